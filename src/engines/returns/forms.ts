import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { Frequency } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { sqlStateOf } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { FormRow, ReturnForm } from './definition.ts'
import type { Desk } from './desk.ts'
import { faultsInForm, formChanges } from './form.ts'
import {
  findForm,
  formRows,
  formVersions,
  insertForm,
  insertVersion,
  lockForm,
  standingBodies,
  updateForm,
} from './form-store.ts'
import { changedMeanwhile, missing, noSuchForm } from './refusals.ts'
import { insertStep, tasksToRevise, updateTask } from './task-store.ts'
import { versionFor } from './tasks.ts'

/** A row as the planner edits it: a new one has no id yet; parts name their whole by its place in the list or its id. */
export type EditedRow = Omit<FormRow, 'id' | 'position'> & { readonly id: string | null }

/** A form as the planner saves it. */
export interface EditedForm {
  readonly name: string
  readonly frequency: Frequency
  readonly plan: string | null
  readonly firstPeriod: string
  readonly lastPeriod: string | null
  readonly validFrom: string
  readonly rows: readonly EditedRow[]
  readonly reason: string
}

export async function createForm(desk: Desk, edited: EditedForm): Promise<Outcome<{ readonly id: string }>> {
  return refusingNames(() =>
    inRefusableTransaction(desk.db, async (tx) => {
      const form = { ...edited, rows: withIds(desk, edited.rows) }
      const faults = await faultsOf(tx, desk, form)
      if (faults.length > 0) return refused(faultyForm(faults))
      const id = await insertForm(tx, desk, form, edited.reason)
      await record(tx, desk.actor, desk.at, {
        division: desk.division,
        action: 'returns.create-form',
        subject: { kind: 'return-form', id },
        reason: edited.reason || null,
        detail: { name: form.name, frequency: form.frequency, rows: form.rows.length },
      })
      return done({ id })
    }),
  )
}

/**
 * Gives a form a new version, for periods from `validFrom` on. Returns that are still with their body follow it; those that
 * were handed in stay as they were asked. A body that is asked nothing any more has its return cancelled.
 */
export async function reviseForm(
  desk: Desk,
  id: string,
  seenVersion: number,
  edited: EditedForm,
): Promise<Outcome<{ readonly version: number; readonly revised: number; readonly cancelled: number }>> {
  return refusingNames(() =>
    inRefusableTransaction(desk.db, async (tx) => {
      const standing = await lockForm(tx, desk.division, id)
      if (standing === null) return refused(noSuchForm)
      if (standing.version !== seenVersion)
        return refused(changedMeanwhile({ version: standing.version, form: await findForm(tx, desk.division, id) }))
      if (edited.reason.trim() === '')
        return refused(missing('reason', '请写明改版原因。', 'Say why the form changes.'))
      const form = { ...edited, frequency: standing.frequency, rows: withIds(desk, edited.rows) }
      const faults = await faultsOf(tx, desk, form)
      if (faults.length > 0) return refused(faultyForm(faults))
      const version = standing.version + 1
      const before = await formRows(tx, desk.division, id, standing.version, null)
      await insertVersion(tx, desk, id, version, form.validFrom, edited.reason.trim(), form.rows)
      await updateForm(tx, desk.division, id, { version, name: form.name, lastPeriod: form.lastPeriod })
      const followed = await moveTasks(tx, desk, id, edited.reason.trim())
      await record(tx, desk.actor, desk.at, {
        division: desk.division,
        action: 'returns.revise-form',
        subject: { kind: 'return-form', id },
        reason: edited.reason.trim(),
        detail: { version, validFrom: form.validFrom, ...formChanges(before, form.rows), ...followed },
      })
      return done({ version, ...followed })
    }),
  )
}

async function moveTasks(tx: Writing, desk: Desk, form: string, reason: string) {
  const versions = await formVersions(tx, desk.division, form)
  let revised = 0
  let cancelled = 0
  for (const task of await tasksToRevise(tx, desk.division, form)) {
    const version = versionFor(versions, task.period)
    if (version === null || version.version === task.formVersion) continue
    const rows = await formRows(tx, desk.division, form, version.version, task.body)
    if (rows.length === 0) {
      await insertStep(tx, desk, task, 'cancel', task, { reason })
      await updateTask(tx, desk.division, task.id, { cancelledBecause: reason })
      cancelled++
      continue
    }
    await insertStep(tx, desk, task, 'revise-form', task, { reason, detail: { formVersion: version.version } })
    await updateTask(tx, desk.division, task.id, { formVersion: version.version, cells: rows.length })
    revised++
  }
  return { revised, cancelled }
}

/** Gives new rows their ids; a part may name its whole by its number in the list ('#2'). */
function withIds(desk: Desk, rows: readonly EditedRow[]): readonly FormRow[] {
  const ids = rows.map(({ id }) => id ?? newId(desk.at.getTime()))
  return rows.map((row, i) => ({
    ...row,
    id: ids[i] as string, // one for each row
    position: i + 1,
    wholeRow:
      row.wholeRow?.startsWith('#') === true ? (ids[Number(row.wholeRow.slice(1)) - 1] ?? row.wholeRow) : row.wholeRow,
  }))
}

async function faultsOf(
  tx: Writing,
  desk: Desk,
  form: Pick<ReturnForm, 'name' | 'frequency' | 'firstPeriod' | 'lastPeriod' | 'validFrom' | 'rows'>,
) {
  const bodies = new Set((await standingBodies(tx, desk.division)).map(({ id }) => id))
  return faultsInForm(form, { isBody: (id) => bodies.has(id), isMetric: (id) => desk.metrics.has(id) })
}

const faultyForm = (faults: ReturnType<typeof faultsInForm>) => ({
  reason: 'faulty' as const,
  code: 'faulty-form',
  message: {
    zh: `报表有 ${faults.length} 处需要改正，已逐项列出；没有保存。`,
    en: `${faults.length} things in the form need mending; each is listed. Nothing was saved.`,
  },
  faults,
})

async function refusingNames<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    return refused({
      reason: 'conflict',
      code: 'form-name-taken',
      message: {
        zh: '已有同名的在用报表。请换一个名称，或改原来那张。',
        en: 'A form in use has this name. Choose another, or revise that one.',
      },
    })
  }
}
