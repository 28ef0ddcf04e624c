import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'my-evaluations',
    title: { zh: '我的企业评价', en: 'My evaluations' },
    menu: { group: 'evaluation', order: 0 },
    permission: 'evaluations.own',
    load: () => import('./views/OwnPage.tsx'),
  },
  {
    path: 'public/evaluations',
    title: { zh: '评价公示', en: 'Published evaluations' },
    menu: { group: 'evaluation', order: 9 },
    isPublic: true,
    load: () => import('./views/PublicRoundsPage.tsx'),
  },
  {
    path: 'public/evaluations/:division/:id',
    title: { zh: '公示名单', en: 'Published list' },
    isPublic: true,
    load: () => import('./views/PublicListPage.tsx'),
  },
  {
    path: 'evaluations',
    title: { zh: '综合评价', en: 'Evaluations' },
    menu: { group: 'evaluation', order: 1 },
    permission: 'evaluations.read',
    load: () => import('./views/RoundsPage.tsx'),
  },
  {
    path: 'evaluation-schemes',
    title: { zh: '评价方案', en: 'Schemes' },
    menu: { group: 'evaluation', order: 2 },
    permission: 'evaluations.read',
    load: () => import('./views/SchemesPage.tsx'),
  },
  {
    path: 'evaluation-schemes/:division/:id',
    title: { zh: '评价方案', en: 'Scheme' },
    permission: 'evaluations.read',
    load: () => import('./views/SchemePage.tsx'),
  },
  {
    path: 'evaluations/:division/:id',
    title: { zh: '一轮评价', en: 'Round' },
    permission: 'evaluations.read',
    load: () => import('./views/RoundPage.tsx'),
  },
  {
    path: 'evaluations/:division/:id/units/:code',
    title: { zh: '参评单位', en: 'Unit' },
    permission: 'evaluations.read',
    load: () => import('./views/UnitPage.tsx'),
  },
  {
    path: 'evaluations/:division/:id/compare',
    title: { zh: '方案比较', en: 'Comparison of schemes' },
    permission: 'evaluations.run',
    load: () => import('./views/ComparePage.tsx'),
  },
]
