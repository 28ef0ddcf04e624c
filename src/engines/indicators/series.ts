import type { Observation } from '../../model/track-result.ts'
import type { Value } from './aim.ts'
import type { Derivation } from './derived.ts'
import type { Fact } from './facts.ts'
import type { Goal } from './goal.ts'
import type { Report } from './match.ts'
import { convert, decimalsOf, isRoundingOf, readUnit } from './quantity.ts'

/** A matched figure: the observation that is printed, and its value in the target's unit. */
export interface Point {
  readonly from: number
  readonly to: number
  /** In the target's unit; percent for growth, signed. */
  readonly value: number
  readonly observation: Observation
}

/** A printed figure as the arithmetic takes it. */
export const countedValue = ({ from, to, value, observation }: Point): Value => ({
  after: from - 1,
  to,
  value,
  // 近100万辆 is less than 100万辆.
  isJustShort: observation.comparator === 'approx' && /近\d|接近/.test(observation.source.text.replace(/\s/g, '')),
  definition: observation.note?.startsWith('口径注明') === true ? observation.note : null,
  ids: [`${observation.source.document}:${observation.source.start}`],
})

/** The figures that count, one a period, and the further ones of the same indicator. */
export interface Series {
  readonly points: readonly Point[]
  readonly others: readonly Observation[]
}

export interface Matched {
  readonly fact: Fact
  readonly value: number
  readonly reasons: readonly string[]
}

/**
 * Chooses one figure a period. A rounded repeat is no second observation; a mean of the year stands before its end; a
 * nominal rate before a real one unless the target asks for real growth; a later report's figure for the same year is a
 * revision and is shown beside the first.
 */
export function seriesOf(goal: Goal, matched: readonly Matched[]): Series {
  const wantsReal = /实际|可比价/.test(goal.fact.statement.text)
  const byPeriod = new Map<string, Matched[]>()
  for (const match of matched) {
    const period = `${match.fact.from}/${match.fact.to}`
    const known = byPeriod.get(period)
    if (known === undefined) byPeriod.set(period, [match])
    else known.push(match)
  }
  const points: Point[] = []
  const others: Observation[] = []
  for (const group of byPeriod.values()) {
    const ranked = [...group].sort((a, b) => rank(b) - rank(a) || a.fact.statement.line - b.fact.statement.line)
    const first = ranked[0] as Matched // a group is never empty
    const repeats: Fact[] = []
    for (const other of ranked.slice(1)) {
      const isRepeat = other.value === first.value || isRoundingOf(other.value, first.value)
      if (isRepeat && other.fact.moment === first.fact.moment) repeats.push(other.fact)
      else others.push(otherOf(goal, first, other))
    }
    points.push({
      from: first.fact.from as number, // matching refuses figures without a year
      to: first.fact.to as number,
      value: first.value,
      observation: observationOf(goal, first, repeats),
    })
  }
  return { points: points.sort((a, b) => a.to - b.to || a.from - b.from), others }

  function rank({ fact, value }: Matched): number {
    return (
      (fact.statement.comparator === 'eq' ? 64 : fact.statement.comparator === 'approx' ? 32 : 0) +
      (fact.isReal === wantsReal ? 16 : 0) +
      // The report on that very year speaks first; what later ones say of it is a revision.
      (fact.reportedYear === fact.to ? 8 : 0) +
      (goal.type === 'annual-bound' && fact.moment === 'mean' ? 12 : 0) +
      (fact.inTable ? 0 : 4) +
      Math.min(3, decimalsOf(value))
    )
  }
}

function otherOf(goal: Goal, first: Matched, other: Matched): Observation {
  const observation = observationOf(goal, other, [])
  const isRevision =
    other.fact.reportedYear !== null && other.fact.to !== null && other.fact.reportedYear > other.fact.to
  return {
    ...observation,
    status: isRevision && other.fact.document !== first.fact.document ? 'revised' : observation.status,
    note: noteOf(first, other),
  }
}

function noteOf(first: Matched, other: Matched): string {
  if (other.fact.moment !== first.fact.moment) return other.fact.moment === 'year-end' ? '年末值' : '全年平均值'
  if (other.fact.isReal !== first.fact.isReal) return other.fact.isReal ? '实际增速（扣除价格因素）' : '名义增速'
  if (other.fact.document !== first.fact.document) return `另一份报告的数值，与所用的${first.value}不一致，可能是修订`
  return `同一报告中的另一数值，与所用的${first.value}不一致`
}

