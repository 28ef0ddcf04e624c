import type { SourceDocument } from '../../model/reading.ts'
import { isSpace } from './characters.ts'
import { entityAt } from './entities.ts'
import { type Cell, rowsOfGrid } from './grid.ts'
import type { Line } from './lines.ts'
import { markerOf } from './markers.ts'
import { isNoteMark } from './note-marks.ts'
import { normalise, type Raw } from './reading.ts'

/** Elements that begin a line of their own. */
const BLOCK = new Set(
  'address article blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements whose content nobody reads. */
const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'textarea',
  'select',
  'head',
])
/** Elements of the page around the document. */
const AROUND = new Set(['nav', 'footer', 'aside', 'form', 'button', 'menu'])
const AROUND_CLASS =
  /\b(?:class|id)\s{0,3}=\s{0,3}["']?[^"'>]{0,120}\b(?:nav|navbar|menu|footer|foot|breadcrumb|crumbs?|share|bdshare|print|copyright|sidebar|side-bar|toolbar|pagination|related|qrcode|position|dqwz|weizhi)\b/i
const ESCAPED_TAG =
  /^&lt;(\/?)(p|br|div|span|strong|b|em|td|th|tr|table|tbody|h[1-6]|font|a|ul|li|section|article)(?=[\s/&])([^<>]{0,300}?)&gt;/i

interface Table {
  rows: Cell[][]
  row: Cell[] | null
  cell: { lines: Line[]; colspan: number; rowspan: number; head: boolean } | null
  number: number
}

/**
 * Cuts HTML into lines as a browser would lay them out. Reads whatever is there: tags need not match, attributes may be
 * broken, the whole page may be one line. Navigation, buttons and imprint come out as front matter.
 */
export function linesFromHtml(document: SourceDocument): Line[] {
  const { text: source } = document
  const lines: Line[] = []
  const tables: Table[] = []
  let tableCount = 0
  let frames = 0
  let parts: string[] = []
  let at: number[] = []
  let boldLength = 0
  let linkLength = 0
  let visible = 0
  let bold = 0
  let link = 0
  let level: number | undefined
  let pre = 0
  let item = false
  let gap = true
  const around: { name: string; depth: number; first: number }[] = []

  const sink = () => tables.at(-1)?.cell?.lines ?? lines
  const keep = (text: string, offset: number) => {
    for (let k = 0; k < text.length; k++) {
      parts.push(text[k]!)
      at.push(offset)
    }
    if (isSpace(text.charCodeAt(0))) return
    visible += text.length
    if (bold > 0 || level !== undefined) boldLength += text.length
    if (link > 0) linkLength += text.length
  }
  const flush = () => {
    if (visible > 0) {
      let start = 0
      let end = parts.length
      while (start < end && isSpace(parts[start]!.charCodeAt(0))) start++
      while (end > start && isSpace(parts[end - 1]!.charCodeAt(0))) end--
      const indent = parts.slice(0, start).filter((c) => c === '\u3000' || c === '\u00a0' || c === '\u2003').length
      const raw: Raw = { text: parts.slice(start, end).join(''), at: Uint32Array.from(at.slice(start, end)), base: 0 }
      const linked = linkLength >= visible * 0.9 && visible <= 60
      const chrome = around.length > 0 || (linked && item && markerOf(normalise(raw).text) === null)
      sink().push({
        raw,
        before: gap ? 'gap' : 'line',
        as: chrome ? 'front' : 'text',
        ...(level === undefined ? {} : { level }),
        ...(boldLength >= visible * 0.95 && level === undefined ? { bold: true } : {}),
        indented: indent >= 2,
      })
      gap = false
    }
    parts = []
    at = []
    boldLength = 0
    linkLength = 0
    visible = 0
  }
  const closeCell = () => {
    flush()
    const table = tables.at(-1)
    if (table?.cell == null) return
    table.row ??= []
    table.row.push(table.cell)
    table.cell = null
  }
  const closeRow = () => {
    closeCell()
    const table = tables.at(-1)
    if (table?.row == null) return
    table.rows.push(table.row)
    table.row = null
  }
  const closeTable = () => {
    closeRow()
    const table = tables.pop()
    if (table === undefined) return
    const made = rowsOfGrid(table.rows, table.number, () => ++frames)
    // A loop, for a page laid out in one table may hold more lines than a call takes arguments.
    for (const line of made) sink().push(line)
    gap = true
  }

  const tagAt = (i: number, name: string, closing: boolean, attributes: string, end: number): number => {
    if (UNREAD.has(name)) {
      if (closing) return end
      if (name === 'head') {
        const close = indexOfTag(source, '</head', end)
        const title = /<title[^>]{0,200}>/i.exec(
          source.slice(end, Math.min(end + 20000, close < 0 ? end + 20000 : close)),
        )
        if (title !== null) {
          const from = end + title.index + title[0].length
          const to = source.indexOf('<', from)
          if (to > from && to - from < 300) {
            around.push({ name: 'title', depth: 1, first: lines.length })
            for (let k = from; k < to; k++) keep(source[k]!, k)
            flush()
            around.pop()
          }
        }
        return close < 0 ? end : close
      }
      if (/\/\s*$/.test(attributes)) return end
      const close = indexOfTag(source, `</${name}`, end)
      // One that is never closed hides only itself.
      return close < 0 ? end : close
    }
    if (BLOCK.has(name)) flush()
    if (
      AROUND.has(name) ||
      (!closing && (name === 'div' || name === 'ul' || name === 'header') && AROUND_CLASS.test(attributes))
    ) {
      if (!closing) around.push({ name, depth: 0, first: sink().length })
    }
    const inner = around.at(-1)
    if (inner !== undefined && inner.name === name) {
      inner.depth += closing ? -1 : 1
      if (inner.depth <= 0) {
        flush()
        around.pop()
        restoreText(sink(), inner.first)
      }
    }
    switch (name) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        level = closing ? undefined : Number(name[1])
        gap = true
        break
      case 'p':
      case 'div':
      case 'section':
      case 'article':
      case 'ul':
      case 'ol':
        gap = true
        // A heading's end tag that is missing ends at the next paragraph.
        if (!closing) level = undefined
        break
      case 'b':
      case 'strong':
        bold = Math.max(0, bold + (closing ? -1 : 1))
        break
      case 'a':
        link = closing ? 0 : 1
        break
      case 'li':
        item = !closing
        break
      case 'pre':
        pre = Math.max(0, pre + (closing ? -1 : 1))
        break
      case 'img':
        if (!closing && /\b(?:src|alt)\s{0,3}=/i.test(attributes)) {
          flush()
          if (!/(?:icon|logo|ewm|qr|share|btn|button)/i.test(attributes)) {
            sink().push({ raw: { text: '', at: null, base: i }, before: 'line', as: 'image' })
          }
        }
        break
      case 'sup':
        if (!closing && isNoteMark(source, i, end)) {
          const close = source.indexOf('<', end)
          const sup = source.slice(end, end + 300).search(/<\/sup/i)
          return sup >= 0 ? end + sup : close < 0 ? end : close
        }
        break
      case 'table':
        if (closing) closeTable()
        else if (tables.length < 40) {
          gap = true
          tables.push({ rows: [], row: null, cell: null, number: ++tableCount })
        }
        break
      case 'tr':
        closeRow()
        if (!closing && tables.length > 0) tables.at(-1)!.row = []
        break
      case 'td':
      case 'th':
        closeCell()
        if (!closing && tables.length > 0) {
          const span = (key: string) =>
            Math.min(
              60,
              Math.max(
                1,
                Number(new RegExp(`${key}\\s{0,3}=\\s{0,3}["']?([0-9]{1,3})`, 'i').exec(attributes)?.[1] ?? 1),
              ),
            )
          tables.at(-1)!.cell = { lines: [], colspan: span('colspan'), rowspan: span('rowspan'), head: name === 'th' }
        }
        break
    }
    return end
  }

  for (let i = 0; i < source.length; i++) {
    const c = source[i]!
    if (c === '<') {
      if (source.startsWith('<!--', i)) {
        const close = source.indexOf('-->', i + 4)
        i = close < 0 ? i + 3 : close + 2
        continue
      }
      const tag = tagOpening(source, i)
      if (tag !== null) {
        i = tagAt(i, tag.name, tag.closing, tag.attributes, tag.end) - 1
        continue
      }
      keep(c, i)
      continue
    }
    if (c === '&') {
      const escaped = source.startsWith('&lt;', i) ? ESCAPED_TAG.exec(source.slice(i, i + 330)) : null
      if (escaped !== null) {
        const end = i + escaped[0].length
        i = tagAt(i, escaped[2]!.toLowerCase(), escaped[1] === '/', escaped[3]!, end) - 1
        continue
      }
      const entity = entityAt(source, i)
      if (entity !== null) {
        keep(entity.text, i)
        i += entity.length - 1
        continue
      }
    }
    if (pre > 0 && c === '\n') {
      flush()
      continue
    }
    keep(c === '\n' || c === '\r' || c === '\t' ? ' ' : c, i)
  }
  flush()
  while (tables.length > 0) closeTable()
  // An element around the page that was never closed would take the document with it.
  for (const { first } of around) restoreText(lines, first, true)
  return lines
}

