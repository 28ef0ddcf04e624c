import type { Block } from '../../model/reading.ts'
import { lineAt } from './positions.ts'
import type { ReadLine } from './read-line.ts'
import { isNumberRow, normalise, type Raw, sliceRaw } from './reading.ts'

const NUMERIC =
  /^[-+〔[（(＜<≥≤>]{0,2}[-+]?[0-9][0-9.]*[%‰]?(?:[〕\]）)]|以上|以下|左右|以内)?$|^(?:—{1,2}|-{1,2}|\/|…)$/

const isNumeric = (cell: string) => NUMERIC.test(cell)

/** Turns lines of a table that lost its lines into rows: a label and numbers set apart, or columns set apart. */
export function rowsFromText(lines: readonly ReadLine[]): ReadLine[] {
  let table = 0
  for (const line of lines) if (line.table !== undefined && line.table > table) table = line.table
  const cellsOf = lines.map((line) => (line.as === 'text' ? cellsOfLine(line) : null))
  const isRow = cellsOf.map((cells, i) => {
    if (cells === null) return false
    const near = cellsOf[i - 1] !== null || cellsOf[i + 1] !== null
    const underCaption = [i - 1, i - 2, i - 3].some((k) => lines[k]?.marker?.kind === 'table' || isUnitLine(lines[k]))
    return near || underCaption
  })
  const out: ReadLine[] = []
  let inTable = false
  for (const [i, line] of lines.entries()) {
    if (!isRow[i]) {
      // Lines of a head, between the caption and the first row.
      const head = headLine(lines, isRow, i)
      if (head !== null) {
        if (!inTable) table++
        inTable = true
        out.push({ ...line, as: 'row', cells: head, table, head: true })
        continue
      }
      inTable = false
      out.push(line)
      continue
    }
    if (!inTable) table++
    inTable = true
    out.push({ ...line, as: 'row', cells: cellsOf[i]!, table })
  }
  return out
}

/** Cells of a line that holds a label and at least two numbers, or three columns one of which is a number. */
function cellsOfLine(line: ReadLine): Raw[] | null {
  const { raw, reading } = line
  if (line.width > 90 || /[。；]/.test(reading.text) || (line.marker !== null && line.marker.kind !== 'number'))
    return null
  if (isNumberRow(raw.text)) {
    const cells = splitRaw(raw, /[ \t\u00a0\u3000]+/g)
    // The label may have spaces of its own: all before the first number is the label.
    const first = cells.findIndex((cell) => isNumeric(normalise(cell).text))
    if (first < 0) return null
    const numbers = cells.slice(first)
    if (numbers.length < 2) return null
    if (first === 0) return cells
    const label = sliceRaw(raw, 0, spanEnd(raw, cells[first - 1]!))
    return [label, ...numbers]
  }
  if (reading.wide.length >= 1) {
    const cells = splitRaw(raw, /[ \u00a0\u3000]{2,}|\t+|\u3000/g)
    if (cells.length >= 3 && cells.some((cell) => isNumeric(normalise(cell).text))) return cells
  }
  return null
}

const spanEnd = (whole: Raw, part: Raw) => {
  const end = part.text.length
  return part.at === null ? part.base - whole.base + end : whole.text.indexOf(part.text) + end
}

function splitRaw(raw: Raw, by: RegExp): Raw[] {
  const cells: Raw[] = []
  let from = 0
  for (const match of raw.text.matchAll(by)) {
    if (match.index > from) cells.push(sliceRaw(raw, from, match.index))
    from = match.index + match[0].length
  }
  if (from < raw.text.length) cells.push(sliceRaw(raw, from, raw.text.length))
  return cells
}

export const UNIT_LINE = /^（?(?:计量)?单位：?([^，。；]{1,16}?)）?$/

const isUnitLine = (line: ReadLine | undefined) => line !== undefined && UNIT_LINE.test(line.reading.text)

/** A line of short words between a caption or unit and the first row. */
function headLine(lines: readonly ReadLine[], isRow: readonly boolean[], i: number): Raw[] | null {
  const line = lines[i]!
  if (line.as !== 'text' || line.width > 60 || line.level !== undefined || /[。；，：]/.test(line.reading.text))
    return null
  if (line.marker !== null || isUnitLine(line)) return null
  let below = i + 1
  while (below < lines.length && below <= i + 3 && !isRow[below]) below++
  if (!isRow[below]) return null
  let above = i - 1
  while (above >= 0 && i - above <= 4) {
    const kind = lines[above]!.marker?.kind
    if (isUnitLine(lines[above]) || kind === 'table' || kind === 'box') {
      const cells = splitRaw(line.raw, /[ \t\u00a0\u3000]+/g)
      return cells.length >= 2 || lines[above + 1] === line ? cells : null
    }
    if (lines[above]!.width > 40 || isRow[above]) return null
    above--
  }
  return null
}

/** A row as a block: its cells one after another with a space between. */
export function rowBlock(line: ReadLine, starts: Uint32Array): Block | null {
  const parts: string[] = []
  const at: number[] = []
  const cells: { start: number; end: number }[] = []
  let length = 0
  let last = line.raw.at === null ? line.raw.base : (line.raw.at[0] ?? line.raw.base)
  let before: Raw | null = null
  for (const cell of line.cells ?? []) {
    // A cell merged over columns is read once and stands in each.
    if (cell === before && cell.text !== '') {
      cells.push(cells.at(-1)!)
      continue
    }
    before = cell
    const reading = normalise(cell)
    if (length > 0) {
      parts.push(' ')
      at.push(last)
      length++
    }
    cells.push({ start: length, end: length + reading.text.length })
    parts.push(reading.text)
    for (const offset of reading.at) {
      // Cells that a merged one fills repeat its text: their offsets must not run back.
      last = Math.max(last, offset)
      at.push(last)
    }
    length += reading.text.length
  }
  const text = parts.join('')
  if (text.trim() === '') return null
  return {
    kind: 'row',
    reading: { text, at: Uint32Array.from(at) },
    line: lineAt(starts, at[0]!),
    cells,
    ...(line.table === undefined ? {} : { table: line.table }),
    ...(line.head === true ? { head: true } : {}),
  }
}

