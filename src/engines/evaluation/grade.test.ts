import { describe, expect, it } from 'vitest'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { evaluatedBy, gradesBy, schemeOf, scoresBy, unitsOf } from './lakeside.test-scheme.ts'
import { resultOf } from './result.ts'

const GRADES = [{ id: 'A', upTo: 0.2 }, { id: 'B', upTo: 0.6 }, { id: 'C', upTo: 0.95 }, { id: 'D' }]

/** One indicator whose value is the score. */
const plain = (changes: Partial<Scheme> = {}) =>
  schemeOf({
    indicators: [{ id: 'x', group: 'index', normalise: { method: 'identity' } }],
    grading: { by: 'shares', grades: GRADES },
    ...changes,
  })
const units = (scores: readonly (number | null)[], more: Record<string, readonly (string | number | null)[]> = {}) =>
  unitsOf(
    scores.map((x, i) => ({
      单位: `u${i}`,
      x,
      ...Object.fromEntries(Object.entries(more).map(([name, values]) => [name, values[i] ?? null])),
    })),
  )
const grades = (scheme: Scheme, table: ReturnType<typeof units>) =>
  Object.values(gradesBy(evaluatedBy(scheme, table))).join('')

describe('grades', () => {
  it('[EG2] equal scores at an edge take the better grade, or the worse when the scheme says so', () => {
    const scores = [9, 8, 8, 7, 6, 5, 5, 5, 2, 1]
    expect(grades(plain(), units(scores))).toBe('AAABBBBBCD')
    const strict = plain({ grading: { by: 'shares', grades: GRADES, ties: 'worse' } })
    expect(grades(strict, units(scores))).toBe('ABBBBCCCCD')
  })

  it('[EG2] shares are not lost to rounding: 29 % of 100 units are 29', () => {
    const scheme = plain({ grading: { by: 'shares', grades: [{ id: 'A', upTo: 0.29 }, { id: 'B' }] } })
    const given = grades(scheme, units(Array.from({ length: 100 }, (_, i) => i)))
    expect([...given].filter((one) => one === 'A')).toHaveLength(29)
  })

  it('[EG3] grades by score, the bound included', () => {
    const scheme = plain({
      grading: { by: 'score', grades: [{ id: '优', from: 90 }, { id: '良', from: 80 }, { id: '差' }] },
    })
    expect(grades(scheme, units([90, 89.99, 80, 10]))).toBe('优良良差')
  })

  it('[EG4] exempt units are not evaluated and show the grade of their rule', () => {
    const scheme = plain({
      exempt: [{ id: 'new', when: { column: '投产年限', is: 'less-than', than: 2 }, grade: 'T' }],
    })
    const result = resultOf(evaluatedBy(scheme, units([9, 8, 7, 6, 5, 4], { 投产年限: [1, 5, 5, 5, 5, null] })))
    expect(result.exempt).toEqual([{ unit: 'u0', name: 'u0', rule: 'new', grade: 'T' }])
    expect(result.units.map(({ unit, grade }) => [unit, grade])).toEqual([
      ['u1', 'A'],
      ['u2', 'B'],
      ['u3', 'B'],
      ['u4', 'C'],
      ['u5', 'D'],
    ])
  })

  it('[EG5] a vetoed unit gets its grade, does not count for the shares, and keeps its score', () => {
    const scheme = plain({
      vetoes: [{ id: 'fraud', when: { column: '失信', is: 'one-of', of: ['是'] }, effect: { grade: 'D' } }],
    })
    const evaluation = evaluatedBy(scheme, units([9, 8, 7, 6, 5, 4], { 失信: ['是', '否', '否', '否', '否', '否'] }))
    expect(Object.values(gradesBy(evaluation)).join('')).toBe('DABBCD')
    expect(scoresBy(evaluation).u0).toBe(9)
    expect(resultOf(evaluation).units[0]?.decisions).toEqual([
      { kind: 'veto', id: 'fraud', verdict: 'holds', from: null, to: 'D' },
    ])
  })

  it('[EG5] a veto whose data is missing is not known: it lowers nobody and is named', () => {
    const when = { column: '失信', is: 'one-of' as const, of: ['是'] }
    const table = units([9, 8, 7, 6, 5], { 失信: [null, '否', '否', '否', '否'] })
    const open = resultOf(evaluatedBy(plain({ vetoes: [{ id: 'fraud', when, effect: { grade: 'D' } }] }), table))
    expect(open.units[0]).toMatchObject({ grade: 'A', decisions: [{ id: 'fraud', verdict: 'unknown' }] })
    const blank = plain({ vetoes: [{ id: 'fraud', when: { ...when, blank: 'fails' }, effect: { grade: 'D' } }] })
    expect(resultOf(evaluatedBy(blank, table)).units[0]?.decisions).toEqual([])
  })

  it('[EG6] a general accident lowers one grade, a cap on the grade holds', () => {
    const scheme = plain({
      vetoes: [
        { id: 'general', when: { column: '事故', is: 'one-of', of: ['一般'] }, effect: { lowerBy: 1 } },
        { id: 'late', when: { column: '迟报', is: 'at-least', than: 3 }, effect: { atMost: 'C' } },
      ],
    })
    const table = units([9, 8, 7, 6, 5], { 事故: ['一般', '无', '无', '无', '一般'], 迟报: [0, 3, 0, 0, 4] })
    expect(grades(scheme, table)).toBe('BCBCD')
  })

  it('[EG7] A needs at least the pool’s average: who fails drops to B and nobody moves up', () => {
    const scheme = plain({
      grading: {
        by: 'shares',
        grades: [{ id: 'A', upTo: 0.5 }, { id: 'B', upTo: 0.75 }, { id: 'C' }],
        gates: [
          {
            id: 'tax',
            grade: 'A',
            require: { column: '税', is: 'at-least', than: { average: 'pool' } },
            otherwise: 'B',
          },
        ],
      },
      pools: { column: '规模' },
    })
    const pools = ['上', '上', '上', '上', '下', '下', '下', '下']
    const table = units([9, 8, 7, 6, 9, 8, 7, 6], { 规模: pools, 税: [10, 1, 10, 1, 2, 2, null, 1] })
    expect(grades(scheme, table)).toBe('ABBCAABC')
    const unknown = units([9, 8, 7, 6], { 规模: pools.slice(0, 4), 税: [null, 5, 5, 5] })
    expect(grades(scheme, unknown)).toBe('BABC')
  })

  it('[EG8] equal scores share the better place; a tie-break may decide', () => {
    const scheme = schemeOf({
      indicators: [
        { id: 'x', group: 'index', weight: 1, normalise: { method: 'identity' } },
        { id: 'y', group: 'index', weight: 0, normalise: { method: 'identity' } },
      ],
    })
    const table = unitsOf([
      { 单位: 'a', x: 7, y: 1 },
      { 单位: 'b', x: 9, y: 1 },
      { 单位: 'c', x: 7, y: 5 },
      { 单位: 'd', x: 7, y: 5 },
      { 单位: 'e', x: 1, y: 9 },
    ])
    expect([...evaluatedBy(scheme, table).places]).toEqual([2, 1, 2, 2, 5])
    const broken = evaluatedBy({ ...scheme, ranking: { tieBreak: ['y'] } }, table)
    expect([...broken.places]).toEqual([4, 1, 2, 2, 5])
    expect([...broken.order]).toEqual([1, 2, 3, 0, 4])
  })

  it('[EG9] a unit without a score has no place and no grade, never 0', () => {
    const result = resultOf(evaluatedBy(plain(), units([9, null, 7, 6, 5, 4])))
    expect(result.units.at(-1)).toMatchObject({ unit: 'u1', score: null, rank: null, grade: null })
    expect(result.units).toHaveLength(6)
  })

  it('[EG10] levels give points for the highest only, items of a kind exclude each other, caps hold', () => {
    const scheme = plain({
      bonus: {
        cap: 10,
        items: [
          { id: '专精特新', points: { kind: 'levels', levels: { 国家级: 5, 省级: 3 } } },
          {
            id: '高企',
            points: { kind: 'when', when: { column: '高新', is: 'one-of', of: ['是'] }, points: 3 },
            bestOf: '资质',
          },
          { id: '绿色工厂', points: { kind: 'each', points: 2 }, cap: 4, bestOf: '资质' },
          { id: '进位', points: { kind: 'places-gained', previous: '上年名次', points: 1 } },
        ],
      },
      deduction: { items: [{ id: '扣', points: { kind: 'given' } }] },
    })
    const table = units([50, 40, 30], {
      专精特新: ['省级；国家级', '省级', null],
      高新: ['是', '是', '否'],
      绿色工厂: [5, 1, 0],
      上年名次: [1, 3, 20],
      扣: [0, 2.5, null],
    })
    expect(scoresBy(evaluatedBy(scheme, table))).toEqual({ u0: 59, u1: 40 + 3 + 3 + 1 - 2.5, u2: 40 })
  })

  it('[EG11] ranks and grades follow the rounded score', () => {
    const scheme = plain({ score: { digits: 1, least: 0, most: 100 } })
    const evaluation = evaluatedBy(scheme, units([120, 7.25, 7.3, -5]))
    expect(scoresBy(evaluation)).toEqual({ u0: 100, u1: 7.3, u2: 7.3, u3: 0 })
    expect([...evaluation.places]).toEqual([1, 2, 2, 4])
  })
})
