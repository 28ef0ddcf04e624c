import type { ServerModule } from '../../platform/http/module.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const module: ServerModule = { id: 'transfers', permissions, routes }
