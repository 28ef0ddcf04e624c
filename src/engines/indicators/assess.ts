import type { Arithmetic, TrackedTarget } from '../../model/track-result.ts'
import { cumulativeForecast, linearForecast, reductionForecast } from './forecast.ts'
import type { Goal } from './goal.ts'
import {
  averageGrowth,
  averageGrowthProgress,
  compound,
  cumulativeProgress,
  cumulativeReduction,
  incrementProgress,
  levelProgress,
  meets,
  reductionProgress,
  yearlyBound,
} from './progress.ts'
import type { Point, Series } from './series.ts'
import {
  boundStanding,
  type FinalStanding,
  finalBoundStanding,
  finalStandingOf,
  type Standing,
  type StandingSettings,
  standingNames,
  standingOf,
} from './standing.ts'
import {
  cumulativePath,
  equalYearlyReduction,
  linearPath,
  requiredGrowth,
  requiredReduction,
  requiredStep,
} from './trajectory.ts'

/** Where a target stands: everything of the printed target that is computed. */
export type Assessment = Pick<
  TrackedTarget,
  'progress' | 'required' | 'standing' | 'standingId' | 'standingReasons' | 'forecast' | 'arithmetic'
>

const percent = (value: number) => `${round(value * 100, 2)}%`
/** Half away from zero to the digits shown. */
const round = (value: number, digits: number) => {
  const scaled = Math.abs(value) * 10 ** digits
  return (Math.sign(value) * Math.floor(scaled + 0.5 + 1e-9)) / 10 ** digits
}
const show = (value: number) => String(round(value, 4))

/** Computes progress, required pace, standing and forecast by the formula of the target's kind. */
export function assess(goal: Goal, base: Point | null, series: Series, settings: StandingSettings): Assessment {
  const points = series.points.filter((point) => goal.baseYear === null || point.to > goal.baseYear)
  const singles = points.filter((point) => point.from === point.to)
  const arithmetic = emptyArithmetic(goal)
  if (points.length === 0) {
    return verdict(goal, arithmetic, 'no-data', [
      series.points.length > 0 || base !== null ? '只有基期数值，尚无规划期内的数值' : '所给报告中没有可比的数值',
    ])
  }
  switch (goal.type) {
    case 'level':
    case 'increment':
      return goal.needs === 'flow'
        ? assessSum(goal, points, arithmetic, settings)
        : assessLevel(goal, base, singles, arithmetic, settings)
    case 'cumulative':
      return assessSum(goal, points, arithmetic, settings)
    case 'average-growth':
    case 'cumulative-reduction':
      return assessRates(goal, points, arithmetic, settings)
    case 'annual-bound':
      return assessBound(goal, singles, arithmetic)
    case 'task':
      return verdict(goal, arithmetic, 'no-data', ['任务由上级逐年下达，需凭完成证明判断'])
  }
}

