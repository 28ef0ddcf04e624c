import type { Block, SourceDocument } from '../../model/reading.ts'
import { markContents } from './contents.ts'
import { isBareNumber, isChrome, isMarkedPageNumber } from './furniture.ts'
import { splitGluedHeadings } from './glued.ts'
import { joinLines } from './joining.ts'
import type { Line } from './lines.ts'
import { linesFromHtml } from './lines-from-html.ts'
import { linesFromMarkdown } from './lines-from-markdown.ts'
import { linesFromPages } from './lines-from-pages.ts'
import { linesFromText } from './lines-from-text.ts'
import { splitLongLines } from './long-lines.ts'
import { lineAt, lineStarts } from './positions.ts'
import { type ReadLine, readLine } from './read-line.ts'
import { nameTables, rowBlock, rowsFromText } from './tables.ts'

export { readingOf } from './reading.ts'

/**
 * Cuts a source text into blocks of reading text: paragraphs joined over broken lines and pages, headings whole,
 * contents lists, front matter and page furniture told apart, tables as rows of cells.
 */
export function blocksFromSource(document: SourceDocument): Block[] {
  const lines = splitLongLines(linesOf(document)).map(readLine)
  const read = splitGluedHeadings(joinLines(markFront(markContents(withoutFurniture(rowsFromText(lines))))))
  const starts = lineStarts(document.text)
  const blocks: Block[] = []
  for (const line of read) {
    const block = blockOf(line, starts)
    if (block !== null) blocks.push(block)
  }
  return nameTables(blocks)
}

function linesOf(document: SourceDocument): Line[] {
  switch (document.format) {
    case 'markdown':
      return linesFromMarkdown(document)
    case 'html':
      return linesFromHtml(document)
    case 'docx':
    case 'pdf':
      return linesFromPages(document)
    default:
      return linesFromText(document)
  }
}

/** Takes out page numbers and marks web-page chrome and running heads as front matter. */
function withoutFurniture(lines: ReadLine[]): ReadLine[] {
  const out: ReadLine[] = []
  const pages = bareNumberPages(lines)
  const running = runningHeads(lines, pages)
  let broken: Line['before'] = 'line'
  for (const [i, line] of lines.entries()) {
    const { text } = line.reading
    const page = line.as === 'text' && (isMarkedPageNumber(text) || pages.has(i) || running.has(i))
    if (page) {
      broken = 'page'
      continue
    }
    const before = broken === 'page' ? 'page' : line.before
    broken = 'line'
    if (line.as === 'text' && line.level === undefined && isChrome(text)) out.push({ ...line, before, as: 'front' })
    else out.push(before === line.before ? line : { ...line, before })
  }
  return out
}

/** Lines of digits alone that count pages: one higher than the last such line, with text between. */
function bareNumberPages(lines: readonly ReadLine[]): Set<number> {
  const candidates: number[] = []
  for (const [i, line] of lines.entries()) {
    if (line.as === 'text' && isBareNumber(line.reading.text)) candidates.push(i)
  }
  const pages = new Set<number>()
  const valueAt = (i: number) => Number(lines[i]!.reading.text)
  for (const [k, i] of candidates.entries()) {
    const previous = candidates[k - 1]
    const next = candidates[k + 1]
    const follows = previous !== undefined && i - previous >= 4 && valueAt(i) === valueAt(previous) + 1
    const precedes = next !== undefined && next - i >= 4 && valueAt(next) === valueAt(i) + 1
    // Within a broken sentence even a single one is the page's.
    const above = lines[i - 1]
    const below = lines[i + 1]
    const within =
      valueAt(i) < 1000 &&
      above !== undefined &&
      below !== undefined &&
      above.as === 'text' &&
      below.as === 'text' &&
      below.marker === null &&
      above.width >= 12 &&
      below.width >= 6 &&
      /[，、\u4e00-\u9fff]$/.test(above.reading.text) &&
      /[，。；]/.test(above.reading.text + below.reading.text)
    if (follows || precedes || within) pages.add(i)
  }
  return pages
}

