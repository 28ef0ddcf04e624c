import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultEntryCheckSettings,
  type Entry,
  type EntryField,
  entryFindings,
  faultsInEntryCheckSettings,
  findNumber,
  type KnownValue,
  mayBeSubmitted,
} from './entry-checks.ts'

const sales: EntryField = {
  indicator: 'retail-sales',
  name: { zh: '社会消费品零售总额', en: 'Retail sales' },
  unit: '亿元',
  decimals: 2,
  measure: 'level',
  covers: 'year-to-date',
  direction: 'up',
  isComparablePrice: false,
  least: 0,
  most: null,
}
const growth: EntryField = { ...sales, measure: 'growth', unit: '%', decimals: 1, least: null }
const entry = (text: string, over: Partial<Entry> = {}): Entry => ({
  at: 'D7',
  field: sales,
  period: '2023-06',
  text,
  unit: '亿元',
  note: null,
  ...over,
})
const knew = (period: string, value: number, over: Partial<KnownValue> = {}): KnownValue => ({
  indicator: 'retail-sales',
  period,
  measure: 'level',
  covers: 'year-to-date',
  value,
  ...over,
})
const codes = (...args: Parameters<typeof entryFindings>) => entryFindings(...args).map(({ check }) => check)

describe('checks of entered values', () => {
  it('[EC1] reads numbers as people type them and refuses words', () => {
    expect(['1,234.5', '１２３．４', ' 12 ', '-3', '−3', '6.5%', '.5', '1e3'].map(findNumber)).toEqual([
      1234.5, 123.4, 12, -3, -3, 6.5, 0.5, 1000,
    ])
    expect(['约12', '12万', '', '1.2.3', '--1', 'NaN', 'Infinity', '1e999'].map(findNumber)).toEqual(
      Array(8).fill(null),
    )
    expect(codes([entry('12万')], [])).toEqual(['not-a-number'])
  })

  it('[EC2] unit and precision are those of the field; a unit that converts says by how much', () => {
    const [finding] = entryFindings([entry('1200', { unit: '万元' })], [])
    expect(finding).toMatchObject({ check: 'unit-mismatch', severity: 'error', at: 'D7' })
    expect(finding?.message.zh).toContain('0.0001亿元')
    expect(codes([entry('12.345')], [])).toEqual(['too-precise'])
    expect(codes([entry('12.340')], [])).toEqual([])
    expect(codes([entry('-1')], [])).toEqual(['out-of-range'])
  })

  it('[EC3] a year-to-date value does not fall within a year, in whatever frequency it was reported', () => {
    expect(codes([entry('40')], [knew('2023-05', 41)])).toEqual(['year-to-date-falls'])
    expect(codes([entry('40')], [knew('2023-Q1', 41)])).toEqual(['year-to-date-falls'])
    expect(codes([entry('40')], [knew('2022-12', 41)])).toEqual([])
    expect(codes([entry('40')], [knew('2023-05', 40), knew('2023-Q1', 20)])).toEqual([])
    const both = [entry('41', { at: 'D6', period: '2023-05' }), entry('40')]
    expect(entryFindings(both, []).map(({ at }) => at)).toEqual(['D7'])
    const period: EntryField = { ...sales, covers: 'period' }
    expect(codes([entry('4', { field: period })], [knew('2023-05', 5, { covers: 'period' })])).toEqual([])
  })

  it('[EC4] reported growth agrees with the levels within half a point, unless at comparable prices', () => {
    const entries = (rate: string, field = growth) => [entry('105'), entry(rate, { at: 'E7', field, unit: '%' })]
    const last = [knew('2022-06', 100)]
    expect(codes(entries('5.5'), last)).toEqual([])
    expect(codes(entries('5.6'), last)).toEqual(['growth-disagrees'])
    expect(codes(entries('8.0', { ...growth, isComparablePrice: true }), last)).toEqual([])
    expect(codes(entries('8.0'), [])).toEqual([])
    const mild = { ...defaultEntryCheckSettings, growthTolerance: 3 }
    expect(codes(entries('8.0'), last, [], mild)).toEqual([])
    expect(entryFindings(entries('9'), last)[0]?.message.zh).toContain('推算为 5%')
  })

  it('[EC5] parts make the whole, give or take rounding; a part that is missing says nothing', () => {
    const three = (...texts: string[]) =>
      texts.map((text, i) => entry(text, { at: `D${i}`, field: { ...sales, indicator: `i${i}`, decimals: 1 } }))
    const whole = [{ whole: 'D0', parts: ['D1', 'D2'] }]
    expect(codes(three('10', '4', '6'), [], whole)).toEqual([])
    expect(codes(three('10.1', '4', '6'), [], whole)).toEqual([])
    expect(codes(three('10.2', '4', '6'), [], whole)).toEqual(['parts-do-not-add-up'])
    expect(codes(three('10.2', '4', ''), [], whole)).toEqual([])
  })

  it('[EC6] a change of more than 30 % on the year before asks for a note', () => {
    const last = [knew('2022-06', 100)]
    expect(entryFindings([entry('131')], last)).toMatchObject([{ check: 'jump', severity: 'needs-note' }])
    expect(codes([entry('131', { note: '新项目投产' })], last)).toEqual([])
    expect(codes([entry('130')], last)).toEqual([])
    expect(codes([entry('69')], last)).toEqual(['jump'])
  })

  it('[EC7] a sign against the direction is pointed out and does not stop', () => {
    const findings = entryFindings([entry('-2', { field: growth, unit: '%' })], [])
    expect(findings).toMatchObject([{ check: 'wrong-sign', severity: 'warning' }])
    expect(mayBeSubmitted(findings)).toBe(true)
    const reduction: EntryField = { ...growth, measure: 'reduction', direction: 'down' }
    expect(codes([entry('-2', { field: reduction, unit: '%' })], [])).toEqual(['wrong-sign'])
    expect(codes([entry('2', { field: reduction, unit: '%' })], [])).toEqual([])
  })

  it('[EC8] all findings come at once, empty entries none, and a check can be turned off', () => {
    const many = [entry('abc', { at: 'A1' }), entry('1.234', { at: 'A2', unit: '万元' }), entry('', { at: 'A3' })]
    expect(entryFindings(many, []).map(({ at, check }) => [at, check])).toEqual([
      ['A1', 'not-a-number'],
      ['A2', 'unit-mismatch'],
      ['A2', 'too-precise'],
    ])
    expect(mayBeSubmitted(entryFindings(many, []))).toBe(false)
    const off = {
      ...defaultEntryCheckSettings,
      severity: { ...defaultEntryCheckSettings.severity, 'unit-mismatch': 'off' as const },
    }
    expect(codes(many, [], [], off)).toEqual(['not-a-number', 'too-precise'])
    expect(faultsInEntryCheckSettings({ ...off, jump: -1 })).toHaveLength(1)
  })

  it('[EC9] never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, unit) => {
        for (const { message } of entryFindings([entry(text, { unit })], [knew('2022-06', 3)])) {
          expect(message.zh).not.toBe('')
          expect(message.en).not.toBe('')
        }
      }),
    )
  })

  it('[EC10] checks a form of twenty thousand rows without going through all of them for each', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `row-${i}`)
    const field = (indicator: string): EntryField => ({ ...sales, indicator })
    const entries = rows.map((at, i) => entry(String(100 + (i % 7)), { at, field: field(at) }))
    let looks = 0
    const counted = (one: KnownValue): KnownValue =>
      Object.defineProperty({ ...one }, 'indicator', {
        get: () => {
          looks++
          return one.indicator
        },
      })
    const known = rows.flatMap((at) =>
      [
        knew('2023-05', 99, { indicator: at }),
        knew('2022-06', 98, { indicator: at }),
        knew('2023-03', 101, { indicator: at }),
      ].map(counted),
    )
    expect(entryFindings(entries, known)).toEqual([])
    const fallen = [...entries.slice(0, -1), entry('90', { at: 'last', field: field('row-19999'), note: '季节性' })]
    expect(entryFindings(fallen, known).map(({ at, check }) => [at, check])).toEqual([['last', 'year-to-date-falls']])
    // Twice, each known value a few times: not once for each row.
    expect(looks).toBeGreaterThan(0)
    expect(looks).toBeLessThan(2 * 10 * known.length)
  })
})
