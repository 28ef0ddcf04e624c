import type { Arithmetic } from '../../model/track-result.ts'
import type { Aim, Value } from './aim.ts'
import { type Assessment, at, forecastOf, percent, reasonsOf, round, show, verdict, yearsOf } from './assessment.ts'
import { cumulativeForecast } from './forecast.ts'
import { cumulativeProgress, meets } from './progress.ts'
import { gapNote, gapReason, runOf } from './run.ts'
import { finalStandingOf, type StandingSettings, standingOf } from './standing.ts'
import { cumulativePath } from './trajectory.ts'

/** Flows that add up to a floor or to a ceiling. */
export function assessSum(
  aim: Aim,
  values: readonly Value[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const run = runOf(aim, values)
  const withGaps: Arithmetic = { ...arithmetic, missingPeriods: [...run.missing] }
  if (run.asOf === null) return verdict(withGaps, 'no-data', [gapReason(run.missing)], [])
  const total = run.used.reduce((sum, { value }) => sum + value, 0)
  const progress = cumulativeProgress([total], aim.value)
  const timed = at(withGaps, aim, run.asOf)
  const years = yearsOf(aim)
  const n = aim.baseYear === null ? 0 : run.asOf - aim.baseYear
  const left = aim.targetYear === null ? 0 : aim.targetYear - run.asOf
  const need = left > 0 ? Math.max(0, (aim.value - total) / left) : null
  const ahead = cumulativeForecast(total, n, years)
  const done: Arithmetic = {
    ...timed,
    achieved: round(total, 4),
    pace: timed.elapsed === null || progress === null ? null : progress / timed.elapsed,
    progress: `(${run.used.map(({ value }) => show(value)).join(' + ')}) ÷ ${show(aim.value)} = ${progress === null ? '—' : percent(progress)}`,
    required: need === null ? null : `(${show(aim.value)} − ${show(total)}) ÷ ${show(left)} = ${show(need)}`,
    forecast: ahead === null ? null : `${show(total)} ÷ ${show(n)} × ${years} = ${show(ahead)}`,
    path: (cumulativePath(aim.value, years) ?? []).map((value, i) => ({
      period: String((aim.baseYear ?? 0) + i + 1),
      value: round(value, 4),
    })),
  }
  const extra = {
    progress,
    required: need === null ? null : { value: round(need, 4), unit: aim.unit, per: 'year' as const },
    forecast: forecastOf(aim, ahead, aim.value),
  }
  if (aim.operator === 'le') {
    // A ceiling on the sum: what is used up, against the time that has passed.
    const isOver = !meets(total, aim.value, 'le')
    const isFast = timed.elapsed !== null && progress !== null && progress > timed.elapsed / settings.onTrack
    return verdict(
      done,
      isOver ? (left <= 0 ? 'not-completed' : 'far-behind') : left <= 0 ? 'completed' : isFast ? 'behind' : 'on-track',
      ['累计上限：比较已用份额与时间'],
      run.used,
      extra,
    )
  }
  if (left <= 0) return verdict(done, finalStandingOf(progress, aim.isBinding, settings), [], run.used, extra)
  const standing = standingOf({ type: 'cumulative', progress, elapsed: timed.elapsed ?? 0, periodsHeld: 1 }, settings)
  return verdict(done, standing, [...reasonsOf(progress, timed.elapsed, 0), ...gapNote(run.missing)], run.used, extra)
}
