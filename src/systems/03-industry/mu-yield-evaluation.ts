import { defineSystem } from '../../language/system.ts'

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
  feeds: ['hqd-evaluation', 'enterprise-exit', 'carriers-and-land', 'policy-delivery'],
})
