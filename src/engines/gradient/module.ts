import type { ServerModule } from '../../platform/http/module.ts'
import { SCALE_SCOPE } from './goals.ts'
import { SCALE_LINES } from './lines.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { ALERT_SETTINGS } from './scale-distance.ts'
import { EXPIRY_DAYS } from './settings.ts'
import { SIZE_RULES } from './size-class.ts'
import { THRESHOLDS } from './thresholds.ts'

export const module: ServerModule = {
  id: 'gradient',
  permissions,
  routes,
  settings: [SCALE_LINES, SIZE_RULES, ALERT_SETTINGS, THRESHOLDS, SCALE_SCOPE, EXPIRY_DAYS],
}
