import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may see what of the ladder. A firm's own representative sees its own firm and nobody else's. */
export const permissions = {
  'gradient.read': {
    about: { zh: '查看企业阶梯、候选名单和预测', en: 'see the ladder of firms, its candidates and forecasts' },
    roles: { planner: 'division', leader: 'division', clerk: 'division' },
  },
  'gradient.firm': {
    about: { zh: '查看一家企业的台阶和差距', en: 'see where one firm stands and what it lacks' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
  },
  'gradient.own': {
    about: { zh: '查看自己办事的企业', en: 'see the firms that one acts for' },
    roles: { enterprise: 'own' },
  },
  'gradient.export': {
    about: { zh: '导出候选名单和到期清单', en: 'take the lists of candidates and expiries away' },
    roles: { planner: 'division', clerk: 'division' },
  },
} as const satisfies PermissionSet
