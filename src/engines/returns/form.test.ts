import { describe, expect, it } from 'vitest'
import type { Target } from '../indicators/definition.ts'
import type { FormRow } from './definition.ts'
import { faultsInForm, formChanges, rowsForTargets } from './form.ts'
import { rowWith } from './lakeside.test-builders.ts'

const bodies = ['临湖区统计局', '临湖区商务局', '临湖区市场监督管理局', '临湖区生态环境分局', '临湖区农业农村局'].map(
  (name, i) => ({ id: `body-${i}`, name }),
)
const target = (over: Partial<Target>): Target => ({
  id: 't1',
  indicator: 'retail-sales',
  dimension: null,
  name: { zh: '社会消费品零售总额', en: 'Retail sales' },
  unit: '亿元',
  type: 'level',
  direction: 'up',
  nature: 'expected',
  operator: 'ge',
  value: 120.5,
  band: null,
  baseYear: 2020,
  targetYear: 2025,
  measure: 'flow',
  accumulates: true,
  isComparablePrice: false,
  bases: [],
  plans: [],
  definitions: [],
  ...over,
})
const known = { isBody: (id: string) => id.startsWith('body-'), isMetric: (id: string) => id === 'commitments.on-time' }
const form = (rows: readonly FormRow[]) => ({
  name: '月报',
  frequency: 'month' as const,
  firstPeriod: '2024-01',
  lastPeriod: null,
  validFrom: '2024-01',
  rows,
})
const codes = (given: Parameters<typeof faultsInForm>[0]) =>
  faultsInForm(given, known).map(({ at, code }) => `${at} ${code}`)

describe('forms', () => {
  it('[RF1] rows come from adopted targets: what they measure, asked of the source department', () => {
    const rows = rowsForTargets(
      [
        target({}),
        target({ id: 't2', measure: 'growth', isComparablePrice: true }),
        target({ id: 't3', unit: '%', measure: 'level', accumulates: false, nature: 'binding' }),
        target({ id: 't4', measure: 'fulfilment', unit: null, value: null }),
      ],
      ({ id }) => (id === 't4' ? '公安局' : '商务局'),
      { bodies, name: '临湖区' },
      'month',
    )
    expect(rows[0]).toMatchObject({
      answeredBy: 'body-1',
      covers: 'year-to-date',
      unit: '亿元',
      decimals: 2,
      target: 't1',
    })
    expect(rows[1]).toMatchObject({ unit: '%', measure: 'growth', isComparablePrice: true, decimals: 2 })
    expect(rows[2]).toMatchObject({ covers: 'moment', least: 0, most: 100, evidence: 'required' })
    // Nobody of that name: the planner names somebody, the program guesses nobody.
    expect(rows[3]).toMatchObject({ answeredBy: null, decimals: 0, evidence: 'required' })
  })

  it('[RF3] a sound form has no fault', () => {
    const rows = [
      rowWith({ id: 'a' }),
      rowWith({ id: 'b', indicator: 'retail-online', wholeRow: 'a' }),
      rowWith({ id: 'c', dimension: '不含园区' }),
      rowWith({ id: 'd', part: 'body-2', metric: 'commitments.on-time' }),
    ]
    expect(codes(form(rows))).toEqual([])
  })

  it('[RF4] every fault of a form is named at once, at its path', () => {
    const rows = [
      rowWith({ id: 'a', name: { zh: ' ', en: '' }, unit: '', decimals: 9, least: 5, most: 1 }),
      rowWith({ id: 'b', answeredBy: 'nobody', part: 'nowhere', metric: 'none', dimension: '甲' }),
      rowWith({ id: 'c', dimension: '乙', wholeRow: 'd' }),
      rowWith({ id: 'd', dimension: '丙', wholeRow: 'c' }),
      rowWith({ id: 'e', dimension: '丙', wholeRow: 'zz' }),
      rowWith({ id: 'f', dimension: '丁', wholeRow: 'b', unit: '万元' }),
    ]
    expect(codes({ ...form(rows), name: '', firstPeriod: '2024-Q1', lastPeriod: '2023-12' })).toEqual([
      'name missing',
      'firstPeriod wrong-period',
      'lastPeriod wrong-order',
      'rows.0.name missing',
      'rows.0.unit missing',
      'rows.0.decimals out-of-range',
      'rows.0.most wrong-order',
      'rows.1.answeredBy unknown',
      'rows.1.part unknown',
      'rows.1.metric unknown',
      'rows.2.wholeRow circular',
      'rows.3.wholeRow circular',
      'rows.4.indicator duplicate',
      'rows.4.wholeRow unknown',
      'rows.5.unit other-unit',
    ])
    for (const { message } of faultsInForm({ ...form([]), name: '' }, known)) {
      expect(message.zh).toMatch(/。$/)
      expect(message.en).toMatch(/\.$/)
    }
  })

  it('[RF5] a revision says which rows are new, gone and changed', () => {
    const before = [rowWith({ id: 'a' }), rowWith({ id: 'b' }), rowWith({ id: 'c', position: 3 })]
    const after = [rowWith({ id: 'c', position: 1 }), rowWith({ id: 'a', unit: '万元' }), rowWith({ id: 'd' })]
    expect(formChanges(before, after)).toEqual({ added: ['d'], removed: ['b'], changed: ['a'] })
  })
})
