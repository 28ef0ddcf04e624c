import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what at the desk of policies. A firm's representative sees its own firm's standing and nobody else's. */
export const permissions = {
  'policies.read': {
    about: { zh: '查看政策匹配、预算和应享未享', en: 'see how policies match, budgets and what is unclaimed' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
  },
  'policies.write': {
    about: { zh: '试算政策条件', en: 'try conditions of clauses out' },
    roles: { planner: 'division', clerk: 'division' },
  },
  'policies.propose': {
    about: { zh: '提出免申即享名单', en: 'propose claims that need no application' },
    roles: { planner: 'division', clerk: 'division' },
  },
  'policies.firm': {
    about: { zh: '查看一家企业能享受的政策', en: 'see what policies give one firm' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
  },
  'policies.own': {
    about: { zh: '查看自己办事的企业的政策', en: 'see the policies of firms that one acts for' },
    roles: { enterprise: 'own' },
  },
  'policies.claim': {
    about: { zh: '替自己办事的企业申报', en: 'claim for a firm that one acts for' },
    roles: { enterprise: 'own' },
  },
  'policies.export': {
    about: { zh: '导出匹配名单和应享未享清单', en: 'take lists of matching firms and unclaimed money away' },
    roles: { planner: 'division', clerk: 'division' },
  },
} as const satisfies PermissionSet
