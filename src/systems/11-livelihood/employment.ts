import { defineSystem } from '../../language/system.ts'
import { employmentChange, employmentEntry, employmentMonth } from './employment/employment-entry.ts'
import { helpSubsidy } from './employment/help-subsidy.ts'
import { jobConsent, jobSeeker } from './employment/job-seeker.ts'
import { metrics } from './employment/metrics.ts'
import { jobReferral } from './employment/referral.ts'
import { SETTINGS } from './employment/settings.ts'
import { startupLoan } from './employment/startup-loan.ts'
import { courseEnrolment, trainingCourse } from './employment/training.ts'
import { difficultyRecognition, unemploymentRegistration, zeroJobHousehold } from './employment/unemployment.ts'
import { vacancy } from './employment/vacancy.ts'

export default defineSystem({
  id: 'employment',
  name: { zh: '就业建档与用工对接', en: 'Job files and labour matching' },
  purpose: {
    zh: '给有就业需求的居民建档，与园区企业岗位双向匹配，培训补技能，零就业家庭动态清零。',
    en: 'Files residents who want work, matches them with vacancies both ways, closes skill gaps by training, and leaves no family without a job.',
  },
  works: {
    zh: '人与岗双向匹配并说明理由；入职后跟踪六个月；缺的技能变成课程；零就业家庭确认即计时清零；岗位信息过滤歧视条件。',
    en: 'Files and vacancies are matched two ways with reasons; the outcome is followed for 6 months; skill gaps become courses; families without a job are cleared on a clock; discriminating conditions are refused.',
  },
  engine: 'matching',
  basis: [
    { title: '中华人民共和国就业促进法', number: '第四十三条、第五十六条', sure: true },
    { title: '人力资源市场暂行条例', number: '国务院令第700号', sure: true },
    { title: '就业服务与就业管理规定', number: '第六十三条、第六十六条', sure: false },
    { title: '中华人民共和国个人信息保护法', number: '第十三条、第十五条', sure: true },
    { title: '失业保险条例', number: '国务院令第258号', sure: true },
    { title: '中华人民共和国社会保险法', number: '第五十八条', sure: true },
  ],
  recognise: {
    names: [
      '就业建档',
      '建档入库',
      '用工对接',
      '零就业',
      '零就业家庭',
      '就业失业登记',
      '失业登记',
      '就业服务',
      '公共就业服务',
      '公共就业',
      '就业援助',
      '就业帮扶',
      '就业困难人员',
      '用工难',
      '企业用工',
      '零工市场',
      '零工驿站',
      '家门口就业',
      '就业驿站',
      '充分就业社区',
      '劳务品牌',
      '劳务输出',
      '劳务协作',
      '转移就业',
      '职业技能培训',
      '职业技能提升',
      '技能提升行动',
      '订单式培训',
      '创业担保贷款',
      '创业带动就业',
      '重点群体就业',
      '人力资源市场',
      '困难人员就业',
      '就业困难群体',
    ],
    together: [
      ['劳动力', '培训', '就业'],
      ['用工', '对接'],
      ['就业', '建档'],
      ['就业', '帮扶'],
      ['岗位', '对接'],
      ['就业', '援助'],
      ['技能培训', '劳动力'],
      ['技能培训', '农民工'],
      ['技能培训', '人次'],
      ['技能培训', '就业'],
    ],
    not: ['就业人口比重', '就业人员比重'],
  },
  feeds: ['target-monitoring'],
  runBy: 'human-resources',
  records: [
    jobSeeker,
    jobConsent,
    vacancy,
    jobReferral,
    employmentEntry,
    unemploymentRegistration,
    difficultyRecognition,
    zeroJobHousehold,
    trainingCourse,
    courseEnrolment,
    startupLoan,
    helpSubsidy,
    employmentChange,
    employmentMonth,
  ],
  metrics,
  settings: SETTINGS,
  screens: [
    { path: '/placement', name: { zh: '就业对接', en: 'Job matching' } },
    { path: '/placement/people', name: { zh: '求职者', en: 'Job seekers' } },
    { path: '/placement/vacancies', name: { zh: '招聘岗位', en: 'Vacancies' } },
    { path: '/placement/gaps', name: { zh: '技能缺口', en: 'Skill gaps' } },
  ],
})
