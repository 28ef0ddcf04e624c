import type { SourceFormat } from '../../model/reading.ts'
import type { Bilingual } from '../../model/system.ts'

/** What a file is by its first bytes; 'text' is decoded and looked at further. */
export type Container =
  | { readonly kind: 'text' | 'pdf' | 'zip' | 'compound' }
  | { readonly kind: 'other'; readonly what: Bilingual }
  | { readonly kind: 'unknown' }

const starts = (bytes: Uint8Array, ...values: number[]) => values.every((value, i) => bytes[i] === value)

/** What a file is, by its bytes alone. */
export function containerOf(bytes: Uint8Array): Container {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return { kind: 'zip' }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { kind: 'compound' }
  const head = latin(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (head.startsWith('{\\rtf')) return { kind: 'other', what: { zh: 'RTF 文档', en: 'an RTF document' } }
  if (/^MIME-Version:|^From: .{0,80}\n/i.test(head)) {
    return { kind: 'other', what: { zh: '网页存档（MHTML）', en: 'a web archive (MHTML)' } }
  }
  const image: Bilingual = { zh: '图片', en: 'a picture' }
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff) || head.startsWith('GIF8')) {
    return { kind: 'other', what: image }
  }
  if (starts(bytes, 0x49, 0x49, 0x2a, 0) || starts(bytes, 0x4d, 0x4d, 0, 0x2a) || starts(bytes, 0x42, 0x4d)) {
    return starts(bytes, 0x42, 0x4d) && !bytes.subarray(0, 200).includes(0)
      ? { kind: 'text' }
      : { kind: 'other', what: image }
  }
  const archive: Bilingual = { zh: '压缩包', en: 'an archive' }
  if (starts(bytes, 0x1f, 0x8b) || starts(bytes, 0x52, 0x61, 0x72, 0x21) || starts(bytes, 0x37, 0x7a, 0xbc, 0xaf)) {
    return { kind: 'other', what: archive }
  }
  if (starts(bytes, 0x7f, 0x45, 0x4c, 0x46) || (starts(bytes, 0x4d, 0x5a) && bytes.subarray(0, 512).includes(0))) {
    return { kind: 'unknown' }
  }
  return { kind: 'text' }
}

function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Whether a UTF-16 name stands in the directory of a compound file (old Office, or encrypted new Office). */
export function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = new Uint8Array(name.length * 2)
  for (let i = 0; i < name.length; i++) wanted[i * 2] = name.charCodeAt(i)
  const last = Math.min(bytes.length, 64 * 1024 * 1024) - wanted.length
  // Entries of the directory begin at multiples of 64 bytes.
  for (let at = 0; at <= last; at += 64) {
    let k = 0
    while (k < wanted.length && bytes[at + k] === wanted[k]) k++
    if (k === wanted.length) return true
  }
  return false
}

/** Which text format a decoded text is in: by what it holds, and by its name where it holds nothing telling. */
export function textFormatOf(name: string, text: string): SourceFormat {
  const head = text.slice(0, 20000)
  const tags =
    head.match(/<\/?(?:html|head|body|meta|div|p|br|span|table|tr|td|section|article|h[1-6])\b[^<>]{0,300}>/gi)
      ?.length ?? 0
  const escaped = head.match(/&lt;\/?(?:p|br|div|span|table|tr|td)\b/gi)?.length ?? 0
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(head)) return 'html'
  if (/\.x?html?$|\.shtml$|\.aspx?$|\.jsp$/i.test(name) && (tags > 0 || escaped > 0)) return 'html'
  const markdown =
    (head.match(/^#{1,6}[ \t\u3000]\S/gm)?.length ?? 0) + (/^\|[ \t:|-]{3,200}\|?[ \t]*$/m.test(head) ? 2 : 0)
  if (/\.(?:md|markdown|mkd)$/i.test(name)) return tags >= 12 && markdown === 0 ? 'html' : 'markdown'
  if (tags >= 3 || escaped >= 6) return markdown >= 2 && tags < 20 ? 'markdown' : 'html'
  if (markdown >= 2 || /^---\s*\n(?:[a-z_]{1,20}: .{0,400}\n){1,20}-{3,}\s*\n/i.test(head)) return 'markdown'
  return 'txt'
}