export function observationOf(goal: Goal, match: Matched, repeats: readonly Fact[]): Observation {
  const { fact } = match
  const isReduction = goal.needs === 'growth' && goal.type !== 'annual-bound' && goal.value < 0
  return {
    period: fact.from === fact.to ? String(fact.to) : `${fact.from}/${fact.to}`,
    value: isReduction ? 0 - fact.value : fact.value,
    unit: fact.unit,
    measure: isReduction ? 'reduction' : fact.shape,
    comparator: fact.statement.comparator,
    status: fact.status,
    source: fact.source,
    reasons: [...match.reasons],
    note: fact.definition === null ? boundNote(fact) : `口径注明“${fact.definition}”`,
    alsoIn: repeats.map((repeat) => repeat.source),
    confidence: Number((fact.statement.confidence * (fact.found === null ? 0.9 : 1)).toFixed(3)),
  }
}

function boundNote(fact: Fact): string | null {
  const { comparator } = fact.statement
  if (comparator === 'ge') return '报告只给出下限'
  if (comparator === 'le') return '报告只给出上限'
  return comparator === 'approx' ? '报告给出约数' : null
}

/** What a report prints both parts of. Only years without a printed figure are derived. */
export function derivedPoints(
  goal: Goal,
  derivation: Derivation,
  reports: readonly Report[],
  have: ReadonlySet<number>,
): readonly Point[] {
  const points: Point[] = []
  for (const report of reports) {
    const numerators = levels(report, derivation.numerator)
    const denominators = derivation.denominator.map((id) => levels(report, id))
    for (const [year, top] of numerators) {
      if (have.has(year)) continue
      if ((goal.baseYear !== null && year < goal.baseYear) || (goal.targetYear !== null && year > goal.targetYear))
        continue
      const parts = denominators.map((known) => known.get(year))
      if (parts.some((part) => part === undefined)) continue
      const below = (parts as Fact[]).reduce((sum, part) => sum + inBase(part), 0) // undefined refused above
      if (!(below > 0)) continue
      const value = Number(((inBase(top) / below) * derivation.factor).toFixed(2))
      const [first] = parts as Fact[]
      points.push({
        from: year,
        to: year,
        value,
        observation: {
          period: String(year),
          value,
          unit: goal.fact.unit,
          measure: 'level',
          comparator: 'approx',
          status: 'derived',
          source: top.source,
          reasons: [
            `推算：${[top, ...(parts as Fact[])].map((part) => `${part.found?.definition.name.zh}${part.value}${part.unit ?? ''}`).join(' ÷ ')}`,
            '报告未直接给出该指标，由同一报告的两项数值推算',
          ],
          note: '推算值',
          alsoIn: first === undefined ? [] : [first.source],
          confidence: 0.7,
        },
      })
    }
  }
  return points
}

function levels(report: Report, id: string): Map<number, Fact> {
  const known = new Map<number, Fact>()
  for (const fact of report.facts) {
    if (fact.found?.id !== id || fact.found.scope.length > 0 || fact.shape !== 'level') continue
    if (fact.statement.role === 'target' || fact.subject !== null || fact.from === null || fact.from !== fact.to)
      continue
    if (fact.isPartYear || !fact.ownDivision || fact.statement.comparator !== 'eq') continue
    const before = known.get(fact.from)
    if (before === undefined || (before.inTable && !fact.inTable)) known.set(fact.from, fact)
  }
  return known
}

function inBase(fact: Fact): number {
  return fact.value * (readUnit(fact.unit)?.factor ?? 1)
}

/**
 * Base value from the first later year and its change: 64.72 and 提高0.83个百分点 give 63.89. Null unless both stand in
 * one report.
 */
export function derivedBase(goal: Goal, facts: readonly Matched[], changes: readonly Fact[]): Point | null {
  const { baseYear } = goal
  if (baseYear === null) return null
  for (const { fact, value } of facts) {
    if (fact.from !== baseYear + 1 || fact.to !== fact.from || fact.statement.comparator !== 'eq') continue
    const change = changes.find(
      (other) => other.document === fact.document && other.to === fact.to && other.source.clause === fact.source.clause,
    )
    if (change === undefined) continue
    const step =
      change.unit === '个百分点' && fact.unit === '%'
        ? change.value
        : convert(change.value, change.unit, goal.fact.unit)
    if (step === null) continue
    const base = Number((value - step).toPrecision(10))
    return {
      from: baseYear,
      to: baseYear,
      value: base,
      observation: {
        period: String(baseYear),
        value: base,
        unit: goal.fact.unit,
        measure: 'level',
        comparator: 'eq',
        status: 'derived',
        source: fact.source,
        reasons: [`推算：${fact.to}年${value}，比上年${step < 0 ? '减少' : '增加'}${Math.abs(step)}`],
        note: '由次年数值和增减量推算',
        alsoIn: [change.source],
        confidence: 0.85,
      },
    }
  }
  return null
}
