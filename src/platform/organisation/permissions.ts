import type { PermissionSet } from '../access/policy.ts'

/**
 * 三员分立: the system administrator makes accounts and bodies, the security administrator grants roles and resets what
 * proves who somebody is, the audit administrator reads the record. None of them does another's work.
 */
export const permissions: PermissionSet = {
  'people.read': {
    about: { zh: '查看人员和账号', en: 'see people and their accounts' },
    roles: { 'system-admin': 'division', 'security-admin': 'division' },
  },
  'people.manage': {
    about: {
      zh: '新增、修改、停用、恢复账号，重置口令',
      en: 'make, amend, suspend, restore accounts; reset passwords',
    },
    roles: { 'system-admin': 'division' },
  },
  'people.read-phone': {
    about: { zh: '查看完整手机号（须写明理由，留痕）', en: 'see a whole phone number, with a reason, on the record' },
    roles: { 'system-admin': 'division' },
  },
  'people.secure': {
    about: {
      zh: '解锁账号，重置动态码，绑定统一身份认证',
      en: 'unlock accounts, reset second factors, link identity providers',
    },
    roles: { 'security-admin': 'division' },
  },
  'directory.read': {
    about: { zh: '通讯录：本区划人员的姓名、单位、职务', en: 'the directory: names, bodies and posts of the division' },
    roles: {
      planner: 'division',
      reporter: 'division',
      reviewer: 'division',
      leader: 'division',
      clerk: 'division',
      'grid-worker': 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      'system-admin': 'division',
      'security-admin': 'division',
    },
  },
  'bodies.read': {
    about: { zh: '查看单位', en: 'see bodies' },
    roles: {
      planner: 'division',
      reporter: 'division',
      reviewer: 'division',
      leader: 'division',
      assessor: 'division',
      clerk: 'division',
      'grid-worker': 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      'system-admin': 'division',
      'security-admin': 'division',
      'audit-admin': 'division',
    },
  },
  'bodies.manage': {
    about: { zh: '新增、更名、合并、撤销单位', en: 'make, rename, merge and end bodies' },
    roles: { 'system-admin': 'division' },
  },
  'divisions.read': {
    about: { zh: '查看行政区划', en: 'see divisions' },
    roles: { 'system-admin': 'division', 'security-admin': 'division', 'audit-admin': 'division', planner: 'division' },
  },
  'divisions.manage': {
    about: { zh: '维护本级和下级行政区划', en: 'look after this division and those under it' },
    roles: { 'system-admin': 'division' },
  },
  'roles.read': {
    about: { zh: '查看角色授权', en: 'see who holds which role' },
    roles: { 'system-admin': 'division', 'security-admin': 'division', 'audit-admin': 'division' },
  },
  'roles.grant': {
    about: { zh: '授予和收回角色', en: 'grant and withdraw roles' },
    roles: { 'security-admin': 'division' },
  },
  'delegations.read': {
    about: { zh: '查看代办', en: 'see who stands in for whom' },
    roles: { reporter: 'own', reviewer: 'body', clerk: 'own', 'grid-worker': 'own', 'security-admin': 'division' },
  },
  'delegations.grant': {
    about: { zh: '请人代办自己的工作', en: 'let somebody stand in for oneself' },
    roles: { reporter: 'own', reviewer: 'body', clerk: 'own', 'grid-worker': 'own' },
  },
}
