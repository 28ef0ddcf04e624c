import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'investment',
    title: { zh: '招商进度', en: 'Leads to production' },
    menu: { group: 'systems', order: 40 },
    permission: 'records.lead.read',
    load: () => import('./views/InvestmentPage.tsx'),
  },
]
