import type { Screen } from '../../ui/screen.ts'

const permission = 'records.project.read'

export const screens: readonly Screen[] = [
  {
    path: 'projects',
    title: { zh: '项目总览', en: 'All projects' },
    menu: { group: 'projects', order: 1 },
    permission,
    load: () => import('./views/OverviewPage.tsx'),
  },
  {
    path: 'projects/list',
    title: { zh: '项目进度', en: 'Progress' },
    menu: { group: 'projects', order: 2 },
    permission,
    load: () => import('./views/ListPage.tsx'),
  },
  {
    path: 'projects/gantt',
    title: { zh: '横道图', en: 'Gantt chart' },
    permission,
    load: () => import('./views/GanttPage.tsx'),
  },
  {
    path: 'projects/map',
    title: { zh: '项目地图', en: 'Map of projects' },
    permission,
    load: () => import('./views/MapPage.tsx'),
  },
  {
    path: 'projects/batches',
    title: { zh: '三个批次', en: 'Three batches' },
    menu: { group: 'projects', order: 3 },
    permission,
    load: () => import('./views/BatchesPage.tsx'),
  },
  {
    path: 'projects/reserve',
    title: { zh: '储备排序', en: 'Reserve' },
    menu: { group: 'projects', order: 4 },
    permission,
    load: () => import('./views/ReservePage.tsx'),
  },
  {
    path: 'projects/bonds',
    title: { zh: '专项债覆盖', en: 'Bonds' },
    menu: { group: 'projects', order: 5 },
    permission,
    load: () => import('./views/BondsPage.tsx'),
  },
  {
    path: 'projects/:division/:id',
    title: { zh: '项目月度安排', en: 'A project by month' },
    permission,
    load: () => import('./views/ProjectPage.tsx'),
  },
]
