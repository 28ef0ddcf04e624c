import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may do what with commitments. A body is that of the lead or of a supporter. */
export const permissions = {
  'commitments.read': {
    about: { zh: '查看任务分工与进展', en: 'see the division of work and its progress' },
    roles: { planner: 'division', leader: 'division', reviewer: 'body', reporter: 'body' },
  },
  'commitments.divide': {
    about: { zh: '分工、设节点、下发', en: 'divide the work, set milestones, issue' },
    roles: { planner: 'division' },
  },
  'commitments.answer': {
    about: { zh: '签收、异议、反馈进展、答复督办', en: 'take note, object, report back, answer a supervision' },
    roles: { reviewer: 'body', reporter: 'body' },
  },
  'commitments.endorse': {
    about: { zh: '本单位审核反馈', en: 'endorse the body’s own reports' },
    roles: { reviewer: 'body' },
  },
  'commitments.accept': {
    about: { zh: '确认或退回反馈', en: 'accept or return reports' },
    roles: { planner: 'division' },
  },
  'commitments.supervise': {
    about: { zh: '督办', en: 'supervise' },
    roles: { planner: 'division', leader: 'division' },
  },
} as const satisfies PermissionSet
