/** What a step of a claim does to the money of its policy and year. */
export type Effect =
  /** So much stands reserved for it from now on: what its decision came to. */
  | { readonly kind: 'reserve' }
  /** Nothing does. */
  | { readonly kind: 'release' }
  /** What was reserved is spent. */
  | { readonly kind: 'pay' }
  /** What was spent comes back, as much as the step says. */
  | { readonly kind: 'recover' }

const EFFECTS: Readonly<Record<string, Effect>> = {
  accept: { kind: 'reserve' },
  approve: { kind: 'reserve' },
  grant: { kind: 'reserve' },
  return: { kind: 'release' },
  reject: { kind: 'release' },
  uphold: { kind: 'release' },
  withdraw: { kind: 'release' },
  decline: { kind: 'release' },
  pay: { kind: 'pay' },
  recover: { kind: 'recover' },
}

/** null: the step leaves the money alone. */
export const effectOf = (does: string): Effect | null => EFFECTS[does] ?? null

/** Steps at which a claim is judged anew and what it was judged by is frozen. */
export const DECIDING = ['accept', 'approve', 'grant'] as const
export const decides = (does: string): boolean => (DECIDING as readonly string[]).includes(does)
