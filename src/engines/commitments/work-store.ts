import { sql } from 'kysely'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import { holds, type Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { attachFiles } from '../../platform/files/files-store.ts'
import { announce } from '../../platform/live/live.ts'
import { periodOf } from './commitment-period.ts'
import { findCommitment, type ReportState, type StoredCommitment, type WorkEvidenceTable } from './commitments-store.ts'
import type { DivisionChange } from './division-sheet.ts'
import { type DivisionOfWork, fault, faultsInMilestones, faultsInWork, type Milestone, type Says } from './work.ts'

/** Who writes, when, and what of the commitments they reach. */
export interface Writer {
  readonly actor: Actor
  readonly at: Date
  readonly scope: Scope
  readonly division: string
}

const by = ({ actor, at }: Writer) => ({ by_id: idOf(actor), by_name: nameOf(actor), at })

/** Loads a commitment for writing and takes its next revision; refuses when it is gone, ended or changed since `revision`. */
async function take(
  tx: Writing,
  writer: Writer,
  id: string,
  revision: number | null,
): Promise<Outcome<StoredCommitment>> {
  await sql`select 1 from commitment where division = ${writer.division} and id = ${id} for update`.execute(tx)
  const found = await findCommitment(tx, writer.scope, writer.division, id)
  if (found === null) return refused(noSuchCommitment)
  if (found.isEnded) return refused(ended)
  if (revision !== null && revision !== found.revision) return refused(staleCommitment(found))
  await tx
    .updateTable('commitment')
    .set({ revision: found.revision + 1 })
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .execute()
  await announceCommitment(tx, found)
  return done(found)
}

/** Tells whoever looks at it that a commitment changed: the planner, its lead and its supporters. */
export async function announceCommitment(tx: Writing, { division, id, work }: StoredCommitment): Promise<void> {
  for (const body of new Set([work?.lead ?? null, ...(work?.supports ?? [])]))
    await announce(tx, 'commitments', { division, body, subject: id })
}

/** Sets who leads, who supports, the goal and the due day: a new version with its reason [CW1], [CW7]. */
export async function divideWork(
  tx: Writing,
  writer: Writer,
  id: string,
  revision: number | null,
  work: DivisionOfWork,
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const found = taken.value
  const faults = [
    ...faultsInWork(work, await standingBodies(tx, writer.division), periodOf(found)),
    ...(found.issue !== 'draft' && reason.trim() === ''
      ? [fault('reason', 'empty', '分工已下发，改动要写明原因', 'The division of work is issued: say why it changes')]
      : []),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const no = (found.work?.no ?? 0) + 1
  await tx
    .insertInto('work_version')
    .values({
      division: writer.division,
      commitment: id,
      no,
      lead: work.lead,
      goal: work.goal.trim(),
      due_on: work.dueOn,
      reason: reason.trim(),
      ...by(writer),
    })
    .execute()
  if (work.supports.length > 0)
    await tx
      .insertInto('work_support')
      .values(work.supports.map((body) => ({ division: writer.division, commitment: id, no, body })))
      .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'commitments.divide',
    subject: { kind: 'commitment', id },
    body: work.lead,
    reason: reason.trim() || null,
    detail: { no, lead: work.lead, supports: work.supports, dueOn: work.dueOn },
  })
  return done({ revision: found.revision + 1 })
}

