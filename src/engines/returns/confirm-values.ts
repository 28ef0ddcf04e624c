import type { SubmittedOrigin } from '../../model/origin.ts'
import { Refused } from '../../platform/database/refusable.ts'
import { isSimulated } from '../../platform/organisation/simulated.ts'
import { EVIDENCE_GRADES, type EvidenceGrade, evidenceGradeNames, valueStatusNames } from '../indicators/definition.ts'
import { type NewObservation, observe } from '../indicators/observation-store.ts'
import { inForce } from '../indicators/observations.ts'
import { returnActionNames } from '../indicators/return-workflow.ts'
import { findObservations, type RecordedObservation } from '../indicators/targets-store.ts'
import type { Confirming } from './act.ts'
import type { StoredCell } from './cell-store.ts'
import type { FormRow } from './definition.ts'
import type { StoredEvidence } from './notice-store.ts'
import type { ReturnContent } from './return-content.ts'
import { findSteps, type StoredStep, type StoredTask } from './task-store.ts'

/**
 * What a confirmed return says becomes observations: the one place where returned values enter the targets' arithmetic. A
 * value that was confirmed before with the same status is superseded, with the reason for which the return was opened
 * again; one with another status stands beside it; what says the same is left alone.
 */
export const confirmValues: Confirming = async (tx, desk, task, content) => {
  const rows = content.rows.filter(({ id }) => content.cells.get(id) !== undefined)
  const [known, steps, simulated] = await Promise.all([
    findObservations(tx, task.division, {
      indicators: [...new Set(rows.map(({ indicator }) => indicator))],
      periods: [task.period],
    }),
    findSteps(tx, task.division, task.id),
    isSimulated(tx, task.division),
  ])
  const replaced = new Set(known.map(({ supersedes }) => supersedes))
  const standing = inForce(known, desk.at.toISOString())
    .flatMap(({ observation, others }) => [observation, ...others])
    .flatMap(({ id }) => known.find((one) => one.id === id && one.body === task.body && !replaced.has(id)) ?? [])
  const observations = rows.flatMap((row) => {
    const cell = content.cells.get(row.id)
    if (cell === undefined) return []
    const before = standing.find((one) => isSame(one, row) && one.status === cell.status) ?? null
    return observationOf(task, row, cell, before, content, steps, simulated)
  })
  const outcome = await observe(tx, desk, observations)
  if (outcome.kind === 'refused') throw new Refused(outcome.refusal)
}

function observationOf(
  task: StoredTask,
  row: FormRow,
  cell: StoredCell,
  before: RecordedObservation | null,
  content: ReturnContent,
  steps: readonly StoredStep[],
  isSimulated: boolean,
): readonly NewObservation[] {
  const value = cell.kind === 'number' ? cell.value : null
  // Nothing was said and nothing stood; or it says what it said.
  if (value === null && before === null) return []
  if (value !== null && before?.exact != null && Number(before.exact) === Number(value)) return []
  const evidence = content.evidence.filter(({ row_id }) => row_id === row.id || row_id === null)
  return [
    {
      part: row.part,
      indicator: row.indicator,
      dimension: row.dimension,
      period: task.period,
      measure: row.measure,
      covers: row.covers,
      value,
      unit: row.unit,
      status: cell.status,
      evidence: gradeOf(evidence, cell),
      documents: evidence.flatMap(({ file }) => file ?? []),
      definition: null,
      baseVersion: null,
      supersedes: before?.id ?? null,
      body: task.body,
      note: cell.note,
      reason: before === null ? cell.reason : (cell.reason ?? reasonToReopen(steps)),
      origin: originOf(task, cell, evidence, steps),
      isSimulated,
    },
  ]
}

const isSame = (one: RecordedObservation, row: FormRow) =>
  one.indicator === row.indicator &&
  one.part === row.part &&
  one.dimension === row.dimension &&
  one.measure === row.measure &&
  one.covers === row.covers

/** The strongest of what vouches for it. */
function gradeOf(evidence: readonly StoredEvidence[], cell: StoredCell): EvidenceGrade {
  const grades = new Set<EvidenceGrade>([
    ...evidence.map(({ grade }) => grade),
    ...(cell.source === 'metric' ? (['records'] as const) : []),
  ])
  return EVIDENCE_GRADES.find((grade) => grades.has(grade)) ?? 'own-statement'
}

/** Why a confirmed return was opened again: the last reason given for it. */
function reasonToReopen(steps: readonly StoredStep[]): string {
  const step = steps.findLast(
    ({ action, reason }) => ['correct', 'unlock', 'return'].includes(action) && reason !== null,
  )
  return step?.reason ?? '更正'
}

function originOf(
  task: StoredTask,
  cell: StoredCell,
  evidence: readonly StoredEvidence[],
  steps: readonly StoredStep[],
): SubmittedOrigin {
  const submit = steps.findLastIndex(({ action }) => action === 'submit')
  const approvals = steps
    .slice(Math.max(0, submit))
    .flatMap(({ action, by, at }) =>
      action === 'submit' || action === 'review' || action === 'check' || action === 'confirm'
        ? [{ step: returnActionNames[action], person: by, at }]
        : [],
    )
  return {
    kind: 'submitted',
    body: task.bodyName,
    person: cell.by,
    at: cell.at,
    period: task.period,
    status: valueStatusNames[cell.status],
    approvals,
    note: cell.note,
    evidence: [
      ...recordsBehind(cell),
      ...evidence.flatMap(({ name, file, grade }) =>
        file === null
          ? []
          : [{ name, href: `/api/v1/files/${task.division}/${file}`, grade: evidenceGradeNames[grade] }],
      ),
    ],
    href: `/returns/${task.division}/${task.id}`,
  }
}

/** Of a value that a metric gave: its arithmetic, and the page with the records that were counted. */
function recordsBehind({ source, detail }: StoredCell): NonNullable<SubmittedOrigin['evidence']> {
  if (source !== 'metric') return []
  // As `fillFromMetrics` keeps it; metrics of before gave no page.
  const { worked, href } = (detail ?? {}) as { readonly worked?: { readonly zh?: unknown }; readonly href?: unknown }
  return typeof href === 'string' && typeof worked?.zh === 'string'
    ? [{ name: worked.zh, href, grade: evidenceGradeNames.records }]
    : []
}
