import type { Role } from '../../model/role.ts'

/** One role, in one place. */
export interface Membership {
  readonly role: Role
  readonly division: string
  /** The body it is held for; null: for the whole division. */
  readonly body: string | null
  /** `body` and every body under it; empty when `body` is null. */
  readonly bodies: readonly string[]
  /** The person whose membership it is, when this one only stands in for them (代办). */
  readonly standsInFor?: string | null
  /** An assessor sees only these frozen snapshots. */
  readonly snapshots: readonly string[]
}

export type Actor =
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      readonly memberships: readonly Membership[]
      /** What this person must do before anything else; until then they may do nothing else. */
      readonly due?: 'password' | 'second-factor' | null
    }
  /** The program itself: sweeps, imports, the simulated district. `name` says which. */
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'public' }

export const PUBLIC: Actor = { kind: 'public' }

/** The person that an actor is; null: the program, or nobody who signed in. */
export const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

/** By which name an actor stands on a record; the public has none. */
export const nameOf = (actor: Actor): string => (actor.kind === 'public' ? '' : actor.name)
