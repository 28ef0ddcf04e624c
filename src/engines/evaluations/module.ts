import type { ServerModule } from '../../platform/http/module.ts'
import { anyJob } from '../../platform/jobs/job-kind.ts'
import { computeJob } from './computation-store.ts'
import { documentRoutes } from './document-routes.ts'
import { placeOfEvidence } from './evidence-store.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { roundRoutes } from './round-routes.ts'
import { placeOfObjection } from './round-store.ts'
import { schemeRoutes } from './scheme-routes.ts'
import { EVALUATION_DAYS, PUBLISHED_LIST, SURE_FROM } from './settings.ts'

export const module: ServerModule = {
  id: 'evaluations',
  permissions,
  routes: [...schemeRoutes, ...roundRoutes, ...resultRoutes, ...documentRoutes, ...publicRoutes],
  settings: [EVALUATION_DAYS, PUBLISHED_LIST, SURE_FROM],
  jobs: [anyJob(computeJob)],
  fileOwners: {
    'evaluation-objection': { permission: 'evaluations.read', placeOf: placeOfObjection },
    'evaluation-evidence': { permission: 'evaluations.read', placeOf: placeOfEvidence },
  },
  live: { evaluations: 'evaluations.read' },
  appendOnly: [
    'evaluation_scheme_version',
    'evaluation_scheme_decree',
    'evaluation_step',
    'evaluation_data',
    'evaluation_unit_row',
    'evaluation_confirmation',
    'evaluation_doubt_answer',
    'evaluation_objection',
    'evaluation_evidence',
    'evaluation_objection_step',
    'evaluation_result',
    'evaluation_result_unit',
  ],
}
