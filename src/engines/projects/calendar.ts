import { monthsSince } from './schedule.ts'

/** The last month whose reports are due on a day: what lights and shares of a year speak of. Pure. */
export interface Through {
  /** Year of the plan that is judged. */
  readonly year: number
  /** Months of it whose reports are due: 1 to 12. */
  readonly passed: number
  /** The last of them, '2024-01'. */
  readonly last: string
}

export const monthText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/**
 * The months of a year that count on a day. A month counts once its reports are due, not when it ends: on 3 March nobody has
 * reported February, and every project would look late. So a year is judged to the end until the next one's January is due.
 *
 * @param reportedBy day of the next month by which reports come; 0: a month counts as soon as it has ended.
 * @example throughOf('2024-03-05', 10) // { year: 2024, passed: 1, last: '2024-01' }: February is due on the tenth
 */
export function throughOf(on: string, reportedBy: number): Through {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const back = day < reportedBy ? 2 : 1
  return month > back
    ? { year, passed: month - back, last: monthText(year, month - back) }
    : { year: year - 1, passed: month - back + 12, last: monthText(year - 1, month - back + 12) }
}

/** Full months since a planned start that has come and was not kept; null when it is not due, or has started. */
export function monthsStartLate(plannedStart: string | null, startedOn: string | null, on: string): number | null {
  return plannedStart === null || startedOn !== null || plannedStart > on ? null : monthsSince(plannedStart, on)
}

/** Full months since the start of what statistics ought to count and do not; null when they do, or need not. */
export function monthsUncounted(
  project: { readonly startedOn: string | null; readonly countedSince: string | null; readonly total: number },
  countedFrom: number,
  on: string,
): number | null {
  const { startedOn, countedSince, total } = project
  if (startedOn === null || startedOn > on || total < countedFrom) return null
  return countedSince !== null && countedSince <= on.slice(0, 7) ? null : monthsSince(startedOn, on)
}

/** The last day of a month: '2024-02' is '2024-02-29'. */
export function lastDayOf(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10)
}

/** The row of months from one to another, both within: '2023-11', '2023-12', '2024-01'. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  for (let text = monthText(year, month); text <= to; text = monthText(year, month)) {
    months.push(text)
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
  return months
}
