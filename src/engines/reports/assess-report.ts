import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import type { Writing } from '../../platform/database/tables.ts'
import {
  type Assignment,
  endAssignment,
  findAssignments,
  findDraft,
  insertAssessment,
  insertAssignment,
  saveDraft,
} from './assessments-store.ts'
import { type Findings, faultsInFindings } from './findings.ts'
import {
  assignmentEnded,
  fault,
  faulty,
  noSuchAssignment,
  noSuchReport,
  notAnAssessor,
  staleDraft,
} from './refusals.ts'
import { findFacts, lockReport, type Writer } from './reports-store.ts'

/** Somebody who holds the role of an assessor. */
export interface Assessor {
  readonly id: string
  readonly name: string
  readonly body: string | null
}

/** Gives the report's present facts, frozen, to an assessor. */
export async function assignAssessor(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  assessor: Assessor | null,
  dueOn: string | null,
): Promise<Outcome<{ readonly assignment: string }>> {
  const report = await lockReport(tx, scope, writer.division, id)
  if (report === null || report.snapshot === null) return refused(noSuchReport)
  if (assessor === null) return refused(notAnAssessor)
  const standing = await findAssignments(tx, scope, { division: writer.division, report: id })
  if (standing.some((one) => one.person === assessor.id && one.ended === null))
    return refused(
      faulty([
        fault(
          'person',
          'assigned-already',
          '这位评估人员已有未结束的委托，请先结束原委托',
          'This assessor has an assignment that stands; end that one first',
        ),
      ]),
    )
  const assignment = await insertAssignment(tx, writer, {
    report: id,
    snapshot: report.snapshot,
    person: assessor.id,
    person_name: assessor.name,
    body_name: assessor.body ?? '',
    due_on: dueOn,
  })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.assign',
    subject: { kind: 'report', id },
    detail: { assignment, snapshot: report.snapshot, person: assessor.id, dueOn },
  })
  return done({ assignment })
}

/** Ends an assignment; what was submitted stays. */
export async function releaseAssessor(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  assignment: string,
  reason: string,
): Promise<Outcome<{ readonly ended: true }>> {
  const [found] = await findAssignments(tx, scope, { division: writer.division, id: assignment })
  if (found === undefined) return refused(noSuchAssignment)
  if (found.ended !== null) return refused(assignmentEnded)
  if (reason.trim() === '') return refused(faulty([fault('reason', 'empty', '请写明原因', 'Say why')]))
  await endAssignment(tx, writer, assignment, reason.trim())
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.release',
    subject: { kind: 'report', id: found.report },
    reason: reason.trim(),
    detail: { assignment },
  })
  return done({ ended: true })
}

/** Saves findings that are not submitted yet, for the assessor alone. */
export async function saveFindings(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  assignment: string,
  revision: number,
  findings: Findings,
): Promise<Outcome<{ readonly revision: number }>> {
  const found = await own(tx, writer, scope, assignment)
  if (found.kind === 'refused') return found
  if (!(await saveDraft(tx, writer, assignment, revision, findings)))
    return refused(staleDraft(await findDraft(tx, writer.division, assignment)))
  return done({ revision: revision + 1 })
}

/** Submits findings: stored to the letter with their hash, never edited; a later submission stands beside. */
export async function submitFindings(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  assignment: string,
  findings: Findings,
): Promise<Outcome<{ readonly no: number; readonly hash: string }>> {
  const found = await own(tx, writer, scope, assignment)
  if (found.kind === 'refused') return found
  const frozen = await findFacts(tx, writer.division, found.value.snapshot)
  if (frozen === null) return refused(noSuchAssignment)
  const faults = faultsInFindings(findings, frozen.facts)
  if (faults.length > 0) return refused(faulty(faults))
  const stored = await insertAssessment(tx, writer, assignment, findings)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.assess',
    subject: { kind: 'report', id: found.value.report },
    detail: { assignment, no: stored.no, hash: stored.hash },
  })
  return done(stored)
}

async function own(tx: Writing, writer: Writer, scope: Scope, assignment: string): Promise<Outcome<Assignment>> {
  const [found] = await findAssignments(tx, scope, { division: writer.division, id: assignment })
  if (found === undefined) return refused(noSuchAssignment)
  return found.ended === null ? done(found) : refused(assignmentEnded)
}
