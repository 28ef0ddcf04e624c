import type { Bilingual } from '../../model/system.ts'
import type { TargetType } from '../indicators/progress.ts'
import { expiriesByYear } from './expiry.ts'
import { flowsOf, standsOn, type Term, type YearFlow } from './flows.ts'
import {
  forecastGoal,
  forecastGrowth,
  forecastSum,
  type GoalForecast,
  type GrowthForecast,
  type SumForecast,
  yearsBetween,
} from './forecast.ts'
import { GOALS, type GoalDefinition, isIndicator } from './goals.ts'
import type { StoredTerm } from './survey.ts'

/** A target of the plan in force, as far as the outlook needs it. */
export interface PlanTarget {
  readonly id: string
  readonly indicator: string
  readonly name: Bilingual
  readonly type: TargetType
  readonly value: number | null
  readonly unit: string | null
  readonly baseYear: number
  readonly targetYear: number
  /** Base value that the plan states; null where it states none. */
  readonly base: number | null
  readonly clause: string
  readonly line: number
  readonly sentence: string
}

/** A target with what the records say of it and of where it is going. */
export interface GoalOutlook {
  readonly goal: string
  readonly name: Bilingual
  /** Kinds and category whose records are counted. */
  readonly counts: { readonly kinds: readonly string[]; readonly category: string | null }
  readonly target: PlanTarget
  readonly yearly: PlanTarget | null
  readonly base: number | null
  /** Whether the plan states the base, or the records of its base year were counted. */
  readonly baseFrom: 'plan' | 'records' | null
  readonly flows: readonly YearFlow[]
  /** Terms that run out in each year from today's on. */
  readonly expiries: readonly { readonly year: number; readonly count: number }[]
  readonly forecast: GoalForecast
  /** What has to be looked at: two targets for one number, a target below its base, a base counted otherwise. */
  readonly notes: readonly Bilingual[]
}

/** The terms that count for a goal: those that were granted. */
export function termsOfGoal(
  goal: GoalDefinition,
  terms: readonly StoredTerm[],
  category: string | null,
): readonly (StoredTerm & Term)[] {
  return terms.flatMap((term) =>
    term.from !== null && goal.kinds.includes(term.kind) && (category === null || term.category === category)
      ? [{ ...term, from: term.from }]
      : [],
  )
}

const yearsFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)

export const categoryOfGoal = (goal: GoalDefinition, scope: 'industry' | 'all'): string | null =>
  goal.id === 'above-scale' && scope === 'industry' ? 'industry' : null

/** The number of firms of each goal that the plan sets a level for, with its forecast. */
export function goalOutlooks(
  targets: readonly PlanTarget[],
  terms: readonly StoredTerm[],
  scope: 'industry' | 'all',
  today: string,
): readonly GoalOutlook[] {
  return GOALS.flatMap((goal) => {
    const levels = targets.filter(
      ({ indicator, type, value }) =>
        type === 'level' && value !== null && goal.level.some((pattern) => isIndicator(pattern, indicator)),
    )
    const yearly = targets.find(
      ({ indicator, type, value }) =>
        type === 'annual-bound' && value !== null && goal.yearly.some((pattern) => isIndicator(pattern, indicator)),
    )
    const category = categoryOfGoal(goal, scope)
    const own = termsOfGoal(goal, terms, category)
    return levels.map((target) => outlookOf(goal, category, target, yearly ?? null, levels, own, today))
  })
}

function outlookOf(
  goal: GoalDefinition,
  category: string | null,
  target: PlanTarget,
  yearly: PlanTarget | null,
  levels: readonly PlanTarget[],
  terms: readonly (StoredTerm & Term)[],
  today: string,
): GoalOutlook {
  const thisYear = Number(today.slice(0, 4))
  const flows = flowsOf(terms, yearsFrom(target.baseYear + 1, Math.min(thisYear, target.targetYear)), today)
  const end = `${target.targetYear}-12-31`
  const on = end < today ? end : today
  const current = flowsOf(terms, [Number(on.slice(0, 4))], on)[0]?.stock ?? 0
  const counted = flowsOf(terms, [target.baseYear], `${target.baseYear}-12-31`)[0]?.stock ?? 0
  const base = target.base ?? (counted > 0 ? counted : null)
  const baseFrom = target.base !== null ? 'plan' : counted > 0 ? 'records' : null
  const forecast = forecastGoal(
    {
      base,
      baseYear: target.baseYear,
      target: target.value ?? 0,
      targetYear: target.targetYear,
      yearly: yearly?.value ?? null,
    },
    flows,
    current,
    yearsBetween(on, end),
  )
  const inForce = terms.filter((term) => standsOn(term, today))
  const expiries = expiriesByYear(inForce, yearsFrom(thisYear, Math.max(thisYear, target.targetYear)))
  return {
    goal: goal.id,
    name: goal.name,
    counts: { kinds: goal.kinds, category },
    target,
    yearly,
    base,
    baseFrom,
    flows,
    expiries: [...expiries].map(([year, count]) => ({ year, count })),
    forecast,
    notes: notesOf(target, yearly, levels, base, counted, baseFrom, forecast),
  }
}

