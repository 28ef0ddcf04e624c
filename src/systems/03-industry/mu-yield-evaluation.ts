import { Type } from 'typebox'
import { defineSystem } from '../../language/system.ts'
import { defineSetting } from '../../model/setting.ts'
import { datum, firm, landUse, measure, parcel } from './mu-yield-evaluation/records.ts'

const CHECK_DAYS = defineSetting({
  key: 'mu.check-days',
  name: { zh: '企业核对时限', en: 'Days for a firm to check its data' },
  about: { zh: '发给企业后几个工作日内答复。', en: 'Working days that a firm has to answer.' },
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 5,
  source: 'practice',
  kind: 'method',
})

export default defineSystem({
  id: 'mu-yield-evaluation',
  name: { zh: '亩均效益评价', en: 'Yield-per-mu evaluation' },
  purpose: {
    zh: '按每亩用地产出的税收、增加值等给企业打分分档，让土地、能耗等要素流向效益高的企业。',
    en: 'Scores and grades firms by what they yield per mu of land (tax, value added and the like), so that land, energy and other factors go where they yield most.',
  },
  works: {
    zh: '导入企业、宗地、税收数据即可测算：用地面积分摊后总数对得上，得分、档次与异议处理可复核；每一档的措施都须有法律依据，名单直接供企业退出和用地盘活使用。',
    en: 'Load firms, parcels and taxes: land shares add up, scores, grades and objections can be checked again; every measure attached to a grade needs a legal basis, and the list feeds exit and land reuse.',
  },
  engine: 'evaluation',
  basis: [
    { title: '浙江省保障“最多跑一次”改革规定（外省立法，供参照）', sure: true },
    { title: '山东省新旧动能转换促进条例（外省立法，供参照）', sure: true },
  ],
  recognise: {
    names: [
      '亩均效益',
      '亩均论英雄',
      '亩均评价',
      '亩产效益',
      '亩均税收',
      '亩产论英雄',
      '亩均产出',
      '亩均增加值',
      '亩均绩效',
      '亩均贡献',
      '标准地',
      '亩均领跑',
      '亩均改革',
      '亩均产值',
    ],
    together: [
      ['企业', '综合评价', '资源要素'],
      ['工业企业', '分类', '综合评价'],
      ['工业企业', '绩效', '综合评价'],
      ['差别化', '要素配置'],
      ['亩均', '税收'],
      ['投入产出', '绩效评价', '用地'],
    ],
    not: ['标准地名', '标准地图', '标准地址'],
  },
  runBy: 'industry',
  settings: [CHECK_DAYS],
  records: [firm, datum, parcel, landUse, measure],
  screens: [{ path: '/evaluations', name: { zh: '评价方案与结果', en: 'Schemes and results' } }],
  rounds: [
    {
      id: 'firms',
      name: { zh: '亩均效益参评企业', en: 'Firms under evaluation' },
      about: {
        zh: '数据年度等于评价期的参评企业，已确认或逾期未复的；暂不评价的也列出，由方案单独成档。',
        en: 'Firms of the year, confirmed or without an answer; exempt ones are listed too and stand in a class of their own.',
      },
      of: 'mu-firm',
      period: 'year',
      where: 'state in ["confirmed", "unanswered"]',
      code: 'code',
      title: 'firm_name',
      columns: [
        { id: '评价税收', name: { zh: '评价税收', en: 'Tax that counts' }, unit: '万元', formula: 'tax' },
        { id: '工业增加值', name: { zh: '工业增加值', en: 'Value added' }, unit: '万元', formula: 'value_added' },
        { id: '营业收入', name: { zh: '营业收入', en: 'Revenue' }, unit: '万元', formula: 'revenue' },
        { id: '用地面积', name: { zh: '用地面积', en: 'Land' }, unit: '亩', formula: 'land' },
        { id: '综合能耗', name: { zh: '综合能耗', en: 'Energy' }, unit: '吨标准煤', formula: 'energy' },
        { id: '用电量', name: { zh: '用电量', en: 'Power' }, unit: '万千瓦时', formula: 'power' },
        { id: '排放当量', name: { zh: '排放当量', en: 'Emission equivalents' }, formula: 'emission' },
        { id: '职工人数', name: { zh: '职工人数', en: 'Staff' }, unit: '人', formula: 'staff' },
        { id: '研发经费', name: { zh: '研发经费', en: 'R&D' }, unit: '万元', formula: 'research' },
        { id: '加分', name: { zh: '加分', en: 'Bonus' }, formula: 'has(bonus) ? bonus : 0.0' },
        { id: '扣分', name: { zh: '扣分', en: 'Deduction' }, formula: 'has(deduction) ? deduction : 0.0' },
        { id: '分组', name: { zh: '分组', en: 'Pool' }, formula: 'pool' },
        { id: '暂不评价', name: { zh: '暂不评价', en: 'Not graded' }, formula: 'exempt' },
        { id: '一票否决', name: { zh: '一票否决', en: 'Veto' }, formula: 'veto' },
      ],
      places: { through: 'enterprise', of: 'land-use', by: 'firm', at: 'parcel' },
    },
  ],
  metrics: [
    {
      id: 'firms-evaluated',
      name: { zh: '参评企业', en: 'Firms under evaluation' },
      about: {
        zh: '本期数据年度的参评企业，不含移出名单的。',
        en: 'Firms of the year, without those taken off the list.',
      },
      unit: '家',
      of: 'mu-firm',
      where: 'state != "removed"',
      time: { at: 'year' },
      take: 'count',
      by: ['pool', 'exempt'],
    },
    {
      id: 'tax-per-mu',
      name: { zh: '亩均税收', en: 'Tax per mu' },
      about: {
        zh: '参评企业评价税收之和除以用地面积之和；缺税收或用地的不计。',
        en: 'Tax of the firms over their land; without tax or land a firm is not counted.',
      },
      unit: '万元/亩',
      digits: 2,
      of: 'mu-firm',
      where: 'state != "removed" && has(tax) && has(land)',
      time: { at: 'year' },
      take: { ratio: ['tax', 'land'] },
      answers: ['亩均税收'],
      by: ['pool'],
    },
  ],
  feeds: ['hqd-evaluation', 'enterprise-exit', 'carriers-and-land', 'policy-delivery'],
})
