import type { Scope } from '../../platform/access/policy.ts'
import { Shared } from '../../platform/database/shared.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { lastChangeOf } from '../registers/last-change-store.ts'
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

/** Registers that a survey is read from. */
const SURVEYED = ['enterprise', 'enterprise-month', 'enterprise-year', 'qualification']
const surveys = new Shared<Loaded>()

/**
 * All firms of a division that a scope reaches, surveyed by the settings of a day. The ladder, its lists and the forecast ask
 * for the same survey one after the other: while no record changed and no setting, they share it. `at` is the present moment.
 */
export async function loadSurvey(db: Reading, scope: Scope, division: string, on: string, at: Date): Promise<Loaded> {
  const [settings, month, change] = await Promise.all([
    gradientSettingsAt(db, division, on),
    lastMonthIn(db, division, monthBefore(on)),
    lastChangeOf(db, division, SURVEYED),
  ])
  const key = JSON.stringify([division, on, month, change, scope, settings])
  return surveys.of(db, key, at, () => surveyAll(db, scope, division, on, month, settings))
}

async function surveyAll(
  db: Reading,
  scope: Scope,
  division: string,
  on: string,
  month: string | null,
  settings: GradientSettings,
): Promise<Loaded> {
  const rungs = readRungs(settings.thresholds)
  const [firms, years] = await Promise.all([findFirms(db, scope, division, month, on), findYears(db, division, on)])
  return { month, settings, rungs, firms: survey(firms, years, rungs, settings, on) }
}
