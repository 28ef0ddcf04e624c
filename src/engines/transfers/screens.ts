import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'technology-matches',
    title: { zh: '成果需求撮合', en: 'Results to needs' },
    menu: { group: 'systems', order: 33 },
    permission: 'transfers.match',
    load: () => import('./views/MarketPage.tsx'),
  },
  {
    path: 'pilot-bases',
    title: { zh: '中试预约', en: 'Pilot bases' },
    menu: { group: 'systems', order: 34 },
    permission: 'records.pilot-day.read',
    load: () => import('./views/PilotBasesPage.tsx'),
  },
]
