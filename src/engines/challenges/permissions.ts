import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with blind reviews. Experts have no account: a personal link opens their own sheet and nothing else. */
export const permissions = {
  'reviews.read': {
    about: { zh: '查看揭榜盲评的进展和结果', en: 'see how blind reviews stand and what came of them' },
    roles: { planner: 'division', leader: 'division', clerk: 'body' },
  },
  'reviews.run': {
    about: {
      zh: '组织揭榜盲评：冻结方案和专家库、邀请专家、关闭',
      en: 'lead a blind review: freeze bids and pool, invite experts, close it',
    },
    roles: { clerk: 'body' },
  },
} as const satisfies PermissionSet
