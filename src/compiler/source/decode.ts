import type { SourceDocument } from '../../model/reading.ts'

/** How some bytes were decoded, and the text without its byte order mark. */
export interface Decoded {
  readonly text: string
  readonly encoding: NonNullable<SourceDocument['encoding']>
}

const SAMPLE = 256 * 1024

/** Decodes a text by its content: UTF-8, UTF-16 or GB18030. Null when the bytes are no text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes, 'utf-8')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  const wide = wideEncoding(bytes)
  if (wide !== null) return decoded(bytes, wide)
  const utf8 = faults(bytes, 'utf-8')
  if (utf8 === 0) return decoded(bytes, 'utf-8')
  const gb = faults(bytes, 'gb18030')
  // A few bad bytes in UTF-8 read as GB18030 without complaint, but as rare characters.
  const sample = bytes.subarray(0, SAMPLE)
  if (utf8 < 0.02 && usual(sample, 'utf-8') >= usual(sample, 'gb18030')) return decoded(bytes, 'utf-8')
  if (gb < 0.02) return decoded(bytes, 'gb18030')
  if (utf8 < 0.05) return decoded(bytes, 'utf-8')
  return null
}

function decoded(bytes: Uint8Array, encoding: Decoded['encoding']): Decoded | null {
  const text = new TextDecoder(encoding).decode(bytes)
  return isText(text) ? { text, encoding } : null
}

/** Share of characters that an encoding cannot read. */
function faults(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): number {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return 0
  } catch {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE))
    let bad = 0
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 0xfffd) bad++
    // The cut at the end of the sample breaks at most one character.
    return Math.max(1e-9, bad - 1) / Math.max(1, text.length)
  }
}

/** Share of characters that Chinese running text is full of. */
function usual(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes)
  let found = 0
  for (const character of text) if ('的和，。、发展建设一二三年推进加强工作市区是在了'.includes(character)) found++
  return found / Math.max(1, text.length)
}

/** UTF-16 without a mark: every other byte is 0 for ASCII, or lies in the rows of Han characters. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 4) return null
  const high = [0, 0]
  for (let i = 0; i < length; i++) {
    const b = bytes[i]!
    if (b === 0 || (b >= 0x4e && b <= 0x9f) || b === 0x30 || b === 0xff) high[i & 1]!++
  }
  const pairs = length / 2
  const le = new TextDecoder('utf-16le').decode(bytes.subarray(0, length))
  const be = new TextDecoder('utf-16be').decode(bytes.subarray(0, length))
  const good = (text: string) => {
    let n = 0
    for (const c of text) {
      const code = c.codePointAt(0)!
      if (
        (code >= 0x4e00 && code <= 0x9fff) ||
        (code >= 0x20 && code < 0x7f) ||
        (code >= 0x3000 && code <= 0x3020) ||
        (code >= 0xff00 && code <= 0xff65) ||
        code === 10 ||
        code === 13
      )
        n++
    }
    return n / Math.max(1, text.length)
  }
  // The first Han row holds few usual characters; a text of UTF-8 or GB read this way is scattered over all planes.
  if (high[1]! > pairs * 0.9 && good(le) > 0.95 && usual(bytes.subarray(0, length), 'utf-16le') > 0.02)
    return 'utf-16le'
  if (high[0]! > pairs * 0.9 && good(be) > 0.95 && usual(bytes.subarray(0, length), 'utf-16be') > 0.02)
    return 'utf-16be'
  return null
}

/** Whether decoded characters are text: hardly any controls. */
function isText(text: string): boolean {
  const length = Math.min(text.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a && code !== 0x1b) || code === 0x7f) controls++
  }
  return controls <= length * 0.005 + 2
}
