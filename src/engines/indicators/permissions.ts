import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with targets and values. A body is the one that answers for a target or has a share of it. */
export const permissions = {
  'targets.read': {
    about: { zh: '查看指标、数值与进展', en: 'see targets, their values and where they stand' },
    roles: { planner: 'division', leader: 'division', reviewer: 'body', reporter: 'body' },
  },
  'targets.set': {
    about: {
      zh: '设定指标属性、基期、年度目标和分解',
      en: 'set attributes, bases, yearly values and shares of targets',
    },
    roles: { planner: 'division' },
  },
  'targets.rule': {
    about: { zh: '裁定口径调整', en: 'rule on changed definitions' },
    roles: { planner: 'division' },
  },
  'observations.record': {
    about: { zh: '登记公报、函件中的数值', en: 'record values of bulletins and official letters' },
    roles: { planner: 'division' },
  },
} as const satisfies PermissionSet
