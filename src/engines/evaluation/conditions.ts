import type { Condition, Test } from '../../model/evaluation-methods.ts'
import { testsOf } from './columns.ts'
import { membersOf } from './normalise.ts'
import { taken } from './prepare.ts'
import { meanOf } from './statistics.ts'
import type { UnitTable } from './table.ts'

/** 1 holds, 0 does not hold, −1 not known: one for each row. */
export type Verdicts = Int8Array

/** Where the quantities of a test come from. */
export interface ConditionContext {
  readonly table: UnitTable
  readonly rows: Uint32Array | null
  readonly size: number
  /** Prepared values of an indicator; undefined where conditions are read before anything is prepared. */
  valuesOf(indicator: string): Float64Array | undefined
  scoresOf(id: string): Float64Array | undefined
  /** Pool of each row; null without pools. */
  readonly pools: Int32Array | null
}

/** Holds a condition against every row. Not known is neither true nor false: all needs every, any needs one. */
export function verdictsOf(condition: Condition, context: ConditionContext): Verdicts {
  const each = testsOf(condition).map((test) => verdictsOfTest(test, context))
  const first = each[0]
  if (first === undefined || each.length === 1) return first ?? new Int8Array(context.size)
  const decides = 'all' in condition ? 0 : 1
  const out = new Int8Array(context.size)
  for (let i = 0; i < out.length; i++) {
    let isUnknown = false
    let isDecided = false
    for (const verdicts of each) {
      if (verdicts[i] === decides) isDecided = true
      if (verdicts[i] === -1) isUnknown = true
    }
    out[i] = isDecided ? decides : isUnknown ? -1 : 1 - decides
  }
  return out
}

const BLANK = { unknown: -1, fails: 0, holds: 1 } as const

function verdictsOfTest(test: Test, context: ConditionContext): Verdicts {
  const { size } = context
  const out = new Int8Array(size).fill(BLANK[test.blank ?? 'unknown'])
  if (test.column !== undefined && context.table.numbers[test.column] === undefined) return onWords(test, context, out)
  const x =
    test.column !== undefined
      ? taken(context.table.numbers[test.column] ?? new Float64Array(0), context.rows)
      : test.indicator !== undefined
        ? context.valuesOf(test.indicator)
        : context.scoresOf(test.score ?? '')
  if (x === undefined) return out
  if (test.is === 'one-of' || test.is === 'none-of') return onWords(test, context, out)
  const bounds = boundsOf(test, x, context)
  for (let i = 0; i < size; i++) {
    const v = x[i]! // same rows
    if (test.is === 'present' || test.is === 'missing') {
      out[i] = (test.is === 'present') === !Number.isNaN(v) ? 1 : 0
      continue
    }
    const bound = typeof bounds === 'number' ? bounds : bounds[i]! // same rows
    if (Number.isNaN(v) || Number.isNaN(bound)) continue
    out[i] = holds(test.is, v, bound) ? 1 : 0
  }
  return out
}

function holds(is: Test['is'], v: number, bound: number): boolean {
  switch (is) {
    case 'at-least':
      return v >= bound
    case 'more-than':
      return v > bound
    case 'at-most':
      return v <= bound
    case 'less-than':
      return v < bound
    case 'equal':
      return v === bound
    default:
      return false // words, and presence, are looked at elsewhere
  }
}

function boundsOf(test: Test, x: Float64Array, { pools, size }: ConditionContext): number | Float64Array {
  if (test.than === undefined) return Number.NaN
  if (typeof test.than === 'number') return test.than
  const { average, times = 1 } = test.than
  if (average === 'all' || pools === null) return meanOf(x) * times
  const bounds = new Float64Array(size).fill(Number.NaN)
  for (const rows of membersOf(pools)) {
    const mean = meanOf(taken(x, rows)) * times
    for (const row of rows) bounds[row] = mean
  }
  return bounds
}

function onWords(test: Test, context: ConditionContext, out: Verdicts): Verdicts {
  const column = context.table.words[test.column ?? '']
  if (column === undefined) return out
  const codes = taken(column.codes, context.rows)
  const wanted = new Set(test.of)
  const isWanted = column.values.map((value) => wanted.has(value))
  for (let i = 0; i < out.length; i++) {
    const code = codes[i]! // same rows
    if (test.is === 'present' || test.is === 'missing') out[i] = (test.is === 'present') === code >= 0 ? 1 : 0
    else if (code >= 0) out[i] = (isWanted[code] === true) === (test.is === 'one-of') ? 1 : 0
  }
  return out
}
