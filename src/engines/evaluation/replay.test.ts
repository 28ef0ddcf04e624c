import { describe, expect, it } from 'vitest'
import type { Factor, Scheme } from '../../model/evaluation-scheme.ts'
import { certaintyOf, placeShifts } from './certainty.ts'
import { evaluatedBy, FIRMS, gradesBy, mu, schemeOf, unitsOf } from './lakeside.test-scheme.ts'
import { uniformAt } from './random.ts'
import { emptySheet, type ReplaySheet, runReplays } from './replay.ts'
import { type Design, inputsOf, runsOf, sensitivityIndices } from './sobol.ts'
import type { UnitTable } from './table.ts'
import { evaluateSupposing, liftsOf, standingOf } from './what-if.ts'

const replayed = (
  scheme: Scheme,
  table: UnitTable,
  factors: readonly Factor[],
  design: Partial<Design> = {},
): ReplaySheet => {
  const full: Design = { kind: 'random', n: 200, factors: factors.length, seed: 7, ...design }
  const sheet = emptySheet(runsOf(full), table.size)
  runReplays(scheme, table, factors, full, sheet, 0, runsOf(full))
  return sheet
}

const weights: Factor = { what: 'weights', noise: 0.25 }

describe('replays', () => {
  it('[ER1] the same seed gives the same sheet, whatever part runs first; another seed another', () => {
    const table = unitsOf(FIRMS)
    const design: Design = { kind: 'random', n: 50, factors: 1, seed: 3 }
    const parts = emptySheet(50, table.size)
    runReplays(mu(), table, [weights], design, parts, 20, 50)
    runReplays(mu(), table, [weights], design, parts, 0, 20)
    expect(parts).toEqual(replayed(mu(), table, [weights], design))
    const close = unitsOf(Array.from({ length: 40 }, (_, i) => ({ 单位: `${i}`, a: i, b: 40 - i })))
    const two = schemeOf({
      indicators: [
        { id: 'a', group: 'index' },
        { id: 'b', group: 'index' },
      ],
    })
    expect(replayed(two, close, [weights], { seed: 1 }).places).not.toEqual(
      replayed(two, close, [weights], { seed: 2 }).places,
    )
  })

  it('[ER2] rank intervals and the probability of each grade', () => {
    const certainty = certaintyOf(replayed(mu(), unitsOf(FIRMS), [weights]), 200, 4)
    expect(certainty.map(({ low, high, grades }) => [low, high, grades])).toEqual([
      [1, 1, [1, 0, 0, 0]],
      [2, 2, [0, 1, 0, 0]],
      [3, 3, [0, 1, 0, 0]],
      [4, 4, [0, 0, 1, 0]],
      [5, 5, [0, 0, 0, 1]],
    ])
    // Two that differ by a hair in one item and are equal in the rest change places about half of the time.
    const rows = [
      { 单位: '甲', a: 10, b: 0.1 },
      { 单位: '乙', a: 0.1, b: 10 },
    ]
    const two = schemeOf({
      indicators: [
        { id: 'a', group: 'index', normalise: { method: 'identity' } },
        { id: 'b', group: 'index', normalise: { method: 'identity' } },
      ],
      grading: { by: 'shares', grades: [{ id: 'A', upTo: 0.5 }, { id: 'B' }] },
    })
    const even = certaintyOf(replayed(two, unitsOf(rows), [weights], { n: 2000 }), 2000, 2)
    expect(even[0]?.grades[0]).toBeGreaterThan(0.45)
    expect(even[0]?.grades[0]).toBeLessThan(0.55)
    expect(even[0]?.mean).toBeCloseTo(1.5, 1)
  })

  it('[ER3] every assumption can vary: normalisation, treatment, imputation, aggregation, data, omission', () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      单位: `${i}`,
      a: i === 29 ? 900 : (i * 37) % 31,
      b: i % 7 === 0 ? null : (i * 17) % 23,
      c: 1 + ((i * 5) % 11),
    }))
    const scheme = schemeOf({
      indicators: ['a', 'b', 'c'].map((id) => ({ id, group: 'index' })),
      prepare: [{ step: 'impute', method: 'mean' }, { step: 'treat' }],
      normalise: { method: 'min-max', range: [1, 100] },
    })
    const factors: Factor[] = [
      weights,
      { what: 'normalisation', alternatives: [{ method: 'percentile', times: 100 }] },
      { what: 'treatment', alternatives: ['none', { first: { method: 'winsorise', most: 1 } }] },
      { what: 'imputation', alternatives: ['none', { method: 'median' }] },
      { what: 'aggregation', alternatives: [{ method: 'harmonic' }] },
      { what: 'data', noise: 0.1 },
      { what: 'omission' },
    ]
    for (const factor of factors) {
      const sheet = replayed(scheme, unitsOf(rows), [factor], { n: 60 })
      const nominal = evaluatedBy(scheme, unitsOf(rows)).places
      const shifts = placeShifts(sheet, 60, nominal)
      expect(Math.max(...shifts.filter((v) => !Number.isNaN(v))), factor.what).toBeGreaterThan(0)
      // The scheme's own way is among the choices, so some replay is the nominal one, unless every draw is its own.
      if (factor.what !== 'weights' && factor.what !== 'data') expect(shifts, factor.what).toContain(0)
    }
    const zero: Factor = { what: 'normalisation', alternatives: [{ method: 'z-score' }] }
    const failing = replayed({ ...scheme, aggregation: { method: 'geometric' } }, unitsOf(rows), [zero], { n: 40 })
    expect(failing.failed.includes(1) && failing.failed.includes(0)).toBe(true)
  })

  it('[ER4] inputs are evenly spread and do not repeat', () => {
    const all = Array.from({ length: 20_000 }, (_, i) => uniformAt(11, i, 2))
    expect(all.reduce((sum, v) => sum + v, 0) / all.length).toBeCloseTo(0.5, 2)
    const bins = new Array<number>(10).fill(0)
    for (const v of all) bins[Math.floor(v * 10)] = (bins[Math.floor(v * 10)] ?? 0) + 1
    expect(Math.min(...bins)).toBeGreaterThan(1800)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('sensitivity', () => {
  it('[ES1] a Sobol design holds A, B, and A with one column from B', () => {
    const design: Design = { kind: 'sobol', n: 8, factors: 3, seed: 5 }
    expect(runsOf(design)).toBe(40)
    const [a, b, ab1] = [inputsOf(design, 2), inputsOf(design, 10), inputsOf(design, 8 * 3 + 2)]
    expect([...ab1]).toEqual([a[0], b[1], a[2]])
    expect([...a].some((v, j) => v === b[j])).toBe(false)
  })

  it('[ES2] finds the known indices of y = x₁ + 2x₂ + 3x₃: 1/14, 4/14, 9/14', () => {
    const design: Design = { kind: 'sobol', n: 20_000, factors: 3, seed: 1 }
    const y = Float64Array.from({ length: runsOf(design) }, (_, run) => {
      const [x1 = 0, x2 = 0, x3 = 0] = inputsOf(design, run)
      return x1 + 2 * x2 + 3 * x3
    })
    const indices = sensitivityIndices(y, design.n, 3, 50, 1)
    ;[1, 4, 9].forEach((square, j) => {
      const one = indices[j]
      expect(one?.first).toBeCloseTo(square / 14, 1)
      expect(one?.total).toBeCloseTo(square / 14, 1)
      expect(one?.totalInterval?.[0]).toBeLessThan(one?.total ?? 0)
      expect(one?.totalInterval?.[1]).toBeGreaterThan(one?.total ?? 0)
    })
  })

  it('[ES3] the estimators are those of the reference: a small sample worked by hand', () => {
    // n = 2, one factor: yA = 1, 3; yB = 2, 6; yAB = 2, 5. V of 1, 3, 2, 6 is 14/3.
    const [one] = sensitivityIndices(Float64Array.of(1, 3, 2, 6, 2, 5), 2, 1)
    expect(one?.first).toBeCloseTo((2 * (2 - 1) + 6 * (5 - 3)) / 2 / (14 / 3), 12)
    expect(one?.total).toBeCloseTo(((1 - 2) ** 2 + (3 - 5) ** 2) / (2 * 2 * (14 / 3)), 12)
  })
})

describe('what if', () => {
  it('[EL1] evaluates with another value, others unchanged', () => {
    const table = unitsOf(FIRMS)
    const outcome = evaluateSupposing(mu(), table, [{ row: 3, column: '税收', value: 60 }])
    expect(standingOf(outcome, 3)?.score).toBeCloseTo(51.5853 - 11.2047 + 45, 3)
    expect(table.numbers.税收?.[3]).toBe(9)
    expect(standingOf(outcome, 0)?.place).toBe(1)
  })

  it('[EL2] the smallest change in one indicator that lifts the grade, and it is the smallest', () => {
    const scheme = mu()
    const table = unitsOf(FIRMS)
    const lifts = liftsOf(scheme, table, 4) ?? []
    expect(gradesBy(evaluatedBy(scheme, table)).戊).toBe('D')
    const works = lifts.filter(({ to }) => to !== null)
    expect(works.length).toBeGreaterThan(0)
    for (const { column, from, to, after } of works) {
      expect(after?.grade).toBeLessThan(3)
      const almost = (from ?? 0) + ((to ?? 0) - (from ?? 0)) * (1 - 1e-4)
      expect(standingOf(evaluateSupposing(scheme, table, [{ row: 4, column, value: almost }]), 4)?.grade).toBe(3)
    }
    // 丁 has 51.5853 and 戊 19.2269: tax must give the difference, at 30 points for 24.097.
    const tax = works.find(({ column }) => column === '税收')
    expect(tax?.to).toBeCloseTo(((51.5853 - 19.2269) / 30) * 24.097, 2)
    // Value added is worth 30 points at most, and 戊 has 5.9 of them.
    expect(lifts.find(({ column }) => column === '增加值')).toMatchObject({ from: 40, to: null })
  })

  it('[EL2] lifts the last of a min–max, whose score stands still until it passes the next', () => {
    const scheme = schemeOf({
      indicators: [{ id: 'x', group: 'index', normalise: { method: 'min-max', range: [60, 100] } }],
      score: { digits: 2 },
      grading: { by: 'shares', grades: [{ id: 'A', upTo: 0.5 }, { id: 'B' }] },
    })
    const table = unitsOf([
      { 单位: '甲', x: 40 },
      { 单位: '乙', x: 30 },
      { 单位: '丙', x: 20 },
      { 单位: '丁', x: 10 },
    ])
    const [lift] = liftsOf(scheme, table, 3) ?? []
    expect(lift?.to).toBeCloseTo(30, 2)
    expect(lift?.after?.grade).toBe(0)
  })

  it('[EL3] nothing lifts the best grade, a vetoed unit, or one without a score', () => {
    const table = unitsOf(FIRMS)
    expect(liftsOf(mu(), table, 0)).toBeNull()
    const vetoed = mu(1.5, {
      vetoes: [{ id: 'v', when: { column: '扣分', is: 'at-least', than: 2 }, effect: { grade: 'D' } }],
    })
    expect(liftsOf(vetoed, table, 4)?.every(({ to }) => to === null)).toBe(true)
  })

  it('[EL2] goes down for a negative indicator, never below 0', () => {
    const scheme = schemeOf({
      indicators: [
        { id: 'x', group: 'index', direction: 'negative', normalise: { method: 'ratio-to-base', base: 10 } },
      ],
      grading: { by: 'score', grades: [{ id: 'A', from: 1.5 }, { id: 'B' }] },
    })
    const [lift] =
      liftsOf(
        scheme,
        unitsOf([
          { 单位: '甲', x: 9 },
          { 单位: '乙', x: 3 },
        ]),
        0,
      ) ?? []
    expect(lift?.to).toBeCloseTo(5, 6)
    const beyond = { ...scheme, grading: { by: 'score' as const, grades: [{ id: 'A', from: 3 }, { id: 'B' }] } }
    expect(liftsOf(beyond, unitsOf([{ 单位: '甲', x: 9 }]), 0)?.[0]?.to).toBeNull()
  })
})
