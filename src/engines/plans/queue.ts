import type { ItemState, StateName } from './decisions.ts'
import type { ItemGroup } from './definition.ts'
import type { ReviewItem } from './items.ts'
import { stateIn } from './judge.ts'

type Queued = Pick<ReviewItem, 'id' | 'group' | 'confidence' | 'position' | 'chapter'>

/** The queue: what must be decided first, then by confidence, lowest first, then in the order of the text. */
export function queueOrder(mustDecide: readonly ItemGroup[]): (a: Queued, b: Queued) => number {
  const rank = ({ group }: Queued) => (mustDecide.includes(group) ? 0 : 1)
  return (a, b) => rank(a) - rank(b) || a.confidence - b.confidence || a.position - b.position
}

/** How far a review has come, of one group or chapter. */
export interface Progress {
  readonly key: string
  readonly total: number
  readonly decided: number
  readonly byState: Readonly<Record<StateName, number>>
}

/** Progress by what `keyOf` gives, in the order in which the keys first come. */
export function progressBy<T extends Queued>(
  items: readonly T[],
  states: ReadonlyMap<string, ItemState>,
  keyOf: (item: T) => string,
): Progress[] {
  const counts = new Map<string, Record<StateName, number>>()
  for (const item of items) {
    const key = keyOf(item)
    const count = counts.get(key) ?? { pending: 0, accepted: 0, amended: 0, rejected: 0, split: 0, merged: 0 }
    count[stateIn(states, item.id).state]++
    counts.set(key, count)
  }
  return [...counts].map(([key, byState]) => {
    const total = Object.values(byState).reduce((sum, count) => sum + count, 0)
    return { key, total, decided: total - byState.pending, byState }
  })
}

/** A person holds an item while looking at it, so that two do not decide the same. */
export interface Lease {
  readonly item: string
  readonly person: string
  readonly name: string
  /** ISO moment at which it ends by itself. */
  readonly until: string
}

/** Who else holds an item at a moment; null when nobody does. */
export function heldByOther(leases: readonly Lease[], item: string, person: string, now: string): Lease | null {
  return leases.find((lease) => lease.item === item && lease.person !== person && lease.until > now) ?? null
}

/** Pending items that may be accepted together: of one group, at or above a confidence, held by nobody else. */
export function bulkCandidates<T extends Queued>(
  items: readonly T[],
  states: ReadonlyMap<string, ItemState>,
  leases: readonly Lease[],
  wanted: { readonly groups: readonly ItemGroup[]; readonly from: number; readonly chapter: string | null },
  person: string,
  now: string,
): T[] {
  return items.filter(
    (item) =>
      wanted.groups.includes(item.group) &&
      item.confidence >= wanted.from &&
      (wanted.chapter === null || item.chapter === wanted.chapter) &&
      stateIn(states, item.id).state === 'pending' &&
      heldByOther(leases, item.id, person, now) === null,
  )
}
