import type { ServerModule } from '../http/module.ts'
import { demoRoutes } from './demo.ts'
import { permissions } from './permissions.ts'
import { providerRoutes } from './provider-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { identitySettings } from './settings.ts'
import { setupRoutes } from './setup.ts'
import './tables.ts'

export const module: ServerModule = {
  id: 'identity',
  permissions,
  routes: [...sessionRoutes, ...providerRoutes, ...demoRoutes, ...setupRoutes],
  // A password or membership once given stays on the record; it is ended by a row of its own.
  appendOnly: ['membership', 'membership_ending'],
  settings: identitySettings,
}
