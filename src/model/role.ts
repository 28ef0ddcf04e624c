import type { Bilingual } from './system.ts'

/**
 * What people are in the running plan. Roles are held in a division, most of them for one body of it. The three
 * administrators are kept apart (三员分立, GB/T 22239): nobody holds two of them, and none of them holds a business role.
 */
export const ROLES = [
  'planner',
  'reporter',
  'reviewer',
  'leader',
  'assessor',
  // 经办员: runs a register or a case desk for a body.
  'clerk',
  // 网格员、采集员: finds what is wrong outdoors, and verifies that it was put right.
  'grid-worker',
  // 受理员 (监督中心): takes cases in and closes them.
  'intake-officer',
  // 派遣员 (指挥中心): sends each case to the body that answers for it.
  'dispatcher',
  // 企业办事人: acts for a firm, towards the desks.
  'enterprise',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const
export type Role = (typeof ROLES)[number]

/** What each role is called, everywhere it is written. */
export const roleNames: Readonly<Record<Role, Bilingual>> = {
  planner: { zh: '规划员', en: 'Planner' },
  reporter: { zh: '填报员', en: 'Reporter' },
  reviewer: { zh: '审核员', en: 'Reviewer' },
  leader: { zh: '领导', en: 'Leader' },
  assessor: { zh: '评估员', en: 'Assessor' },
  clerk: { zh: '经办员', en: 'Clerk' },
  'grid-worker': { zh: '网格员', en: 'Grid worker' },
  'intake-officer': { zh: '受理员', en: 'Intake officer' },
  dispatcher: { zh: '派遣员', en: 'Dispatcher' },
  enterprise: { zh: '企业办事人', en: 'Firm’s representative' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
}

/** Names of the roles in one language, by role. */
export const roleWords = (language: keyof Bilingual): Readonly<Record<Role, string>> => {
  const names = ROLES.map((role) => [role, roleNames[role][language]] as const)
  return Object.fromEntries(names) as Record<Role, string> // every role is in it
}

/**
 * How far a permission reaches within a membership:
 * 'division' every row of the division · 'body' rows of the member's body and the bodies under it · 'own' rows that are the
 * person's own · 'snapshot' rows inside the snapshots an assessor was given.
 */
export type Reach = 'division' | 'body' | 'own' | 'snapshot'

/** Who may, by role, and how far it reaches. Nobody else may. */
export type Who = Readonly<Partial<Record<Role, Reach>>>

const BOUND_TO_BODY: readonly Role[] = ['reporter', 'reviewer', 'clerk', 'grid-worker', 'enterprise']
const DELEGABLE: readonly Role[] = ['reporter', 'reviewer', 'clerk', 'grid-worker']

/** Whether the role is held for one body and never for a whole division. The tables hold it too (membership_bound_to_body). */
export const needsBody = (role: Role): boolean => BOUND_TO_BODY.includes(role)

/** Whether another person may stand in (代办): work that goes on every day. Offices, and acting for a firm, are granted. */
export const isDelegable = (role: Role): boolean => DELEGABLE.includes(role)
