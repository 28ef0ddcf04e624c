import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { Run } from '../official-documents/model.ts'
import type { AdjustmentFact, ReportFacts, SurveyFact } from './facts.ts'
import { emptyFrame, type Frame } from './frame.ts'
import type { Generated, Rewrite } from './merge-blocks.ts'
import type { ReportState } from './tables.ts'

/** Who writes, and when. */
export interface Writer {
  readonly actor: Actor
  readonly at: Date
  readonly division: string
}

export const byOf = ({ actor, at }: Pick<Writer, 'actor' | 'at'>) => ({
  by_id: idOf(actor),
  by_name: nameOf(actor),
  at,
})

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Rows whose division is reached whole; who reaches only bodies of it sees what is out for comments. */
function reaches(scope: Scope): RawBuilder<boolean> {
  const whole = withinScope({ ...scope, bodies: [], own: [], snapshots: [] }, { division: 'report.division' })
  const divisions = [...new Set(scope.bodies.map(({ division }) => division))]
  if (divisions.length === 0) return whole
  return sql<boolean>`(${whole} or (report.state = 'consulting' and report.division = any(${divisions})))`
}

export interface WhichReports {
  readonly plan?: string
  readonly states?: readonly ReportState[]
}

/** Reports of a division within a scope, the newest first. */
export async function findReports(
  db: Reading,
  scope: Scope,
  division: string,
  which: WhichReports = {},
): Promise<readonly Row<'report'>[]> {
  let query = db.selectFrom('report').selectAll().where('division', '=', division).where(reaches(scope))
  if (which.plan !== undefined) query = query.where('plan', '=', which.plan)
  if (which.states !== undefined) query = query.where('state', 'in', [...which.states])
  return query.orderBy('at', 'desc').orderBy('id').execute()
}

/** One report within a scope; null when there is none or the scope does not reach it. */
export async function findReport(
  db: Reading,
  scope: Scope,
  division: string,
  id: string,
): Promise<Row<'report'> | null> {
  const row = await db
    .selectFrom('report')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .where(reaches(scope))
    .executeTakeFirst()
  return row ?? null
}

/** Locks a report until the transaction ends, so that its numbers follow each other. */
export async function lockReport(tx: Writing, scope: Scope, division: string, id: string) {
  await sql`select 1 from report where division = ${division} and id = ${id} for update`.execute(tx)
  return findReport(tx, scope, division, id)
}

/** Moves a locked report on: its revision always, and whatever else is given. */
export async function moveReport(
  tx: Writing,
  report: Pick<Row<'report'>, 'division' | 'id' | 'revision'>,
  change: { readonly state?: ReportState; readonly snapshot?: string; readonly title?: string } = {},
): Promise<number> {
  const revision = report.revision + 1
  await tx
    .updateTable('report')
    .set({ revision, ...change })
    .where('division', '=', report.division)
    .where('id', '=', report.id)
    .execute()
  return revision
}