function assessLevel(
  goal: Goal,
  base: Point | null,
  points: readonly Point[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const latest = points.at(-1)
  if (latest === undefined) return verdict(goal, arithmetic, 'no-data', ['没有单一年份的数值'])
  const isIncrement = goal.type === 'increment'
  const target = isIncrement ? (base === null ? null : base.value + goal.value) : goal.value
  if (target === null)
    return verdict(goal, at(arithmetic, goal, latest.to), 'no-data', ['缺基期数值，提高的幅度无从计算'])
  const held = heldPeriods(points, (point) => meets(point.value, target, goal.operator) && !isJustShort(point))
  const timed = at(arithmetic, goal, latest.to)
  const elapsed = timed.elapsed
  const left = goal.targetYear === null ? 0 : goal.targetYear - latest.to
  const step = requiredStep(latest.value, target, left)
  const required =
    step === null ? null : { value: round(held > 0 ? 0 : step, 4), unit: goal.fact.unit, per: 'year' as const }
  const requiredText =
    step === null || held > 0 ? null : `(${show(target)} − ${show(latest.value)}) ÷ ${left} = ${show(step)}`

  if (base === null || goal.baseYear === null) {
    const done: Arithmetic = { ...timed, achieved: latest.value, required: requiredText }
    if (held === 0) {
      if (left <= 0)
        return verdict(goal, done, 'not-completed', [`${latest.to}年为${show(latest.value)}，未达到${show(target)}`])
      return verdict(goal, done, 'no-data', ['缺基期数值，进度无从计算'], { required })
    }
    const standing =
      left <= 0
        ? 'completed'
        : standingOf({ type: goal.type, progress: 1, elapsed: elapsed ?? 1, periodsHeld: held }, settings)
    return verdict(goal, done, standing, [`${latest.to}年已达到目标值，缺基期数值，不计距离`, heldReason(held)], {
      required,
    })
  }

  // Where the base already met the target, the distance says nothing: what counts is whether it still holds.
  if (!isIncrement && meets(base.value, target, goal.operator)) {
    const isMet = held > 0
    const sign = goal.operator === 'le' ? '≤' : goal.operator === 'ge' ? '≥' : '='
    const done: Arithmetic = {
      ...timed,
      achieved: latest.value,
      progress: `基期${show(base.value)}已达到${sign}${show(target)}；最新${show(latest.value)}，${isMet ? '仍达到' : '未达到'}`,
      required: requiredText,
    }
    const standing =
      left <= 0
        ? isMet
          ? 'completed'
          : 'not-completed'
        : isMet
          ? standingOf({ type: goal.type, progress: 1, elapsed: elapsed ?? 1, periodsHeld: held }, settings)
          : 'behind'
    return verdict(goal, done, standing, ['基期已达到目标值，按是否保持判断', ...(isMet ? [heldReason(held)] : [])], {
      progress: isMet ? 1 : 0,
      required,
    })
  }
  const progress = isIncrement
    ? incrementProgress(base.value, latest.value, goal.value)
    : levelProgress(base.value, target, latest.value, goal.operator)
  const n = latest.to - goal.baseYear
  const years = goal.targetYear === null ? n : goal.targetYear - goal.baseYear
  const ahead = linearForecast(base.value, latest.value, n, years)
  const pending = points.some((point) => point.observation.note?.startsWith('口径注明') === true)
  const formula = isIncrement
    ? `(${show(latest.value)} − ${show(base.value)}) ÷ ${show(goal.value)}`
    : `(${show(latest.value)} − ${show(base.value)}) ÷ (${show(target)} − ${show(base.value)})`
  const done: Arithmetic = {
    ...timed,
    achieved: latest.value,
    pace: elapsed === null || progress === null ? null : progress / elapsed,
    progress: progress === null ? null : `${formula} = ${percent(progress)}`,
    required: requiredText,
    forecast:
      ahead === null
        ? null
        : `${show(base.value)} + (${show(latest.value)} − ${show(base.value)}) ÷ ${n} × ${years} = ${show(ahead)}`,
    path: linearPath(base.value, target, years).map((value, i) => ({
      period: String((goal.baseYear as number) + i + 1), // refused above when null
      value: round(value, 4),
    })),
  }
  const extra = { progress, required, forecast: forecastOf(goal, ahead, target) }
  if (left <= 0) return verdict(goal, done, finalStandingOf(progress, goal.isBinding, settings), [], extra)
  const standing = standingOf(
    { type: goal.type, progress, elapsed: elapsed ?? 0, periodsHeld: held, definitionPending: pending },
    settings,
  )
  return verdict(goal, done, standing, reasonsOf(progress, elapsed, held), extra)
}

function assessSum(
  goal: Goal,
  points: readonly Point[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const run = contiguous(goal, points)
  const withGaps: Arithmetic = { ...arithmetic, missingPeriods: run.missing }
  if (run.asOf === null) return verdict(goal, withGaps, 'no-data', [gapReason(run.missing)])
  const total = run.used.reduce((sum, point) => sum + point.value, 0)
  const progress = cumulativeProgress([total], goal.value)
  const timed = at(withGaps, goal, run.asOf)
  const years = yearsOf(goal)
  const n = goal.baseYear === null ? 0 : run.asOf - goal.baseYear
  const left = goal.targetYear === null ? 0 : goal.targetYear - run.asOf
  const need = left > 0 ? Math.max(0, (goal.value - total) / left) : null
  const ahead = cumulativeForecast(total, n, years)
  const done: Arithmetic = {
    ...timed,
    achieved: round(total, 4),
    pace: timed.elapsed === null || progress === null ? null : progress / timed.elapsed,
    progress: `(${run.used.map((point) => show(point.value)).join(' + ')}) ÷ ${show(goal.value)} = ${progress === null ? '—' : percent(progress)}`,
    required: need === null ? null : `(${show(goal.value)} − ${show(total)}) ÷ ${left} = ${show(need)}`,
    forecast: ahead === null ? null : `${show(total)} ÷ ${n} × ${years} = ${show(ahead)}`,
    path: (cumulativePath(goal.value, years) ?? []).map((value, i) => ({
      period: String((goal.baseYear ?? 0) + i + 1),
      value: round(value, 4),
    })),
  }
  const extra = {
    progress,
    required: need === null ? null : { value: round(need, 4), unit: goal.fact.unit, per: 'year' as const },
    forecast: forecastOf(goal, ahead, goal.value),
  }
  if (goal.operator === 'le') {
    // A ceiling on the sum: what is used up, against the time that has passed.
    const isOver = !meets(total, goal.value, 'le')
    const isFast = timed.elapsed !== null && progress !== null && progress > timed.elapsed / settings.onTrack
    return verdict(
      goal,
      done,
      isOver ? (left <= 0 ? 'not-completed' : 'far-behind') : left <= 0 ? 'completed' : isFast ? 'behind' : 'on-track',
      ['累计上限：比较已用份额与时间'],
      extra,
    )
  }
  if (left <= 0) return verdict(goal, done, finalStandingOf(progress, goal.isBinding, settings), [], extra)
  const standing = standingOf({ type: 'cumulative', progress, elapsed: timed.elapsed ?? 0, periodsHeld: 1 }, settings)
  return verdict(goal, done, standing, [...reasonsOf(progress, timed.elapsed, 0), ...gapNote(run.missing)], extra)
}

function assessRates(
  goal: Goal,
  points: readonly Point[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const run = contiguous(goal, points)
  const withGaps: Arithmetic = { ...arithmetic, missingPeriods: run.missing }
  if (run.asOf === null || goal.baseYear === null)
    return verdict(goal, withGaps, 'no-data', [goal.baseYear === null ? '规划期不明' : gapReason(run.missing)])
  // A mean over several years counts once for each of them.
  const rates = run.used.flatMap((point) => Array.from({ length: point.to - point.from + 1 }, () => point.value / 100))
  const years = yearsOf(goal)
  const timed = at(withGaps, goal, run.asOf)
  const left = (goal.targetYear ?? run.asOf) - run.asOf
  const factor = compound(rates)
  const isReduction = goal.type === 'cumulative-reduction'
  const target = goal.value / 100
  const chain = run.used
    .map((point) => {
      const years = point.to - point.from + 1
      return `(1 ${point.value < 0 ? '−' : '+'} ${show(Math.abs(point.value))}%)${years > 1 ? `^${years}` : ''}`
    })
    .join(' × ')
  const upTo = (count: number) => {
    const part = rates.slice(0, count)
    return isReduction ? totalProgress(part, target) : averageGrowthProgress(part, target, years)
  }
  const progress = upTo(rates.length)
  let held = 0
  while (held < rates.length && (upTo(rates.length - held) ?? 0) >= 1 - 1e-9) held++
  const pending = run.used.some((point) => point.observation.note?.startsWith('口径注明') === true)
  let done: Arithmetic
  let required: Assessment['required'] = null
  let ahead: number | null
  if (isReduction) {
    const soFar = cumulativeReduction(rates.map((rate) => -rate))
    const need = soFar === null ? null : requiredReduction(soFar, -target, left)
    const sign = goal.value < 0 ? 1 : -1
    ahead = soFar === null ? null : reductionForecast(soFar, rates.length, years)
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
          : `1 − ((1 − ${percent(-target)}) ÷ (1 − ${percent(soFar as number)}))^(1/${left}) = ${percent(need)}`,
      forecast: ahead === null ? null : `按已有平均降幅，${years}年累计${percent(-ahead / 100)}`,
      path:
        even === null
          ? []
          : Array.from({ length: years }, (_, i) => ({
              period: String((goal.baseYear as number) + i + 1), // refused above when null
              value: round((1 - (1 - even) ** (i + 1)) * 100 * sign, 4),
            })),
    }
    if (need !== null) required = { value: round(Math.max(0, need * sign) * 100, 4), unit: '%', per: 'year' }
  } else {
    const mean = averageGrowth(rates)
    const need = factor === null ? null : requiredGrowth(factor, target, years, left)
    ahead = mean === null ? null : mean * 100
    done = {
      ...timed,
      achieved: mean === null ? null : round(mean * 100, 4),
      progress:
        mean === null || progress === null
          ? null
          : `ln[${chain}] ÷ (${years} × ln(1 + ${show(goal.value)}%)) = ${percent(progress)}；平均增长${percent(mean)}`,
      required: need === null ? null : `((1 + ${show(goal.value)}%)^${years} ÷ ∏)^(1/${left}) − 1 = ${percent(need)}`,
      forecast: mean === null ? null : `按已有平均增长${percent(mean)}`,
    }
    const sign = goal.value < 0 ? -1 : 1
    if (need !== null) required = { value: round(need * 100 * sign, 4), unit: '%', per: 'year' }
  }
  done = { ...done, pace: timed.elapsed === null || progress === null ? null : progress / timed.elapsed }
  const extra = { progress, required, forecast: forecastOf(goal, ahead, goal.value) }
  if (left <= 0) {
    if (pending) return verdict(goal, done, 'definition-pending', definitionReasons(run.used), extra)
    return verdict(goal, done, finalStandingOf(progress, goal.isBinding, settings), [], extra)
  }
  const facts = { type: goal.type, progress, elapsed: timed.elapsed ?? 0, periodsHeld: held }
  const standing = standingOf({ ...facts, definitionPending: pending }, settings)
  const reasons = [...reasonsOf(progress, timed.elapsed, held), ...gapNote(run.missing)]
  if (pending) {
    const otherwise = standingOf(facts, settings)
    reasons.push(...definitionReasons(run.used), `若认可新口径，判断为${standingNames[otherwise].zh}`)
  }
  return verdict(goal, done, standing, reasons, extra)
}

/** ln∏(1+r) ÷ ln(1+T), for falls and rises alike. */
function totalProgress(rates: readonly number[], target: number): number | null {
  const reduction = cumulativeReduction(rates.map((rate) => -rate))
  return reduction === null ? null : reductionProgress(reduction, -target)
}

function assessBound(goal: Goal, points: readonly Point[], arithmetic: Arithmetic): Assessment {
  const latest = points.at(-1)
  if (latest === undefined) return verdict(goal, arithmetic, 'no-data', ['没有单一年份的数值'])
  const first = goal.baseYear === null ? (points[0]?.to ?? latest.to) : goal.baseYear + 1
  const years = Array.from({ length: latest.to - first + 1 }, (_, i) => first + i)
  const bound = yearlyBound(new Map(points.map((point) => [point.to, point.value])), years, goal.value, goal.operator)
  const timed = at(arithmetic, goal, latest.to)
  const sign = goal.operator === 'le' ? '≤' : goal.operator === 'ge' ? '≥' : '='
  const done: Arithmetic = {
    ...timed,
    achieved: latest.value,
    progress: `达标${bound.passed.length}年 ÷ 有数据${bound.passed.length + bound.failed.length}年（${points.map((point) => `${point.to}：${show(point.value)}`).join('，')}；要求${sign}${show(goal.value)}）`,
    missingPeriods: bound.missing.map(String),
    failedPeriods: bound.failed.map(String),
    path: yearsList(goal).map((year) => ({ period: String(year), value: goal.value })),
  }
  const isFinal = goal.targetYear !== null && latest.to >= goal.targetYear
  const standing = isFinal
    ? finalBoundStanding(bound.passed, bound.failed, bound.missing)
    : boundStanding(bound.passed, bound.failed)
  const reasons = ['年度控制值：逐年判断，不累计']
  if (bound.failed.length > 0) reasons.push(`未达标年份：${bound.failed.join('、')}`)
  return verdict(goal, done, standing, [...reasons, ...gapNote(bound.missing.map(String))], { progress: bound.share })
}

/** Figures from the first year on without a gap: what adds up. A span counts when it leads further than the years do. */
function contiguous(
  goal: Goal,
  points: readonly Point[],
): { used: readonly Point[]; asOf: number | null; missing: string[] } {
  const first = goal.baseYear === null ? points[0]?.from : goal.baseYear + 1
  if (first === undefined) return { used: [], asOf: null, missing: [] }
  const single = new Map(points.filter((point) => point.from === point.to).map((point) => [point.to, point]))
  const spans = points.filter((point) => point.from === first && point.to > point.from)
  const walk = (start: readonly Point[], next: number) => {
    const used = [...start]
    let year = next
    for (let point = single.get(year); point !== undefined; point = single.get(++year)) used.push(point)
    return { used, asOf: used.length === 0 ? null : year - 1 }
  }
  let best = walk([], first)
  for (const span of spans) {
    const other = walk([span], span.to + 1)
    if ((other.asOf ?? 0) > (best.asOf ?? 0)) best = other
  }
  const last = Math.max(...points.map((point) => point.to))
  const covered = best.asOf ?? first - 1
  const missing: string[] = []
  for (let year = covered + 1; year <= last; year++) if (!single.has(year)) missing.push(String(year))
  return { ...best, missing }
}

/** 近100万辆 is less than 100万辆. */
function isJustShort({ observation }: Point): boolean {
  return observation.comparator === 'approx' && /近\d|接近/.test(observation.source.text.replace(/\s/g, ''))
}

function heldPeriods(points: readonly Point[], isMet: (point: Point) => boolean): number {
  let held = 0
  let next: number | null = null
  for (const point of [...points].reverse()) {
    if (!isMet(point) || (next !== null && point.to !== next - 1)) break
    held++
    next = point.to
  }
  return held
}

function yearsOf(goal: Goal): number {
  return goal.baseYear === null || goal.targetYear === null ? 0 : goal.targetYear - goal.baseYear
}

function yearsList(goal: Goal): readonly number[] {
  return Array.from({ length: yearsOf(goal) }, (_, i) => (goal.baseYear as number) + i + 1) // 0 long when null
}

function emptyArithmetic(goal: Goal): Arithmetic {
  return {
    type: goal.type,
    typeReason: goal.typeReason,
    asOf: null,
    baseYear: goal.baseYear,
    targetYear: goal.targetYear,
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

function at(arithmetic: Arithmetic, goal: Goal, year: number): Arithmetic {
  const years = yearsOf(goal)
  const elapsed = goal.baseYear === null || years === 0 ? null : (year - goal.baseYear) / years
  return { ...arithmetic, asOf: String(year), elapsed }
}

function forecastOf(goal: Goal, value: number | null, target: number): Assessment['forecast'] {
  if (value === null || goal.targetYear === null) return null
  const isFall = goal.needs === 'growth' && goal.value < 0
  const shown = isFall ? 0 - value : value
  return {
    period: String(goal.targetYear),
    value: round(shown, 4),
    unit: goal.needs === 'growth' ? '%' : goal.fact.unit,
    meets: meets(value, target, goal.operator),
  }
}

function reasonsOf(progress: number | null, elapsed: number | null, held: number): string[] {
  if (progress === null || elapsed === null || elapsed <= 0) return []
  const reasons = [`进度${percent(progress)}，时间进度${percent(elapsed)}，比值${show(progress / elapsed)}`]
  if (held > 0) reasons.push(heldReason(held))
  return reasons
}

const heldReason = (held: number) => `已连续${held}期达到目标值`
const gapNote = (missing: readonly string[]) => (missing.length === 0 ? [] : [gapReason(missing)])
const gapReason = (missing: readonly string[]) =>
  missing.length === 0 ? '没有可以累计的年份' : `缺${missing.join('、')}年数值，其后的数值不计入累计`

function definitionReasons(points: readonly Point[]): string[] {
  return points
    .filter((point) => point.observation.note?.startsWith('口径注明') === true)
    .map((point) => `${point.to}年${point.observation.note}`)
}

function verdict(
  _goal: Goal,
  arithmetic: Arithmetic,
  standing: Standing | FinalStanding,
  reasons: readonly string[],
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
  }
}
