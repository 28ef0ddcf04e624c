import { type Aim, isOfYears, type Value } from './aim.ts'

/** Figures from the first year on without a gap: what adds up. */
export interface Run {
  readonly used: readonly Value[]
  /** Moment up to which they reach; null when nothing adds up. */
  readonly asOf: number | null
  /** Years after the gap that have no figure. */
  readonly missing: readonly string[]
}

/**
 * Picks the figures that add up without a gap: whole years, the part of the running year that is known, and, where it
 * leads further, a span of years that begins with the period. Of two ways that lead equally far the one of years counts.
 */
export function runOf(aim: Aim, values: readonly Value[]): Run {
  const first = aim.baseYear ?? values[0]?.after
  if (first === undefined) return { used: [], asOf: null, missing: [] }
  const steps = values.filter((value) => value.to - value.after <= 1 + 1e-9)
  const spans = values.filter((value) => value.after === first && value.to - value.after > 1 + 1e-9)
  let best = walk([], first)
  for (const span of spans) {
    const other = walk([span], span.to)
    if (other.to > best.to) best = other
  }
  const singles = new Set(steps.filter(isOfYears).map(({ to }) => to))
  const last = Math.max(...values.map(({ to }) => to))
  const missing: string[] = []
  for (let year = Math.floor(best.to) + 1; year <= last; year++) if (!singles.has(year)) missing.push(String(year))
  return { used: best.used, asOf: best.used.length === 0 ? null : best.to, missing }

  /** The longest step from each moment: a whole year before its first half, a half before its first month. */
  function walk(start: readonly Value[], from: number): { used: readonly Value[]; to: number } {
    const used = [...start]
    let moment = from
    for (;;) {
      const next = steps
        .filter(({ after, to }) => Math.abs(after - moment) < 1e-9 && to > moment)
        .sort((a, b) => b.to - a.to)[0]
      if (next === undefined) return { used, to: moment }
      used.push(next)
      moment = next.to
    }
  }
}

/**
 * How many successive years up to the latest figure met the target. Several figures of one year are one year, and each
 * of them must have met it.
 */
export function heldPeriods(values: readonly Value[], isMet: (value: Value) => boolean): number {
  let held = 0
  let counted = Number.POSITIVE_INFINITY
  let next: number | null = null
  for (const value of [...values].reverse()) {
    if (!isMet(value) || (next !== null && next - value.to > 1 + 1e-9)) break
    if (counted - value.to >= 1 - 1e-9) {
      held++
      counted = value.to
    }
    next = value.to
  }
  return held
}

export const gapNote = (missing: readonly string[]): string[] => (missing.length === 0 ? [] : [gapReason(missing)])

export const gapReason = (missing: readonly string[]): string =>
  missing.length === 0 ? '没有可以累计的年份' : `缺${missing.join('、')}年数值，其后的数值不计入累计`
