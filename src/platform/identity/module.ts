import type { ServerModule } from '../http/module.ts'
import { permissions } from './permissions.ts'
import { sessionRoutes } from './session-routes.ts'
import { identitySettings } from './settings.ts'
import './tables.ts'

export const module: ServerModule = {
  id: 'identity',
  permissions,
  routes: [...sessionRoutes],
  settings: identitySettings,
}
