import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Fault } from '../../model/outcome.ts'
import { readCsv } from '../evaluation/read-csv.ts'
import type { UnitTable } from '../evaluation/table.ts'
import type { ColumnFacts } from './needs.ts'
import type { CellOrigin } from './tables.ts'

/** A unit with what its cells hold, as written: '1,234.5', '不适用', ''. */
export interface UnitCells {
  readonly code: string
  readonly name: string
  readonly cells: Readonly<Record<string, string>>
}

/** The row of a unit as of a version of the data. */
export interface UnitRow extends UnitCells {
  readonly body: string | null
  /** The version of the data that wrote it. */
  readonly no: number
  readonly position: number
  readonly origins: Readonly<Record<string, CellOrigin>>
  readonly isLeftOut: boolean
}

const quoted = (text: string) => `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`

/**
 * The table as the engine reads it: one line of heads, one line a unit, every cell in quotation marks. Its hash says
 * which data a result was computed from.
 */
export function csvOf(scheme: Scheme, columns: readonly string[], rows: readonly UnitCells[]): string {
  const { unit, name } = scheme.data
  const heads = [unit, ...(name === undefined ? [] : [name]), ...columns]
  const lines = rows.map(({ code, name: called, cells }) =>
    [code, ...(name === undefined ? [] : [called]), ...columns.map((column) => cells[column] ?? '')]
      .map(quoted)
      .join(','),
  )
  return `${[heads.map(quoted).join(','), ...lines].join('\n')}\n`
}

export type ReadUnits =
  | { readonly ok: true; readonly table: UnitTable }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads the cells by the scheme's rules; every fault at its cell, named by `placeOf`. */
export function tableOf(
  scheme: Scheme,
  columns: readonly ColumnFacts[],
  rows: readonly UnitCells[],
  placeOf: (row: number, column: string) => string = (row, column) => `${rows[row]?.code ?? ''}.${column}`,
): ReadUnits {
  const names = columns.map(({ column }) => column)
  const read = readCsv(csvOf(scheme, names, rows), scheme)
  if (read.ok) {
    const faults = faultsOfWords(columns, rows, placeOf)
    return faults.length > 0 ? { ok: false, faults } : read
  }
  return { ok: false, faults: read.faults.map((fault) => faultOf(fault, placeOf)) }
}

/** Words that an item with levels does not know would stop the evaluation later: they are told at their cells now. */
function faultsOfWords(
  columns: readonly ColumnFacts[],
  rows: readonly UnitCells[],
  placeOf: (row: number, column: string) => string,
): readonly Fault[] {
  return columns
    .filter(({ words }) => words.length > 0)
    .flatMap(({ column, words }) =>
      rows.flatMap(({ cells }, row): Fault[] => {
        const unknown = (cells[column] ?? '')
          .split(/[、；;]/)
          .map((word) => word.trim())
          .filter((word) => word !== '' && !words.includes(word) && !NOTHING.has(word))
        return unknown.length === 0
          ? []
          : [
              {
                at: placeOf(row, column),
                code: 'unknown-level',
                message: {
                  zh: `“${unknown.join('、')}”不是“${column}”的级别，可写：${words.join('、')}`,
                  en: `“${unknown.join(', ')}” is no level of “${column}”: ${words.join(', ')}`,
                },
              },
            ]
      }),
    )
}
const NOTHING = new Set(['无', '—', '-', 'NA', '缺'])

/** A fault of the engine at the cell that the person knows it by. */
export function faultOf(
  { at, code, message, hint }: EvaluationFault,
  placeOf: (row: number, column: string) => string,
): Fault {
  const place =
    at.in === 'scheme'
      ? `方案${at.path}`
      : at.line === undefined || at.line < 2 || at.column === undefined
        ? (at.column ?? '')
        : placeOf(at.line - 2, at.column)
  return {
    at: place,
    code,
    message: hint === undefined ? message : { zh: `${message.zh}。${hint.zh}`, en: `${message.en}. ${hint.en}` },
  }
}

/** Cells that hold nothing, by column: shown before anybody computes, since missing is not zero. */
export function gapsOf(
  columns: readonly ColumnFacts[],
  rows: readonly UnitCells[],
): readonly { readonly column: string; readonly missing: number }[] {
  return columns
    .map(({ column }) => ({ column, missing: rows.filter(({ cells }) => (cells[column] ?? '').trim() === '').length }))
    .filter(({ missing }) => missing > 0)
}
