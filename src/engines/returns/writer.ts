import type { Actor } from '../../platform/access/actor.ts'

/** Who writes, where, and when. */
export interface Writer {
  readonly actor: Actor
  readonly at: Date
  readonly division: string
}

export const nameOf = (actor: Actor): string => (actor.kind === 'public' ? '' : actor.name)
export const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

/** The columns that say who wrote a row. */
export const byOf = ({ actor, at }: Writer) => ({ by_id: idOf(actor), by_name: nameOf(actor), at })
