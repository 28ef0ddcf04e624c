import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'housing',
    title: { zh: '住房轮候', en: 'Housing queue' },
    menu: { group: 'systems', order: 32 },
    permission: 'housing.read',
    load: () => import('./views/QueuePage.tsx'),
  },
  {
    path: 'housing/rounds',
    title: { zh: '配租批次', en: 'Housing rounds' },
    permission: 'housing.read',
    load: () => import('./views/RoundsPage.tsx'),
  },
  {
    path: 'housing/cases/:division/:id',
    title: { zh: '家庭办理', en: 'Case' },
    permission: 'housing.read',
    load: () => import('./views/CasePage.tsx'),
  },
  {
    path: 'housing/draws/:division/:id',
    title: { zh: '配租摇号', en: 'Housing draw' },
    permission: 'housing.read',
    load: () => import('./views/DrawPage.tsx'),
  },
  {
    path: 'housing/public',
    title: { zh: '住房保障公示', en: 'Housing lists' },
    menu: { group: 'systems', order: 33 },
    isPublic: true,
    load: () => import('./views/PublicPage.tsx'),
  },
]
