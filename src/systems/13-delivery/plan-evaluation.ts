import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'plan-evaluation',
  name: { zh: '规划中期评估与总结评估', en: 'Mid-term and final evaluation' },
  purpose: {
    zh: '规划实施到中期和期末，自评并委托第三方评估，据此依法调整。',
    en: 'At mid-term and at the end the plan is evaluated by itself and by an outside body, and adjusted by law accordingly.',
  },
  works: {
    zh: '先冻结数据快照，部门自评、第三方用同一份数据评估，两者并列；调整方案走完报批手续。',
    en: 'A snapshot is frozen, departments assess themselves, an outsider grades on the same data, both are shown, and the adjustment goes through its approvals.',
  },
  engine: 'evaluation',
  basis: [{ title: '中华人民共和国各级人民代表大会常务委员会监督法', number: '2024年修正，第二十三条', sure: true }],
  recognise: {
    names: [
      '中期评估',
      '总结评估',
      '规划评估',
      '第三方评估',
      '规划实施评估',
      '实施情况评估',
      '监督评估',
      '年度监测',
      '中期评价',
      '终期评估',
      '期末评估',
      '动态监测评估',
      '评估调整',
      '规划动态调整',
    ],
    together: [
      ['评估', '第三方'],
      ['规划', '评估'],
      ['监测', '评估', '规划'],
    ],
    not: ['风险评估机制', '科技评估机制', '风险评估结果', '人才评估机制', '普法中期评估', '普法规划中期评估'],
  },
  feeds: ['plan-system'],
  screens: [
    { path: '/reports', name: { zh: '评估报告与第三方意见', en: 'Reports and third-party findings' } },
    { path: '/assessments', name: { zh: '第三方评估', en: 'Assessments' } },
  ],
})
