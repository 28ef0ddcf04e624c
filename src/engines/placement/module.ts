import type { ServerModule } from '../../platform/http/module.ts'
import { recordsStepped } from '../registers/definition.ts'
import { followSteps } from './following.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const module: ServerModule = {
  id: 'placement',
  permissions,
  routes,
  events: recordsStepped.on(followSteps),
}