async function standingBodies(tx: Writing, division: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('body')
    .select('id')
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * Replaces the milestones: new ones are added, changed ones get a version, missing ones are withdrawn. One with an
 * accepted report stays as it is [CW6].
 */
export async function setMilestones(
  tx: Writing,
  writer: Writer,
  id: string,
  revision: number | null,
  milestones: readonly (Omit<Milestone, 'id'> & { readonly id: string | null })[],
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await take(tx, writer, id, revision)
  if (taken.kind === 'refused') return taken
  const found = taken.value
  const before = new Map(found.milestones.map((milestone) => [milestone.id, milestone]))
  const fixed = new Set(
    found.reports
      .filter(({ state, says }) => state === 'accepted' && says === 'done')
      .map(({ milestone }) => milestone),
  )
  const kept = new Set(milestones.map((milestone) => milestone.id))
  const faults = [
    ...faultsInMilestones(milestones, found.work?.dueOn ?? null, periodOf(found)),
    ...milestones.flatMap((milestone, i) => {
      if (milestone.id === null) return []
      const old = before.get(milestone.id)
      if (old === undefined)
        return [fault(`milestones.${i}.id`, 'unknown', '没有这个节点', 'There is no such milestone')]
      return fixed.has(milestone.id) && !isSame(old, milestone) ? [fixedFault(`milestones.${i}`, old)] : []
    }),
    ...found.milestones
      .filter((old) => fixed.has(old.id) && !kept.has(old.id))
      .map((old) => fixedFault('milestones', old)),
    ...(found.issue !== 'draft' && reason.trim() === ''
      ? [fault('reason', 'empty', '已下发的节点改动要写明原因', 'Issued milestones change only with a reason')]
      : []),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const versions = await tx
    .selectFrom('milestone_version')
    .select(({ fn }) => ['milestone', fn.max<number>('no').as('no')])
    .where('division', '=', writer.division)
    .where('commitment', '=', id)
    .groupBy('milestone')
    .execute()
  const lastNo = new Map(versions.map(({ milestone, no }) => [milestone, no]))
  const rows = [
    ...milestones.flatMap((milestone) => {
      const old = milestone.id === null ? undefined : before.get(milestone.id)
      return old !== undefined && isSame(old, milestone) ? [] : [{ ...milestone, isWithdrawn: false }]
    }),
    ...found.milestones.filter((old) => !kept.has(old.id)).map((old) => ({ ...old, isWithdrawn: true })),
  ]
  if (rows.length > 0)
    await tx
      .insertInto('milestone_version')
      .values(
        rows.map((row) => ({
          division: writer.division,
          commitment: id,
          milestone: row.id ?? newId(writer.at.getTime()),
          no: (row.id === null ? 0 : (lastNo.get(row.id) ?? 0)) + 1,
          title: row.title.trim(),
          due_on: row.dueOn,
          weight: row.weight,
          needs_evidence: row.needsEvidence,
          is_withdrawn: row.isWithdrawn,
          reason: reason.trim(),
          ...by(writer),
        })),
      )
      .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'commitments.milestones',
    subject: { kind: 'commitment', id },
    reason: reason.trim() || null,
    detail: { changed: rows.length },
  })
  return done({ revision: found.revision + 1 })
}

const isSame = (a: Omit<Milestone, 'id'>, b: Omit<Milestone, 'id'>) =>
  a.title === b.title.trim() && a.dueOn === b.dueOn && a.weight === b.weight && a.needsEvidence === b.needsEvidence

const fixedFault = (at: string, { title }: Milestone) =>
  fault(
    at,
    'accepted',
    `节点“${title}”的完成情况已确认，不能改动；确有错误请先撤回反馈`,
    `The milestone “${title}” is accepted as reached and cannot change; withdraw its report first`,
  )

/** Writes what a filled workbook changes, all of it or nothing. */
export async function applyDivision(
  tx: Writing,
  writer: Writer,
  changes: readonly DivisionChange[],
  reason: string,
): Promise<Outcome<{ readonly changed: number }>> {
  for (const { commitment, work, milestones } of changes) {
    const outcome =
      work === null ? null : await divideWork(tx, writer, commitment.id, commitment.revision, work, reason)
    if (outcome?.kind === 'refused') return outcome
    const revision = outcome?.value.revision ?? commitment.revision
    const set =
      milestones === null ? null : await setMilestones(tx, writer, commitment.id, revision, milestones, reason)
    if (set?.kind === 'refused') return set
  }
  return done({ changed: changes.length })
}

