import type { FileOwner } from '../../platform/files/owner.ts'
import type { ServerModule } from '../../platform/http/module.ts'
import { anyJob } from '../../platform/jobs/job-kind.ts'
import { computeJob } from './computation-store.ts'
import { evaluationDeadlines } from './deadlines.ts'
import { documentRoutes } from './document-routes.ts'
import { placeOfEvidence } from './evidence-store.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { maySee, readerOf } from './round-reading.ts'
import { roundRoutes } from './round-routes.ts'
import { placeOfObjection } from './round-store.ts'
import { schemeRoutes } from './scheme-routes.ts'
import { sensitivityRoutes } from './sensitivity-routes.ts'
import { sensitivityJob } from './sensitivity-store.ts'
import { EVALUATION_DAYS, PUBLISHED_LIST, SURE_FROM } from './settings.ts'

/** Files of a unit: whoever acts for the firm that it is reads them as its body does. */
const ownedBy = (placeOf: typeof placeOfEvidence): FileOwner => ({
  permission: 'evaluations.read',
  placeOf,
  async alsoReads(services, actor, division, id) {
    const unit = await placeOf(services.db, division, id)
    return unit !== null && maySee(await readerOf({ ...services, actor }, division), unit)
  },
})

export const module: ServerModule = {
  id: 'evaluations',
  permissions,
  routes: [...schemeRoutes, ...roundRoutes, ...resultRoutes, ...sensitivityRoutes, ...documentRoutes, ...publicRoutes],
  settings: [EVALUATION_DAYS, PUBLISHED_LIST, SURE_FROM],
  jobs: [anyJob(computeJob), anyJob(sensitivityJob)],
  deadlines: evaluationDeadlines,
  fileOwners: {
    'evaluation-objection': ownedBy(placeOfObjection),
    'evaluation-evidence': ownedBy(placeOfEvidence),
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
    'evaluation_sensitivity',
  ],
}
