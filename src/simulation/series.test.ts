import { describe, expect, it } from 'vitest'
import { randomFrom } from './random.ts'
import { type SimulatedAim, simulateSeries } from './series.ts'

const UNTIL = new Date('2025-11-20T00:00:00Z')
const aim: SimulatedAim = {
  type: 'level',
  direction: 'up',
  value: 60,
  unit: '亿元',
  measure: 'level',
  accumulates: false,
  baseYear: 2020,
  targetYear: 2025,
}
const many = (changed: Partial<SimulatedAim> = {}) =>
  Array.from({ length: 400 }, (_, i) => simulateSeries({ ...aim, ...changed }, randomFrom(`s${i}`), UNTIL))

describe('the invented history of a target', () => {
  it('[SD1] is the same for the same seed', () => {
    expect(simulateSeries(aim, randomFrom('x'), UNTIL)).toEqual(simulateSeries(aim, randomFrom('x'), UNTIL))
  })

  it('[SD5] has every fate, and late, wrong, corrected, revised and missing values, each in its measure', () => {
    const all = many()
    for (const fate of ['ahead', 'on-track', 'behind', 'far-behind', 'falls-back', 'silent'])
      expect(all.filter((one) => one.fate === fate).length / all.length, fate).toBeGreaterThan(0.02)
    const values = all.flatMap((one) => one.values)
    for (const kind of ['first', 'late', 'wrong', 'correction', 'revision'])
      expect(values.filter((value) => value.kind === kind).length / values.length, kind).toBeGreaterThan(0.02)
    const years = all
      .filter(({ fate }) => fate !== 'silent')
      .map(({ values }) => new Set(values.map(({ period }) => period)).size)
    expect(years.some((count) => count < 4)).toBe(true)
  })

  it('[SD5] corrects only what was reported before it, with a reason, and a wrong value is always mended', () => {
    for (const { values } of many()) {
      const seen = new Set<string>()
      for (const { period, reason, kind } of values) {
        if (reason !== null) expect(seen.has(period)).toBe(true)
        else expect(seen.has(period)).toBe(false)
        seen.add(period)
        if (kind === 'wrong')
          expect(values.some((other) => other.kind === 'correction' && other.period === period)).toBe(true)
      }
      expect(values.every(({ at }) => at <= UNTIL)).toBe(true)
    }
  })

  it('counts in whole numbers, and no share is more than the whole', () => {
    const counts = many({ type: 'cumulative', measure: 'flow', value: 3, unit: '个' }).flatMap(({ values }) => values)
    expect(counts.every(({ value }) => Number.isInteger(value) && value >= 0)).toBe(true)
    expect(counts.some(({ value }) => value > 0)).toBe(true)
    const shares = many({ value: 100, unit: '%' }).flatMap(({ values }) =>
      values.filter(({ kind }) => kind !== 'wrong'),
    )
    expect(Math.max(...shares.map(({ value }) => value))).toBeLessThanOrEqual(100)
  })
})
