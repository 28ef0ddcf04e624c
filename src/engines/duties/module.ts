import type { ServerModule } from '../../platform/http/module.ts'
import { dutyRoutes } from './routes.ts'

/** Lists of powers are public by law: whoever may read their records may ask. */
export const module: ServerModule = { id: 'duties', permissions: {}, routes: dutyRoutes }
