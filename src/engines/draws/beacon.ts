/**
 * The public source of chance that comes after the list is frozen: drand's quicknet, or, where there is no internet, a drawing
 * that the public knows (双色球), as its text is published.
 */
export const QUICKNET = {
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  /** Seconds between rounds. */
  period: 3,
  /** Unix seconds of round 1. */
  genesis: 1_692_803_367,
} as const

/** The round that is current at a moment. Throws before the chain began. */
export function roundAt(moment: Date): number {
  const seconds = Math.floor(moment.getTime() / 1000)
  if (seconds < QUICKNET.genesis) throw new RangeError('The beacon had not begun at that moment.')
  return Math.floor((seconds - QUICKNET.genesis) / QUICKNET.period) + 1
}

/** When a round is published. */
export const momentOf = (round: number): Date => new Date((QUICKNET.genesis + (round - 1) * QUICKNET.period) * 1000)
