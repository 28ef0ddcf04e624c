import { Type } from 'typebox'
import { defineSystem } from '../../language/system.ts'
import { defineSetting } from '../../model/setting.ts'
import { gap, indicatorValue, survey } from './business-environment/records.ts'

const SURVEY_DAYS = defineSetting({
  key: 'environment.survey-days',
  name: { zh: '企业问卷间隔', en: 'Days between surveys of a firm' },
  about: { zh: '几天内问过的企业再问会被标出。', en: 'A firm asked again within so many days is flagged.' },
  schema: Type.Integer({ minimum: 1, maximum: 1000 }),
  default: 183,
  source: 'practice',
  kind: 'method',
})

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
  runBy: 'development-reform',
  settings: [SURVEY_DAYS],
  records: [indicatorValue, survey, gap],
  screens: [{ path: '/evaluations', name: { zh: '评价方案与结果', en: 'Schemes and results' } }],
  metrics: [
    {
      id: 'frontier',
      name: { zh: '前沿距离平均分', en: 'Mean distance to the frontier' },
      about: {
        zh: '本年各指标前沿距离分的平均；底线 0 分，先进地区 100 分。',
        en: 'Mean of the year’s distances; the floor is 0, the frontier 100.',
      },
      unit: '分',
      digits: 1,
      of: 'be-value',
      time: { at: 'year' },
      take: { mean: '(value - worst) / (frontier - worst) * 100.0' },
      by: ['area', 'owner'],
    },
    {
      id: 'gaps-closed',
      name: { zh: '短板改善率', en: 'Gaps closed' },
      about: {
        zh: '时限在本期的短板中，指标达到目标值并核实的比重。',
        en: 'Among gaps due in the period, those whose figure reached what was wanted.',
      },
      unit: '%',
      digits: 1,
      of: 'be-gap',
      time: { at: 'due_on' },
      take: { share: 'state == "closed"' },
      by: ['owner'],
    },
    {
      id: 'asked-too-often',
      name: { zh: '重复问卷', en: 'Firms asked too often' },
      about: {
        zh: '本期问过、而此前规定天数内已问过的企业次数。',
        en: 'Surveys of firms that had been asked within the days set.',
      },
      unit: '次',
      of: 'be-survey',
      where: 'has(earlier)',
      time: { at: 'asked_on' },
      take: 'count',
    },
  ],
  feeds: ['performance-assessment'],
})
