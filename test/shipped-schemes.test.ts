import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { schemeFrom } from '../src/engines/evaluation/check-scheme.ts'
import { type Evaluation, evaluate } from '../src/engines/evaluation/evaluate.ts'
import { readCsv } from '../src/engines/evaluation/read-csv.ts'
import { resultOf } from '../src/engines/evaluation/result.ts'
import { tableFrom } from '../src/engines/evaluation/table.ts'
import type { Scheme } from '../src/model/evaluation-scheme.ts'

/** The schemes that are shipped as data: each is right, and gives what its place has published where that is known. */
const home = fileURLToPath(new URL('../schemes', import.meta.url))
const paths = readdirSync(home, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.json'))
  .sort()
const read = (path: string) => readFileSync(join(home, path), 'utf8')
const schemeAt = (path: string): Scheme => {
  const checked = schemeFrom(JSON.parse(read(path)))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults, null, 1))
  return checked.scheme
}
const evaluated = (
  scheme: Scheme,
  rows: readonly Record<string, string | number | null>[],
  unit: string,
): Evaluation => {
  const outcome = evaluate(scheme, tableFrom(rows, unit))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.evaluation
}
const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(4)))

describe.each(paths)('schemes/%s', (path) => {
  it('is right, is called like its file, rests on something, and is listed in the README', () => {
    const scheme = schemeAt(path)
    expect(`${scheme.id}.json`).toBe(path)
    expect(scheme.basis?.length).toBeGreaterThan(0)
    expect(read('README.md')).toContain(`(${path})`)
  })
})

