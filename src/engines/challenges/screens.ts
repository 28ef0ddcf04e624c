import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'blind-reviews',
    title: { zh: '揭榜盲评', en: 'Blind reviews' },
    menu: { group: 'systems', order: 34 },
    permission: 'reviews.read',
    load: () => import('./views/ReviewsPage.tsx'),
  },
  {
    path: 'blind-reviews/:division/:id',
    title: { zh: '一次盲评', en: 'Blind review' },
    permission: 'reviews.read',
    load: () => import('./views/ReviewPage.tsx'),
  },
  {
    path: 'blind-reviews/:division/:id/draw',
    title: { zh: '专家抽取', en: 'Draw of experts' },
    permission: 'draws.read',
    load: () => import('./views/ReviewDrawPage.tsx'),
  },
  {
    path: 'expert-review',
    title: { zh: '专家评审', en: 'Expert review' },
    isPublic: true,
    load: () => import('./views/ExpertPage.tsx'),
  },
]