export async function insertReport(
  tx: Writing,
  writer: Writer,
  report: Pick<Row<'report'>, 'plan' | 'kind' | 'year' | 'title'>,
): Promise<Row<'report'>> {
  return tx
    .insertInto('report')
    .values({
      division: writer.division,
      id: newId(writer.at.getTime()),
      ...report,
      state: 'draft',
      snapshot: null,
      ...byOf(writer),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Freezes facts under the next number; the hash is taken over the text as it is stored. */
export async function insertSnapshot(
  tx: Writing,
  writer: Writer,
  report: string,
  facts: ReportFacts,
): Promise<Row<'report_snapshot'>> {
  const text = JSON.stringify(facts)
  return tx
    .insertInto('report_snapshot')
    .values({
      division: writer.division,
      id: newId(writer.at.getTime()),
      report,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from report_snapshot where division = ${writer.division} and report = ${report})`,
      as_of: facts.asOf,
      known_at: facts.knownAt,
      plan_version: facts.plan.version,
      facts: text,
      hash: sha256Of(text),
      ...byOf(writer),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export type SnapshotInfo = Omit<Row<'report_snapshot'>, 'facts'>

export async function findSnapshots(db: Reading, division: string, report: string): Promise<readonly SnapshotInfo[]> {
  return db
    .selectFrom('report_snapshot')
    .select(['division', 'id', 'report', 'no', 'as_of', 'known_at', 'plan_version', 'hash', 'by_id', 'by_name', 'at'])
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('no')
    .execute()
}

/** Frozen facts, and whether they are still what was frozen. */
export async function findFacts(
  db: Reading,
  division: string,
  snapshot: string,
): Promise<{ readonly facts: ReportFacts; readonly hash: string; readonly isIntact: boolean } | null> {
  const row = await db
    .selectFrom('report_snapshot')
    .select(['facts', 'hash'])
    .where('division', '=', division)
    .where('id', '=', snapshot)
    .executeTakeFirst()
  if (row === undefined) return null
  // Stored by insertSnapshot from facts of this type; the hash says whether they still are.
  return { facts: JSON.parse(row.facts) as ReportFacts, hash: row.hash, isIntact: sha256Of(row.facts) === row.hash }
}

/** An edit of a block as it was stored. */
export interface StoredEdit {
  readonly seq: number
  readonly key: string
  readonly part: string
  readonly kind: Row<'report_edit'>['kind']
  readonly runs: readonly Run[]
  readonly replaced: Generated
  readonly behind: readonly string[]
  readonly snapshot: string
  readonly by: string
  readonly at: string
}

const editOf = (row: Row<'report_edit'>): StoredEdit => ({
  seq: row.seq,
  key: row.key,
  part: row.part,
  kind: row.kind,
  runs: JSON.parse(row.runs) as readonly Run[], // stored by appendEdit from runs
  replaced: JSON.parse(row.replaced) as Generated, // stored by appendEdit from a generated block
  behind: row.behind,
  snapshot: row.snapshot,
  by: row.by_name,
  at: row.at.toISOString(),
})

/** The latest edit of every block; those that were restored are in it as such. */
export async function findLatestEdits(db: Reading, division: string, report: string): Promise<readonly StoredEdit[]> {
  const rows = await db
    .selectFrom('report_edit')
    .selectAll()
    .distinctOn(['key', 'part'])
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('key')
    .orderBy('part')
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(editOf).sort((a, b) => a.seq - b.seq)
}

/** Every edit of one block, the newest first. */
export async function findEditsOf(
  db: Reading,
  division: string,
  report: string,
  key: string,
): Promise<readonly StoredEdit[]> {
  const rows = await db
    .selectFrom('report_edit')
    .selectAll()
    .where('division', '=', division)
    .where('report', '=', report)
    .where('key', '=', key)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(editOf)
}

/** The rewrites that stand: the latest edit of each block, without those that were taken back. */
export const rewritesOf = (edits: readonly StoredEdit[]): readonly Rewrite[] =>
  edits.flatMap(({ kind, key, part, runs, replaced, behind }) =>
    kind === 'restore' ? [] : [{ key, kind, part, runs, replaced, behind }],
  )

export async function appendEdit(
  tx: Writing,
  writer: Writer,
  report: string,
  edit: Omit<StoredEdit, 'seq' | 'by' | 'at'>,
): Promise<number> {
  const row = await tx
    .insertInto('report_edit')
    .values({
      division: writer.division,
      report,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from report_edit where division = ${writer.division} and report = ${report})`,
      key: edit.key,
      part: edit.part,
      kind: edit.kind,
      runs: JSON.stringify(edit.runs),
      replaced: JSON.stringify(edit.replaced),
      behind: [...edit.behind],
      snapshot: edit.snapshot,
      ...byOf(writer),
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return row.seq
}

/** The elements around the text as last set, with their number; 0 before the first. */
export async function findFrame(
  db: Reading,
  division: string,
  report: string,
): Promise<{ readonly no: number; readonly frame: Frame }> {
  const row = await db
    .selectFrom('report_frame')
    .selectAll()
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  // Stored by appendFrame from a frame that the schema checked.
  return row === undefined ? { no: 0, frame: emptyFrame } : { no: row.no, frame: JSON.parse(row.frame) as Frame }
}

export async function appendFrame(
  tx: Writing,
  writer: Writer,
  report: string,
  no: number,
  frame: Frame,
): Promise<void> {
  await tx
    .insertInto('report_frame')
    .values({ division: writer.division, report, no, frame: JSON.stringify(frame), ...byOf(writer) })
    .execute()
}

export async function findSteps(db: Reading, division: string, report: string): Promise<readonly Row<'report_step'>[]> {
  return db
    .selectFrom('report_step')
    .selectAll()
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('seq')
    .execute()
}

export async function appendStep(
  tx: Writing,
  writer: Writer,
  report: string,
  step: Pick<Row<'report_step'>, 'state' | 'reason' | 'version'>,
): Promise<void> {
  await tx
    .insertInto('report_step')
    .values({
      division: writer.division,
      report,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from report_step where division = ${writer.division} and report = ${report})`,
      ...step,
      ...byOf(writer),
    })
    .execute()
}

/** Freezes a document under the next number. */
export async function appendVersion(
  tx: Writing,
  writer: Writer,
  report: string,
  snapshot: string,
  document: string,
): Promise<number> {
  const row = await tx
    .insertInto('report_version')
    .values({
      division: writer.division,
      report,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from report_version where division = ${writer.division} and report = ${report})`,
      snapshot,
      document,
      hash: sha256Of(document),
      ...byOf(writer),
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return row.no
}

export async function findVersions(db: Reading, division: string, report: string) {
  return db
    .selectFrom('report_version')
    .select(['no', 'snapshot', 'hash', 'by_name', 'at'])
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('no')
    .execute()
}

export async function findVersion(
  db: Reading,
  division: string,
  report: string,
  no: number,
): Promise<Row<'report_version'> | null> {
  const row = await db
    .selectFrom('report_version')
    .selectAll()
    .where('division', '=', division)
    .where('report', '=', report)
    .where('no', '=', no)
    .executeTakeFirst()
  return row ?? null
}

/** What people proposed for targets: the latest of each that was not withdrawn, in the order they were made. */
export async function findAdjustments(
  db: Reading,
  division: string,
  report: string,
): Promise<readonly (AdjustmentFact & { readonly no: number })[]> {
  const rows = await db
    .selectFrom('report_adjustment')
    .selectAll()
    .distinctOn('target')
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('target')
    .orderBy('no', 'desc')
    .execute()
  return rows
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .flatMap((row) =>
      row.proposal === 'withdrawn'
        ? []
        : [
            {
              id: row.id,
              no: row.no,
              target: row.target,
              proposal: row.proposal,
              proposed: row.proposed,
              reason: row.reason,
              basis: row.basis,
              by: row.by_name,
              on: dayOf(row.at),
            },
          ],
    )
}

export async function appendAdjustment(
  tx: Writing,
  writer: Writer,
  report: string,
  adjustment: Pick<Row<'report_adjustment'>, 'target' | 'proposal' | 'proposed' | 'reason' | 'basis'>,
): Promise<void> {
  await tx
    .insertInto('report_adjustment')
    .values({
      division: writer.division,
      id: newId(writer.at.getTime()),
      report,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from report_adjustment where division = ${writer.division} and report = ${report} and target = ${adjustment.target})`,
      ...adjustment,
      ...byOf(writer),
    })
    .execute()
}

/** Surveys entered for a report, each in its latest form. */
export async function findSurveys(
  db: Reading,
  division: string,
  report: string,
): Promise<readonly (SurveyFact & { readonly no: number })[]> {
  const rows = await db
    .selectFrom('report_survey')
    .selectAll()
    .distinctOn('id')
    .where('division', '=', division)
    .where('report', '=', report)
    .orderBy('id')
    .orderBy('no', 'desc')
    .execute()
  return rows.flatMap((row) =>
    // Stored by appendSurvey from a survey that the schema checked.
    row.is_withdrawn ? [] : [{ ...(JSON.parse(row.survey) as SurveyFact), id: row.id, no: row.no }],
  )
}

export async function appendSurvey(
  tx: Writing,
  writer: Writer,
  report: string,
  id: string | null,
  survey: Omit<SurveyFact, 'id'>,
  isWithdrawn: boolean,
): Promise<string> {
  const survey_id = id ?? newId(writer.at.getTime())
  await tx
    .insertInto('report_survey')
    .values({
      division: writer.division,
      report,
      id: survey_id,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from report_survey where division = ${writer.division} and report = ${report} and id = ${survey_id})`,
      survey: JSON.stringify(survey),
      is_withdrawn: isWithdrawn,
      ...byOf(writer),
    })
    .execute()
  return survey_id
}
