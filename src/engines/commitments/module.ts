import type { ServerModule } from '../../platform/http/module.ts'
import { planAdopted } from '../plans/definition.ts'
import { carryCommitments } from './adoption-store.ts'
import { placeOfReport } from './commitments-store.ts'
import { documentRoutes } from './document-routes.ts'
import { schedules, supervise } from './jobs.ts'
import { milestonesOnTime } from './metrics.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { COMMITMENTS } from './settings.ts'

export const module: ServerModule = {
  id: 'commitments',
  permissions,
  routes: [...routes, ...documentRoutes],
  settings: [COMMITMENTS],
  jobs: [supervise],
  schedules,
  fileOwners: { 'work-report': { permission: 'commitments.read', placeOf: placeOfReport } },
  metrics: [milestonesOnTime],
  live: { commitments: 'commitments.read' },
  events: { ...planAdopted.on(carryCommitments) },
  appendOnly: [
    'commitment_text',
    'work_version',
    'work_support',
    'work_step',
    'milestone_version',
    'work_report',
    'work_report_step',
    'work_evidence',
    'supervision',
    'supervision_step',
  ],
}