/** Issues the division of work of many commitments under one document number: all of them, or none [CW3]. */
export async function issueWork(
  tx: Writing,
  writer: Writer,
  ids: readonly string[],
  documentNo: string | null,
  answerBy: string,
): Promise<Outcome<{ readonly issued: number }>> {
  const faults = []
  const found: StoredCommitment[] = []
  for (const id of [...ids].sort()) {
    const taken = await take(tx, writer, id, null)
    if (taken.kind === 'refused') {
      faults.push({ at: id, code: taken.refusal.code, message: taken.refusal.message })
      continue
    }
    const commitment = taken.value
    found.push(commitment)
    if (commitment.work?.lead == null)
      faults.push(
        fault(
          id,
          'no-lead',
          `第${commitment.text.line}行的任务没有牵头单位`,
          `Line ${commitment.text.line}: no lead body`,
        ),
      )
    else if (commitment.work.goal === '' && commitment.milestones.length === 0)
      faults.push(
        fault(
          id,
          'no-goal',
          `第${commitment.text.line}行的任务没有目标要求，也没有节点`,
          `Line ${commitment.text.line}: neither a goal nor a milestone`,
        ),
      )
  }
  if (faults.length > 0) return refused(faulty(faults))
  for (const commitment of found)
    await addStep(tx, writer, commitment.id, { state: 'issued', document_no: documentNo, answer_by: answerBy })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'commitments.issue',
    subject: { kind: 'commitment', id: null },
    detail: { documentNo, answerBy, commitments: found.map(({ id }) => id) },
  })
  return done({ issued: found.length })
}

/** The lead body takes note or objects [CW4]; the planner answers an objection. */
export async function stepWork(
  tx: Writing,
  writer: Writer,
  id: string,
  act: 'acknowledged' | 'objected' | 'answered',
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await take(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const { issue, work, revision } = taken.value
  const isAllowed =
    act === 'answered' ? issue === 'objected' : issue === 'issued' || (act === 'objected' && issue === 'acknowledged')
  if (!isAllowed) return refused(wrongStep(issue))
  if (act !== 'answered' && isOutside(writer, work?.lead ?? null)) return refused(outsideBody)
  if (act !== 'acknowledged' && reason.trim() === '')
    return refused(faulty([fault('reason', 'empty', '请写明理由', 'Give a reason')]))
  await addStep(tx, writer, id, { state: act, body: work?.lead ?? null, reason: reason.trim() })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `commitments.${act}`,
    subject: { kind: 'commitment', id },
    body: work?.lead ?? null,
    reason: reason.trim() || null,
  })
  return done({ revision: revision + 1 })
}

async function addStep(
  tx: Writing,
  writer: Writer,
  commitment: string,
  step: {
    state: 'issued' | 'acknowledged' | 'objected' | 'answered'
    body?: string | null
    document_no?: string | null
    answer_by?: string | null
    reason?: string
  },
) {
  const { seq } = await tx
    .selectFrom('work_step')
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`0`).as('seq'))
    .where('division', '=', writer.division)
    .where('commitment', '=', commitment)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('work_step')
    .values({
      division: writer.division,
      commitment,
      seq: seq + 1,
      state: step.state,
      body: step.body ?? null,
      document_no: step.document_no ?? null,
      answer_by: step.answer_by ?? null,
      reason: step.reason ?? '',
      ...by(writer),
    })
    .execute()
}

/** What a body says of a commitment or of one of its milestones. */
export interface NewReport {
  readonly milestone: string | null
  readonly body: string
  readonly says: Says
  readonly doneOn: string | null
  readonly text: string
  readonly needs: string
  readonly proofs: readonly {
    readonly grade: WorkEvidenceTable['grade']
    readonly title: string
    readonly file: string | null
    readonly documentNo: string | null
  }[]
}

