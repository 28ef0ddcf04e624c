import type { ServerModule } from '../../platform/http/module.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { schedules, voidOverdue } from './sweep.ts'

export const module: ServerModule = {
  id: 'draw-desk',
  permissions,
  routes,
  jobs: [voidOverdue],
  schedules,
  live: { draws: 'draws.read' },
  appendOnly: ['draw', 'draw_step'],
}
