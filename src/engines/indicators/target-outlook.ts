import type { Bilingual } from '../../model/system.ts'
import { type Aim, meetsAim, type Value } from './aim.ts'
import type { AnnualValue } from './annual-plan.ts'
import { round } from './assessment.ts'
import type { Target } from './definition.ts'
import { type MethodVerdict, methodNames } from './methods.ts'
import { type Chance, type Observed, type Outlook, type OutlookSettings, outlookOf, type Scale } from './outlook.ts'
import type { AnyStanding } from './standing-looks.ts'

/**
 * What is drawn for a target over time, in one measure: the level itself, the running total, or an index (base = 100) for
 * rates that compound.
 */
export interface TargetPath {
  readonly measure: 'level' | 'total' | 'index'
  /** What the yearly values ask for. */
  readonly planned: readonly Observed[]
  readonly observed: readonly (Observed & { readonly ids: readonly string[] })[]
  readonly forecast: readonly (Observed & { readonly low: number; readonly high: number })[]
  /** Level, total or index to reach; both ends of a band. */
  readonly wanted: readonly number[]
}

/** Where a target will end, in its own measure. */
export interface TargetForecast {
  readonly period: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Nominal share of futures within the range. */
  readonly coverage: number
  /** Chance of reaching the target. */
  readonly chance: number
  readonly meets: boolean
  readonly changes: number
  readonly isShort: boolean
  /** The two simple ones, for comparison: straight on, and by equal rates. */
  readonly linear: number | null
  readonly compound: number | null
  readonly words: Bilingual
}

export interface Ahead {
  readonly path: TargetPath
  readonly outlook: Outlook | null
  readonly forecast: TargetForecast | null
}

const show = (value: number): string => String(round(value, 2))

/** Looks ahead along the target's own measure. `history` are values before the period, which only the forecast uses. */
export function aheadOf(
  target: Target,
  aim: Aim,
  base: Value | null,
  used: readonly Value[],
  levels: readonly Value[],
  history: readonly Observed[],
  years: readonly AnnualValue[],
  goal: number | null,
  settings: OutlookSettings,
): Ahead {
  const span = target.targetYear - target.baseYear
  const isPercent = aim.unit === '%' || aim.unit === '‰' || aim.unit === '个百分点'
  const planned = plannedPath(target, base, years)
  switch (target.type) {
    case 'level':
    case 'increment':
    case 'annual-bound': {
      if (aim.needs === 'flow' && target.type !== 'annual-bound') break
      const observed = levels.map(({ to, value, ids }) => ({ at: to, value, ids }))
      const series = [...history, ...(base === null ? [] : [{ at: base.to, value: base.value }]), ...observed]
      const scale: Scale = isPercent || aim.needs === 'growth' ? 'points' : 'ratio'
      const wanted = aim.band !== null ? [aim.band.low, aim.band.high] : goal === null ? [] : [goal]
      const last = series.at(-1)?.at ?? target.baseYear
      const at = target.type === 'annual-bound' ? Math.floor(last + 1e-9) + 1 : target.targetYear
      return finished('level', observed, series, scale, wanted, at, (value) => value)
    }
    case 'task':
      return {
        path: { measure: 'level', planned: [], observed: [], forecast: [], wanted: [] },
        outlook: null,
        forecast: null,
      }
    case 'average-growth':
    case 'cumulative-reduction': {
      let index = 100
      const observed = used.map(({ after, to, value, ids }) => {
        index *= (1 + value / 100) ** (to - after)
        return { at: to, value: index, ids }
      })
      const whole = aim.value / 100
      const wanted = target.type === 'average-growth' ? 100 * (1 + whole) ** span : 100 * (1 + whole)
      const sign = aim.value < 0 ? -1 : 1
      return finished(
        'index',
        observed,
        [{ at: target.baseYear, value: 100 }, ...observed],
        'ratio',
        [wanted],
        target.targetYear,
        (value) => (target.type === 'average-growth' ? ((value / 100) ** (1 / span) - 1) * 100 : sign * (value - 100)),
      )
    }
    case 'cumulative':
      break
  }
  let total = 0
  const observed = used.map(({ to, value, ids }) => {
    total += value
    return { at: to, value: total, ids }
  })
  return finished(
    'total',
    observed,
    [{ at: target.baseYear, value: 0 }, ...observed],
    'total',
    [aim.value],
    target.targetYear,
    (value) => value,
  )

  function finished(
    measure: TargetPath['measure'],
    observed: TargetPath['observed'],
    series: readonly Observed[],
    scale: Scale,
    wanted: readonly number[],
    at: number,
    own: (value: number) => number,
  ): Ahead {
    const last = series.at(-1)?.at ?? target.baseYear
    const made = observed.length === 0 || at > target.targetYear ? null : outlookOf(series, at, scale, settings)
    const forecastYears = Array.from({ length: span }, (_, i) => target.baseYear + i + 1).filter(
      (year) => year > last && year <= at,
    )
    const forecast =
      made === null
        ? []
        : forecastYears.flatMap((year) => {
            const one = outlookOf(series, year, scale, settings)?.outlook
            return one === undefined ? [] : [{ at: year, value: one.value, low: one.low, high: one.high }]
          })
    const path: TargetPath = { measure, planned, observed, forecast, wanted }
    if (made === null) return { path, outlook: null, forecast: null }
    const { outlook, chance } = made
    const share = chanceOf(chance, wanted, aim, measure)
    const ends = [own(outlook.low), own(outlook.high)].sort((a, b) => a - b)
    const value = own(outlook.value)
    const unit = aim.needs === 'growth' ? '%' : (aim.unit ?? '')
    const words: Bilingual = {
      zh: `${outlook.at}年预计 ${show(value)}${unit}，${Math.round(outlook.coverage * 100)}% 的可能在 ${show(ends[0] ?? value)}—${show(ends[1] ?? value)}${unit} 之间${outlook.isShort ? '；数值不足三年，区间主要依据同类指标通常的波动，仅供参考' : ''}`,
      en: `${outlook.at}: about ${show(value)}${unit}, between ${show(ends[0] ?? value)} and ${show(ends[1] ?? value)} with ${Math.round(outlook.coverage * 100)}%${outlook.isShort ? '; fewer than three years of values, so the range rests mostly on what such series usually show' : ''}`,
    }
    return {
      path,
      outlook,
      forecast: {
        period: String(outlook.at),
        value,
        low: ends[0] ?? value,
        high: ends[1] ?? value,
        coverage: outlook.coverage,
        chance: share,
        meets:
          measure === 'index'
            ? meetsIndex(outlook.value, wanted[0] ?? 0, aim)
            : meetsAim(value, aim, goal ?? aim.value),
        changes: outlook.changes,
        isShort: outlook.isShort,
        linear: outlook.linear === null ? null : own(outlook.linear),
        compound: outlook.compound === null ? null : own(outlook.compound),
        words,
      },
    }
  }
}

