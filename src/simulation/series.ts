import type { Measure, ValueStatus } from '../engines/indicators/definition.ts'
import type { TargetType } from '../engines/indicators/progress.ts'
import type { Random } from './random.ts'

/** What of a target its invented history depends on. */
export interface SimulatedAim {
  readonly type: TargetType
  readonly direction: 'up' | 'down' | 'band'
  /** As the plan says it; null for a task without a number. */
  readonly value: number | null
  readonly unit: string | null
  readonly measure: Measure
  readonly accumulates: boolean
  readonly baseYear: number
  readonly targetYear: number
}

/** How a target fares: what a demonstration has to show, each often enough to be met. */
export type Fate = 'ahead' | 'on-track' | 'behind' | 'far-behind' | 'falls-back' | 'silent'

/** A value as somebody reported it. */
export interface SimulatedValue {
  /** '2023', '2025-H1'. */
  readonly period: string
  readonly value: number
  readonly status: ValueStatus
  readonly at: Date
  readonly kind: 'first' | 'wrong' | 'correction' | 'revision' | 'late'
  /** Why it corrects the one before it of the same period; null when it corrects none. */
  readonly reason: string | null
}

export interface SimulatedSeries {
  readonly fate: Fate
  /** The value of the base year, where progress is counted from one. */
  readonly base: number | null
  /** In the order in which they were reported. */
  readonly values: readonly SimulatedValue[]
}

/** How much of the way is gone by the end of the plan. */
const PACE: Readonly<Record<Exclude<Fate, 'silent'>, readonly [number, number]>> = {
  ahead: [1.05, 1.35],
  'on-track': [0.95, 1.06],
  behind: [0.7, 0.9],
  'far-behind': [0.3, 0.6],
  'falls-back': [-0.3, -0.05],
}

