import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import type { Row, Writing } from '../../platform/database/tables.ts'
import { openPointsOf } from './compose-report.ts'
import { type ReportFacts, reportKindNames } from './facts.ts'
import { loadReport } from './loaded-report.ts'
import { isIssued, noSuchReport, notEditable, staleReport } from './refusals.ts'
import { appendStep, insertReport, insertSnapshot, lockReport, moveReport, type Writer } from './reports-store.ts'

/** The name of a report in lists: 临湖区 2023 年度监测报告. */
export const titleOf = (facts: ReportFacts): string =>
  facts.kind === 'annual'
    ? `${facts.division.short}${facts.year}年${reportKindNames.annual.zh}`
    : `${facts.division.short}${facts.plan.from}—${facts.plan.to}年规划${reportKindNames[facts.kind].zh}`

/** Makes a report from facts: its first snapshot, in the state 起草. */
export async function createReport(
  tx: Writing,
  writer: Writer,
  plan: string,
  facts: ReportFacts,
  title: string | null,
): Promise<Outcome<{ readonly id: string }>> {
  const report = await insertReport(tx, writer, {
    plan,
    kind: facts.kind,
    year: facts.year,
    title: title ?? titleOf(facts),
  })
  const snapshot = await insertSnapshot(tx, writer, report.id, facts)
  await appendStep(tx, writer, report.id, { state: 'draft', reason: '', version: null })
  await moveReport(tx, report, { snapshot: snapshot.id })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.create',
    subject: { kind: 'report', id: report.id },
    detail: { kind: facts.kind, year: facts.year, asOf: facts.asOf, snapshot: snapshot.id, hash: snapshot.hash },
  })
  return done({ id: report.id })
}

/** A report that may still be changed, locked; refuses one that is final, issued, or moved on since `revision`. */
export async function takeOpenReport(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  revision: number | null,
): Promise<Outcome<Row<'report'>>> {
  const report = await lockReport(tx, scope, writer.division, id)
  if (report === null) return refused(noSuchReport)
  if (report.state === 'issued') return refused(isIssued)
  if (report.state === 'final') return refused(notEditable)
  if (revision !== null && revision !== report.revision)
    return refused(staleReport({ revision: report.revision, snapshot: report.snapshot }))
  return done(report)
}

/** Makes the text again from newer facts. What people wrote stays; resolves with how much of it has to be looked at. */
export async function regenerateReport(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  revision: number,
  facts: ReportFacts,
): Promise<Outcome<{ readonly revision: number; readonly changed: number; readonly orphaned: number }>> {
  const taken = await takeOpenReport(tx, writer, scope, id, revision)
  if (taken.kind === 'refused') return taken
  const snapshot = await insertSnapshot(tx, writer, id, facts)
  const next = await moveReport(tx, taken.value, { snapshot: snapshot.id })
  const loaded = await loadReport(tx, { ...taken.value, snapshot: snapshot.id })
  const open = loaded === null ? null : openPointsOf(loaded.composed)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'reports.regenerate',
    subject: { kind: 'report', id },
    detail: { asOf: facts.asOf, snapshot: snapshot.id, hash: snapshot.hash },
  })
  return done({ revision: next, changed: open?.changed.length ?? 0, orphaned: open?.orphaned.length ?? 0 })
}
