import type { PlanModel } from '../../model/plan-model.ts'
import type { NearMiss, TrackedTarget, TrackResult, UnmatchedStatement } from '../../model/track-result.ts'
import { assess } from './assess.ts'
import { claimsOf } from './claims.ts'
import { derivations } from './derived.ts'
import { divisionOf, sameDivision } from './division.ts'
import { withEnglish } from './english.ts'
import { type Fact, factsOf, reportedYear } from './facts.ts'
import { type IndicatorIndex, shippedIndex } from './find-indicator.ts'
import { type Goal, goalOf } from './goal.ts'
import { compare, type LookAlikes, lookAlikesOf, type Report } from './match.ts'
import { relationsOf } from './relations.ts'
import { countedValue, derivedBase, derivedPoints, type Matched, type Point, seriesOf } from './series.ts'
import { defaultStandingSettings, type StandingSettings } from './standing.ts'

export interface TrackOptions {
  readonly index?: IndicatorIndex
  readonly settings?: StandingSettings
}

/** Near-misses that are printed for one target. */
const SHOWN_NEAR_MISSES = 5

/**
 * Tells where every target of a plan stands by what its reports state. Pure: compiled documents in, a result out.
 * A figure counts only when indicator, subject, division, type, unit and period agree; all others are listed as
 * unmatched or, with the reason, as near-misses.
 */
