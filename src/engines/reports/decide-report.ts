import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { openPointsOf } from './compose-report.ts'
import type { Frame } from './frame.ts'
import { type LoadedReport, loadReport } from './loaded-report.ts'
import { fault, faulty, isIssued, noSuchReport, staleReport } from './refusals.ts'
import { appendStep, appendVersion, lockReport, moveReport, type Writer } from './reports-store.ts'
import type { ReportState } from './tables.ts'

/** Which state may follow which: 起草 → 征求意见 → 定稿 → 印发, and back to 起草 until it is issued. */
export const NEXT_STATES: Readonly<Record<ReportState, readonly ReportState[]>> = {
  draft: ['consulting', 'final'],
  consulting: ['draft', 'final'],
  final: ['draft', 'issued'],
  issued: [],
}

export const reportStateNames: Readonly<Record<ReportState, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '起草', en: 'draft' },
  consulting: { zh: '征求意见', en: 'out for comments' },
  final: { zh: '定稿', en: 'final' },
  issued: { zh: '印发', en: 'issued' },
}

export interface Decision {
  readonly to: ReportState
  readonly reason: string
  /** Finalise although questions are open; the reason says why. */
  readonly despiteOpen: boolean
  readonly revision: number
}

/**
 * Moves a report to another state. 定稿 and 印发 freeze the document as a version with its hash; going back needs a reason;
 * what is open is named before a report is called final.
 */
export async function decideReport(
  tx: Writing,
  writer: Writer,
  scope: Scope,
  id: string,
  decision: Decision,
): Promise<Outcome<{ readonly revision: number; readonly version: number | null }>> {
  const report = await lockReport(tx, scope, writer.division, id)
  if (report === null) return refused(noSuchReport)
  if (report.state === 'issued') return refused(isIssued)
  if (report.revision !== decision.revision)
    return refused(staleReport({ revision: report.revision, state: report.state }))
  const loaded = await loadReport(tx, report)
  if (loaded === null) return refused(noSuchReport)
  const faults = faultsInDecision(report.state, decision, loaded)
  if (faults.length > 0) return refused(faulty(faults))
  const isFrozen = decision.to === 'final' || decision.to === 'issued'
  const version = isFrozen
    ? await appendVersion(
        tx,
        writer,
        id,
        report.snapshot as string, // a loaded report has one
        JSON.stringify(loaded.composed.document),
      )
    : null
  await appendStep(tx, writer, id, { state: decision.to, reason: decision.reason.trim(), version })
  const revision = await moveReport(tx, report, { state: decision.to })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `reports.${decision.to}`,
    subject: { kind: 'report', id },
    reason: decision.reason.trim() || null,
    detail: { from: report.state, version },
  })
  return done({ revision, version })
}

function faultsInDecision(
  from: ReportState,
  { to, reason, despiteOpen }: Decision,
  { composed, frame, isIntact }: LoadedReport,
): readonly Fault[] {
  if (!NEXT_STATES[from].includes(to))
    return [
      fault(
        'to',
        'wrong-step',
        `“${reportStateNames[from].zh}”的报告不能直接转为“${reportStateNames[to].zh}”`,
        `A report that is ${reportStateNames[from].en} cannot become ${reportStateNames[to].en} at once`,
      ),
    ]
  const faults: Fault[] = []
  if (!isIntact)
    faults.push(
      fault(
        'snapshot',
        'not-intact',
        '冻结的事实与其校验值不符，不能继续。请联系审计管理员核查',
        'The frozen facts no longer match their hash. Ask the audit administrator to look into it',
      ),
    )
  if (to === 'draft' && from === 'final' && reason.trim() === '')
    faults.push(fault('reason', 'empty', '退回起草请写明原因', 'Say why it is reopened'))
  if (to === 'final') faults.push(...faultsInOpenPoints(composed, despiteOpen, reason))
  if (to === 'issued') faults.push(...faultsInFrame(frame.frame))
  return faults
}

function faultsInOpenPoints(
  composed: LoadedReport['composed'],
  despiteOpen: boolean,
  reason: string,
): readonly Fault[] {
  const open = openPointsOf(composed)
  const faults: Fault[] = open.changed.map((key) =>
    fault(
      `blocks.${key}`,
      'changed',
      '数据已变，人工改写的内容还没有确认',
      'Its figures have changed and the words over it are not settled',
    ),
  )
  if (open.questions.length === 0) return faults
  if (!despiteOpen)
    return [
      ...faults,
      ...open.questions.map((key) =>
        fault(`blocks.${key}`, 'open', '待补充内容还没有填写', 'A question is still open'),
      ),
    ]
  if (reason.trim() === '')
    faults.push(
      fault(
        'reason',
        'empty',
        `还有 ${open.questions.length} 处待补充，仍要定稿请写明原因`,
        `${open.questions.length} questions are open; say why it is finalised all the same`,
      ),
    )
  return faults
}

function faultsInFrame(frame: Frame): readonly Fault[] {
  const faults: Fault[] = []
  if (frame.number === null || frame.number.trim() === '')
    faults.push(fault('frame.number', 'empty', '印发前请填写发文字号', 'Give the document number first'))
  if (frame.date === null) faults.push(fault('frame.date', 'empty', '印发前请填写成文日期', 'Give the date first'))
  return faults
}
