import type { Bilingual } from '../../model/system.ts'

/** Money and time of one project in one year. Amounts in 万元. Pure. */

/**
 * 序时进度: the share of the year's plan that is due when `months` have ended: by the months of the plan where they add up to
 * it, else evenly. null without a plan, or with a plan of nothing.
 *
 * @param months 12 monthly amounts, null where one is not given.
 */
export function plannedShare(
  year: number | null,
  months: readonly (number | null)[],
  passed: number,
): { readonly share: number; readonly by: 'months' | 'even' } | null {
  if (year === null || year <= 0 || months.length !== 12) return null
  const known = months.every((month): month is number => month !== null)
  const sum = known ? months.reduce((total, month) => total + month, 0) : 0
  if (!known || Math.abs(sum - year) > 0.005) return { share: passed / 12, by: 'even' }
  return { share: months.slice(0, passed).reduce((total, month) => total + month, 0) / year, by: 'months' }
}

/** Full months from one day to another, never negative: 2025-01-20 to 2025-04-19 is 2. */
export function monthsSince(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return Math.max(0, (toYear - year) * 12 + toMonth - month - (toDay < day ? 1 : 0))
}

/** A project that says it has started and does not build. */
export interface StartCheck {
  readonly startedOn: string | null
  /** Confirmed investment of each month since it started, oldest first; null where no report came. */
  readonly months: readonly (number | null)[]
  /** Months in a row without investment after which a start counts as fake, or work as stalled. */
  readonly atMost: number
}

/** 虚假开工 when nothing was ever built, 停滞 when it was and then ceased; null when neither. */
export function findStall({ startedOn, months, atMost }: StartCheck): 'fake-start' | 'stalled' | null {
  if (startedOn === null) return null
  let idle = 0
  for (let i = months.length - 1; i >= 0 && !((months[i] ?? 0) > 0); i--) idle++
  if (idle < atMost) return null
  return idle === months.length ? 'fake-start' : 'stalled'
}

export const STALL_WORDS: Readonly<Record<'fake-start' | 'stalled', Bilingual>> = {
  'fake-start': { zh: '认定开工后一直没有完成投资', en: 'recognised as started, and nothing invested since' },
  stalled: { zh: '连续几个月没有完成投资', en: 'nothing invested for months' },
}

/** What a reserve project's readiness is scored from. null where nothing is known: it earns nothing and is named. */
export interface ReadinessFacts {
  /** Procedures granted and those that this project needs, by its procedure (审批、核准、备案). */
  readonly gatesPassed: number
  readonly gatesNeeded: number
  /** Money secured and arrived, as shares of the total investment. */
  readonly secured: number | null
  readonly arrived: number | null
  /** Whether it needs land, and has it. */
  readonly needsLand: boolean
  readonly hasLand: boolean
  readonly hasDemand: boolean
}

export interface ReadinessWeights {
  readonly gates: number
  readonly money: number
  readonly land: number
  readonly demand: number
}

export interface Readiness {
  /** 0 to 100. */
  readonly score: number
  readonly parts: readonly { readonly of: keyof ReadinessWeights; readonly earned: number; readonly most: number }[]
}

/** 成熟度: gates passed, money certain, land certain, demand shown. Weights are a setting and need not add up to 100. */
export function readinessOf(facts: ReadinessFacts, weights: ReadinessWeights): Readiness {
  const shares: Readonly<Record<keyof ReadinessWeights, number>> = {
    gates: facts.gatesNeeded === 0 ? 1 : Math.min(1, facts.gatesPassed / facts.gatesNeeded),
    // Money in the bank counts for more than a promise of it.
    money: Math.min(1, (facts.secured ?? 0) * 0.7 + (facts.arrived ?? 0) * 0.3),
    land: !facts.needsLand || facts.hasLand ? 1 : 0,
    demand: facts.hasDemand ? 1 : 0,
  }
  const total = weights.gates + weights.money + weights.land + weights.demand
  const parts = (Object.keys(shares) as (keyof ReadinessWeights)[]).map((of) => ({
    of,
    earned: total === 0 ? 0 : (shares[of] * weights[of] * 100) / total,
    most: total === 0 ? 0 : (weights[of] * 100) / total,
  }))
  return { score: Math.round(parts.reduce((sum, { earned }) => sum + earned, 0) * 10) / 10, parts }
}

/** 专项债本息覆盖. */
export interface Cover {
  /** Net income over principal and interest; null when nothing has to be repaid. */
  readonly times: number | null
  readonly judgement: 'enough' | 'short' | 'unknown'
  readonly isTermLonger: boolean
}

/**
 * @param bonds of one project: amounts in 万元, rate in per cent, years; interest simple, principal at the end.
 * @example coverOf([{ amount: 10000, rate: 3.1, years: 10, netIncome: 16500, incomeYears: 12 }], 1.1).times // 1.2595…
 */
export function coverOf(
  bonds: readonly {
    readonly amount: number
    readonly rate: number
    readonly years: number
    readonly netIncome: number
    readonly incomeYears: number | null
  }[],
  least: number,
): Cover {
  const due = bonds.reduce((sum, { amount, rate, years }) => sum + amount + (amount * rate * years) / 100, 0)
  const income = bonds.reduce((sum, { netIncome }) => sum + netIncome, 0)
  const isTermLonger = bonds.some(({ years, incomeYears }) => incomeYears !== null && years > incomeYears)
  if (due === 0) return { times: null, judgement: 'unknown', isTermLonger }
  return { times: income / due, judgement: income / due >= least ? 'enough' : 'short', isTermLonger }
}
