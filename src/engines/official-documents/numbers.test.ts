import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeWords,
  DASH,
  dateText,
  decimal,
  digitsOf,
  money,
  percent,
  pointsWords,
  ratio,
  rounded,
} from './numbers.ts'

describe('numbers as government documents write them', () => {
  it('[RF1] rounds half up by the decimal that people see, not by its binary form', () => {
    expect(decimal(1.005, 2)).toBe('1.01')
    expect(decimal(0.285, 2)).toBe('0.29')
    expect(decimal(-2.5, 0)).toBe('-3')
    expect(decimal(2.5, 0, 'half-even')).toBe('2')
    expect(decimal(3.5, 0, 'half-even')).toBe('4')
    expect(decimal(-0.04, 1)).toBe('0.0')
  })

  it('[RF1] rounding moves no value by more than half a unit, and twice is once', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, digits) => {
        const once = rounded(value, digits)
        expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-6)
        expect(rounded(once, digits)).toBe(once)
      }),
    )
  })

  it('[RF2] prints a dash for what is not known and for a denominator of zero', () => {
    expect(decimal(null, 1)).toBe(DASH)
    expect(percent(ratio(3, 0))).toBe(DASH)
    expect(percent(ratio(0, 3))).toBe('0.0%')
    expect(money(null)).toBe(DASH)
    expect(decimal(Number.NaN, 1)).toBe(DASH)
  })

  it('[RF3] says money, changes, points and dates as the field does', () => {
    expect(money(12_345)).toBe('1.23亿元')
    expect(money(9_999)).toBe('9999万元')
    expect(money(830.5)).toBe('830.50万元')
    expect(changeWords(0.052)).toBe('增长5.2%')
    expect(changeWords(-0.0131)).toBe('下降1.3%')
    expect(changeWords(0.0003)).toBe('持平')
    expect(changeWords(null)).toBeNull()
    expect(pointsWords(1.25)).toBe('提高1.3个百分点')
    expect(pointsWords(-0.5)).toBe('下降0.5个百分点')
    expect(dateText('2025-06-30')).toBe('2025年6月30日')
  })

  it('finds how many decimals a series was published with', () => {
    expect(digitsOf([178, 181.4, 150])).toBe(1)
    expect(digitsOf([12])).toBe(0)
    expect(digitsOf([0.1 + 0.2])).toBe(1)
  })
})
