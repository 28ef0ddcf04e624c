import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, isWorkday, startOfDay, type WorkCalendar } from '../../model/calendar.ts'
import { at, autumn, said } from './lakeside.test-calendar.ts'
import { dueAt, elapsedBetween, type Limit, remaining, shifted, type TimeUnit } from './limit.ts'
import { countedBetween, momentAfter, momentBefore, type WorkingTime } from './measure.ts'
import { faultsOfHours, ORDINARY_HOURS, type ServiceHours } from './service-hours.ts'

const time: WorkingTime = { hours: ORDINARY_HOURS, calendar: autumn }
const due = (start: string, amount: number, unit: TimeUnit, more: Partial<Limit> = {}) =>
  said(dueAt(at(start), { amount, unit, ...more }, time))

describe('deadlines', () => {
  it('[LT1] counts service hours only in them, over nights, weekends and make-up days', () => {
    expect(due('2025-09-26 16:50', 4, 'work-hours')).toBe('2025-09-28 11:50')
    expect(due('2025-09-27 10:00', 1, 'work-hours')).toBe('2025-09-28 09:30')
    expect(due('2025-09-29 08:30', 3.5, 'work-hours')).toBe('2025-09-29 12:00')
    expect(due('2025-09-29 13:00', 0.5, 'work-hours')).toBe('2025-09-29 15:00')
    expect(due('2025-09-30 17:00', 1, 'work-hours')).toBe('2025-10-09 09:00')
  })

  it('[LT2] counts urgent hours by day and night', () => {
    expect(due('2025-10-03 22:30', 2, 'urgent-hours')).toBe('2025-10-04 00:30')
  })

  it('[LT3] counts working days to the same time of day', () => {
    expect(due('2025-09-30 17:00', 2, 'workdays')).toBe('2025-10-10 17:00')
    expect(due('2025-10-10 16:00', 1, 'workdays')).toBe('2025-10-11 16:00')
  })

  it('[LT3] gives a whole working day to what begins when nobody works', () => {
    expect(due('2025-10-12 10:00', 1, 'workdays')).toBe('2025-10-14 00:00')
  })

  it('[LT4] ends statutory days with their last, the day it began being day 0', () => {
    const statutory = (day: string, amount: number) =>
      dayOf(dueAt(at(`${day} 15:20`), { amount, unit: 'workdays', ends: 'end-of-day' }, time))
    expect(statutory('2025-09-26', 20)).toBe('2025-10-30')
    expect(statutory('2025-09-29', 5)).toBe('2025-10-13')
    expect(statutory('2025-09-22', 20)).toBe('2025-10-24')
    expect(due('2025-09-26 15:20', 20, 'workdays', { ends: 'end-of-day' })).toBe('2025-10-30 23:59')
    expect(due('2025-09-27 15:20', 1, 'workdays', { ends: 'end-of-day' })).toBe('2025-09-28 23:59')
  })

  it('[LT5] moves the last of calendar days and months over a holiday, unless said', () => {
    expect(due('2025-09-24 10:00', 10, 'days')).toBe('2025-10-09 23:59')
    expect(due('2025-09-24 10:00', 10, 'days', { onHoliday: 'as-is' })).toBe('2025-10-04 23:59')
    expect(due('2025-09-24 10:00', 10, 'days', { ends: 'same-time' })).toBe('2025-10-09 10:00')
    expect(due('2025-07-31 10:00', 2, 'months')).toBe('2025-09-30 23:59')
    expect(due('2025-08-31 10:00', 1, 'months')).toBe('2025-09-30 23:59')
    expect(due('2025-09-03 10:00', 1, 'months')).toBe('2025-10-09 23:59')
  })

  it('[LT6] says what is left, or how late it is', () => {
    const limit = { amount: 4, unit: 'work-hours' } as const
    expect(remaining(at('2025-09-26 16:50'), limit, at('2025-09-28 09:20'), time)).toEqual({
      dueAt: at('2025-09-28 11:50'),
      remainingUnits: 2.5,
      lateBy: 0,
    })
    expect(remaining(at('2025-09-26 16:50'), limit, at('2025-09-28 14:45'), time)).toMatchObject({
      remainingUnits: 0,
      lateBy: 25 / 60,
    })
    expect(elapsedBetween(at('2025-01-31 08:00'), at('2025-03-31 08:00'), 'months', time)).toBe(2)
    expect(elapsedBetween(at('2025-03-15 00:00'), at('2025-01-15 00:00'), 'months', time)).toBe(-2)
    expect(said(shifted(at('2025-09-28 11:50'), -4, 'work-hours', time))).toBe('2025-09-26 16:50')
    expect(said(shifted(at('2025-10-09 10:00'), -1, 'workdays', time))).toBe('2025-09-30 10:00')
  })

  it('[LT7] keeps the hours of a season, also over New Year', () => {
    const hours: ServiceHours = {
      ...ORDINARY_HOURS,
      seasons: [
        {
          from: '05-01',
          to: '09-30',
          spans: [
            { from: '08:00', to: '12:00' },
            { from: '15:00', to: '18:00' },
          ],
        },
        { from: '12-01', to: '02-28', spans: [{ from: '09:00', to: '17:00' }] },
      ],
    }
    const inSeason = (start: string, amount: number) =>
      said(dueAt(at(start), { amount, unit: 'work-hours' }, { ...time, hours }))
    expect(inSeason('2025-09-30 17:30', 1)).toBe('2025-10-09 09:00')
    expect(inSeason('2025-12-31 16:00', 2)).toBe('2026-01-01 10:00')
    expect(faultsOfHours(hours)).toEqual([])
    expect(
      faultsOfHours({
        spans: [
          { from: '8:30', to: '12:00' },
          { from: '14:00', to: '13:00' },
          { from: '11:00', to: '24:00' },
          { from: '12:00', to: '13:00' },
        ],
        seasons: [{ from: '7-1', to: '09-30', spans: [] }],
      }).map(({ at: path, code }) => `${path} ${code}`),
    ).toEqual([
      'hours.spans.0 not-a-time',
      'hours.spans.1 backwards',
      'hours.spans.2 overlap',
      'hours.spans.3 overlap',
      'hours.seasons.0 not-a-date',
      'hours.seasons.0.spans no-hours',
    ])
  })

  it('[LT8] does not wait for ever where nothing is ever worked', () => {
    const never: WorkCalendar = {
      ...autumn,
      daysOff: new Proxy(new Map(), { get: (_, key) => (key === 'has' ? () => true : undefined) }),
      workdays: new Map(),
    }
    expect(() =>
      dueAt(at('2025-09-26 16:50'), { amount: 1, unit: 'workdays' }, { hours: ORDINARY_HOURS, calendar: never }),
    ).toThrow(/forty years/)
    expect(() => due('2025-09-26 16:50', -1, 'days')).toThrow(/from 0/)
  })

  const vectors = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/domain/vectors.json')
  const absent = existsSync(vectors) ? '' : ' (skipped: needs ../shared/domain/vectors.json)'
  it.skipIf(absent !== '')(`agrees with the vectors of the domain${absent}`, () => {
    const { sla, wd } = JSON.parse(readFileSync(vectors, 'utf8'))
    expect(ORDINARY_HOURS.spans.length).toBe(2)
    expect(
      countedBetween(at('2025-09-29 00:00').getTime(), at('2025-09-30 00:00').getTime(), 'service', time) / 60_000,
    ).toBe(sla.dayMinutes)
    expect(due('2025-09-26 16:50', 4, 'work-hours')).toBe(sla.t1)
    expect(due('2025-09-30 17:00', 2, 'workdays')).toBe(sla.t2)
    expect(due('2025-10-03 22:30', 2, 'urgent-hours')).toBe(sla.t3)
    expect(due('2025-09-27 10:00', 1, 'work-hours')).toBe(sla.t4)
    expect(due('2025-10-10 16:00', 1, 'workdays')).toBe(sla.t5)
    const statutory = (day: string, amount: number) =>
      dayOf(dueAt(at(`${day} 09:00`), { amount, unit: 'workdays', ends: 'end-of-day' }, time))
    expect(statutory('2025-09-22', 20)).toBe(wd.pub20)
    expect(statutory('2025-09-26', 20)).toBe(wd.lic20)
    expect(statutory('2025-09-29', 5)).toBe(wd.corr5)
  })
})

