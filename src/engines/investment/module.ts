import type { ServerModule } from '../../platform/http/module.ts'
import { routes } from './routes.ts'

export const module: ServerModule = {
  id: 'investment',
  // Whoever may read leads may read what follows from them.
  permissions: {},
  routes,
}
