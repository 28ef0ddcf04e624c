import { getPeriod } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf, isWorkday, stateCouncilCalendar, workdayFrom } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import { extendedTo } from '../indicators/return-workflow.ts'
import { countFilled, currentCells, insertCells, type NewCell } from './cell-store.ts'
import { contentOf, noteOf } from './cells.ts'
import type { FormRow } from './definition.ts'
import type { Desk } from './desk.ts'
import { formRows } from './form-store.ts'
import type { ReturnSettings } from './settings.ts'
import { insertStep, insertTask, lockTask, type StoredTask, updateTask } from './task-store.ts'
import { type TaskToOpen, taskDeadlines } from './tasks.ts'

const chinese = { isWorkday: (day: string) => isWorkday(day, stateCouncilCalendar) }

/**
 * Opens a task with its days, and fills the rows that metrics answer. null when it stands already. A catch-up (补报) has a
 * day of its own, since the ordinary one has passed.
 */
export function openTask(
  desk: Desk,
  settings: ReturnSettings,
  asked: TaskToOpen,
  catchUpDue: string | null = null,
): Promise<string | null> {
  return inTransaction(desk.db, async (tx) => {
    const rows = await formRows(tx, desk.division, asked.form, asked.formVersion, asked.body)
    if (rows.length === 0) return null
    const ordinary = taskDeadlines(getPeriod(asked.period), rows, chinese, settings.deadlines)
    const today = dayOf(desk.at)
    // Opened after it should have been locked: the body gets the time that was set for catching up, or a lock's length.
    const due =
      catchUpDue ?? (today > ordinary.lock ? workdayFrom(addLock(today, settings), stateCouncilCalendar) : null)
    const deadlines =
      due === null ? ordinary : { ...extendedTo(ordinary, due), opens: ordinary.opens < today ? ordinary.opens : today }
    const id = await insertTask(tx, desk, {
      ...asked,
      deadlines,
      calendar: stateCouncilCalendar.edition,
      cells: rows.length,
      isCatchUp: due !== null,
    })
    if (id === null) return null
    const task = await lockTask(tx, desk.division, id)
    if (task === null) return null
    await insertStep(tx, desk, task, 'open', task, {
      reason: null,
      detail: { formVersion: asked.formVersion, due: deadlines.due },
    })
    await fillFromMetrics(tx, desk, { ...task, revision: task.revision + 1 }, rows)
    await announce(tx, 'returns', { division: desk.division, body: asked.body, subject: id })
    await record(tx, desk.actor, desk.at, {
      division: desk.division,
      action: 'returns.open',
      subject: { kind: 'return', id },
      body: asked.body,
      detail: { form: asked.form, period: asked.period, due: deadlines.due },
    })
    return id
  })
}

function addLock(today: string, { deadlines }: ReturnSettings): string {
  const days = deadlines.lockAfter
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Asks the metrics of a task's rows anew and writes what changed; returns the rows it wrote. A row that a person has filled
 * is left to them: the difference is pointed out by a check instead.
 */
export async function fillFromMetrics(
  tx: Writing,
  desk: Desk,
  task: StoredTask,
  rows: readonly FormRow[],
): Promise<readonly string[]> {
  const asked = rows.filter(({ metric }) => metric !== null && desk.metrics.has(metric))
  if (asked.length === 0) return []
  const current = new Map((await currentCells(tx, task.division, task.id)).map((cell) => [cell.row, cell]))
  const cells: NewCell[] = []
  for (const row of asked) {
    const source = desk.metrics.get(row.metric ?? '')
    const standing = current.get(row.id)
    if (source === undefined || (standing !== undefined && standing.source !== 'metric' && standing.kind !== 'empty'))
      continue
    const answer = await source.compute(tx, {
      division: task.division,
      body: row.part,
      period: getPeriod(task.period),
      now: desk.at,
    })
    const text = answer.value === null ? '—' : roundedText(answer.value, row.decimals)
    const content = contentOf(text, row)
    const note = answer.value === null ? answer.worked.zh : null
    if (standing !== undefined && standing.kind === content.kind && Number(standing.value) === Number(content.value))
      continue
    cells.push({
      row: row.id,
      version: (standing?.version ?? 0) + 1,
      ...content,
      entered: text,
      status: standing?.status ?? 'preliminary',
      note: noteOf(note),
      source: 'metric',
      detail: {
        metric: source.id,
        worked: answer.worked,
        query: answer.query,
        records: answer.records,
        counted: answer.counted ?? answer.records.length,
        href: answer.href ?? null,
        exact: answer.value,
      },
      reason: null,
    })
  }
  if (cells.length === 0) return []
  const edits = task.edits + 1
  await insertCells(tx, desk, task.id, edits, cells)
  const filled = await countFilled(
    tx,
    task.division,
    task.id,
    rows.map(({ id }) => id),
  )
  await updateTask(tx, task.division, task.id, { edits, filled })
  return cells.map(({ row }) => row)
}

function roundedText(value: string, decimals: number | null): string {
  if (decimals === null || !value.includes('.')) return value
  const factor = 10 ** decimals
  return String(Math.round(Number(value) * factor * (1 + Number.EPSILON)) / factor)
}
