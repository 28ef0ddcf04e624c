import type { Bilingual } from './system.ts'

/** One thing wrong with what was given: where, what, what was expected. */
export interface Fault {
  /** Path of the key ('values.2.value'), or cell ('报送表!D7'), or line. */
  readonly at: string
  /** Stable name from a closed list: 'unit-mismatch'. */
  readonly code: string
  readonly message: Bilingual
}

/** Why something was not done. Knows nothing of HTTP; `platform/http` maps `reason` to a status. */
export interface Refusal {
  readonly reason: /** Nothing there, or nothing that this person may know of. */
    | 'not-found'
    | 'forbidden'
    /** Somebody changed it in the meantime; `current` holds what stands now. */
    | 'stale'
    /** The state it is in does not allow it. */
    | 'wrong-state'
    /** It exists already, or another one stands in its way. */
    | 'conflict'
    /** The input is faulty; `faults` lists every fault. */
    | 'faulty'
    | 'too-large'
    | 'unsupported'
    /** Something outside that is needed is not there (LibreOffice, an identity provider). */
    | 'unavailable'
  /** Stable name of this refusal: 'return-locked'. */
  readonly code: string
  /** What is wrong and what to do. */
  readonly message: Bilingual
  readonly faults?: readonly Fault[]
  /** With 'stale': the version that stands. */
  readonly current?: unknown
}

/** What a function gives that may be refused for a reason its caller expects. Bugs are thrown, refusals are returned. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export const done = <T>(value: T): Outcome<T> => ({ kind: 'done', value })
export const refused = (refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } => ({
  kind: 'refused',
  refusal,
})
