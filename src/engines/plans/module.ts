import type { ServerModule } from '../../platform/http/module.ts'
import { anyJob } from '../../platform/jobs/job-kind.ts'
import { alignmentRoutes } from './alignment-routes.ts'
import { readReports } from './documents/evidence.ts'
import { compileLeft } from './documents/intake.ts'
import { documentRoutes } from './documents-routes.ts'
import { evidenceRoutes } from './evidence-routes.ts'
import { permissions } from './permissions.ts'
import { planRoutes } from './plans-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { PUBLIC_TEXT, REVIEWING, UNDECIDED } from './settings.ts'
import { versionsAmong } from './versions-store.ts'

export const module: ServerModule = {
  id: 'plans',
  permissions,
  routes: [...documentRoutes, ...reviewRoutes, ...planRoutes, ...evidenceRoutes, ...alignmentRoutes],
  settings: [UNDECIDED, REVIEWING, PUBLIC_TEXT],
  jobs: [anyJob(compileLeft), anyJob(readReports)],
  snapshots: versionsAmong,
  live: { review: 'plans.see-review', 'plan-document': 'plans.see-review', plan: 'plans.read' },
  appendOnly: [
    'plan_file',
    'plan_compilation',
    'review_item',
    'review_carry',
    'review_decision',
    'plan_version',
    'plan_element',
    'alignment_decision',
  ],
}
