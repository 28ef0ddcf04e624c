import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Aggregation, Normalisation } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { evaluate } from './evaluate.ts'
import { evaluatedBy, gradesBy, schemeOf, scoresBy, unitsOf } from './lakeside.test-scheme.ts'
import { resultOf } from './result.ts'

/** What must hold for any data. Three indicators, the second negative, in two levels; four grades in two pools. */

const GRADES = [{ id: 'A', upTo: 0.2 }, { id: 'B', upTo: 0.6 }, { id: 'C', upTo: 0.95 }, { id: 'D' }]
const schemeWith = (normalise: Normalisation, aggregation: Aggregation, changes: Partial<Scheme> = {}) =>
  schemeOf({
    groups: [{ id: 'index' }, { id: 'g', parent: 'index', weight: 2 }],
    indicators: [
      { id: 'a', group: 'g', weight: 3 },
      // What is satisfactory of a negative indicator lies below what is not.
      {
        id: 'b',
        group: 'g',
        weight: 2,
        direction: 'negative',
        ...(normalise.method === 'efficacy' ? { normalise: FALLING } : {}),
      },
      { id: 'c', group: 'index', weight: 1 },
    ],
    normalise,
    aggregation,
    grading: { by: 'shares', grades: GRADES },
    ...changes,
  })

const FALLING = { method: 'efficacy', unacceptable: 35, satisfactory: 2 } as const
const METHODS: readonly Normalisation[] = [
  { method: 'min-max' },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'percentile' },
  { method: 'distance-to-maximum' },
  { method: 'goalposts', lower: 0, upper: 60 },
  { method: 'completion', target: 20, cap: 1.2 },
  { method: 'ratio-to-base', base: 20, cap: 1.5 },
  { method: 'efficacy', unacceptable: 2, satisfactory: 35 },
  { method: 'places', form: 'linear' },
]
/** These do not see the unit in which a column is measured. */
const SCALE_FREE: readonly Normalisation[] = [
  { method: 'min-max' },
  { method: 'z-score' },
  { method: 'rank' },
  { method: 'borda' },
  { method: 'percentile' },
  { method: 'distance-to-maximum' },
  { method: 'fraction-of-maximum' },
  { method: 'places', form: 'step' },
  { method: 'ratio-to-base', base: { of: 'mean' }, cap: 1.5 },
]
const MEANS: readonly Aggregation[] = [
  { method: 'arithmetic' },
  { method: 'sum' },
  { method: 'minimum' },
  { method: 'median' },
]

const cell = fc.integer({ min: 1, max: 50 })
const gap = fc.oneof({ weight: 9, arbitrary: cell }, { weight: 1, arbitrary: fc.constant(null) })
const rowsOf = (of: fc.Arbitrary<number | null>) =>
  fc
    .array(fc.tuple(of, of, of, fc.constantFrom('规上', '规下')), { minLength: 3, maxLength: 30 })
    .map((rows) => rows.map(([a, b, c, pool], i) => ({ 单位: `u${i}`, a, b, c, pool })))
/** A first row of numbers, so that every column is one of numbers. */
const complete = { 单位: 'first', a: 25, b: 25, c: 25, pool: '规上' }
const method = fc.constantFrom(...METHODS)
const mean = fc.constantFrom(...MEANS)

