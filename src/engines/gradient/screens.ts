import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'gradient',
    title: { zh: '企业阶梯', en: 'Ladder of firms' },
    menu: { group: 'systems', order: 20 },
    permission: 'gradient.read',
    load: () => import('./views/LadderPage.tsx'),
  },
  {
    path: 'gradient/candidates',
    title: { zh: '候选企业', en: 'Candidates' },
    permission: 'gradient.read',
    load: () => import('./views/CandidatesPage.tsx'),
  },
  {
    path: 'gradient/expiries',
    title: { zh: '资质到期', en: 'Expiries' },
    permission: 'gradient.read',
    load: () => import('./views/ExpiriesPage.tsx'),
  },
  {
    path: 'gradient/forecast',
    title: { zh: '期末预测', en: 'Forecast' },
    permission: 'gradient.read',
    load: () => import('./views/ForecastPage.tsx'),
  },
  {
    path: 'gradient/mine',
    title: { zh: '我办事的企业', en: 'Firms I act for' },
    menu: { group: 'systems', order: 21 },
    permission: 'gradient.own',
    load: () => import('./views/MinePage.tsx'),
  },
  {
    path: 'gradient/firms/:division/:id',
    title: { zh: '企业', en: 'Firm' },
    permission: 'gradient.firm',
    load: () => import('./views/FirmPage.tsx'),
  },
]
