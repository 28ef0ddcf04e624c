import type { Area, CommitmentFact, CommitmentState, ReportFacts, StandingId, TargetFact } from '../facts.ts'

/** Groups of standings that reports count and name. */

/** Reached, or at least roughly where the time is. */
export const isInTime = (standing: StandingId): boolean =>
  ['achieved-early', 'ahead', 'on-track', 'roughly-on-track', 'exceeded', 'completed', 'roughly-completed'].includes(
    standing,
  )

/** Behind its time, or not completed at the end. */
export const isLagging = (standing: StandingId): boolean => ['behind', 'far-behind', 'not-completed'].includes(standing)

/** Nothing can be said yet. */
export const isOpen = (standing: StandingId): boolean => ['no-data', 'definition-pending'].includes(standing)

/** Official order of the words, best first, for the running period and for its end. */
export const STANDING_ORDER: readonly StandingId[] = [
  'achieved-early',
  'ahead',
  'on-track',
  'roughly-on-track',
  'exceeded',
  'completed',
  'roughly-completed',
  'behind',
  'far-behind',
  'not-completed',
  'no-data',
  'definition-pending',
]

export const laggingOf = (facts: ReportFacts): readonly TargetFact[] =>
  facts.targets.filter(({ standing }) => isLagging(standing))

/** Categories in the order of the plan's table, each with its targets. */
export function byCategory(targets: readonly TargetFact[]): readonly (readonly [string, readonly TargetFact[]])[] {
  return grouped(targets, ({ category }) => category)
}

export function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return [...groups]
}

export const ofArea = (facts: ReportFacts, area: Area): readonly CommitmentFact[] =>
  facts.commitments.filter((commitment) => commitment.area === area)

export const inState = (commitments: readonly CommitmentFact[], ...states: readonly CommitmentState[]) =>
  commitments.filter(({ state }) => states.includes(state))

export const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id)
