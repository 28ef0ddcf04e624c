import type { Bilingual } from '../../model/system.ts'

/** Marks of a panel, added up exactly: whole marks times whole weights are whole numbers. Pure. */

export interface Criterion {
  readonly id: string
  readonly name: Bilingual
  /** In percent; all together make 100. */
  readonly weight: number
}

/** What one expert gave: marks from 0 to 100 by bid and criterion. */
export interface Sheet {
  readonly expert: string
  readonly marks: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly notes: Readonly<Record<string, string>>
}

export interface ScoringRules {
  /** From so many sheets on, the highest and the lowest of each bid are left out. */
  readonly dropFrom: number
}

export interface BidMarks {
  readonly expert: string
  /** Hundredths of a point: 0 to 10,000. */
  readonly total: number
  readonly isDropped: boolean
}

export interface Ranked {
  readonly bid: string
  readonly marks: readonly BidMarks[]
  /** Points to two digits, rounded half up: '86.67'. */
  readonly score: string
  readonly rank: number
  /** What told it from another of the same score; 'shared' where nothing did and the rank is shared. */
  readonly tie: 'none' | 'first-criterion' | 'price' | 'shared'
}

export interface ScoredBid {
  readonly code: string
  readonly price: string
}

const totalOf = (criteria: readonly Criterion[], marks: Readonly<Record<string, number>>): number =>
  criteria.reduce((sum, { id, weight }) => sum + (marks[id] ?? 0) * weight, 0)

/** Ranks bids by the mean of what the panel gave. Ties: the criterion of the greatest weight, then the lower price, else shared. */
export function rankBids(
  bids: readonly ScoredBid[],
  criteria: readonly Criterion[],
  sheets: readonly Sheet[],
  { dropFrom }: ScoringRules,
): readonly Ranked[] {
  if (sheets.length === 0) return []
  const first = criteria.toSorted((a, b) => b.weight - a.weight)[0]
  const counted = bids.map((bid) => {
    const totals = sheets
      .map(({ expert, marks }) => ({ expert, total: totalOf(criteria, marks[bid.code] ?? {}) }))
      .sort((a, b) => a.total - b.total || (a.expert < b.expert ? -1 : 1))
    const drops = sheets.length >= dropFrom && sheets.length > 2
    const dropped = new Set(drops ? [totals[0]?.expert, totals.at(-1)?.expert] : [])
    const kept = totals.filter(({ expert }) => !dropped.has(expert))
    const keptBy = new Set(kept.map(({ expert }) => expert))
    return {
      bid,
      marks: totals.map((one) => ({ ...one, isDropped: dropped.has(one.expert) })),
      sum: kept.reduce((sum, { total }) => sum + total, 0),
      count: kept.length,
      firstSum: sheets.reduce(
        (sum, { expert, marks }) =>
          sum + (keptBy.has(expert) && first !== undefined ? (marks[bid.code]?.[first.id] ?? 0) : 0),
        0,
      ),
    }
  })
  // The same number of marks is kept of every bid, so that sums compare as means do.
  const compare = (a: (typeof counted)[number], b: (typeof counted)[number]) =>
    b.sum - a.sum || b.firstSum - a.firstSum || Number(a.bid.price) - Number(b.bid.price)
  const ordered = counted.toSorted((a, b) => compare(a, b) || (a.bid.code < b.bid.code ? -1 : 1))
  return ordered.map((one, i) => {
    const same = ordered.filter((other) => other !== one && other.sum === one.sum)
    const tie: Ranked['tie'] =
      same.length === 0
        ? 'none'
        : same.some((other) => compare(one, other) === 0)
          ? 'shared'
          : same.every((other) => other.firstSum !== one.firstSum)
            ? 'first-criterion'
            : 'price'
    return {
      bid: one.bid.code,
      marks: one.marks,
      score: pointsOf(one.sum, one.count),
      rank: ordered.findIndex((other) => compare(other, one) === 0) + 1 || i + 1,
      tie,
    }
  })
}

/** A mean of hundredths as points with two digits, rounded half up. */
export function pointsOf(sum: number, count: number): string {
  const hundredths = Math.floor((2 * sum + count) / (2 * count))
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}
