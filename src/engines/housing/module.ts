import type { ServerModule } from '../../platform/http/module.ts'
import { recordsStepped } from '../registers/definition.ts'
import { followSteps } from './following.ts'
import { daily, schedules } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { HOUSING_DRAWS } from './settings.ts'

export const module: ServerModule = {
  id: 'housing',
  permissions,
  routes,
  settings: [HOUSING_DRAWS],
  events: recordsStepped.on(followSteps),
  jobs: [daily],
  schedules,
}
