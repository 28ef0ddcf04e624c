import type { Bilingual } from '../../model/system.ts'
import type { Band } from './aim.ts'
import type { Operator, TargetType } from './progress.ts'
import { compoundPath, cumulativePath, equalYearlyReduction, growthPath, linearPath } from './trajectory.ts'

/** How a target is divided into years (年度分解). */
export const DECOMPOSITIONS = ['linear', 'compound', 'growth', 'weights', 'reduction', 'bound'] as const
export type Decomposition = (typeof DECOMPOSITIONS)[number]

export const decompositionNames: Readonly<Record<Decomposition, Bilingual>> = {
  linear: { zh: '等额', en: 'equal steps' },
  compound: { zh: '等比', en: 'equal rates' },
  growth: { zh: '年均增长', en: 'mean growth' },
  weights: { zh: '按年度权重', en: 'by yearly weights' },
  reduction: { zh: '等降幅', en: 'equal falls' },
  bound: { zh: '逐年控制', en: 'every year alike' },
}

/** The yearly values of a target, as people set them. A later version replaces an earlier one and leaves it readable. */
export interface AnnualPlan {
  readonly id: string
  readonly version: number
  readonly method: Decomposition
  readonly weights: readonly number[] | null
  readonly years: readonly AnnualValue[]
  /** Why it was made: 'the year 2022 fell short'. */
  readonly reason: string
  readonly recordedAt: string
  /** Year after which it was rolled on; null for the first division. */
  readonly rolledAfter: number | null
}

/** What a year should reach: a level at its end, the flow of the year, or its rate in percent. */
export interface AnnualValue {
  readonly year: number
  readonly value: number
  /** The computed value that a person put aside, with the reason; null when it was kept. */
  readonly override: { readonly computed: number | null; readonly reason: string } | null
}

/** What is divided. */
export interface Divided {
  readonly type: TargetType
  readonly operator: Operator
  readonly value: number
  readonly band: Band | null
  readonly baseYear: number
  readonly targetYear: number
}

/** What a year's value of a target of this type speaks of. */
export function yearlyMeasureOf(type: TargetType): 'level' | 'flow' | 'rate' | 'none' {
  switch (type) {
    case 'level':
    case 'increment':
    case 'annual-bound':
      return 'level'
    case 'cumulative':
      return 'flow'
    case 'average-growth':
    case 'cumulative-reduction':
      return 'rate'
    case 'task':
      return 'none'
  }
}

/** Decompositions that suit a type, the usual one first. */
export function decompositionsOf(type: TargetType): readonly Decomposition[] {
  switch (type) {
    case 'level':
      return ['linear', 'compound']
    case 'increment':
      return ['linear']
    case 'cumulative':
      return ['weights']
    case 'average-growth':
      return ['growth']
    case 'cumulative-reduction':
      return ['reduction']
    case 'annual-bound':
      return ['bound']
    case 'task':
      return []
  }
}

/**
 * The computed yearly values, or null when they do not follow: no base, weights that do not add up to 1, a base and a
 * target on both sides of 0. Rates are percent: the yearly growth, the yearly fall (positive).
 */
export function decompose(
  target: Divided,
  base: number | null,
  method: Decomposition,
  weights: readonly number[] | null = null,
): readonly number[] | null {
  const years = target.targetYear - target.baseYear
  if (years <= 0) return null
  const goal = levelToReach(target, base)
  switch (method) {
    case 'linear':
      return base === null || goal === null ? null : linearPath(base, goal, years)
    case 'compound':
      return base === null || goal === null ? null : compoundPath(base, goal, years)
    case 'growth':
      return Array.from({ length: years }, () => target.value)
    case 'weights':
      return cumulativePath(target.value, years, weights ?? undefined)
    case 'reduction': {
      const even = equalYearlyReduction(target.value / 100, years)
      return even === null ? null : Array.from({ length: years }, () => even * 100)
    }
    case 'bound':
      return Array.from({ length: years }, () => target.value)
  }
}

/** Levels that yearly growth leads through: A_k = B(1+g)^k. */
export function levelsOfGrowth(base: number, growth: number, years: number): readonly number[] {
  return growthPath(base, growth / 100, years)
}

/** The level at the end: the target, the base and its rise, or the nearer edge of what is wanted. */
export function levelToReach(target: Divided, base: number | null): number | null {
  if (target.type === 'increment') return base === null ? null : base + target.value
  if (target.band === null) return target.value
  const { low, high } = target.band
  if (base === null) return low
  return base < low ? low : base > high ? high : base
}

/**
 * The rest divided again after a year (滚动再分解): from what was reached to the target, over the years that are left. Levels
 * A_{n+1} = C+(T−C)/(N−n) and so on; flows (T−Σ)/(N−n); growth and falls what each remaining year needs.
 * `reached` is the level, the sum, or the compound factor ∏(1+r) so far.
 */
