import { describe, expect, it } from 'vitest'
import { bookable, daysBetween, spanFaults, weekdayOf } from './pilot-days.ts'
import type { PilotDay } from './pilots-store.ts'

const day = (day: string, state: PilotDay['state'] = 'free'): PilotDay => ({
  id: day,
  revision: 1,
  day,
  state,
  project: null,
  projectName: state === 'booked' ? '涂层投产' : null,
  purpose: null,
})

describe('days of a pilot base', () => {
  it('TP1 are booked as a span, all or none, with each that is taken', () => {
    expect(bookable([day('2025-03-03'), day('2025-03-04')]).faults).toEqual([])
    const some = bookable([day('2025-03-03'), day('2025-03-04', 'booked'), day('2025-03-05', 'used')])
    expect(some.faults.map(({ at }) => at)).toEqual(['days.2025-03-04', 'days.2025-03-05'])
    expect(some.faults[0]?.message.zh).toContain('涂层投产')
    // Closed days are left out; a span of nothing but them books nothing.
    expect(bookable([day('2025-03-03'), day('2025-03-04', 'closed')]).days.map((one) => one.day)).toEqual([
      '2025-03-03',
    ])
    expect(bookable([day('2025-03-04', 'closed')]).faults.map(({ code }) => code)).toEqual(['not-open'])
    expect(bookable([]).faults.map(({ code }) => code)).toEqual(['not-open'])
  })

  it('TP3 are counted over months and leap years, Monday first', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(weekdayOf('2024-01-01')).toBe(1)
    expect(weekdayOf('2024-01-07')).toBe(7)
  })

  it('says every fault of a span', () => {
    expect(spanFaults('2025-03-01', '2025-02-01', '2025-03-02').map(({ at, code }) => [at, code])).toEqual([
      ['from', 'past'],
      ['to', 'order'],
    ])
    expect(spanFaults('2025-03-02', '2027-03-02', '2025-03-02').map(({ code }) => code)).toEqual(['too-many'])
    expect(spanFaults('2025-03-02', '2025-03-02', '2025-03-02')).toEqual([])
  })
})
