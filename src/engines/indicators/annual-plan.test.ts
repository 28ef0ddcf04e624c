import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnnualPlan,
  type AnnualValue,
  annualPlanAt,
  type Divided,
  decompose,
  decompositionsOf,
  faultsInAnnualPlan,
  rollOn,
  shortfallOf,
} from './annual-plan.ts'

const level: Divided = { type: 'level', operator: 'ge', value: 200, band: null, baseYear: 2020, targetYear: 2025 }
const fall: Divided = { ...level, type: 'cumulative-reduction', value: 14.5 }
const growth: Divided = { ...level, type: 'average-growth', value: 6.5 }
const sum: Divided = { ...level, type: 'cumulative', value: 50 }
const bound: Divided = { ...level, type: 'annual-bound', operator: 'le', value: 5.5 }
const yearly = (values: readonly number[], from = 2021): AnnualValue[] =>
  values.map((value, i) => ({ year: from + i, value, override: null }))
const rounded = (values: readonly number[] | null) => values?.map((value) => Number(value.toFixed(2)))

describe('division into years', () => {
  it('[AN1] linear, compound, growth, weights, equal falls, every year alike', () => {
    expect(decompose(level, 150, 'linear')).toEqual([160, 170, 180, 190, 200])
    expect(rounded(decompose(level, 150, 'compound'))).toEqual([158.88, 168.29, 178.26, 188.82, 200])
    expect(decompose(growth, null, 'growth')).toEqual([6.5, 6.5, 6.5, 6.5, 6.5])
    expect(decompose(sum, null, 'weights')).toEqual([10, 10, 10, 10, 10])
    expect(rounded(decompose(sum, null, 'weights', [0.1, 0.15, 0.2, 0.25, 0.3]))).toEqual([5, 7.5, 10, 12.5, 15])
    expect(decompose(fall, null, 'reduction')?.map((one) => Number(one.toFixed(4)))).toEqual(Array(5).fill(3.0845))
    expect(decompose(bound, null, 'bound')).toEqual([5.5, 5.5, 5.5, 5.5, 5.5])
    expect(decompose(sum, null, 'weights', [0.5, 0.4])).toBeNull()
    expect(decompose(level, null, 'linear')).toBeNull()
  })

  it('[AN2] an increment ends at base and rise, a band at its nearer edge', () => {
    expect(decompose({ ...level, type: 'increment', value: 50 }, 150, 'linear')?.at(-1)).toBe(200)
    expect(decompose({ ...level, band: { low: 40, high: 45 } }, 35, 'linear')?.at(-1)).toBe(40)
    expect(decompose({ ...level, band: { low: 40, high: 45 } }, 50, 'linear')?.at(-1)).toBe(45)
    expect(decompose({ ...level, band: { low: 40, high: 45 } }, 42, 'linear')).toEqual([42, 42, 42, 42, 42])
  })

  it('[AN3] rolls on after a bad year: 178 in 2023 makes 189 of 2024', () => {
    expect(rollOn(level, 150, 2023, 178, 'linear')).toEqual(yearly([189, 200], 2024))
    expect(rollOn(sum, null, 2023, 26, 'weights')).toEqual(yearly([12, 12], 2024))
    const need = rollOn(growth, null, 2023, 1.081 * 1.045 * 1.052, 'growth')
    expect(need?.[0]?.value).toBeCloseTo(7.373, 3)
    const falls = rollOn(fall, null, 2023, 0.973 * 0.999 * 0.968, 'reduction')
    expect(falls?.[1]?.value).toBeCloseTo(4.6751, 4)
    expect(rollOn(bound, null, 2023, 5.4, 'bound')).toEqual(yearly([5.5, 5.5], 2024))
    expect(rollOn(level, 150, 2025, 178, 'linear')).toBeNull()
    expect(rollOn({ ...level, type: 'task' }, 150, 2023, 178, 'linear')).toBeNull()
  })

  it('[AN4] what people set covers every year, says why, and still reaches the target', () => {
    expect(faultsInAnnualPlan(level, 150, yearly([160, 170, 180, 190, 200]), '年度计划')).toEqual([])
    const codes = (years: AnnualValue[], reason = '年度计划') =>
      faultsInAnnualPlan(level, 150, years, reason).map(({ code }) => code)
    expect(codes(yearly([160, 170, 180, 190, 199]))).toEqual(['misses-target'])
    expect(codes(yearly([160, 170, 180, 190, 199]), ' ')).toEqual(['no-reason'])
    expect(codes([...yearly([160, 170, 180]), ...yearly([1, 2], 2023), ...yearly([3], 2030)])).toEqual([
      'year-twice',
      'year-outside',
      'year-missing',
    ])
    const silent = yearly([160, 170, 180, 190, 200]).map((one) => ({ ...one, override: { computed: 1, reason: '' } }))
    expect(codes(silent)).toEqual(Array(5).fill('no-reason'))
  })

  it('[AN5] says by how much the years miss the target', () => {
    expect(shortfallOf(sum, null, yearly([10, 10, 10, 10, 9]))).toBe(1)
    expect(shortfallOf(fall, null, yearly([3, 3, 3, 3, 3]))).toBeCloseTo(14.5 - (1 - 0.97 ** 5) * 100, 9)
    expect(shortfallOf(bound, null, yearly([5.5, 5.6, 5.5, 5.5, 5.5]))).toBeCloseTo(0.1, 9)
    expect(shortfallOf({ ...level, operator: 'le', value: 4 }, 5.2, yearly([4.8, 4.4]))).toBeCloseTo(0.4, 9)
  })

  it('[AN6] the version known at a moment is in force', () => {
    const plan = (version: number, recordedAt: string): AnnualPlan => ({
      id: `p${version}`,
      version,
      method: 'linear',
      weights: null,
      years: [],
      reason: '',
      recordedAt,
      rolledAfter: null,
    })
    const plans = [plan(1, '2021-03-01'), plan(2, '2023-03-01')]
    expect(annualPlanAt(plans, '2020-01-01')).toBeNull()
    expect(annualPlanAt(plans, '2022-01-01')?.version).toBe(1)
    expect(annualPlanAt(plans, '2024-01-01')?.version).toBe(2)
  })

  it('[AN7] whatever is reached, the rest as rolled on reaches the target', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.integer({ min: 2021, max: 2024 }),
        (base, reached, after) => {
          for (const method of decompositionsOf('level')) {
            const rest = rollOn(level, base, after, reached, method)
            expect(rest?.at(-1)?.value).toBeCloseTo(200, 6)
            expect(rest).toHaveLength(2025 - after)
          }
          const factor = reached / base
          const rest = rollOn(growth, null, after, factor, 'growth') ?? []
          const end = rest.reduce((product, { value }) => product * (1 + value / 100), factor)
          expect(end / 1.065 ** 5).toBeCloseTo(1, 9)
        },
      ),
    )
  })
})
