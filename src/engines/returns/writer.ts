import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'

/** Who writes, where, and when. */
export interface Writer {
  readonly actor: Actor
  readonly at: Date
  readonly division: string
}

/** The columns that say who wrote a row. */
export const byOf = ({ actor, at }: Writer) => ({ by_id: idOf(actor), by_name: nameOf(actor), at })