/** Short lines repeated at the edges of pages. */
function runningHeads(lines: readonly ReadLine[], pages: ReadonlySet<number>): Set<number> {
  const atEdge = new Map<string, number[]>()
  const isPage = (i: number) => {
    const line = lines[i]
    return line !== undefined && line.as === 'text' && (pages.has(i) || isMarkedPageNumber(line.reading.text))
  }
  for (const [i, line] of lines.entries()) {
    if (line.as !== 'text' || line.width > 45 || /[。；]/.test(line.reading.text)) continue
    if (line.before === 'page' || isPage(i - 1) || isPage(i + 1) || lines[i + 1]?.before === 'page') {
      const seen = atEdge.get(line.reading.text)
      if (seen === undefined) atEdge.set(line.reading.text, [i])
      else seen.push(i)
    }
  }
  const running = new Set<number>()
  for (const seen of atEdge.values()) if (seen.length >= 3) for (const i of seen) running.add(i)
  return running
}

const SENTENCE = /[。！？]/
/** Kinds of document, with what stands in brackets behind: （草案）, （节选）, (2022年更新). */
const TITLE = /(?:规划|纲要|报告|公报|计划|意见|方案|建议)(?:[（(][^（()）]{1,24}[）)]){0,2}$/

/** Title, date, author and salutation: all before the first heading or the first paragraph of running text. */
function markFront(lines: ReadLine[]): ReadLine[] {
  const limit = Math.min(lines.length, 400)
  let end = 0
  for (; end < limit; end++) {
    const line = lines[end]!
    if (line.as !== 'text') {
      if (line.as === 'row' || line.as === 'note') break
      continue
    }
    const { text } = line.reading
    if (line.marker !== null && ['part', 'chapter', 'section', 'han', 'han-brackets', 'box'].includes(line.marker.kind))
      break
    if (line.level !== undefined) {
      if (end > 30 || !TITLE.test(text) || line.level > 1) {
        if (!(line.level <= 2 && TITLE.test(text))) break
      }
      continue
    }
    if (isSalutation(text)) continue
    if (SENTENCE.test(text) && line.width >= 12) break
    if (line.width >= 60) break
    // A line that opens a sentence and goes on in the next.
    if (line.width >= 24 && /[，；]/.test(text) && !TITLE.test(text)) break
    if (line.marker?.kind === 'number' && !/^20[0-9]{2}/.test(text)) break
  }
  // All front and nothing else: then it is no front.
  const body = lines.slice(end).some((line) => line.as === 'text' || line.as === 'row')
  if (!body) {
    const sentences = lines.findIndex((line) => SENTENCE.test(line.reading.text))
    end = sentences < 0 ? 0 : sentences
  }
  return lines.map((line, i) => (i < end && line.as === 'text' ? { ...line, as: 'front' as const } : line))
}

export const isSalutation = (text: string) =>
  /^(?:各位[^，。]{1,16}|同志们|主席团)(?:、[^，。]{1,12}){0,3}：$/.test(text)

function blockOf(line: ReadLine, starts: Uint32Array): Block | null {
  if (line.as === 'image') {
    const at = Uint32Array.of(line.raw.at === null ? line.raw.base : (line.raw.at[0] ?? line.raw.base))
    return { kind: 'image', reading: { text: '', at: at.subarray(0, 0) }, line: lineAt(starts, at[0]!) }
  }
  if (line.as === 'row') return rowBlock(line, starts)
  const { text, at, gaps } = line.reading
  if (text === '') return null
  const shared = {
    reading: { text, at },
    line: lineAt(starts, at[0]!),
    ...(line.level === undefined ? {} : { level: line.level }),
    ...(line.bold === true ? { bold: true } : {}),
    ...(line.frame === undefined ? {} : { frame: line.frame }),
    ...(line.marker === null ? {} : { marker: line.marker.length }),
    ...(gaps.length > 0 && text.length <= 200 ? { gaps } : {}),
  }
  if (line.as !== 'text') return { kind: line.as, ...shared }
  const marker = line.marker?.kind
  if (marker === 'box' || marker === 'table' || marker === 'figure') {
    if (line.width <= 60 && !/[。；]/.test(text) && !/^(?:表|图)[^，]{0,30}(?:显示|表明|所示)/.test(text)) {
      return { kind: 'caption', ...shared }
    }
  }
  if (marker === 'part' || marker === 'chapter' || marker === 'section') return { kind: 'heading', ...shared }
  if (line.level !== undefined && line.width <= 60) return { kind: 'heading', ...shared }
  if (/^注释?：|^[（(]?注[）)]?[0-9]?[：:]|^(?:资料|数据)来源：/.test(text)) return { kind: 'note', ...shared }
  if (line.as === 'text' && /^\[[0-9]{1,3}\]/.test(text)) return { kind: 'note', ...shared }
  return { kind: 'paragraph', ...shared }
}