/** Gives every row its table's caption, unit and column heads; finds heads that the format does not mark. */
export function nameTables(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  for (let i = 0; i < blocks.length; i++) {
    if (blocks[i]!.kind !== 'row') {
      out.push(blocks[i]!)
      continue
    }
    let end = i
    while (end < blocks.length && blocks[end]!.kind === 'row' && blocks[end]!.table === blocks[i]!.table) end++
    for (const row of namedRows(blocks.slice(i, end), labelsAbove(blocks, i))) out.push(row)
    i = end - 1
  }
  return out
}

function namedRows(rows: readonly Block[], above: { caption: string | null; unit: string | null }): Block[] {
  const texts = rows.map((row) => row.cells!.map((cell) => row.reading.text.slice(cell.start, cell.end)))
  let heads = 0
  while (heads < texts.length && heads < 4) {
    const marked = rows[heads]!.head === true
    const filled = texts[heads]!.filter((cell) => cell !== '')
    const wordy = filled.every((cell) => !isNumeric(cell)) && new Set(filled).size >= 2
    const isHead =
      heads === 0 ? wordy && hasNumbersBelow(texts) : wordy && texts[heads]!.some((cell) => HEAD_WORD.test(cell))
    if (!marked && !isHead) break
    heads++
  }
  const columns = columnsOf(texts, heads)
  let { caption, unit } = above
  // A title inside the table, over its whole width.
  const first = [...new Set(texts[0]?.filter((cell) => cell !== '') ?? [])]
  if (caption === null && first.length === 1 && /^(?:专栏|附?表)/.test(first[0]!)) caption = first[0]!
  if (unit === null) {
    const inside = texts.slice(0, 2).flatMap((row) => row.map((cell) => UNIT_LINE.exec(cell)?.[1]))
    unit = inside.find((found) => found !== undefined) ?? null
  }
  const named = rows.map((row, i) => ({ ...row, head: i < heads, columns, caption, unit }))
  const half = panelWidth(columns)
  return half === 0 ? named : named.flatMap((row) => panelsOf(row, half))
}

/** Columns of one panel where a table is printed in two or three side by side; 0 where it is not. */
function panelWidth(columns: readonly string[]): number {
  for (const panels of [2, 3]) {
    const width = columns.length / panels
    if (!Number.isInteger(width) || width < 2 || columns[0] === '') continue
    if (columns.every((column, i) => column === columns[i % width])) return width
  }
  return 0
}

/** A row of several panels as a row for each. */
function panelsOf(row: Block, width: number): Block[] {
  const out: Block[] = []
  for (let from = 0; from < row.cells!.length; from += width) {
    const cells = row.cells!.slice(from, from + width)
    const start = cells[0]!.start
    const end = cells.at(-1)!.end
    if (row.reading.text.slice(start, end).trim() === '') continue
    out.push({
      ...row,
      reading: { text: row.reading.text.slice(start, end), at: row.reading.at.subarray(start, end) },
      cells: cells.map((cell) => ({ start: cell.start - start, end: cell.end - start })),
      columns: row.columns!.slice(from, from + width),
    })
  }
  return out
}

const HEAD_WORD = /年$|^(?:指标|单位|属性|类别|序号|年均|累计|预期|目标|全国|城市|农村|占|比)|（.{1,6}）$/

const hasNumbersBelow = (texts: readonly (readonly string[])[]) => texts.slice(1).some((row) => row.some(isNumeric))

/** What the rows of the head say above each column, from the top down, without repeating. */
function columnsOf(texts: readonly (readonly string[])[], heads: number): string[] {
  const width = Math.max(0, ...texts.map((row) => row.length))
  if (heads === 0) return []
  const rows = texts.slice(0, heads)
  // Head lines of a table without lines: words one after another, over as many columns.
  const total = rows.reduce((sum, row) => sum + row.length, 0)
  if (rows.every((row) => row.length < width) && total === width) return rows.flat()
  const columns: string[] = []
  for (let column = 0; column < width; column++) {
    const words: string[] = []
    for (const row of rows) {
      const word = row[column] ?? ''
      if (word !== '' && !words.includes(word)) words.push(word)
    }
    columns.push(words.join(''))
  }
  // A column without a head whose figures stand where its neighbour's are missing belongs to that one.
  for (let column = 1; column < width; column++) {
    if (columns[column] !== '') continue
    const filled = texts.slice(heads).filter((row) => (row[column] ?? '') !== '')
    if (filled.length > 0 && filled.every((row) => row[column - 1] === '')) columns[column] = columns[column - 1]!
  }
  return columns
}

function labelsAbove(blocks: readonly Block[], start: number): { caption: string | null; unit: string | null } {
  let caption: string | null = null
  let unit: string | null = null
  for (let k = start - 1; k >= 0 && k >= start - 4; k--) {
    const block = blocks[k]!
    if (block.kind === 'image') continue
    if (block.kind === 'row' || block.kind === 'heading') break
    const { text } = block.reading
    const found = UNIT_LINE.exec(text)?.[1]
    if (found !== undefined) {
      unit ??= found
      continue
    }
    if (block.kind === 'caption') caption = text
    else if (text.length <= 40 && !/[。；，：]$/.test(text) && (block.bold === true || /(?:表|指标|情况)$/.test(text)))
      caption = text
    break
  }
  return { caption, unit }
}
