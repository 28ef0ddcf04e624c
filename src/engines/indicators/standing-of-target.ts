import { dateOfMoment, findPeriod, momentOfDate, nameOfMoment } from '../../model/period.ts'
import { standingLooks, standingNames, type Tone } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Aim, meetsAim, type Value } from './aim.ts'
import { type AnnualValue, annualPlanAt, levelToReach } from './annual-plan.ts'
import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { aimOf, type Counted, countedFor, isOwn, type NotCounted } from './counted.ts'
import type { BaseValue, StoredObservation, Target } from './definition.ts'
import {
  type Disagreement,
  disagreementsOf,
  type MethodVerdict,
  methodA,
  methodB,
  methodC,
  plannedAt,
  yearlyValuesOf,
} from './methods.ts'
import { type AsOf, inForceAsOf } from './observations.ts'
import { convert } from './quantity.ts'
import { heldPeriods } from './run.ts'
import { type AssessmentSettings, defaultAssessmentSettings } from './settings.ts'
import { type AnyStanding, standingIdOf } from './standing-looks.ts'
import { aheadOf, methodD, type TargetForecast, type TargetPath } from './target-outlook.ts'
import { type ArithmeticLine, bilingual, linesOf, shownValue, type Term, termsOf } from './terms.ts'
import { monthsBetween, type Warning, warningOf, yearsMissed } from './warning.ts'

/** Everything that is said of a target as of a day: the one answer for server, page and report. */
export interface TargetStanding {
  readonly target: string
  readonly asOf: AsOf
  readonly settings: string
  readonly standing: AnyStanding
  readonly words: Bilingual
  readonly looks: { readonly tone: Tone; readonly shape: string }
  readonly decidedBy: 'A' | 'B'
  readonly reasons: readonly Bilingual[]
  /** Share of the way; 1 is reached, null when the figures do not decide it. */
  readonly progress: number | null
  /** Share of the time up to the latest figure that counts, and up to the day that is spoken of. */
  readonly elapsed: number | null
  readonly elapsedToday: number
  readonly pace: number | null
  readonly latest: { readonly period: string; readonly value: number; readonly ids: readonly string[] } | null
  /** Level, sum, mean growth or reduction so far. */
  readonly achieved: number | null
  readonly required: { readonly value: number; readonly unit: string | null } | null
  /** What the next year must reach when the rest is spread evenly. */
  readonly nextYear: AnnualValue | null
  readonly plannedNow: number | null
  readonly methods: readonly MethodVerdict[]
  readonly disagreements: readonly Disagreement[]
  readonly forecast: TargetForecast | null
  readonly warning: Warning | null
  /** Progress under each revised base (按修订后口径); the target is not moved. */
  readonly revisions: readonly Revision[]
  readonly missing: readonly string[]
  readonly failed: readonly string[]
  readonly terms: readonly Term[]
  readonly arithmetic: readonly ArithmeticLine[]
  readonly path: TargetPath
  readonly annualPlan: { readonly id: string; readonly version: number } | null
  readonly years: readonly AnnualValue[]
  /** Ids of every observation that the standing counts. */
  readonly used: readonly string[]
  readonly left: readonly { readonly id: string; readonly reason: NotCounted }[]
  /** Observations on which sources of equal status disagree. */
  readonly contested: readonly string[]
  readonly isSimulated: boolean
}

export interface Revision {
  readonly base: BaseValue
  readonly name: Bilingual
  readonly progress: number | null
  readonly standing: AnyStanding
  readonly words: Bilingual
}

/**
 * Where a target stands as of a day, from everything that was known at a moment. Pure: the same input gives the same
 * answer to a page, a table and a report, and a report can be made again as it was.
 */
