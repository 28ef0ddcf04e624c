import type { Writing } from '../../platform/database/tables.ts'
import { registerOf } from '../registers/declared.ts'
import type { RecordStep } from '../registers/definition.ts'
import type { Desk } from '../registers/desk.ts'
import { changeRecord, doAutomatic } from '../registers/records.ts'
import { employment } from './acts.ts'
import { findCertified, findOpenReferrals } from './market-store.ts'

/**
 * What follows at once from a step of another record, in its transaction: a consent that ends takes the person's referrals back
 * from the firms, and a certificate puts what it stands for into the person's file.
 */
export async function followSteps(tx: Writing, steps: readonly RecordStep[]): Promise<void> {
  for (const step of steps) await followStep(tx, step)
}

async function followStep(tx: Writing, step: RecordStep): Promise<void> {
  const seeker = step.after.seeker
  if (typeof seeker !== 'string') return
  const desk: Desk = { ...step.desk, actor: { kind: 'system', name: employment.name.zh } }
  if (step.type === 'job-consent' && step.from === 'given' && step.to !== 'given')
    for (const id of await findOpenReferrals(tx, step.division, seeker))
      await doAutomatic(tx, desk, registerOf('job-referral'), id)
  if (step.type === 'course-enrolment' && step.does === 'finish' && step.after.is_certified === true)
    await certify(tx, desk, seeker, String(step.after.course))
}

async function certify(tx: Writing, desk: Desk, seeker: string, course: string): Promise<void> {
  const found = await findCertified(tx, desk.division, seeker, course)
  if (found === null) return
  const skills = [...new Set([...found.has.filter((id) => id !== 'none'), ...found.taught])]
  const changed = await changeRecord(
    tx,
    desk,
    registerOf('job-seeker'),
    seeker,
    found.revision,
    { skills },
    `“${found.course}”结业取证`,
  )
  if (changed.kind === 'refused')
    throw new Error(`The file ${seeker} did not take the skills: ${changed.refusal.message.en}`)
}
