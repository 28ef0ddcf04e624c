import type { ServerModule } from '../../platform/http/module.ts'
import { routes } from './routes.ts'

export const module: ServerModule = {
  id: 'places',
  // Whoever may read demands and spaces may see them beside each other.
  permissions: {},
  routes,
}