export function standingOfTarget(
  target: Target,
  observations: readonly StoredObservation[],
  asOf: AsOf,
  settings: AssessmentSettings = defaultAssessmentSettings,
): TargetStanding {
  const known = knownAt(target, asOf.knownAt)
  const forces = inForceAsOf(observations, asOf)
  const aim = aimOf(known)
  const original = known.bases[0] ?? null
  const counted = countedFor(known, forces, original, true)
  const base = original === null ? null : valueOfBase(original, known)
  const assessment = assess(aim, base, counted.values, settings.standing)

  const plan = annualPlanAt(known.plans, asOf.knownAt)
  const years = yearlyValuesOf(known, base?.value ?? null, plan?.years ?? null)
  const moment = assessment.used.at(-1)?.to ?? null
  const goal = goalOf(known, base?.value ?? null)
  const held = heldOf(known, aim, assessment, counted, goal)
  const planned = moment === null ? null : plannedAt(known, base?.value ?? null, years, moment, plan !== null)
  const history = historyBefore(known, forces)
  const ahead = aheadOf(known, aim, base, assessment.used, counted.values, history, years, goal, settings.outlook)
  const a = methodA(assessment)
  const methods: readonly MethodVerdict[] = [
    a,
    methodB(aim, assessment, planned ?? { progress: null, value: null, isSet: false }, years, held, settings.standing),
    methodC(aim, base, assessment, held, settings.standing),
    methodD(ahead.forecast),
  ]
  const b = methods[1]
  const decided = settings.decides === 'B' && b?.standing != null ? b : a
  const standing = decided.standing ?? 'no-data'
  const nextYear = moment === null ? null : nextYearOf(known, assessment, moment, goal)
  const latest = assessment.used.at(-1)
  const age = moment === null ? null : monthsBetween(dateOfMoment(moment), asOf.on)
  const stored = new Set(observations.map(({ id }) => id))
  const uses = new Set(assessment.used.flatMap(({ ids }) => ids).filter((id) => stored.has(id)))
  return {
    target: known.id,
    asOf,
    settings: settings.version,
    standing,
    words: standingNames[standing],
    looks: standingLooks[standing],
    decidedBy: decided.method === 'B' ? 'B' : 'A',
    reasons: reasonsOf(assessment, counted, known, asOf),
    progress: assessment.progress,
    elapsed: assessment.arithmetic.elapsed,
    elapsedToday: elapsedOn(known, asOf.on),
    pace: assessment.arithmetic.pace,
    latest:
      latest === undefined
        ? null
        : { period: nameOfMoment(latest.to), value: shownValue(known, latest.value), ids: latest.ids },
    achieved: assessment.arithmetic.achieved,
    required:
      assessment.required === null ? null : { value: assessment.required.value, unit: assessment.required.unit },
    nextYear,
    plannedNow: planned?.value ?? null,
    methods,
    disagreements: disagreementsOf(methods, {
      isPlanSet: plan !== null,
      planVersion: plan?.version ?? null,
      type: aim.type,
    }),
    forecast: ahead.forecast,
    warning: warningOf({
      aim: target.type === 'task' ? { ...aim, unit: null } : aim,
      name: known.name,
      assessment,
      standing,
      outlook: ahead.outlook,
      chance: ahead.forecast?.chance ?? null,
      forecastValue: ahead.forecast?.value ?? null,
      nextYear,
      missedYears: yearsMissedOf(known, aim, ahead.path, years),
      on: asOf.on,
      warnBelow: settings.warnings.chance,
      age,
      staleAfter: settings.warnings.staleAfter,
    }),
    revisions: revisionsOf(known, aim, forces, settings),
    missing: assessment.arithmetic.missingPeriods,
    failed: assessment.arithmetic.failedPeriods,
    terms: termsOf(known, original, assessment, planned?.value ?? null, plan, moment),
    arithmetic: linesOf(assessment, ahead.forecast),
    path: ahead.path,
    annualPlan: plan === null ? null : { id: plan.id, version: plan.version },
    years,
    used: [...uses],
    left: counted.left.map(({ observation, reason }) => ({ id: observation.id, reason })),
    contested: forces
      .filter(({ isContested, observation }) => isContested && uses.has(observation.id))
      .map(({ observation }) => observation.id),
    isSimulated: observations.some(({ id, isSimulated }) => isSimulated && uses.has(id)),
  }
}

/** The target without what was added to it after the moment of knowing. */
function knownAt(target: Target, moment: string): Target {
  return {
    ...target,
    // A rise that is reported as yearly amounts is a sum.
    type: target.type === 'increment' && target.measure === 'flow' ? 'cumulative' : target.type,
    bases: target.bases.filter(({ recordedAt }, i) => i === 0 || recordedAt <= moment),
    definitions: target.definitions
      .filter(({ recordedAt }) => recordedAt <= moment)
      .map((change) =>
        change.ruling !== null && change.ruling.ruledAt > moment ? { ...change, ruling: null } : change,
      ),
  }
}

const valueOfBase = (base: BaseValue, { baseYear }: Target): Value => ({
  after: baseYear - 1,
  to: baseYear,
  value: base.value,
  isJustShort: false,
  definition: null,
  ids: [base.id],
})

function goalOf(target: Target, base: number | null): number | null {
  if (target.type === 'task') return 1
  const value = target.value ?? target.band?.low ?? null
  if (value === null) return null
  return target.type === 'level' || target.type === 'increment'
    ? levelToReach({ ...target, value }, base)
    : aimOf(target).value
}

function heldOf(target: Target, aim: Aim, assessment: Assessment, { values }: Counted, goal: number | null): number {
  if (goal === null || (target.type !== 'level' && target.type !== 'increment'))
    return (assessment.progress ?? 0) >= 1 ? 1 : 0
  return heldPeriods(values, ({ value }) => meetsAim(value, aim, goal))
}

