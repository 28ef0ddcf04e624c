import { getPeriod, previousPeriod, yearBefore } from '../../model/period.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { type ReturnAction, returnActionNames, urgencyOf } from '../indicators/return-workflow.ts'
import type { CellAnswer, RowAnswer, TaskPage, TaskRow } from './answers.ts'
import type { StoredCell } from './cell-store.ts'
import { differences, textOf } from './cells.ts'
import { type FormRow, rowLabel, TASK_ACTS, type TaskAct, taskActNames } from './definition.ts'
import { actorId, rolesFor } from './desk.ts'
import type { Notice } from './notice-store.ts'
import { findingsOf, type ReturnContent } from './return-content.ts'
import type { ReturnSettings } from './settings.ts'
import type { StoredStep, StoredTask } from './task-store.ts'
import { isOwed } from './tasks.ts'
import { actionsOf } from './workflow.ts'

/** How stored things are shown: pure, from what stores found and who asks. */

export interface Reader {
  readonly policy: Policy
  readonly actor: Actor
  readonly today: string
  readonly settings: ReturnSettings
}

export function taskRow(task: StoredTask, reader: Reader, notice: Notice | null): TaskRow {
  const actions = actionsFor(task, reader).filter(({ isAllowed }) => isAllowed)
  return {
    id: task.id,
    division: task.division,
    form: task.form,
    formName: task.formName,
    formVersion: task.formVersion,
    period: task.period,
    body: task.body,
    bodyName: task.bodyName,
    state: task.state,
    revision: task.revision,
    edits: task.edits,
    days: task.deadlines,
    urgency: urgencyOf(reader.today, task.deadlines),
    isOwed: isOwed(task),
    cells: task.cells,
    filled: task.filled,
    delegateName: task.delegateName,
    askedCorrection: task.askedCorrection,
    isCatchUp: task.isCatchUp,
    cancelledBecause: task.cancelledBecause,
    actions: actions.map(({ action }) => action),
    lastNotice:
      notice === null ? null : { kind: notice.kind, text: notice.text, by: notice.by, at: notice.at.toISOString() },
  }
}

function actionsFor(task: StoredTask, { policy, actor, today, settings }: Reader) {
  const who = { id: actorId(actor), roles: rolesFor(policy, actor, task) }
  return actionsOf(task, who, today, settings.workflow)
}

export function rowAnswer(row: FormRow, bodies: ReadonlyMap<string, string>): RowAnswer {
  const partName = row.part === null ? null : (bodies.get(row.part) ?? null)
  return { ...row, name: { ...row.name }, partName, label: rowLabel(row, partName) }
}

export function cellAnswer({ edit: _, ...cell }: StoredCell): CellAnswer {
  return { ...cell, text: textOf(cell) }
}

/** All that one screen shows of a return. `submitted` are the cells as they were last submitted, null before that. */
export function taskPage(
  task: StoredTask,
  content: ReturnContent,
  steps: readonly StoredStep[],
  notices: readonly Notice[],
  submitted: readonly StoredCell[] | null,
  bodies: ReadonlyMap<string, string>,
  reader: Reader,
): TaskPage {
  const actions = actionsFor(task, reader)
  const period = getPeriod(task.period)
  const { policy, actor } = reader
  const place = { division: task.division, body: task.body }
  return {
    task: taskRow(task, reader, notices[0] ?? null),
    today: reader.today,
    calendar: task.calendar,
    previousPeriod: previousPeriod(period)?.text ?? null,
    yearBefore: yearBefore(period)?.text ?? null,
    mayFill: actions.some(({ action, isAllowed }) => action === 'save' && isAllowed),
    mayDelegate:
      isOwed(task) && (policy.may(actor, 'returns.review', place) || policy.may(actor, 'returns.administer', place)),
    rows: content.rows.map((row) => rowAnswer(row, bodies)),
    cells: [...content.cells.values()].map(cellAnswer),
    known: content.context.known.map(({ indicator, ...rest }) => ({ series: indicator, ...rest })),
    metricValues: [...content.context.metricValues].map(([row, value]) => ({ row, value })),
    findings: findingsOf(content).map(({ message, ...rest }) => ({ ...rest, message: { ...message } })),
    differences:
      submitted === null
        ? []
        : differences(new Map(submitted.map((cell) => [cell.row, cell])), content.cells).map(({ row }) => ({
            row,
            before: cellOrNull(submitted.find((cell) => cell.row === row)),
            after: cellOrNull(content.cells.get(row)),
          })),
    steps: steps.map(({ seq, action, from, to, by, at, reason }) => ({
      seq,
      action,
      name: { ...stepName(action) },
      from,
      to,
      by,
      at,
      reason,
    })),
    notices: notices.map(({ kind, dueOn, text, by, at }) => ({ kind, dueOn, text, by, at: at.toISOString() })),
    evidence: content.evidence.map((one) => ({
      id: one.id,
      row: one.row_id,
      grade: one.grade,
      name: one.name,
      documentNo: one.document_no,
      file: one.file,
      by: one.by_name,
      at: one.at.toISOString(),
    })),
    actions: actions
      .filter(({ action }) => action !== 'save')
      .map(({ action, name, to, needs, isAllowed, why, until }) => ({
        action,
        name: { ...name },
        to,
        needs: [...needs],
        isAllowed,
        why: why === null ? null : { ...why },
        until,
      })),
    checks: reader.settings.checks,
  }
}

const cellOrNull = (cell: StoredCell | undefined) => (cell === undefined ? null : cellAnswer(cell))

const isTaskAct = (action: ReturnAction | TaskAct): action is TaskAct => TASK_ACTS.some((act) => act === action)

const stepName = (action: ReturnAction | TaskAct) =>
  isTaskAct(action) ? taskActNames[action] : returnActionNames[action]
