import type { ServerModule } from '../../platform/http/module.ts'
import { evidenceDecided, planAdopted } from '../plans/definition.ts'
import { carryTargets } from './adoption-store.ts'
import { ASSESSMENT } from './assessment-setting.ts'
import { recordEvidence } from './evidence-store.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const module: ServerModule = {
  id: 'indicators',
  permissions,
  routes,
  settings: [ASSESSMENT],
  live: { targets: 'targets.read' },
  events: { ...planAdopted.on(carryTargets), ...evidenceDecided.on(recordEvidence) },
  appendOnly: [
    'target_plan_version',
    'target_text',
    'target_setting',
    'target_base',
    'annual_plan',
    'annual_value',
    'share_version',
    'share',
    'definition_change',
    'definition_ruling',
    'observation',
    'observation_evidence',
  ],
}
