import { addDays, addMonths, dayOf, daysBetween, isWorkday, startOfDay, workdayFrom } from '../../model/calendar.ts'
import { countedBetween, type Measure, momentAfter, momentBefore, type WorkingTime } from './measure.ts'

/** 紧急工作时 (clock hours, day and night) · 工作时 (service hours only) · 工作日 · 日 · 月. */
export const TIME_UNITS = ['urgent-hours', 'work-hours', 'workdays', 'days', 'months'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** How long something may take. */
export interface Limit {
  /** Not negative; parts are taken, half an hour for instance. */
  readonly amount: number
  readonly unit: TimeUnit
  /**
   * Where a limit in days ends: at the time of day at which it began ('same-time': 工作日 of GB/T 30428.8, unless said), or with
   * its last day, of which the day it began is day 0 ('end-of-day': 行政许可法, 民法典第201—203条; days and months, unless said).
   */
  readonly ends?: 'same-time' | 'end-of-day'
  /** Where the last of calendar days or months is no working day: it ends on the next that is (遇节假日顺延, unless said). */
  readonly onHoliday?: 'next-workday' | 'as-is'
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const MEASURES: Readonly<Record<TimeUnit, Measure>> = {
  'urgent-hours': 'always',
  'work-hours': 'service',
  workdays: 'workdays',
  days: 'always',
  months: 'always',
}

/** Milliseconds of a unit in its measure; a month has none of its own. */
export const lengthOf = (unit: Exclude<TimeUnit, 'months'>): number =>
  unit === 'urgent-hours' || unit === 'work-hours' ? HOUR : DAY

export const endsWithDay = ({ unit, ends }: Limit): boolean =>
  unit === 'urgent-hours' || unit === 'work-hours'
    ? false
    : (ends ?? (unit === 'workdays' ? 'same-time' : 'end-of-day')) === 'end-of-day'

/** The moment from which counting begins: the moment itself, or, where whole days count, the end of its day (day 0). */
export const countingFrom = (at: number, limit: Limit): number =>
  endsWithDay(limit) ? startOfDay(addDays(dayOf(new Date(at)), 1)).getTime() : at

/** How many milliseconds, in the measure of its unit, an amount makes when counting begins at a moment. */
export function lengthFrom(start: number, amount: number, unit: TimeUnit): number {
  if (!(amount >= 0 && Number.isFinite(amount))) throw new Error(`A limit is a number from 0, not ${amount}`)
  if (unit !== 'months') return Math.round(amount * lengthOf(unit))
  const day = dayOf(new Date(start))
  const whole = Math.floor(amount)
  const days = daysBetween(day, addMonths(day, whole))
  // Part of a month is that part of the month that follows.
  const next = daysBetween(addMonths(day, whole), addMonths(day, whole + 1))
  return Math.round((days + (amount - whole) * next) * DAY)
}

/** The deadline from the moment at which all has been counted: the end of its day, moved over a holiday, where that holds. */
export function deadlineFrom(counted: number, limit: Limit, time: WorkingTime): number {
  const isWhole = endsWithDay(limit)
  const moment = isWhole ? counted - 1 : counted
  if (limit.unit !== 'days' && limit.unit !== 'months') return isWhole ? endOfDay(moment) : moment
  const day = dayOf(new Date(moment))
  const moves = (limit.onHoliday ?? 'next-workday') === 'next-workday' && !isWorkday(day, time.calendar)
  if (!moves) return isWhole ? endOfDay(moment) : moment
  const to = startOfDay(workdayFrom(day, time.calendar)).getTime()
  return isWhole ? endOfDay(to) : to + (moment - startOfDay(day).getTime())
}

/** The last millisecond of a moment's day in China. */
const endOfDay = (moment: number): number => startOfDay(addDays(dayOf(new Date(moment)), 1)).getTime() - 1

/**
 * When something that began at `start` has to be done: at or before this moment is in time.
 *
 * @example dueAt(Friday 16:50, { amount: 4, unit: 'work-hours' }, time) // 11:50 on the next working day
 * @throws Error when the amount is negative or no number.
 */
export function dueAt(start: Date, limit: Limit, time: WorkingTime): Date {
  const from = countingFrom(start.getTime(), limit)
  const length = lengthFrom(start.getTime(), limit.amount, limit.unit)
  return new Date(deadlineFrom(momentAfter(from, length, MEASURES[limit.unit], time), limit, time))
}

/** How much of a unit lies between two moments; negative when `to` lies before. Months are counted from `from`. */
export function elapsedBetween(from: Date, to: Date, unit: TimeUnit, time: WorkingTime): number {
  const [a, b] = [from.getTime(), to.getTime()]
  if (b < a) return -elapsedBetween(to, from, unit, time)
  if (unit !== 'months') return countedBetween(a, b, MEASURES[unit], time) / lengthOf(unit)
  const day = dayOf(from)
  const sameTime = (months: number) => startOfDay(addMonths(day, months)).getTime() + (a - startOfDay(day).getTime())
  let whole = Math.max(0, Math.floor(daysBetween(day, dayOf(to)) / 31) - 1)
  while (sameTime(whole + 1) <= b) whole++
  return whole + (b - sameTime(whole)) / (sameTime(whole + 1) - sameTime(whole))
}

/** So much of a unit after a moment, or before it when negative: when somebody is to be told. */
export function shifted(moment: Date, amount: number, unit: TimeUnit, time: WorkingTime): Date {
  const at = moment.getTime()
  if (unit === 'months') {
    const day = dayOf(moment)
    return new Date(startOfDay(addMonths(day, Math.trunc(amount))).getTime() + (at - startOfDay(day).getTime()))
  }
  const length = Math.round(Math.abs(amount) * lengthOf(unit))
  return new Date((amount < 0 ? momentBefore : momentAfter)(at, length, MEASURES[unit], time))
}

/** What is left of a limit without pauses at a moment, and how late it is; in its unit. One of the two is 0. */
export function remaining(
  start: Date,
  limit: Limit,
  now: Date,
  time: WorkingTime,
): { readonly dueAt: Date; readonly remainingUnits: number; readonly lateBy: number } {
  const due = dueAt(start, limit, time)
  const from = new Date(countingFrom(start.getTime(), limit))
  const isLate = now > due
  return {
    dueAt: due,
    remainingUnits: isLate ? 0 : Math.max(0, limit.amount - Math.max(0, elapsedBetween(from, now, limit.unit, time))),
    lateBy: isLate ? elapsedBetween(due, now, limit.unit, time) : 0,
  }
}
