import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who sees which results fit which needs. A firm sees what is on offer for its own needs. */
export const permissions = {
  'transfers.match': {
    about: { zh: '查看成果与需求的撮合和理由', en: 'see which results fit which needs, and why' },
    roles: { planner: 'division', leader: 'division', clerk: 'division', enterprise: 'own' },
  },
} as const satisfies PermissionSet
