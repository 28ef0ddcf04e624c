import { done, type Outcome, refused } from '../../model/outcome.ts'
import { divisionAsked } from '../../platform/access/division.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import { takeAction, takeActions } from './act.ts'
import {
  ActionBody,
  ActionTakenAnswer,
  BulkAnswer,
  BulkBody,
  HistoryAnswer,
  InDivision,
  OneCell,
  OneTask,
  SaveAnswer,
  SaveBody,
  TaskFilterQuery,
  TaskList,
  TaskPage,
} from './answers.ts'
import { cellHistory, currentCells } from './cell-store.ts'
import { confirmValues } from './confirm-values.ts'
import { type Desk, readScopes } from './desk.ts'
import { saveCells } from './fill.ts'
import { formRows } from './form-store.ts'
import { findNotices, type Notice } from './notice-store.ts'
import { cellAnswer, type Reader, rowAnswer, taskPage, taskRow } from './pages.ts'
import { noSuchReturn } from './refusals.ts'
import { loadContent } from './return-content.ts'
import { returnSettingsAt } from './setting-store.ts'
import { findSteps, findTask, listTasks, type StoredTask, type TaskFilter } from './task-store.ts'
import { byUrgency } from './tasks.ts'

const tag = 'returns'
const since = '0.2.0'
/** A list longer than this is cut, and says so: a year of returns of a district has some thousand. */
const LONGEST_LIST = 5000

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'policy' | 'metrics' | 'actor' | 'now'>

export const deskOf = ({ db, policy, metrics, actor, now }: AnyCall, division: string): Desk => ({
  db,
  policy,
  metrics,
  actor,
  at: now(),
  division,
})

export async function readerOf(call: AnyCall, division: string): Promise<Reader> {
  const today = dayOf(call.now())
  return {
    policy: call.policy,
    actor: call.actor,
    today,
    settings: await returnSettingsAt(call.db, division, today),
  }
}

/** A task that the caller may read; refused as if it were not there when they may not. */
export async function taskAsked(call: AnyCall, division: string, id: string): Promise<Outcome<StoredTask>> {
  const { scope, own } = readScopes(call)
  const task = await findTask(call.db, scope, own, division, id)
  return task === null ? refused(noSuchReturn) : done(task)
}

