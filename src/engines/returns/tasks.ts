import { findPeriod, getPeriod, nextPeriod, type Period, periodOfDate, previousPeriod } from '../../model/period.ts'
import {
  type Calendar,
  type DeadlineSettings,
  deadlinesOf,
  type ReturnDeadlines,
  urgencyOf,
} from '../indicators/return-workflow.ts'
import type { FormRow, ReturnForm, ReturnTask } from './definition.ts'

/** A form as the sweep sees it: its life, and the bodies that each of its versions asks. */
export interface FormToSweep {
  readonly id: string
  readonly frequency: ReturnForm['frequency']
  readonly firstPeriod: string
  readonly lastPeriod: string | null
  readonly versions: readonly {
    readonly version: number
    readonly validFrom: string
    readonly bodies: readonly string[]
  }[]
}

/** What identifies a task: at most one for each. */
export interface TaskKey {
  readonly form: string
  readonly period: string
  readonly body: string
}

export interface TaskToOpen extends TaskKey {
  readonly formVersion: number
}

export const taskKey = ({ form, period, body }: TaskKey) => `${form}|${period}|${body}`

/** The version of a form that a period is asked with: the latest whose first period is not after it; null before the first. */
export function versionFor<V extends { readonly version: number; readonly validFrom: string }>(
  versions: readonly V[],
  period: string,
): V | null {
  const to = getPeriod(period).to
  return (
    versions
      .filter(({ validFrom }) => getPeriod(validFrom).to <= to + 1e-9)
      .sort((a, b) => b.version - a.version)
      .at(0) ?? null
  )
}

/**
 * Tasks that should exist on a day and do not: one for every body that a form asks, for every period that has ended. What
 * was missed while the program stood still is opened now; run again, it finds nothing.
 */
export function tasksToOpen(
  forms: readonly FormToSweep[],
  existing: ReadonlySet<string>,
  today: string,
): readonly TaskToOpen[] {
  const tasks: TaskToOpen[] = []
  for (const form of forms) {
    for (const period of endedPeriods(form, today)) {
      const version = versionFor(form.versions, period.text)
      for (const body of version?.bodies ?? []) {
        const key = { form: form.id, period: period.text, body }
        if (version !== null && !existing.has(taskKey(key))) tasks.push({ ...key, formVersion: version.version })
      }
    }
  }
  return tasks
}

/** Periods of a form from its first that have ended before the day. */
export function endedPeriods(
  form: Pick<FormToSweep, 'frequency' | 'firstPeriod' | 'lastPeriod'>,
  today: string,
): readonly Period[] {
  const current = periodOfDate(today, form.frequency)
  return periodsBetween(form.firstPeriod, previousPeriod(current)?.text ?? form.firstPeriod).filter(
    ({ to }) => to < current.to - 1e-9 && (form.lastPeriod === null || to <= getPeriod(form.lastPeriod).to + 1e-9),
  )
}

/** Periods from one to another, both included; none when they run backwards or are of different kinds. At most 600. */
export function periodsBetween(from: string, to: string): readonly Period[] {
  const last = findPeriod(to)
  const periods: Period[] = []
  let period = findPeriod(from)
  if (last === null || period === null || period.kind !== last.kind || period.kind === 'span') return []
  while (period !== null && period.to <= last.to + 1e-9 && periods.length < 600) {
    periods.push(period)
    period = nextPeriod(period)
  }
  return periods
}

/**
 * Days of a task: those of the row that is due last, since a body hands in one return. A catch-up (补报) of a past period
 * opens now and has a day of its own.
 */
export function taskDeadlines(
  period: Period,
  rows: readonly Pick<FormRow, 'indicator'>[],
  calendar: Calendar,
  settings: DeadlineSettings,
): ReturnDeadlines {
  // All indicators without a day of their own have the same days.
  const indicators = new Set(rows.map(({ indicator }) => (settings.dueDayOf[indicator] === undefined ? '' : indicator)))
  const days = [...(indicators.size === 0 ? [''] : indicators)].map((indicator) =>
    deadlinesOf(period, indicator, calendar, settings),
  )
  return days.reduce((latest, one) => (one.due > latest.due ? one : latest))
}

/** Notices that the sweep owes on a day. Each is given once for a due day: an extension earns new ones. */
export const NOTICE_KINDS = ['due-soon', 'overdue'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export function noticesDue(
  task: Pick<ReturnTask, 'state' | 'deadlines' | 'cancelledBecause'>,
  today: string,
): readonly NoticeKind[] {
  if (!isOwed(task)) return []
  switch (urgencyOf(today, task.deadlines)) {
    case 'not-open':
    case 'open':
      return []
    case 'remind':
    case 'due-today':
      return ['due-soon']
    case 'overdue':
    case 'past-lock':
      return ['overdue']
  }
}

/** Whether the body still has to hand it in. */
export function isOwed(task: Pick<ReturnTask, 'state' | 'cancelledBecause'>): boolean {
  return task.cancelledBecause === null && ['to-fill', 'draft', 'returned'].includes(task.state)
}

/** Whether it stands on the list of overdue returns. */
export function isOverdue(task: Pick<ReturnTask, 'state' | 'deadlines' | 'cancelledBecause'>, today: string): boolean {
  return isOwed(task) && today >= task.deadlines.overdue
}

/** Whether the sweep locks it: confirmed, and its locking day has passed. */
export function isToLock(task: Pick<ReturnTask, 'state' | 'deadlines' | 'cancelledBecause'>, today: string): boolean {
  return task.cancelledBecause === null && task.state === 'confirmed' && today > task.deadlines.lock
}

/** My returns first by what presses: returned, overdue, then by due day. */
export function byUrgency(
  today: string,
): (a: Pick<ReturnTask, 'state' | 'deadlines' | 'cancelledBecause'>, b: typeof a) => number {
  const rank = (task: Pick<ReturnTask, 'state' | 'deadlines' | 'cancelledBecause'>) =>
    task.state === 'returned' ? 0 : isOverdue(task, today) ? 1 : isOwed(task) ? 2 : 3
  return (a, b) => {
    const byRank = rank(a) - rank(b)
    if (byRank !== 0) return byRank
    const [x, y] = [a.deadlines.due, b.deadlines.due]
    // What is owed comes by its day, what is handed in latest first.
    return rank(a) === 3 ? (x < y ? 1 : x > y ? -1 : 0) : x < y ? -1 : x > y ? 1 : 0
  }
}
