import { EVERYTHING, type Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { StoredObservation } from './definition.ts'
import type { AsOf } from './observations.ts'
import type { AssessmentSettings } from './settings.ts'
import { standingOfTarget, type TargetStanding } from './standing-of-target.ts'
import {
  assessmentSettingsAt,
  findTargets,
  observationsOfDivision,
  revisionOf,
  type StoredTarget,
  type WhichTargets,
} from './targets-store.ts'

/** A target and where it stands. */
export interface JudgedTarget {
  readonly stored: StoredTarget
  readonly standing: TargetStanding
}

/** After this moment nothing is recorded: what is known now. */
export const KNOWN_NOW = '9999-12-31T00:00:00.000Z'

interface Kept {
  readonly revision: number
  readonly settings: string
  readonly judged: readonly JudgedTarget[]
}
/** Answers of the last few questions, each good until something of the division changes. */
const kept = new Map<string, Kept>()
const KEPT_AT_MOST = 12

/**
 * Where the targets of a division stand, by `standingOfTarget` alone. The answer is kept until a write to the division or
 * to the settings moves it, so that lists and overviews do not compute it again for everybody who looks.
 */
export async function judgedTargets(
  db: Reading,
  scope: Scope,
  division: string,
  asOf: AsOf,
  which: WhichTargets = {},
): Promise<readonly JudgedTarget[]> {
  // The revision is read first: a write in between makes the kept answer older than it claims, never newer.
  const [revision, settings] = await Promise.all([
    revisionOf(db, division),
    assessmentSettingsAt(db, division, asOf.on),
  ])
  const isWhole = scope.isEverything || scope.divisions.includes(division)
  if (which.ids !== undefined)
    return judge(db, await findTargets(db, scope, division, asOf, which), division, asOf, settings)
  const key = [division, which.plan ?? '', asOf.on, asOf.knownAt].join('|')
  const before = kept.get(key)
  let judged: readonly JudgedTarget[]
  if (before !== undefined && before.revision === revision && before.settings === settings.version)
    judged = before.judged
  else {
    judged = await judge(db, await findTargets(db, EVERYTHING, division, asOf, which), division, asOf, settings)
    kept.delete(key)
    kept.set(key, { revision, settings: settings.version, judged })
    const [oldest] = kept.keys()
    if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest)
  }
  if (isWhole) return judged
  const visible = new Set((await findTargets(db, scope, division, asOf, which)).map(({ id }) => id))
  return judged.filter(({ stored }) => visible.has(stored.id))
}

async function judge(
  db: Reading,
  targets: readonly StoredTarget[],
  division: string,
  asOf: AsOf,
  settings: AssessmentSettings,
): Promise<readonly JudgedTarget[]> {
  if (targets.length === 0) return []
  const indicators = [...new Set(targets.map(({ target }) => target.indicator))]
  const observations = await observationsOfDivision(db, division, indicators, asOf.knownAt)
  return targets.map((stored) => ({
    stored,
    standing: standingOfTarget(stored.target, observations.get(stored.target.indicator) ?? NONE, asOf, settings),
  }))
}

const NONE: readonly StoredObservation[] = []

/** One target and where it stands; null when there is none or the scope does not reach it. */
export async function judgedTarget(
  db: Reading,
  scope: Scope,
  division: string,
  id: string,
  asOf: AsOf,
): Promise<JudgedTarget | null> {
  const [judged] = await judgedTargets(db, scope, division, asOf, { ids: [id] })
  return judged ?? null
}
