import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultOutlookSettings, faultsInOutlookSettings, type Observed, outlookOf } from './outlook.ts'
import { studentCdf, studentQuantile } from './student.ts'

const series = (...values: number[]): Observed[] => values.map((value, i) => ({ at: 2020 + i, value }))
const straight = { ...defaultOutlookSettings, damping: 1, recency: 1 }

describe('forecast with a range', () => {
  it('[FC3] Student’s t has the values of the tables', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3)
    expect(studentQuantile(0.9, 3)).toBeCloseTo(1.638, 3)
    expect(studentQuantile(0.95, 10)).toBeCloseTo(1.812, 3)
    expect(studentQuantile(0.975, 1000)).toBeCloseTo(1.962, 3)
    expect(studentCdf(0, 4)).toBe(0.5)
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 1, max: 60, noNaN: true }),
        (p, df) => {
          expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 8)
        },
      ),
    )
  })

  it('[FC4] without damping the middle goes straight on; damped it tires', () => {
    expect(outlookOf(series(50, 52, 54, 56), 2025, 'points', straight)?.outlook.value).toBeCloseTo(60, 9)
    const damped = outlookOf(series(50, 52, 54, 56), 2025, 'points')?.outlook
    expect(damped?.value).toBeGreaterThan(56)
    expect(damped?.value).toBeLessThan(60)
    expect(damped?.linear).toBeCloseTo(60, 9)
    expect(outlookOf(series(100, 110, 121), 2023, 'ratio', straight)?.outlook.value).toBeCloseTo(133.1, 6)
    expect(outlookOf(series(0, 12, 25, 36), 2025, 'total')?.outlook.value).toBeCloseTo(60, 9)
  })

  it('[FC5] nothing is forecast from one value, or backwards; a short series says that it is short', () => {
    expect(outlookOf(series(50), 2025, 'points')).toBeNull()
    expect(outlookOf(series(50, 51), 2021, 'points')).toBeNull()
    expect(outlookOf(series(50, 51), 2025, 'points')?.outlook.isShort).toBe(true)
    expect(outlookOf(series(50, 51, 52, 53), 2025, 'points')?.outlook.isShort).toBe(false)
  })

  it('[FC6] further ahead and more scattered is wider; the middle lies within; more known is narrower', () => {
    const width = (values: Observed[], at: number) => {
      const { low, high } = outlookOf(values, at, 'points')?.outlook ?? { low: 0, high: 0 }
      return high - low
    }
    expect(width(series(50, 52, 54), 2024)).toBeGreaterThan(width(series(50, 52, 54), 2023))
    expect(width(series(50, 56, 54), 2024)).toBeGreaterThan(width(series(50, 52, 54), 2024))
    expect(width(series(44, 46, 48, 50, 52, 54), 2026)).toBeLessThan(width(series(50, 52), 2022))
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 2, maxLength: 8 }), (values) => {
        const outlook = outlookOf(series(...values), 2030, 'ratio')?.outlook
        expect(outlook && outlook.low <= outlook.value && outlook.value <= outlook.high).toBe(true)
      }),
    )
  })

  it('[FC7] the chance of a value falls as more is asked, and is even at the middle', () => {
    const made = outlookOf(series(50, 52, 54), 2025, 'points')
    if (made === null) throw new Error('no forecast')
    expect(made.chance(made.outlook.value, 'ge')).toBeCloseTo(0.5, 9)
    expect(made.chance(55, 'ge')).toBeGreaterThan(made.chance(60, 'ge'))
    expect(made.chance(55, 'ge') + made.chance(55, 'le')).toBeCloseTo(1, 9)
    expect(made.chance(made.outlook.high, 'le')).toBeCloseTo(0.9, 6)
  })

  it('[FC8] settings that cannot be used are refused', () => {
    expect(faultsInOutlookSettings(defaultOutlookSettings)).toEqual([])
    expect(
      faultsInOutlookSettings({ ...defaultOutlookSettings, coverage: 1, damping: 0, scatterWorth: 0 }),
    ).toHaveLength(3)
  })
})
