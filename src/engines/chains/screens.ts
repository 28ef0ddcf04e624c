import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'chains',
    title: { zh: '产业链', en: 'Chains' },
    menu: { group: 'systems', order: 25 },
    permission: 'chains.read',
    load: () => import('./views/ChainsPage.tsx'),
  },
  {
    path: 'chains/orders',
    title: { zh: '配套订单', en: 'Orders' },
    menu: { group: 'systems', order: 26 },
    permission: 'chain-orders.read',
    load: () => import('./views/OrdersPage.tsx'),
  },
  {
    path: 'chains/needs',
    title: { zh: '采购对接', en: 'Purchase needs' },
    menu: { group: 'systems', order: 27 },
    permission: 'records.purchase-need.read',
    load: () => import('./views/NeedsPage.tsx'),
  },
  {
    path: 'chains/needs/:division/:id',
    title: { zh: '采购需求', en: 'Purchase need' },
    permission: 'records.purchase-need.read',
    load: () => import('./views/NeedPage.tsx'),
  },
  {
    path: 'chains/:division/:id',
    title: { zh: '产业链图谱', en: 'Chain' },
    permission: 'chains.read',
    load: () => import('./views/ChainPage.tsx'),
  },
]
