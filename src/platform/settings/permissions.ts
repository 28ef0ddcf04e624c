import type { PermissionSet } from '../access/policy.ts'

export const permissions: PermissionSet = {
  'settings.read': {
    about: { zh: '查看设置及其历史', en: 'see settings and their history' },
    roles: {
      planner: 'division',
      leader: 'division',
      reviewer: 'division',
      'system-admin': 'division',
      'security-admin': 'division',
      'audit-admin': 'division',
    },
  },
  'settings.set-method': {
    about: { zh: '设定业务规则的数值', en: 'set the numbers of business rules' },
    roles: { planner: 'division' },
  },
  'settings.set-policy': {
    about: { zh: '设定安全策略', en: 'set the security policy' },
    roles: { 'security-admin': 'division' },
  },
}
