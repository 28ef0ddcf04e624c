import { type AnyStanding, standingFrom } from '../../model/standing.ts'

export type { AnyStanding } from '../../model/standing.ts'

/** From worst to best, what nobody can judge in between: for sorting. */
const ORDER: readonly AnyStanding[] = [
  'far-behind',
  'not-completed',
  'behind',
  'roughly-completed',
  'roughly-on-track',
  'definition-pending',
  'no-data',
  'on-track',
  'completed',
  'ahead',
  'exceeded',
  'achieved-early',
]

/** Place of a standing in a list from worst (0) to best. */
export const rankOfStanding = (standing: AnyStanding): number => ORDER.indexOf(standing)

/** Whether somebody must act: behind in any way. */
export const isLagging = (standing: AnyStanding): boolean =>
  standing === 'behind' || standing === 'far-behind' || standing === 'not-completed'

/** The standing of an assessment, from the closed list. */
export const standingIdOf = ({ standingId }: { readonly standingId: string }): AnyStanding => standingFrom(standingId)
