import { entityAt } from './entities.ts'

/** An element of an XML part of a docx file; names without their namespace prefix. */
export interface Element {
  readonly name: string
  /** Attributes as written. */
  readonly attributes: string
  readonly children: (Element | string)[]
}

/**
 * Parses XML as office programs write it: no DTD, no validation. Linear, and not recursive.
 *
 * @returns the document element, or null where there is none or an element is left open.
 */
export function parseXml(source: string): Element | null {
  const root: Element = { name: '', attributes: '', children: [] }
  const open: Element[] = [root]
  let i = 0
  while (i < source.length) {
    const lt = source.indexOf('<', i)
    if (lt < 0) break
    if (lt > i) {
      const parent = open.at(-1)!
      // Only runs of text matter; white space between elements does not.
      if (parent.name === 't' || parent.name === 'delText') parent.children.push(decodeXml(source.slice(i, lt)))
    }
    if (source.startsWith('<!--', lt)) {
      const close = source.indexOf('-->', lt + 4)
      if (close < 0) return null
      i = close + 3
      continue
    }
    if (source.startsWith('<![CDATA[', lt)) {
      const close = source.indexOf(']]>', lt)
      if (close < 0) return null
      open.at(-1)!.children.push(source.slice(lt + 9, close))
      i = close + 3
      continue
    }
    const gt = tagEnd(source, lt)
    if (gt < 0) return null
    const next = source[lt + 1]
    if (next === '?' || next === '!') {
      i = gt + 1
      continue
    }
    if (next === '/') {
      const name = localName(source.slice(lt + 2, gt).trim())
      if (open.length < 2 || open.at(-1)!.name !== name) return null
      open.pop()
    } else {
      const empty = source[gt - 1] === '/'
      const inner = source.slice(lt + 1, empty ? gt - 1 : gt)
      const space = inner.search(/\s/)
      const element: Element = {
        name: localName(space < 0 ? inner : inner.slice(0, space)),
        attributes: space < 0 ? '' : inner.slice(space),
        children: [],
      }
      open.at(-1)!.children.push(element)
      if (!empty) open.push(element)
    }
    i = gt + 1
  }
  if (open.length !== 1) return null
  return elementsOf(root)[0] ?? null
}

/** End of a tag: the first > outside quotes. */
function tagEnd(source: string, from: number): number {
  let quote = ''
  for (let i = from + 1; i < source.length; i++) {
    const c = source[i]!
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i
  }
  return -1
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const entity = text[i] === '&' ? entityAt(text, i) : null
    if (entity === null) out += text[i]
    else {
      out += entity.text
      i += entity.length - 1
    }
  }
  return out
}

export const elementsOf = (element: Element): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string')

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child): child is Element => typeof child !== 'string' && child.name === name)

/** Value of an attribute, whatever its prefix. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined
  const { attributes } = element
  for (let from = attributes.indexOf(name); from >= 0; from = attributes.indexOf(name, from + 1)) {
    const before = attributes[from - 1]
    if (before !== ':' && before !== undefined && !/\s/.test(before)) continue
    const match = /^\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(from + name.length))
    if (match !== null) return decodeXml(match[1] ?? match[2] ?? '')
  }
  return undefined
}

export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
