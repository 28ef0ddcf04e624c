import { type CalendarDay, dayOf, isCovered, isWorkday, startOfDay, type WorkCalendar } from '../../model/calendar.ts'
import { type ClockSpan, type ServiceHours, spansOn } from './service-hours.ts'

/** By what working time is counted in a place. */
export interface WorkingTime {
  readonly hours: ServiceHours
  readonly calendar: WorkCalendar
}

/**
 * What counts of a day: all of it, all of a working day, or its service hours. Each is a measure of time in milliseconds:
 * it grows where it counts and stands still elsewhere, so that parts add up to the whole whatever the pauses.
 */
export type Measure = 'always' | 'workdays' | 'service'

const DAY = 86_400_000

/** Milliseconds that count from one moment to a later one. */
export function countedBetween(from: number, to: number, measure: Measure, time: WorkingTime): number {
  if (to <= from) return 0
  if (measure === 'always') return to - from
  let sum = 0
  for (const { start, spans } of daysFrom(from, time, measure)) {
    if (start >= to) break
    for (const span of spans) sum += Math.max(0, Math.min(to, start + span.to) - Math.max(from, start + span.from))
  }
  return sum
}

/** The first moment by which so many milliseconds have counted; with 0 the moment itself. */
export function momentAfter(from: number, counted: number, measure: Measure, time: WorkingTime): number {
  if (counted <= 0) return from
  if (measure === 'always') return from + counted
  let left = counted
  for (const { start, spans } of daysFrom(from, time, measure))
    for (const span of spans) {
      const begins = Math.max(from, start + span.from)
      const length = start + span.to - begins
      if (length <= 0) continue
      if (left <= length) return begins + left
      left -= length
    }
  throw new Error('unreachable: the days do not end')
}

/** The last moment from which so many milliseconds still count until `to`. */
export function momentBefore(to: number, counted: number, measure: Measure, time: WorkingTime): number {
  if (counted <= 0) return to
  if (measure === 'always') return to - counted
  let left = counted
  let start = startOf(to)
  for (let idle = 0; idle <= FARTHEST; start -= DAY) {
    const spans = countedOn(start, time, measure)
    idle = spans.length === 0 ? idle + 1 : 0
    for (const span of [...spans].reverse()) {
      const ends = Math.min(to, start + span.to)
      const length = ends - (start + span.from)
      if (length <= 0) continue
      if (left <= length) return ends - left
      left -= length
    }
  }
  throw new Error(NOTHING)
}

/** Whether the holidays of a moment's year are known; where they are not, what was counted is an estimate. */
export const isKnown = (moment: number, { calendar }: WorkingTime): boolean =>
  isCovered(dayOf(new Date(moment)), calendar)

/** Some forty years: a calendar in which nothing counts is a fault of its setting, not a wait without end. */
const FARTHEST = 15_000
const NOTHING = 'No working time within forty years: the calendar or the service hours are empty'

interface Counted {
  /** The moment at which the day begins. */
  readonly start: number
  readonly spans: readonly ClockSpan[]
}
const WHOLE: readonly ClockSpan[] = [{ from: 0, to: DAY }]
const NONE: readonly ClockSpan[] = []

function* daysFrom(from: number, time: WorkingTime, measure: Measure): Generator<Counted> {
  let idle = 0
  // Days in China are all equally long.
  for (let start = startOf(from); idle <= FARTHEST; start += DAY) {
    const spans = countedOn(start, time, measure)
    yield { start, spans }
    idle = spans.length === 0 ? idle + 1 : 0
  }
  throw new Error(NOTHING)
}

const startOf = (moment: number): number => startOfDay(dayOf(new Date(moment))).getTime()

function countedOn(start: number, { calendar, hours }: WorkingTime, measure: Measure): readonly ClockSpan[] {
  if (!kept(worked, calendar, start, (day) => isWorkday(day, calendar))) return NONE
  return measure === 'workdays' ? WHOLE : kept(served, hours, start, (day) => spansOn(day, hours))
}

// A sweep asks the same days of the same calendar for every clock there is.
const worked = new WeakMap<WorkCalendar, Map<number, boolean>>()
const served = new WeakMap<ServiceHours, Map<number, readonly ClockSpan[]>>()

function kept<Of extends object, T>(
  all: WeakMap<Of, Map<number, T>>,
  of: Of,
  start: number,
  work: (day: CalendarDay) => T,
): T {
  const days = all.get(of) ?? new Map<number, T>()
  if (days.size === 0) all.set(of, days)
  const value = days.get(start) ?? work(dayOf(new Date(start)))
  days.set(start, value)
  return value
}
