import { describe, expect, it } from 'vitest'
import type { Aggregation } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { evaluate } from './evaluate.ts'
import { evaluatedBy, schemeOf, scoresBy, unitsOf } from './lakeside.test-scheme.ts'

const three = (
  aggregation: Aggregation,
  weights: readonly [number, number, number] = [1, 1, 2],
  changes: Partial<Scheme> = {},
) =>
  schemeOf({
    indicators: [
      { id: 'a', group: 'index', weight: weights[0] },
      { id: 'b', group: 'index', weight: weights[1] },
      { id: 'c', group: 'index', weight: weights[2] },
    ],
    normalise: { method: 'identity' },
    aggregation,
    ...changes,
  })
const score = (
  aggregation: Aggregation,
  row: readonly (number | string | null)[],
  weights?: readonly [number, number, number],
) => {
  const [a = null, b = null, c = null] = row
  const full = { 单位: 'full', a: 1, b: 1, c: 1 }
  return scoresBy(evaluatedBy(three(aggregation, weights), unitsOf([full, { 单位: 'u', a, b, c }]))).u ?? Number.NaN
}

describe('aggregation', () => {
  it('[EA2] weighted means', () => {
    expect(score({ method: 'arithmetic' }, [1, 2, 3])).toBeCloseTo((1 + 2 + 6) / 4, 12)
    expect(score({ method: 'geometric' }, [1, 2, 3])).toBeCloseTo((1 * 2 * 3 ** 2) ** (1 / 4), 12)
    expect(score({ method: 'harmonic' }, [1, 2, 3], [2, 1, 1])).toBeCloseTo(4 / (2 / 1 + 1 / 2 + 1 / 3), 12)
    expect(score({ method: 'generalised', power: -1 }, [1, 2, 3], [2, 1, 1])).toBeCloseTo(
      4 / (2 / 1 + 1 / 2 + 1 / 3),
      12,
    )
    expect(score({ method: 'generalised', power: 1 }, [1, 2, 3], [1, 1, 1])).toBeCloseTo(2, 12)
    expect(score({ method: 'minimum' }, [4, 2, 3])).toBe(2)
    expect(score({ method: 'median' }, [4, 2, 3], [1, 1, 1])).toBe(3)
    expect(score({ method: 'sum' }, [1, 2, 3])).toBe(9)
  })

  it('[EA3] a missing member is left out, counts 0, or makes the group missing; below the threshold there is no score', () => {
    expect(score({ method: 'arithmetic' }, [1, null, 3])).toBeCloseTo(7 / 3, 12)
    expect(score({ method: 'arithmetic', missing: 'zero' }, [1, null, 3])).toBeCloseTo(7 / 4, 12)
    expect(score({ method: 'arithmetic', missing: 'missing' }, [1, null, 3])).toBeNaN()
    expect(score({ method: 'arithmetic', threshold: 0.7 }, [1, null, 3])).toBeNaN()
    expect(score({ method: 'arithmetic', threshold: 0.6 }, [1, null, 3])).toBeCloseTo(7 / 3, 12)
    expect(score({ method: 'arithmetic' }, [null, null, null])).toBeNaN()
  })

  it('[EA4] an absent duty is no missing value: the others are re-weighted, points add up to the same total', () => {
    expect(score({ method: 'sum', missing: 'zero' }, [1, '不适用', 1], [30, 20, 50])).toBe(100)
    expect(score({ method: 'sum', missing: 'zero' }, [1, '不适用', 0.5], [30, 20, 50])).toBeCloseTo((55 / 80) * 100, 12)
    expect(score({ method: 'sum', missing: 'zero' }, [1, null, 0.5], [30, 20, 50])).toBe(55)
    expect(score({ method: 'arithmetic', missing: 'missing' }, [1, '不适用', 3])).toBeCloseTo(7 / 3, 12)
    expect(score({ method: 'sum' }, ['不适用', '不适用', '不适用'])).toBeNaN()
  })

  it('[EA5] weights by group; a duty of weight 0 is absent, a condition may say so as well', () => {
    const scheme = schemeOf({
      groups: [{ id: 'index', total: 100 }],
      indicators: [
        { id: '招商', group: 'index', weight: { by: '类型', values: { 街道: 0, 园区: 60 } } },
        { id: '民生', group: 'index', weight: { by: '类型', values: { 街道: 100, 园区: 40 } } },
      ],
      normalise: { method: 'identity' },
      aggregation: { method: 'sum', missing: 'zero' },
    })
    const rows = [
      { 单位: '东街', 类型: '街道', 招商: 0.1, 民生: 0.9 },
      { 单位: '东园', 类型: '园区', 招商: 0.5, 民生: 0.5 },
    ]
    expect(scoresBy(evaluatedBy(scheme, unitsOf(rows)))).toEqual({ 东街: 90, 东园: 50 })
    const conditional = schemeOf({
      ...scheme,
      indicators: [
        { id: '招商', group: 'index', weight: 60, appliesTo: { column: '类型', is: 'none-of', of: ['街道'] } },
        { id: '民生', group: 'index', weight: 40 },
      ],
    })
    expect(scoresBy(evaluatedBy(conditional, unitsOf(rows)))).toEqual({ 东街: 90, 东园: 50 })
  })

  it('[EA6] outranking sums how far a unit is ahead of each other; Copeland counts wins less losses', () => {
    const rows = [
      { 单位: '1', a: 1, b: 3, c: 2 },
      { 单位: '2', a: 2, b: 2, c: 3 },
      { 单位: '3', a: 3, b: 1, c: 1 },
      { 单位: '4', a: 4, b: 5, c: 4 },
    ]
    const by = (method: 'outranking' | 'copeland') =>
      Object.values(scoresBy(evaluatedBy(three({ method }, [1, 1, 1]), unitsOf(rows))))
    expect(by('outranking')).toEqual([1 / 3 + 2 / 3, 2 / 3 + 2 / 3, 1 / 3 + 1 / 3, 3].map((v) => expect.closeTo(v, 12)))
    expect(by('copeland')).toEqual([-1, 1, -3, 3])
  })

  it('[EA7] a geometric mean of 0 is refused, with the units and what to do', () => {
    const outcome = evaluate(three({ method: 'geometric' }), unitsOf([{ 单位: '甲', a: 0, b: 1, c: 2 }]))
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'not-aggregable', at: { path: '/groups/0' } }] })
    if (!outcome.ok) expect(outcome.faults[0]?.message.zh).toContain('甲')
  })

  it('[EA8] aggregation by level, and a group’s own', () => {
    const scheme = schemeOf({
      groups: [
        { id: 'index' },
        { id: 'g', parent: 'index' },
        { id: 'h', parent: 'index', aggregation: { method: 'minimum' } },
      ],
      indicators: [
        { id: 'a', group: 'g' },
        { id: 'b', group: 'g' },
        { id: 'c', group: 'h' },
        { id: 'd', group: 'h' },
      ],
      normalise: { method: 'identity' },
      levels: { 2: { method: 'arithmetic' }, 3: { method: 'geometric' } },
    })
    const evaluation = evaluatedBy(scheme, unitsOf([{ 单位: 'u', a: 1, b: 3, c: 8, d: 9 }]))
    expect(scoresBy(evaluation, 'g').u).toBe(2)
    expect(scoresBy(evaluation, 'h').u).toBe(8)
    expect(scoresBy(evaluation).u).toBeCloseTo(4, 12)
  })

  it('[EA10] long columns are added up straight from the values and give the same to the last digit', () => {
    const size = 60_000
    const values = (j: number) => Float64Array.from({ length: size }, (_, i) => ((i * 7919 + j * 131) % 10_007) / 7)
    const table = {
      size,
      codes: Array.from({ length: size }, (_, i) => String(i)),
      names: null,
      numbers: { a: values(1), b: values(2), c: values(3) },
      absent: {},
      words: {},
    }
    const scheme = three({ method: 'arithmetic' }, [3, 2, 1], {
      normalise: { method: 'goalposts', lower: 100, upper: 1000, times: 7 },
    })
    const long = evaluatedBy(scheme, table)
    const [a, b, c] = long.indicators.columns
    expect(long.final).toEqual(
      Float64Array.from(
        long.final,
        (_, i) => (3 / 6) * (a?.[i] ?? 0) + (2 / 6) * (b?.[i] ?? 0) + (1 / 6) * (c?.[i] ?? 0),
      ),
    )
    const gap = values(1)
    gap[777] = Number.NaN
    const gaps = evaluatedBy(scheme, { ...table, numbers: { ...table.numbers, a: gap } })
    expect(gaps.final[777]).toBeCloseTo((2 * (b?.[777] ?? 0) + (c?.[777] ?? 0)) / 3, 9)
    expect(gaps.final[778]).toBeCloseTo(long.final[778] ?? 0, 9)
  })
})
