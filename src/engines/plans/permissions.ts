import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with plans, their texts and reviews. An assessor sees the versions in the snapshots given. */
export const permissions = {
  'plans.read': {
    about: { zh: '查看规划、文本与版本', en: 'see plans, their texts and versions' },
    roles: {
      planner: 'division',
      leader: 'division',
      reviewer: 'division',
      reporter: 'division',
      clerk: 'division',
      'grid-worker': 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      assessor: 'snapshot',
    },
  },
  'plans.review': {
    about: { zh: '上传文本、校核识别结果', en: 'upload texts and review what was compiled' },
    roles: { planner: 'division' },
  },
  'plans.see-review': {
    about: { zh: '查看校核过程', en: 'see how texts are reviewed' },
    roles: { planner: 'division', leader: 'division' },
  },
  'plans.adopt': {
    about: { zh: '采用规划文本', en: 'adopt the text of a plan' },
    roles: { planner: 'division' },
  },
} as const satisfies PermissionSet
