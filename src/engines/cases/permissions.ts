import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may watch the desks; acting on cases is decided by their declaration. */
export const permissions = {
  'cases.watch': {
    about: { zh: '查看案件总览、地图和高发点', en: 'watch the cases of the day, their map and hot spots' },
    roles: { planner: 'division', leader: 'division', 'intake-officer': 'division', dispatcher: 'division' },
  },
  'cases.evaluate': {
    about: { zh: '查看综合评价', en: 'see the evaluation of desks' },
    roles: {
      planner: 'division',
      leader: 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      clerk: 'body',
      reviewer: 'body',
    },
  },
  'cases.outdoors': {
    about: {
      zh: '网格员手机页：上报、现场核实和核查',
      en: 'the grid worker’s page: report, verify and check on the spot',
    },
    roles: { 'grid-worker': 'body' },
  },
  'cases.subscribe': {
    about: { zh: '用日历订阅自己的时限', en: 'subscribe to one’s own deadlines with a calendar' },
    roles: {
      planner: 'division',
      leader: 'division',
      reviewer: 'body',
      reporter: 'body',
      clerk: 'body',
      'grid-worker': 'body',
      'intake-officer': 'division',
      dispatcher: 'division',
    },
  },
} as const satisfies PermissionSet
