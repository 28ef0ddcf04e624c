import type { ServerModule } from '../../platform/http/module.ts'
import { projectRoutes } from './routes.ts'
import { COVER, LIGHTS, READINESS } from './settings.ts'

export const module: ServerModule = {
  id: 'projects',
  // Whoever may read or export the records of projects may read what follows from them.
  permissions: {},
  routes: projectRoutes,
  settings: [LIGHTS, READINESS, COVER],
}
