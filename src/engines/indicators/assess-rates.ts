import type { Arithmetic } from '../../model/track-result.ts'
import type { Aim, Value } from './aim.ts'
import {
  type Assessment,
  at,
  definitionReasons,
  forecastOf,
  percent,
  reasonsOf,
  round,
  show,
  verdict,
  yearsOf,
} from './assessment.ts'
import { reductionForecast } from './forecast.ts'
import { averageGrowthProgress, compoundOver, type Rate, reductionProgress } from './progress.ts'
import { gapNote, gapReason, runOf } from './run.ts'
import { finalStandingOf, type StandingSettings, standingNames, standingOf } from './standing.ts'
import { equalYearlyReduction, requiredGrowth, requiredReduction } from './trajectory.ts'

/** Yearly rates that compound: mean growth, and what falls (or rises) by so much over the period. */
export function assessRates(
  aim: Aim,
  values: readonly Value[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const run = runOf(aim, values)
  const withGaps: Arithmetic = { ...arithmetic, missingPeriods: [...run.missing] }
  if (run.asOf === null || aim.baseYear === null)
    return verdict(withGaps, 'no-data', [aim.baseYear === null ? '规划期不明' : gapReason(run.missing)], [])
  // A mean over several years counts once for each of them, a first half for half a year.
  const rates: readonly Rate[] = run.used.map(({ value, after, to }) => ({ rate: value / 100, years: to - after }))
  const years = yearsOf(aim)
  const timed = at(withGaps, aim, run.asOf)
  const left = (aim.targetYear ?? run.asOf) - run.asOf
  const n = run.asOf - aim.baseYear
  const isReduction = aim.type === 'cumulative-reduction'
  const target = aim.value / 100
  const chain = run.used
    .map(({ value, after, to }) => {
      const power = to - after
      return `(1 ${value < 0 ? '−' : '+'} ${show(Math.abs(value))}%)${power === 1 ? '' : `^${show(power)}`}`
    })
    .join(' × ')
  const factor = compoundOver(rates)
  const progressOf = (product: number | null): number | null =>
    product === null
      ? null
      : isReduction
        ? reductionProgress(1 - product, -target)
        : averageGrowthProgress([product - 1], target, years)
  const progress = progressOf(factor)
  let held = 0
  while (held < rates.length && (progressOf(compoundOver(rates.slice(0, rates.length - held))) ?? 0) >= 1 - 1e-9) held++
  const pending = run.used.some(({ definition }) => definition !== null)
  let done: Arithmetic
  let required: Assessment['required'] = null
  let ahead: number | null
  if (isReduction) {
    const soFar = factor === null ? null : 1 - factor
    const need = soFar === null ? null : requiredReduction(soFar, -target, left)
    const sign = aim.value < 0 ? 1 : -1
    ahead = soFar === null ? null : reductionForecast(soFar, n, years)
    if (ahead !== null) ahead = -ahead * 100 // as signed growth
    const even = equalYearlyReduction(-target, years)
    done = {
      ...timed,
      achieved: soFar === null ? null : round(soFar * 100 * sign, 4),
      progress:
        soFar === null || progress === null
          ? null
          : `1 − ${chain} = ${percent(soFar)}；ln(1 − ${percent(soFar)}) ÷ ln(1 − ${percent(-target)}) = ${percent(progress)}`,
      required:
        need === null
          ? null
          : `1 − ((1 − ${percent(-target)}) ÷ (1 − ${percent(soFar as number)}))^(1/${show(left)}) = ${percent(need)}`, // need is null without it
      forecast: ahead === null ? null : `按已有平均降幅，${years}年累计${percent(-ahead / 100)}`,
      path:
        even === null
          ? []
          : Array.from({ length: years }, (_, i) => ({
              period: String((aim.baseYear as number) + i + 1), // refused above when null
              value: round((1 - (1 - even) ** (i + 1)) * 100 * sign, 4),
            })),
    }
    if (need !== null) required = { value: round(Math.max(0, need * sign) * 100, 4), unit: '%', per: 'year' }
  } else {
    const mean = factor === null ? null : factor ** (1 / n) - 1
    const need = factor === null ? null : requiredGrowth(factor, target, years, left)
    ahead = mean === null ? null : mean * 100
    done = {
      ...timed,
      achieved: mean === null ? null : round(mean * 100, 4),
      progress:
        mean === null || progress === null
          ? null
          : `ln[${chain}] ÷ (${years} × ln(1 + ${show(aim.value)}%)) = ${percent(progress)}；平均增长${percent(mean)}`,
      required:
        need === null ? null : `((1 + ${show(aim.value)}%)^${years} ÷ ∏)^(1/${show(left)}) − 1 = ${percent(need)}`,
      forecast: mean === null ? null : `按已有平均增长${percent(mean)}`,
    }
    const sign = aim.value < 0 ? -1 : 1
    if (need !== null) required = { value: round(need * 100 * sign, 4), unit: '%', per: 'year' }
  }
  done = { ...done, pace: timed.elapsed === null || progress === null ? null : progress / timed.elapsed }
  const extra = { progress, required, forecast: forecastOf(aim, ahead, aim.value) }
  if (left <= 0) {
    if (pending) return verdict(done, 'definition-pending', definitionReasons(run.used), run.used, extra)
    return verdict(done, finalStandingOf(progress, aim.isBinding, settings), [], run.used, extra)
  }
  const facts = { type: aim.type, progress, elapsed: timed.elapsed ?? 0, periodsHeld: held }
  const standing = standingOf({ ...facts, definitionPending: pending }, settings)
  const reasons = [...reasonsOf(progress, timed.elapsed, held), ...gapNote(run.missing)]
  if (pending) {
    const otherwise = standingOf(facts, settings)
    reasons.push(...definitionReasons(run.used), `若认可新口径，判断为${standingNames[otherwise].zh}`)
  }
  return verdict(done, standing, reasons, run.used, extra)
}
