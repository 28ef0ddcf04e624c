import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type ReadRung, readRungs } from './assess.ts'
import { findFirms, findYears, lastMonthIn } from './firms-store.ts'
import { gradientSettingsAt } from './goals-store.ts'
import { monthBefore } from './rolling.ts'
import type { GradientSettings } from './settings.ts'
import { type SurveyedFirm, survey } from './survey.ts'

export interface Loaded {
  readonly month: string | null
  readonly settings: GradientSettings
  readonly rungs: readonly ReadRung[]
  readonly firms: readonly SurveyedFirm[]
}

/** All firms of a division that a scope reaches, surveyed by the settings of a day. */
export async function loadSurvey(db: Reading, scope: Scope, division: string, on: string): Promise<Loaded> {
  const [settings, month] = await Promise.all([
    gradientSettingsAt(db, division, on),
    lastMonthIn(db, division, monthBefore(on)),
  ])
  const rungs = readRungs(settings.thresholds)
  const [firms, years] = await Promise.all([findFirms(db, scope, division, month, on), findYears(db, division, on)])
  return { month, settings, rungs, firms: survey(firms, years, rungs, settings, on) }
}
