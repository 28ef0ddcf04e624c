import type { Weight, Weighting } from '../../model/evaluation-methods.ts'
import { pairwiseWeights } from './ahp.ts'
import { spreadOf } from './statistics.ts'

/** What weighs the members of a group: their written weights, and where a method looks at the data, their scores. */
export interface WeighedMember {
  readonly weight: Weight | undefined
  /** Looked at by 'entropy' only. */
  readonly scored: { readonly column: Float64Array }
}

/** Weight of a member before the unit's group is looked at: the number, what is otherwise, or the greatest of the groups. */
export const plainWeight = (weight: Weight | undefined): number =>
  weight === undefined
    ? 1
    : typeof weight === 'number'
      ? weight
      : (weight.otherwise ?? Math.max(0, ...Object.values(weight.values)))

/** Weights of the members of a group, in their order. Given weights are returned as they are, others add up to 1. */
export function weightsOf(weighting: Weighting, members: readonly WeighedMember[]): number[] {
  switch (weighting.method) {
    case 'given':
      return members.map(({ weight }) => plainWeight(weight))
    case 'equal':
      return members.map(() => 1 / members.length)
    case 'entropy':
      return entropyWeights(
        members.map(({ scored }) => scored.column),
        weighting.of ?? 'min-max',
      ).weights
    case 'ahp':
      return [...pairwiseWeights(weighting.matrix, weighting.by).weights]
    case 'combined': {
      const [first, second] = weighting.of.map((one) => toOne(weightsOf(one, members)))
      if (first === undefined || second === undefined) return members.map(() => 1 / members.length)
      const share = weighting.share ?? 0.5
      return toOne(
        first.map((a, j) => {
          const b = second[j] ?? 0
          return weighting.by === 'product' ? a * b : share * a + (1 - share) * b
        }),
      )
    }
  }
}

function toOne(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  return weights.map((one) => one / sum)
}

/**
 * Entropy weights (熵权法) of columns of scores, higher is better: p = z/Σz, e = −Σ p·ln p / ln n with 0·ln 0 = 0,
 * w = (1 − e)/Σ(1 − e). Units without a value are passed over. A column without spread tells nothing and has weight 0; when
 * no column tells anything, all weigh the same.
 */
export function entropyWeights(
  columns: readonly Float64Array[],
  of: 'min-max' | 'scores',
): { readonly entropies: number[]; readonly weights: number[] } {
  const entropies = columns.map((x) => {
    const { min, max, count } = spreadOf(x)
    if (count < 2 || min === max) return 1
    const [origin, width] = of === 'min-max' ? [min, max - min] : [0, 1]
    let sum = 0
    for (const v of x) if (!Number.isNaN(v)) sum += (v - origin) / width
    let e = 0
    for (const v of x) {
      const p = (v - origin) / width / sum
      if (p > 0) e -= p * Math.log(p)
    }
    return e / Math.log(count)
  })
  const told = entropies.reduce((all, e) => all + (1 - e), 0)
  return { entropies, weights: entropies.map((e) => (told > 0 ? (1 - e) / told : 1 / columns.length)) }
}
