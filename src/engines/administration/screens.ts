import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'admin/people',
    title: { zh: '人员', en: 'People' },
    menu: { group: 'admin', order: 1 },
    permission: 'people.read',
    load: () => import('./views/PeoplePage.tsx'),
  },
  {
    path: 'admin/bodies',
    title: { zh: '单位', en: 'Bodies' },
    menu: { group: 'admin', order: 2 },
    permission: ['bodies.manage', 'roles.grant'],
    load: () => import('./views/BodiesPage.tsx'),
  },
  {
    path: 'admin/divisions',
    title: { zh: '行政区划', en: 'Divisions' },
    menu: { group: 'admin', order: 3 },
    permission: 'divisions.read',
    load: () => import('./views/DivisionsPage.tsx'),
  },
  {
    path: 'admin/roles',
    title: { zh: '角色授权', en: 'Roles' },
    menu: { group: 'admin', order: 4 },
    permission: 'roles.read',
    load: () => import('./views/RolesPage.tsx'),
  },
  {
    path: 'admin/delegations',
    title: { zh: '代办', en: 'Standing in' },
    menu: { group: 'admin', order: 5 },
    permission: 'delegations.read',
    load: () => import('./views/DelegationsPage.tsx'),
  },
  {
    path: 'admin/settings',
    title: { zh: '设置', en: 'Settings' },
    menu: { group: 'admin', order: 6 },
    permission: 'settings.read',
    load: () => import('./views/SettingsPage.tsx'),
  },
  {
    path: 'admin/audit',
    title: { zh: '审计', en: 'Record' },
    menu: { group: 'admin', order: 7 },
    permission: 'audit.read',
    load: () => import('./views/AuditPage.tsx'),
  },
  {
    path: 'account',
    title: { zh: '会话安全', en: 'My account' },
    menu: { group: 'admin', order: 9 },
    load: () => import('./views/AccountPage.tsx'),
  },
  {
    path: 'setup',
    title: { zh: '初次设置', en: 'First set-up' },
    isPublic: true,
    load: () => import('./views/SetupPage.tsx'),
  },
]
