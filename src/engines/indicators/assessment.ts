import { getPeriod, nameOfMoment, periodWords } from '../../model/period.ts'
import type { Arithmetic, TrackedTarget } from '../../model/track-result.ts'
import { type Aim, meetsAim, type Value } from './aim.ts'
import { type FinalStanding, type Standing, standingNames } from './standing.ts'

/** Where a target stands: everything that is computed, and the figures it was computed from. */
export interface Assessment
  extends Pick<
    TrackedTarget,
    'progress' | 'required' | 'standing' | 'standingId' | 'standingReasons' | 'forecast' | 'arithmetic'
  > {
  /** The figures that the arithmetic counts, in order. */
  readonly used: readonly Value[]
}

export const percent = (value: number): string => `${round(value * 100, 2)}%`

/** Half away from zero to the digits shown. */
export function round(value: number, digits: number): number {
  const scaled = Math.abs(value) * 10 ** digits
  return (Math.sign(value) * Math.floor(scaled + 0.5 + 1e-9)) / 10 ** digits
}

export const show = (value: number): string => String(round(value, 4))

/** '2023年', '2023年上半年': the period that ends at a moment. */
export const whenWords = (moment: number): string => periodWords(getPeriod(nameOfMoment(moment))).zh

export function yearsOf(aim: Aim): number {
  return aim.baseYear === null || aim.targetYear === null ? 0 : aim.targetYear - aim.baseYear
}

export function yearsList(aim: Aim): readonly number[] {
  return Array.from({ length: yearsOf(aim) }, (_, i) => (aim.baseYear as number) + i + 1) // 0 long when null
}

export function emptyArithmetic(aim: Aim): Arithmetic {
  return {
    type: aim.type,
    typeReason: aim.typeReason,
    asOf: null,
    baseYear: aim.baseYear,
    targetYear: aim.targetYear,
    elapsed: null,
    pace: null,
    achieved: null,
    progress: null,
    required: null,
    forecast: null,
    missingPeriods: [],
    failedPeriods: [],
    path: [],
  }
}

/** The arithmetic as of a moment, with the share of the time that has passed. */
export function at(arithmetic: Arithmetic, aim: Aim, moment: number): Arithmetic {
  const years = yearsOf(aim)
  const elapsed = aim.baseYear === null || years === 0 ? null : (moment - aim.baseYear) / years
  return { ...arithmetic, asOf: nameOfMoment(moment), elapsed }
}

export function forecastOf(aim: Aim, value: number | null, target: number): Assessment['forecast'] {
  if (value === null || aim.targetYear === null) return null
  const isFall = aim.needs === 'growth' && aim.value < 0
  const shown = isFall ? 0 - value : value
  return {
    period: String(aim.targetYear),
    value: round(shown, 4),
    unit: aim.needs === 'growth' ? '%' : aim.unit,
    meets: meetsAim(value, aim, target),
  }
}

export function reasonsOf(progress: number | null, elapsed: number | null, held: number): string[] {
  if (progress === null || elapsed === null || elapsed <= 0) return []
  const reasons = [`进度${percent(progress)}，时间进度${percent(elapsed)}，比值${show(progress / elapsed)}`]
  if (held > 0) reasons.push(heldReason(held))
  return reasons
}

export const heldReason = (held: number): string => `已连续${held}期达到目标值`

export function definitionReasons(values: readonly Value[]): string[] {
  return values.flatMap(({ to, definition }) => (definition === null ? [] : [`${whenWords(to)}${definition}`]))
}

/** The finished assessment: the standing in words, figures rounded for print. */
export function verdict(
  arithmetic: Arithmetic,
  standing: Standing | FinalStanding,
  reasons: readonly string[],
  used: readonly Value[],
  extra: Partial<Pick<Assessment, 'progress' | 'required' | 'forecast'>> = {},
): Assessment {
  const progress = extra.progress ?? null
  return {
    progress: progress === null ? null : round(progress, 6),
    required: extra.required ?? null,
    standing: standingNames[standing].zh,
    standingId: standing,
    standingReasons: [...reasons],
    forecast: extra.forecast ?? null,
    arithmetic: {
      ...arithmetic,
      pace: arithmetic.pace === null ? null : round(arithmetic.pace, 4),
      elapsed: arithmetic.elapsed === null ? null : round(arithmetic.elapsed, 4),
    },
    used,
  }
}
