import type { Screen } from '../../ui/screen.ts'

/** Every system that is declared has these; nothing is said of any of them here. */
export const screens: readonly Screen[] = [
  {
    path: 'systems/:system',
    title: { zh: '系统', en: 'System' },
    permission: 'systems.read',
    load: () => import('./views/SystemPage.tsx'),
  },
  {
    path: 'systems/:system/metrics/:metric',
    title: { zh: '指标', en: 'Figure' },
    load: () => import('./views/MetricPage.tsx'),
  },
  {
    path: 'systems/:system/:type/board',
    title: { zh: '看板', en: 'Board' },
    load: () => import('./views/BoardPage.tsx'),
  },
  {
    path: 'systems/:system/:type/map',
    title: { zh: '地图', en: 'Map' },
    load: () => import('./views/MapPage.tsx'),
  },
  {
    path: 'systems/:system/:type',
    title: { zh: '台账', en: 'Register' },
    load: () => import('./views/ListPage.tsx'),
  },
  {
    path: 'systems/:system/:type/new',
    title: { zh: '登记', en: 'New record' },
    load: () => import('./views/NewPage.tsx'),
  },
  {
    path: 'systems/:system/:type/:division/:id',
    title: { zh: '记录', en: 'Record' },
    load: () => import('./views/RecordPage.tsx'),
  },
  {
    path: 'open',
    title: { zh: '公开台账', en: 'Open registers' },
    menu: { group: 'systems', order: 90 },
    isPublic: true,
    load: () => import('./views/OpenPage.tsx'),
  },
]
