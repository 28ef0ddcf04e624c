import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with returns. The body of a return is the one that answers it. */
export const permissions = {
  'returns.read': {
    about: { zh: '查看报送任务和所报的数', en: 'see returns and what they say' },
    roles: { planner: 'division', leader: 'division', reviewer: 'body', reporter: 'body' },
  },
  'returns.fill': {
    about: { zh: '填报、上报、申请更正', en: 'fill and submit returns, ask for corrections' },
    roles: { reporter: 'body' },
  },
  'returns.fill-delegated': {
    about: { zh: '代为填报（受委托的任务）', en: 'fill returns that were delegated to the person' },
    roles: { reporter: 'own', reviewer: 'own' },
  },
  'returns.review': {
    about: { zh: '部门审核、委托填报', en: 'review the body’s own returns, delegate them' },
    roles: { reviewer: 'body' },
  },
  'returns.check': {
    about: { zh: '复核、确认、退回、解锁', en: 'check, confirm, return and unlock returns' },
    roles: { planner: 'division' },
  },
  'returns.send-back': {
    about: { zh: '领导退回', en: 'return a return, as a leader' },
    roles: { leader: 'division' },
  },
  'returns.administer': {
    about: { zh: '报表设置、下达任务、催报', en: 'make forms, open tasks, urge' },
    roles: { planner: 'division' },
  },
} as const satisfies PermissionSet
