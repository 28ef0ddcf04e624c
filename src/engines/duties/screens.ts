import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'duties',
    title: { zh: '这事归谁管', en: 'Whose duty' },
    menu: { group: 'tasks', order: 60 },
    permission: 'records.duty-route.read',
    load: () => import('./views/DutyPage.tsx'),
  },
  {
    path: 'duties/match',
    title: { zh: '镇街权责匹配', en: 'Powers and duties' },
    permission: 'records.street-duty.read',
    load: () => import('./views/MatchPage.tsx'),
  },
]
