import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '',
    title: { zh: '总览', en: 'Overview' },
    menu: { group: 'overview', order: 1 },
    permission: 'overview.read',
    load: () => import('./views/OverviewPage.tsx'),
  },
  {
    path: 'my-day',
    title: { zh: '我的一天', en: 'My day' },
    menu: { group: 'overview', order: 2 },
    permission: ['overview.read', 'systems.read'],
    load: () => import('./views/MyDayPage.tsx'),
  },
  {
    path: 'systems',
    title: { zh: '系统目录', en: 'Systems' },
    menu: { group: 'systems', order: 1 },
    permission: 'systems.read',
    load: () => import('./views/SystemsPage.tsx'),
  },
  {
    path: 'search',
    title: { zh: '搜索', en: 'Search' },
    permission: 'overview.read',
    load: () => import('./views/SearchPage.tsx'),
  },
]
