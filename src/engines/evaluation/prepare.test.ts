import { describe, expect, it } from 'vitest'
import type { Step, Treatment } from '../../model/evaluation-methods.ts'
import type { Indicator } from '../../model/evaluation-scheme.ts'
import { evaluatedBy, schemeOf, unitsOf } from './lakeside.test-scheme.ts'
import { resultOf } from './result.ts'
import { deviationOf, kurtosisOf, medianOf, quantileOf, skewnessOf } from './statistics.ts'
import { treat } from './treat.ts'

const prepared = (
  columns: Record<string, readonly (number | string | null)[]>,
  prepare: readonly Step[],
  indicators: readonly Indicator[] = Object.keys(columns)
    .filter((id) => columns[id]?.some((one) => typeof one === 'number'))
    .map((id) => ({ id, group: 'index' })),
) => {
  const size = Math.max(...Object.values(columns).map(({ length }) => length))
  const rows = Array.from({ length: size }, (_, i) => ({
    单位: `u${i}`,
    ...Object.fromEntries(Object.entries(columns).map(([id, values]) => [id, values[i] ?? null])),
  }))
  return evaluatedBy(schemeOf({ indicators: [...indicators], prepare: [...prepare] }), unitsOf(rows))
}
const valuesAfter = (evaluation: ReturnType<typeof prepared>) => {
  const stage = evaluation.prepared.stages.at(-1)
  return Object.fromEntries(evaluation.frame.indicators.map(({ id }, i) => [id, [...(stage?.columns[i] ?? [])]]))
}

describe('statistics', () => {
  it('[ET1] skewness, kurtosis, deviation and quantiles as spreadsheets and R give them', () => {
    const x = Float64Array.of(2, 4, 4, 5, 7, 9, Number.NaN, 25)
    // SKEW, KURT, STDEV.S and QUARTILE.INC of the seven numbers.
    expect(skewnessOf(x)).toBeCloseTo(2.2063736526, 9)
    expect(kurtosisOf(x)).toBeCloseTo(5.1957703214, 9)
    expect(deviationOf(x)).toBeCloseTo(7.831560083, 9)
    expect(medianOf(x)).toBe(5)
    expect(quantileOf(x, 0.25)).toBe(4)
    expect(skewnessOf(Float64Array.of(1, 2))).toBeNaN()
    expect(kurtosisOf(Float64Array.of(1, 2, 3))).toBeNaN()
  })
})

describe('outlier treatment', () => {
  const tail = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100)

  it('[ET2] winsorises one point after the other until skewness or kurtosis passes', () => {
    const { column, note } = treat(tail)
    expect([...column]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30])
    expect(note).toMatchObject({ method: 'winsorise', passes: true, down: [11], up: [] })
    const low = treat(tail.map((v) => -v))
    expect(low.note).toMatchObject({ method: 'winsorise', down: [], up: [11] })
  })

  it('[ET2] leaves alone what passes, and what cannot be tested', () => {
    const even = Float64Array.of(1, 2, 3, 4, 5)
    expect(treat(even)).toMatchObject({ column: even, note: { method: 'none' } })
    const constant = Float64Array.of(3, 3, 3, 3)
    expect(treat(constant)).toMatchObject({ column: constant, note: { method: 'untreatable' } })
  })

  it('[ET3] transforms the original when winsorising is not enough', () => {
    const heavy = Float64Array.from({ length: 20 }, (_, i) => (i < 8 ? i / 10 : 3 ** (i - 8)))
    const one: Treatment = { first: { method: 'winsorise', most: 1 } }
    const { min, max } = { min: 0, max: 3 ** 11 }
    expect(treat(heavy, one).note.method).toBe('log')
    expect([...treat(heavy, one).column]).toEqual([...heavy].map((v) => Math.log(v - min + 0.01 * (max - min))))
    expect([...treat(heavy, { ...one, second: { method: 'log-plus-one' } }).column]).toEqual(
      [...heavy].map((v) => Math.log(v + 1)),
    )
    expect([...treat(heavy, { ...one, second: { method: 'log-gii' } }).column]).toEqual(
      [...heavy].map((v) => Math.log(((max - 1) * (v - min)) / (max - min) + 1)),
    )
    expect([...treat(heavy, { ...one, second: { method: 'box-cox', lambda: 0.5 } }).column]).toEqual(
      [...heavy].map((v) => ((v + 1) ** 0.5 - 1) / 0.5),
    )
    expect([...treat(heavy, { ...one, second: { method: 'box-cox', lambda: 0 } }).column]).toEqual(
      [...heavy].map((v) => Math.log(v + 1)),
    )
    expect([
      ...treat(
        heavy.map((v) => -v),
        { ...one, second: { method: 'log-by-skew' } },
      ).column,
    ]).toEqual([...heavy].map((v) => -Math.log(v + 0.01 * max)))
    expect(treat(heavy, { ...one, second: { method: 'none' } }).note).toMatchObject({
      method: 'winsorise',
      passes: false,
    })
    const combined = treat(heavy, { ...one, combine: true })
    expect(combined.column[19]).toBe(combined.column[18])
  })

  it('[ET4] an indicator may have its own treatment, or none; the result says what was done', () => {
    const evaluation = prepared({ a: [...tail], b: [...tail], c: [...tail] }, [
      {
        step: 'treat',
        indicators: {
          b: 'none',
          c: { first: { method: 'winsorise', most: 1 }, pass: { skewness: 0.5, kurtosis: 0.1 } },
        },
      },
    ])
    const { a, b, c } = valuesAfter(evaluation)
    expect([a?.[11], b?.[11]]).toEqual([30, 100])
    expect(c?.[11]).not.toBe(100)
    expect(resultOf(evaluation).treated.map(({ indicator, method, lowered }) => [indicator, method, lowered])).toEqual([
      ['a', 'winsorise', ['u11']],
      ['c', 'log', []],
    ])
  })
})

