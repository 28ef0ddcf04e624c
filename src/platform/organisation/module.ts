import type { ServerModule } from '../http/module.ts'
import { bodyRoutes, divisionRoutes } from './body-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { permissions } from './permissions.ts'
import { delegationRoutes, roleRoutes } from './role-routes.ts'
import { DELEGATION_DAYS } from './settings.ts'
import './tables.ts'

export const module: ServerModule = {
  id: 'organisation',
  permissions,
  routes: [...peopleRoutes, ...bodyRoutes, ...divisionRoutes, ...roleRoutes, ...delegationRoutes],
  settings: [DELEGATION_DAYS],
  appendOnly: ['body_change', 'division_change'],
}
