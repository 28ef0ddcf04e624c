/**
 * Progress of a target by the formula of its kind. All rates and shares are fractions (0.065, not 6.5%). Progress 1 means
 * reached; below 0 means moving away. A result of null means that the figures do not decide it (数据缺失), never zero.
 */

/** How a target is stated, and so how progress towards it is measured. */
export type TargetType =
  /** 水平值: a value to stand at in the final year. */
  | 'level'
  /** 累计值: yearly flows that add up to the target. */
  | 'cumulative'
  /** 新增、提高若干: the rise over the base that is to be reached. */
  | 'increment'
  /** 年均增长: the mean yearly growth over the period. */
  | 'average-growth'
  /** 累计下降率: the fall over the whole period, built up from yearly falls. A rise over the period has the same form. */
  | 'cumulative-reduction'
  /** 年度控制值: must hold in every single year. */
  | 'annual-bound'
  /** 完成下达任务: set from above each year; passed or not. */
  | 'task'

export type Operator = 'ge' | 'le' | 'eq'

/** Slack for decimals that were typed as decimals: 92.0 meets 92. */
const SAME = 1e-9

/** Whether `value` meets `target`. The bound itself is included, as 以上 and 以内 include the number. */
export function meets(value: number, target: number, operator: Operator): boolean {
  const slack = SAME * Math.max(1, Math.abs(target))
  if (operator === 'ge') return value >= target - slack
  if (operator === 'le') return value <= target + slack
  return Math.abs(value - target) <= slack
}

/**
 * (C−B)/(T−B), the same for targets that fall. When base and target are equal: 1 when the current value meets the
 * target, else 0.
 */
export function levelProgress(base: number, target: number, current: number, operator: Operator): number {
  if (Math.abs(target - base) <= SAME * Math.max(1, Math.abs(target))) return meets(current, target, operator) ? 1 : 0
  return (current - base) / (target - base)
}

/**
 * 1 − how far the value lies outside [low, high] ÷ how far the base did. A base within leaves no way to go: 1 while the
 * value is within, else 0.
 */
export function bandProgress(
  base: number,
  current: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  const outside = (value: number) => Math.max(low - value, value - high, 0)
  const far = outside(base)
  if (far <= SAME) return outside(current) <= SAME ? 1 : 0
  return 1 - outside(current) / far
}

/** Σ flows / T; null for a target of 0. */
export function cumulativeProgress(flows: readonly number[], target: number): number | null {
  return target === 0 ? null : sum(flows) / target
}

/** (C−B)/T; null for a target of 0. */
export function incrementProgress(base: number, current: number, target: number): number | null {
  return target === 0 ? null : (current - base) / target
}

/** Geometric mean of yearly growth rates; null without rates or when a year lost everything. */
export function averageGrowth(rates: readonly number[]): number | null {
  const factor = compound(rates)
  return factor === null ? null : factor ** (1 / rates.length) - 1
}

/** ln∏(1+g_k) / (years·ln(1+g)), or the linear form (∏(1+g_k)−1)/((1+g)^years−1). */
export function averageGrowthProgress(
  rates: readonly number[],
  target: number,
  years: number,
  form: 'logarithmic' | 'linear' = 'logarithmic',
): number | null {
  const factor = compound(rates)
  if (factor === null || target <= -1 || target === 0) return null
  if (form === 'linear') return (factor - 1) / ((1 + target) ** years - 1)
  return Math.log(factor) / (years * Math.log(1 + target))
}

/** D = 1−∏(1−d_k): what yearly falls add up to. */
export function cumulativeReduction(falls: readonly number[]): number | null {
  const rest = compound(falls.map((fall) => -fall))
  return rest === null ? null : 1 - rest
}

/** ln(1−D)/ln(1−T), or the linear form D/T. */
export function reductionProgress(
  reduction: number,
  target: number,
  form: 'logarithmic' | 'linear' = 'logarithmic',
): number | null {
  if (target === 0 || target >= 1 || reduction >= 1) return null
  return form === 'linear' ? reduction / target : Math.log(1 - reduction) / Math.log(1 - target)
}

/** How a yearly bound fared: which years held, which did not, which nobody reported. */
export interface YearlyBound {
  readonly passed: readonly number[]
  readonly failed: readonly number[]
  readonly missing: readonly number[]
  /** Years passed / years reported; null when none is. */
  readonly share: number | null
}

export function yearlyBound(
  values: ReadonlyMap<number, number>,
  years: readonly number[],
  target: number,
  operator: Operator,
): YearlyBound {
  const reported = years.filter((year) => values.has(year))
  const passed = reported.filter((year) => meets(values.get(year) as number, target, operator)) // has() above
  return {
    passed,
    failed: reported.filter((year) => !passed.includes(year)),
    missing: years.filter((year) => !values.has(year)),
    share: reported.length === 0 ? null : passed.length / reported.length,
  }
}

/** A rate of so many years: 0.5 for the first half of a year. */
export interface Rate {
  readonly rate: number
  readonly years: number
}

/** ∏(1+r)^years; null without rates or when a factor is not positive. */
export function compoundOver(rates: readonly Rate[]): number | null {
  if (rates.length === 0) return null
  let factor = 1
  for (const { rate, years } of rates) {
    if (!(rate > -1)) return null
    factor *= (1 + rate) ** years
  }
  return factor
}

/** ∏(1+r); null without rates or when a factor is not positive. */
export function compound(rates: readonly number[]): number | null {
  if (rates.length === 0) return null
  let factor = 1
  for (const rate of rates) {
    if (!(rate > -1)) return null
    factor *= 1 + rate
  }
  return factor
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
