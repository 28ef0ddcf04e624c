import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Row, Writing } from '../../platform/database/tables.ts'
import type { AssessmentFact } from './facts.ts'
import { type Findings, noFindings } from './findings.ts'
import { byOf, sha256Of, type Writer } from './reports-store.ts'

/** A snapshot that was given to an assessor. */
export interface Assignment {
  readonly division: string
  readonly id: string
  readonly report: string
  readonly snapshot: string
  readonly person: string
  readonly personName: string
  readonly bodyName: string
  readonly dueOn: string | null
  readonly by: string
  readonly at: string
  /** Why and when it ended; null while it stands. */
  readonly ended: { readonly reason: string; readonly at: string } | null
  readonly reportTitle: string
  readonly submissions: number
}

/** Assignments within a scope: an assessor's own, or all of a division. */
export async function findAssignments(
  db: Reading,
  scope: Scope,
  which: { readonly division?: string; readonly report?: string; readonly id?: string } = {},
): Promise<readonly Assignment[]> {
  let query = db
    .selectFrom('report_assignment as a')
    .innerJoin('report as r', (join) => join.onRef('r.division', '=', 'a.division').onRef('r.id', '=', 'a.report'))
    .leftJoin('report_assignment_ending as e', (join) =>
      join.onRef('e.division', '=', 'a.division').onRef('e.assignment', '=', 'a.id'),
    )
    .selectAll('a')
    .select(['r.title as report_title', 'e.reason as end_reason', 'e.at as ended_at'])
    .select(
      sql<number>`(select count(*)::int from assessment s where s.division = a.division and s.assignment = a.id)`.as(
        'submissions',
      ),
    )
    .where(withinScope(scope, { division: 'a.division', person: 'a.person' }))
  if (which.division !== undefined) query = query.where('a.division', '=', which.division)
  if (which.report !== undefined) query = query.where('a.report', '=', which.report)
  if (which.id !== undefined) query = query.where('a.id', '=', which.id)
  const rows = await query.orderBy('a.at', 'desc').orderBy('a.id').execute()
  return rows.map((row) => ({
    division: row.division,
    id: row.id,
    report: row.report,
    snapshot: row.snapshot,
    person: row.person,
    personName: row.person_name,
    bodyName: row.body_name,
    dueOn: row.due_on,
    by: row.by_name,
    at: row.at.toISOString(),
    ended:
      row.end_reason === null || row.ended_at === null
        ? null
        : { reason: row.end_reason, at: row.ended_at.toISOString() },
    reportTitle: row.report_title,
    submissions: row.submissions,
  }))
}

export async function insertAssignment(
  tx: Writing,
  writer: Writer,
  assignment: Pick<Row<'report_assignment'>, 'report' | 'snapshot' | 'person' | 'person_name' | 'body_name' | 'due_on'>,
): Promise<string> {
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('report_assignment')
    .values({ division: writer.division, id, ...assignment, ...byOf(writer) })
    .execute()
  return id
}

export async function endAssignment(tx: Writing, writer: Writer, assignment: string, reason: string): Promise<void> {
  await tx
    .insertInto('report_assignment_ending')
    .values({ division: writer.division, assignment, reason, ...byOf(writer) })
    .execute()
}

/** What an assessor has written so far and not submitted; revision 0 before the first. */
export async function findDraft(
  db: Reading,
  division: string,
  assignment: string,
): Promise<{ readonly revision: number; readonly findings: Findings }> {
  const row = await db
    .selectFrom('assessment_draft')
    .selectAll()
    .where('division', '=', division)
    .where('assignment', '=', assignment)
    .executeTakeFirst()
  return row === undefined
    ? { revision: 0, findings: noFindings }
    : // Stored by saveDraft from findings that the schema checked.
      { revision: row.revision, findings: JSON.parse(row.findings) as Findings }
}

/** Saves a draft over the revision it was made from; false when another was saved in between. */
export async function saveDraft(
  tx: Writing,
  writer: Writer,
  assignment: string,
  revision: number,
  findings: Findings,
): Promise<boolean> {
  const values = { findings: JSON.stringify(findings), at: writer.at }
  if (revision === 0) {
    const result = await tx
      .insertInto('assessment_draft')
      .values({ division: writer.division, assignment, revision: 1, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const result = await tx
    .updateTable('assessment_draft')
    .set({ revision: revision + 1, ...values })
    .where('division', '=', writer.division)
    .where('assignment', '=', assignment)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Stores findings as submitted, with their hash. Nothing changes them; another submission stands beside. */
export async function insertAssessment(
  tx: Writing,
  writer: Writer,
  assignment: string,
  findings: Findings,
): Promise<{ readonly no: number; readonly hash: string }> {
  const text = JSON.stringify(findings)
  return tx
    .insertInto('assessment')
    .values({
      division: writer.division,
      id: newId(writer.at.getTime()),
      assignment,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from assessment where division = ${writer.division} and assignment = ${assignment})`,
      findings: text,
      hash: sha256Of(text),
      ...byOf(writer),
    })
    .returning(['no', 'hash'])
    .executeTakeFirstOrThrow()
}

export interface StoredAssessment {
  readonly id: string
  readonly assignment: string
  readonly no: number
  readonly findings: Findings
  readonly hash: string
  readonly isIntact: boolean
  readonly by: string
  readonly at: string
}

/** Everything submitted for an assignment, the first one first. */
export async function findAssessments(
  db: Reading,
  division: string,
  assignment: string,
): Promise<readonly StoredAssessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .selectAll()
    .where('division', '=', division)
    .where('assignment', '=', assignment)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    assignment: row.assignment,
    no: row.no,
    // Stored by insertAssessment; the hash says whether it still is what was submitted.
    findings: JSON.parse(row.findings) as Findings,
    hash: row.hash,
    isIntact: sha256Of(row.findings) === row.hash,
    by: row.by_name,
    at: row.at.toISOString(),
  }))
}

/** The latest submission of each assessor of a report, as the report takes it up. */
export async function findAssessmentFacts(
  db: Reading,
  division: string,
  report: string,
): Promise<readonly AssessmentFact[]> {
  const rows = await db
    .selectFrom('assessment as s')
    .innerJoin('report_assignment as a', (join) =>
      join.onRef('a.division', '=', 's.division').onRef('a.id', '=', 's.assignment'),
    )
    .selectAll('s')
    .select(['a.body_name', 'a.person_name'])
    .distinctOn('s.assignment')
    .where('s.division', '=', division)
    .where('a.report', '=', report)
    .orderBy('s.assignment')
    .orderBy('s.no', 'desc')
    .execute()
  return rows
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .map((row) => {
      const findings = JSON.parse(row.findings) as Findings // stored by insertAssessment
      return {
        id: row.id,
        assessor: row.body_name === '' ? row.person_name : row.body_name,
        submittedOn: dayOf(row.at),
        overall: findings.overall,
        targets: findings.targets,
        commitments: findings.commitments,
      }
    })
}
