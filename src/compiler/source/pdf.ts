import type { SourceDocument, SourceMark, SourcePlace, SourceTable } from '../../model/reading.ts'
import { withoutRadicals } from './radicals.ts'

/** A run of characters on a page, in points from the lower left corner. */
export interface Glyphs {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PdfPage {
  readonly glyphs: readonly Glyphs[]
  readonly width: number
  readonly height: number
}

/** A piece of a line that stands apart from its neighbours by more than a character. */
interface Segment {
  text: string
  readonly x: number
  right: number
}

interface PageLine {
  readonly y: number
  readonly height: number
  readonly segments: Segment[]
}

type Range = { readonly start: number; readonly end: number }

/** Rebuilds lines, indents, gaps and tables of a pdf from where its characters stand. */
export function documentFromPages(name: string, pages: readonly PdfPage[]): SourceDocument {
  const chunks: string[] = []
  let length = 0
  const add = (text: string) => {
    const plain = withoutRadicals(text)
    chunks.push(plain)
    length += plain.length
  }
  const places: SourcePlace[] = []
  const tables: SourceTable[] = []
  const marks: SourceMark[] = []
  const lines = layOut(pages)
  const body = usual(lines.map((line) => line.height))
  // Tables go on over pages: they are looked for among the lines without page numbers and running heads.
  const read = lines.filter((line) => !line.furniture)
  const tableEnds = new Map<PlacedLine, PlacedLine[]>()
  for (let i = 0; i < read.length; i++) {
    const end = tableEnd(read, i)
    if (end <= i) continue
    tableEnds.set(read[i]!, read.slice(i, end))
    i = end - 1
  }
  let page = 0
  let pageStart = 0
  const turnPage = (next: number) => {
    if (page > 0) places.push({ start: pageStart, end: length, page })
    page = next
    pageStart = length
  }
  const inTable = new Set<PlacedLine>()
  for (const [i, line] of lines.entries()) {
    if (line.page !== page) turnPage(line.page)
    if (inTable.has(line)) continue
    const rows = tableEnds.get(line)
    if (rows !== undefined) {
      for (const row of rows) inTable.add(row)
      if (length > pageStart) add('\n')
      const from = length
      const grid = addTable(rows, add, () => length)
      tables.push({ start: from, end: length, rows: grid })
      add('\n')
      continue
    }
    const above = lines[i - 1]
    if (above?.page === line.page && line.spacing > 0 && above.y - line.y > line.spacing * 1.7) add('\n')
    const from = length
    const indent = line.segments[0]!.x - line.left
    // A first line set in by two characters; a line set far in is centred.
    if (indent > line.height * 1.2 && indent < line.height * 3.2 && !line.furniture) add('　　')
    add(line.segments.map((segment) => segment.text).join('   '))
    if (line.furniture) marks.push({ start: from, end: length, kind: 'furniture' })
    else if (line.height > body * 1.12 && length - from <= 60) marks.push({ start: from, end: length, kind: 'bold' })
    add('\n')
  }
  turnPage(0)
  return { name, format: 'pdf', text: chunks.join(''), places, tables, marks }
}

interface PlacedLine extends PageLine {
  /** 1-based page. */
  readonly page: number
  /** Left margin and line spacing of its page. */
  readonly left: number
  readonly spacing: number
  /** A page number or running head. */
  readonly furniture: boolean
}

const wordsOf = (line: PageLine) => line.segments.map((segment) => segment.text).join('')

function layOut(pages: readonly PdfPage[]): PlacedLine[] {
  const pageLines = pages.map(linesOfPage)
  // What stands at the edge of page after page, whatever its number, is a running head.
  const edges = new Map<string, number>()
  const edgeKey = (line: PageLine) => wordsOf(line).replace(/[0-9\s]/g, '')
  for (const lines of pageLines) {
    for (const line of new Set([lines[0], lines[1], lines.at(-1), lines.at(-2)])) {
      if (line === undefined || wordsOf(line).length > 50) continue
      edges.set(edgeKey(line), (edges.get(edgeKey(line)) ?? 0) + 1)
    }
  }
  return pageLines.flatMap((lines, index) => {
    const page = pages[index]!
    const left = usual(lines.map((line) => Math.round(line.segments[0]!.x)))
    const spacing = usual(lines.slice(1).map((line, i) => Math.round(lines[i]!.y - line.y)))
    return lines.map((line, i) => {
      const outer = i < 2 || i >= lines.length - 2
      const repeated = (edges.get(edgeKey(line)) ?? 0) >= Math.max(3, pages.length * 0.3)
      const furniture =
        (isAtEdge(line, page) && isPageNumber(line)) ||
        (outer && isAtEdge(line, page) && repeated && !/[。，；]/.test(wordsOf(line)))
      return { ...line, page: index + 1, left, spacing, furniture }
    })
  })
}

const isAtEdge = (line: PageLine, page: PdfPage) => line.y < page.height * 0.12 || line.y > page.height * 0.88

const isPageNumber = (line: PageLine) =>
  /^[\s\-—–·.]{0,6}(?:第\s{0,3})?[0-9０-９ivxIVX]{1,4}(?:\s{0,3}页)?(?:\s{0,3}[/共]\s{0,3}[0-9]{1,4}\s{0,3}页?)?[\s\-—–·.]{0,6}$/.test(
    wordsOf(line),
  )

/** The most frequent value, 0 for none. */
function usual(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = 0
  let most = 0
  for (const value of values) {
    const key = Math.round(value * 2) / 2
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count > most) {
      most = count
      best = key
    }
  }
  return best
}