/** Gives back lines marked as page furniture when they are too much text for that. */
function restoreText(lines: Line[], first: number, always = false) {
  let length = 0
  let sentences = 0
  for (let k = first; k < lines.length; k++) {
    const { text } = lines[k]!.raw
    length += text.length
    if (text.includes('。')) sentences++
  }
  if (!always && (length < 600 || sentences < 4)) return
  for (let k = first; k < lines.length; k++) if (lines[k]!.as === 'front') lines[k] = { ...lines[k]!, as: 'text' }
}

/** Where an end tag stands, whatever its case; looked for in the two spellings that occur. */
function indexOfTag(source: string, tag: string, from: number): number {
  const lower = source.indexOf(tag, from)
  if (lower >= 0) return lower
  return source.indexOf(tag.toUpperCase(), from)
}

const NAME = /^<(\/?)([A-Za-z][A-Za-z0-9:]{0,20})(?=[\s/>"'=\u3000]|$)/

/** The tag at `i`; null where < is only a sign. A quote left open does not swallow what follows. */
function tagOpening(
  source: string,
  i: number,
): { name: string; closing: boolean; attributes: string; end: number } | null {
  const next = source[i + 1]
  if (next === '!' || next === '?') {
    const close = source.indexOf('>', i)
    return close < 0 || close - i > 2000 ? null : { name: '!', closing: false, attributes: '', end: close + 1 }
  }
  const match = NAME.exec(source.slice(i, i + 26))
  if (match === null) return null
  const window = source.slice(i, i + 4000)
  let close = window.indexOf('>')
  if (close < 0) return null
  const open = window.indexOf('<', 1)
  // A tag that lost its end: it ends where the next begins.
  if (open > 0 && open < close && !/["'][^"']*$/.test(window.slice(0, open).slice(-400))) {
    return { name: nameOf(match[2]!), closing: match[1] === '/', attributes: '', end: i + match[0].length }
  }
  const quotes = (text: string) => text.length - text.replaceAll('"', '').length
  if (quotes(window.slice(0, close)) % 2 === 1) {
    const second = window.indexOf('>', close + 1)
    if (second > 0 && second - close < 300 && quotes(window.slice(0, second)) % 2 === 0) close = second
  }
  return {
    name: nameOf(match[2]!),
    closing: match[1] === '/',
    attributes: window.slice(match[0].length, close),
    end: i + close + 1,
  }
}

const nameOf = (text: string) => text.toLowerCase()
