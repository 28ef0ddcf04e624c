import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what at the housing desk. What is published anybody may read without an account, names masked. */
export const permissions = {
  'housing.read': {
    about: { zh: '查看轮候名单、配租批次和办理情况（姓名脱敏）', en: 'see the queue, rounds and cases, names masked' },
    roles: { planner: 'division', leader: 'division', clerk: 'division' },
  },
  'housing.work': {
    about: { zh: '发起联合核查、评分轮候、组织配租', en: 'ask for a joint check, score, lead rounds' },
    roles: { clerk: 'body' },
  },
} as const satisfies PermissionSet
