import type { CalendarDay } from '../../model/calendar.ts'
import type { Fault } from '../../model/outcome.ts'

/**
 * When a place is served on a working day (工作时间): spans of the clock in China's time. Many places keep other hours in
 * summer; a season stands before the ordinary hours.
 */
export interface ServiceHours {
  readonly spans: readonly Span[]
  /** From and to as 'MM-DD', both within; the first that holds the day counts. */
  readonly seasons?: readonly { readonly from: string; readonly to: string; readonly spans: readonly Span[] }[]
}

/** '08:30' to '12:00'; '24:00' is the end of the day. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** A span in milliseconds since the day began. */
export interface ClockSpan {
  readonly from: number
  readonly to: number
}

/** The hours of an ordinary office, until a place sets its own. */
export const ORDINARY_HOURS: ServiceHours = {
  spans: [
    { from: '08:30', to: '12:00' },
    { from: '14:30', to: '17:30' },
  ],
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Everything that is wrong with hours, at its path: they are set by people. */
export function faultsOfHours(hours: ServiceHours, at = 'hours'): readonly Fault[] {
  const faults: Fault[] = []
  const say = (path: string, code: string, zh: string, en: string) =>
    faults.push({ at: `${at}.${path}`, code, message: { zh, en } })
  const check = (spans: readonly Span[], path: string) => {
    if (spans.length === 0) say(path, 'no-hours', '至少要有一段时间', 'There must be at least one span')
    spans.forEach(({ from, to }, i) => {
      const before = spans[i - 1]
      if (!TIME.test(from) || !TIME.test(to))
        say(`${path}.${i}`, 'not-a-time', '应写作 08:30，到 24:00 为止', 'Times are written 08:30, up to 24:00')
      else if (from >= to)
        say(
          `${path}.${i}`,
          'backwards',
          `结束（${to}）应晚于开始（${from}）`,
          `It must end after it begins; ${from} to ${to} does not`,
        )
      else if (before !== undefined && before.to > from)
        say(
          `${path}.${i}`,
          'overlap',
          `应从早到晚、不重叠：上一段到 ${before.to}`,
          `Spans go from early to late and do not overlap; the one before ends at ${before.to}`,
        )
    })
  }
  check(hours.spans, 'spans')
  hours.seasons?.forEach((season, i) => {
    const isDate = (text: string) => /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)
    if (!isDate(season.from) || !isDate(season.to))
      say(`seasons.${i}`, 'not-a-date', '季节的起止写作 07-01', 'A season begins and ends on days written 07-01')
    check(season.spans, `seasons.${i}.spans`)
  })
  return faults
}

/** The spans of a day by the hours in force on it, whether it is worked or not. A season may run over New Year. */
export function spansOn(day: CalendarDay, hours: ServiceHours): readonly ClockSpan[] {
  const date = day.slice(5)
  const season = hours.seasons?.find(({ from, to }) =>
    from <= to ? from <= date && date <= to : date >= from || date <= to,
  )
  return (season ?? hours).spans.map(({ from, to }) => ({ from: millisecondsOf(from), to: millisecondsOf(to) }))
}

function millisecondsOf(time: string): number {
  if (!TIME.test(time)) throw new Error(`“${time}” is no time of day: 08:30 is expected`)
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
}