describe('denominators', () => {
  it('[ED1] divide, with a scale, by the logarithm when asked; over 0 there is no value', () => {
    const evaluation = prepared(
      { tax: [100, 50, 10], land: [20, 0, null] },
      [{ step: 'denominate' }],
      [
        { id: 'tax', group: 'index', denominator: { column: 'land', scale: 2 } },
        { id: 'log', column: 'tax', group: 'index', denominator: { column: 'land', log: true } },
      ],
    )
    expect(valuesAfter(evaluation)).toEqual({
      tax: [10, Number.NaN, Number.NaN],
      log: [100 / Math.log(20), Number.NaN, Number.NaN],
    })
  })
})

describe('screening', () => {
  const data = { a: [1, 0, null, 0], b: [1, 0, null, 5], c: [1, 0, 3, 0] }
  it.each<[Extract<Step, { step: 'screen' }>, string[]]>([
    [{ step: 'screen', by: 'availability' }, ['u2']],
    [{ step: 'screen', by: 'availability', availability: 1 / 3 }, []],
    [{ step: 'screen', by: 'non-zero', nonZero: 0.5 }, ['u1', 'u3']],
    [{ step: 'screen', by: 'either', nonZero: 0.3 }, ['u1', 'u2']],
    [{ step: 'screen', by: 'either', include: ['u2'], exclude: ['u0'], nonZero: 0 }, ['u0']],
  ])('[EK1] %j leaves out %j', (step, out) => {
    expect(resultOf(prepared(data, [step])).screened.map(({ unit }) => unit)).toEqual(out)
  })
})

describe('imputation', () => {
  const data = { a: [1, null, 3, 20], b: [10, 20, null, 40], g: ['x', 'x', 'x', 'y'] }
  it.each<[Extract<Step, { step: 'impute' }>, number, number]>([
    [{ step: 'impute', method: 'mean' }, 8, 70 / 3],
    [{ step: 'impute', method: 'median' }, 3, 20],
    [{ step: 'impute', method: 'mean', within: 'g' }, 2, 15],
    [{ step: 'impute', method: 'median', within: 'g' }, 2, 15],
    [{ step: 'impute', method: 'mean', within: 'g', least: 3 }, 8, 70 / 3],
    [{ step: 'impute', method: 'value', value: 0 }, 0, 0],
    // In the row: 20 is a third of the way from 10 to 40, which of 1 to 20 is 7.33; 3 is 2/19 of the way.
    [{ step: 'impute', method: 'row-mean' }, 1 + 19 / 3, 10 + (30 * 2) / 19],
    [{ step: 'impute', method: 'row-median', normaliseFirst: false }, 20, 3],
    [{ step: 'impute', method: 'column', columns: { a: 'b', b: 'a' } }, 20, 3],
  ])('[EI1] %j', (step, a, b) => {
    const filled = valuesAfter(prepared(data, [step]))
    expect(filled.a?.[1]).toBeCloseTo(a, 12)
    expect(filled.b?.[2]).toBeCloseTo(b, 12)
    expect([filled.a?.[0], filled.b?.[3]]).toEqual([1, 40])
  })

  it('[EI2] only where asked; not what does not apply; not in a group without any value', () => {
    const some = valuesAfter(prepared(data, [{ step: 'impute', method: 'mean', indicators: ['a'] }]))
    expect([some.a?.[1], some.b?.[2]]).toEqual([8, Number.NaN])
    const absent = valuesAfter(prepared({ a: [1, '不适用', 3] }, [{ step: 'impute', method: 'mean' }]))
    expect(absent.a).toEqual([1, Number.NaN, 3])
    const alone = valuesAfter(
      prepared({ a: [1, null, null], g: ['x', 'y', null] }, [{ step: 'impute', method: 'mean', within: 'g' }]),
    )
    expect(alone.a).toEqual([1, Number.NaN, Number.NaN])
  })

  it('[EI3] a reverse indicator is turned round before rows are averaged', () => {
    const indicators: Indicator[] = [
      { id: 'a', group: 'index' },
      { id: 'b', group: 'index', direction: 'negative' },
    ]
    const filled = valuesAfter(
      prepared({ a: [0, 10, null], b: [40, 0, 10] }, [{ step: 'impute', method: 'row-mean' }], indicators),
    )
    expect(filled.a?.[2]).toBeCloseTo(7.5, 12)
  })
})
