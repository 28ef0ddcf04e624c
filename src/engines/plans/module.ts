import type { ServerModule } from '../../platform/http/module.ts'
import { documentRoutes } from './documents-routes.ts'
import { permissions } from './permissions.ts'
import { planRoutes } from './plans-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { PUBLIC_TEXT, REVIEWING, UNDECIDED } from './settings.ts'

export const module: ServerModule = {
  id: 'plans',
  permissions,
  routes: [...documentRoutes, ...reviewRoutes, ...planRoutes],
  settings: [UNDECIDED, REVIEWING, PUBLIC_TEXT],
  appendOnly: [
    'plan_file',
    'plan_compilation',
    'review_item',
    'review_carry',
    'review_decision',
    'plan_version',
    'plan_element',
  ],
}
