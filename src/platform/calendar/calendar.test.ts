import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as counted from '../../model/calendar.ts'
import { stateCouncilCalendar } from './calendar.ts'

const { addDays, addMonths, calendarWith, dayOf, daysBetween, isDay, startOfDay } = counted
const isCovered = (day: string, calendar = stateCouncilCalendar) => counted.isCovered(day, calendar)
const isWorkday = (day: string, calendar = stateCouncilCalendar) => counted.isWorkday(day, calendar)
const dayName = (day: string, calendar = stateCouncilCalendar) => counted.dayName(day, calendar)
const workdayFrom = (day: string, calendar = stateCouncilCalendar) => counted.workdayFrom(day, calendar)
const addWorkdays = (day: string, count: number, calendar = stateCouncilCalendar) =>
  counted.addWorkdays(day, count, calendar)
const workdaysBetween = (from: string, to: string, calendar = stateCouncilCalendar) =>
  counted.workdaysBetween(from, to, calendar)

const days = (text: string) => text.split(' ')

describe('the working-day calendar', () => {
  it('names its edition and the years whose holidays it knows', () => {
    expect(stateCouncilCalendar.edition).toMatch(/^chinese-days \d+\.\d+\.\d+$/)
    for (let year = 2013; year <= 2026; year++) expect(isCovered(`${year}-06-01`), String(year)).toBe(true)
    expect(isCovered('2031-06-01')).toBe(false)
  })

  it('knows the holidays of every year from 2013 to 2026: National Day and New Year’s Day are off', () => {
    for (let year = 2013; year <= 2026; year++) {
      expect(isWorkday(`${year}-01-01`), String(year)).toBe(false)
      for (let day = 1; day <= 6; day++) expect(isWorkday(`${year}-10-0${day}`), `${year}-10-0${day}`).toBe(false)
      const worked = [...stateCouncilCalendar.workdays.keys()].filter((day) => day.startsWith(String(year)))
      expect(worked.length, `make-up days of ${year}`).toBeGreaterThanOrEqual(5)
    }
  })

  it('works the weekends that make up for a holiday', () => {
    // One from each notice that the General Office of the State Council issued; the later ones are also in the vectors.
    for (const day of days('2013-02-16 2014-01-26 2015-10-10 2016-06-12 2017-05-27 2018-09-30 2019-05-05 2020-10-10'))
      expect(isWorkday(day), day).toBe(true)
    for (const day of days('2021-09-18 2022-10-09 2023-10-07 2024-05-11 2025-09-28 2025-10-11 2026-02-28'))
      expect(isWorkday(day), day).toBe(true)
    expect(dayName('2025-09-28')).toEqual({ zh: '国庆节', en: 'National Day' })
  })

  it('knows days off that follow no rule: the victory parade of 2015, the longer Spring Festival of 2020', () => {
    expect(days('2015-09-03 2015-09-04 2020-01-31 2025-10-08 2026-02-23').filter((day) => isWorkday(day))).toEqual([])
    expect(isWorkday('2020-02-03')).toBe(true)
  })

  it('counts from day 0 and skips what is off', () => {
    expect(addWorkdays('2025-09-30', 2)).toBe('2025-10-10')
    expect(addWorkdays('2025-10-10', 1)).toBe('2025-10-11')
    expect(addWorkdays('2025-09-26', 1)).toBe('2025-09-28')
    expect(addWorkdays('2025-10-10', -2)).toBe('2025-09-30')
    expect(addWorkdays('2025-10-04', 0)).toBe('2025-10-04')
    expect(workdayFrom('2025-10-01')).toBe('2025-10-09')
    expect(workdayFrom('2025-10-09')).toBe('2025-10-09')
    expect(() => addWorkdays('2025-10-01', 1.5)).toThrow(/whole/)
  })

  const vectors = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared/domain/vectors.json')
  it.skipIf(!existsSync(vectors))('agrees with the vectors for statutory periods', () => {
    const { wd } = JSON.parse(readFileSync(vectors, 'utf8'))
    expect(addWorkdays('2025-09-22', 20)).toBe(wd.pub20)
    expect(addWorkdays('2025-09-26', 20)).toBe(wd.lic20)
    expect(addWorkdays('2025-09-29', 5)).toBe(wd.corr5)
  })

  it('gives the statutory periods of the vectors', () => {
    expect(addWorkdays('2025-09-22', 20)).toBe('2025-10-24')
    expect(addWorkdays('2025-09-26', 20)).toBe('2025-10-30')
    expect(addWorkdays('2025-09-29', 5)).toBe('2025-10-13')
  })

  it('lets a place add days of its own, and says so in the edition', () => {
    const storm = { zh: '台风停工', en: 'Typhoon' }
    const own = calendarWith(stateCouncilCalendar, {
      edition: '临湖区 2025-1',
      daysOff: { '2025-07-08': storm },
      workdays: { '2025-07-12': storm },
    })
    expect(isWorkday('2025-07-08', own)).toBe(false)
    expect(isWorkday('2025-07-12', own)).toBe(true)
    expect(isWorkday('2025-07-08')).toBe(true)
    expect(own.edition).toContain('临湖区 2025-1')
    expect(dayName('2025-07-08', own)).toBe(storm)
  })

  it('counts days in China, whatever the zone of the machine', () => {
    expect(dayOf(new Date('2024-03-05T15:59:59Z'))).toBe('2024-03-05')
    expect(dayOf(new Date('2024-03-05T16:00:00Z'))).toBe('2024-03-06')
    expect(startOfDay('2024-03-06').toISOString()).toBe('2024-03-05T16:00:00.000Z')
  })

  it('counts months to the same date, or to the last day of a shorter month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-01-31', 2)).toBe('2024-03-31')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(addMonths('2024-11-15', 14)).toBe('2026-01-15')
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15')
  })

  it('refuses what is no day', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const text of ['2023-02-29', '2024-2-9', '2024-13-01', 'yesterday', '']) expect(isDay(text), text).toBe(false)
    expect(() => isWorkday('2023-02-29')).toThrow(/YYYY-MM-DD/)
  })

  const day = fc.integer({ min: 0, max: 5100 }).map((n) => addDays('2013-01-01', n))
  const count = fc.integer({ min: 1, max: 60 })
  it('goes forth and back, and always ends on a working day', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        const end = addWorkdays(start, n)
        expect(isWorkday(end)).toBe(true)
        expect(workdaysBetween(start, end)).toBe(n)
        expect(workdaysBetween(end, start)).toBe(-n)
        if (isWorkday(start)) expect(addWorkdays(end, -n)).toBe(start)
        expect(daysBetween(start, end)).toBeGreaterThanOrEqual(n)
      }),
    )
  })
})
