import type { Screen } from '../../ui/screen.ts'

const permission = 'records.site-demand.read'

export const screens: readonly Screen[] = [
  {
    path: 'places',
    title: { zh: '选址匹配', en: 'Places for demands' },
    menu: { group: 'systems', order: 41 },
    permission,
    load: () => import('./views/DemandsPage.tsx'),
  },
  {
    path: 'places/:division/:id',
    title: { zh: '一条选址需求', en: 'A demand' },
    permission,
    load: () => import('./views/DemandPage.tsx'),
  },
]
