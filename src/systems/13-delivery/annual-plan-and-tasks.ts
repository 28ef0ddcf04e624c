import { Type } from 'typebox'
import { defineSystem } from '../../language/system.ts'
import { defineSetting } from '../../model/setting.ts'
import { pledge, reform } from './annual-plan-and-tasks/records.ts'

const CHECK_DAYS = defineSetting({
  key: 'annual.check-days',
  name: { zh: '民生实事核查时限', en: 'Days to check a pledge' },
  about: { zh: '报完成后几个工作日内核查。', en: 'Working days from being reported done to the check.' },
  schema: Type.Integer({ minimum: 1, maximum: 60 }),
  default: 10,
  source: 'practice',
  kind: 'method',
})

export default defineSystem({
  id: 'annual-plan-and-tasks',
  name: { zh: '年度计划与任务分解', en: 'Yearly plan and division of work' },
  purpose: {
    zh: '把规划任务分到年度、分到部门，民生实事和改革事项逐件建账，督办到底。',
    en: 'Divides the plan’s tasks by year and by department, keeps a file on every livelihood project and reform, and follows them through.',
  },
  works: {
    zh: '每条任务有一个牵头单位；办结要有凭证和第二人确认；逾期按规则升级；没人认领的任务列出来。',
    en: 'Every commitment maps to tasks with one lead body; done needs evidence and a second person; overdue escalates by rule; uncovered commitments are listed.',
  },
  engine: 'plan',
  basis: [{ title: '中华人民共和国各级人民代表大会常务委员会监督法', number: '2024年修正', sure: true }],
  recognise: {
    names: [
      '任务分解',
      '分解任务',
      '年度计划',
      '年度任务',
      '年度实施',
      '任务清单',
      '责任分工',
      '分工方案',
      '任务台账',
      '民生实事',
      '十件民生实事',
      '民生实事项目',
      '为民办实事',
      '实事项目',
      '重点民生工程',
      '改革事项',
      '四大改革',
      '改革台账',
      '挂图作战',
      '倒排工期',
      '清单化',
      '项目化清单化',
      '责任清单化',
      '督办',
      '闭环落实',
      '台账管理',
      '销号管理',
      '周调度',
      '月调度',
      '任务书',
    ],
    together: [
      ['责任', '任务', '落实'],
      ['改革', '事项', '落实'],
      ['时间表', '路线图'],
    ],
    not: ['转型路线图', '技术路线图', '碳达峰路线图'],
  },
  runBy: 'development-reform',
  settings: [CHECK_DAYS],
  // The plan's own commitments are divided, reported on and pressed for under 任务: one mechanism, not two.
  screens: [
    { path: '/tasks', name: { zh: '任务分工与进展', en: 'Division of work and progress' } },
    { path: '/tasks/bodies', name: { zh: '各单位任务', en: 'Work by body' } },
  ],
  records: [pledge, reform],
  metrics: [
    {
      id: 'pledges-kept',
      name: { zh: '民生实事兑现率', en: 'Pledges kept' },
      about: {
        zh: '本期公布、应完成的民生实事中经核查兑现的比重。',
        en: 'Among pledges due in the period, those found fulfilled.',
      },
      unit: '%',
      digits: 1,
      of: 'pledge',
      where: 'state in ["announced", "reported", "fulfilled", "judged"]',
      time: { at: 'due_on' },
      take: { share: 'has(done_on)' },
      by: ['lead'],
    },
    {
      id: 'reforms-with-effect',
      name: { zh: '改革见效率', en: 'Reforms with effect' },
      about: {
        zh: '本期应完成的改革事项中经评估见效的比重；只出台文件的不算。',
        en: 'Among reforms due in the period, those whose effect was seen; a document alone does not count.',
      },
      unit: '%',
      digits: 1,
      of: 'reform',
      where: 'state != "cancelled"',
      time: { at: 'due_on' },
      take: { share: 'state == "closed"' },
      by: ['group', 'lead'],
    },
  ],
  feeds: ['plan-evaluation'],
})
