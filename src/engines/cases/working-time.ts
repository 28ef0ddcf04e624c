import type { WorkingTime } from '../../language/time/measure.ts'
import { calendarWith, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import type { SERVICE_HOURS } from './settings.ts'

type Hours = typeof SERVICE_HOURS.default

const known = new Map<string, WorkingTime>()

/**
 * By what a place counts working time: its service hours, and the State Council's calendar with its own days. The same
 * setting gives the same object, so that what was worked out of its days is kept.
 */
export function workingTimeOf(hours: Hours): WorkingTime {
  const key = JSON.stringify(hours)
  const found = known.get(key)
  if (found !== undefined) return found
  const { daysOff, workdays } = hours
  const own = { zh: '本地安排', en: 'set by the place' }
  const named = (days: readonly string[]) => Object.fromEntries(days.map((day) => [day, own]))
  const calendar =
    daysOff.length + workdays.length === 0
      ? stateCouncilCalendar
      : calendarWith(stateCouncilCalendar, {
          edition: `${daysOff.length} off, ${workdays.length} worked`,
          daysOff: named(daysOff),
          workdays: named(workdays),
        })
  const time: WorkingTime = {
    hours: {
      spans: hours.spans,
      ...(hours.seasons.length === 0 ? {} : { seasons: hours.seasons }),
    },
    calendar,
  }
  if (known.size >= 200) known.clear()
  known.set(key, time)
  return time
}
