import type { Scheme } from '../../model/evaluation-scheme.ts'
import { type EvaluationOutcome, evaluate } from './evaluate.ts'
import { UNGRADED } from './grade.ts'
import { spreadOf } from './statistics.ts'
import { type UnitTable, withValue } from './table.ts'

/** A value that a unit might have had. */
export interface SupposedValue {
  readonly row: number
  readonly column: string
  readonly value: number
}

/** Evaluates as if some values were others. */
export const evaluateSupposing = (
  scheme: Scheme,
  table: UnitTable,
  supposed: readonly SupposedValue[],
): EvaluationOutcome =>
  evaluate(
    scheme,
    supposed.reduce((changed, { row, column, value }) => withValue(changed, row, column, value), table),
  )

/** Where a unit stands. Without a place or grade it is not evaluated, or has no score. */
export interface Standing {
  readonly score: number
  readonly place: number
  /** Number of the grade, 0 the best; null without one. */
  readonly grade: number | null
}

export function standingOf(outcome: EvaluationOutcome, row: number): Standing | null {
  if (!outcome.ok) return null
  const { evaluation } = outcome
  const at = evaluation.rows === null ? row : evaluation.rows.indexOf(row)
  if (at < 0) return null
  const grade = evaluation.graded.grades[at] ?? UNGRADED
  return {
    score: evaluation.final[at] ?? Number.NaN,
    place: evaluation.places[at] ?? 0,
    grade: grade === UNGRADED ? null : grade,
  }
}

/** What one indicator would have to be for a better grade, all else as it is. */
export interface Lift {
  readonly indicator: string
  readonly column: string
  /** The value now; null where it is missing. */
  readonly from: number | null
  /** The nearest value that lifts the grade; null when none does. */
  readonly to: number | null
  readonly after: Standing | null
}

/** Doublings of the distance before a search gives up. */
const REACH = 48

/**
 * For every indicator the smallest change that lifts a unit to a better grade, others unchanged; the nearest first. Values are
 * kept at or above 0 where all units' are. Null when the unit has no grade to lift, or already the best.
 */
export function liftsOf(scheme: Scheme, table: UnitTable, row: number): readonly Lift[] | null {
  const now = standingOf(evaluate(scheme, table), row)
  if (now === null || now.grade === null || now.grade === 0) return null
  const { grade } = now
  const lifts = scheme.indicators.map((indicator): Lift => {
    const column = indicator.column ?? indicator.id
    const values = table.numbers[column] ?? new Float64Array(0)
    const current = values[row] ?? Number.NaN
    const from = Number.isNaN(current) ? null : current
    const at = (value: number) => standingOf(evaluateSupposing(scheme, table, [{ row, column, value }]), row)
    const lifted = (standing: Standing | null) => standing !== null && standing.grade !== null && standing.grade < grade
    const to = nearestThat(
      (value) => lifted(at(value)),
      (value) => at(value)?.score,
      values,
      from,
      indicator.direction === 'negative',
    )
    return { indicator: indicator.id, column, from, to, after: to === null ? null : at(to) }
  })
  const cost = ({ from, to }: Lift) =>
    to === null ? Number.POSITIVE_INFINITY : Math.abs(to - (from ?? 0)) / Math.max(Math.abs(from ?? to), 1e-12)
  return lifts.sort((a, b) => cost(a) - cost(b))
}

/** The value nearest to `from`, in the direction that is better, for which `holds`; null when there is none within reach. */
function nearestThat(
  holds: (value: number) => boolean,
  scoreAt: (value: number) => number | undefined,
  values: Float64Array,
  from: number | null,
  isNegative: boolean,
): number | null {
  const { min, max, count } = spreadOf(values)
  const start = from ?? (count === 0 ? 0 : isNegative ? max : min)
  const floor = count > 0 && min >= 0 ? 0 : Number.NEGATIVE_INFINITY
  const sign = isNegative ? -1 : 1
  const bounded = (value: number) => Math.max(floor, value)
  if (from === null && holds(start)) return start
  let step = Math.max(Math.abs(start) * 1e-3, (max - min) * 1e-4, 1e-9)
  let fails = start
  let previousScore: number | undefined
  let still = 0
  for (let round = 0; round < REACH; round++) {
    const value = bounded(start + sign * step)
    if (holds(value)) return refined(holds, fails, value, sign)
    const score = scoreAt(value)
    // A capped item stops paying: three doublings without any gain, and further ones will bring none. Among the others'
    // values that says nothing: the least of a min–max gains only once it passes the next.
    still = score === previousScore ? still + 1 : 0
    const isBeyondOthers = isNegative ? value <= min : value >= max
    if (value === floor || (still >= 3 && round > 8 && (count === 0 || isBeyondOthers))) return null
    previousScore = score
    fails = value
    step *= 2
  }
  return null
}

function refined(holds: (value: number) => boolean, fails: number, works: number, sign: number): number {
  let low = fails
  let high = works
  for (let round = 0; round < 60 && Math.abs(high - low) > 1e-9 * Math.max(Math.abs(high), 1e-9); round++) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  // A figure that people can read: the nearest of six digits if it works, else the next on the side that does.
  const digits = 10 ** (6 - Math.ceil(Math.log10(Math.max(Math.abs(high), 1e-12))))
  const onward = sign > 0 ? Math.ceil(high * digits) : Math.floor(high * digits)
  const readable = [Math.round(high * digits), onward].map((whole) => whole / digits)
  return readable.find((value) => Number.isFinite(value) && holds(value)) ?? high
}
