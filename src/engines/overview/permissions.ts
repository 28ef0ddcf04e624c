import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who sees the overview. What stands in it is asked of each engine within the person's own scope. */
export const permissions = {
  'overview.read': {
    about: { zh: '查看总览、我的一天和搜索', en: 'see the overview, one’s own day, and search' },
    roles: { planner: 'division', leader: 'division', reviewer: 'body', reporter: 'body' },
  },
  'systems.read': {
    about: { zh: '查看规划部署的系统', en: 'see the systems that the plan orders' },
    roles: {
      planner: 'division',
      leader: 'division',
      reviewer: 'body',
      reporter: 'body',
      clerk: 'body',
      'grid-worker': 'body',
      'intake-officer': 'body',
      dispatcher: 'body',
    },
  },
} as const satisfies PermissionSet
