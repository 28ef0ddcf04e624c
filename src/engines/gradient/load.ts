import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { type ReadRung, readRungs } from './assess.ts'
import { findFirms, findYears, lastChange, lastMonthIn } from './firms-store.ts'
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

/** Surveys are kept so many at a time, for so long at most: a change that commits late may carry an earlier moment. */
const KEPT = 4
const KEPT_FOR = 30_000

interface Kept {
  readonly at: number
  readonly loaded: Promise<Loaded>
}
const keptOf = new WeakMap<object, Map<string, Kept>>()

/**
 * All firms of a division that a scope reaches, surveyed by the settings of a day. The ladder, its lists and the forecast ask
 * for the same survey one after the other: while no record changed and no setting, they share it. `at` is the present moment.
 */
export async function loadSurvey(db: Reading, scope: Scope, division: string, on: string, at: Date): Promise<Loaded> {
  const [settings, month, change] = await Promise.all([
    gradientSettingsAt(db, division, on),
    lastMonthIn(db, division, monthBefore(on)),
    lastChange(db, division),
  ])
  const key = JSON.stringify([division, on, month, change, scope, settings])
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const before = kept.get(key)
  if (before !== undefined && Math.abs(at.getTime() - before.at) < KEPT_FOR) return before.loaded
  const loaded = surveyAll(db, scope, division, on, month, settings)
  kept.delete(key)
  kept.set(key, { at: at.getTime(), loaded })
  // What failed is not kept.
  loaded.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return loaded
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
