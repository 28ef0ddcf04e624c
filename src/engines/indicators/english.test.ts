import { describe, expect, it } from 'vitest'
import type { TrackResult } from '../../model/track-result.ts'
import { inEnglish } from './english.ts'
import { lakesideDocument, lakesideReport, type Said } from './lakeside.test-document.ts'
import { track } from './track.ts'

const HAN = /\p{Script=Han}/u
/** What remains when quoted names, the fictional places and units are taken out. */
const bare = (text: string) => text.replace(/“[^”]{0,60}”/g, '').replace(/临湖区|湖滨市|本地区|亿元|万元/g, '')

/** Every pair of a Chinese text and its English in a result. */
function pairsIn({ reports, targets }: TrackResult): readonly (readonly [string, string | null | undefined])[] {
  return [
    ...reports.map(({ reason, reasonEn }) => [reason, reasonEn] as const),
    ...targets.flatMap((target) => [
      ...target.standingReasons.map((reason, i) => [reason, target.standingReasonsEn?.[i]] as const),
      [target.arithmetic.typeReason, target.arithmetic.typeReasonEn] as const,
      ...(target.arithmetic.progress === null
        ? []
        : [[target.arithmetic.progress, target.arithmetic.progressEn] as const]),
      ...(target.arithmetic.forecast === null
        ? []
        : [[target.arithmetic.forecast, target.arithmetic.forecastEn] as const]),
      ...target.nearMisses.map(({ reason, reasonEn }) => [reason, reasonEn] as const),
      ...[...target.observations, ...target.otherObservations].flatMap((one) => [
        ...one.reasons.map((reason, i) => [reason, one.reasonsEn?.[i]] as const),
        ...(one.note === null ? [] : [[one.note, one.noteEn] as const]),
      ]),
    ]),
  ]
}

const growth = { unit: '%', measure: 'growth_rate', direction: 'up' } as const
const targets: readonly Said[] = [
  { indicator: '常住人口城镇化率', value: 65, unit: '%' },
  { indicator: '地区生产总值', value: 7, ...growth, per: 'year', text: '地区生产总值年均增长7%' },
  { indicator: '城镇调查失业率', value: 5, unit: '%', comparator: 'le', text: '城镇调查失业率控制在5%以内' },
  { indicator: '城镇新增就业', value: 5, unit: '万人', measure: 'cumulative', text: '城镇新增就业累计5万人' },
  { indicator: '单位GDP能耗', value: 13.5, ...growth, direction: 'down', text: '单位GDP能耗降低13.5%' },
]
const reports = [2020, 2021, 2022].map((year) =>
  lakesideReport(year, [
    { indicator: '常住人口城镇化率', value: year - 1960, unit: '%' },
    { indicator: '地区生产总值', value: year - 2014, ...growth },
    { indicator: '地区生产总值', value: 300, unit: '亿元' },
    { indicator: '城镇调查失业率', value: year - 2016.5, unit: '%' },
    { indicator: '城镇新增就业', value: 1.1, unit: '万人', measure: 'increment' },
    { indicator: '单位GDP能耗', value: 3, ...growth, direction: 'down' },
  ]),
)

describe('the English of tracking', () => {
  it('every reason, note and formula of a result has its English, with no Chinese but names and units', () => {
    const plan = lakesideDocument({ kind: 'plan' }, targets)
    const elsewhere = lakesideReport(2022, [{ indicator: '常住人口城镇化率', value: 70, unit: '%' }], {
      division: '湖滨市',
    })
    const pairs = pairsIn(track(plan, [...reports, elsewhere]))
    expect(pairs.length).toBeGreaterThan(40)
    expect(pairs.filter(([, en]) => en == null || HAN.test(bare(en)))).toEqual([])
  })

  it.each([
    ['缺2022、2023年数值，其后的数值不计入累计', 'no value for 2022, 2023; values after the gap are not added up'],
    ['若认可新口径，判断为基本符合预期', 'were the new definition accepted: roughly on track'],
    ['2023年口径注明“新口径”', '2023: the report states the definition “新口径”'],
    ['单位不同：目标为无单位，报告为万元', 'different unit: the target’s is none, the report’s 万元'],
    [
      '类型不同：目标需要增速，报告给出水平值',
      'different kind: the target needs a growth rate, the report gives a level',
    ],
    ['时段不同：2019—2020', 'different span: 2019–2020'],
  ])('%s', (zh, en) => {
    expect(inEnglish(zh)).toBe(en)
  })

  it('leaves a formula of figures alone', () => {
    expect(inEnglish('(62 − 60) ÷ (65 − 60) = 40%')).toBe('(62 − 60) ÷ (65 − 60) = 40%')
  })
})
