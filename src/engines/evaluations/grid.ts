import type { Scheme } from '../../model/evaluation-scheme.ts'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { nearest } from '../evaluation/check-shape.ts'
import type { CellChange, NewUnit } from './cells.ts'
import type { ColumnFacts } from './needs.ts'
import { fault, faulty } from './refusals.ts'
import type { CellOrigin } from './tables.ts'
import { tableOf, type UnitRow } from './unit-data.ts'

/** A table as it was read from a file: the first row holds the heads. */
export interface Grid {
  /** '数据', or the file's name for a csv. */
  readonly sheet: string
  readonly rows: readonly (readonly string[])[]
}

/** 1 → A, 27 → AA. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** What an uploaded table would change. */
export interface ReadGrid {
  /** The units that it names, in its order; null when it was not asked to name them. */
  readonly units: readonly NewUnit[] | null
  readonly changes: readonly CellChange[]
  /** Columns of the file that the scheme does not read. */
  readonly ignored: readonly string[]
}

export interface GridAsk {
  readonly scheme: Scheme
  readonly columns: readonly ColumnFacts[]
  /** The units that take part so far. */
  readonly rows: readonly UnitRow[]
  /** Bodies by their name, so that a unit that is a body may see its own scores. */
  readonly bodies: ReadonlyMap<string, string>
  /** Whether the file says who takes part; else a unit that is not in the round is a fault. */
  readonly namesUnits: boolean
  readonly file: string
  readonly by: string
  readonly at: string
}

/**
 * Reads an uploaded table against the scheme: every fault at its cell, all at once. Columns that the file does not have keep
 * what stands, so that several offices may send one part each.
 */
export function readGrid(grid: Grid, ask: GridAsk): Outcome<ReadGrid> {
  const [heads = [], ...lines] = grid.rows
  const at = (row: number, column: number) => `${grid.sheet}!${lettersOf(column + 1)}${row + 2}`
  const faults: Fault[] = []
  const ignored: string[] = []
  const unitHead = ask.scheme.data.unit
  const nameHead = ask.scheme.data.name
  const places = new Map<string, number>()
  const known = new Set([
    unitHead,
    ...(nameHead === undefined ? [] : [nameHead]),
    ...ask.columns.map(({ column }) => column),
  ])
  heads.forEach((raw, column) => {
    // A unit of measurement in brackets behind the head is for people.
    const head = known.has(raw.trim()) ? raw.trim() : raw.trim().replace(/[（(][^（()）]*[)）]$/, '')
    if (head === '') return
    const cell = `${grid.sheet}!${lettersOf(column + 1)}1`
    if (!known.has(head)) {
      // A column that nobody asked for is passed over; one that is nearly called like one that is missing is a slip.
      const near = nearest(
        head,
        [...known].filter((one) => !heads.some((other) => other.trim() === one) && isAlike(head, one)),
      )
      if (near === undefined) ignored.push(head)
      else
        faults.push(
          fault(
            cell,
            'unknown-column',
            `方案没有“${head}”这一列，是不是“${near}”？`,
            `The scheme has no column “${head}”: did you mean “${near}”?`,
          ),
        )
    } else if (places.has(head))
      faults.push(fault(cell, 'column-twice', `列“${head}”出现两次`, `Column “${head}” stands twice`))
    else places.set(head, column)
  })
  const unitAt = places.get(unitHead)
  if (unitAt === undefined)
    faults.push(
      fault(
        `${grid.sheet}!A1`,
        'column-missing',
        `第一行没有“${unitHead}”列，无法对上单位`,
        `The first row has no “${unitHead}”: the units cannot be told`,
      ),
    )
  if (unitAt === undefined) return refused(faulty(faults))

  const nameAt = nameHead === undefined ? undefined : places.get(nameHead)
  const standing = new Map(ask.rows.map((row) => [row.code, row]))
  const seen = new Map<string, number>()
  const units: NewUnit[] = []
  const changes: CellChange[] = []
  const merged: { code: string; name: string; cells: Record<string, string>; row: number }[] = []
  lines.forEach((cells, row) => {
    if (cells.every((cell) => cell.trim() === '')) return
    const code = (cells[unitAt] ?? '').trim()
    const name = (nameAt === undefined ? '' : (cells[nameAt] ?? '').trim()) || standing.get(code)?.name || code
    if (code === '') {
      faults.push(fault(at(row, unitAt), 'unit-missing', `缺少${unitHead}`, `The ${unitHead} is missing`))
      return
    }
    const before = seen.get(code)
    if (before !== undefined)
      faults.push(
        fault(
          at(row, unitAt),
          'unit-twice',
          `单位“${code}”已在第 ${before + 2} 行`,
          `Unit “${code}” stands in row ${before + 2}`,
        ),
      )
    seen.set(code, row)
    const own = standing.get(code)
    if (own === undefined && !ask.namesUnits)
      faults.push(
        fault(
          at(row, unitAt),
          'unknown-unit',
          `参评单位中没有“${code}”。要按文件更换名单，请勾选“以文件为准”。`,
          `“${code}” is not a unit of this round. To take the list of the file, say so.`,
        ),
      )
    units.push({ code, name, body: own?.body ?? ask.bodies.get(name) ?? null })
    const mergedCells: Record<string, string> = { ...own?.cells }
    for (const { column } of ask.columns) {
      const place = places.get(column)
      if (place === undefined) continue
      const text = (cells[place] ?? '').trim()
      mergedCells[column] = text
      const origin: CellOrigin = { kind: 'file', file: ask.file, cell: at(row, place), by: ask.by, at: ask.at }
      changes.push({ code, column, text, origin })
    }
    merged.push({ code, name, cells: mergedCells, row })
  })
  if (merged.length === 0 && faults.length === 0)
    faults.push(fault(`${grid.sheet}!A2`, 'no-units', '表里一个单位也没有', 'There is no unit in the table'))
  if (merged.length > 0 && seen.size === merged.length) {
    const read = tableOf(ask.scheme, ask.columns, merged, (row, column) => {
      const place = places.get(column)
      return place === undefined ? column : at(merged[row]?.row ?? 0, place)
    })
    if (!read.ok) faults.push(...read.faults)
  }
  return faults.length > 0 ? refused(faulty(faults)) : done({ units: ask.namesUnits ? units : null, changes, ignored })
}

/** Whether two heads share half of their characters: of short Chinese words any two are but two letters apart. */
function isAlike(a: string, b: string): boolean {
  const left = [...b]
  let shared = 0
  for (const character of a) {
    const at = left.indexOf(character)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return shared * 2 >= Math.max(a.length, b.length)
}

/** Cells of a csv: RFC 4180 with comma or tab. */
export function gridOfCsv(text: string, name: string): Grid {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const head = source.slice(0, source.search(/[\r\n]|$/))
  const delimiter = !head.includes(',') && head.includes('\t') ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < source.length; i++) {
    const character = source[i]
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === delimiter) {
      row.push(cell)
      cell = ''
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && source[i + 1] === '\n') i++
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += character
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return { sheet: name, rows }
}
