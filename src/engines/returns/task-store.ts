import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Day, Generated, Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import { RETURN_STATES, type ReturnDeadlines, type ReturnState } from '../indicators/return-workflow.ts'
import type { ReturnStep, ReturnTask } from './definition.ts'
import { type TaskToOpen, taskKey } from './tasks.ts'
import type { TaskChange } from './workflow.ts'
import { byOf, type Writer } from './writer.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    return_task: ReturnTaskTable
    return_step: ReturnStepTable
  }
}

export interface ReturnTaskTable {
  division: string
  id: string
  form: string
  form_version: number
  period: string
  body: string
  state: ReturnState
  revision: Generated<number>
  /** Number of saves of cells so far. */
  edits: Generated<number>
  opens_on: Day
  remind_on: Day
  due_on: Day
  overdue_on: Day
  lock_on: Day
  /** Edition of the calendar that the days were counted with. */
  calendar: string
  submitted_by: string | null
  delegate: string | null
  delegate_name: string | null
  asked_correction: string | null
  is_catch_up: Generated<boolean>
  cancelled_because: string | null
  /** Rows that are asked, and rows that say something. */
  cells: number
  filled: Generated<number>
  at: Moment
}

export interface ReturnStepTable {
  division: string
  task: string
  seq: number
  action: ReturnStep['action']
  from_state: ReturnState
  to_state: ReturnState
  edits: number
  reason: string | null
  detail: Json<unknown>
  by_kind: Actor['kind']
  by_id: string | null
  by_name: string
  at: Moment
}

/** A task with what lists show beside it. */
export interface StoredTask extends ReturnTask {
  readonly edits: number
  readonly calendar: string
  readonly formName: string
  readonly bodyName: string
  readonly delegateName: string | null
  readonly cells: number
  readonly filled: number
}

export interface StoredStep extends ReturnStep {
  readonly edits: number
  readonly detail: unknown
  readonly byId: string | null
}

export interface TaskFilter {
  readonly form?: string
  readonly period?: string
  readonly body?: string
  readonly states?: readonly ReturnState[]
  /** Only what is owed and overdue on this day. */
  readonly overdueOn?: Day
  readonly year?: string
  readonly isOpen?: boolean
}

const tasks = (db: Reading) =>
  db
    .selectFrom('return_task as t')
    .innerJoin('return_form as f', (join) => join.onRef('f.division', '=', 't.division').onRef('f.id', '=', 't.form'))
    .innerJoin('body as b', (join) => join.onRef('b.division', '=', 't.division').onRef('b.id', '=', 't.body'))
    .selectAll('t')
    .select(['f.name as form_name', 'b.name_zh as body_name'])

/**
 * The part of all tasks that may be read: those of the scope's bodies, and those delegated to the person. `own` is the
 * scope of the delegated permission.
 */
const readable = (scope: Scope, own: Scope) =>
  sql<SqlBool>`(${withinScope(scope, { division: 't.division', body: 't.body' })} or ${withinScope(own, { division: 't.division', person: 't.delegate' })})`

/** Tasks in reach, by due day, newest first. At most `limit`. */
export async function listTasks(
  db: Reading,
  scope: Scope,
  own: Scope,
  division: string,
  filter: TaskFilter,
  limit: number,
): Promise<readonly StoredTask[]> {
  let query = tasks(db).where('t.division', '=', division).where(readable(scope, own))
  if (filter.form !== undefined) query = query.where('t.form', '=', filter.form)
  if (filter.period !== undefined) query = query.where('t.period', '=', filter.period)
  if (filter.year !== undefined) query = query.where('t.period', 'like', `${filter.year}%`)
  if (filter.body !== undefined) query = query.where('t.body', '=', filter.body)
  if (filter.states !== undefined) query = query.where('t.state', 'in', filter.states)
  if (filter.isOpen === true)
    query = query.where('t.cancelled_because', 'is', null).where(
      't.state',
      'in',
      RETURN_STATES.filter((state) => state !== 'locked' && state !== 'confirmed'),
    )
  if (filter.overdueOn !== undefined)
    query = query
      .where('t.cancelled_because', 'is', null)
      .where('t.state', 'in', ['to-fill', 'draft', 'returned'])
      .where('t.overdue_on', '<=', filter.overdueOn)
  const rows = await query.orderBy('t.due_on', 'desc').orderBy('b.position').orderBy('t.id').limit(limit).execute()
  return rows.map(taskOf)
}

/** A task in reach; null when it is not there or not theirs to know of. */
export async function findTask(
  db: Reading,
  scope: Scope,
  own: Scope,
  division: string,
  id: string,
): Promise<StoredTask | null> {
  const row = await tasks(db)
    .where('t.division', '=', division)
    .where('t.id', '=', id)
    .where(readable(scope, own))
    .executeTakeFirst()
  return row === undefined ? null : taskOf(row)
}

/** Locks a task until the transaction ends: whoever writes cells or steps takes it first. */
export async function lockTask(tx: Writing, division: string, id: string): Promise<StoredTask | null> {
  await sql`select 1 from return_task where division = ${division} and id = ${id} for update`.execute(tx)
  const row = await tasks(tx).where('t.division', '=', division).where('t.id', '=', id).executeTakeFirst()
  return row === undefined ? null : taskOf(row)
}

/** Keys of all tasks of a division, for the sweep. */
export async function taskKeys(db: Reading, division: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('return_task')
    .select(['form', 'period', 'body'])
    .where('division', '=', division)
    .execute()
  return new Set(rows.map(taskKey))
}

