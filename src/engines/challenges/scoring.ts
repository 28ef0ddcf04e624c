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
  readonly tie: 'none' | 'first-criterion' | 'defence' | 'price' | 'shared'
  /** null where the papers alone decide. */
  readonly rounds: RoundScores | null
}

/** How a bid came through both rounds, where there is a defence (答辩). Points to two digits. */
export interface RoundScores {
  readonly paper: string
  /** null: it did not come into the defence. */
  readonly defence: string | null
}

export interface ScoredBid {
  readonly code: string
  readonly price: string
}

const totalOf = (criteria: readonly Criterion[], marks: Readonly<Record<string, number>>): number =>
  criteria.reduce((sum, { id, weight }) => sum + (marks[id] ?? 0) * weight, 0)

interface Counted {
  readonly bid: ScoredBid
  readonly marks: readonly BidMarks[]
  readonly sum: number
  readonly count: number
  readonly firstSum: number
}

/** What each bid was given by the papers, extremes left out. The same number of marks is kept of every bid. */
function countPapers(
  bids: readonly ScoredBid[],
  criteria: readonly Criterion[],
  sheets: readonly Sheet[],
  { dropFrom }: ScoringRules,
): readonly Counted[] {
  const first = criteria.toSorted((a, b) => b.weight - a.weight)[0]
  return bids.map((bid) => {
    const totals = sheets
      .map(({ expert, marks }) => ({ expert, total: totalOf(criteria, marks[bid.code] ?? {}) }))
      .sort((a, b) => a.total - b.total || (a.expert < b.expert ? -1 : 1))
    const marks = withoutExtremes(totals, dropFrom)
    const keptBy = new Set(marks.flatMap(({ expert, isDropped }) => (isDropped ? [] : [expert])))
    return {
      bid,
      marks,
      sum: marks.reduce((sum, { total, isDropped }) => sum + (isDropped ? 0 : total), 0),
      count: keptBy.size,
      firstSum: sheets.reduce(
        (sum, { expert, marks: own }) =>
          sum + (keptBy.has(expert) && first !== undefined ? (own[bid.code]?.[first.id] ?? 0) : 0),
        0,
      ),
    }
  })
}

function withoutExtremes(
  totals: readonly { readonly expert: string; readonly total: number }[],
  dropFrom: number,
): readonly BidMarks[] {
  const drops = totals.length >= dropFrom && totals.length > 2
  const dropped = new Set(drops ? [totals[0]?.expert, totals.at(-1)?.expert] : [])
  return totals.map((one) => ({ ...one, isDropped: dropped.has(one.expert) }))
}

/** Ranks bids by the mean of what the panel gave. Ties: the criterion of the greatest weight, then the lower price, else shared. */
export function rankBids(
  bids: readonly ScoredBid[],
  criteria: readonly Criterion[],
  sheets: readonly Sheet[],
  rules: ScoringRules,
): readonly Ranked[] {
  if (sheets.length === 0) return []
  // Sums compare as means do: the same number of marks is kept of every bid.
  return inRanks(countPapers(bids, criteria, sheets, rules), {
    score: ({ sum, count }) => pointsOf(sum, count),
    by: [
      ['none', (one) => one.sum],
      ['first-criterion', (one) => one.firstSum],
      ['price', (one) => -Number(one.bid.price)],
    ],
    rounds: () => null,
  })
}

/** What one expert gave in the defence: whole marks from 0 to 100 by bid. */
export interface DefenceSheet {
  readonly expert: string
  readonly marks: Readonly<Record<string, number>>
}

/** Bids that come into the defence: the first by the papers, with all that share the last of those ranks. In the order of their letters. */
export const admittedTo = (ranking: readonly Ranked[], admits: number): readonly string[] =>
  ranking
    .filter(({ rank }) => rank <= admits)
    .map(({ bid }) => bid)
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))