describe('measures of time', () => {
  const moment = fc
    .integer({ min: 0, max: 60 * 24 * 40 })
    .map((minutes) => at('2025-09-15 00:00').getTime() + minutes * 60_000)
  const measure = fc.constantFrom('always', 'workdays', 'service' as const)

  it('[LT9] adds parts up to the whole', () => {
    fc.assert(
      fc.property(moment, moment, moment, measure, (x, y, z, by) => {
        const [a, b, c] = [x, y, z].sort((p, q) => p - q) as [number, number, number]
        expect(countedBetween(a, b, by, time) + countedBetween(b, c, by, time)).toBe(countedBetween(a, c, by, time))
      }),
    )
  })

  it('[LT9] comes to the first moment by which so much has counted, and back to the last from which it does', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 * 24 * 12 }), measure, (from, minutes, by) => {
        const counted = minutes * 60_000
        const to = momentAfter(from, counted, by, time)
        expect(countedBetween(from, to, by, time)).toBe(counted)
        expect(countedBetween(from, to - 1, by, time)).toBe(counted - 1)
        const back = momentBefore(to, counted, by, time)
        expect(back).toBeGreaterThanOrEqual(from)
        expect(countedBetween(back, to, by, time)).toBe(counted)
        expect(countedBetween(back + 1, to, by, time)).toBe(counted - 1)
      }),
    )
  })

  it('[LT1] agrees with a count minute by minute', () => {
    fc.assert(
      fc.property(moment, moment, measure, (x, y, by) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)]
        let minutes = 0
        for (let t = a; t < b; t += 60_000) if (counts(t, by)) minutes++
        expect(countedBetween(a, b, by, time)).toBe(minutes * 60_000)
      }),
      { numRuns: 60 },
    )
  })

  it('[LT4] agrees with a count day by day', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 25 }),
        fc.constantFrom('workdays', 'days' as const),
        (from, amount, unit) => {
          let day = dayOf(new Date(from))
          for (let left = amount; left > 0; ) {
            day = addDays(day, 1)
            if (unit === 'days' || isWorkday(day, autumn)) left--
          }
          if (unit === 'days') while (!isWorkday(day, autumn)) day = addDays(day, 1)
          const found = dueAt(new Date(from), { amount, unit, ends: 'end-of-day' }, time)
          expect(dayOf(found)).toBe(day)
          expect(found.getTime()).toBe(startOfDay(addDays(day, 1)).getTime() - 1)
        },
      ),
    )
  })
})

/** Whether a minute counts, said again in the plainest way. */
function counts(t: number, by: 'always' | 'workdays' | 'service'): boolean {
  const china = new Date(t + 8 * 3_600_000).toISOString()
  const off = autumn.daysOff.has(china.slice(0, 10))
  const weekday = new Date(`${china.slice(0, 10)}T00:00:00Z`).getUTCDay()
  const isWorked = autumn.workdays.has(china.slice(0, 10)) || (!off && weekday !== 0 && weekday !== 6)
  const clock = china.slice(11, 16)
  if (by === 'always') return true
  if (by === 'workdays') return isWorked
  return isWorked && ((clock >= '08:30' && clock < '12:00') || (clock >= '14:30' && clock < '17:30'))
}
