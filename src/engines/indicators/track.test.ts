import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanModel } from '../../model/plan-model.ts'
import { lakesideDocument, lakesideReport, type Said } from './lakeside.test-document.ts'
import { convert, isRoundingOf } from './quantity.ts'
import { track } from './track.ts'

const plan = (...said: Said[]) => lakesideDocument({ kind: 'plan' }, said)
const only = (model: PlanModel, ...reports: PlanModel[]) => {
  const [target] = track(model, reports).targets
  if (target === undefined) throw new Error('the plan has no target')
  return target
}
const values = (target: ReturnType<typeof only>) => target.observations.map((one) => [one.period, one.value])

const urbanisation: Said = { indicator: '常住人口城镇化率', value: 65, unit: '%', text: '常住人口城镇化率提高到65%' }

describe('matching', () => {
  it('[TK1] the same indicator under another name, by the list of names', () => {
    const target = only(
      plan({
        indicator: '全社会研发经费投入',
        value: 7,
        unit: '%',
        measure: 'growth_rate',
        per: 'year',
        text: '全社会研发经费投入年均增长7%',
      }),
      lakesideReport(2021, [
        { indicator: '研究与试验发展（R&D）经费支出', value: 9, unit: '%', measure: 'growth_rate', direction: 'up' },
      ]),
    )
    expect(values(target)).toEqual([['2021', 9]])
    expect(target.indicatorId).toBe('rd-expenditure')
    expect(target.observations[0]?.reasons.join()).toContain('同义')
  })

  it('[TK2] growth is never taken for a level, nor a level for growth', () => {
    const target = only(
      plan({ indicator: '地区生产总值', value: 300, unit: '亿元' }),
      lakesideReport(2021, [{ indicator: '地区生产总值', value: 8, unit: '%', measure: 'growth_rate' }]),
    )
    expect(target.observations).toEqual([])
    expect(target.standing).toBe('数据缺失')
    expect(target.nearMisses[0]?.reason).toContain('类型不同')
  })

  it('[TK3] a goal of a report is no result', () => {
    const target = only(plan(urbanisation), lakesideReport(2021, [{ ...urbanisation, role: 'target', value: 64 }]))
    expect(target.observations).toEqual([])
    expect(target.nearMisses[0]?.reason).toContain('不是已实现的结果')
  })

  it('[TK4] a report of another place says nothing, unless it names the place', () => {
    const city = (said: Said) => lakesideReport(2021, [said], { division: '湖滨市' })
    const elsewhere = only(plan(urbanisation), city({ ...urbanisation, value: 64 }))
    expect(elsewhere.observations).toEqual([])
    expect(elsewhere.nearMisses[0]?.reason).toContain('区划不同')
    const named = only(plan(urbanisation), city({ ...urbanisation, value: 64, subject: '临湖区' }))
    expect(values(named)).toEqual([['2021', 64]])
  })

  it('[TK4] 全国 in a district report is another place', () => {
    const target = only(
      plan(urbanisation),
      lakesideReport(2021, [{ ...urbanisation, indicator: '全国常住人口城镇化率', value: 64 }]),
    )
    expect(target.observations).toEqual([])
    expect(target.nearMisses[0]?.reason).toContain('全国')
  })

  it('[TK5] another subject or scope is another indicator', () => {
    const park = only(
      plan({ indicator: '规模工业增加值', value: 100, unit: '亿元' }),
      lakesideReport(2021, [{ indicator: '规模工业增加值', value: 60, unit: '亿元', subject: '临湖工业园' }]),
    )
    expect(park.observations).toEqual([])
    expect(park.nearMisses[0]?.reason).toContain('主体不同')
    const scope = only(
      plan({ indicator: '一般公共预算收入', value: 20, unit: '亿元' }),
      lakesideReport(2021, [{ indicator: '一般公共预算收入（不含园区）', value: 15, unit: '亿元' }]),
    )
    expect(scope.observations).toEqual([])
  })

  it('[TK6] units convert, and units that measure something else do not', () => {
    const farmland = only(
      plan({ indicator: '高标准农田', value: 30, unit: '万亩' }),
      lakesideReport(2022, [{ indicator: '高标准农田面积', value: 1.2, unit: '万公顷' }]),
    )
    expect(farmland.observations[0]).toMatchObject({ period: '2022', value: 1.2, unit: '万公顷' })
    expect(farmland.arithmetic.achieved).toBe(18)
    const days = only(
      plan({ indicator: '空气质量优良天数比例', value: 90, unit: '%' }),
      lakesideReport(2022, [{ indicator: '空气质量优良天数比例', value: 320, unit: '天' }]),
    )
    expect(days.observations).toEqual([])
  })

  it('[TK6] powers of ten are read from the unit', () => {
    expect(convert(1.3, '万亿斤', '万吨')).toBe(65000)
    expect(convert(5, '亿人', '万人')).toBe(50000)
    expect(convert(2, '平方公里', '亩')).toBe(3000)
    expect(convert(3, '万户', '家')).toBe(30000)
    expect(convert(5, '元', '美元')).toBeNull()
    expect(convert(1.8, '亿千瓦时', '万千瓦时')).toBe(18000)
    expect(convert(7.5, '‰', '%')).toBe(0.75)
  })

  it('[TK7] the data year decides, and years outside the target’s time do not count', () => {
    const target = only(
      plan(urbanisation),
      lakesideReport(2019, [{ ...urbanisation, value: 60 }]),
      lakesideReport(2021, [{ ...urbanisation, value: 64 }]),
      lakesideReport(2026, [{ ...urbanisation, value: 66 }]),
    )
    expect(values(target)).toEqual([['2021', 64]])
  })

  it('[TK8] quarters and means over several years are no figure of the year', () => {
    const target = only(
      plan({
        indicator: '地区生产总值',
        value: 6,
        unit: '%',
        measure: 'growth_rate',
        per: 'year',
        text: '地区生产总值年均增长6%',
      }),
      lakesideReport(2021, [
        {
          indicator: '地区生产总值',
          value: 4,
          unit: '%',
          measure: 'growth_rate',
          sentence: '四季度地区生产总值4%',
          text: '四季度地区生产总值4%',
        },
        {
          indicator: '地区生产总值',
          value: 5.1,
          unit: '%',
          measure: 'growth_rate',
          text: '地区生产总值两年平均增长5.1%',
        },
      ]),
    )
    expect(target.observations).toEqual([])
  })

  it('[TK9] a rounded repeat is no second observation', () => {
    const target = only(
      plan(urbanisation),
      lakesideReport(2023, [
        { ...urbanisation, value: 66.2, text: '| 城镇化率 | 66.2 |' },
        { ...urbanisation, value: 66.16 },
      ]),
    )
    expect(values(target)).toEqual([['2023', 66.16]])
    expect(target.observations[0]?.alsoIn).toHaveLength(1)
    expect(isRoundingOf(66.2, 66.16)).toBe(true)
    expect(isRoundingOf(66.3, 66.16)).toBe(false)
    expect(isRoundingOf(66.16, 66.2)).toBe(false)
  })

  it('[TK10] the mean of the year stands before its end; both are shown', () => {
    const target = only(
      plan({
        indicator: '城镇调查失业率',
        value: 5.5,
        unit: '%',
        comparator: 'le',
        text: '城镇调查失业率控制在5.5%以内',
      }),
      lakesideReport(2022, [
        { indicator: '城镇调查失业率', value: 5.5, unit: '%', text: '年末城镇调查失业率为5.5%' },
        { indicator: '城镇调查失业率平均值', value: 5.6, unit: '%', text: '城镇调查失业率平均值为5.6%' },
      ]),
    )
    expect(values(target)).toEqual([['2022', 5.6]])
    expect(target.otherObservations.map((one) => [one.value, one.note])).toEqual([[5.5, '年末值']])
    expect(target.arithmetic.failedPeriods).toEqual(['2022'])
  })

  it('[TK11] a nominal rate stands before a real one unless the target is real', () => {
    const income = (text: string): Said => ({
      indicator: '居民人均可支配收入',
      value: 7,
      unit: '%',
      measure: 'growth_rate',
      per: 'year',
      text,
    })
    const report = lakesideReport(2021, [
      {
        indicator: '居民人均可支配收入',
        value: 9,
        unit: '%',
        measure: 'growth_rate',
        text: '比上年增长9%',
        sentence: '居民人均可支配收入3万元，比上年增长9%，扣除价格因素，实际增长8%',
      },
      {
        indicator: '居民人均可支配收入',
        value: 8,
        unit: '%',
        measure: 'growth_rate',
        text: '实际增长8%',
        sentence: '居民人均可支配收入3万元，比上年增长9%，扣除价格因素，实际增长8%',
      },
    ])
    expect(values(only(plan(income('居民人均可支配收入年均增长7%')), report))).toEqual([['2021', 9]])
    expect(values(only(plan(income('居民人均可支配收入年均实际增长7%')), report))).toEqual([['2021', 8]])
  })

  it('[TK12] names outside the catalogue match only when they are the same to the letter', () => {
    const kites = plan({ indicator: '风筝放飞场地', value: 12, unit: '个' })
    expect(
      values(only(kites, lakesideReport(2022, [{ indicator: '全区风筝放飞场地数', value: 7, unit: '处' }]))),
    ).toEqual([['2022', 7]])
    const other = only(kites, lakesideReport(2022, [{ indicator: '风筝放飞场馆', value: 7, unit: '个' }]))
    expect(other.observations).toEqual([])
    expect(other.nearMisses[0]?.reason).toContain('指标不同')
  })

  it('[TK5] firms above a size are not all firms', () => {
    const target = only(
      plan({ indicator: '企业总数', value: 5000, unit: '家' }),
      lakesideReport(2022, [{ indicator: '企业总数', value: 12, unit: '家', text: '产值过10亿元企业总数12家' }]),
    )
    expect(target.observations).toEqual([])
  })

  it('[TK1] one rate for several indicators counts for each', () => {
    const target = only(
      plan({
        indicator: '旅游总收入',
        value: 10,
        unit: '%',
        measure: 'growth_rate',
        per: 'year',
        text: '旅游总收入年均增长10%',
      }),
      lakesideReport(2021, [
        {
          indicator: '接待游客人次、旅游总收入',
          value: 11,
          unit: '%',
          measure: 'growth_rate',
          text: '接待游客人次、旅游总收入均增长11%',
        },
      ]),
    )
    expect(values(target)).toEqual([['2021', 11]])
  })

  it('[TK13] every match says why', () => {
    const target = only(plan(urbanisation), lakesideReport(2021, [{ ...urbanisation, value: 64 }]))
    const reasons = target.observations[0]?.reasons.join('；') ?? ''
    for (const word of ['常住人口城镇化率', '区划一致', '类型一致', '数据年份：2021']) expect(reasons).toContain(word)
  })

  it('[TK14] what answers no target is listed as unmatched, on both sides', () => {
    const result = track(plan(urbanisation), [
      lakesideReport(2021, [{ indicator: '森林覆盖率', value: 31, unit: '%' }]),
    ])
    expect(result.unmatched.targets.map((one) => one.indicator)).toEqual(['常住人口城镇化率'])
    expect(result.unmatched.results.map((one) => one.indicator)).toEqual(['森林覆盖率'])
  })
})

