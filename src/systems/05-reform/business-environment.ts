import { defineSystem } from '../../language/system.ts'

export default defineSystem({
  id: 'business-environment',
  name: { zh: '营商环境评价', en: 'Business-environment evaluation' },
  purpose: {
    zh: '用一套指标衡量开办企业、办理许可、纳税、监管等体验，找差距并整改。',
    en: 'Measures how it is to start a firm, get permits, pay taxes and be inspected, finds gaps and turns them into work.',
  },
  works: {
    zh: '指标直接由办件、检查、诉求系统的数据算出，问卷数量受限，不给企业添负担；差距自动变成任务。',
    en: 'Indicators are computed from services, inspections and desks; surveys are limited so that firms are not burdened; gaps become tasks.',
  },
  engine: 'evaluation',
  basis: [{ title: '优化营商环境条例', number: '国务院令第722号', sure: true }],
  recognise: {
    names: [
      '营商环境评价',
      '企业满意度评价',
      '办事便利度',
      '无感监测',
      '营商环境指标',
      '营商环境监测',
      '营商环境优化',
      '营商环境考核',
      '营商环境测评',
      '营商环境满意度',
    ],
    together: [
      ['营商环境', '评价'],
      ['营商环境', '考核'],
      ['营商环境', '指标'],
      ['营商环境', '满意度'],
      ['营商环境', '排名'],
      ['营商环境', '评估'],
      ['营商环境', '监测'],
    ],
  },
  feeds: ['performance-assessment'],
})
