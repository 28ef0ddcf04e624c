import type { Bilingual } from '../../model/system.ts'
import type { YearFlow } from './flows.ts'

export interface Aim {
  /** Number the plan starts from, with its year. */
  readonly base: number | null
  readonly baseYear: number
  /** Number the plan wants, with the year at whose end it is counted. */
  readonly target: number
  readonly targetYear: number
  /** A yearly number that the plan names beside it: 每年新增 10 家. */
  readonly yearly: number | null
}

/** One line of arithmetic that can be read and checked: what it is, how it is worked, what comes out. */
export interface Working {
  readonly id: string
  readonly name: Bilingual
  readonly worked: string
  readonly result: number | null
}

export interface GoalForecast {
  readonly current: number
  /** Years from the day asked for to the end of the target's year. */
  readonly yearsLeft: number
  /** Mean entries, exits and net gain of the whole years of the plan so far; null without one. */
  readonly mean: { readonly entries: number; readonly exits: number; readonly net: number } | null
  /** What the number comes to if it goes on as so far; with the worst and the best year so far. null without a whole year. */
  readonly expected: number | null
  readonly least: number | null
  readonly most: number | null
  /** Net gain a year that is still needed, and entries a year if as many leave as so far; null when no time is left. */
  readonly neededNet: number | null
  readonly neededEntries: number | null
  /** Net gain a year that the plan needed from its base. */
  readonly neededFromBase: number | null
  /** What the plan's own yearly number comes to; null where it names none. */
  readonly yearlyComesTo: number | null
  /** Whether the yearly number, kept in every year, reaches the target; null where the plan names none. */
  readonly yearlyIsEnough: boolean | null
  readonly isExpected: boolean | null
  readonly workings: readonly Working[]
}

const show = (value: number) => String(Number(value.toFixed(2)))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Where a number of firms will stand at the end of the plan, with its arithmetic. What enters and what leaves are counted
 * apart: a plan that counts only entries forgets the firms that fall out. `yearsLeft` in years, from the day asked for.
 */
export function forecastGoal(aim: Aim, flows: readonly YearFlow[], current: number, yearsLeft: number): GoalForecast {
  const years = aim.targetYear - aim.baseYear
  const whole = flows.filter(({ year, isWhole }) => isWhole && year > aim.baseYear && year <= aim.targetYear)
  const nets = whole.map(({ entries, exits }) => entries - exits)
  const so =
    whole.length === 0
      ? null
      : {
          entries: mean(whole.map(({ entries }) => entries)),
          exits: mean(whole.map(({ exits }) => exits)),
          net: mean(nets),
        }
  const after = (net: number) => Math.max(0, current + net * yearsLeft)
  const expected = so === null ? null : after(so.net)
  const neededNet = yearsLeft > 0 ? (aim.target - current) / yearsLeft : null
  const neededEntries = neededNet === null || so === null ? null : Math.max(0, neededNet + so.exits)
  const neededFromBase = aim.base === null || years <= 0 ? null : (aim.target - aim.base) / years
  const yearlyComesTo = aim.base === null || aim.yearly === null ? null : aim.base + aim.yearly * years
  const workings: Working[] = []
  const add = (id: string, zh: string, en: string, worked: string, result: number | null) =>
    workings.push({ id, name: { zh, en }, worked, result })
  if (aim.base !== null && aim.yearly !== null && yearlyComesTo !== null)
    add(
      'yearly-comes-to',
      '规划写的每年新增数全部做到、无一退出，期末为',
      'The plan’s yearly number, met every year and with nobody leaving, comes to',
      `${show(aim.base)} + ${show(aim.yearly)} × ${years} = ${show(yearlyComesTo)}`,
      yearlyComesTo,
    )
  if (aim.base !== null && neededFromBase !== null)
    add(
      'needed-from-base',
      '从基期到目标，每年需净增',
      'From the base to the target, net gain needed a year',
      `(${show(aim.target)} − ${show(aim.base)}) ÷ ${years} = ${show(neededFromBase)}`,
      neededFromBase,
    )
  if (so !== null) {
    add(
      'mean-net',
      `已过 ${whole.length} 个整年的年均净增`,
      `Mean net gain of ${whole.length} whole years`,
      `(${whole.map(({ entries, exits }) => `${entries} − ${exits}`).join(' + ')}) ÷ ${whole.length} = ${show(so.net)}`,
      so.net,
    )
    add(
      'expected',
      '照此速度，期末为',
      'At this pace, at the end',
      `${show(current)} + ${show(so.net)} × ${show(yearsLeft)} = ${show(expected ?? 0)}`,
      expected,
    )
  }
  if (neededNet !== null)
    add(
      'needed-net',
      '余下每年需净增',
      'Net gain needed a year from now on',
      `(${show(aim.target)} − ${show(current)}) ÷ ${show(yearsLeft)} = ${show(neededNet)}`,
      neededNet,
    )
  if (neededNet !== null && neededEntries !== null && so !== null)
    add(
      'needed-entries',
      '退出数照旧时，每年需新增',
      'Entries needed a year if as many leave as so far',
      `${show(neededNet)} + ${show(so.exits)} = ${show(neededEntries)}`,
      neededEntries,
    )
  return {
    current,
    yearsLeft,
    mean: so,
    expected,
    least: nets.length === 0 ? null : after(Math.min(...nets)),
    most: nets.length === 0 ? null : after(Math.max(...nets)),
    neededNet,
    neededEntries,
    neededFromBase,
    yearlyComesTo,
    yearlyIsEnough: yearlyComesTo === null ? null : yearlyComesTo >= aim.target,
    isExpected: expected === null ? null : expected >= aim.target,
    workings,
  }
}