/**
 * Ranks bids by both rounds: of those that defended, papers and defence by their weights; behind them the others by their
 * papers. Ties: the defence, then the lower price, else shared. Whole numbers throughout.
 *
 * @param weight percent that the defence counts.
 */
export function rankBoth(
  bids: readonly ScoredBid[],
  criteria: readonly Criterion[],
  sheets: readonly Sheet[],
  defence: { readonly admitted: readonly string[]; readonly sheets: readonly DefenceSheet[]; readonly weight: number },
  rules: ScoringRules,
): readonly Ranked[] {
  const papers = countPapers(bids, criteria, sheets, rules)
  const isIn = new Set(defence.admitted)
  const spoken = papers.map((paper) => {
    const totals = defence.sheets
      .map(({ expert, marks }) => ({ expert, total: (marks[paper.bid.code] ?? 0) * 100 }))
      .sort((a, b) => a.total - b.total || (a.expert < b.expert ? -1 : 1))
    const kept = withoutExtremes(totals, rules.dropFrom).filter(({ isDropped }) => !isDropped)
    const sum = kept.reduce((total, one) => total + one.total, 0)
    // Hundredths of points times 100 times both counts: whole.
    const whole = paper.sum * (100 - defence.weight) * kept.length + sum * defence.weight * paper.count
    return { ...paper, said: { sum, count: kept.length }, whole }
  })
  const [defended, others] = [spoken, spoken].map((all, i) => all.filter(({ bid }) => isIn.has(bid.code) === (i === 0)))
  const paperOf = ({ sum, count }: Counted) => pointsOf(sum, count)
  const first = inRanks(defended ?? [], {
    score: ({ whole, count, said }) => pointsOf(whole, 100 * count * said.count),
    by: [
      ['none', (one) => one.whole],
      ['defence', (one) => one.said.sum],
      ['price', (one) => -Number(one.bid.price)],
    ],
    rounds: (one) => ({ paper: paperOf(one), defence: pointsOf(one.said.sum, one.said.count) }),
  })
  const behind = inRanks(others ?? [], {
    score: paperOf,
    by: [
      ['none', (one) => one.sum],
      ['first-criterion', (one) => one.firstSum],
      ['price', (one) => -Number(one.bid.price)],
    ],
    rounds: (one) => ({ paper: paperOf(one), defence: null }),
  })
  return [...first, ...behind.map((one) => ({ ...one, rank: one.rank + first.length }))]
}

/** In the order of the first key, then of the next where that is equal; who is equal in all shares a rank. */
function inRanks<T extends Counted>(
  counted: readonly T[],
  {
    score,
    by,
    rounds,
  }: {
    readonly score: (one: T) => string
    readonly by: readonly (readonly [Exclude<Ranked['tie'], 'shared'>, (one: T) => number])[]
    readonly rounds: (one: T) => RoundScores | null
  },
): readonly Ranked[] {
  const compare = (a: T, b: T) => by.reduce((found, [, key]) => found || key(b) - key(a), 0)
  const ordered = counted.toSorted((a, b) => compare(a, b) || (a.bid.code < b.bid.code ? -1 : 1))
  return ordered.map((one) => {
    // What told it from everybody with the same score: the first key that did.
    let same = ordered.filter((other) => other !== one && by[0]?.[1](other) === by[0]?.[1](one))
    let tie: Ranked['tie'] = same.length === 0 ? 'none' : 'shared'
    for (const [name, key] of same.length === 0 ? [] : by.slice(1)) {
      same = same.filter((other) => key(other) === key(one))
      if (same.length > 0) continue
      tie = name
      break
    }
    return {
      bid: one.bid.code,
      marks: one.marks,
      score: score(one),
      rank: ordered.findIndex((other) => compare(other, one) === 0) + 1,
      tie,
      rounds: rounds(one),
    }
  })
}

/** A mean of hundredths as points with two digits, rounded half up. */
export function pointsOf(sum: number, count: number): string {
  if (count === 0) return '0.00'
  const hundredths = Math.floor((2 * sum + count) / (2 * count))
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}
