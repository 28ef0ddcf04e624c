import type { Shape } from './facts.ts'
import { meets, type Operator, type TargetType } from './progress.ts'

/** What a target asks for, told apart from where it is written: the same for a plan's sentence and a stored target. */
export interface Aim {
  readonly type: TargetType
  readonly typeReason: string
  readonly operator: Operator
  /** In the target's unit, percent for rates; a fall over the period is negative. */
  readonly value: number
  /** 区间: both ends of what is wanted; null when one side is open. */
  readonly band: Band | null
  readonly unit: string | null
  readonly baseYear: number | null
  readonly targetYear: number | null
  /** What a figure must measure to count. */
  readonly needs: Shape
  readonly isBinding: boolean
}

export interface Band {
  readonly low: number
  readonly high: number
}

/** A figure that counts towards a target. It covers (after, to], in years: 2023 is (2022, 2023], its first half (2022, 2022.5]. */
export interface Value {
  readonly after: number
  readonly to: number
  /** In the target's unit; percent for growth, signed. */
  readonly value: number
  /** 近100万辆: less than what is written. */
  readonly isJustShort: boolean
  /** Words of a changed definition that nobody has ruled on. */
  readonly definition: string | null
  /** Where it comes from: ids of observations, or of places in a document. */
  readonly ids: readonly string[]
}

/** Whether a value covers whole years. */
export const isOfYears = ({ after, to }: Value): boolean => Number.isInteger(after) && Number.isInteger(to)

/** How far a value lies outside the band; 0 within. */
export function outside(value: number, { low, high }: Band): number {
  return Math.max(low - value, value - high, 0)
}

/** Whether a value is what the target asks for; `target` is the level to reach where it is not the aim's own value. */
export function meetsAim(value: number, aim: Aim, target: number = aim.value): boolean {
  if (aim.band === null) return meets(value, target, aim.operator)
  return meets(value, aim.band.low, 'ge') && meets(value, aim.band.high, 'le')
}

/** '≥ 60', '≤ 4', '40—45': what is asked, in signs. */
export function wantedWords(aim: Aim, target: number, show: (value: number) => string): string {
  if (aim.band !== null) return `[${show(aim.band.low)}, ${show(aim.band.high)}]`
  return `${aim.operator === 'le' ? '≤' : aim.operator === 'ge' ? '≥' : '='}${show(target)}`
}
