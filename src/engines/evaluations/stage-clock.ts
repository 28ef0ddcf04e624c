import { dueAt, type Limit } from '../../language/time/limit.ts'
import type { WorkingTime } from '../../language/time/measure.ts'
import { dayOf, daysBetween, startOfDay, workdaysBetween } from '../../model/calendar.ts'
import type { RoundState } from './round-state.ts'
import type { EvaluationDays } from './settings.ts'

/** Days of a place as they stand, and the calendar that they are counted by. */
export interface StageTime {
  readonly days: EvaluationDays
  readonly time: WorkingTime
}

const DAYS_OF = {
  draft: null,
  confirming: 'confirm',
  trial: 'trial',
  notice: 'notice',
  objections: 'objections',
  final: 'final',
  review: 'review',
} as const satisfies Readonly<Record<RoundState, keyof EvaluationDays | null>>

/** How many days a stage has; null for a draft, which takes the time that it takes. */
export function daysOfStage(state: RoundState, { days }: StageTime): number | null {
  const key = DAYS_OF[state]
  return key === null ? null : days[key]
}

/** So many days after a day, which is not counted itself: the last of them, which is whole. */
export function lastDayAfter(day: string, amount: number, { days, time }: StageTime): string {
  const limit: Limit = { amount, unit: days.unit, ends: 'end-of-day' }
  return dayOf(dueAt(startOfDay(day), limit, time))
}

/** The last day of a stage that begins on a day; null for a draft. */
export function lastDayOfStage(state: RoundState, begun: string, stageTime: StageTime): string | null {
  const amount = daysOfStage(state, stageTime)
  return amount === null ? null : lastDayAfter(begun, amount, stageTime)
}

/** Days that are left until a day, as the place counts them; negative by as many as it lies back. */
export const daysLeft = (today: string, dueOn: string, { days, time }: StageTime): number =>
  days.unit === 'workdays' ? workdaysBetween(today, dueOn, time.calendar) : daysBetween(today, dueOn)
