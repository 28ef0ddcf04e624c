import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'plans',
    title: { zh: '规划', en: 'Plans' },
    menu: { group: 'plans', order: 1 },
    permission: 'plans.read',
    load: () => import('./views/PlansPage.tsx'),
  },
  {
    path: 'plans/:id',
    title: { zh: '规划文本', en: 'Plan' },
    permission: 'plans.read',
    load: () => import('./views/PlanPage.tsx'),
  },
  {
    path: 'plans/:id/adopt/:compilation',
    title: { zh: '采用规划文本', en: 'Adopt a text' },
    permission: 'plans.adopt',
    load: () => import('./views/AdoptPage.tsx'),
  },
  {
    path: 'plans/:id/alignment',
    title: { zh: '规划衔接', en: 'Alignment' },
    permission: 'plans.read',
    load: () => import('./views/AlignmentPage.tsx'),
  },
  {
    path: 'reviews/:id',
    title: { zh: '校核', en: 'Review' },
    permission: 'plans.see-review',
    load: () => import('./views/ReviewPage.tsx'),
  },
  {
    path: 'reviews/:id/differences',
    title: { zh: '文本差异', en: 'Differences' },
    permission: 'plans.see-review',
    load: () => import('./views/DifferencesPage.tsx'),
  },
]
