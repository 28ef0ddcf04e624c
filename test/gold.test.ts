import { describe, expect, it } from 'vitest'
import { type GoldRun, type GoldStatement, goldRuns } from '../bench/gold.ts'
import { score } from '../bench/scoring.ts'
import type { Statement } from '../src/model/plan-model.ts'

/** What the bench measures with: the scorer, on an invented page, and the gold runs, on the published texts. */
const gold = (over: Partial<GoldStatement> = {}): GoldStatement => ({
  line: 3,
  quote: '临湖区书店达到120家',
  valueText: '120家',
  valueAt: 7,
  indicator: '书店',
  role: 'target',
  comparator: 'eq',
  value: 120,
  unit: '家',
  measure: 'level',
  per: null,
  year: '2025',
  modality: 'firm',
  also: {},
  ...over,
})

const found = (over: Partial<Statement> = {}): Statement => ({
  id: 's1',
  clause: '1.p1.s1',
  line: 3,
  start: 0,
  end: 11,
  text: '临湖区书店达到 120 家',
  valueText: '120 家',
  indicator: '书店数量',
  subject: null,
  role: 'target',
  comparator: 'eq',
  value: 120,
  valueMax: null,
  unit: '家',
  measure: 'level',
  per: null,
  period: '2025',
  modality: 'firm',
  direction: null,
  confidence: 0.9,
  ...over,
})

const run = (items: GoldStatement[], optional: GoldStatement[] = []): GoldRun => ({
  name: 'invented',
  document: 'invented.txt',
  text: '',
  items,
  optional,
})

const wrong = (item: GoldStatement, statement: Statement) => score(run([item]), [statement]).pairs[0]?.wrong

describe('the scorer', () => {
  it('pairs a statement with the gold value of its line, number and words', () => {
    const result = score(run([gold()]), [found()])
    expect(result.pairs).toHaveLength(1)
    expect([result.f1, result.wholeF1]).toEqual([1, 1])
  })

  it('pairs nothing across lines, numbers or words', () => {
    for (const other of [found({ line: 4 }), found({ value: 12 }), found({ text: '夜间公交准点率提高到98%' })]) {
      expect(score(run([gold()]), [other]).missed).toHaveLength(1)
    }
  })

  it('takes no statement for two gold values', () => {
    const result = score(run([gold(), gold()]), [found()])
    expect([result.pairs.length, result.missed.length]).toEqual([1, 1])
  })

  it('counts what stands between the first and the last gold line and is not in the gold', () => {
    const items = [gold(), gold({ line: 9 })]
    const extra = (line: number) => found({ line, value: 7, text: '7条老街' })
    const result = score(run(items), [found(), found({ line: 9 }), extra(2), extra(5), extra(10)])
    expect(result.spurious.map((one) => one.line)).toEqual([5])
    expect(result.precision).toBeCloseTo(2 / 3)
  })

  it('forgives what the gold marks as optional', () => {
    const optional = gold({ line: 3, value: 3, valueText: '第三位' })
    expect(score(run([gold()], [optional]), [found(), found({ value: 3, text: '全市第三位' })]).spurious).toEqual([])
  })

  it('judges each attribute by itself', () => {
    expect(wrong(gold(), found({ role: 'result' }))).toEqual(['role'])
    expect(wrong(gold(), found({ comparator: 'ge' }))).toEqual(['comparator'])
    expect(wrong(gold(), found({ unit: '个' }))).toEqual(['unit'])
    expect(wrong(gold(), found({ measure: 'change' }))).toEqual(['measure'])
    expect(wrong(gold(), found({ per: 'year' }))).toEqual(['per'])
    expect(wrong(gold(), found({ period: '2024' }))).toEqual(['year'])
    expect(wrong(gold(), found({ period: null }))).toEqual(['year'])
    expect(wrong(gold(), found({ modality: 'strive' }))).toEqual(['modality'])
    expect(wrong(gold(), found({ indicator: '湖水透明度' }))).toEqual(['indicator'])
  })

  it('takes equal readings for equal', () => {
    expect(wrong(gold({ year: '2021-2025' }), found())).toEqual([])
    expect(wrong(gold({ year: null }), found({ period: '2035' }))).toEqual([])
    expect(wrong(gold({ measure: 'increment' }), found({ measure: 'cumulative' }))).toEqual([])
    expect(wrong(gold({ role: 'result' }), found({ role: 'result', modality: 'strive' }))).toEqual([])
    expect(wrong(gold({ unit: '㎡' }), found({ unit: '平方米' }))).toEqual([])
    expect(wrong(gold({ also: { unit: ['个'] } }), found({ unit: '个' }))).toEqual([])
  })
})

const runs = goldRuns()
describe.skipIf(runs.length === 0)(
  `gold runs${runs.length === 0 ? ' (skipped: the published texts are not in ../shared)' : ''}`,
  () => {
    it.each(runs.map((one) => [one.name, one] as const))('%s cites its values where they stand', (_, one) => {
      for (const item of [...one.items, ...one.optional]) {
        expect(item.quote, `line ${item.line}, ${item.indicator}`).toContain(item.valueText)
        expect(item.valueText).toMatch(/[\d零一二两三四五六七八九十百千万亿半翻]/)
        if (/^-?\d/.test(item.valueText)) expect(Number.parseFloat(item.valueText)).toBe(item.value)
      }
    })
  },
)
