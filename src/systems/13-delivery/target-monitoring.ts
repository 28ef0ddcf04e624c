import { defineSystem } from '../../model/system.ts'

export default defineSystem({
  id: 'target-monitoring',
  name: { zh: '规划指标监测', en: 'Target monitoring' },
  purpose: {
    zh: '把规划的主要指标逐项立账，定期填报，对照时序看进展，预警滞后。',
    en: 'Keeps an account of every main target, takes regular returns, sets progress against the path and warns of lag.',
  },
  works: {
    zh: '每个指标有范围、方向、性质和数据版次；按类型推算当前应达值；后来的修订不覆盖旧值；没测到就是“数据缺失”。',
    en: 'Each target has scope, kind, direction and vintage; expected-to-date follows the kind; a late revision never overwrites; unmeasured is its own status.',
  },
  engine: 'plan',
  basis: [
    { title: '中华人民共和国统计法', number: '2024年修正，第七条', sure: true },
    { title: '中华人民共和国各级人民代表大会常务委员会监督法', number: '2024年修正', sure: true },
  ],
  recognise: {
    names: [
      '规划指标监测',
      '主要指标',
      '约束性指标',
      '预期性指标',
      '发展主要指标',
      '经济社会发展主要指标',
      '主要目标',
      '统计监测',
      '监测评价',
      '动态监测评估',
      '监测分析',
      '规划监测',
      '规划监测评估',
      '指标完成',
      '主要预期目标',
      '指标监测',
    ],
    together: [
      ['指标', '完成情况'],
      ['指标', '监测'],
    ],
    not: ['营商环境指标体系', '评价指标体系', '考核指标体系', '高质量发展指标体系', '高质量发展监测评价'],
  },
  feeds: ['plan-evaluation', 'performance-assessment'],
})
