import { uniformAt } from './random.ts'
import { quantileOfSorted } from './statistics.ts'

/** How many inputs a design draws, and how: a plain random sample, or the one that sensitivity indices are estimated from. */
export interface Design {
  readonly kind: 'random' | 'sobol'
  /** Sample size n; a Sobol design runs n·(d + 2) times. */
  readonly n: number
  readonly factors: number
  readonly seed: number
}

export const runsOf = ({ kind, n, factors }: Design): number => (kind === 'random' ? n : n * (factors + 2))

/** Inputs of a run, each in [0, 1). A Sobol design holds A, then B, then for each factor A with that column from B. */
export function inputsOf(design: Design, run: number): Float64Array {
  const { n, factors, seed } = design
  const block = Math.floor(run / n)
  const row = run % n
  return Float64Array.from({ length: factors }, (_, j) =>
    uniformAt(seed, row, j, block === 1 || block === j + 2 ? 1 : 0),
  )
}

export interface SensitivityIndices {
  /** Share of the variance that the factor explains alone. */
  readonly first: number
  /** Share in which the factor takes part, alone or with others. */
  readonly total: number
  /** 5 % and 95 % bounds by bootstrap; null without. */
  readonly firstInterval: readonly [number, number] | null
  readonly totalInterval: readonly [number, number] | null
}

/**
 * Variance-based sensitivity indices (Sobol) from the results of a Sobol design, by the estimators that COINr uses:
 * first = mean(yB·(yABᵢ − yA))/V, total = Σ(yA − yABᵢ)²/(2nV), V the variance of yA and yB together.
 */
export function sensitivityIndices(
  y: Float64Array,
  n: number,
  factors: number,
  bootstrap = 0,
  seed = 0,
): readonly SensitivityIndices[] {
  const a = y.subarray(0, n)
  const b = y.subarray(n, 2 * n)
  const variance = varianceOf(y.subarray(0, 2 * n))
  return Array.from({ length: factors }, (_, j) => {
    const ab = y.subarray((j + 2) * n, (j + 3) * n)
    const firstTerms = Float64Array.from(ab, (v, i) => b[i]! * (v - a[i]!)) // n of each
    const totalTerms = Float64Array.from(ab, (v, i) => (a[i]! - v) ** 2) // n of each
    const first = (terms: (i: number) => number) => sumOver(n, (i) => firstTerms[terms(i)]!) / n / variance
    const total = (terms: (i: number) => number) => sumOver(n, (i) => totalTerms[terms(i)]!) / (2 * n * variance)
    const own = (i: number) => i
    if (bootstrap === 0) return { first: first(own), total: total(own), firstInterval: null, totalInterval: null }
    const firsts = new Float64Array(bootstrap)
    const totals = new Float64Array(bootstrap)
    for (let round = 0; round < bootstrap; round++) {
      firsts[round] = first((i) => Math.floor(uniformAt(seed, round, i, 2 * j + 2) * n))
      totals[round] = total((i) => Math.floor(uniformAt(seed, round, i, 2 * j + 3) * n))
    }
    return {
      first: first(own),
      total: total(own),
      firstInterval: interval(firsts.sort()),
      totalInterval: interval(totals.sort()),
    }
  })
}

const interval = (sorted: Float64Array) => [quantileOfSorted(sorted, 0.05), quantileOfSorted(sorted, 0.95)] as const

function sumOver(n: number, term: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += term(i)
  return sum
}

function varianceOf(x: Float64Array): number {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length
  return x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (x.length - 1)
}