function notesOf(
  target: PlanTarget,
  yearly: PlanTarget | null,
  levels: readonly PlanTarget[],
  base: number | null,
  counted: number,
  baseFrom: GoalOutlook['baseFrom'],
  forecast: GoalForecast,
): readonly Bilingual[] {
  const notes: Bilingual[] = []
  if (forecast.yearlyIsEnough === false && yearly !== null)
    notes.push({
      zh: `规划写的“每年 ${yearly.value}”与“达到 ${target.value}”对不上：每年都做到也只有 ${forecast.yearlyComesTo}，差 ${(target.value ?? 0) - (forecast.yearlyComesTo ?? 0)}`,
      en: `The plan’s “${yearly.value} a year” does not make its “${target.value}”: met every year it comes to ${forecast.yearlyComesTo}, ${(target.value ?? 0) - (forecast.yearlyComesTo ?? 0)} short`,
    })
  const others = levels.filter(({ id, value }) => id !== target.id && value !== target.value)
  for (const other of others)
    notes.push({
      zh: `规划对同一个数另有目标 ${other.value}（第 ${other.line} 行），两个都保留，以哪个为准请规划部门明确`,
      en: `The plan has another target for the same number, ${other.value} (line ${other.line}); both are kept until the planner says which stands`,
    })
  if (base !== null && target.value !== null && target.value < base)
    notes.push({
      zh: `目标 ${target.value} 低于基期 ${base}`,
      en: `The target, ${target.value}, is below the base, ${base}`,
    })
  if (baseFrom === 'records')
    notes.push({
      zh: `规划没有写这个口径的基期数，基期按台账 ${target.baseYear} 年末计数`,
      en: `The plan states no base for this number; the records of the end of ${target.baseYear} were counted`,
    })
  if (baseFrom === 'plan' && base !== null && counted > 0 && counted !== base)
    notes.push({
      zh: `规划写的基期数 ${base} 与台账 ${target.baseYear} 年末的 ${counted} 不一致，请核对口径`,
      en: `The plan’s base, ${base}, differs from the ${counted} of the records at the end of ${target.baseYear}: check what each counts`,
    })
  return notes
}

/** Sums and growth of market entities that the plan aims at. */
export interface EntityOutlook {
  readonly target: PlanTarget
  readonly base: number | null
  readonly current: number
  readonly flows: readonly {
    readonly year: number
    readonly entries: number
    readonly exits: number
    readonly stock: number
    readonly isWhole: boolean
  }[]
  readonly sum: SumForecast | null
  readonly growth: GrowthForecast | null
}

export interface EntityMove {
  readonly year: number
  readonly isFirm: boolean
  readonly entries: number
  readonly exits: number
}

const ENTITY_GOALS: Readonly<Record<string, { readonly firmsOnly: boolean }>> = {
  'market-entities-new': { firmsOnly: false },
  'enterprises-new': { firmsOnly: true },
  enterprises: { firmsOnly: true },
  'market-entities': { firmsOnly: false },
}

export function entityOutlooks(
  targets: readonly PlanTarget[],
  moves: readonly EntityMove[],
  today: string,
): readonly EntityOutlook[] {
  return targets.flatMap((target) => {
    const goal = ENTITY_GOALS[target.indicator]
    if (goal === undefined || target.value === null) return []
    const isSum = target.type === 'cumulative' || target.type === 'increment'
    if (!isSum && target.type !== 'average-growth') return []
    const flows = entityYears(moves, goal.firmsOnly, target.baseYear, Number(today.slice(0, 4)), today)
    const baseStock = flows.find(({ year }) => year === target.baseYear)?.stock ?? 0
    const base = baseStock > 0 ? baseStock : null
    const current = flows.at(-1)?.stock ?? 0
    const end = `${target.targetYear}-12-31`
    const left = yearsBetween(today, end)
    const own = flows.filter(({ year }) => year > target.baseYear && year <= target.targetYear)
    return [
      {
        target,
        base,
        current,
        flows: own,
        sum: isSum ? forecastSum(target.value, target.baseYear + 1, target.targetYear, own, left) : null,
        growth: isSum
          ? null
          : forecastGrowth(target.value, base, current, yearsBetween(`${target.baseYear}-12-31`, today), left),
      },
    ]
  })
}

/** Entries, exits and stock of each year up to today's, from moves whose year 0 holds all that came before the base year. */
export function entityYears(
  moves: readonly EntityMove[],
  firmsOnly: boolean,
  from: number,
  to: number,
  today: string,
): EntityOutlook['flows'] {
  const of = (year: number) => moves.filter((one) => one.year === year && (!firmsOnly || one.isFirm))
  const total = (year: number, what: 'entries' | 'exits') => of(year).reduce((sum, one) => sum + one[what], 0)
  let stock = total(0, 'entries') - total(0, 'exits')
  return yearsFrom(from, to).map((year) => {
    const [entries, exits] = [total(year, 'entries'), total(year, 'exits')]
    stock += entries - exits
    return { year, entries, exits, stock, isWhole: `${year}-12-31` <= today }
  })
}
