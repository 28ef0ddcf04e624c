import type { ServerModule } from '../http/module.ts'
import { routes } from './routes.ts'

export const module: ServerModule = { id: 'files', permissions: {}, routes, appendOnly: ['file_owner'] }
