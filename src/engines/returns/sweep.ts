import { getPeriod, periodWords } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { Desk } from './desk.ts'
import { formsToSweep } from './form-store.ts'
import { insertNotice } from './notice-store.ts'
import { openTask } from './open-task.ts'
import type { ReturnSettings } from './settings.ts'
import { insertStep, lockTask, type StoredTask, taskKeys, tasksInMotion } from './task-store.ts'
import { isToLock, type NoticeKind, noticesDue, tasksToOpen } from './tasks.ts'

/** What a sweep did. */
export interface Swept {
  readonly opened: number
  readonly reminded: number
  readonly locked: number
}

/**
 * The day's work on returns: opens what is due to be asked, reminds, and locks. Each task in a transaction of its own, so that
 * it may be stopped anywhere and run again, twice at once or after a week; what was done already is not done again.
 */
export async function sweepReturns(desk: Desk, settings: ReturnSettings): Promise<Swept> {
  const today = dayOf(desk.at)
  const forms = await formsToSweep(desk.db, desk.division)
  let opened = 0
  for (const task of tasksToOpen(forms, await taskKeys(desk.db, desk.division), today))
    if ((await openTask(desk, settings, task)) !== null) opened++
  let reminded = 0
  let locked = 0
  for (const task of await tasksInMotion(desk.db, desk.division)) {
    for (const kind of noticesDue(task, today)) if (await remind(desk, task, kind)) reminded++
    if (isToLock(task, today) && (await lock(desk, task.id, today))) locked++
  }
  return { opened, reminded, locked }
}

function remind(desk: Desk, task: StoredTask, kind: NoticeKind): Promise<boolean> {
  return inTransaction(desk.db, async (tx) =>
    insertNotice(tx, desk, { task: task.id, kind, dueOn: task.deadlines.due, text: noticeText(task, kind) }),
  )
}

function lock(desk: Desk, id: string, today: string): Promise<boolean> {
  return inTransaction(desk.db, async (tx) => {
    const task = await lockTask(tx, desk.division, id)
    // Another sweep, or a planner, was quicker.
    if (task === null || !isToLock(task, today)) return false
    await insertStep(tx, desk, task, 'lock', { ...task, state: 'locked' }, { reason: null })
    await record(tx, desk.actor, desk.at, {
      division: task.division,
      action: 'returns.lock',
      subject: { kind: 'return', id },
      body: task.body,
      detail: { from: task.state, to: 'locked', lockOn: task.deadlines.lock },
    })
    return true
  })
}

/** The words of a reminder, for the person who has to fill the return. */
export function noticeText(task: StoredTask, kind: NoticeKind | 'urge'): string {
  const what = `《${task.formName}》${periodWords(getPeriod(task.period)).zh}`
  switch (kind) {
    case 'due-soon':
      return `${what}应于 ${task.deadlines.due} 前上报，目前已填 ${task.filled}/${task.cells} 行。`
    case 'overdue':
      return `${what}已过截止日 ${task.deadlines.due}，请尽快上报；${task.deadlines.lock} 后需经发改部门同意方可补报。`
    case 'urge':
      return `请尽快报送${what}（截止 ${task.deadlines.due}，已填 ${task.filled}/${task.cells} 行）。`
  }
}
