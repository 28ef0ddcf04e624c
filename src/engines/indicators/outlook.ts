import { compoundForecast, linearForecast } from './forecast.ts'
import { studentCdf, studentQuantile } from './student.ts'

/**
 * Where a series will stand at a later moment, with a range: a damped trend, its scatter shrunk
 * towards what such series usually show, since five years hold few figures. It warns; it never decides a standing.
 */

/** A moment in years and a value. */
export interface Observed {
  readonly at: number
  readonly value: number
}

/** On which scale changes are alike from year to year. */
export type Scale =
  /** Amounts: equal shares of what is there. */
  | 'ratio'
  /** Shares and rates in percent: equal points. */
  | 'points'
  /** Running totals: equal flows. */
  | 'total'

export interface OutlookSettings {
  /** Nominal share of futures that the range should hold. */
  readonly coverage: number
  /** What is left of a trend after a year; 1 is a straight line. */
  readonly damping: number
  /** Weight of a change against that of the year after it; 1 weighs all alike. */
  readonly recency: number
  /** Usual scatter of yearly changes: share for 'ratio', points for 'points', share of the mean flow for 'total'. */
  readonly scatter: Readonly<Record<Scale, number>>
  /** How many observed changes the usual scatter is worth. */
  readonly scatterWorth: number
}

/** Chosen on past series by `bench/forecast.ts`, which prints how often the ranges held. */
export const defaultOutlookSettings: OutlookSettings = {
  coverage: 0.8,
  damping: 0.8,
  recency: 1,
  scatter: { ratio: 0.05, points: 1, total: 0.25 },
  scatterWorth: 3,
}

export interface Outlook {
  readonly at: number
  readonly value: number
  readonly low: number
  readonly high: number
  readonly coverage: number
  /** Yearly changes that it rests on. */
  readonly changes: number
  /** Straight on from the first to the last value; by equal rates. For comparison. */
  readonly linear: number | null
  readonly compound: number | null
  /** Fewer than three changes: the range rests mostly on what such series usually show. */
  readonly isShort: boolean
}

/** Share of futures in which the value lies at or beyond `wanted`, on the side that is asked for. */
export type Chance = (wanted: number, side: 'ge' | 'le') => number

/** null with fewer than two values, or when the moment does not lie ahead. */
export function outlookOf(
  observed: readonly Observed[],
  at: number,
  scale: Scale,
  settings: OutlookSettings = defaultOutlookSettings,
): { readonly outlook: Outlook; readonly chance: Chance } | null {
  const series = [...observed]
    .sort((a, b) => a.at - b.at)
    .filter((one, i, all) => i === 0 || one.at > (all[i - 1] as Observed).at)
  const first = series[0]
  const last = series.at(-1)
  if (first === undefined || last === undefined || series.length < 2 || at <= last.at) return null
  const isRatio = scale === 'ratio' && series.every(({ value }) => value > 0)
  const into = (value: number) => (isRatio ? Math.log(value) : value)
  const back = (value: number) => (isRatio ? Math.exp(value) : value)

  const changes = series.slice(1).map((one, i) => {
    const before = series[i] as Observed // i runs over the same list
    const years = one.at - before.at
    return { years, rate: (into(one.value) - into(before.value)) / years, age: last.at - one.at }
  })
  const weights = changes.map(({ years, age }) => years * settings.recency ** age)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const drift = changes.reduce((sum, { rate }, i) => sum + rate * (weights[i] as number), 0) / total
  // A part of a year holds less of a change than a year does.
  const worth = changes.reduce((sum, { years }) => sum + Math.min(1, years), 0)
  const effective =
    total ** 2 /
    weights.reduce((sum, weight, i) => sum + weight ** 2 / Math.min(1, (changes[i] as { years: number }).years), 0)
  const usual = usualScatter()
  const squares = changes.reduce((sum, { rate, years }) => sum + (rate - drift) ** 2 * Math.min(1, years), 0)
  const freedom = settings.scatterWorth + Math.max(0, worth - 1)
  const variance = (settings.scatterWorth * usual ** 2 + squares) / freedom

  const ahead = at - last.at
  const reach =
    scale === 'total' || settings.damping >= 1 ? ahead : (settings.damping ** ahead - 1) / Math.log(settings.damping)
  const centre = into(last.value) + drift * reach
  const spread = Math.sqrt(variance * (ahead + reach ** 2 / effective))
  const t = studentQuantile(0.5 + settings.coverage / 2, freedom)
  const elapsed = last.at - first.at
  const whole = at - first.at
  return {
    outlook: {
      at,
      value: back(centre),
      low: back(centre - t * spread),
      high: back(centre + t * spread),
      coverage: settings.coverage,
      changes: changes.length,
      linear: linearForecast(first.value, last.value, elapsed, whole),
      compound: compoundForecast(first.value, last.value, elapsed, whole),
      isShort: worth < 3,
    },
    chance: (wanted, side) => {
      if (isRatio && wanted <= 0) return side === 'ge' ? 1 : 0
      const below = studentCdf((into(wanted) - centre) / Math.max(spread, 1e-12), freedom)
      return side === 'ge' ? 1 - below : below
    },
  }

  function usualScatter(): number {
    const set = settings.scatter[scale]
    if (scale === 'points' || isRatio) return set
    if (scale === 'total') return set * Math.max(1e-9, Math.abs(drift))
    // Amounts that touch zero: a share of their mean size.
    return set * Math.max(1e-9, series.reduce((sum, { value }) => sum + Math.abs(value), 0) / series.length)
  }
}

/** Every fault of edited settings, as sentences. */
export function faultsInOutlookSettings(settings: OutlookSettings): readonly string[] {
  const faults: string[] = []
  const within = (key: 'coverage' | 'damping' | 'recency', low: number, high: number) => {
    const value = settings[key]
    if (!(value > low && value <= high)) faults.push(`${key}：应大于 ${low}，不大于 ${high}`)
  }
  within('coverage', 0, 0.99)
  within('damping', 0, 1)
  within('recency', 0, 1)
  for (const [key, value] of Object.entries(settings.scatter)) if (!(value > 0)) faults.push(`scatter.${key}：应大于 0`)
  if (!(settings.scatterWorth > 0)) faults.push('scatterWorth：应大于 0')
  return faults
}
