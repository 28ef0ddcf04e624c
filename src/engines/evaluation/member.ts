import type { Scored } from './normalise.ts'

/** A member of a group as aggregation sees it. */
export interface Member {
  readonly scored: Scored
  readonly weight: number
  /** Weight of each row where it differs by the unit's group. */
  readonly weights: Float64Array | null
  /** 1 where the unit has no such duty: left out, the others re-weighted. */
  readonly absent: Uint8Array | null
}
