import { describe, expect, it } from 'vitest'
import type { Normalisation } from '../../model/evaluation-methods.ts'
import { pairwiseWeights } from './ahp.ts'
import { schemeFrom } from './check-scheme.ts'
import { evaluatedBy, FIRMS, gradesBy, mu, schemeOf, scoresBy, unitsOf } from './lakeside.test-scheme.ts'
import { entropyWeights } from './weights.ts'

/** Worked examples of the field: figures computed by hand or printed in the documents that use the method. */

const rounded = (value: number, digits = 4) => Number(value.toFixed(digits))
const roundedAll = (values: Record<string, number>, digits = 4) =>
  Object.fromEntries(Object.entries(values).map(([unit, value]) => [unit, rounded(value, digits)]))

/** Scores of values under one method. */
function scored(
  normalise: Normalisation,
  values: readonly (number | null)[],
  direction: 'positive' | 'negative' = 'positive',
): number[] {
  const scheme = schemeOf({ indicators: [{ id: 'x', group: 'index', direction, normalise }] })
  const evaluation = evaluatedBy(scheme, unitsOf(values.map((x, i) => ({ 单位: `u${i}`, x }))))
  return [...(evaluation.indicators.columns[0] ?? [])]
}

describe('亩均效益: the worked example', () => {
  const evaluation = evaluatedBy(mu(), unitsOf(FIRMS))

  it('[EG1] parts, bonus and deduction add up to the totals', () => {
    expect(roundedAll(scoresBy(evaluation))).toEqual({
      甲: 135.7379,
      乙: 107.2185,
      丙: 85.6674,
      丁: 51.5853,
      戊: 19.2269,
    })
    const parts = evaluation.frame.indicators.map(({ id, weight }) =>
      Object.values(scoresBy(evaluation, id)).map((score) => rounded(score * Number(weight))),
    )
    expect(parts).toEqual([
      [45, 32.3692, 22.4094, 11.2047, 0],
      [26.4395, 22.0329, 17.6263, 10.282, 5.8754],
      [23.7565, 21.5293, 17.8174, 11.1359, 6.6815],
      [12.1709, 10.5481, 8.7224, 8.9253, 4.2598],
      [13.7817, 10.4741, 8.8203, 6.0639, 4.4101],
      [11.5894, 10.2649, 9.2715, 3.9735, 0],
    ])
  })

  it('[EG1] without cap and bonus the first firm has 137.5367', () => {
    const { bonus: _, ...uncapped } = mu(null)
    expect(rounded(scoresBy(evaluatedBy(uncapped, unitsOf(FIRMS))).甲 ?? 0)).toBe(137.5367)
  })

  it('[EG2] shares 20/60/95 of five: one A, two B, one C, one D', () => {
    expect(gradesBy(evaluation)).toEqual({ 甲: 'A', 乙: 'B', 丙: 'B', 丁: 'C', 戊: 'D' })
  })

  it('[EG1] small firms have two items: 12 万元/亩 and 0.30 give 115.53', () => {
    const scheme = schemeOf({
      groups: [{ id: 'index', total: 100 }],
      indicators: [
        { id: '税收', group: 'index', weight: 50, target: 11.5932 },
        { id: '用电税收', group: 'index', weight: 50, target: 0.2352 },
      ],
      normalise: { method: 'ratio-to-base', cap: 1.5 },
      aggregation: { method: 'sum', missing: 'zero' },
    })
    const small = evaluatedBy(scheme, unitsOf([{ 单位: '小', 税收: 12, 用电税收: 0.3 }]))
    expect(rounded(scoresBy(small).小 ?? 0, 2)).toBe(115.53)
  })

  it('[EG2] 23 firms with 20/60/95: 4 A, 9 B, 8 C, 2 D', () => {
    const scheme = schemeOf({
      indicators: [{ id: 'x', group: 'index', normalise: { method: 'identity' } }],
      grading: {
        by: 'shares',
        grades: [{ id: 'A', upTo: 0.2 }, { id: 'B', upTo: 0.6 }, { id: 'C', upTo: 0.95 }, { id: 'D' }],
      },
    })
    const grades = gradesBy(
      evaluatedBy(scheme, unitsOf(Array.from({ length: 23 }, (_, i) => ({ 单位: `${i}`, x: i })))),
    )
    const count = (grade: string) => Object.values(grades).filter((one) => one === grade).length
    expect(['A', 'B', 'C', 'D'].map(count)).toEqual([4, 9, 8, 2])
  })
})

