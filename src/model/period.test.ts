import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateOfMoment,
  type Frequency,
  findPeriod,
  firstDayOf,
  getPeriod,
  lastDayOf,
  momentOfDate,
  nameOfMoment,
  nextPeriod,
  periodOfDate,
  periodsOfYear,
  periodWords,
  previousPeriod,
  yearBefore,
  yearOf,
} from './period.ts'

describe('periods', () => {
  it('[PE1] reads years, halves, quarters, months and spans, and nothing else', () => {
    expect(findPeriod('2023')).toMatchObject({ kind: 'year', after: 2022, to: 2023 })
    expect(findPeriod('2023-H1')).toMatchObject({ kind: 'half', after: 2022, to: 2022.5 })
    expect(findPeriod('2023-Q2')).toMatchObject({ kind: 'quarter', after: 2022.25, to: 2022.5 })
    expect(findPeriod('2023-06')?.to).toBe(2022.5)
    expect(findPeriod('2021/2025')).toMatchObject({ kind: 'span', after: 2020, to: 2025 })
    expect(findPeriod('2021/2021')).toEqual(findPeriod('2021'))
    for (const text of ['23', '2023-13', '2023-00', '2023-Q5', '2023-H3', '2025/2021', '2023年', '2023-6', ''])
      expect(findPeriod(text)).toBeNull()
  })

  it('[PE2] the end of June 2023 is half way through 2021 to 2025', () => {
    expect((getPeriod('2023-06').to - 2020) / 5).toBe(0.5)
    expect(momentOfDate('2023-12-31')).toBe(2023)
    expect(momentOfDate('2024-12-31')).toBe(2024)
    expect((momentOfDate('2023-06-30') - 2020) / 5).toBe(0.5)
  })

  it('[PE3] a period knows its last day, its neighbours and the same one a year before', () => {
    expect(lastDayOf(getPeriod('2024-02'))).toBe('2024-02-29')
    expect(lastDayOf(getPeriod('2023-H1'))).toBe('2023-06-30')
    expect(lastDayOf(getPeriod('2023'))).toBe('2023-12-31')
    expect(previousPeriod(getPeriod('2023-01'))?.text).toBe('2022-12')
    expect(nextPeriod(getPeriod('2023-Q4'))?.text).toBe('2024-Q1')
    expect(yearBefore(getPeriod('2023-H2'))?.text).toBe('2022-H2')
    expect(previousPeriod(getPeriod('2021/2025'))).toBeNull()
    expect(periodsOfYear(2023, 'quarter').map(({ text }) => text)).toEqual(['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'])
    expect(periodOfDate('2023-05-31', 'quarter').text).toBe('2023-Q2')
    expect(periodOfDate('2023-12-31', 'half').text).toBe('2023-H2')
  })

  it('[PE4] names moments and periods for people', () => {
    expect([2023, 2022.5, 2022.75, 2022 + 5 / 12].map(nameOfMoment)).toEqual(['2023', '2023-H1', '2023-Q3', '2023-05'])
    expect(periodWords(getPeriod('2023-Q3'))).toEqual({ zh: '2023年三季度', en: 'Q3 2023' })
    expect(periodWords(getPeriod('2023-H1')).zh).toBe('2023年上半年')
    expect(periodWords(getPeriod('2023-06'))).toEqual({ zh: '2023年6月', en: 'June 2023' })
    expect(periodWords(getPeriod('2021/2025')).zh).toBe('2021—2025年')
  })

  it('[PE5] neighbours undo each other and every date lies in its period', () => {
    const kinds = fc.constantFrom<Frequency>('year', 'half', 'quarter', 'month')
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }), kinds, (year, month, kind) => {
        const date = dateOfMoment(year - 1 + month / 12)
        const period = periodOfDate(date, kind)
        expect(nextPeriod(previousPeriod(period) ?? period)?.text).toBe(period.text)
        expect(lastDayOf(period) >= date).toBe(true)
        expect(momentOfDate(date)).toBeLessThanOrEqual(period.to + 1e-9)
        expect(momentOfDate(date)).toBeGreaterThan(period.after)
        expect(yearOf(period.to)).toBe(year)
      }),
    )
  })

  it('begin on the day after the one before them ended', () => {
    expect(['2023', '2023-H2', '2023-Q4', '2023-03', '2021/2025'].map((text) => firstDayOf(getPeriod(text)))).toEqual([
      '2023-01-01',
      '2023-07-01',
      '2023-10-01',
      '2023-03-01',
      '2021-01-01',
    ])
  })
})
