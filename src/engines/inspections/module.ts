import type { ServerModule } from '../../platform/http/module.ts'
import { routes } from './routes.ts'
import { DRAWS } from './settings.ts'

export const module: ServerModule = {
  id: 'inspections',
  permissions: {},
  routes,
  settings: [DRAWS],
}
