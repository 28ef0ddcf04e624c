import { done, type Outcome, refused } from '../../model/outcome.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Desk } from '../registers/desk.ts'
import { createRecord } from '../registers/records.ts'
import type { Register } from '../registers/register.ts'
import { findObjectable, hasOpenObjection } from './queue-store.ts'

/** What anybody may object to on the public page, each as long as it stands there. */
export const OBJECTION_ABOUTS = ['first-notice', 'second-notice', 'queue', 'draw', 'decision'] as const
export type ObjectionAbout = (typeof OBJECTION_ABOUTS)[number]

export interface Objecting {
  readonly caseNumber: string
  readonly about: ObjectionAbout
  readonly matter: string
  readonly reporter: string
  readonly phone: string
}

/** In which states of a case each may be objected to; a notice also only while it runs. */
const STATES: Readonly<Record<ObjectionAbout, readonly string[]>> = {
  'first-notice': ['first-notice'],
  'second-notice': ['second-notice'],
  queue: ['queued'],
  draw: ['queued', 'housed'],
  decision: ['rejected', 'given-up'],
}

/**
 * Puts an objection of somebody without an account on record, with whoever is in charge of the case: it waits until the objection is
 * settled. Who reports is told to that body alone.
 */
export async function object(
  tx: Writing,
  program: Desk,
  register: Register,
  asked: Objecting,
): Promise<Outcome<{ readonly number: string; readonly receivedOn: string }>> {
  const { division, at } = program
  const today = dayOf(at)
  const number = asked.caseNumber.trim().toUpperCase()
  const found = await findObjectable(tx, division, number, today)
  const isOpen =
    found !== null && STATES[asked.about].includes(found.state) && (!asked.about.endsWith('-notice') || found.isNoticed)
  // One answer for what is not there and for what stands elsewhere: who asks learns nothing of a case that is not published.
  if (found === null || !isOpen)
    return refused({
      reason: 'wrong-state',
      code: 'nothing-to-object',
      message: {
        zh: '这个编号现在没有在这一环节公示。核对编号；公示期已过的，到住房保障部门反映。',
        en: 'The number does not stand there now. Look at it again; after the notice, go to the housing office.',
      },
    })
  if (await hasOpenObjection(tx, division, found.id, asked.phone))
    return refused({
      reason: 'conflict',
      code: 'objected-already',
      message: {
        zh: '这个电话对这个编号已有一件异议在核实，答复后再提。',
        en: 'An objection to this case from this phone is being verified: wait for its answer.',
      },
    })
  const made = await createRecord(tx, program, register, {
    application: found.id,
    case_number: number,
    about: asked.about,
    came_by: 'online',
    matter: asked.matter,
    reporter: asked.reporter,
    phone: asked.phone,
    received_on: today,
    office: found.body,
  })
  return made.kind === 'refused' ? made : done({ number: made.value.number ?? '', receivedOn: today })
}
