import type { ServerModule } from '../../platform/http/module.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { projectRoutes } from './routes.ts'
import { COVER, LIGHTS, READINESS } from './settings.ts'

export const module: ServerModule = {
  id: 'projects',
  // Whoever may read, export or import the records of projects may do so with what follows from them.
  permissions: {},
  routes: [...projectRoutes, ...exchangeRoutes],
  settings: [LIGHTS, READINESS, COVER],
}
