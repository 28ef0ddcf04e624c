import type { ServerModule } from '../../platform/http/module.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { PICTURE } from './settings.ts'

export const module: ServerModule = { id: 'overview', permissions, routes, settings: [PICTURE] }
