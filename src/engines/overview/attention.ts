import type { Tone } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'

/** A target as the list of what needs attention sees it. */
export interface WatchedTarget {
  readonly kind: 'target'
  readonly id: string
  readonly name: string
  readonly tone: Tone
  readonly isBinding: boolean
  /** Progress divided by elapsed time; null when not known. */
  readonly pace: number | null
  /** Whether the forecast misses the target. */
  readonly willMiss: boolean
  readonly why: Bilingual
}

/** A commitment as the list sees it. */
export interface WatchedCommitment {
  readonly kind: 'commitment'
  readonly id: string
  readonly name: string
  readonly tone: Tone
  readonly isBlocked: boolean
  readonly daysOverdue: number
  /** Level of the open 督办; null without one. */
  readonly supervision: number | null
  readonly why: Bilingual
}

export type Watched = WatchedTarget | WatchedCommitment

/** Ranks of [OA1]; null when it needs no attention. */
function rankOf(item: Watched): number | null {
  switch (item.kind) {
    case 'target':
      if (item.tone === 'bad') return item.isBinding ? 0 : 1
      if (item.tone === 'poor') return item.isBinding ? 2 : 5
      return item.willMiss ? 6 : null
    case 'commitment':
      if (item.tone === 'bad') return item.supervision !== null ? 3 : 4
      return item.isBlocked ? 7 : null
  }
}

/** Larger is worse, among items of the same rank. */
function weightOf(item: Watched): number {
  switch (item.kind) {
    case 'target':
      // What has fallen back furthest; an unknown pace after the known ones.
      return item.pace === null ? Number.NEGATIVE_INFINITY : -item.pace
    case 'commitment':
      return (item.supervision ?? 0) * 100_000 + item.daysOverdue
  }
}

/** What needs attention, the worst first [OA1]. Items that compare equal keep the order in which they were given. */
export function attentionOf<T extends Watched>(items: readonly T[]): readonly T[] {
  return items
    .flatMap((item, at) => {
      const rank = rankOf(item)
      return rank === null ? [] : [{ item, at, rank, weight: weightOf(item) }]
    })
    .sort((a, b) => a.rank - b.rank || (a.weight === b.weight ? a.at - b.at : b.weight - a.weight))
    .map(({ item }) => item)
}
