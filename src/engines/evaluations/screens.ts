import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
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
