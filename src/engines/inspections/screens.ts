import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'draws',
    title: { zh: '随机抽取', en: 'Draws' },
    menu: { group: 'systems', order: 30 },
    permission: 'draws.read',
    load: () => import('./views/DrawsPage.tsx'),
  },
  {
    path: 'draws/:division/:id',
    title: { zh: '一次抽取', en: 'Draw' },
    permission: 'draws.read',
    load: () => import('./views/DrawPage.tsx'),
  },
]
