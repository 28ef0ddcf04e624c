import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'targets',
    title: { zh: '指标进展', en: 'Targets' },
    menu: { group: 'targets', order: 1 },
    permission: 'targets.read',
    load: () => import('./views/TargetsPage.tsx'),
  },
  {
    path: 'comparison',
    title: { zh: '地区比较', en: 'Compare places' },
    menu: { group: 'targets', order: 3 },
    permission: 'targets.read',
    load: () => import('./views/ComparisonPage.tsx'),
  },
  {
    path: 'targets/:division/:id',
    title: { zh: '指标', en: 'Target' },
    permission: 'targets.read',
    load: () => import('./views/TargetPage.tsx'),
  },
]
