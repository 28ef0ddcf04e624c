import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { nearest } from './check-shape.ts'
import { needsOf } from './columns.ts'
import type { UnitTable, WordColumn } from './table.ts'

/** Words that stand for a missing value unless the scheme names others. */
export const MISSING_WORDS = ['', 'NA', 'N/A', 'NaN', 'null', '-', '—', '…', '缺', '缺失', '数据缺失', '未报']
/** Words that say the unit has no such duty unless the scheme names others. */
export const NOT_APPLICABLE_WORDS = ['不适用', '无此项', '/']
/** So many faults are listed; the rest are counted. */
const LISTED = 1000

export type ReadTable =
  | { readonly ok: true; readonly table: UnitTable }
  | { readonly ok: false; readonly faults: readonly EvaluationFault[] }

/**
 * Reads a table of units from the text of a csv file (RFC 4180; comma or tab), the columns that the scheme needs only.
 * Every fault is told at once with its line and character.
 *
 * @param allocate where columns of numbers are kept; shared memory for threads
 */
export function readCsv(
  text: string,
  scheme: Scheme,
  allocate: (length: number) => Float64Array = (length) => new Float64Array(length),
): ReadTable {
  const needs = needsOf(scheme)
  const missing = new Set([...(scheme.data.missing ?? MISSING_WORDS), ''])
  const notApplicable = new Set(scheme.data.notApplicable ?? NOT_APPLICABLE_WORDS)
  const faults: EvaluationFault[] = []
  let unlisted = 0
  const fault = (code: string, at: object, zh: string, en: string, hint?: { zh: string; en: string }) => {
    if (faults.length >= LISTED) unlisted++
    else faults.push({ code, at: { in: 'data', ...at }, message: { zh, en }, ...(hint === undefined ? {} : { hint }) })
  }

  const cells = new Cells(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  const head: string[] = []
  if (cells.nextLine()) while (cells.next()) head.push(cells.text().trim())
  const columnAt = (name: string, path: string) => {
    const at = head.indexOf(name)
    if (at >= 0) {
      if (head.indexOf(name, at + 1) >= 0)
        fault('column-twice', { line: 1, column: name }, `列“${name}”出现两次`, `column “${name}” stands twice`)
      return at
    }
    const near = nearest(name, head)
    fault(
      'column-missing',
      { line: 1, column: name },
      `缺少列“${name}”（方案 ${path} 需要）`,
      `column “${name}” is missing (the scheme needs it at ${path})`,
      near === undefined
        ? { zh: `现有的列：${head.join('、')}`, en: `columns there are: ${head.join(', ')}` }
        : { zh: `是不是“${near}”？`, en: `did you mean “${near}”?` },
    )
    return -1
  }
  const unitAt = columnAt(needs.unit, '/data/unit')
  const nameAt = needs.name === null ? -1 : columnAt(needs.name, '/data/name')

  const rows = cells.linesLeft()
  const numbers: Record<string, Float64Array> = {}
  const absent: Record<string, Uint8Array> = {}
  const words: Record<string, { values: string[]; codes: Int32Array; index: Map<string, number> }> = {}
  /** What each cell of a line feeds, by its place; several things may read one column. */
  const readers: ((row: number) => void)[][] = head.map(() => [])
  for (const [name, path] of needs.numbers) {
    const at = columnAt(name, path)
    if (at < 0) continue
    const column = allocate(rows)
    numbers[name] = column
    readers[at]?.push((row) => {
      const cell = cells.text().trim()
      const value = numberFrom(cell)
      column[row] = value
      if (!Number.isNaN(value) || missing.has(cell)) return
      if (notApplicable.has(cell)) {
        absent[name] ??= new Uint8Array(rows)
        absent[name][row] = 1
        return
      }
      fault(
        'not-a-number',
        { ...cells.place(), column: name },
        `列“${name}”应为数字，读到“${clipped(cell)}”`,
        `column “${name}” takes numbers, not “${clipped(cell)}”`,
        {
          zh: `数字写作 1234.5；缺失写作空白或“—”；不适用写作“${[...notApplicable][0] ?? '不适用'}”`,
          en: `write 1234.5; leave the cell empty when the value is missing, “${[...notApplicable][0] ?? '不适用'}” when it does not apply`,
        },
      )
    })
  }
  for (const [name, path] of needs.words) {
    const at = columnAt(name, path)
    if (at < 0) continue
    const column = { values: [] as string[], codes: new Int32Array(rows).fill(-1), index: new Map<string, number>() }
    words[name] = column
    readers[at]?.push((row) => {
      const cell = cells.text().trim()
      if (missing.has(cell)) return
      let code = column.index.get(cell)
      if (code === undefined) {
        code = column.values.length
        column.values.push(cell)
        column.index.set(cell, code)
      }
      column.codes[row] = code
    })
  }
  if (faults.length > 0) return { ok: false, faults }

  const codes: string[] = []
  const names: string[] = []
  const lineOf = new Map<string, number>()
  let size = 0
  while (cells.nextLine()) {
    const line = cells.line
    let at = 0
    let isBlank = true
    let code = ''
    let place: object = { line }
    while (cells.next()) {
      if (at === unitAt) {
        code = cells.text().trim()
        place = cells.place()
      }
      if (at === nameAt) names[size] = cells.text().trim()
      const own = readers[at]
      if (own !== undefined) for (let i = 0; i < own.length; i++) own[i]?.(size)
      if (!cells.isEmpty()) isBlank = false
      at++
    }
    if (isBlank) continue
    if (code === '') fault('unit-missing', { ...place, column: needs.unit }, '缺少单位代码', 'the unit has no code')
    else {
      const before = lineOf.get(code)
      if (before !== undefined)
        fault(
          'unit-twice',
          { ...place, column: needs.unit, unit: code },
          `单位“${code}”已在第 ${before} 行出现`,
          `unit “${code}” stands in line ${before} already`,
        )
      lineOf.set(code, line)
    }
    codes[size] = code
    if (at !== head.length)
      fault(
        'wrong-cells',
        { line },
        `有 ${at} 个单元格，表头有 ${head.length} 个`,
        `has ${at} cells, the first line has ${head.length}`,
        { zh: '单元格里的逗号要用引号括起来', en: 'put cells that hold a comma into quotation marks' },
      )
    size++
  }
  if (cells.isUnclosed)
    fault('quote-open', { line: cells.quoteLine }, '引号没有收尾', 'a quotation mark is never closed')
  if (size === 0) fault('no-units', { line: 2 }, '没有任何单位', 'there is no unit', undefined)
  if (unlisted > 0)
    faults.push({
      code: 'more',
      at: { in: 'data' },
      message: { zh: `还有 ${unlisted} 处同类问题`, en: `${unlisted} further faults` },
    })
  if (faults.length > 0) return { ok: false, faults }
  const cut = (column: Float64Array) => (column.length === size ? column : column.subarray(0, size))
  return {
    ok: true,
    table: {
      size,
      codes,
      names: nameAt < 0 ? null : names,
      numbers: Object.fromEntries(Object.entries(numbers).map(([name, column]) => [name, cut(column)])),
      absent: Object.fromEntries(Object.entries(absent).map(([name, column]) => [name, column.subarray(0, size)])),
      words: Object.fromEntries(
        Object.entries(words).map(([name, { values, codes: all }]): [string, WordColumn] => [
          name,
          { values, codes: all.subarray(0, size) },
        ]),
      ),
    },
  }
}

const clipped = (cell: string) => (cell.length > 30 ? `${cell.slice(0, 29)}…` : cell)

/** 1234.5, −3, 1e-4, 1,234.5; anything else is NaN. */
function numberFrom(cell: string): number {
  const first = cell.charCodeAt(0)
  const isNumeric = (first >= 48 && first <= 57) || first === 45 || first === 46 || first === 43
  if (!isNumeric) return first === 0x2212 ? -numberFrom(cell.slice(1)) : Number.NaN
  const value = Number(cell)
  if (!Number.isNaN(value))
    return Number.isFinite(value) && !(first === 48 && cell.length > 1 && cell.charCodeAt(1) > 57) ? value : Number.NaN
  return GROUPED.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN
}
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?$/

/** Walks over the cells of a text without copying more than is asked for. */
class Cells {
  line = 0
  isUnclosed = false
  quoteLine = 0
  private at = 0
  private lineStart = 0
  private start = 0
  private end = 0
  private isQuoted = false
  private isLineOver = true
  private readonly delimiter: number

  constructor(private readonly source: string) {
    const head = source.slice(0, source.search(/[\r\n]|$/))
    this.delimiter = !head.includes(',') && head.includes('\t') ? 9 : 44
  }

  /** Goes to the next line; false at the end of the text. */
  nextLine(): boolean {
    if (this.at >= this.source.length) return false
    this.line++
    this.line += this.linesInCells
    this.linesInCells = 0
    this.lineStart = this.at
    this.isLineOver = false
    return true
  }
  private linesInCells = 0

  /** Goes to the next cell of the line; false when the line is over. */
  next(): boolean {
    if (this.isLineOver) return false
    const { source } = this
    const delimiter = this.delimiter
    const { length } = source
    let at = this.at
    this.isQuoted = source.charCodeAt(at) === 34
    if (this.isQuoted) {
      this.quoteLine = this.line + this.linesInCells
      this.start = ++at
      for (;;) {
        if (at >= length) {
          this.isUnclosed = true
          break
        }
        const code = source.charCodeAt(at)
        if (code === 34) {
          if (source.charCodeAt(at + 1) !== 34) break
          at++
        } else if (code === 10) this.linesInCells++
        at++
      }
      this.end = at
      while (at < length) {
        const code = source.charCodeAt(at)
        if (code === delimiter || code === 10 || code === 13) break
        at++
      }
    } else {
      this.start = at
      while (at < length) {
        const code = source.charCodeAt(at)
        if (code === delimiter || code === 10 || code === 13) break
        at++
      }
      this.end = at
    }
    const stop = source.charCodeAt(at)
    if (at < length && stop === delimiter) {
      this.at = at + 1
      // A delimiter at the very end of the text leaves one more, empty cell.
      return true
    }
    this.isLineOver = true
    this.at = stop === 13 && source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
    return true
  }

  text(): string {
    const cell = this.source.slice(this.start, this.end)
    return this.isQuoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell
  }
  isEmpty = (): boolean => this.start === this.end
  place = () => ({ line: this.line, character: this.start - this.lineStart + 1 })

  /** At most so many lines are still to come. */
  linesLeft(): number {
    let count = 1
    for (let at = this.source.indexOf('\n', this.at); at >= 0; at = this.source.indexOf('\n', at + 1)) count++
    if (count === 1)
      for (let at = this.source.indexOf('\r', this.at); at >= 0; at = this.source.indexOf('\r', at + 1)) count++
    return count
  }
}