/** Reports back. It waits for the body's own reviewer, then for the planner. */
export async function reportBack(
  tx: Writing,
  writer: Writer,
  id: string,
  report: NewReport,
): Promise<Outcome<{ readonly report: string }>> {
  const taken = await take(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const { work, milestones, issue } = taken.value
  if (isOutside(writer, report.body)) return refused(outsideBody)
  if (issue === 'draft') return refused(wrongStep(issue))
  const today = dayOf(writer.at)
  const milestone = milestones.find((one) => one.id === report.milestone)
  const needsProof = report.says === 'done' && (report.milestone === null || milestone?.needsEvidence === true)
  const faults = [
    ...(report.body === work?.lead || work?.supports.includes(report.body) === true
      ? []
      : [fault('body', 'not-party', '该单位不是牵头或配合单位', 'The body neither leads nor supports it')]),
    ...(report.milestone !== null && milestone === undefined
      ? [fault('milestone', 'unknown', '没有这个节点', 'There is no such milestone')]
      : []),
    ...(report.text.trim() === '' ? [fault('text', 'empty', '请写明进展情况', 'Say how it stands')] : []),
    ...(report.says === 'done' && report.doneOn === null
      ? [fault('doneOn', 'empty', '请填完成日期', 'Give the day on which it was done')]
      : []),
    ...(report.doneOn !== null && report.doneOn > today
      ? [fault('doneOn', 'future', '完成日期不能晚于今天', 'The day cannot lie in the future')]
      : []),
    ...(report.says === 'blocked' && report.needs.trim() === ''
      ? [fault('needs', 'empty', '受阻时请写明需要协调解决什么', 'When blocked, say what has to be resolved')]
      : []),
    ...(needsProof && report.proofs.length === 0
      ? [
          fault(
            'proofs',
            'no-evidence',
            '报告完成须附佐证材料或文号',
            'Done needs evidence: a file or a document number',
          ),
        ]
      : []),
    ...report.proofs.flatMap(({ title, file, documentNo }, i) => [
      ...(title.trim() === '' ? [fault(`proofs.${i}.title`, 'empty', '请写材料名称', 'Name the evidence')] : []),
      ...(file === null && (documentNo ?? '').trim() === ''
        ? [fault(`proofs.${i}`, 'empty', '请上传文件或填写文号', 'Attach a file or give a document number')]
        : []),
    ]),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const key = newId(writer.at.getTime())
  await tx
    .insertInto('work_report')
    .values({
      division: writer.division,
      id: key,
      commitment: id,
      milestone: report.milestone,
      body: report.body,
      says: report.says,
      done_on: report.says === 'done' ? report.doneOn : null,
      text: report.text.trim(),
      needs: report.needs.trim(),
      ...by(writer),
    })
    .execute()
  await tx
    .insertInto('work_report_step')
    .values({ division: writer.division, report: key, seq: 1, state: 'submitted', reason: '', ...by(writer) })
    .execute()
  const attached = await attachFiles(
    tx,
    writer.division,
    report.proofs.flatMap(({ file }) => file ?? []),
    { kind: 'work-report', id: key },
    writer.actor,
    writer.at,
    'proofs',
  )
  if (attached.kind === 'refused') return attached
  if (report.proofs.length > 0)
    await tx
      .insertInto('work_evidence')
      .values(
        report.proofs.map(({ grade, title, file, documentNo }, i) => ({
          division: writer.division,
          report: key,
          no: i + 1,
          grade,
          title: title.trim(),
          file,
          document_no: documentNo,
        })),
      )
      .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'commitments.report',
    subject: { kind: 'commitment', id },
    body: report.body,
    detail: { report: key, milestone: report.milestone, says: report.says },
  })
  return done({ report: key })
}

const NEXT: Readonly<Record<ReportState, readonly ReportState[]>> = {
  submitted: ['endorsed', 'returned', 'withdrawn'],
  endorsed: ['accepted', 'returned', 'withdrawn'],
  accepted: ['withdrawn'],
  returned: [],
  withdrawn: [],
}

