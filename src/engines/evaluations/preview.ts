import type { UnitResult } from '../../model/evaluation-result.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Fault } from '../../model/outcome.ts'
import { faultsOfScheme } from '../evaluation/check-scheme.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { resultOf } from '../evaluation/result.ts'
import { type Move, movesBetween } from './moves.ts'
import { columnsOf, gapsNeeded } from './needs.ts'
import { faultOf, gapsOf, tableOf, type UnitCells } from './unit-data.ts'

/** A scheme tried on a table: what it gives, or why it gives nothing. */
export type Preview =
  | {
      readonly ok: true
      readonly units: readonly UnitResult[]
      readonly grades: readonly string[]
      /** Columns that indicators need and the table does not fill. */
      readonly gaps: readonly { readonly column: string; readonly missing: number }[]
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Tries a scheme on a table as one types: no replays, nothing kept. Never throws on a scheme of the right form. */
export function previewOf(scheme: Scheme, rows: readonly UnitCells[]): Preview {
  const wrong = faultsOfScheme(scheme)
  if (wrong.length > 0) return { ok: false, faults: wrong.map((one) => faultOf(one, () => '')) }
  const columns = columnsOf(scheme, [])
  const place = (row: number, column: string) => `${rows[row]?.name ?? ''}：${column}`
  const read = tableOf(scheme, columns, rows, place)
  if (!read.ok) return read
  const outcome = evaluate(scheme, read.table)
  if (!outcome.ok) return { ok: false, faults: outcome.faults.map((one) => faultOf(one, place)) }
  const needed = gapsNeeded(scheme)
  return {
    ok: true,
    units: resultOf(outcome.evaluation).units,
    grades: (scheme.grading?.grades ?? []).map(({ id }) => id),
    gaps: gapsOf(
      columns.filter(({ column }) => needed.has(column)),
      rows,
    ),
  }
}

/** Two schemes on the same table, unit by unit: how far ranks lie apart and which grades differ. */
export interface Comparison {
  readonly moves: readonly Move[]
  readonly changedGrades: number
  /** The most places that a unit's ranks lie apart. */
  readonly largest: number
}

export function comparisonOf(
  a: readonly UnitResult[],
  b: readonly UnitResult[],
  grades: readonly string[],
): Comparison {
  const moves = movesBetween(a, b, grades)
  return {
    moves,
    changedGrades: moves.filter(({ before, after }) => (before?.grade ?? null) !== (after?.grade ?? null)).length,
    largest: Math.max(0, ...moves.map(({ places }) => Math.abs(places ?? 0))),
  }
}
