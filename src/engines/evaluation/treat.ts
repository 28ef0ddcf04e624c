import type { Transformation, Treatment } from '../../model/evaluation-methods.ts'
import { kurtosisOf, skewnessOf, spreadOf } from './statistics.ts'

/** What was done to a column: for the report, the explanation and the reader who asks why. */
export interface TreatmentNote {
  readonly indicator: string
  readonly before: { readonly skewness: number; readonly kurtosis: number }
  readonly after: { readonly skewness: number; readonly kurtosis: number }
  /** The method whose result was kept; 'none' when the column passed, 'untreatable' when the test cannot be made. */
  readonly method: Transformation['method'] | 'untreatable'
  readonly passes: boolean
  /** Points moved by winsorising, as positions in the column: taken down, taken up. */
  readonly down: readonly number[]
  readonly up: readonly number[]
}

export interface Treated {
  readonly column: Float64Array
  readonly note: Omit<TreatmentNote, 'indicator'>
}

const DEFAULT_FIRST: Transformation = { method: 'winsorise' }
const DEFAULT_SECOND: Transformation = { method: 'log' }

/**
 * Treats a column for outliers in two stages: when the test fails, the first method; when its result still fails, the second,
 * on the original unless `combine`. A column that passes is returned as it is.
 */
export function treat(x: Float64Array, treatment: Treatment = {}): Treated {
  const limits = { skewness: treatment.pass?.skewness ?? 2, kurtosis: treatment.pass?.kurtosis ?? 3.5 }
  const before = shapeOf(x)
  const done = (column: Float64Array, method: Treated['note']['method'], moved: Moved = NOTHING): Treated => {
    const after = column === x ? before : shapeOf(column)
    return { column, note: { before, after, method, passes: passes(after, limits) === true, ...moved } }
  }
  const first = passes(before, limits)
  if (first === null) return done(x, 'untreatable')
  if (first) return done(x, 'none')

  const { first: firstMethod = DEFAULT_FIRST, second: secondMethod = DEFAULT_SECOND } = treatment
  const one = apply(x, firstMethod, limits)
  if (one === null) return done(x, 'untreatable')
  const verdict = passes(shapeOf(one.column), limits)
  if (verdict === null) return done(x, 'untreatable')
  if (verdict || secondMethod.method === 'none') return done(one.column, firstMethod.method, one)

  const two = apply(treatment.combine === true ? one.column : x, secondMethod, limits)
  if (two === null || passes(shapeOf(two.column), limits) === null) return done(x, 'untreatable')
  return done(two.column, secondMethod.method, treatment.combine === true ? one : two)
}

interface Moved {
  readonly down: readonly number[]
  readonly up: readonly number[]
}
const NOTHING: Moved = { down: [], up: [] }

interface Limits {
  readonly skewness: number
  readonly kurtosis: number
}

const shapeOf = (x: Float64Array) => ({ skewness: skewnessOf(x), kurtosis: kurtosisOf(x) })

/** |skewness| below its limit or kurtosis below its limit; null when neither can be told. */
function passes({ skewness, kurtosis }: Limits, limits: Limits): boolean | null {
  if (Math.abs(skewness) < limits.skewness || kurtosis < limits.kurtosis) return true
  return Number.isNaN(skewness) || Number.isNaN(kurtosis) ? null : false
}

function apply(x: Float64Array, method: Transformation, limits: Limits): ({ column: Float64Array } & Moved) | null {
  switch (method.method) {
    case 'none':
      return { column: x, ...NOTHING }
    case 'winsorise':
      return winsorise(x, limits, method.most === undefined ? 5 : method.most, method.force ?? false)
    case 'box-cox': {
      const { min } = spreadOf(x)
      const shift = method.makePositive === false ? 0 : 1 - min
      const { lambda } = method
      return mapped(x, (v) => (lambda === 0 ? Math.log(v + shift) : ((v + shift) ** lambda - 1) / lambda))
    }
    default:
      return transform(x, method.method)
  }
}

function transform(x: Float64Array, method: 'log' | 'log-by-skew' | 'log-plus-one' | 'log-gii') {
  const { min, max } = spreadOf(x)
  const edge = 0.01 * (max - min)
  switch (method) {
    case 'log':
      return mapped(x, (v) => Math.log(v - min + edge))
    case 'log-by-skew':
      return skewnessOf(x) > 0
        ? mapped(x, (v) => Math.log(v - min + edge))
        : mapped(x, (v) => -Math.log(max + edge - v))
    case 'log-plus-one':
      return mapped(x, (v) => Math.log(v - min + 1))
    case 'log-gii':
      return mapped(x, (v) => Math.log(((max - 1) * (v - min)) / (max - min) + 1))
  }
}

const mapped = (x: Float64Array, f: (v: number) => number) => ({
  column: x.map((v) => {
    const y = f(v)
    return Number.isFinite(y) ? y : Number.NaN
  }),
  ...NOTHING,
})

/**
 * Gives the highest points the value of the next lower (or the lowest that of the next higher, by the sign of the skewness)
 * until the test passes or `most` points are moved. Equal extreme points move together and may go past the limit by that.
 */
function winsorise(original: Float64Array, limits: Limits, most: number | null, force: boolean) {
  const x = original.slice()
  let down: number[] = []
  let up: number[] = []
  let passed: boolean | null = passes(shapeOf(x), limits)
  while ((passed !== true || force) && (most === null || down.length + up.length < most)) {
    const isHigh = skewnessOf(x) >= 0
    const { min, max } = spreadOf(x)
    const extreme = isHigh ? max : min
    const found: number[] = []
    let next = isHigh ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
    for (let i = 0; i < x.length; i++) {
      const v = x[i]! // below the length
      if (v === extreme) found.push(i)
      else if (isHigh ? v > next : v < next) next = v
    }
    if (!Number.isFinite(next)) return null // every value is the same now
    for (const i of found) x[i] = next
    if (isHigh) down = found
    else up = found
    passed = passes(shapeOf(x), limits)
    if (passed === null) return null
  }
  return { column: x, down, up }
}
