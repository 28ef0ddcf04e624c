/**
 * The units of an evaluation with their data, by column. A missing number is NaN, an unknown word has the code −1. Columns
 * may lie in shared memory; nothing in the engine writes to them.
 */
export interface UnitTable {
  readonly size: number
  /** Codes of the units, in the order of the rows; no two alike. */
  readonly codes: readonly string[]
  readonly names: readonly string[] | null
  readonly numbers: Readonly<Record<string, Float64Array>>
  /** 1 where the unit has no such duty (不适用); only for columns where that occurs. */
  readonly absent: Readonly<Record<string, Uint8Array>>
  readonly words: Readonly<Record<string, WordColumn>>
}

/** A column of words: the row holds `values[codes[row]]`. */
export interface WordColumn {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

export const wordAt = (column: WordColumn, row: number): string | null => column.values[column.codes[row] ?? -1] ?? null

/** Builds a table from rows in memory, as a test, a page or a query has them. `undefined` and null are missing. */
export function tableFrom(
  rows: readonly Readonly<Record<string, string | number | null | undefined>>[],
  unit: string,
  name?: string,
): UnitTable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((one) => one !== unit && one !== name)
  const numbers: Record<string, Float64Array> = {}
  const words: Record<string, WordColumn> = {}
  const absent: Record<string, Uint8Array> = {}
  for (const column of columns) {
    const cells = rows.map((row) => row[column] ?? null)
    if (
      cells.some((cell) => typeof cell === 'number') ||
      cells.every((cell) => cell === null || cell === NOT_APPLICABLE)
    ) {
      numbers[column] = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN))
      if (cells.includes(NOT_APPLICABLE))
        absent[column] = Uint8Array.from(cells, (cell) => (cell === NOT_APPLICABLE ? 1 : 0))
    }
    if (cells.some((cell) => typeof cell === 'string' && cell !== NOT_APPLICABLE))
      words[column] = wordColumnOf(cells.map((cell) => (cell === null ? null : String(cell))))
  }
  return {
    size: rows.length,
    codes: rows.map((row) => String(row[unit])),
    names: name === undefined ? null : rows.map((row) => String(row[name] ?? row[unit])),
    numbers,
    absent,
    words,
  }
}

/** The word that `tableFrom` reads as “has no such duty”. */
export const NOT_APPLICABLE = '不适用'

export function wordColumnOf(cells: readonly (string | null)[]): WordColumn {
  const index = new Map<string, number>()
  const values: string[] = []
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null || cell === '') return -1
    let code = index.get(cell)
    if (code === undefined) {
      code = values.length
      index.set(cell, code)
      values.push(cell)
    }
    return code
  })
  return { values, codes }
}

/** The table with one number replaced; everything else is shared. The column must be a column of numbers. */
export function withValue(table: UnitTable, row: number, column: string, value: number): UnitTable {
  const changed = table.numbers[column]
  if (changed === undefined) throw new Error(`no column of numbers is called ${column}`)
  const copy = changed.slice()
  copy[row] = value
  const absent = table.absent[column]
  const present = absent?.slice()
  if (present !== undefined) present[row] = 0
  return {
    ...table,
    numbers: { ...table.numbers, [column]: copy },
    absent: present === undefined ? table.absent : { ...table.absent, [column]: present },
  }
}
