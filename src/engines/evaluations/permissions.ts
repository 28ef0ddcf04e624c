import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with evaluations. A body sees what is published and, beyond that, its own unit alone. */
export const permissions = {
  'evaluations.read': {
    about: {
      zh: '查看评价（单位、企业只看自己和公示名单）',
      en: 'see evaluations (a body or firm: its own unit and the published list)',
    },
    roles: { planner: 'division', leader: 'division', reviewer: 'body', reporter: 'body', enterprise: 'body' },
  },
  'evaluations.own': {
    about: { zh: '我的企业评价', en: 'the evaluations of the own firm' },
    roles: { enterprise: 'body' },
  },
  'evaluations.design': {
    about: { zh: '编制评价方案、公布施行', en: 'write schemes and put them in force' },
    roles: { planner: 'division' },
  },
  'evaluations.run': {
    about: { zh: '组织一轮评价：数据、试算、公示、终评、复评', en: 'run a round: data, trial, notice, final, review' },
    roles: { planner: 'division' },
  },
  'evaluations.confirm': {
    about: { zh: '确认本单位数据', en: 'confirm the data of the own unit' },
    roles: { reviewer: 'body', enterprise: 'body' },
  },
  'evaluations.prove': {
    about: { zh: '为数据附佐证', en: 'add what proves the data' },
    roles: { planner: 'division', reviewer: 'body', reporter: 'body', enterprise: 'body' },
  },
  'evaluations.object': {
    about: { zh: '对本单位结果提出异议', en: 'object to the result of the own unit' },
    roles: { reviewer: 'body', reporter: 'body', enterprise: 'body' },
  },
  'evaluations.decide': {
    about: { zh: '答复异议', en: 'answer objections' },
    roles: { planner: 'division' },
  },
} as const satisfies PermissionSet
