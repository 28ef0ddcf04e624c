import type { ServerModule } from '../../platform/http/module.ts'
import { needRoutes } from './need-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { chainOutput } from './output-metric.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { ALL_SETTINGS } from './settings.ts'
import { localSupplyRate } from './supply-metric.ts'

export const module: ServerModule = {
  id: 'chains',
  permissions,
  // '/chains/mine' stands before '/chains/:division/…', which it is not.
  routes: [...orderRoutes, ...needRoutes, ...routes],
  settings: [...ALL_SETTINGS],
  live: { 'chain-orders': 'chain-orders.read' },
  appendOnly: ['chain_order', 'chain_order_step'],
  metrics: [localSupplyRate, chainOutput],
}
