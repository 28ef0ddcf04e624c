import type { ServerModule } from '../../platform/http/module.ts'
import { anyJob } from '../../platform/jobs/job-kind.ts'
import { assessmentRoutes } from './assessment-routes.ts'
import { exportRoutes, makePdf, placeOfReport } from './export-routes.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { OVERALL } from './settings.ts'

export const module: ServerModule = {
  id: 'reports',
  permissions,
  routes: [...routes, ...assessmentRoutes, ...exportRoutes],
  settings: [OVERALL],
  jobs: [anyJob(makePdf)],
  fileOwners: { report: { permission: 'reports.export', placeOf: placeOfReport } },
  live: { reports: 'reports.read' },
  appendOnly: [
    'report_snapshot',
    'report_edit',
    'report_frame',
    'report_comment',
    'report_comment_step',
    'report_step',
    'report_version',
    'report_assignment',
    'report_assignment_ending',
    'assessment',
    'report_adjustment',
    'report_survey',
  ],
}
