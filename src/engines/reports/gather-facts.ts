import { done, type Outcome, refused } from '../../model/outcome.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { systems } from '../../systems/all.ts'
import { findCommitments, findSetting } from '../commitments/commitments-store.ts'
import { judgedTargets } from '../indicators/standing-store.ts'
import { assessmentSettingsAt, findObservations } from '../indicators/targets-store.ts'
import type { AdoptionReason } from '../plans/definition.ts'
import { findPlan, readText } from '../plans/documents-store.ts'
import { findElements, findVersionInForce, type VersionRow } from '../plans/versions-store.ts'
import { assembleFacts } from './assemble-facts.ts'
import type { ReportFacts, ReportKind } from './facts.ts'
import { noPlanText } from './refusals.ts'
import { OVERALL } from './settings.ts'

/** What a report is asked to speak of. */
export interface Asked {
  readonly plan: string
  readonly kind: ReportKind
  /** The day whose text and facts count. */
  readonly asOf: string
  /** The last year reported on; null: the last whole year by then. */
  readonly year: number | null
  /** Moment of knowing; now, for a report that is made now. */
  readonly knownAt: string
}

/**
 * Gathers what the engines know of a plan as of a day: the text in force then, its targets with their standing, its
 * commitments with theirs. Refused when no text was in force. The scope is that of whoever makes the report.
 */
export async function gatherFacts(
  db: Reading,
  scope: Scope,
  division: string,
  { plan: id, kind, asOf, year: asked, knownAt }: Asked,
): Promise<Outcome<ReportFacts>> {
  const [plan, version] = await Promise.all([
    findPlan(db, division, id),
    findVersionInForce(db, division, id, asOf, knownAt),
  ])
  if (plan === null || version === null || plan.from === null || plan.to === null) return refused(noPlanText)
  const year = yearOf(asked, asOf, plan.from, plan.to)
  // A year that is not over is spoken of by its expected values.
  const spokenOf = `${year}-12-31` > asOf ? `${year}-12-31` : asOf
  const [elements, text, targets, commitments, setting, assessment, overall] = await Promise.all([
    findElements(db, version),
    readText(db, division, version.compilation),
    judgedTargets(db, scope, division, { on: spokenOf, knownAt }, { plan: id }),
    findCommitments(db, scope, division, { plan: id, version: version.number }),
    findSetting(db, division, asOf),
    assessmentSettingsAt(db, division, asOf),
    settingAt(db, division, OVERALL, asOf),
  ])
  const observations = await findObservations(db, division, {
    indicators: [...new Set(targets.map(({ stored }) => stored.target.indicator))],
    part: null,
    knownAt,
  })
  const model = JSON.parse(text.model) as PlanModel // written by the compiler, kept with its hash
  const drafter = setting.bodies.find(({ name, endedOn }) => endedOn === null && /发展和改革|发改/.test(name))
  return done(
    assembleFacts({
      kind,
      year,
      asOf,
      knownAt,
      division: { code: division, name: setting.division, isSimulated: setting.isSimulated },
      drafter: drafter?.name ?? `${setting.division}发展和改革局`,
      plan: {
        id,
        title: plan.title,
        from: plan.from,
        to: plan.to,
        version: version.number,
        versionName: versionName(version),
        approval: version.approval,
      },
      outline: model.outline,
      elements,
      targets,
      observations,
      commitments,
      commitmentSettings: setting.settings,
      bodies: new Map(setting.bodies.map(({ id: body, name }) => [body, name])),
      systems: new Map(systems.map(({ id: system, name }) => [system, name.zh])),
      assessment,
      overall,
    }),
  )
}

/** The last whole year by a day, within the plan. */
export function yearOf(asked: number | null, asOf: string, from: number, to: number): number {
  const last = asOf.slice(5) === '12-31' ? Number(asOf.slice(0, 4)) : Number(asOf.slice(0, 4)) - 1
  return Math.min(to, Math.max(from, asked ?? last))
}

const REASONS: Readonly<Record<AdoptionReason, string>> = {
  first: '初次采纳',
  update: '更新',
  'mid-term-adjustment': '中期调整',
}

/** 第2版，2022年更新. */
const versionName = ({ number, reason, effectiveFrom }: VersionRow): string =>
  `第${number}版，${effectiveFrom.slice(0, 4)}年${REASONS[reason]}`
