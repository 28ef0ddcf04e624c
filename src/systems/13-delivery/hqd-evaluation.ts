import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'hqd-evaluation',
  name: { zh: '高质量发展评价', en: 'High-quality development evaluation' },
  purpose: {
    zh: '用一套指标给园区、镇街的高质量发展打分排队，找差距。',
    en: 'Scores parks and streets on high-quality development by a set of indicators and shows the gaps.',
  },
  works: {
    zh: '指标、权重、两种标准化方法并列；给出标杆和排名，并说明权重稍变时排名会不会变。',
    en: 'Named indicators, two normalisations, benchmark and rank, and how the rank changes when weights change a little, for each park and street.',
  },
  engine: 'evaluation',
  basis: [{ title: '国家发展改革委 国家统计局高质量发展综合绩效评价办法（试行）', sure: false }],
  recognise: {
    names: [
      '高质量发展评价',
      '高质量发展评价体系',
      '高质量发展指标体系',
      '高质量发展综合绩效评价',
      '高质量发展绩效评价',
      '高质量发展监测评价',
      '高质量发展统计体系',
      '高质量发展考核',
      '高质量发展综合评价',
      '推动高质量发展的指标体系',
      '高质量发展的指标体系',
      '园区综合评价',
      '开发区综合考核',
      '园区考核评价',
    ],
    together: [
      ['高质量发展', '评价'],
      ['高质量发展', '指标体系'],
      ['高质量发展', '考核'],
      ['高质量发展', '绩效'],
      ['亩均税收', '技术创新'],
    ],
    not: ['高等教育高质量发展评价'],
  },
  feeds: ['performance-assessment'],
  screens: [{ path: '/evaluations', name: { zh: '评价方案与结果', en: 'Schemes and results' } }],
})
