import { describe, expect, it } from 'vitest'
import { schemeFrom } from './check-scheme.ts'

/** Every fault that a scheme can have, each beside a scheme that does not have it. */

const good = {
  format: 'gangmu.evaluation-scheme/1',
  id: 'lakeside/test',
  version: '1',
  name: '临湖区测试方案',
  data: { unit: '单位' },
  groups: [{ id: 'index' }, { id: 'g', parent: 'index' }],
  indicators: [
    { id: 'a', group: 'g' },
    { id: 'b', group: 'g', direction: 'negative' },
  ],
}
const faultsOf = (changes: object) => {
  const checked = schemeFrom({ ...good, ...changes })
  return checked.ok ? [] : checked.faults.map(({ code, at }) => [code, at.in === 'scheme' ? at.path : ''])
}
const grading = { by: 'shares', grades: [{ id: 'A', upTo: 0.2 }, { id: 'B' }] }

describe('the form of a scheme', () => {
  it('[EF1] takes a plain one', () => {
    expect(faultsOf({})).toEqual([])
  })

  it.each<[string, unknown, [string, string][]]>([
    ['nothing', null, [['not-an-object', '']]],
    ['a list', [], [['not-an-object', '']]],
    [
      'an empty object',
      {},
      ['format', 'id', 'version', 'name', 'data', 'indicators', 'groups'].map(() => ['missing-key', '']),
    ],
  ])('[EF1] refuses %s', (_, value, expected) => {
    const checked = schemeFrom(value)
    expect(checked.ok ? [] : checked.faults.map(({ code, at }) => [code, at.in === 'scheme' ? at.path : ''])).toEqual(
      expected,
    )
  })

  it.each<[string, object, [string, string][]]>([
    ['an unknown key', { indicater: [] }, [['unknown-key', '/indicater']]],
    ['another format', { format: 'x' }, [['wrong-value', '/format']]],
    ['an id with capitals', { id: 'Lake Side' }, [['wrong-form', '/id']]],
    ['no indicators', { indicators: [] }, [['wrong-length', '/indicators']]],
    [
      'a weight below 0',
      { indicators: [{ id: 'a', group: 'g', weight: -1 }] },
      [['out-of-range', '/indicators/0/weight']],
    ],
    [
      'a weight in words',
      { indicators: [{ id: 'a', group: 'g', weight: '30%' }] },
      [['wrong-kind', '/indicators/0/weight']],
    ],
    ['an unknown method', { normalise: { method: 'minmax' } }, [['wrong-value', '/normalise/method']]],
    [
      'a wrong parameter of a known method',
      { normalise: { method: 'min-max', range: [0], target: 3 } },
      [
        ['wrong-length', '/normalise/range'],
        ['unknown-key', '/normalise/target'],
      ],
    ],
    ['a step without its name', { prepare: [{ method: 'mean' }] }, [['wrong-value', '/prepare/0/step']]],
    ['a day that is none', { validFrom: '2025/1/1' }, [['wrong-form', '/validFrom']]],
    ['not a number', { aggregation: { method: 'generalised', power: null } }, [['not-a-number', '/aggregation/power']]],
    ['a level that is none', { levels: { 1: { method: 'arithmetic' } } }, [['unknown-key', '/levels/1']]],
    ['not a boolean', { prepare: [{ step: 'treat', combine: 'yes' }] }, [['not-a-boolean', '/prepare/0/combine']]],
  ])('[EF1] refuses %s', (_, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected)
  })

  it('[EF2] says what was found, what is expected, and what was probably meant', () => {
    const checked = schemeFrom({ ...good, indicaters: [], aggregation: { method: 'geomean' } })
    expect(checked.ok ? [] : checked.faults).toMatchObject([
      { message: { zh: '不认识“indicaters”' }, hint: { zh: '是不是“indicators”？', en: 'did you mean “indicators”?' } },
      { message: { zh: expect.stringContaining('geomean') }, hint: { zh: expect.stringContaining('"geometric"') } },
    ])
  })
})

