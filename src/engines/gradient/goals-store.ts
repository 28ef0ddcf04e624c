import { EVERYTHING } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { settingsAt } from '../../platform/settings/store.ts'
import { findTargets } from '../indicators/targets-store.ts'
import { SCALE_SCOPE } from './goals.ts'
import { SCALE_LINES } from './lines.ts'
import type { PlanTarget } from './outlook.ts'
import { ALERT_SETTINGS } from './scale-distance.ts'
import { EXPIRY_DAYS, type GradientSettings } from './settings.ts'
import { SIZE_RULES } from './size-class.ts'
import { THRESHOLDS } from './thresholds.ts'

/** The settings of a division on a day. */
export async function gradientSettingsAt(db: Reading, division: string, day: string): Promise<GradientSettings> {
  const [lines, sizes, alerts, thresholds, scope, expiryDays] = await settingsAt(
    db,
    division,
    [SCALE_LINES, SIZE_RULES, ALERT_SETTINGS, THRESHOLDS, SCALE_SCOPE, EXPIRY_DAYS] as const,
    day,
  )
  const { ownMonths, burden, ...rest } = alerts
  return { lines, sizes, alerts: rest, proxy: { ownMonths, burden }, thresholds, scope, expiryDays }
}

/** What the plans in force aim at, as far as firms are counted: their published text, which whoever reads the ladder may see. */
export async function findPlanTargets(
  db: Reading,
  division: string,
  on: string,
  at: Date,
): Promise<readonly PlanTarget[]> {
  const targets = await findTargets(db, EVERYTHING, division, { on, knownAt: at.toISOString() })
  return targets.map(({ id, target, words }) => ({
    id,
    indicator: target.indicator,
    name: target.name,
    type: target.type,
    value: target.value,
    unit: target.unit,
    baseYear: target.baseYear,
    targetYear: target.targetYear,
    base: target.bases[0]?.value ?? null,
    clause: words.clause,
    line: words.line,
    sentence: words.sentence,
  }))
}