describe('mu-yield', () => {
  const firms = (path: string) => {
    const scheme = schemeAt(path)
    const table = readCsv(read('mu-yield/firms.csv'), scheme)
    if (!table.ok) throw new Error(JSON.stringify(table.faults))
    const outcome = evaluate(scheme, table.table)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
    return resultOf(outcome.evaluation)
  }

  it('huangyan-2022 gives the totals of the worked example from tax, land, value added and the rest', () => {
    const firm = (
      code: string,
      tax: number,
      added: number,
      energy: number,
      emission: number | null,
      labour: number,
      research: number,
    ) => ({
      统一社会信用代码: code,
      企业名称: code,
      投产年限: 9,
      企业类别: '制造业',
      评价税收: tax * 10,
      用地面积: 10,
      工业增加值: added * 10,
      综合能耗: (added * 10) / energy,
      排放当量: emission === null ? null : (added * 10) / emission,
      年平均职工人数: (added * 10) / labour,
      研发经费: research * 1000,
      营业收入: 1000,
    })
    const rows = [
      firm('甲', 40, 180, 3.2, 6000, 25, 0.035),
      firm('乙', 26, 150, 2.9, 5200, 19, 0.031),
      firm('丙', 18, 120, 2.4, 4300, 16, 0.028),
      firm('丁', 9, 70, 1.5, null, 11, 0.012),
      firm('戊', -2, 40, 0.9, 2100, 8, 0),
    ]
    const units = resultOf(evaluated(schemeAt('mu-yield/huangyan-2022.json'), rows, '统一社会信用代码')).units
    expect(units.map(({ unit, base, grade }) => [unit, rounded(base), grade])).toEqual([
      ['甲', 132.7379, 'A'],
      ['乙', 107.2185, 'B'],
      ['丙', 84.6674, 'B'],
      ['丁', 51.5853, 'C'],
      ['戊', 21.2269, 'D'],
    ])
  })

  it('huangyan-2022-below-scale: 12 万元/亩 and 0.30 give 115.53', () => {
    const rows = [
      {
        统一社会信用代码: '小',
        企业名称: '小',
        投产年限: 5,
        企业类别: '制造业',
        评价税收: 24,
        用地面积: 2,
        用电量: 80,
      },
    ]
    const [unit] = resultOf(
      evaluated(schemeAt('mu-yield/huangyan-2022-below-scale.json'), rows, '统一社会信用代码'),
    ).units
    expect(unit?.score).toBe(115.53)
  })

  it('huaian-2024 takes twice last year’s average as its base', () => {
    const firm = (code: string, tax: number, last: number) => ({
      统一社会信用代码: code,
      企业名称: code,
      投产年限: 5,
      企业类别: '制造业',
      评价税收: tax,
      营业收入: 100,
      综合能耗: 1,
      用地面积: 10,
      上年亩均税收: last,
      上年亩均销售收入: 5,
      上年单位能耗税收: 1000,
    })
    const { units } = resultOf(
      evaluated(schemeAt('mu-yield/huaian-2024.json'), [firm('甲', 100, 4), firm('乙', 50, 6)], '统一社会信用代码'),
    )
    expect(units.map(({ scores }) => scores.亩均税收)).toEqual([1, 0.5])
    expect(units.map(({ scores }) => scores.亩均销售收入)).toEqual([1, 1])
  })

  it.each([
    'mu-yield/lakeside.json',
    'mu-yield/huangyan-2022.json',
    'mu-yield/anhui-above-scale.json',
    'mu-yield/dezhou-2024.json',
  ])('%s grades the simulated firms: exempt, vetoed, lowered, gated', (path) => {
    const result = firms(path)
    const grade = (name: string) => result.units.find((unit) => unit.name.startsWith(name))?.grade
    expect(result.exempt.map(({ rule }) => rule).sort()).toEqual(['new', 'utilities'])
    expect([grade('沙洲线缆'), grade('远山陶瓷')]).toEqual(['D', 'D'])
    const lowered = result.units.find((unit) => unit.name.startsWith('南岸化工'))
    expect(lowered?.decisions).toContainEqual(
      expect.objectContaining({ kind: 'veto', id: 'general-accident', verdict: 'holds' }),
    )
    expect(result.units.every(({ score }) => score !== null)).toBe(true)
  })

  it('ningbo scores energy by 2 − x/base, nothing from twice the base, and takes 3 points for what is missing', () => {
    const firm = (code: string, energy: number | null) => ({
      统一社会信用代码: code,
      企业名称: code,
      投产年限: 9,
      企业类别: '制造业',
      评价税收: 100,
      工业增加值: 100,
      营业收入: 100,
      用地面积: 10,
      综合能耗: energy,
      排放当量: 1,
      年平均职工人数: 10,
      研发经费: 2,
    })
    const rows = [firm('省', 20), firm('平', 30), firm('耗', 100), firm('缺', null)]
    const { units } = resultOf(evaluated(schemeAt('mu-yield/ningbo.json'), rows, '统一社会信用代码'))
    const of = (code: string) => units.find(({ unit }) => unit === code)
    // The mean of the three that are known is 0.5 a unit of value added.
    expect(of('省')?.scores.单位增加值能耗).toBeCloseTo(1.5, 12)
    expect(of('平')?.scores.单位增加值能耗).toBeCloseTo(1.4, 12)
    expect(of('耗')?.scores.单位增加值能耗).toBe(0)
    expect(of('缺')).toMatchObject({ deduction: 3, scores: { 单位增加值能耗: null } })
    expect(of('平')?.deduction).toBe(0)
  })

  it('anhui-2022 leaves small sites, grace and its extension out of the grades', () => {
    const firm = (code: string, more: object) => ({
      统一社会信用代码: code,
      企业名称: code,
      投产年限: 9,
      企业类别: '制造业',
      过渡期: null,
      评价税收: 100,
      工业增加值: 100,
      营业收入: 100,
      用地面积: 10,
      综合能耗: 20,
      年平均职工人数: 10,
      研发经费: 2,
      ...more,
    })
    const rows = [
      firm('甲', {}),
      firm('小', { 用地面积: 4.9 }),
      firm('新', { 投产年限: 2 }),
      firm('延', { 投产年限: 4, 过渡期: '延长' }),
      firm('水', { 企业类别: '公用事业' }),
    ]
    const result = resultOf(evaluated(schemeAt('mu-yield/anhui-2022.json'), rows, '统一社会信用代码'))
    expect(result.units.map(({ unit }) => unit)).toEqual(['甲'])
    expect(result.exempt.map(({ unit, rule, grade }) => [unit, rule, grade])).toEqual([
      ['小', 'small-site', '不参评'],
      ['新', 'new', 'T'],
      ['延', 'grace', 'T'],
      ['水', 'utilities', 'T'],
    ])
  })

  it('lakeside ranks within pools and takes 3 points for missing energy data', () => {
    const result = firms('mu-yield/lakeside.json')
    expect(new Set(result.units.map(({ pool }) => pool))).toEqual(new Set(['规上', '规下']))
    const missing = result.units.find((unit) => unit.name.startsWith('清溪纸品'))
    expect(missing).toMatchObject({ deduction: 3, scores: { 单位增加值能耗: null } })
  })
})

