import type { Values } from '../../language/field.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { defineEvent } from '../../platform/events/event.ts'
import type { Desk } from './desk.ts'

/** Something happened to a record: it was made, changed, corrected, went on to another state, left the register. */
export interface RecordStep {
  readonly division: string
  /** The record type's id. */
  readonly type: string
  readonly record: string
  /** The record's revision after it. */
  readonly revision: number
  /** 'create', 'change', 'correct', 'import', 'merge', 'take-out', 'restore', or a transition's id. */
  readonly does: string
  readonly from: string | null
  readonly to: string | null
  readonly at: Date
  readonly actor: Actor
  /** Values before, and after; before is null for a record that is new. */
  readonly before: Values | null
  readonly after: Values
  /** What it is called and where it stands after the step. */
  readonly stands: {
    readonly number: string | null
    readonly body: string | null
    readonly person: string | null
  }
  /** Where it was done: a listener whose own steps follow from it takes them here, so that they are on the same record. */
  readonly desk: Desk
}

/**
 * Told within the transaction of the steps, so that a deadline begins with them or not at all. Steps of one type and division
 * that are done at once are told at once.
 */
export const recordsStepped = defineEvent<readonly RecordStep[]>('records.stepped')
