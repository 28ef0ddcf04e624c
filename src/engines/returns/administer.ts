import { done, type Outcome, refused } from '../../model/outcome.ts'
import { lastDayOf } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { findPersonByLogin } from '../../platform/identity/person-store.ts'
import { membershipsOf } from '../../platform/identity/session-store.ts'
import { returnStateNames } from '../indicators/return-workflow.ts'
import { type Desk, readScopes } from './desk.ts'
import { formsToSweep } from './form-store.ts'
import { insertNotice } from './notice-store.ts'
import { openTask } from './open-task.ts'
import { changedMeanwhile, missing, noSuchForm, noSuchReturn, notPossible } from './refusals.ts'
import type { ReturnSettings } from './settings.ts'
import { noticeText } from './sweep.ts'
import { findTask, insertStep, lockTask, type StoredTask, taskKeys, updateTask } from './task-store.ts'
import { isOwed, periodsBetween, taskKey, versionFor } from './tasks.ts'

/**
 * Opens returns for past periods (补报), also those before the form's first: for bodies named, or all that the form asks.
 * What stands already is left alone.
 */
export async function openCatchUp(
  desk: Desk,
  settings: ReturnSettings,
  asked: {
    readonly form: string
    readonly from: string
    readonly to: string
    readonly due: string
    readonly bodies: readonly string[] | null
  },
): Promise<Outcome<{ readonly opened: number }>> {
  const form = (await formsToSweep(desk.db, desk.division)).find(({ id }) => id === asked.form)
  if (form === undefined) return refused(noSuchForm)
  const today = dayOf(desk.at)
  const periods = periodsBetween(asked.from, asked.to).filter(
    (period) => period.kind === form.frequency && lastDayOf(period) < today,
  )
  if (periods.length === 0)
    return refused(
      missing(
        'from',
        '起止报期不对：应与报表同为一种报期，起在止前，且已经结束。',
        'The periods must be of the form’s kind, first to last, and over.',
      ),
    )
  if (asked.due < today)
    return refused(missing('due', `截止日 ${asked.due} 已过。`, `The day ${asked.due} has passed.`))
  const existing = await taskKeys(desk.db, desk.division)
  const first = form.versions[0]
  let opened = 0
  for (const { text } of periods) {
    const version = versionFor(form.versions, text) ?? first
    for (const body of version?.bodies ?? []) {
      const key = { form: form.id, period: text, body }
      if (version === undefined || existing.has(taskKey(key)) || asked.bodies?.includes(body) === false) continue
      const id = await openTask(desk, settings, { ...key, formVersion: version.version }, asked.due)
      if (id !== null) opened++
    }
  }
  return done({ opened })
}

/** Runs a change of a task that leaves its state alone. */
async function changing<T>(
  desk: Desk,
  id: string,
  revision: number | null,
  change: (tx: Writing, task: StoredTask) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inRefusableTransaction(desk.db, async (tx) => {
    const { scope, own } = readScopes(desk)
    if ((await findTask(tx, scope, own, desk.division, id)) === null) return refused(noSuchReturn)
    const task = await lockTask(tx, desk.division, id)
    if (task === null) return refused(noSuchReturn)
    if (revision !== null && task.revision !== revision)
      return refused(changedMeanwhile({ state: task.state, revision: task.revision, edits: task.edits }))
    return change(tx, task)
  })
}

/**
 * Hands the filling of one return to another person of the division, by account name, or takes it back with null. Only who
 * fills or reviews returns there can be asked.
 */
export function delegateTask(
  desk: Desk,
  id: string,
  revision: number,
  account: string | null,
): Promise<Outcome<{ readonly revision: number }>> {
  return changing(desk, id, revision, async (tx, task) => {
    const { division, body } = task
    const mayDelegate =
      desk.policy.may(desk.actor, 'returns.review', { division, body }) ||
      desk.policy.may(desk.actor, 'returns.administer', { division, body })
    if (!mayDelegate)
      return refused({
        reason: 'forbidden',
        code: 'not-yours-to-delegate',
        message: { zh: '委托填报由本单位负责人或发改部门办理。', en: 'The head of the body or the planners delegate.' },
      })
    if (!isOwed(task)) return refused(notPossible(null, returnStateNames[task.state]))
    const delegate = account === null ? null : await findDelegate(desk, division, account)
    if (account !== null && delegate === null)
      return refused(
        missing(
          'account',
          `没有登录名为“${account}”的报送人或审核人。请核对登录名；受托人须在本地有报送或审核角色。`,
          `No reporter or reviewer has the account “${account}”. Check the name; the person needs such a role here.`,
        ),
      )
    const seq = await insertStep(tx, desk, task, 'delegate', task, {
      reason: null,
      detail: { from: task.delegate, to: delegate?.id ?? null, name: delegate?.name ?? null },
    })
    await updateTask(tx, division, id, { delegate })
    await record(tx, desk.actor, desk.at, {
      division,
      action: 'returns.delegate',
      subject: { kind: 'return', id },
      body,
      detail: { from: task.delegate, to: delegate?.id ?? null },
    })
    return done({ revision: seq })
  })
}

async function findDelegate({ db, at }: Desk, division: string, account: string) {
  const person = await findPersonByLogin(db, account)
  if (person === undefined || person.suspended_at !== null) return null
  const roles = await membershipsOf(db, person.id, dayOf(at))
  const mayFill = roles.some((one) => one.division === division && (one.role === 'reporter' || one.role === 'reviewer'))
  return mayFill ? { id: person.id, name: person.name } : null
}

/** Takes a return off the list, with a reason; its values and its history stay. */
export function cancelTask(
  desk: Desk,
  id: string,
  revision: number,
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  return changing(desk, id, revision, async (tx, task) => {
    if (reason.trim() === '') return refused(missing('reason', '请写明取消的原因。', 'Say why it is cancelled.'))
    if (!isOwed(task)) return refused(notPossible(null, returnStateNames[task.state]))
    const seq = await insertStep(tx, desk, task, 'cancel', task, { reason: reason.trim() })
    await updateTask(tx, task.division, id, { cancelledBecause: reason.trim() })
    await record(tx, desk.actor, desk.at, {
      division: task.division,
      action: 'returns.cancel',
      subject: { kind: 'return', id },
      body: task.body,
      reason: reason.trim(),
    })
    return done({ revision: seq })
  })
}

/** Urges bodies (催报): each task gets a notice with these words, or the usual ones. What is handed in is left out. */
export async function urgeTasks(
  desk: Desk,
  ids: readonly string[],
  words: string | null,
): Promise<{ readonly urged: readonly string[]; readonly notOwed: readonly string[] }> {
  const urged: string[] = []
  const notOwed: string[] = []
  for (const id of ids) {
    const outcome = await changing(desk, id, null, async (tx, task) => {
      if (!isOwed(task)) return refused(notPossible(null, returnStateNames[task.state]))
      const text = words?.trim() || noticeText(task, 'urge')
      await insertNotice(tx, desk, { task: id, kind: 'urge', dueOn: task.deadlines.due, text })
      await record(tx, desk.actor, desk.at, {
        division: task.division,
        action: 'returns.urge',
        subject: { kind: 'return', id },
        body: task.body,
        detail: { text },
      })
      return done(null)
    })
    if (outcome.kind === 'done') urged.push(id)
    else notOwed.push(id)
  }
  return { urged, notOwed }
}