/** Years between two days, by calendar months and days: from 2023-12-31 to 2025-12-31 there are 2. */
export function yearsBetween(from: string, to: string): number {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
  return Math.max(0, days / 365.25)
}

/** A sum over the plan's years (五年新增若干户): what came so far, and what is needed a year. */
export function forecastSum(
  target: number,
  firstYear: number,
  lastYear: number,
  flows: readonly Pick<YearFlow, 'year' | 'entries' | 'isWhole'>[],
  yearsLeft: number,
): SumForecast {
  const own = flows.filter(({ year }) => year >= firstYear && year <= lastYear)
  const whole = own.filter(({ isWhole }) => isWhole).map(({ entries }) => entries)
  const soFar = own.reduce((sum, { entries }) => sum + entries, 0)
  const yearly = whole.length === 0 ? null : mean(whole)
  const expected = yearly === null ? null : soFar + yearly * yearsLeft
  const needed = yearsLeft > 0 ? Math.max(0, target - soFar) / yearsLeft : null
  const workings: Working[] = [
    {
      id: 'so-far',
      name: { zh: '已新增', en: 'New so far' },
      worked: `${own.map(({ entries }) => entries).join(' + ') || '0'} = ${show(soFar)}`,
      result: soFar,
    },
  ]
  if (yearly !== null && expected !== null)
    workings.push({
      id: 'expected',
      name: { zh: '照整年平均数，期末累计', en: 'At the mean of whole years, by the end' },
      worked: `${show(soFar)} + ${show(yearly)} × ${show(yearsLeft)} = ${show(expected)}`,
      result: expected,
    })
  if (needed !== null)
    workings.push({
      id: 'needed',
      name: { zh: '余下每年需新增', en: 'Needed a year from now on' },
      worked: `(${show(target)} − ${show(soFar)}) ÷ ${show(yearsLeft)} = ${show(needed)}`,
      result: needed,
    })
  return { soFar, expected, needed, isExpected: expected === null ? null : expected >= target, workings }
}

export interface SumForecast {
  readonly soFar: number
  readonly expected: number | null
  /** A year, from the day asked for; null when no time is left. */
  readonly needed: number | null
  readonly isExpected: boolean | null
  readonly workings: readonly Working[]
}

export interface GrowthForecast {
  /** Mean growth a year from the base until now, in percent; null without a base or before a year has passed. */
  readonly mean: number | null
  /** Number to be reached at the end, from the base and the growth that is aimed at. */
  readonly wanted: number | null
  readonly expected: number | null
  /** Growth a year that is still needed, in percent. */
  readonly needed: number | null
  readonly isExpected: boolean | null
  readonly workings: readonly Working[]
}

/** A yearly growth (每年增长 12%): compounded from the base, since a year that fell short has to be made up. */
export function forecastGrowth(
  rate: number,
  base: number | null,
  current: number,
  elapsed: number,
  yearsLeft: number,
): GrowthForecast {
  const none = { mean: null, wanted: null, expected: null, needed: null, isExpected: null, workings: [] }
  if (base === null || base <= 0) return none
  const years = Math.round(elapsed + yearsLeft)
  const wanted = base * (1 + rate / 100) ** years
  const mean = elapsed < 1 || current <= 0 ? null : ((current / base) ** (1 / elapsed) - 1) * 100
  const expected = mean === null ? null : current * (1 + mean / 100) ** yearsLeft
  const needed = yearsLeft <= 0 || current <= 0 ? null : ((wanted / current) ** (1 / yearsLeft) - 1) * 100
  const workings: Working[] = [
    {
      id: 'wanted',
      name: { zh: '期末应达到', en: 'To be reached at the end' },
      worked: `${show(base)} × (1 + ${show(rate)}%)^${years} = ${show(wanted)}`,
      result: wanted,
    },
  ]
  if (mean !== null && expected !== null) {
    workings.push({
      id: 'mean',
      name: { zh: '至今年均增长（%）', en: 'Mean growth so far (%)' },
      worked: `(${show(current)} ÷ ${show(base)})^(1 ÷ ${show(elapsed)}) − 1 = ${show(mean)}%`,
      result: mean,
    })
    workings.push({
      id: 'expected',
      name: { zh: '照此速度，期末为', en: 'At this pace, at the end' },
      worked: `${show(current)} × (1 + ${show(mean)}%)^${show(yearsLeft)} = ${show(expected)}`,
      result: expected,
    })
  }
  if (needed !== null)
    workings.push({
      id: 'needed',
      name: { zh: '余下每年需增长（%）', en: 'Growth needed a year from now on (%)' },
      worked: `(${show(wanted)} ÷ ${show(current)})^(1 ÷ ${show(yearsLeft)}) − 1 = ${show(needed)}%`,
      result: needed,
    })
  return { mean, wanted, expected, needed, isExpected: expected === null ? null : expected >= wanted, workings }
}
