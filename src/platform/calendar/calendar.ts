import days from 'chinese-days/dist/chinese-days.json'
import { version } from 'chinese-days/package.json'
import type { CalendarDay, WorkCalendar } from '../../model/calendar.ts'
import type { Bilingual } from '../../model/system.ts'

// How days are counted stands in the model, which knows no list of holidays; whoever counts at the edge finds both here.
export {
  addDays,
  addMonths,
  addWorkdays,
  type CalendarDay,
  calendarWith,
  dayName,
  dayOf,
  daysBetween,
  isCovered,
  isDay,
  isWorkday,
  startOfDay,
  type WorkCalendar,
  workdayFrom,
  workdaysBetween,
} from '../../model/calendar.ts'

/** The State Council's yearly notices on holidays, as the package `chinese-days` publishes them. */
export const stateCouncilCalendar: WorkCalendar = {
  edition: `chinese-days ${version}`,
  ...yearsOf(Object.keys(days.holidays)),
  daysOff: named(days.holidays),
  workdays: named(days.workdays),
}

function yearsOf(listed: readonly CalendarDay[]) {
  const years = listed.map((day) => Number(day.slice(0, 4)))
  return { from: Math.min(...years), to: Math.max(...years) }
}

/** The package writes `English,中文,length`. */
function named(listed: Readonly<Record<string, string>>): ReadonlyMap<CalendarDay, Bilingual> {
  return new Map(
    Object.entries(listed).map(([day, text]) => {
      const [en = '', zh = ''] = text.split(',')
      return [day, { zh, en }]
    }),
  )
}
