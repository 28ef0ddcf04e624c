/**
 * Statistics of a column. Missing values are NaN and are passed over; without any value the answer is NaN. Indices stay
 * below the length, so `!` on typed arrays is safe throughout.
 */

export interface Spread {
  readonly count: number
  readonly min: number
  readonly max: number
}

/** Values present, least and greatest. */
export function spreadOf(x: Float64Array): Spread {
  let count = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (!Number.isNaN(v)) count++
    if (v < min) min = v
    if (v > max) max = v
  }
  return count === 0 ? { count, min: Number.NaN, max: Number.NaN } : { count, min, max }
}

export function meanOf(x: Float64Array): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (!Number.isNaN(v)) {
      sum += v
      count++
    }
  }
  if (count === 0) return Number.NaN
  const first = sum / count
  // A second pass takes back what rounding lost in the first.
  let rest = 0
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (!Number.isNaN(v)) rest += v - first
  }
  return first + rest / count
}

/** Sample standard deviation, over n − 1. */
export function deviationOf(x: Float64Array, mean = meanOf(x)): number {
  let squares = 0
  let count = 0
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (!Number.isNaN(v)) {
      squares += (v - mean) * (v - mean)
      count++
    }
  }
  return count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1))
}

export const presentOf = (x: Float64Array): Float64Array => x.filter((v) => !Number.isNaN(v))

export const medianOf = (x: Float64Array): number => quantileOf(x, 0.5)

/** Quantile by linear interpolation between order statistics (type 7, what R and spreadsheets do). */
export const quantileOf = (x: Float64Array, p: number): number => quantileOfSorted(presentOf(x).sort(), p)

export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length
  if (n === 0) return Number.NaN
  const at = p * (n - 1)
  const low = Math.floor(at)
  const a = sorted[low]!
  return low + 1 < n ? a + (at - low) * (sorted[low + 1]! - a) : a
}

/** Sum of the second, third and fourth powers of the distances from the mean. */
function momentsOf(x: Float64Array): { n: number; m2: number; m3: number; m4: number } {
  const mean = meanOf(x)
  let n = 0
  let m2 = 0
  let m3 = 0
  let m4 = 0
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    if (Number.isNaN(v)) continue
    const d = v - mean
    const dd = d * d
    n++
    m2 += dd
    m3 += dd * d
    m4 += dd * dd
  }
  return { n, m2, m3, m4 }
}

/** Skewness G₁ (type 2, as spreadsheets give it); NaN below three values or without spread. */
export function skewnessOf(x: Float64Array): number {
  const { n, m2, m3 } = momentsOf(x)
  if (n < 3) return Number.NaN
  return ((Math.sqrt(n) * m3) / m2 ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2))
}

/** Excess kurtosis G₂ (type 2, as spreadsheets give it); NaN below four values or without spread. */
export function kurtosisOf(x: Float64Array): number {
  const { n, m2, m4 } = momentsOf(x)
  if (n < 4) return Number.NaN
  const r = (n * m4) / (m2 * m2)
  return (((n + 1) * (r - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3))
}