/** Values up to a moment: first reports in the spring, some late, some wrong and mended, some revised in the autumn. */
export function simulateSeries(aim: SimulatedAim, random: Random, until: Date): SimulatedSeries {
  const fate = fateOf(random)
  if (fate === 'silent') return { fate, base: baseOf(aim, random), values: [] }
  const base = baseOf(aim, random)
  const [least, most] = PACE[fate]
  const pace = least + (most - least) * random.next()
  const values: SimulatedValue[] = []
  for (let year = aim.baseYear + 1; year <= aim.targetYear; year++) {
    // Not every year is reported: one in twelve is missing.
    const isMissing = random.chance(1 / 12)
    const year1 = random.part(`${year}`)
    const value = rounded(yearsValue(aim, base, pace, year, year1), aim)
    if (!isMissing) values.push(...reported(String(year), value, year + 1, year1, aim))
    if (year === aim.targetYear) values.push(...partOfYear(aim, base, pace, year, random.part('half')))
  }
  return { fate, base, values: values.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

function fateOf(random: Random): Fate {
  const draw = random.next()
  return draw < 0.2
    ? 'ahead'
    : draw < 0.6
      ? 'on-track'
      : draw < 0.8
        ? 'behind'
        : draw < 0.89
          ? 'far-behind'
          : draw < 0.93
            ? 'falls-back'
            : 'silent'
}

function baseOf({ type, direction, value }: SimulatedAim, random: Random): number | null {
  if (value === null) return null
  if (type === 'level') {
    const share = direction === 'down' ? 1.08 + random.next() * 0.2 : 0.55 + random.next() * 0.3
    return Number((value * share).toPrecision(3))
  }
  return type === 'increment' ? Math.round(value * (1 + random.next() * 3)) : null
}

function yearsValue(aim: SimulatedAim, base: number | null, pace: number, year: number, random: Random): number {
  const { type, direction, value, measure, baseYear, targetYear } = aim
  const years = targetYear - baseYear
  const gone = (year - baseYear) / years
  const shake = 1 + 0.06 * random.normal()
  if (value === null || type === 'task') return random.chance(pace > 0.9 ? 0.95 : 0.5) ? 1 : 0
  switch (type) {
    case 'level':
      return (base ?? 0) + (value - (base ?? 0)) * gone * pace * shake
    case 'increment':
      return measure === 'flow'
        ? Math.max(0, (value / years) * pace * shake)
        : (base ?? 0) + value * gone * pace * shake
    case 'cumulative': {
      // Of a promise of one in five years most years bring none.
      const flow = Math.max(0, (value / years) * pace * shake)
      return flow < 5 && COUNTED.test(aim.unit ?? '') ? Math.floor(flow) + (random.chance(flow % 1) ? 1 : 0) : flow
    }
    case 'average-growth':
      return value * pace + 0.15 * Math.abs(value) * random.normal()
    case 'cumulative-reduction':
      return (100 * (1 - (1 - value / 100) ** (1 / years)) || value / years) * pace * shake
    case 'annual-bound': {
      const side = direction === 'down' ? -1 : 1
      return value * (1 + side * 0.04 * (pace - 0.9) + 0.01 * random.normal())
    }
  }
}

/** The years' values as they came in. */
function reported(
  period: string,
  value: number,
  nextYear: number,
  random: Random,
  aim: SimulatedAim,
): SimulatedValue[] {
  const day = (month: number, date: number) =>
    new Date(Date.UTC(nextYear, month - 1, date, 1 + random.whole(0, 7), random.whole(0, 59)))
  const isLate = random.chance(0.12)
  const first = isLate ? day(4, random.whole(2, 28)) : day(2, random.whole(5, 25))
  const entry = (changed: Partial<SimulatedValue>): SimulatedValue => ({
    period,
    value,
    status: 'preliminary',
    at: first,
    kind: isLate ? 'late' : 'first',
    reason: null,
    ...changed,
  })
  if (random.chance(0.06) && value !== 0 && aim.measure !== 'fulfilment')
    return [
      entry({ value: rounded(value * 10, aim), kind: 'wrong' }),
      entry({
        at: new Date(first.getTime() + 9 * 86_400_000),
        kind: 'correction',
        reason: '小数点错位，原数多报十倍，已核对台账（模拟）',
      }),
    ]
  if (random.chance(0.22))
    return [
      entry({}),
      entry({
        value: rounded(value * (1 + 0.012 * random.normal()), aim),
        status: 'verified',
        at: day(9, random.whole(10, 25)),
        kind: 'revision',
        reason: '年度数据核实（模拟）',
      }),
    ]
  return [entry({})]
}

/** The final year is under way: its first half has been reported. */
function partOfYear(
  aim: SimulatedAim,
  base: number | null,
  pace: number,
  year: number,
  random: Random,
): SimulatedValue[] {
  if (aim.type === 'task' || aim.type === 'cumulative-reduction' || random.chance(0.25)) return []
  const whole = yearsValue(aim, base, pace, year, random)
  const value = aim.accumulates || aim.measure === 'flow' ? whole * (0.44 + 0.08 * random.next()) : whole
  const at = new Date(Date.UTC(year, 6, random.whole(8, 25), 2))
  return [{ period: `${year}-H1`, value: rounded(value, aim), status: 'flash', at, kind: 'first', reason: null }]
}

/** What is counted comes whole. */
const COUNTED = /^(?:家|个|人|户|件|条|所|套|项|支|名|亩|处|座)$/

/** As people write such a figure: whole for counts, else three or four digits; no share beyond the whole. */
function rounded(value: number, { type, direction, measure, unit, value: aimed }: SimulatedAim): number {
  if (measure === 'fulfilment') return value
  if (measure === 'growth' || measure === 'reduction') return Number(value.toFixed(1))
  if (unit !== null && COUNTED.test(unit)) return Math.max(0, Math.round(value))
  const size = Math.abs(aimed ?? value)
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3
  const isShare = unit === '%' && direction === 'up' && (type === 'level' || type === 'annual-bound') && size <= 100
  return Number((isShare ? Math.min(value, 99.9) : value).toFixed(decimals))
}
