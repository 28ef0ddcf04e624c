import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'cases',
    title: { zh: '今日案件', en: 'Cases today' },
    menu: { group: 'systems', order: 10 },
    permission: 'cases.watch',
    load: () => import('./views/TodayPage.tsx'),
  },
  {
    path: 'cases/evaluation',
    title: { zh: '案件综合评价', en: 'Evaluation of cases' },
    menu: { group: 'systems', order: 11 },
    permission: 'cases.evaluate',
    load: () => import('./views/EvaluationPage.tsx'),
  },
  {
    path: 'field',
    title: { zh: '网格员', en: 'Outdoors' },
    menu: { group: 'systems', order: 12 },
    permission: 'cases.outdoors',
    load: () => import('./views/FieldPage.tsx'),
  },
  {
    path: 'calendars',
    title: { zh: '时限日历', en: 'Calendar of deadlines' },
    permission: 'cases.subscribe',
    load: () => import('./views/CalendarsPage.tsx'),
  },
]