/** Endorses, accepts, returns or withdraws a report; the last three with a reason where people will ask for it. */
export async function stepReport(
  tx: Writing,
  writer: Writer,
  id: string,
  reportId: string,
  to: Exclude<ReportState, 'submitted'>,
  reason: string,
): Promise<Outcome<{ readonly state: ReportState }>> {
  const taken = await take(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const report = taken.value.reports.find((one) => one.id === reportId)
  if (report === undefined) return refused(noSuchCommitment)
  if (isOutside(writer, report.body)) return refused(outsideBody)
  const state: ReportState = report.isEndorsed ? 'endorsed' : report.state
  if (!NEXT[state].includes(to)) return refused(wrongReportStep(state))
  if ((to === 'returned' || to === 'withdrawn') && reason.trim() === '')
    return refused(faulty([fault('reason', 'empty', '请写明原因', 'Give a reason')]))
  await tx
    .insertInto('work_report_step')
    .values({
      division: writer.division,
      report: reportId,
      seq: report.steps.length + 1,
      state: to,
      reason: reason.trim(),
      ...by(writer),
    })
    .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `commitments.report-${to}`,
    subject: { kind: 'commitment', id },
    body: report.body,
    reason: reason.trim() || null,
    detail: { report: reportId },
  })
  return done({ state: to })
}

export const faulty = (faults: Refusal['faults'] & object): Refusal => ({
  reason: 'faulty',
  code: 'faulty',
  message: {
    zh: `有 ${faults.length} 处需要改正，什么都没有保存。`,
    en: `${faults.length} things need mending; nothing was saved.`,
  },
  faults,
})

/** Whether a body lies outside what the writer reaches: a supporter never speaks for the lead. */
export const isOutside = ({ scope, division }: Writer, body: string | null) =>
  body === null || !holds(scope, { division, body })

export const outsideBody: Refusal = {
  reason: 'forbidden',
  code: 'other-body',
  message: { zh: '只能代表本单位操作。', en: 'You can only act for your own body.' },
}

export const noSuchCommitment: Refusal = {
  reason: 'not-found',
  code: 'no-such-commitment',
  message: {
    zh: '没有这项任务，或它不在您的范围内。',
    en: 'There is no such commitment, or it lies outside your scope.',
  },
}

const ended: Refusal = {
  reason: 'wrong-state',
  code: 'commitment-ended',
  message: {
    zh: '新版规划已不含这项任务，只能查看。',
    en: 'The newer text no longer holds this commitment; it can only be read.',
  },
}

const staleCommitment = (current: StoredCommitment): Refusal => ({
  reason: 'stale',
  code: 'commitment-changed',
  message: {
    zh: '您打开之后已有人改过这项任务。请对照现在的内容再改。',
    en: 'Somebody changed this commitment after you opened it. Compare with what stands now.',
  },
  current: { revision: current.revision, work: current.work, milestones: current.milestones },
})

const wrongStep = (issue: StoredCommitment['issue']): Refusal => ({
  reason: 'wrong-state',
  code: `work-${issue}`,
  message: {
    draft: { zh: '分工尚未下发。', en: 'The division of work is not issued yet.' },
    issued: { zh: '没有待答复的异议。', en: 'There is no objection to answer.' },
    acknowledged: { zh: '已经签收。', en: 'It is acknowledged already.' },
    objected: { zh: '已提出异议，等待发改部门答复。', en: 'An objection waits for the planner.' },
  }[issue],
})

const wrongReportStep = (state: ReportState): Refusal => ({
  reason: 'wrong-state',
  code: `report-${state}`,
  message: {
    submitted: { zh: '反馈尚待本单位审核。', en: 'The report waits for its own body’s review.' },
    endorsed: { zh: '反馈已由本单位审核，等待发改部门确认。', en: 'The report is endorsed and waits for the planner.' },
    accepted: { zh: '反馈已确认；需要更改请先撤回。', en: 'The report is accepted; withdraw it to change it.' },
    returned: { zh: '反馈已退回，请重新填报。', en: 'The report was returned; file a new one.' },
    withdrawn: { zh: '反馈已撤回。', en: 'The report was withdrawn.' },
  }[state],
})
