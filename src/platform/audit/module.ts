import type { ServerModule } from '../http/module.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { MONTHS_KEPT } from './settings.ts'

export const module: ServerModule = { id: 'audit', permissions, routes, settings: [MONTHS_KEPT] }
