import type { ServerModule } from '../../platform/http/module.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { DRAWS } from './settings.ts'
import { schedules, voidOverdue } from './sweep.ts'

export const module: ServerModule = {
  id: 'inspections',
  permissions,
  routes,
  settings: [DRAWS],
  jobs: [voidOverdue],
  schedules,
  live: { draws: 'draws.read' },
  appendOnly: ['inspection_draw', 'inspection_draw_step'],
}
