import { sql } from 'kysely'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import { record } from '../../platform/audit/record.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { ReportState, StoredCommitment } from './commitments-store.ts'
import type { DivisionOfWork, Milestone } from './work.ts'
import type { NewReport } from './work-store.ts'

/** Who did something, and when, as it is taken over from elsewhere. */
export interface Done {
  readonly by: Actor
  readonly at: Date
}

/** What happened to one commitment before it came under this roof: a spreadsheet of years, or a simulated district. */
export interface CommitmentHistory {
  readonly commitment: StoredCommitment
  readonly works: readonly (DivisionOfWork & Done & { readonly reason: string })[]
  readonly steps: readonly (Done & {
    readonly state: 'issued' | 'acknowledged' | 'objected' | 'answered'
    readonly body: string | null
    readonly documentNo: string | null
    readonly answerBy: string | null
    readonly reason: string
  })[]
  readonly milestones: readonly (Milestone & Done)[]
  readonly reports: readonly (NewReport &
    Done & {
      readonly id: string
      readonly steps: readonly (Done & { readonly state: ReportState; readonly reason: string })[]
    })[]
}

/**
 * Takes over what happened to many commitments of a division, as facts with their own actors and moments; one entry in the
 * record says who brought it and how much. Only for commitments that nothing hangs on yet.
 */
export async function takeOverHistory(
  tx: Writing,
  division: string,
  histories: readonly CommitmentHistory[],
  actor: Actor,
  at: Date,
): Promise<void> {
  const add = async <T extends object>(
    table:
      | 'work_version'
      | 'work_support'
      | 'work_step'
      | 'milestone_version'
      | 'work_report'
      | 'work_report_step'
      | 'work_evidence',
    rows: readonly T[],
  ) => {
    // A statement takes 65,535 values at most.
    for (let i = 0; i < rows.length; i += 2000)
      await tx
        .insertInto(table)
        .values(rows.slice(i, i + 2000) as never) // each caller below gives the columns of its table
        .execute()
  }
  const signed = ({ by, at: moment }: Done) => ({
    by_id: idOf(by),
    by_name: nameOf(by),
    at: moment,
  })
  const key = (history: CommitmentHistory) => ({ division, commitment: history.commitment.id })
  await add(
    'work_version',
    histories.flatMap((history) =>
      history.works.map((work, i) => ({
        ...key(history),
        no: i + 1,
        lead: work.lead,
        goal: work.goal,
        due_on: work.dueOn,
        reason: work.reason,
        ...signed(work),
      })),
    ),
  )
  await add(
    'work_support',
    histories.flatMap((history) =>
      history.works.flatMap(({ supports }, i) => supports.map((body) => ({ ...key(history), no: i + 1, body }))),
    ),
  )
  await add(
    'work_step',
    histories.flatMap((history) =>
      history.steps.map((step, i) => ({
        ...key(history),
        seq: i + 1,
        state: step.state,
        body: step.body,
        document_no: step.documentNo,
        answer_by: step.answerBy,
        reason: step.reason,
        ...signed(step),
      })),
    ),
  )
  await add(
    'milestone_version',
    histories.flatMap((history) =>
      history.milestones.map((milestone) => ({
        ...key(history),
        milestone: milestone.id,
        no: 1,
        title: milestone.title,
        due_on: milestone.dueOn,
        weight: milestone.weight,
        needs_evidence: milestone.needsEvidence,
        reason: '',
        ...signed(milestone),
      })),
    ),
  )
  const reports = histories.flatMap((history) => history.reports.map((report) => ({ history, report })))
  await add(
    'work_report',
    reports.map(({ history, report }) => ({
      ...key(history),
      id: report.id,
      milestone: report.milestone,
      body: report.body,
      says: report.says,
      done_on: report.doneOn,
      text: report.text,
      needs: report.needs,
      ...signed(report),
    })),
  )
  await add(
    'work_report_step',
    reports.flatMap(({ report }) =>
      report.steps.map((step, i) => ({
        division,
        report: report.id,
        seq: i + 1,
        state: step.state,
        reason: step.reason,
        ...signed(step),
      })),
    ),
  )
  await add(
    'work_evidence',
    reports.flatMap(({ report }) =>
      report.proofs.map((proof, i) => ({
        division,
        report: report.id,
        no: i + 1,
        grade: proof.grade,
        title: proof.title,
        file: proof.file,
        document_no: proof.documentNo,
      })),
    ),
  )
  const ids = histories.map(({ commitment }) => commitment.id)
  await sql`update commitment set revision = revision + 1 where division = ${division} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await record(tx, actor, at, {
    division,
    action: 'commitments.take-over',
    subject: { kind: 'commitment', id: null },
    detail: { commitments: histories.length, reports: reports.length },
  })
}