/** Tasks that the sweep may have to remind of or to lock. */
export async function tasksInMotion(db: Reading, division: string): Promise<readonly StoredTask[]> {
  const rows = await tasks(db)
    .where('t.division', '=', division)
    .where('t.cancelled_because', 'is', null)
    .where('t.state', 'in', ['to-fill', 'draft', 'returned', 'confirmed'])
    .execute()
  return rows.map(taskOf)
}

/** Adds a task; false when it stands already, opened by a sweep that ran at the same time. */
export async function insertTask(
  tx: Writing,
  writer: Writer,
  task: TaskToOpen & {
    readonly deadlines: ReturnDeadlines
    readonly calendar: string
    readonly cells: number
    readonly isCatchUp: boolean
  },
): Promise<string | null> {
  const id = newId(writer.at.getTime())
  const inserted = await tx
    .insertInto('return_task')
    .values({
      division: writer.division,
      id,
      form: task.form,
      form_version: task.formVersion,
      period: task.period,
      body: task.body,
      state: 'to-fill',
      ...dayColumns(task.deadlines),
      calendar: task.calendar,
      submitted_by: null,
      delegate: null,
      delegate_name: null,
      asked_correction: null,
      is_catch_up: task.isCatchUp,
      cancelled_because: null,
      cells: task.cells,
      at: writer.at,
    })
    .onConflict((conflict) => conflict.columns(['division', 'form', 'period', 'body']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id ?? null
}

/** Writes a step and the state it leads to. The task is locked by the caller. */
export async function insertStep(
  tx: Writing,
  writer: Writer,
  task: StoredTask,
  action: ReturnStep['action'],
  change: TaskChange,
  given: { readonly reason: string | null; readonly detail?: unknown; readonly edits?: number },
): Promise<number> {
  const revision = task.revision + 1
  await tx
    .insertInto('return_step')
    .values({
      division: writer.division,
      task: task.id,
      seq: revision,
      action,
      from_state: task.state,
      to_state: change.state,
      edits: given.edits ?? task.edits,
      reason: given.reason,
      detail: JSON.stringify(given.detail ?? {}),
      by_kind: writer.actor.kind,
      ...byOf(writer),
    })
    .execute()
  await tx
    .updateTable('return_task')
    .set({
      state: change.state,
      revision,
      submitted_by: change.submittedBy,
      asked_correction: change.askedCorrection,
      ...dayColumns(change.deadlines),
    })
    .where('division', '=', writer.division)
    .where('id', '=', task.id)
    .execute()
  return revision
}

/** Sets what a step changes besides the state. */
export async function updateTask(
  tx: Writing,
  division: string,
  id: string,
  change: {
    readonly delegate?: { readonly id: string; readonly name: string } | null
    readonly cancelledBecause?: string
    readonly formVersion?: number
    readonly cells?: number
    readonly edits?: number
    readonly filled?: number
  },
): Promise<void> {
  await tx
    .updateTable('return_task')
    .set({
      ...(change.delegate === undefined
        ? {}
        : { delegate: change.delegate?.id ?? null, delegate_name: change.delegate?.name ?? null }),
      ...(change.cancelledBecause === undefined ? {} : { cancelled_because: change.cancelledBecause }),
      ...(change.formVersion === undefined ? {} : { form_version: change.formVersion }),
      ...(change.cells === undefined ? {} : { cells: change.cells }),
      ...(change.edits === undefined ? {} : { edits: change.edits }),
      ...(change.filled === undefined ? {} : { filled: change.filled }),
    })
    .where('division', '=', division)
    .where('id', '=', id)
    .execute()
}

export async function findSteps(db: Reading, division: string, task: string): Promise<readonly StoredStep[]> {
  const rows = await db
    .selectFrom('return_step')
    .selectAll()
    .where('division', '=', division)
    .where('task', '=', task)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    edits: row.edits,
    by: row.by_name,
    byId: row.by_id,
    at: row.at.toISOString(),
    reason: row.reason,
    detail: row.detail,
  }))
}

/** Tasks of a form that are still with the body: a revision of the form reaches them. */
export async function tasksToRevise(tx: Writing, division: string, form: string): Promise<readonly StoredTask[]> {
  const rows = await tasks(tx)
    .where('t.division', '=', division)
    .where('t.form', '=', form)
    .where('t.cancelled_because', 'is', null)
    .where('t.state', 'in', ['to-fill', 'draft', 'returned'])
    .execute()
  return rows.map(taskOf)
}

const dayColumns = ({ opens, remind, due, overdue, lock }: ReturnDeadlines) => ({
  opens_on: opens,
  remind_on: remind,
  due_on: due,
  overdue_on: overdue,
  lock_on: lock,
})

type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['executeTakeFirstOrThrow']>>

const taskOf = (row: TaskRow): StoredTask => ({
  id: row.id,
  division: row.division,
  form: row.form,
  formVersion: row.form_version,
  formName: row.form_name,
  period: row.period,
  body: row.body,
  bodyName: row.body_name,
  state: row.state,
  revision: row.revision,
  edits: row.edits,
  deadlines: {
    opens: row.opens_on,
    remind: row.remind_on,
    due: row.due_on,
    overdue: row.overdue_on,
    lock: row.lock_on,
  },
  calendar: row.calendar,
  submittedBy: row.submitted_by,
  delegate: row.delegate,
  delegateName: row.delegate_name,
  askedCorrection: row.asked_correction,
  isCatchUp: row.is_catch_up,
  cancelledBecause: row.cancelled_because,
  cells: row.cells,
  filled: row.filled,
})
