import type { ServerModule } from '../../platform/http/module.ts'
import { evidenceRoutes, placeOfReturn } from './evidence-routes.ts'
import { formRoutes } from './form-routes.ts'
import { schedules, sweep } from './jobs.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { CHECKS, DEADLINES, WORKFLOW } from './setting-store.ts'
import { workbookRoutes } from './workbook-routes.ts'

export const module: ServerModule = {
  id: 'returns',
  permissions,
  routes: [...routes, ...formRoutes, ...evidenceRoutes, ...workbookRoutes],
  jobs: [sweep],
  schedules,
  fileOwners: { 'return-evidence': { permission: 'returns.read', placeOf: placeOfReturn } },
  live: { returns: 'returns.read' },
  settings: [DEADLINES, CHECKS, WORKFLOW],
  appendOnly: ['return_form_version', 'return_form_row', 'return_step', 'return_cell', 'return_notice'],
}