export function track(plan: PlanModel, reports: readonly PlanModel[], options: TrackOptions = {}): TrackResult {
  const index = options.index ?? shippedIndex()
  const settings = options.settings ?? defaultStandingSettings
  const planDivision = divisionOf(plan)
  const planFacts = factsOf(plan, index)
  const planSource: Report = {
    document: plan.source.name,
    title: plan.plan.title,
    division: planDivision,
    year: null,
    facts: planFacts,
  }
  const read: readonly Report[] = reports.map((model) => ({
    document: model.source.name,
    title: model.plan.title,
    division: divisionOf(model),
    year: reportedYear(model),
    facts: factsOf(model, index).filter((fact) => model.plan.kind === 'bulletin' || fact.statement.role !== 'context'),
  }))
  const byIdentity = new Map<string, { fact: Fact; report: Report }[]>()
  for (const report of read) {
    for (const fact of report.facts) {
      const known = byIdentity.get(fact.identity)
      if (known === undefined) byIdentity.set(fact.identity, [{ fact, report }])
      else known.push({ fact, report })
    }
  }
  const lookAlikes = lookAlikesOf(read)
  const claims = reports
    .filter((model) => model.plan.kind !== 'plan' && sameDivision(planDivision, divisionOf(model)) !== false)
    .flatMap((model) => claimsOf(model, index))
  const used = new Set<Fact>()
  const targets = planFacts
    .filter((fact) => fact.statement.role === 'target')
    .map((fact) => trackedTarget(goalOf(fact, plan)))

  return withEnglish({
    plan: {
      document: plan.source.name,
      title: plan.plan.title,
      division: planDivision.name,
      period: plan.plan.period,
    },
    reports: read.map((report) => {
      const same = sameDivision(planDivision, report.division)
      return {
        document: report.document,
        title: report.title,
        division: report.division.name,
        year: report.year === null ? null : String(report.year),
        used: same !== false,
        reason:
          same === false
            ? `区划不同（${report.division.name}），只取点名${planDivision.name}的数值`
            : same === null
              ? '规划或报告未写明区划，按同一区划对待'
              : '区划一致',
      }
    }),
    targets,
    relations: relationsOf(
      plan,
      read.filter((report) => sameDivision(planDivision, report.division) !== false),
      index,
    ),
    unmatched: {
      targets: targets
        .filter((target) => target.observations.length === 0)
        .map((target) => unmatched(plan.source.name, target)),
      results: read.flatMap((report) =>
        report.facts
          .filter((fact) => fact.statement.role === 'result' && !used.has(fact))
          .map((fact) => unmatched(report.document, fact.statement)),
      ),
    },
  })

  function trackedTarget(goal: Goal): TrackedTarget {
    const { fact } = goal
    const matched: Matched[] = []
    const bases: Matched[] = []
    const nearMisses: NearMiss[] = []
    for (const candidate of byIdentity.get(fact.identity) ?? []) {
      const verdict = compare(goal, candidate.fact, candidate.report, planDivision)
      if (verdict.kind === 'near-miss') nearMisses.push(nearMissOf(verdict.fact, verdict.reason))
      if (verdict.kind !== 'match') continue
      used.add(candidate.fact)
      const isBase = goal.baseYear !== null && candidate.fact.to === goal.baseYear
      ;(isBase ? bases : matched).push(verdict)
    }
    const series = seriesOf(goal, matched)
    const have = new Set(series.points.map((point) => point.to))
    const derived = derivations
      .filter((derivation) => derivation.id === fact.identity && goal.needs === 'level')
      .flatMap((derivation) =>
        derivedPoints(
          goal,
          derivation,
          read.filter((report) => sameDivision(planDivision, report.division) !== false),
          have,
        ),
      )
    const points = [...series.points, ...derived.filter((point) => point.to !== goal.baseYear)].sort(
      (a, b) => a.to - b.to,
    )
    const candidates = [
      ...planBases(goal),
      ...seriesOf(goal, bases).points.filter((point) => point.observation.comparator === 'eq'),
      ...derived.filter((point) => point.to === goal.baseYear),
      ...[derivedBase(goal, matched, changesOf(goal))].filter((point) => point !== null),
      ...seriesOf(goal, bases).points.filter((point) => point.observation.comparator !== 'eq'),
    ]
    const base = goal.needs === 'level' ? (candidates[0] ?? null) : null
    const values = points.map(countedValue)
    const { used: _, ...assessment } = assess(goal, base === null ? null : countedValue(base), values, settings)
    const answered = new Set(points.map((point) => point.observation.period))
    const missed = nearMisses.filter((miss) => miss.period === null || !answered.has(miss.period))
    if (missed.length < SHOWN_NEAR_MISSES && points.length === 0) missed.push(...lookAlike(lookAlikes, goal))
    return {
      ...fact.statement,
      indicatorId: fact.found?.id ?? null,
      indicatorName: fact.found === null ? null : { ...fact.found.definition.name },
      source: fact.source,
      baseline: base?.observation ?? null,
      otherBaselines:
        base === null
          ? []
          : candidates
              .slice(1)
              .filter((other) => other.value !== base.value)
              .map((other) => ({
                observation: other.observation,
                progress: assess(goal, countedValue(other), values, settings).progress,
                note: '另一来源的基期数值；目标值不变，按此基期重算进度',
              })),
      observations: points.map((point) => point.observation),
      otherObservations: [...series.others],
      ...assessment,
      claims: claims.filter(({ indicatorId }) => indicatorId === fact.found?.id).map(({ claim }) => claim),
      nearMisses: missed.slice(0, SHOWN_NEAR_MISSES),
    }
  }

  /** Base values that the plan itself states. */
  function planBases(goal: Goal): readonly Point[] {
    if (goal.baseYear === null || goal.needs !== 'level') return []
    const stated = planFacts.flatMap((fact) => {
      if (fact.statement.role === 'target' || fact.to !== goal.baseYear || fact.from !== fact.to) return []
      const verdict = compare(goal, fact, planSource, planDivision)
      return verdict.kind === 'match' ? [{ ...verdict, reasons: ['规划文本给出的基期数值'] }] : []
    })
    return seriesOf(goal, stated).points
  }

  /** Changes in points of the same indicator, for a base that nobody prints. */
  function changesOf(goal: Goal): readonly Fact[] {
    return (byIdentity.get(goal.fact.identity) ?? [])
      .map(({ fact }) => fact)
      .filter((fact) => fact.shape === 'points' && fact.from === fact.to && !fact.isPartYear)
      .filter((fact) => !/[高低]于|全国|全省/.test(fact.statement.text))
  }
}

function nearMissOf(fact: Fact, reason: string): NearMiss {
  return {
    period: fact.statement.period,
    indicator: fact.statement.indicator,
    value: fact.statement.value,
    unit: fact.statement.unit,
    source: fact.source,
    reason,
  }
}

function lookAlike(lookAlikes: LookAlikes, goal: Goal): NearMiss[] {
  return lookAlikes.find(goal, 3).map(({ fact, reason }) => nearMissOf(fact, reason))
}

function unmatched(
  document: string,
  statement: Pick<UnmatchedStatement, 'id' | 'line' | 'text' | 'indicator' | 'value' | 'unit' | 'period'>,
): UnmatchedStatement {
  const { id, line, text, indicator, value, unit, period } = statement
  return { document, id, line, text, indicator, value, unit, period }
}