describe('where a target stands', () => {
  it('[TK20] a level with its base from the year’s change, reached and held', () => {
    const target = only(
      plan(urbanisation),
      lakesideReport(2021, [
        { ...urbanisation, value: 64.72, clause: 'c', text: '常住人口城镇化率为64.72%' },
        {
          indicator: '常住人口城镇化率',
          value: 0.83,
          unit: '个百分点',
          measure: 'change',
          direction: 'up',
          clause: 'c',
          text: '比上年末提高0.83个百分点',
        },
      ]),
      lakesideReport(2022, [{ ...urbanisation, value: 65.22 }]),
      lakesideReport(2023, [{ ...urbanisation, value: 66.16 }]),
    )
    expect(target.baseline).toMatchObject({ period: '2020', value: 63.89, status: 'derived' })
    expect(target.progress).toBeCloseTo((66.16 - 63.89) / (65 - 63.89), 5)
    expect(target.standing).toBe('提前实现')
    expect(target.required).toEqual({ value: 0, unit: '%', per: 'year' })
  })

  it('[TK21] yearly reductions accumulate, 持平 counts as 0, and a changed definition leaves the verdict open', () => {
    const energy = (year: number, value: number, sentence?: string) =>
      lakesideReport(year, [
        {
          indicator: '单位GDP能耗',
          value,
          unit: '%',
          measure: 'growth_rate',
          direction: 'down',
          text: `比上年下降${value}%`,
          sentence,
        },
      ])
    const goal = plan({
      indicator: '单位GDP能耗',
      value: 14.5,
      unit: '%',
      measure: 'change',
      direction: 'down',
      text: '单位GDP能耗降低14.5%',
    })
    const target = only(goal, energy(2021, 2.7), energy(2022, 0.1), energy(2023, 3.2))
    expect(values(target)).toEqual([
      ['2021', 2.7],
      ['2022', 0.1],
      ['2023', 3.2],
    ])
    expect(target.progress).toBeCloseTo(0.3887, 4)
    expect(target.required?.value).toBeCloseTo(4.6751, 3)
    expect(target.standing).toBe('滞后')

    const flat = lakesideReport(2022, [
      { indicator: '森林覆盖率', value: 31, unit: '%', sentence: '单位GDP能耗与上年持平，森林覆盖率31%' },
    ])
    expect(values(only(goal, energy(2021, 2.7), flat))).toEqual([
      ['2021', 2.7],
      ['2022', 0],
    ])

    const changed = only(goal, energy(2021, 2.7), energy(2022, 0.5, '扣除原料用能后，单位GDP能耗比上年下降0.5%'))
    expect(changed.standing).toBe('口径调整待定')
    expect(changed.progress).not.toBeNull()
  })

  it('[TK21] a bracketed total in a table is the reduction over the period; 年均下降 is a mean', () => {
    const energy = (year: number, value: number) =>
      lakesideReport(year, [
        {
          indicator: '单位GDP能耗',
          value,
          unit: '%',
          measure: 'growth_rate',
          direction: 'down',
          text: `比上年下降${value}%`,
        },
      ])
    const row: Said = {
      indicator: '单位GDP能源消耗降低',
      value: 14.5,
      unit: '%',
      measure: 'growth_rate',
      per: 'year',
      valueText: '14.5',
      text: '| 单位GDP能源消耗降低 | % | - | 〔14.5〕 |',
    }
    const total = only(plan(row), energy(2021, 2.7), energy(2022, 0.1), energy(2023, 3.2))
    expect(total.progress).toBeCloseTo(0.3887, 4)
    expect(total.arithmetic.type).toBe('cumulative-reduction')
    const mean = only(
      plan({
        indicator: '单位GDP能耗',
        value: 3,
        unit: '%',
        measure: 'growth_rate',
        per: 'year',
        direction: 'down',
        text: '单位GDP能耗年均下降3%',
      }),
      energy(2021, 3),
      energy(2022, 3),
    )
    expect(mean.progress).toBeCloseTo(0.4, 6)
    expect(mean.required?.value).toBeCloseTo(3, 6)
    expect(values(mean)).toEqual([
      ['2021', 3],
      ['2022', 3],
    ])
    expect(mean.standing).toBe('符合预期')
    expect(mean.forecast).toMatchObject({ value: 3, meets: true })
  })

  it('[TK22] average growth by the geometric mean', () => {
    const rate = (year: number, value: number) =>
      lakesideReport(year, [
        { indicator: '地区生产总值', value, unit: '%', measure: 'growth_rate', direction: 'up', text: `增长${value}%` },
      ])
    const target = only(
      plan({
        indicator: '地区生产总值',
        value: 6.5,
        unit: '%',
        measure: 'growth_rate',
        per: 'year',
        comparator: 'ge',
        text: '地区生产总值年均增长6.5%以上',
      }),
      rate(2021, 8.1),
      rate(2022, 4.5),
      rate(2023, 5.2),
    )
    expect(target.arithmetic.achieved).toBeCloseTo(5.922, 3)
    expect(target.progress).toBeCloseTo(0.5481, 4)
    expect(target.required?.value).toBeCloseTo(7.373, 3)
    expect(target.standing).toBe('基本符合预期')
  })

  it('[TK23] a gap stops the sum, and is named', () => {
    const jobs = (year: number, value: number) =>
      lakesideReport(year, [
        { indicator: '城镇新增就业', value, unit: '人', measure: 'increment', text: `城镇新增就业${value}人` },
      ])
    const target = only(
      plan({
        indicator: '城镇新增就业',
        value: 2,
        unit: '万人',
        measure: 'cumulative',
        comparator: 'ge',
        text: '城镇新增就业累计2万人以上',
      }),
      jobs(2021, 4000),
      jobs(2022, 4500),
      jobs(2024, 5000),
    )
    expect(target.progress).toBeCloseTo(0.425, 6)
    expect(target.arithmetic.asOf).toBe('2022')
    expect(target.arithmetic.missingPeriods).toEqual(['2023'])
    expect(
      only(
        plan({ indicator: '城镇新增就业', value: 2, unit: '万人', measure: 'cumulative', text: '累计2万人' }),
        jobs(2023, 4000),
      ).standing,
    ).toBe('数据缺失')
  })

  it('[TK24] a change in the year is no flow: 比上年多增 is not 新增', () => {
    const target = only(
      plan({ indicator: '城镇新增就业', value: 2, unit: '万人', measure: 'cumulative', text: '城镇新增就业累计2万人' }),
      lakesideReport(2021, [
        { indicator: '城镇新增就业', value: 83, unit: '人', measure: 'increment', text: '比上年多增83人' },
      ]),
    )
    expect(target.observations).toEqual([])
  })

  it('[TK25] the final year is judged by its own words', () => {
    const target = only(
      plan(urbanisation),
      lakesideReport(2020, [{ ...urbanisation, value: 60 }]),
      lakesideReport(2025, [{ ...urbanisation, value: 65 }]),
    )
    expect(target.standing).toBe('完成')
  })

  it('[TK26] the plan’s own base comes first; another document’s is shown beside it', () => {
    const target = only(
      plan(urbanisation, {
        ...urbanisation,
        role: 'result',
        value: 60.6,
        period: '2020',
        text: '常住人口城镇化率60.6%',
      }),
      lakesideReport(2020, [{ ...urbanisation, value: 63.89 }]),
      lakesideReport(2021, [{ ...urbanisation, value: 64.72 }]),
    )
    expect(target.baseline?.value).toBe(60.6)
    expect(target.otherBaselines[0]?.observation.value).toBe(63.89)
    expect(target.otherBaselines[0]?.progress).toBeCloseTo((64.72 - 63.89) / (65 - 63.89), 5)
  })

  it('[TK27] a ratio nobody prints is derived from two figures of one report, and says so', () => {
    const target = only(
      plan({ indicator: '每千人口拥有注册护士数', value: 3.8, unit: '人' }),
      lakesideReport(
        2022,
        [
          { indicator: '注册护士', value: 520, unit: '万人' },
          { indicator: '全国人口', value: 141175, unit: '万人' },
        ],
        { division: '全国' },
      ),
    )
    // The plan speaks for a district, the report for the nation.
    expect(target.observations).toEqual([])
    const national = lakesideDocument({ kind: 'plan', division: '全国' }, [
      { indicator: '每千人口拥有注册护士数', value: 3.8, unit: '人' },
    ])
    const [derived] = track(national, [
      lakesideReport(
        2022,
        [
          { indicator: '注册护士', value: 520, unit: '万人' },
          { indicator: '全国人口', value: 141175, unit: '万人' },
        ],
        { division: '全国' },
      ),
    ]).targets
    expect(derived?.observations).toMatchObject([{ period: '2022', value: 3.68, status: 'derived' }])
  })

  it('[TK30] a report’s own word is quoted as a claim and changes nothing', () => {
    const goal = plan({
      indicator: '单位GDP能耗',
      value: 14.5,
      unit: '%',
      measure: 'change',
      direction: 'down',
      text: '单位GDP能耗降低14.5%',
    })
    const report = lakesideReport(2023, [
      { indicator: '森林覆盖率', value: 31, unit: '%', sentence: '提前完成“十四五”能耗强度下降目标，森林覆盖率31%' },
    ])
    const target = only(goal, report)
    expect(target.claims).toMatchObject([{ says: 'reached', period: '2023', source: { line: 1 } }])
    expect(target.standing).toBe('数据缺失')
    const missed = only(
      plan({ indicator: '地区生产总值', value: 6, unit: '%', measure: 'growth_rate', per: 'year' }),
      lakesideReport(2023, [
        { indicator: '森林覆盖率', value: 31, unit: '%', sentence: '地区生产总值、进出口总额等指标未达到年初目标' },
      ]),
    )
    expect(missed.claims).toMatchObject([{ says: 'not-reached' }])
  })

  it('[TK31] what a later report says of the same year is a revision, shown beside the first', () => {
    const target = only(
      plan({ indicator: '地区生产总值', value: 300, unit: '亿元' }),
      lakesideReport(2022, [{ indicator: '地区生产总值', value: 250, unit: '亿元' }]),
      lakesideReport(2023, [{ indicator: '地区生产总值', value: 256, unit: '亿元', period: '2022' }]),
    )
    expect(values(target)).toEqual([['2022', 250]])
    expect(target.otherObservations).toMatchObject([{ value: 256, status: 'revised' }])
  })

  it('[TK28] a relation without a number compares two series and invents no tolerance', () => {
    const model = lakesideDocument({ kind: 'plan' }, [
      {
        indicator: '森林覆盖率',
        value: 30,
        unit: '%',
        sentence: '居民人均可支配收入增长与地区生产总值增长基本同步，全员劳动生产率增长高于地区生产总值增长',
      },
    ])
    const report = lakesideReport(2021, [
      { indicator: '地区生产总值', value: 8, unit: '%', measure: 'growth_rate' },
      { indicator: '全员劳动生产率', value: 8.5, unit: '%', measure: 'growth_rate' },
    ])
    const { relations } = track(model, [report])
    expect(relations.map(({ first, relation, second }) => [first.indicatorId, relation, second.indicatorId])).toEqual([
      ['labour-productivity', 'faster', 'gdp'],
      ['disposable-income', 'in-step', 'gdp'],
    ])
    expect(relations[0]?.years).toMatchObject([{ period: '2021', difference: 0.5, holds: true }])
    expect(relations[1]?.years).toEqual([])
  })

  it('[TK29] never throws, whatever was compiled', () => {
    const said = fc.record({
      indicator: fc.string(),
      value: fc.double({ noNaN: true }),
      unit: fc.constantFrom(null, '%', '亿元', '万', '个百分点', ''),
      measure: fc.constantFrom('level', 'cumulative', 'increment', 'growth_rate', 'change'),
      role: fc.constantFrom('target', 'result', 'context'),
      period: fc.constantFrom(null, '2025', '2021/2025', '2022', 'x'),
      text: fc.string(),
    }) as fc.Arbitrary<Said>
    fc.assert(
      fc.property(fc.array(said), fc.array(said), (a, b) => {
        expect(() => track(lakesideDocument({ kind: 'plan' }, a), [lakesideReport(2022, [...a, ...b])])).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })
})
