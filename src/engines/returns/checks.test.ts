import { describe, expect, it } from 'vitest'
import { getPeriod } from '../../model/period.ts'
import {
  type CellToCheck,
  type CheckContext,
  defaultReturnCheckSettings,
  hindrancesOf,
  importFaultsOf,
  type KnownReturnValue,
  returnFindings,
} from './checks.ts'
import { seriesKeyOf } from './definition.ts'
import { rowWith } from './lakeside.test-builders.ts'

const sales = rowWith({ id: 'a' })
const context = (over: Partial<CheckContext> = {}): CheckContext => ({
  period: getPeriod('2024-03'),
  known: [],
  rowsWithEvidence: new Set(),
  metricValues: new Map(),
  settings: defaultReturnCheckSettings,
  ...over,
})
const cell = (text: string, over: Partial<CellToCheck> = {}): CellToCheck => ({
  row: 'a',
  text,
  note: null,
  status: 'preliminary',
  ...over,
})
const knew = (period: string, value: number, over: Partial<KnownReturnValue> = {}): KnownReturnValue => ({
  indicator: seriesKeyOf(sales),
  period,
  measure: 'flow',
  covers: 'year-to-date',
  value,
  status: null,
  ...over,
})
const checks = (...args: Parameters<typeof returnFindings>) =>
  returnFindings(...args).map(({ row, check }) => (row === 'a' ? check : `${row} ${check}`))

describe('checks of a return', () => {
  it('[RC1] finds what the checks of entries find, each at its row, in the order of the form', () => {
    const rows = [
      rowWith({ id: 'b', position: 1, part: 'street', decimals: 0 }),
      rowWith({ id: 'a', position: 2 }),
      rowWith({ id: 'c', position: 3, dimension: '不含园区' }),
    ]
    const known = [knew('2024-02', 90), knew('2024-02', 90, { indicator: seriesKeyOf({ ...sales, part: 'street' }) })]
    const cells = [cell('80'), cell('12.5', { row: 'b' }), cell('80', { row: 'c' })]
    // The third row is another series: nothing is known of it, so nothing falls.
    expect(checks(rows, cells, context({ known }))).toEqual([
      'b too-precise',
      'b year-to-date-falls',
      'year-to-date-falls',
    ])
  })

  it('[RC1] parts make the whole, by rows', () => {
    const rows = [
      rowWith({ id: 'a', position: 1 }),
      rowWith({ id: 'b', position: 2, dimension: '城镇', wholeRow: 'a' }),
      rowWith({ id: 'c', position: 3, dimension: '乡村', wholeRow: 'a' }),
    ]
    const cells = [cell('10'), cell('6', { row: 'b' }), cell('3', { row: 'c' })]
    expect(checks(rows, cells, context())).toEqual(['parts-do-not-add-up'])
    expect(checks(rows, [cell('10'), cell('6', { row: 'b' }), cell('—', { row: 'c', note: '无' })], context())).toEqual(
      [],
    )
  })

  it('[RC2] empty is missing unless it may be; — wants a note', () => {
    expect(checks([sales], [], context())).toEqual(['missing'])
    expect(checks([rowWith({ id: 'a', isOptional: true })], [], context())).toEqual([])
    expect(checks([sales], [cell('—')], context())).toEqual(['none-without-note'])
    expect(checks([sales], [cell('无', { note: '本年不统计' })], context())).toEqual([])
    expect(checks([sales], [cell('0')], context())).toEqual([])
    expect(checks([sales], [cell('1.2万')], context())).toEqual(['magnitude-word'])
  })

  it('[RC3] required evidence stops, wanted evidence is mentioned', () => {
    const required = rowWith({ id: 'a', evidence: 'required' })
    expect(returnFindings([required], [cell('1')], context())).toMatchObject([
      { check: 'evidence-missing', severity: 'error' },
    ])
    expect(checks([required], [cell('1')], context({ rowsWithEvidence: new Set(['a']) }))).toEqual([])
    expect(returnFindings([rowWith({ id: 'a', evidence: 'wanted' })], [cell('1')], context())).toMatchObject([
      { severity: 'warning' },
    ])
  })

  it('[RC4] what differs from the records is explained', () => {
    const metricValues = new Map([['a', '80']])
    expect(checks([sales], [cell('80.0')], context({ metricValues }))).toEqual([])
    expect(checks([sales], [cell('85')], context({ metricValues }))).toEqual(['metric-differs'])
    expect(checks([sales], [cell('85', { note: '另有两项未入库' })], context({ metricValues }))).toEqual([])
  })

  it('[RC5] a value that seems to be in another unit is pointed out', () => {
    const known = [knew('2024-02', 36.5)]
    const found = (text: string) =>
      returnFindings([sales], [cell(text, { note: 'x' })], context({ known })).filter(({ check }) => check === 'scale')
    expect(found('39')).toEqual([])
    expect(found('390000')[0]).toMatchObject({ severity: 'warning' })
    expect(found('390000')[0]?.message.zh).toContain('10000 倍')
    expect(found('4000').length).toBe(1)
    expect(found('900')).toEqual([])
    expect(found('0')).toEqual([])
    const off = { ...defaultReturnCheckSettings, pointsOutScale: false }
    expect(checks([sales], [cell('390000', { note: 'x' })], context({ known, settings: off }))).toEqual([])
  })

  it('[RC6] a less settled status than the one in force wants a note', () => {
    const known = [knew('2024-03', 40, { status: 'final' })]
    expect(checks([sales], [cell('41')], context({ known }))).toEqual(['status-goes-back'])
    expect(checks([sales], [cell('41', { status: 'census' })], context({ known }))).toEqual([])
    expect(checks([sales], [cell('41', { note: '更正' })], context({ known }))).toEqual([])
  })

  it('[RC7] errors and owed notes stop a submission, warnings do not; an import minds only what is wrong', () => {
    const rows = [
      sales,
      rowWith({ id: 'b', position: 2 }),
      rowWith({ id: 'c', position: 3, dimension: '丙', evidence: 'wanted' }),
    ]
    const findings = returnFindings(rows, [cell('—'), cell('abc', { row: 'b' }), cell('3', { row: 'c' })], context())
    expect(findings.map(({ check }) => check)).toEqual(['none-without-note', 'not-a-number', 'evidence-missing'])
    expect(hindrancesOf(findings).map(({ check }) => check)).toEqual(['none-without-note', 'not-a-number'])
    expect(importFaultsOf(findings).map(({ check }) => check)).toEqual(['not-a-number'])
  })
})