describe('scoring methods: the worked examples', () => {
  it('[EN2] 功效系数法', () => {
    const efficacy = (unacceptable: number, satisfactory: number) =>
      ({ method: 'efficacy', unacceptable, satisfactory }) as const
    expect(rounded(scored(efficacy(6, 12), [5.81])[0] ?? 0, 2)).toBe(58.73)
    expect(scored(efficacy(50, 90), [78])).toEqual([88])
    expect(rounded(scored(efficacy(20, 8), [12], 'negative')[0] ?? 0)).toBe(86.6667)
    expect(scored({ ...efficacy(50, 90), least: 0, most: 100 }, [200, -200])).toEqual([100, 0])
  })

  it('[EN2] 极差法, with a floor and with all values alike', () => {
    const columns = [
      [82, 90, 76, 88],
      [45, 38, 52, 41],
    ]
    expect(columns.map((x) => scored({ method: 'min-max', range: [0, 1] }, x).map((v) => rounded(v)))).toEqual([
      [0.4286, 1, 0, 0.8571],
      [0.5, 0, 1, 0.2143],
    ])
    expect(scored({ method: 'min-max', range: [0, 1] }, [3.1, 2.6, 4, 2.2], 'negative').map((v) => rounded(v))).toEqual(
      [0.5, 0.7778, 0, 1],
    )
    expect(scored({ method: 'min-max', range: [60, 100] }, [1, 2, 3])).toEqual([60, 80, 100])
    expect(scored({ method: 'min-max', range: [0, 1] }, [5, 5, 5])).toEqual([1, 1, 1])
  })

  it('[EN2] 目标完成法: ratio with cap, reverse forms, difference where the target is near 0', () => {
    expect(scored({ method: 'completion', target: 50, cap: 1.2 }, [40, 100, -3])).toEqual([0.8, 1.2, 0])
    expect(scored({ method: 'completion', target: 4, cap: 1.2 }, [5, 2], 'negative')).toEqual([0.8, 1.2])
    expect(scored({ method: 'completion', target: 4, reverse: 'mirrored' }, [5, 9], 'negative')).toEqual([0.75, 0])
    expect(scored({ method: 'completion', target: -0.5, form: 'difference', band: 4 }, [0.5, -2.5, -9])).toEqual([
      1.25, 0.5, 0,
    ])
  })

  it('[EN2] a reverse item by 2 − x/base is 0 from twice the base on', () => {
    expect(scored({ method: 'ratio-to-base', base: 10 }, [5, 15, 20, 30], 'negative')).toEqual([1.5, 0.5, 0, 0])
  })

  it('[EN2] 名次法: linear and by steps; equal values share the better place and the next is skipped', () => {
    expect(scored({ method: 'places', form: 'linear' }, [9, 7, 5, 3])).toEqual([100, 75, 50, 25])
    expect(scored({ method: 'places', form: 'step', step: 5 }, [9, 7, 5, 3])).toEqual([100, 95, 90, 85])
    expect(scored({ method: 'places', form: 'step', step: 5 }, [7, 7, 5, null])).toEqual([100, 100, 90, Number.NaN])
  })

  it('[EN2] 分档法', () => {
    const classes = { method: 'classes', otherwise: 40 } as const
    const rising = {
      ...classes,
      classes: [
        { bound: 90, score: 100 },
        { bound: 60, score: 80 },
      ],
    }
    expect(scored(rising, [95, 90, 89.9, 60, 10])).toEqual([100, 100, 80, 80, 40])
    const falling = {
      ...classes,
      classes: [
        { bound: 3, score: 100 },
        { bound: 5, score: 80 },
      ],
    }
    expect(scored(falling, [3, 4, 6], 'negative')).toEqual([100, 80, 40])
  })

  it('[EW1] 熵权法', () => {
    const x = [
      [82, 90, 76, 88],
      [45, 38, 52, 41],
      [-3.1, -2.6, -4, -2.2],
    ].map((column) => Float64Array.from(column))
    const { entropies, weights } = entropyWeights(x, 'min-max')
    expect(entropies.map((e) => rounded(e, 6))).toEqual([0.75262, 0.673537, 0.765472])
    expect(weights.map((w) => rounded(w, 6))).toEqual([0.306022, 0.403853, 0.290124])
    const scheme = schemeOf({
      indicators: [
        { id: 'a', group: 'index' },
        { id: 'b', group: 'index' },
        { id: 'c', group: 'index', direction: 'negative' },
      ],
      weighting: { method: 'entropy' },
    })
    const rows = [0, 1, 2, 3].map((i) => ({ 单位: `${i}`, a: x[0]?.[i] ?? 0, b: x[1]?.[i] ?? 0, c: -(x[2]?.[i] ?? 0) }))
    const scores = Object.values(scoresBy(evaluatedBy(scheme, unitsOf(rows))))
    expect(scores.map((v) => rounded(v))).toEqual([47.8141, 53.1675, 40.3853, 63.8969])
    expect(entropyWeights([...x, Float64Array.of(1, 1, 1, 1)], 'min-max').weights[3]).toBe(0)
  })

  it('[EW2] AHP: weights, λ, CR', () => {
    const three = [
      [1, 2, 5],
      [1 / 2, 1, 3],
      [1 / 5, 1 / 3, 1],
    ]
    const result = pairwiseWeights(three)
    expect(result.weights.map((w) => rounded(w, 5))).toEqual([0.58155, 0.309, 0.10945])
    expect(rounded(result.lambda, 5)).toBe(3.00369)
    expect(rounded(result.consistencyIndex, 5)).toBe(0.00185)
    expect(rounded(result.consistencyRatio, 5)).toBe(0.00318)
    const chain = [
      [1, 3, 5, 7],
      [1 / 3, 1, 3, 5],
      [1 / 5, 1 / 3, 1, 3],
      [1 / 7, 1 / 5, 1 / 3, 1],
    ]
    const four = pairwiseWeights(chain)
    expect(four.weights.map((w) => rounded(w, 5))).toEqual([0.56501, 0.2622, 0.1175, 0.05529])
    expect([four.lambda, four.consistencyIndex, four.consistencyRatio].map((v) => rounded(v, 5))).toEqual([
      4.11698, 0.03899, 0.04333,
    ])
    expect(pairwiseWeights(chain, 'geometric-mean').weights.map((w) => rounded(w, 5))).toEqual([
      0.56381, 0.26338, 0.11779, 0.05502,
    ])
  })

  it('[EW2] comparisons that contradict each other are refused, with the pair to look at', () => {
    const matrix = [
      [1, 5, 1 / 3],
      [1 / 5, 1, 5],
      [3, 1 / 5, 1],
    ]
    const bad = pairwiseWeights(matrix)
    expect(bad.weights.map((w) => rounded(w, 5))).toEqual([0.39142, 0.33014, 0.27845])
    expect([bad.lambda, bad.consistencyIndex, bad.consistencyRatio].map((v) => rounded(v, 5))).toEqual([
      5.45429, 1.22714, 2.11577,
    ])
    const base = mu()
    const checked = schemeFrom({
      ...base,
      groups: [{ id: 'index', weighting: { method: 'ahp', matrix } }],
      indicators: base.indicators.slice(0, 3),
    })
    expect(checked).toMatchObject({
      ok: false,
      faults: [{ code: 'ahp-inconsistent', at: { path: '/groups/0/weighting/matrix' } }],
    })
  })
})