const meetsIndex = (value: number, wanted: number, aim: Aim) =>
  aim.operator === 'le' ? value <= wanted * (1 + 1e-9) : value >= wanted * (1 - 1e-9)

function chanceOf(chance: Chance, wanted: readonly number[], aim: Aim, measure: TargetPath['measure']): number {
  const [low, high] = wanted
  if (low === undefined) return 0
  if (high !== undefined) return Math.max(0, chance(low, 'ge') + chance(high, 'le') - 1)
  // An index falls where a reduction is asked for; “equal to” is asked of nobody exactly.
  const side = aim.operator === 'le' ? 'le' : 'ge'
  return chance(low, measure === 'index' && aim.value < 0 ? 'le' : side)
}

/** The yearly values in the measure that is drawn. */
function plannedPath(target: Target, base: Value | null, years: readonly AnnualValue[]): readonly Observed[] {
  switch (target.type) {
    case 'cumulative':
      return running(target.baseYear, 0, years, (total, value) => total + value)
    case 'average-growth':
    case 'cumulative-reduction': {
      const sign = target.type === 'cumulative-reduction' && target.direction !== 'up' ? -1 : 1
      return running(target.baseYear, 100, years, (index, value) => index * (1 + (sign * value) / 100))
    }
    case 'level':
    case 'increment':
      return [
        ...(base === null ? [] : [{ at: target.baseYear, value: base.value }]),
        ...years.map(({ year, value }) => ({ at: year, value })),
      ]
    case 'annual-bound':
      return years.map(({ year, value }) => ({ at: year, value }))
    case 'task':
      return []
  }
}

function running(
  from: number,
  start: number,
  years: readonly AnnualValue[],
  step: (before: number, value: number) => number,
): readonly Observed[] {
  const path = [{ at: from, value: start }]
  let now = start
  for (const { year, value } of years) {
    now = step(now, value)
    path.push({ at: year, value: now })
  }
  return path
}

/** 趋势预测: what the forecast says of the target. It never decides. */
export function methodD(forecast: TargetForecast | null): MethodVerdict {
  const d = { method: 'D', name: methodNames.D, ratio: null } as const
  if (forecast === null)
    return { ...d, standing: null, words: null, formula: { zh: '数值太少，不预测', en: 'too few values to forecast' } }
  const { chance } = forecast
  const [standing, words]: [AnyStanding, Bilingual] =
    chance >= 0.8
      ? ['on-track', { zh: '预计可以实现', en: 'expected to be reached' }]
      : chance >= 0.5
        ? ['roughly-on-track', { zh: '有望实现', en: 'more likely than not' }]
        : chance >= 0.2
          ? ['behind', { zh: '存在风险', en: 'at risk' }]
          : ['far-behind', { zh: '预计难以实现', en: 'unlikely to be reached' }]
  const share = `${Math.round(chance * 100)}%`
  return {
    ...d,
    standing,
    words,
    formula: {
      zh: `${forecast.words.zh}；达到目标的可能性约 ${share}`,
      en: `${forecast.words.en}; chance of reaching the target about ${share}`,
    },
  }
}