describe('business-environment', () => {
  const parts = [
    ['按期办结件数', '办结件数'],
    ['网上办件数', '办件总数'],
    ['一次办成件数', '办件总数'],
    ['压缩天数', '法定天数'],
    ['双随机检查户次', '检查户次'],
    ['重复检查户次', '检查户次'],
    ['按期修复件数', '应修复件数'],
    ['诉求按期办结件数', '诉求件数'],
    ['回访满意件数', '回访件数'],
    ['按期兑现笔数', '应兑现笔数'],
    ['已清偿金额', '应清偿金额'],
    ['有效投诉项目数', '招标项目数'],
  ] as const
  const body = (code: string, part: number, more: Record<string, string | number | null> = {}) => ({
    单位: code,
    名称: code,
    涉企违规: null,
    ...Object.fromEntries(
      parts.flatMap(([a, b]) => [
        [a, part],
        [b, 100],
      ]),
    ),
    重复检查户次: 100 - part,
    有效投诉项目数: 0,
    ...more,
  })

  it('scores twelve ratios between floor and frontier, leaves out what a body has no duty for, and holds a veto', () => {
    const scheme = schemeAt('business-environment/ratios.json')
    expect(scheme.indicators.every(({ denominator }) => denominator !== undefined)).toBe(true)
    expect(scheme.indicators).toHaveLength(12)
    const rows = [
      body('甲', 100),
      body('乙', 90),
      body('丙', 100, { 涉企违规: '查实' }),
      // Nothing was due: no value, and nothing lost by it.
      body('丁', 100, { 应修复件数: 0, 按期修复件数: 0 }),
    ]
    const { units } = resultOf(evaluated(scheme, rows, '单位'))
    const of = (code: string) => units.find(({ unit }) => unit === code)
    expect(of('甲')).toMatchObject({ score: 100, grade: '优' })
    expect(of('丙')).toMatchObject({ score: 100, earnedGrade: '优', grade: '中' })
    expect(of('丁')).toMatchObject({ score: 100, scores: { 信用修复按期率: null } })
    expect(of('乙')?.scores.按期办结率).toBeCloseTo(50, 9)
    expect(of('乙')?.scores.重复检查率).toBeCloseTo((20 / 30) * 100, 9)
  })
})

describe('high-quality-development', () => {
  const rows = [
    {
      代码: 'p1',
      名称: '北岸园区',
      税收: 9000,
      建设用地面积: 600,
      研发经费: 5200,
      营业收入: 150_000,
      净增四上企业数: 9,
      上年末四上企业数: 60,
      能耗降低率: 3.1,
      排放削减率: 4,
    },
    {
      代码: 's1',
      名称: '东渡街道',
      税收: 2400,
      建设用地面积: 300,
      研发经费: 600,
      营业收入: 60_000,
      净增四上企业数: 4,
      上年末四上企业数: 20,
      能耗降低率: 2.2,
      排放削减率: 6,
    },
    {
      代码: 's2',
      名称: '长堤街道',
      税收: 1200,
      建设用地面积: 240,
      研发经费: 900,
      营业收入: 30_000,
      净增四上企业数: 0,
      上年末四上企业数: 0,
      能耗降低率: 4.0,
      排放削减率: 5,
    },
  ]
  it('scores parks and subdistricts by two normalisations; a rate over nothing is left out', () => {
    const byRange = resultOf(evaluated(schemeAt('high-quality-development/min-max.json'), rows, '代码'))
    const byPlaces = resultOf(evaluated(schemeAt('high-quality-development/places.json'), rows, '代码'))
    expect(byRange.units.find(({ unit }) => unit === 's2')?.scores.净增四上企业).toBeNull()
    expect(byRange.units.find(({ unit }) => unit === 's1')?.scores).toMatchObject({
      净增四上企业: 100,
      排放削减率: 100,
    })
    expect(byPlaces.units.find(({ unit }) => unit === 'p1')?.score).toBe(
      rounded((100 + 100 + 50 + (100 * 2) / 3 + 100 / 3) / 5),
    )
  })
})

describe('target-management', () => {
  const body = (
    unit: string,
    kind: string,
    attracts: string,
    changes: Record<string, string | number | null> = {},
  ) => ({
    单位: unit,
    名称: unit,
    单位类型: kind,
    承担招商: attracts,
    约束性指标完成率: 100,
    预期性指标完成率: 100,
    招商到位资金完成率: attracts === '是' ? 100 : null,
    任务按期办结率: 96,
    项目投资完成率: 100,
    群众满意度: 95,
    服务对象满意度: 95,
    上年名次: null,
    督办逾期: 0,
    通报批评: 0,
    ...changes,
  })
  it('leaves out a duty that a body does not have, holds vetoes, and grades in pools', () => {
    const rows = [
      body('临湖发改', '区直部门', '是'),
      body('临湖档案', '区直部门', '否'),
      body('临湖城管', '区直部门', '否', { 约束性指标完成率: 90, 督办逾期: 2 }),
      body('东渡街道', '街道', '是', { 招商到位资金完成率: 50 }),
      body('长堤街道', '街道', '是', { 一票否决: '重大信访' }),
    ]
    const result = resultOf(evaluated(schemeAt('target-management/district.json'), rows, '单位'))
    const score = (unit: string) => result.units.find((one) => one.unit === unit)
    expect([score('临湖发改')?.score, score('临湖档案')?.score]).toEqual([100, 100])
    expect(score('临湖城管')?.score).toBeCloseTo(100 - (50 * 20 * 0.1) / 35 - 1, 2)
    expect(score('临湖城管')?.grade).not.toBe('优秀')
    expect(score('东渡街道')?.score).toBeCloseTo(100 - 50 * 0.15, 2)
    expect(score('长堤街道')?.grade).toBe('不合格')
  })
})
