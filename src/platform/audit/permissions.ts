import type { PermissionSet } from '../access/policy.ts'

export const permissions: PermissionSet = {
  'audit.read': {
    about: { zh: '查看审计记录', en: 'read the record' },
    roles: { 'audit-admin': 'division' },
  },
  'audit.export': {
    about: { zh: '导出和校验审计记录', en: 'export and verify the record' },
    roles: { 'audit-admin': 'division' },
  },
}
