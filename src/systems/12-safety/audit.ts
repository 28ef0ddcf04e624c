import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'audit',
  name: { zh: '审计全覆盖与离任审计', en: 'Full audit coverage' },
  purpose: {
    zh: '公共资金、国有资产、国有资源和领导干部履责情况审计全覆盖，整改一抓到底。',
    en: 'Audits public money, state assets and resources and leaders’ duties with full coverage, and sees findings put right.',
  },
  works: {
    zh: '审计对象全在库，按风险定周期，覆盖率自动算；同一单位多项合并；问题整改并复核，屡查屡犯的推动完善制度。',
    en: 'The universe is listed with risk and cycle, coverage computed, objects merged; findings are put right and re-checked; repeats go to the owners of rules.',
  },
  engine: 'case',
  basis: [{ title: '中华人民共和国审计法', number: '2021年修正，第四十二条、第四十四条、第五十八条', sure: true }],
  recognise: {
    names: [
      '审计全覆盖',
      '审计监督',
      '审计工作',
      '审计整改',
      '离任审计',
      '经济责任审计',
      '自然资源资产离任',
      '领导干部自然资源资产',
      '跟踪审计',
      '审计问题',
      '治已病防未病',
      '研究型审计',
      '审计两统筹',
      '审计体制',
      '专项审计',
      '审计力度',
      '审计结果',
      '审计查出',
    ],
    not: ['清洁生产审计', '能源审计', '审计报告显示'],
  },
  feeds: ['supervision-rectification', 'fiscal-debt-lifecycle'],
})
