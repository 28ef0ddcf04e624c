import type { PermissionSet } from '../access/policy.ts'

export const permissions: PermissionSet = {
  'jobs.read': {
    about: { zh: '查看后台任务和失败原因', en: 'See background jobs and why they failed' },
    roles: { 'system-admin': 'division' },
  },
  'jobs.retry': {
    about: { zh: '重新执行失败的后台任务', en: 'Run failed background jobs again' },
    roles: { 'system-admin': 'division' },
  },
}
