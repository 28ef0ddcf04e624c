/** What an XML text holds, one after another. Names come without their prefix: `x:row` is `row`. */
export interface XmlListener {
  readonly opened: (name: string, attributes: string) => void
  readonly closed: (name: string) => void
  /** Text between two tags, entities resolved. */
  readonly text: (text: string) => void
}

/** The text is no XML that a spreadsheet program writes. */
export class BrokenXml extends Error {}

/** A cell holds 32,767 characters at most; a piece that never ends would be read again and again. */
const LONGEST = 2_000_000

/**
 * Reads XML in pieces as they come, for files that are too large to hold as a tree. It knows elements, attributes, text,
 * CDATA, comments and processing instructions, which is what spreadsheet files are made of; it resolves the five named
 * entities and numbers, and nothing else, so that no entity can blow up.
 */
export function createXmlReader(listener: XmlListener): { readonly write: (piece: string) => void } {
  let rest = ''
  return {
    write(piece) {
      if (rest.length > LONGEST) throw new BrokenXml(`a tag or text of more than ${LONGEST} characters`)
      const text = rest + piece
      let at = 0
      for (;;) {
        const open = text.indexOf('<', at)
        if (open === -1) {
          // Text is handed on whole; what follows it may come with the next piece.
          rest = text.slice(at)
          return
        }
        if (open > at) listener.text(unescaped(text.slice(at, open)))
        const special = skipSpecial(text, open, listener)
        if (special === 'incomplete') break
        if (special !== null) {
          at = special
          continue
        }
        const close = closeOf(text, open)
        if (close === -1) break
        const isEnd = text.charCodeAt(open + 1) === SLASH
        const isEmpty = text.charCodeAt(close - 1) === SLASH
        const inner = text.slice(open + (isEnd ? 2 : 1), isEmpty ? close - 1 : close)
        const space = inner.search(/\s/)
        const qualified = space === -1 ? inner : inner.slice(0, space)
        const name = qualified.slice(qualified.indexOf(':') + 1)
        if (isEnd) listener.closed(name)
        else {
          listener.opened(name, space === -1 ? '' : inner.slice(space + 1))
          if (isEmpty) listener.closed(name)
        }
        at = close + 1
      }
      rest = text.slice(text.indexOf('<', at))
    },
  }
}

const SLASH = 0x2f

/** Where a comment, CDATA section or instruction ends; null when there is none here. */
function skipSpecial(text: string, open: number, listener: XmlListener): number | 'incomplete' | null {
  const next = text.charCodeAt(open + 1)
  if (Number.isNaN(next)) return 'incomplete'
  const mark = String.fromCharCode(next)
  if (mark !== '!' && mark !== '?') return null
  if (text.length < open + 9) return text.includes('>', open) ? null : 'incomplete'
  const [start, end] =
    mark === '?'
      ? ['<?', '?>']
      : text.startsWith('<!--', open)
        ? ['<!--', '-->']
        : text.startsWith('<![CDATA[', open)
          ? ['<![CDATA[', ']]>']
          : ['<!', '>']
  const close = text.indexOf(end, open + start.length)
  if (close === -1) return 'incomplete'
  if (start === '<![CDATA[') listener.text(text.slice(open + start.length, close))
  return close + end.length
}

/** The `>` of a tag; one inside an attribute's quotes is none. */
function closeOf(text: string, open: number): number {
  let quote = 0
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) quote = code
    else if (code === 0x3e) return i
  }
  return -1
}

/** The value of an attribute, by its name without prefix; null when it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  let at = 0
  for (;;) {
    const equals = attributes.indexOf('=', at)
    if (equals === -1) return null
    const key = attributes.slice(at, equals).trim()
    const first = firstQuote(attributes, equals + 1)
    if (first === -1) return null
    const close = attributes.indexOf(attributes.charAt(first), first + 1)
    if (close === -1) return null
    if (key === name || key.endsWith(`:${name}`)) return unescaped(attributes.slice(first + 1, close))
    at = close + 1
  }
}

function firstQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22 || code === 0x27) return i
  }
  return -1
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
