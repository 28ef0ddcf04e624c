import { findPeriod, yearOf } from '../../model/period.ts'
import type { Aim, Value } from './aim.ts'
import type { BaseValue, DefinitionChange, Measure, StoredObservation, Target } from './definition.ts'
import type { Shape } from './facts.ts'
import type { InForce } from './observations.ts'
import { convert } from './quantity.ts'

/** Why a value that is in force does not count for a target, from a closed list. */
export type NotCounted =
  | 'other-measure'
  | 'other-unit'
  | 'outside-period'
  | 'part-of-year'
  | 'definition-rejected'
  | 'other-base-version'
  | 'no-document'

/** The figures that count for a target, and those that do not, with the reason. */
export interface Counted {
  readonly values: readonly Value[]
  readonly left: readonly { readonly observation: StoredObservation; readonly reason: NotCounted }[]
}

/** The words by which the arithmetic knows that a definition is pending. */
const pendingWords = (words: string) => `口径注明“${words}”`

/**
 * A stored target as the arithmetic takes it: a fall over the period is negative there, as it is in yearly growth.
 * A task is judged by years, each fulfilled (1) or not.
 */
export function aimOf(target: Target): Aim {
  const isFall = target.type === 'cumulative-reduction' && target.direction !== 'up'
  const value = target.type === 'task' ? 1 : (target.value ?? target.band?.low ?? 0)
  return {
    type: target.type === 'task' ? 'annual-bound' : target.type,
    typeReason: typeReasons[target.type],
    operator: isFall ? 'le' : target.type === 'task' ? 'ge' : target.operator,
    value: isFall ? -value : value,
    band: target.type === 'level' || target.type === 'annual-bound' ? target.band : null,
    unit: target.unit,
    baseYear: target.baseYear,
    targetYear: target.targetYear,
    needs: shapeOf(target.measure),
    isBinding: target.nature === 'binding',
  }
}

const typeReasons: Readonly<Record<Target['type'], string>> = {
  level: '期末应达到的水平',
  cumulative: '规划期内累计完成的数量',
  increment: '比基期提高的数值',
  'average-growth': '年均增长，按几何平均',
  'cumulative-reduction': '五年累计下降，按年度降幅累乘',
  'annual-bound': '年度控制值，逐年判断',
  task: '上级逐年下达的任务，凭证明逐年判断',
}

function shapeOf(measure: Measure): Shape {
  switch (measure) {
    case 'growth':
    case 'reduction':
      return 'growth'
    case 'flow':
      return 'flow'
    case 'level':
    case 'fulfilment':
      return 'level'
  }
}

/**
 * Chooses what counts: the target's measure in its unit, within its period, under the base that is asked for. Growth at
 * current prices is taken from levels where nobody reports it.
 */
