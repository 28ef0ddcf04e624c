import type { Bilingual } from './system.ts'

/**
 * Periods of statistics: '2023', '2023-H1', '2023-Q2', '2023-06', and a span of years '2021/2025'. Time is counted in
 * years, so that the end of 2023 is 2023 and the end of its first half 2022.5; a period covers (after, to].
 */
export type Frequency = 'year' | 'half' | 'quarter' | 'month'

export interface Period {
  readonly text: string
  readonly kind: Frequency | 'span'
  readonly after: number
  readonly to: number
}

export const FREQUENCIES = ['year', 'half', 'quarter', 'month'] as const satisfies readonly Frequency[]
const PARTS: Readonly<Record<Frequency, number>> = { year: 1, half: 2, quarter: 4, month: 12 }
const FORM = /^(\d{4})(?:-H([12])|-Q([1-4])|-(0[1-9]|1[0-2])|\/(\d{4}))?$/

/** The period that `text` names; null when it is none of the five forms, or a span that runs backwards. */
export function findPeriod(text: string): Period | null {
  const match = FORM.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const [, , half, quarter, month, until] = match
  const part = (kind: Frequency, at: number): Period => ({
    text,
    kind,
    after: year - 1 + (at - 1) / PARTS[kind],
    to: year - 1 + at / PARTS[kind],
  })
  if (half !== undefined) return part('half', Number(half))
  if (quarter !== undefined) return part('quarter', Number(quarter))
  if (month !== undefined) return part('month', Number(month))
  if (until === undefined) return part('year', 1)
  const last = Number(until)
  if (last < year) return null
  return last === year
    ? { text: String(year), kind: 'year', after: year - 1, to: year }
    : { text, kind: 'span', after: year - 1, to: last }
}

/** As `findPeriod`; throws on a text that is no period. For texts that were checked at the boundary. */
export function getPeriod(text: string): Period {
  const period = findPeriod(text)
  if (period === null)
    throw new Error(`“${text}” is no period: 2023, 2023-H1, 2023-Q2, 2023-06 or 2021/2025 is expected`)
  return period
}

/** The calendar year that a moment lies in: 2022.5 is in 2023, and so is 2023, its end. */
export const yearOf = (moment: number): number => Math.ceil(moment - 1e-9)

/** Whether a moment is the end of a year. */
export const isYearEnd = (moment: number): boolean => Math.abs(moment - Math.round(moment)) < 1e-9

/** All periods of a year, in order. */
export function periodsOfYear(year: number, frequency: Frequency): readonly Period[] {
  return Array.from({ length: PARTS[frequency] }, (_, i) => getPeriod(nameOf(year, frequency, i + 1)))
}

/** The period of a frequency that a calendar date lies in. */
export function periodOfDate(date: string, frequency: Frequency): Period {
  const month = Number(date.slice(5, 7))
  return getPeriod(nameOf(Number(date.slice(0, 4)), frequency, Math.ceil((month * PARTS[frequency]) / 12)))
}

/** The period just before one of the same frequency. A span has none. */
export function previousPeriod(period: Period): Period | null {
  return shifted(period, -1)
}

export function nextPeriod(period: Period): Period | null {
  return shifted(period, 1)
}

/** The same period a year before. */
export function yearBefore(period: Period): Period | null {
  return period.kind === 'span' ? null : shifted(period, -PARTS[period.kind])
}

function shifted(period: Period, by: number): Period | null {
  if (period.kind === 'span') return null
  const parts = PARTS[period.kind]
  const at = Math.round(period.to * parts) + by
  const year = Math.ceil(at / parts)
  return getPeriod(nameOf(year, period.kind, at - (year - 1) * parts))
}

function nameOf(year: number, frequency: Frequency, at: number): string {
  switch (frequency) {
    case 'year':
      return String(year)
    case 'half':
      return `${year}-H${at}`
    case 'quarter':
      return `${year}-Q${at}`
    case 'month':
      return `${year}-${String(at).padStart(2, '0')}`
  }
}

/** Last calendar day of a period, '2023-06-30'. */
export function lastDayOf(period: Period): string {
  return dateOfMoment(period.to)
}

/** First calendar day of a period, '2023-01-01': the day after the one before it ended. */
export function firstDayOf(period: Period): string {
  const months = Math.round(period.after * 12)
  return `${Math.floor(months / 12) + 1}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** Last day of the month that a moment ends: 2022.5 is 2023-06-30. */
export function dateOfMoment(moment: number): string {
  const months = Math.round(moment * 12)
  const year = Math.ceil(months / 12)
  const month = months - (year - 1) * 12
  const day = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A calendar date as a moment: the whole of its day counts, a month is a twelfth, so that 2023-06-30 is 2022.5. */
export function momentOfDate(date: string): number {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return year - 1 + (month - 1 + Number(date.slice(8, 10)) / days) / 12
}

/** Shortest name of a period that ends at a moment and begins with its year: 2023, 2023-H1, 2023-Q3, 2023-05. */
export function nameOfMoment(moment: number): string {
  const months = Math.round(moment * 12)
  const year = Math.ceil(months / 12)
  const month = months - (year - 1) * 12
  if (month === 12) return String(year)
  if (month === 6) return `${year}-H1`
  if (month % 3 === 0) return `${year}-Q${month / 3}`
  return `${year}-${String(month).padStart(2, '0')}`
}

/** '2023年', '2023年上半年', '2023年二季度', '2023年6月'. */
export function periodWords(period: Period): Bilingual {
  const year = period.text.slice(0, 4)
  const at = period.kind === 'span' ? 0 : Math.round((period.to - Number(year) + 1) * PARTS[period.kind])
  switch (period.kind) {
    case 'year':
      return { zh: `${year}年`, en: year }
    case 'half':
      return { zh: `${year}年${at === 1 ? '上' : '下'}半年`, en: `${at === 1 ? 'first' : 'second'} half of ${year}` }
    case 'quarter':
      return { zh: `${year}年${'一二三四'.charAt(at - 1)}季度`, en: `Q${at} ${year}` }
    case 'month':
      return { zh: `${year}年${at}月`, en: `${MONTHS[at - 1]} ${year}` }
    case 'span':
      return { zh: `${year}—${period.text.slice(5)}年`, en: `${year}–${period.text.slice(5)}` }
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
