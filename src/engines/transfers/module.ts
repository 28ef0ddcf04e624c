import type { ServerModule } from '../../platform/http/module.ts'
import { permissions } from './permissions.ts'
import { pilotRoutes } from './pilot-routes.ts'
import { routes } from './routes.ts'

export const module: ServerModule = { id: 'transfers', permissions, routes: [...routes, ...pilotRoutes] }