/** Lines of a page from the top down; runs on nearly one height are one line. */
function linesOfPage(page: PdfPage): PageLine[] {
  const runs = page.glyphs.filter((run) => run.text.trim() !== '').toSorted((a, b) => b.y - a.y || a.x - b.x)
  const lines: { y: number; height: number; runs: Glyphs[] }[] = []
  for (const run of runs) {
    const last = lines.at(-1)
    // Raised and lowered digits stand within half a line of their neighbours.
    if (last !== undefined && last.y - run.y < Math.max(last.height, run.height) * 0.5) {
      last.runs.push(run)
      if (run.height > last.height) last.height = run.height
    } else lines.push({ y: run.y, height: run.height, runs: [run] })
  }
  return lines.map(({ y, height, runs: own }) => {
    own.sort((a, b) => a.x - b.x)
    const segments: Segment[] = []
    for (const run of own) {
      const last = segments.at(-1)
      const gap = last === undefined ? 0 : run.x - last.right
      if (last === undefined || gap > height * 0.9) {
        segments.push({ text: run.text.trim(), x: run.x, right: run.x + run.width })
        continue
      }
      // The same characters set twice a hair apart, to look bold.
      if (run.text.trim() !== '' && last.text.endsWith(run.text.trim()) && gap < -run.width * 0.8) continue
      if (gap > height * 0.25 && /[0-9A-Za-z%]$/.test(last.text) && /^[0-9A-Za-z]/.test(run.text)) last.text += ' '
      last.text += run.text
      last.right = Math.max(last.right, run.x + run.width)
    }
    return { y, height, segments }
  })
}

const NUMBER = /^[〔[（(<＜≤≥]?[-+−－]?[0-9０-９][0-9０-９.,，．]*[%％‰]?[〕\]）)]?$/

/** End of the table that begins at a line; the line itself where none does. */
function tableEnd(lines: readonly PageLine[], from: number): number {
  if (lines[from]!.segments.length < 2) return from
  let end = from
  let wide = 0
  let numbers = 0
  while (end < lines.length) {
    const { segments } = lines[end]!
    if (segments.length < 2) {
      // A cell broken in two, or a group's name, between rows.
      const next = lines[end + 1]
      const text = segments[0]!.text
      if (next === undefined || next.segments.length < 2 || text.length > 14 || /[。；]/.test(text)) break
    }
    if (segments.length >= 3) wide++
    if (segments.some((segment) => NUMBER.test(segment.text.replace(/\s/g, '')))) numbers++
    if (segments.some((segment) => segment.text.length > 60)) break
    end++
  }
  return end - from >= 2 && (wide >= 2 || (numbers >= 2 && end - from >= 3)) && numbers >= 1 ? end : from
}

/** Writes a table's text and says where its cells are; what stands under one another is a column. */
function addTable(lines: readonly PageLine[], add: (text: string) => void, length: () => number): Range[][] {
  const columns = columnsOf(lines)
  const rows: Range[][] = []
  for (const line of lines) {
    const row: Range[] = columns.map(() => ({ start: length(), end: length() }))
    for (const [i, segment] of line.segments.entries()) {
      if (i > 0) add('\t')
      const start = length()
      add(segment.text)
      const column = columns.findIndex(({ x, right }) => Math.min(right, segment.right) - Math.max(x, segment.x) > 0)
      const at = column < 0 ? Math.min(i, columns.length - 1) : column
      if (row[at]!.end > row[at]!.start) row[at] = { start: row[at]!.start, end: length() }
      else row[at] = { start, end: length() }
    }
    add('\n')
    // Empty cells stand where the next begins, so that offsets rise.
    let position = rows.at(-1)?.at(-1)?.end ?? row.find((cell) => cell.end > cell.start)?.start ?? 0
    for (const [i, cell] of row.entries()) {
      if (cell.end > cell.start) position = cell.end
      else row[i] = { start: position, end: position }
    }
    rows.push(row)
  }
  return rows
}

function columnsOf(lines: readonly PageLine[]): { x: number; right: number }[] {
  const columns: { x: number; right: number }[] = []
  const most = Math.max(...lines.map((line) => line.segments.length))
  // The fullest rows say where columns are; a head that spans several would merge them.
  for (const line of lines) {
    if (line.segments.length < most) continue
    for (const segment of line.segments) {
      const column = columns.find(({ x, right }) => Math.min(right, segment.right) - Math.max(x, segment.x) > 0)
      if (column === undefined) columns.push({ x: segment.x, right: segment.right })
      else {
        column.x = Math.min(column.x, segment.x)
        column.right = Math.max(column.right, segment.right)
      }
    }
  }
  return columns.sort((a, b) => a.x - b.x)
}
