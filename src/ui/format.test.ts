import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesText,
  changeText,
  daysBetween,
  dayText,
  momentText,
  numberText,
  percentText,
  periodText,
} from './format.ts'

describe('numbers', () => {
  it('have separators, no noise and no zeros that say nothing', () => {
    expect(numberText(1234567.8)).toBe('1,234,567.8')
    expect(numberText(0.1 + 0.2)).toBe('0.3')
    expect(numberText('1234567.80')).toBe('1,234,567.8')
    expect(numberText('-0012.500')).toBe('-12.5')
    expect(numberText('-0.00')).toBe('0')
    expect(numberText(-0)).toBe('0')
    expect(numberText('12.3456', 1)).toBe('12.3')
    expect(numberText('1e3')).toBe('1,000')
  })

  it('are — where nothing is known, and 0 where it is zero', () => {
    for (const unknown of [null, '', Number.NaN, Number.POSITIVE_INFINITY, 'n/a']) expect(numberText(unknown)).toBe('—')
    expect(numberText(0)).toBe('0')
    expect(percentText(null)).toBe('—')
    expect(percentText(0)).toBe('0%')
  })

  it('keep every digit of decimal text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 1, max: 999 }),
        (whole, part) => {
          const shown = numberText(`${whole}.${part}`)
          const plain = `${shown}`.replaceAll(',', '')
          expect(plain).toBe(`${whole}.${String(part).replace(/0+$/, '')}`.replace(/^-0(?=\.)/, '0'))
        },
      ),
    )
  })

  it('show which way a change went', () => {
    expect(changeText(1.25, 1)).toBe('+1.3')
    expect(changeText(-2)).toBe('-2')
    expect(changeText(0)).toBe('0')
  })
})

describe('time', () => {
  it('is that of China', () => {
    expect(dayText('2024-12-31T16:30:00Z')).toBe('2025-01-01')
    expect(momentText('2024-03-05T02:00:00Z')).toBe('2024-03-05 10:00')
    expect(dayText('2024-03-05')).toBe('2024-03-05')
    expect(dayText(null)).toBe('—')
    expect(momentText('nonsense')).toBe('—')
  })

  it('counts days across months', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  })

  it('writes spans with a dash', () => {
    expect(periodText('2021/2025')).toBe('2021–2025')
    expect(periodText('2024-Q2')).toBe('2024-Q2')
  })
})

it('sizes are read by people', () => {
  expect(bytesText(900)).toBe('900 B')
  expect(bytesText(3_500_000)).toBe('3.3 MB')
})
