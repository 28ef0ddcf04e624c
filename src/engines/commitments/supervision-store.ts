import { done, type Outcome, refused } from '../../model/outcome.ts'
import { idOf, nameOf } from '../../platform/access/actor.ts'
import { EVERYTHING } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf, type WorkCalendar } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { factsOf, findCommitment, findCommitments, type StoredCommitment } from './commitments-store.ts'
import { type CommitmentSettings, judgeCommitment } from './standing.ts'
import { answerBy, levelDue, type SupervisionLevel, supervisionLevelNames } from './supervision.ts'
import { fault } from './work.ts'
import { announceCommitment, faulty, isOutside, noSuchCommitment, outsideBody, type Writer } from './work-store.ts'

/** A person opens a supervision at any level, with a reason [CV2]. */
export async function openSupervision(
  tx: Writing,
  writer: Writer,
  commitment: string,
  level: SupervisionLevel,
  reason: string,
  until: string,
): Promise<Outcome<{ readonly supervision: string }>> {
  const found = await findCommitment(tx, writer.scope, writer.division, commitment)
  if (found === null) return refused(noSuchCommitment)
  const faults = [
    ...(reason.trim() === '' ? [fault('reason', 'empty', '请写明督办事由', 'Say what it is about')] : []),
    ...(found.work?.lead == null
      ? [
          fault(
            'commitment',
            'no-lead',
            '尚未明确牵头单位，无从督办',
            'Without a lead body there is nobody to supervise',
          ),
        ]
      : []),
    ...(until <= dayOf(writer.at)
      ? [fault('answerBy', 'past', '答复时限应晚于今天', 'The answer must be due later than today')]
      : []),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const id = await insertSupervision(tx, writer, found, level, reason.trim(), until)
  await announceCommitment(tx, found)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'commitments.supervise',
    subject: { kind: 'commitment', id: commitment },
    body: found.work?.lead ?? null,
    reason: reason.trim(),
    detail: { supervision: id, level, answerBy: until },
  })
  return done({ supervision: id })
}

async function insertSupervision(
  tx: Writing,
  writer: Writer,
  found: StoredCommitment,
  level: SupervisionLevel,
  text: string,
  until: string,
): Promise<string> {
  const id = newId(writer.at.getTime())
  await tx.insertInto('supervision').values({ division: writer.division, id, commitment: found.id }).execute()
  await addStep(tx, writer, id, 1, 'opened', level, text, found.work?.lead ?? null, until)
  return id
}

/** The body answers; a planner returns the answer, raises the level or closes it [CV3]. */
export async function stepSupervision(
  tx: Writing,
  writer: Writer,
  commitment: string,
  supervision: string,
  act: 'answered' | 'returned' | 'raised' | 'closed',
  text: string,
  until: string | null,
): Promise<Outcome<{ readonly act: string }>> {
  const found = await findCommitment(tx, writer.scope, writer.division, commitment)
  const own = found?.supervisions.find(({ id }) => id === supervision)
  if (found === null || own === undefined) return refused(noSuchCommitment)
  if (!own.isOpen)
    return refused({
      reason: 'wrong-state',
      code: 'supervision-closed',
      message: { zh: '该督办已办结。', en: 'The supervision is closed.' },
    })
  if (act === 'answered' && isOutside(writer, found.work?.lead ?? null)) return refused(outsideBody)
  if (text.trim() === '') return refused(faulty([fault('text', 'empty', '请写明内容', 'Say what')]))
  const level = act === 'raised' ? (Math.min(3, own.level + 1) as SupervisionLevel) : own.level // bounded by 3
  await addStep(tx, writer, supervision, own.steps.length + 1, act, level, text.trim(), found.work?.lead ?? null, until)
  await announceCommitment(tx, found)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `commitments.supervision-${act}`,
    subject: { kind: 'commitment', id: commitment },
    body: found.work?.lead ?? null,
    reason: text.trim(),
    detail: { supervision, level },
  })
  return done({ act })
}

async function addStep(
  tx: Writing,
  { division, actor, at }: Writer,
  supervision: string,
  seq: number,
  act: 'opened' | 'raised' | 'answered' | 'returned' | 'closed',
  level: SupervisionLevel,
  text: string,
  body: string | null,
  until: string | null,
) {
  await tx
    .insertInto('supervision_step')
    .values({
      division,
      supervision,
      seq,
      act,
      level,
      body,
      answer_by: until,
      text,
      by_id: idOf(actor),
      by_name: nameOf(actor),
      at,
    })
    .execute()
}

/** Divisions whose commitments the clock looks after. */
export async function findDivisionsWithCommitments(db: Reading): Promise<readonly string[]> {
  const rows = await db.selectFrom('commitment').select('division').distinct().execute()
  return rows.map(({ division }) => division)
}

/**
 * What the clock does on a day: opens, raises and closes supervisions of a division [CV1], [CV3]. Running it twice does
 * nothing the second time; two at once wait for each other.
 */
export async function sweepSupervisions(
  tx: Writing,
  division: string,
  at: Date,
  today: string,
  settings: CommitmentSettings,
  calendar: WorkCalendar,
): Promise<{ readonly opened: number; readonly raised: number; readonly closed: number }> {
  const writer: Writer = { actor: { kind: 'system', name: 'supervision-sweep' }, at, scope: EVERYTHING, division }
  await tx.selectFrom('division').select('code').where('code', '=', division).forUpdate().execute()
  const count = { opened: 0, raised: 0, closed: 0 }
  const acts: { readonly commitment: string; readonly act: string; readonly level: SupervisionLevel }[] = []
  for (const commitment of await findCommitments(tx, EVERYTHING, division)) {
    const open = commitment.supervisions.filter(({ isOpen }) => isOpen)
    const facts = factsOf(commitment)
    const { standing, reason } = judgeCommitment(facts, today, settings)
    if (commitment.isEnded || standing === 'finished') {
      for (const one of open) {
        const why = commitment.isEnded ? '新版规划已不含这项任务' : '任务已完成'
        await addStep(tx, writer, one.id, one.steps.length + 1, 'closed', one.level, why, null, null)
        count.closed++
        acts.push({ commitment: commitment.id, act: 'closed', level: one.level })
      }
      continue
    }
    const level = levelDue(facts, today, settings, calendar)
    if (level === null) continue
    const current = open.at(-1)
    const until = answerBy(today, level, settings, calendar)
    const text = `${supervisionLevelNames[level].zh}：${reason.zh}`
    if (current === undefined) {
      await insertSupervision(tx, writer, commitment, level, text, until)
      count.opened++
      acts.push({ commitment: commitment.id, act: 'opened', level })
    } else if (current.level < level) {
      const lead = commitment.work?.lead ?? null
      await addStep(tx, writer, current.id, current.steps.length + 1, 'raised', level, text, lead, until)
      count.raised++
      acts.push({ commitment: commitment.id, act: 'raised', level })
    }
  }
  if (acts.length > 0)
    await record(tx, writer.actor, at, {
      division,
      action: 'commitments.sweep',
      subject: { kind: 'supervision', id: null },
      detail: { acts },
    })
  return count
}