describe('what holds for any data', () => {
  it('[EP1] a higher value of a positive indicator never lowers the unit’s score', () => {
    fc.assert(
      fc.property(method, mean, rowsOf(cell), fc.integer({ min: 1, max: 40 }), (normalise, aggregation, rows, more) => {
        const scheme = schemeWith(normalise, aggregation)
        const before = scoresBy(evaluatedBy(scheme, unitsOf(rows))).u0 ?? 0
        const raised = rows.map((row) => (row.单位 === 'u0' ? { ...row, a: (row.a ?? 0) + more } : row))
        const after = scoresBy(evaluatedBy(scheme, unitsOf(raised))).u0 ?? 0
        expect(after).toBeGreaterThanOrEqual(before - 1e-9)
        const lowered = rows.map((row) => (row.单位 === 'u0' ? { ...row, b: (row.b ?? 0) + more } : row))
        expect(scoresBy(evaluatedBy(scheme, unitsOf(lowered))).u0 ?? 0).toBeLessThanOrEqual(before + 1e-9)
      }),
    )
  })

  it('[EP2] the order of the units does not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METHODS, ...SCALE_FREE),
        fc.constantFrom<Aggregation>(...MEANS, { method: 'copeland' }, { method: 'outranking' }),
        rowsOf(gap),
        fc.infiniteStream(fc.nat()),
        (normalise, aggregation, rows, keys) => {
          const scheme = schemeWith(normalise, aggregation, {
            pools: { column: 'pool' },
            prepare: [{ step: 'impute', method: 'mean', within: 'pool' }, { step: 'treat' }],
          })
          const all = [complete, ...rows]
          const key = new Map(all.map((row) => [row.单位, keys.next().value ?? 0]))
          const shuffled = [...all].sort((x, y) => (key.get(x.单位) ?? 0) - (key.get(y.单位) ?? 0))
          const one = evaluatedBy(scheme, unitsOf(all))
          const other = evaluatedBy(scheme, unitsOf(shuffled))
          const scores = scoresBy(other)
          for (const [unit, score] of Object.entries(scoresBy(one)))
            if (Number.isNaN(score)) expect(scores[unit]).toBeNaN()
            else expect(scores[unit]).toBeCloseTo(score, 9)
        },
      ),
    )
  })

  it('[EP3] scores do not depend on the unit of measurement where the method promises it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCALE_FREE),
        mean,
        rowsOf(cell),
        fc.constantFrom(0.01, 3, 10_000),
        (normalise, aggregation, rows, factor) => {
          const scheme = schemeWith(normalise, aggregation)
          const scaled = rows.map((row) => ({ ...row, a: (row.a ?? 0) * factor, b: (row.b ?? 0) * factor }))
          const scores = scoresBy(evaluatedBy(scheme, unitsOf(scaled)))
          for (const [unit, score] of Object.entries(scoresBy(evaluatedBy(scheme, unitsOf(rows)))))
            if (Number.isNaN(score)) expect(scores[unit]).toBeNaN()
            else expect(scores[unit]).toBeCloseTo(score, 6)
        },
      ),
    )
  })

  it('[EP4] grades add up: every unit with a score has one, and no better unit has a worse one', () => {
    fc.assert(
      fc.property(method, mean, rowsOf(gap), (normalise, aggregation, rows) => {
        const scheme = schemeWith(normalise, aggregation, { pools: { column: 'pool' } })
        const evaluation = evaluatedBy(scheme, unitsOf([complete, ...rows]))
        const result = resultOf(evaluation)
        const graded = result.grades.reduce((sum, { count }) => sum + count, 0)
        expect(graded).toBe(result.units.filter(({ score }) => score !== null).length)
        for (const pool of ['规上', '规下']) {
          const own = result.units.filter((unit) => unit.pool === pool && unit.score !== null)
          const names = own.map(({ grade }) => grade).join('')
          expect(names).toBe([...names].sort().join(''))
          const a = own.filter(({ grade }) => grade === 'A')
          const edge = Math.floor(own.length * 0.2 + 1e-9)
          // More than the share only by equal scores at its edge.
          if (a.length > edge) expect(a.at(-1)?.score).toBe(own[edge - 1]?.score)
          else expect(a.length).toBe(edge)
        }
      }),
    )
  })

  it('[EP5] a veto holds whatever the score', () => {
    fc.assert(
      fc.property(method, mean, rowsOf(cell), (normalise, aggregation, rows) => {
        const scheme = schemeWith(normalise, aggregation, {
          vetoes: [{ id: 'accident', when: { column: '事故', is: 'one-of', of: ['重大'] }, effect: { grade: 'D' } }],
        })
        const units = rows.map((row, i) => ({ ...row, 事故: i % 3 === 0 ? '重大' : '无' }))
        const grades = gradesBy(evaluatedBy(scheme, unitsOf(units)))
        for (const { 单位, 事故 } of units) if (事故 === '重大') expect(grades[单位]).toBe('D')
        const counted = units.filter(({ 事故 }) => 事故 === '无').length
        const better = units.filter(({ 单位, 事故 }) => 事故 === '无' && grades[单位] === 'A').length
        expect(better).toBeGreaterThanOrEqual(Math.floor(counted * 0.2 + 1e-9))
      }),
    )
  })

  it('[EP6] the same scheme and data give the same figures to the last digit, whatever was evaluated between', () => {
    fc.assert(
      fc.property(method, mean, rowsOf(gap), (normalise, aggregation, rows) => {
        const first = schemeWith(normalise, aggregation)
        const table = unitsOf([complete, ...rows])
        const stored = JSON.stringify(resultOf(evaluatedBy(first, table)))
        const later = { ...first, version: '2', indicators: first.indicators.map((one) => ({ ...one, weight: 1 })) }
        evaluate(later, table)
        expect(JSON.stringify(resultOf(evaluatedBy(JSON.parse(JSON.stringify(first)), table)))).toBe(stored)
      }),
    )
  })

  it('[EP7] places count how many are better, and the index lies between the scores of its members', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), rowsOf(cell), (normalise, rows) => {
        const evaluation = evaluatedBy(schemeWith(normalise, { method: 'arithmetic' }), unitsOf(rows))
        const { final, places } = evaluation
        for (let i = 0; i < final.length; i++) {
          const better = final.filter((v) => v > (final[i] ?? 0)).length
          expect(places[i]).toBe(better + 1)
          const own = evaluation.indicators.columns.map((column) => column[i] ?? 0)
          expect(final[i]).toBeGreaterThanOrEqual(Math.min(...own) - 1e-9)
          expect(final[i]).toBeLessThanOrEqual(Math.max(...own) + 1e-9)
        }
      }),
    )
  })
})
