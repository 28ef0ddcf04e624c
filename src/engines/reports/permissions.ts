import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with reports. An assessor reaches only what was assigned to them, and nothing of the report itself. */
export const permissions = {
  'reports.read': {
    about: { zh: '查看监测评估报告', en: 'see monitoring and evaluation reports' },
    // A reviewer sees a report only while it is out for comments.
    roles: { planner: 'division', leader: 'division', reviewer: 'body' },
  },
  'reports.write': {
    about: { zh: '编制报告、改写段落、处理意见', en: 'make reports, write over blocks, settle comments' },
    roles: { planner: 'division' },
  },
  'reports.comment': {
    about: { zh: '对报告提出意见', en: 'comment on reports' },
    roles: { planner: 'division', leader: 'division', reviewer: 'body' },
  },
  'reports.decide': {
    about: { zh: '定稿、印发、退回起草', en: 'finalise, issue, reopen' },
    roles: { planner: 'division' },
  },
  'reports.export': {
    about: { zh: '下载报告和附表', en: 'download reports and their annexes' },
    roles: { planner: 'division', leader: 'division' },
  },
  'reports.assign': {
    about: { zh: '冻结事实并交第三方评估', en: 'freeze the facts and give them to an assessor' },
    roles: { planner: 'division' },
  },
  'reports.assess': {
    about: { zh: '查看冻结的事实，提交评估意见', en: 'see the frozen facts and submit findings' },
    roles: { assessor: 'own' },
  },
} as const satisfies PermissionSet