export function rollOn(
  target: Divided,
  base: number | null,
  after: number,
  reached: number,
  method: Decomposition,
): readonly AnnualValue[] | null {
  const left = target.targetYear - after
  const years = target.targetYear - target.baseYear
  if (left <= 0 || after < target.baseYear) return null
  const yearly = (values: readonly number[] | null) =>
    values?.map((value, i) => ({ year: after + i + 1, value, override: null })) ?? null
  switch (yearlyMeasureOf(target.type)) {
    case 'level': {
      if (target.type === 'annual-bound') return yearly(Array.from({ length: left }, () => target.value))
      const goal = levelToReach(target, target.type === 'level' && target.band !== null ? reached : base)
      if (goal === null) return null
      return yearly(method === 'compound' ? compoundPath(reached, goal, left) : linearPath(reached, goal, left))
    }
    case 'flow':
      return yearly(Array.from({ length: left }, () => Math.max(0, target.value - reached) / left))
    case 'rate': {
      if (!(reached > 0)) return null
      const whole = target.type === 'average-growth' ? (1 + target.value / 100) ** years : 1 - target.value / 100
      if (!(whole > 0)) return null
      const need = (whole / reached) ** (1 / left)
      return yearly(Array.from({ length: left }, () => (target.type === 'average-growth' ? need - 1 : 1 - need) * 100))
    }
    case 'none':
      return null
  }
}

/** One thing wrong with yearly values that people set. */
export interface AnnualPlanFault {
  readonly at: string
  readonly code: 'year-missing' | 'year-twice' | 'year-outside' | 'no-reason' | 'misses-target' | 'weights'
  readonly message: Bilingual
}

/**
 * Every fault of a division into years: each year of the period once, a reason for each value that was put aside, and
 * an end that still reaches the target.
 */
export function faultsInAnnualPlan(
  target: Divided,
  base: number | null,
  years: readonly AnnualValue[],
  reason: string,
): readonly AnnualPlanFault[] {
  const faults: AnnualPlanFault[] = []
  const add = (at: string, code: AnnualPlanFault['code'], zh: string, en: string) =>
    faults.push({ at, code, message: { zh, en } })
  if (reason.trim() === '') add('reason', 'no-reason', '请写明分解或调整的理由。', 'Say why it is divided so.')
  const seen = new Set<number>()
  years.forEach(({ year, override }, i) => {
    if (year <= target.baseYear || year > target.targetYear)
      add(
        `years.${i}.year`,
        'year-outside',
        `${year} 年不在规划期 ${target.baseYear + 1}—${target.targetYear} 年内。`,
        `${year} is not within ${target.baseYear + 1}–${target.targetYear}.`,
      )
    if (seen.has(year)) add(`years.${i}.year`, 'year-twice', `${year} 年出现了两次。`, `${year} stands twice.`)
    seen.add(year)
    if (override !== null && override.reason.trim() === '')
      add(
        `years.${i}.override.reason`,
        'no-reason',
        `${year} 年的值改动过，请写明理由。`,
        `The value of ${year} was changed; say why.`,
      )
  })
  for (let year = target.baseYear + 1; year <= target.targetYear; year++)
    if (!seen.has(year)) add('years', 'year-missing', `缺 ${year} 年。`, `${year} is missing.`)
  if (faults.length > 0) return faults
  const short = shortfallOf(target, base, years)
  if (short !== null && short > 1e-6 * Math.max(1, Math.abs(target.value)))
    add(
      'years',
      'misses-target',
      `各年目标合起来达不到规划目标 ${target.value}，差 ${Number(short.toPrecision(6))}。`,
      `The years together miss the target of ${target.value} by ${Number(short.toPrecision(6))}.`,
    )
  return faults
}

/** By how much the yearly values miss the target; 0 when they reach it, null when it cannot be told. */
export function shortfallOf(target: Divided, base: number | null, years: readonly AnnualValue[]): number | null {
  const ordered = [...years].sort((a, b) => a.year - b.year)
  const last = ordered.at(-1)
  if (last === undefined) return null
  const beyond = (reached: number, wanted: number, operator: Operator) =>
    operator === 'le'
      ? Math.max(0, reached - wanted)
      : operator === 'eq'
        ? Math.abs(reached - wanted)
        : Math.max(0, wanted - reached)
  switch (yearlyMeasureOf(target.type)) {
    case 'level': {
      if (target.type === 'annual-bound')
        return Math.max(
          ...ordered.map(({ value }) =>
            target.band === null ? beyond(value, target.value, target.operator) : outsideOf(value, target.band),
          ),
        )
      if (target.band !== null) return outsideOf(last.value, target.band)
      const goal = levelToReach(target, base)
      return goal === null ? null : beyond(last.value, goal, target.operator)
    }
    case 'flow':
      return beyond(
        ordered.reduce((sum, { value }) => sum + value, 0),
        target.value,
        target.operator,
      )
    case 'rate': {
      const sign = target.type === 'average-growth' ? 1 : -1
      const factor = ordered.reduce((product, { value }) => product * (1 + (sign * value) / 100), 1)
      const reached =
        target.type === 'average-growth' ? (Math.max(0, factor) ** (1 / ordered.length) - 1) * 100 : (1 - factor) * 100
      return target.type === 'average-growth'
        ? beyond(reached, target.value, target.operator)
        : Math.max(0, target.value - reached)
    }
    case 'none':
      return null
  }
}

const outsideOf = (value: number, { low, high }: Band) => Math.max(0, low - value, value - high)

/** The version of the yearly values that was in force at a moment of knowing; null before the first. */
export function annualPlanAt(plans: readonly AnnualPlan[], knownAt: string): AnnualPlan | null {
  return plans.filter(({ recordedAt }) => recordedAt <= knownAt).sort((a, b) => b.version - a.version)[0] ?? null
}