describe('the sense of a scheme', () => {
  const indicators = good.indicators
  it.each<[string, object, [string, string][]]>([
    ['an id twice', { indicators: [...indicators, { id: 'g', group: 'g' }] }, [['id-twice', '/groups/1/id']]],
    [
      'a group that is not there',
      { indicators: [...indicators, { id: 'c', group: 'gg' }] },
      [['unknown-group', '/indicators/2/group']],
    ],
    [
      'two tops',
      { groups: [...good.groups, { id: 'h' }] },
      [
        ['tops', '/groups'],
        ['empty-group', '/groups/2'],
      ],
    ],
    [
      'a circle',
      { groups: [{ id: 'index' }, { id: 'g', parent: 'h' }, { id: 'h', parent: 'g' }] },
      [
        ['empty-group', '/groups/0'],
        ['circle', '/groups/1/parent'],
        ['circle', '/groups/2/parent'],
      ],
    ],
    [
      'weights that do not add up',
      {
        groups: [{ id: 'index' }, { id: 'g', parent: 'index', total: 100 }],
        indicators: [
          { id: 'a', group: 'g', weight: 60 },
          { id: 'b', group: 'g', weight: 30 },
        ],
      },
      [['weights-total', '/groups/1/total']],
    ],
    [
      'weights by group that do not add up for one of them',
      {
        groups: [{ id: 'index' }, { id: 'g', parent: 'index', total: 100 }],
        indicators: [
          { id: 'a', group: 'g', weight: { by: 't', values: { 街道: 50, 园区: 60 } } },
          { id: 'b', group: 'g', weight: { by: 't', values: { 街道: 50, 园区: 30 } } },
        ],
      },
      [['weights-total', '/groups/1/total']],
    ],
    [
      'weights that are all 0',
      { indicators: indicators.map((one) => ({ ...one, weight: 0 })) },
      [['no-weight', '/groups/1']],
    ],
    ['a matrix of another size', { weighting: { method: 'ahp', matrix: [[1]] } }, [['ahp-size', '/weighting/matrix']]],
    [
      'a matrix that is not reciprocal',
      {
        groups: [
          { id: 'index' },
          {
            id: 'g',
            parent: 'index',
            weighting: {
              method: 'ahp',
              matrix: [
                [1, 3],
                [0.5, 1],
              ],
            },
          },
        ],
      },
      [['ahp-reciprocal', '/groups/1/weighting/matrix/1/0']],
    ],
    [
      'a target that is missing',
      { normalise: { method: 'completion' } },
      [
        ['needs-parameter', '/indicators/0'],
        ['needs-parameter', '/indicators/1'],
      ],
    ],
    [
      'goalposts that are missing',
      { indicators: [{ ...indicators[0], normalise: { method: 'goalposts' } }] },
      [['needs-parameter', '/indicators/0/normalise']],
    ],
    [
      'goalposts the wrong way round',
      { indicators: [{ ...indicators[0], normalise: { method: 'goalposts', lower: 5, upper: 1 } }] },
      [['empty-range', '/indicators/0/normalise']],
    ],
    [
      'a logarithm of 0',
      { indicators: [{ ...indicators[0], normalise: { method: 'goalposts', lower: 0, upper: 1, log: true } }] },
      [['log-of-zero', '/indicators/0/normalise']],
    ],
    [
      'efficacy against the direction',
      { indicators: [{ ...indicators[1], normalise: { method: 'efficacy', satisfactory: 9, unacceptable: 1 } }] },
      [['efficacy-direction', '/indicators/0/normalise']],
    ],
    [
      'classes out of order',
      {
        indicators: [
          {
            ...indicators[0],
            normalise: {
              method: 'classes',
              otherwise: 0,
              classes: [
                { bound: 1, score: 1 },
                { bound: 2, score: 2 },
              ],
            },
          },
        ],
      },
      [['classes-order', '/indicators/0/normalise/classes/1/bound']],
    ],
    ['a power of 0', { aggregation: { method: 'generalised', power: 0 } }, [['power-zero', '/aggregation/power']]],
    [
      'an imputation without its value',
      { prepare: [{ step: 'impute', method: 'value' }] },
      [['needs-value', '/prepare/0']],
    ],
    [
      'groups for a method that takes none',
      { prepare: [{ step: 'impute', method: 'row-mean', within: 'x' }] },
      [['within-unused', '/prepare/0/within']],
    ],
    [
      'a treatment of what is not there',
      { prepare: [{ step: 'treat', indicators: { aa: 'none' } }] },
      [['unknown-indicator', '/prepare/0/indicators/aa']],
    ],
    [
      'two operands',
      { exempt: [{ id: 'x', when: { column: 'c', indicator: 'a', is: 'present' } }] },
      [['one-operand', '/exempt/0/when']],
    ],
    [
      'a score before there is one',
      { exempt: [{ id: 'x', when: { score: 'a', is: 'at-least', than: 1 } }] },
      [['too-early', '/exempt/0/when']],
    ],
    [
      'a comparison with nothing',
      {
        exempt: [
          {
            id: 'x',
            when: {
              any: [
                { column: 'c', is: 'at-least' },
                { column: 'd', is: 'one-of' },
              ],
            },
          },
        ],
      },
      [
        ['needs-than', '/exempt/0/when/any/0'],
        ['needs-words', '/exempt/0/when/any/1'],
      ],
    ],
    [
      'a veto without grades',
      { vetoes: [{ id: 'v', when: { column: 'c', is: 'present' }, effect: { grade: 'D' } }] },
      [['no-grading', '/vetoes/0/effect']],
    ],
    [
      'a veto to an unknown grade',
      { grading, vetoes: [{ id: 'v', when: { column: 'c', is: 'present' }, effect: { grade: 'D' } }] },
      [['unknown-grade', '/vetoes/0/effect/grade']],
    ],
    [
      'a gate that leads up',
      {
        grading: {
          ...grading,
          gates: [{ id: 'x', grade: 'B', require: { column: 'c', is: 'present' }, otherwise: 'A' }],
        },
      },
      [['gate-up', '/grading/gates/0/otherwise']],
    ],
    [
      'shares that fall',
      { grading: { by: 'shares', grades: [{ id: 'A', upTo: 0.6 }, { id: 'B', upTo: 0.2 }, { id: 'C' }] } },
      [['grade-order', '/grading/grades/1/upTo']],
    ],
    [
      'scores that rise',
      { grading: { by: 'score', grades: [{ id: 'A', from: 60 }, { id: 'B', from: 80 }, { id: 'C' }] } },
      [['grade-order', '/grading/grades/1/from']],
    ],
    [
      'a grade without its share',
      { grading: { by: 'shares', grades: [{ id: 'A' }, { id: 'B' }] } },
      [['grade-bound', '/grading/grades/0']],
    ],
    [
      'a factor twice',
      { uncertainty: { vary: [{ what: 'omission' }, { what: 'omission' }] } },
      [['factor-twice', '/uncertainty/vary/1/what']],
    ],
    ['days the wrong way round', { validFrom: '2025-01-01', validTo: '2024-01-01' }, [['dates', '/validTo']]],
  ])('[EF3] refuses %s', (_, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected)
  })

  it('[EF4] tells all at once, in both languages', () => {
    const checked = schemeFrom({
      ...good,
      indicators: [...indicators, { id: 'a', group: 'nowhere' }],
      ranking: { tieBreak: ['z'] },
      grading: {
        ...grading,
        gates: [{ id: 'x', grade: 'Z', require: { indicator: 'q', is: 'present' }, otherwise: 'B' }],
      },
    })
    const faults = checked.ok ? [] : checked.faults
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'id-twice',
      'unknown-grade',
      'unknown-group',
      'unknown-id',
      'unknown-indicator',
    ])
    for (const { message } of faults) {
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(message.en).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})