export function countedFor(
  target: Target,
  forces: readonly InForce[],
  base: BaseValue | null,
  isOriginal: boolean,
): Counted {
  const values: Value[] = []
  const left: { observation: StoredObservation; reason: NotCounted }[] = []
  const levels = new Map<number, { value: number; id: string }>()
  const own = forces.map(({ observation }) => observation).filter((one) => isOwn(one, target))
  const wantsRates = target.measure === 'growth' || target.measure === 'reduction'
  for (const observation of own) {
    const period = findPeriod(observation.period)
    if (period === null || observation.value === null) continue
    if (!isOfBase(observation, own, base, isOriginal)) {
      left.push({ observation, reason: 'other-base-version' })
      continue
    }
    const isRate = observation.measure === 'growth' || observation.measure === 'reduction'
    if (isRate !== wantsRates || (!isRate && observation.measure !== target.measure)) {
      const isLevel = observation.measure === 'level' && wantsRates && period.kind === 'year'
      if (isLevel && !target.isComparablePrice) levels.set(period.to, { value: observation.value, id: observation.id })
      left.push({ observation, reason: 'other-measure' })
      continue
    }
    const value = isRate ? observation.value : convert(observation.value, observation.unit, target.unit)
    if (value === null) {
      left.push({ observation, reason: 'other-unit' })
      continue
    }
    if (period.to <= target.baseYear || period.to > target.targetYear) {
      left.push({ observation, reason: 'outside-period' })
      continue
    }
    const change = changeOf(observation, target.definitions)
    if (change?.ruling?.isAccepted === false) {
      left.push({ observation, reason: 'definition-rejected' })
      continue
    }
    if (target.type === 'task' && observation.value >= 1 && observation.documents.length === 0) {
      left.push({ observation, reason: 'no-document' })
      continue
    }
    const isPart = period.kind !== 'year' && period.kind !== 'span'
    const isLevelOfYear = (target.type === 'level' || target.type === 'increment') && target.measure === 'level'
    // Half a year's output is no level of the year; half a year's urban share is.
    if (isPart && isLevelOfYear && target.accumulates) {
      left.push({ observation, reason: 'part-of-year' })
      continue
    }
    const after = isPart && observation.covers !== 'period' ? yearOf(period.to) - 1 : period.after
    values.push({
      after,
      to: period.to,
      value: observation.measure === 'reduction' ? 0 - value : value,
      isJustShort: false,
      definition: change !== null && change.ruling === null ? pendingWords(change.words) : null,
      ids: [observation.id],
    })
  }
  if (wantsRates && !target.isComparablePrice) values.push(...growthFromLevels(target, levels, base, values))
  // One figure for each stretch of time: observations are in order of precedence within a period.
  const seen = new Set<string>()
  const unique = values.filter(({ after, to }) => !seen.has(`${after}/${to}`) && seen.add(`${after}/${to}`))
  return { values: unique.sort((a, b) => a.to - b.to || a.after - b.after), left }
}

/** Whether a value speaks of the target's own indicator and scope, for the division as a whole. */
export const isOwn = (
  one: Pick<StoredObservation, 'indicator' | 'dimension' | 'part'>,
  target: Pick<Target, 'indicator' | 'dimension'>,
): boolean => one.indicator === target.indicator && one.dimension === target.dimension && one.part === null

/** Growth of a year that nobody reports, from two levels. */
function growthFromLevels(
  target: Target,
  levels: ReadonlyMap<number, { readonly value: number; readonly id: string }>,
  base: BaseValue | null,
  have: readonly Value[],
): readonly Value[] {
  const known = new Set(have.map(({ to }) => to))
  const derived: Value[] = []
  for (let year = target.baseYear + 1; year <= target.targetYear; year++) {
    if (known.has(year)) continue
    const now = levels.get(year)
    const before = levels.get(year - 1) ?? (year === target.baseYear + 1 && base !== null ? base : undefined)
    if (now === undefined || before === undefined || !(before.value > 0)) continue
    derived.push({
      after: year - 1,
      to: year,
      value: Number(((now.value / before.value - 1) * 100).toPrecision(10)),
      isJustShort: false,
      definition: null,
      ids: [now.id, before.id],
    })
  }
  return derived
}

/**
 * Under the original base a value that follows no revision counts, else one that follows any; under a revised base the
 * value that follows it, else one that follows none.
 */
function isOfBase(
  observation: StoredObservation,
  all: readonly StoredObservation[],
  base: BaseValue | null,
  isOriginal: boolean,
): boolean {
  const siblings = all.filter(
    ({ period, measure, covers }) =>
      period === observation.period && measure === observation.measure && covers === observation.covers,
  )
  const wanted = isOriginal ? null : (base?.id ?? null)
  if (observation.baseVersion === wanted) return true
  if (siblings.some(({ baseVersion }) => baseVersion === wanted)) return false
  return isOriginal || observation.baseVersion === null
}

export function changeOf(
  observation: StoredObservation,
  definitions: readonly DefinitionChange[],
): DefinitionChange | null {
  if (observation.definition === null) return null
  return (
    definitions.find(({ id }) => id === observation.definition) ?? {
      id: observation.definition,
      words: observation.definition,
      recordedAt: observation.recordedAt,
      ruling: null,
    }
  )
}
