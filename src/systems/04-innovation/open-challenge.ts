import { defineSystem } from '../../language/system.ts'
import { bid, challenge, indicator } from './open-challenge/challenge.ts'
import { contract, milestone, test } from './open-challenge/contract.ts'
import { expert, tie } from './open-challenge/expert.ts'
import { metrics } from './open-challenge/metrics.ts'
import { settings } from './open-challenge/settings.ts'

export default defineSystem({
  id: 'open-challenge',
  name: { zh: '揭榜挂帅', en: 'Open challenge (揭榜挂帅)' },
  purpose: {
    zh: '把关键技术难题张榜公布，谁有本事谁揭榜，按结果付费，尽职失败可免责。',
    en: 'Posts key technical problems openly: whoever can solve them takes the challenge, payment follows results, and diligent failure is excused.',
  },
  works: {
    zh: '榜单题目可检验；评审专家随机盲抽并回避；按里程碑拨付和考核；到期测试见分晓，尽职失败有出口。',
    en: 'Each challenge can be tested; reviewers are drawn blind and with avoidance; milestones govern payment; a test decides, and diligent failure has an exit.',
  },
  engine: 'matching',
  basis: [
    { title: '中华人民共和国科学技术进步法', number: '2021年修订', sure: true },
    { title: '国务院办公厅关于改革完善中央财政科研经费管理的若干意见', number: '国办发〔2021〕32号', sure: true },
  ],
  recognise: {
    names: [
      '揭榜挂帅',
      '赛马制',
      '赛马机制',
      '赛马等',
      '军令状',
      '包干制',
      '关键核心技术攻关',
      '科技重大专项',
      '重大科技专项',
      '首席科学家负责制',
      '科研放权赋能',
      '新型举国体制',
      '首席专家负责制',
      '十大技术攻关',
      '悬榜',
      '张榜',
      '里程碑式考核',
      '技术总师',
      '科研项目组织管理方式',
      '科技计划项目管理',
    ],
    together: [
      ['揭榜', '攻关'],
      ['科技项目', '组织管理'],
    ],
    not: ['物流包干制', '经营包干制'],
  },
  runBy: 'science',
  settings,
  records: [challenge, indicator, bid, expert, tie, contract, milestone, test],
  metrics,
  screens: [{ path: 'blind-reviews', name: { zh: '揭榜盲评', en: 'Blind reviews' } }],
  feeds: ['technology-transfer'],
})
