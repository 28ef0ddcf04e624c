import type { Bilingual } from './system.ts'

/** A calendar day, 'YYYY-MM-DD', as it is counted in Asia/Shanghai. */
export type CalendarDay = string

/** Which days a place works (工作日历): weekends, the State Council's holidays, and the days that make up for them. */
export interface WorkCalendar {
  /** Where the days come from, with their edition: it is stored beside what was counted with it. */
  readonly edition: string
  /** First and last year whose holidays are known. Outside them only weekends are off. */
  readonly from: number
  readonly to: number
  /** Days off that are no ordinary weekend, and what for. */
  readonly daysOff: ReadonlyMap<CalendarDay, Bilingual>
  /** Saturdays and Sundays that are worked (调休), and for which holiday. */
  readonly workdays: ReadonlyMap<CalendarDay, Bilingual>
}

/** The calendar with days that a place adds of its own: a storm day off, a regional holiday, a Saturday worked. */
export function calendarWith(
  calendar: WorkCalendar,
  own: {
    readonly edition: string
    readonly daysOff?: Readonly<Record<CalendarDay, Bilingual>>
    readonly workdays?: Readonly<Record<CalendarDay, Bilingual>>
  },
): WorkCalendar {
  const daysOff = new Map(calendar.daysOff)
  const workdays = new Map(calendar.workdays)
  for (const [day, name] of Object.entries(own.daysOff ?? {})) {
    daysOff.set(getDay(day), name)
    workdays.delete(day)
  }
  for (const [day, name] of Object.entries(own.workdays ?? {})) {
    workdays.set(getDay(day), name)
    daysOff.delete(day)
  }
  return { ...calendar, edition: `${calendar.edition} + ${own.edition}`, daysOff, workdays }
}

/** Whether the holidays of the day's year are known to the calendar; where they are not, a count is only an estimate. */
export function isCovered(day: CalendarDay, calendar: WorkCalendar): boolean {
  const year = Number(getDay(day).slice(0, 4))
  return year >= calendar.from && year <= calendar.to
}

export function isWorkday(day: CalendarDay, calendar: WorkCalendar): boolean {
  if (calendar.workdays.has(getDay(day))) return true
  return !calendar.daysOff.has(day) && !isWeekend(day)
}

/** Why the day is off, or why a weekend is worked; null for an ordinary day. */
export function dayName(day: CalendarDay, calendar: WorkCalendar): Bilingual | null {
  return calendar.workdays.get(getDay(day)) ?? calendar.daysOff.get(day) ?? null
}

/**
 * The day that is `count` working days later, or earlier when it is negative. The day itself is day 0, whether it is
 * worked or not; with 0 the day itself comes back.
 *
 * @example addWorkdays('2025-09-30', 2, stateCouncilCalendar) === '2025-10-10'
 */
export function addWorkdays(day: CalendarDay, count: number, calendar: WorkCalendar): CalendarDay {
  if (!Number.isInteger(count)) throw new Error(`Working days are counted whole, not ${count}`)
  const step = count < 0 ? -1 : 1
  let current = getDay(day)
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step)
    if (isWorkday(current, calendar)) left--
  }
  return current
}

/** The day itself when it is worked, else the next that is: where a deadline on a holiday ends (遇节假日顺延). */
export function workdayFrom(day: CalendarDay, calendar: WorkCalendar): CalendarDay {
  return isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar)
}

/** Working days after `from` up to and with `to`; negative when `to` lies before. */
export function workdaysBetween(from: CalendarDay, to: CalendarDay, calendar: WorkCalendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar)
  let count = 0
  for (let day = getDay(from); day < getDay(to); ) {
    day = addDays(day, 1)
    if (isWorkday(day, calendar)) count++
  }
  return count
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(timeOf(getDay(day)) + count * DAY).toISOString().slice(0, 10)
}

/**
 * The day so many calendar months later, or earlier; a day that the month does not have is its last: 31 January and one month is
 * 28 or 29 February, as a period that is counted in months ends (民法典第202条).
 */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  const [year, month, date] = getDay(day).split('-').map(Number) as [number, number, number]
  const months = year * 12 + month - 1 + count
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** Months as a count since year 0, so that they can be added and subtracted: '2024-03', or a day in it, is 24290. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The month with this number, '2024-03'. */
export const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** Calendar days from one day to another; negative when `to` lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((timeOf(getDay(to)) - timeOf(getDay(from))) / DAY)
}

/** The calendar day of a moment in China, which has one time zone and no summer time (UTC+8). */
export function dayOf(moment: Date): CalendarDay {
  return new Date(moment.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** The moment at which a day begins in China. */
export function startOfDay(day: CalendarDay): Date {
  return new Date(timeOf(getDay(day)) - 8 * 60 * 60 * 1000)
}

/** Whether a text names a day that exists: '2024-02-30' does not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(timeOf(text) || 0).toISOString().slice(0, 10) === text
}

const DAY = 24 * 60 * 60 * 1000
const timeOf = (day: CalendarDay) => Date.parse(`${day}T00:00:00Z`)

function getDay(day: string): CalendarDay {
  if (!isDay(day)) throw new Error(`“${day}” is no day: YYYY-MM-DD is expected`)
  return day
}

function isWeekend(day: CalendarDay): boolean {
  const weekday = new Date(timeOf(day)).getUTCDay()
  return weekday === 0 || weekday === 6
}
