/** What is counted of the clocks of one group (a street, a body, a post) in a period. */
export interface Tally {
  /** Due in the period, and those that ended early in it; without unjudged ones and those that stand still (挂账). */
  readonly due: number
  /** Of them, ended by the cut-off. */
  readonly ended: number
  /** Of them, ended in time. */
  readonly met: number
  /** Of those due, how many were granted an extension (缓办). */
  readonly extended: number
  /** Of those ended in time, how many were granted an extension. */
  readonly metExtended: number
}

export const GRADES = ['green', 'blue', 'yellow', 'orange', 'red'] as const
export type Grade = (typeof GRADES)[number]

export interface Bounds {
  readonly green: number
  readonly blue: number
  readonly yellow: number
  readonly orange: number
  readonly leavesOutExtended: boolean
}

/** A share in percent with what it was worked from; null where there is nothing to divide by. */
export interface Rate {
  readonly value: number | null
  readonly part: number
  readonly whole: number
}

const rateOf = (part: number, whole: number): Rate => ({
  value: whole === 0 ? null : (part / whole) * 100,
  part,
  whole,
})

/** 结案率、处置率: ended by the cut-off among those due. */
export const endedRate = ({ ended, due }: Tally): Rate => rateOf(ended, due)

/** 按期结案率、按期处置率: ended in time among those due; by setting, without those that were granted an extension. */
export const metRate = (
  { due, met, extended, metExtended }: Tally,
  { leavesOutExtended }: Pick<Bounds, 'leavesOutExtended'>,
): Rate => (leavesOutExtended ? rateOf(met - metExtended, due - extended) : rateOf(met, due))

/** The colour of a share in percent; null where nothing was due: that is no bad mark. */
export function gradeOf(share: number | null, bounds: Bounds): Grade | null {
  if (share === null) return null
  if (share >= bounds.green) return 'green'
  if (share >= bounds.blue) return 'blue'
  if (share >= bounds.yellow) return 'yellow'
  return share >= bounds.orange ? 'orange' : 'red'
}

/** '93.72': half up to two digits, as the field's tables are printed. */
export const percentText = (value: number | null): string =>
  value === null ? '—' : (Math.round(value * 100 + 1e-9) / 100).toFixed(2)

/** How a share earns points: all of them at the line, and one less for each percentage point below it. */
export function pointsOf(
  share: number | null,
  line: number,
  most: number,
  by: 'whole-points' | 'in-proportion',
): number | null {
  if (share === null) return null
  const below = Math.max(0, line - share)
  const lost = by === 'whole-points' ? Math.ceil(below - 1e-9) : below
  return Math.max(0, most - lost)
}
