import type { Values } from '../../language/field.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { defineEvent } from '../../platform/events/event.ts'

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
}

/** Told within the transaction of the step, so that a deadline begins with it or not at all. */
export const recordStepped = defineEvent<RecordStep>('record.stepped')