export async function latestNotices(call: AnyCall, division: string, tasks: readonly StoredTask[]) {
  const notices = await findNotices(
    call.db,
    division,
    tasks.map(({ id }) => id),
  )
  const latest = new Map<string, Notice>()
  for (const notice of notices) if (!latest.has(notice.task)) latest.set(notice.task, notice)
  return latest
}

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/returns',
    summary: { zh: '报送任务清单', en: 'Returns, most pressing first' },
    tag,
    since,
    who: 'returns.read',
    query: TaskFilterQuery,
    answer: TaskList,
    async handle(call) {
      const division = divisionAsked(call.actor, call.query.division)
      if (division.kind === 'refused') return division
      const reader = await readerOf(call, division.value)
      const { scope, own } = readScopes(call)
      const { only, state, form, period, body, year } = call.query
      const filter: TaskFilter = {
        form,
        period,
        body,
        year,
        ...(state === undefined ? {} : { states: [state] }),
        ...(only === 'to-review' ? { states: ['submitted'] } : {}),
        ...(only === 'to-check' ? { states: ['reviewed', 'checked'] } : {}),
        ...(only === 'open' || only === 'mine' ? { isOpen: true } : {}),
        ...(only === 'overdue' ? { overdueOn: reader.today } : {}),
      }
      const found = await listTasks(call.db, scope, own, division.value, filter, LONGEST_LIST + 1)
      const tasks = found.slice(0, LONGEST_LIST).sort(byUrgency(reader.today))
      const notices = await latestNotices(call, division.value, tasks)
      const rows = tasks.map((task) => taskRow(task, reader, notices.get(task.id) ?? null))
      return done({
        today: reader.today,
        isCut: found.length > LONGEST_LIST,
        rows: only === 'mine' ? rows.filter(({ actions }) => actions.length > 0) : rows,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/returns/:division/:id',
    summary: { zh: '一个报送任务', en: 'One return: what it asks, says and may become' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    answer: TaskPage,
    async handle(call) {
      const { division, id } = call.params
      const task = await taskAsked(call, division, id)
      if (task.kind === 'refused') return task
      const reader = await readerOf(call, division)
      const [content, steps, notices, bodies] = await Promise.all([
        loadContent(call.db, task.value, reader.settings),
        findSteps(call.db, division, id),
        findNotices(call.db, division, [id]),
        bodyNames(call.db, division),
      ])
      const submit = steps.findLast(({ action }) => action === 'submit')
      const previous = submit === undefined ? null : submittedBefore(steps, task.value)
      const submitted = previous === null ? null : await currentCells(call.db, division, id, previous)
      return done(taskPage(task.value, content, steps, notices, submitted, bodies, reader))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/returns/:division/:id/cells',
    summary: { zh: '暂存', en: 'Save cells: all of them or none' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    body: SaveBody,
    answer: SaveAnswer,
    async handle(call) {
      const { division, id } = call.params
      const { settings } = await readerOf(call, division)
      const saved = await saveCells(deskOf(call, division), settings, {
        task: id,
        cells: call.body.cells,
        source: 'form',
        reason: call.body.reason ?? null,
      })
      return saved.kind === 'refused' ? saved : done({ ...saved.value, cells: saved.value.cells.map(cellAnswer) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/:division/:id/actions',
    summary: { zh: '办理：上报、审核、复核、退回、确认、锁定、更正', en: 'Take a step with a return' },
    tag,
    since,
    who: 'returns.read',
    params: OneTask,
    body: ActionBody,
    answer: ActionTakenAnswer,
    async handle(call) {
      const { division, id } = call.params
      const { settings } = await readerOf(call, division)
      const { action, revision, edits, reason, newDueDay } = call.body
      return takeAction(
        deskOf(call, division),
        settings,
        { task: id, action, revision, edits: edits ?? null, reason: reason ?? null, newDueDay: newDueDay ?? null },
        confirmValues,
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/returns/actions',
    summary: { zh: '批量办理', en: 'Take a step with many returns, each on its own' },
    tag,
    since,
    who: 'returns.read',
    query: InDivision,
    body: BulkBody,
    answer: BulkAnswer,
    async handle(call) {
      const division = divisionAsked(call.actor, call.query.division)
      if (division.kind === 'refused') return division
      const { settings } = await readerOf(call, division.value)
      const { action, tasks, reason, newDueDay } = call.body
      const outcomes = await takeActions(
        deskOf(call, division.value),
        settings,
        tasks.map(({ id, revision }) => ({
          task: id,
          action,
          revision,
          edits: null,
          reason: reason ?? null,
          newDueDay: newDueDay ?? null,
        })),
        confirmValues,
      )
      return done({
        results: outcomes.map(({ task, outcome }) =>
          outcome.kind === 'done'
            ? { id: task, isDone: true, state: outcome.value.state, code: null, message: null }
            : {
                id: task,
                isDone: false,
                state: null,
                code: outcome.refusal.code,
                message: { ...outcome.refusal.message },
              },
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/returns/:division/:id/cells/:row',
    summary: { zh: '一个单元格的全部版本', en: 'Every version of one cell' },
    tag,
    since,
    who: 'returns.read',
    params: OneCell,
    answer: HistoryAnswer,
    async handle(call) {
      const { division, id, row } = call.params
      const task = await taskAsked(call, division, id)
      if (task.kind === 'refused') return task
      const { form, formVersion, body } = task.value
      const rows = await formRows(call.db, division, form, formVersion, body)
      const found = rows.find((one) => one.id === row)
      if (found === undefined) return refused(noSuchReturn)
      const versions = await cellHistory(call.db, division, id, row)
      return done({ row: rowAnswer(found, await bodyNames(call.db, division)), versions: versions.map(cellAnswer) })
    },
  }),
]

/**
 * Saves that had been made when the return was last submitted before what is looked at now: for a body that mends, the
 * submission that came back; for a reviewer, the one before this.
 */
function submittedBefore(steps: Awaited<ReturnType<typeof findSteps>>, task: StoredTask): number | null {
  const submissions = steps.filter(({ action }) => action === 'submit')
  const isWithBody = ['to-fill', 'draft', 'returned'].includes(task.state)
  return submissions.at(isWithBody ? -1 : -2)?.edits ?? null
}