/** Levels of the years before the base, for the forecast only. */
function historyBefore(target: Target, forces: ReturnType<typeof inForceAsOf>) {
  return forces
    .filter(({ observation: one }) => isOwn(one, target) && one.measure === target.measure)
    .flatMap(({ observation: one }) => {
      const period = findPeriod(one.period)
      const value = one.value === null ? null : convert(one.value, one.unit, target.unit)
      return period?.kind === 'year' && period.to < target.baseYear && value !== null ? [{ at: period.to, value }] : []
    })
}

/**
 * The value of the next year's end when the rest is spread evenly from the latest figure: from mid-2023 on, that of 2023
 * asks for half a year of the way.
 */
function nextYearOf(
  target: Target,
  { used, arithmetic, required }: Assessment,
  moment: number,
  goal: number | null,
): AnnualValue | null {
  const left = target.targetYear - moment
  if (goal === null || arithmetic.achieved === null || left <= 0) return null
  const year = Math.floor(moment + 1e-9) + 1
  const share = (year - moment) / left
  const reached = arithmetic.achieved
  switch (target.type) {
    case 'level':
    case 'increment':
      if (target.measure === 'flow') break
      return { year, value: reached + (goal - reached) * share, override: null }
    case 'average-growth':
    case 'cumulative-reduction':
      return required === null ? null : { year, value: required.value, override: null }
    case 'annual-bound':
      return { year, value: goal, override: null }
    case 'task':
      return null
    case 'cumulative':
      break
  }
  const soFar = used.filter(({ after }) => after >= year - 1 - 1e-9).reduce((sum, { value }) => sum + value, 0)
  return { year, value: soFar + Math.max(0, goal - reached) * share, override: null }
}

const elapsedOn = ({ baseYear, targetYear }: Target, on: string): number =>
  Math.min(1, Math.max(0, (momentOfDate(on) - baseYear) / (targetYear - baseYear)))

function yearsMissedOf(target: Target, aim: Aim, path: TargetPath, years: readonly AnnualValue[]): readonly number[] {
  if (path.measure === 'level') return yearsMissed(aim, path.forecast, years)
  const planned = path.planned.map(({ at, value }) => ({ year: at, value, override: null }))
  const falls = path.measure === 'index' && aim.value < 0
  return yearsMissed({ ...aim, operator: falls || target.operator === 'le' ? 'le' : 'ge' }, path.forecast, planned)
}

function revisionsOf(
  target: Target,
  aim: Aim,
  forces: ReturnType<typeof inForceAsOf>,
  settings: AssessmentSettings,
): readonly Revision[] {
  return target.bases.slice(1).map((base) => {
    const { values } = countedFor(target, forces, base, false)
    const revised = assess(aim, valueOfBase(base, target), values, settings.standing)
    const standing = standingIdOf(revised)
    return {
      base,
      name: { zh: `按修订后口径：${base.name.zh}`, en: `by the revised base: ${base.name.en}` },
      progress: revised.progress,
      standing,
      words: standingNames[standing],
    }
  })
}

function reasonsOf(assessment: Assessment, counted: Counted, target: Target, asOf: AsOf): readonly Bilingual[] {
  const reasons =
    assessment.used.length === 0 && counted.values.length === 0
      ? [{ zh: '没有报送或采集到可比的数值', en: 'no comparable value has been reported or collected' }]
      : assessment.standingReasons.map(bilingual)
  const count = (reason: NotCounted) => counted.left.filter((one) => one.reason === reason).length
  if (count('no-document') > 0)
    reasons.push({
      zh: '自述已完成但没有证明文件，不计为完成',
      en: 'stated as fulfilled without a document; not counted',
    })
  if (count('definition-rejected') > 0)
    reasons.push({ zh: '按未认可的口径报送的数值不计入', en: 'values under a rejected definition are not counted' })
  if (count('other-unit') > 0)
    reasons.push({ zh: '单位无法换算的数值不计入', en: 'values in a unit that cannot be converted are not counted' })
  if (target.type === 'task' && assessment.standingId === 'no-data' && counted.values.length === 0)
    reasons.push(bilingual('任务由上级逐年下达，需凭完成证明判断'))
  const isOver = asOf.on >= dateOfMoment(target.targetYear)
  if (isOver && (assessment.used.at(-1)?.to ?? 0) < target.targetYear)
    reasons.push({
      zh: `规划期已结束，尚缺 ${target.targetYear} 年数值`,
      en: `the period is over; the value of ${target.targetYear} is missing`,
    })
  return reasons
}
