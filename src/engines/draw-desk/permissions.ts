import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with draws. What is published anybody may read without an account. */
export const permissions = {
  'draws.read': {
    about: { zh: '查看可验证抽取', en: 'see draws' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
  },
  'draws.run': {
    about: {
      zh: '组织抽取：冻结名单、录入信标、派发结果',
      en: 'lead a draw: freeze the list, enter the beacon, give out what follows',
    },
    roles: { planner: 'division', clerk: 'body' },
  },
  'draws.promise': {
    about: { zh: '代表一方承诺和揭示', en: 'promise and reveal for a party' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
  },
} as const satisfies PermissionSet
