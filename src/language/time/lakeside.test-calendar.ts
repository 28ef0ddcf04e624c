import type { WorkCalendar } from '../../model/calendar.ts'

const name = { zh: '假期', en: 'holiday' }
const mark = (text: string) => new Map(text.split(' ').map((day) => [day, name] as const))

/** National Day of 2025 and Spring Festival of 2026 with their make-up days, from the State Council's notices. */
export const autumn: WorkCalendar = {
  edition: 'test',
  from: 2025,
  to: 2026,
  daysOff: mark(
    '2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08 2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23',
  ),
  workdays: mark('2025-09-28 2025-10-11 2026-02-14 2026-02-28'),
}

/** '2025-09-26 16:50' in China. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`)

/** The same way back. */
export const said = (moment: Date | null): string =>
  moment === null ? '—' : new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
