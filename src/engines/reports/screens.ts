import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'reports',
    title: { zh: '监测评估报告', en: 'Reports' },
    menu: { group: 'reports', order: 1 },
    permission: 'reports.read',
    load: () => import('./views/ReportsPage.tsx'),
  },
  {
    path: 'reports/:division/:id',
    title: { zh: '报告', en: 'Report' },
    permission: 'reports.read',
    load: () => import('./views/ReportPage.tsx'),
  },
  {
    path: 'reports/:division/:id/differences',
    title: { zh: '自评与第三方评估差异', en: 'Own and third-party findings' },
    permission: 'reports.read',
    load: () => import('./views/DifferencesPage.tsx'),
  },
  {
    path: 'assessments',
    title: { zh: '第三方评估', en: 'Assessments' },
    menu: { group: 'reports', order: 2 },
    permission: 'reports.assess',
    load: () => import('./views/AssessmentsPage.tsx'),
  },
  {
    path: 'assessments/:division/:assignment',
    title: { zh: '评估意见', en: 'Findings' },
    permission: 'reports.assess',
    load: () => import('./views/AssessmentPage.tsx'),
  },
]
