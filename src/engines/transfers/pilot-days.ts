import type { Fault } from '../../model/outcome.ts'
import type { PilotDay } from './pilots-store.ts'

const DAY = 86_400_000
/** At most so many days at once. */
export const AT_MOST = 366

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to) && days.length <= AT_MOST; at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => ((new Date(day).getUTCDay() + 6) % 7) + 1

/** What is wrong with a span that somebody gives. */
export function spanFaults(from: string, to: string, today: string): readonly Fault[] {
  const fault = (at: string, code: string, zh: string, en: string): Fault => ({ at, code, message: { zh, en } })
  return [
    ...(from < today ? [fault('from', 'past', '须在今天或以后', 'must be today or later')] : []),
    ...(to < from ? [fault('to', 'order', '须在开始日以后', 'must not lie before the first day')] : []),
    ...(to >= from && daysBetween(from, to).length > AT_MOST
      ? [fault('to', 'too-many', `一次最多 ${AT_MOST} 天`, `at most ${AT_MOST} days at once`)]
      : []),
  ]
}

/**
 * The days of a span that would be booked: those that are there. One that somebody has is a fault, with who; days on which the
 * base is not open are left out, and a span without an open day is a fault. All or none. Pure.
 */
export function bookable(days: readonly PilotDay[]): {
  readonly days: readonly PilotDay[]
  readonly faults: readonly Fault[]
} {
  const open = days.filter(({ state }) => state !== 'closed')
  const faults: Fault[] = open
    .filter(({ state }) => state !== 'free')
    .map(({ day, projectName }) => ({
      at: `days.${day}`,
      code: 'taken',
      message: {
        zh: `${day} 已约给“${projectName ?? ''}”`,
        en: `${day} is booked for “${projectName ?? ''}”`,
      },
    }))
  if (open.length === 0)
    faults.push({
      at: 'from',
      code: 'not-open',
      message: { zh: '这段时间没有开放的日子', en: 'no day of the span is open' },
    })
  return { days: open, faults }
}
