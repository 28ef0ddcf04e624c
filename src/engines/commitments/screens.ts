import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'tasks',
    title: { zh: '任务分工与进展', en: 'Commitments' },
    menu: { group: 'tasks', order: 1 },
    permission: 'commitments.read',
    load: () => import('./views/CommitmentsPage.tsx'),
  },
  {
    path: 'tasks/bodies',
    title: { zh: '各单位任务', en: 'By body' },
    menu: { group: 'tasks', order: 2 },
    permission: 'commitments.read',
    load: () => import('./views/BodiesPage.tsx'),
  },
  {
    path: 'tasks/:division/:id',
    title: { zh: '任务', en: 'Commitment' },
    permission: 'commitments.read',
    load: () => import('./views/CommitmentPage.tsx'),
  },
]
