import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import { type ReturnState, returnStateNames } from '../indicators/return-workflow.ts'
import { countFilled, currentCells, insertCells, type StoredCell } from './cell-store.ts'
import { noteOf, planSave } from './cells.ts'
import type { CellInput, CellSource } from './definition.ts'
import { actorId, type Desk, readScopes, rolesFor } from './desk.ts'
import { formRows } from './form-store.ts'
import { cellsChanged, noSuchReturn, notPossible, notYourRole } from './refusals.ts'
import type { ReturnSettings } from './settings.ts'
import { findTask, insertStep, lockTask, type StoredTask, updateTask } from './task-store.ts'
import { findAction } from './workflow.ts'

/** What a save came to. */
export interface Saved {
  readonly state: ReturnState
  readonly revision: number
  readonly edits: number
  readonly cells: readonly StoredCell[]
}

/** Cells as they are to be saved, and where they come from. */
export interface SaveAsked {
  readonly task: string
  readonly cells: readonly CellInput[]
  readonly source: CellSource
  /** Where each cell stood in a workbook, by row. */
  readonly details?: ReadonlyMap<string, unknown>
  /** Why a value that was reported before is changed. */
  readonly reason: string | null
}

/**
 * Saves cells (暂存): all of them or none. Each gets a new version; what others saved in the meantime is never overwritten,
 * the save is refused with both versions instead.
 */
export function saveCells(desk: Desk, settings: ReturnSettings, asked: SaveAsked): Promise<Outcome<Saved>> {
  return inRefusableTransaction<Saved>(desk.db, async (tx) => {
    const taken = await takeForFilling(tx, desk, settings, asked.task)
    if (taken.kind === 'refused') return taken
    const task = taken.value
    const rows = await formRows(tx, task.division, task.form, task.formVersion, task.body)
    const byId = new Map(rows.map((row) => [row.id, row]))
    const unknown = asked.cells.filter(({ row }) => !byId.has(row))
    if (unknown.length > 0)
      return refused({
        reason: 'faulty',
        code: 'unknown-row',
        message: {
          zh: '有的行不在本任务的报表里（报表可能已改版）。请刷新后再填。',
          en: 'Some rows are not in this return; its form may have been revised. Reload and fill it again.',
        },
        faults: unknown.map(({ row }) => ({
          at: `cells.${row}`,
          code: 'unknown-row',
          message: { zh: '没有这一行', en: 'There is no such row' },
        })),
      })
    const current = new Map((await currentCells(tx, task.division, task.id)).map((cell) => [cell.row, cell]))
    const { changes, conflicts } = planSave(byId, current, asked.cells)
    if (conflicts.length > 0) return refused(cellsChanged(conflicts))
    if (changes.length === 0) return done({ state: task.state, revision: task.revision, edits: task.edits, cells: [] })
    const edits = task.edits + 1
    await insertCells(
      tx,
      desk,
      task.id,
      edits,
      changes.map(({ input, content, version }) => ({
        row: input.row,
        version,
        ...content,
        entered: input.text.slice(0, 200),
        status: input.status,
        note: noteOf(input.note),
        source: asked.source,
        detail: asked.details?.get(input.row),
        reason: asked.reason,
      })),
    )
    const filled = await countFilled(tx, task.division, task.id, [...byId.keys()])
    await updateTask(tx, task.division, task.id, { edits, filled, cells: rows.length })
    const isFirst = task.state !== 'draft'
    const revision = isFirst
      ? await insertStep(tx, desk, task, 'save', { ...task, state: 'draft' }, { reason: asked.reason, edits })
      : task.revision
    await announce(tx, 'returns', { division: task.division, body: task.body, subject: task.id })
    await record(tx, desk.actor, desk.at, {
      division: task.division,
      action: 'returns.save',
      subject: { kind: 'return', id: task.id },
      body: task.body,
      reason: asked.reason,
      detail: { cells: changes.length, source: asked.source, edits },
    })
    const written = new Set(changes.map(({ input }) => input.row))
    const cells = (await currentCells(tx, task.division, task.id)).filter(({ row }) => written.has(row))
    return done({ state: 'draft' as const, revision, edits, cells })
  })
}

/** Locks a task that the actor may fill now; refuses with why not. */
export async function takeForFilling(
  tx: Writing,
  desk: Desk,
  settings: ReturnSettings,
  id: string,
): Promise<Outcome<StoredTask>> {
  const { scope, own } = readScopes(desk)
  // Asked before it is locked, so that nobody can hold a lock on what they may not know of.
  if ((await findTask(tx, scope, own, desk.division, id)) === null) return refused(noSuchReturn)
  const task = await lockTask(tx, desk.division, id)
  if (task === null) return refused(noSuchReturn)
  const roles = rolesFor(desk.policy, desk.actor, task)
  if (!roles.includes('reporter')) return refused(notYourRole)
  const who = { id: actorId(desk.actor), roles }
  const save = findAction(task, who, 'save', dayOf(desk.at), settings.workflow)
  return save?.isAllowed === true ? done(task) : refused(notPossible(save, returnStateNames[task.state]))
}
