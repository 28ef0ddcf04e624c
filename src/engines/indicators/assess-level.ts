import type { Arithmetic } from '../../model/track-result.ts'
import { type Aim, type Band, meetsAim, outside, type Value, wantedWords } from './aim.ts'
import {
  type Assessment,
  at,
  definitionReasons,
  forecastOf,
  heldReason,
  percent,
  reasonsOf,
  round,
  show,
  verdict,
  whenWords,
  yearsOf,
} from './assessment.ts'
import { linearForecast } from './forecast.ts'
import { bandProgress, incrementProgress, levelProgress } from './progress.ts'
import { heldPeriods } from './run.ts'
import { finalStandingOf, type StandingSettings, standingOf } from './standing.ts'
import { linearPath, requiredStep } from './trajectory.ts'

/** A level to stand at, and a rise over the base. */
export function assessLevel(
  aim: Aim,
  base: Value | null,
  values: readonly Value[],
  arithmetic: Arithmetic,
  settings: StandingSettings,
): Assessment {
  const latest = values.at(-1)
  if (latest === undefined) return verdict(arithmetic, 'no-data', ['没有单一年份的数值'], [])
  const isIncrement = aim.type === 'increment'
  const used = [latest]
  const target = isIncrement
    ? base === null
      ? null
      : base.value + aim.value
    : aim.band === null
      ? aim.value
      : nearestEdge(base?.value ?? latest.value, aim.band)
  if (target === null)
    return verdict(at(arithmetic, aim, latest.to), 'no-data', ['缺基期数值，提高的幅度无从计算'], used)
  const held = heldPeriods(values, (value) => meetsAim(value.value, aim, target) && !value.isJustShort)
  const timed = at(arithmetic, aim, latest.to)
  const elapsed = timed.elapsed
  const left = aim.targetYear === null ? 0 : aim.targetYear - latest.to
  const step = requiredStep(latest.value, target, left)
  const required = step === null ? null : { value: round(held > 0 ? 0 : step, 4), unit: aim.unit, per: 'year' as const }
  const requiredText =
    step === null || held > 0 ? null : `(${show(target)} − ${show(latest.value)}) ÷ ${show(left)} = ${show(step)}`
  const wanted = wantedWords(aim, target, show)

  if (base === null || aim.baseYear === null) {
    const done: Arithmetic = { ...timed, achieved: latest.value, required: requiredText }
    if (held === 0) {
      if (left <= 0) {
        const reason = `${whenWords(latest.to)}为${show(latest.value)}，未达到${aim.band === null ? show(target) : wanted}`
        return verdict(done, 'not-completed', [reason], used)
      }
      return verdict(done, 'no-data', ['缺基期数值，进度无从计算'], used, { required })
    }
    const standing =
      left <= 0
        ? 'completed'
        : standingOf({ type: aim.type, progress: 1, elapsed: elapsed ?? 1, periodsHeld: held }, settings)
    const reason = `${whenWords(latest.to)}已达到目标值，缺基期数值，不计距离`
    return verdict(done, standing, [reason, heldReason(held)], used, { required })
  }

  // Where the base already met the target, the distance says nothing: what counts is whether it still holds.
  if (!isIncrement && meetsAim(base.value, aim, target)) {
    const isMet = held > 0
    const done: Arithmetic = {
      ...timed,
      achieved: latest.value,
      progress: `基期${show(base.value)}已达到${wanted}；最新${show(latest.value)}，${isMet ? '仍达到' : '未达到'}`,
      required: requiredText,
    }
    const standing =
      left <= 0
        ? isMet
          ? 'completed'
          : 'not-completed'
        : isMet
          ? standingOf({ type: aim.type, progress: 1, elapsed: elapsed ?? 1, periodsHeld: held }, settings)
          : 'behind'
    const reasons = ['基期已达到目标值，按是否保持判断', ...(isMet ? [heldReason(held)] : [])]
    return verdict(done, standing, reasons, used, { progress: isMet ? 1 : 0, required })
  }
  const progress = isIncrement
    ? incrementProgress(base.value, latest.value, aim.value)
    : aim.band === null
      ? levelProgress(base.value, target, latest.value, aim.operator)
      : bandProgress(base.value, latest.value, aim.band)
  const n = latest.to - aim.baseYear
  const years = aim.targetYear === null ? n : yearsOf(aim)
  const ahead = linearForecast(base.value, latest.value, n, years)
  const pending = values.some(({ definition }) => definition !== null)
  const done: Arithmetic = {
    ...timed,
    achieved: latest.value,
    pace: elapsed === null || progress === null ? null : progress / elapsed,
    progress: progress === null ? null : `${formulaOf(aim, base.value, latest.value, target)} = ${percent(progress)}`,
    required: requiredText,
    forecast:
      ahead === null
        ? null
        : `${show(base.value)} + (${show(latest.value)} − ${show(base.value)}) ÷ ${show(n)} × ${years} = ${show(ahead)}`,
    path: linearPath(base.value, target, years).map((value, i) => ({
      period: String((aim.baseYear as number) + i + 1), // refused above when null
      value: round(value, 4),
    })),
  }
  const extra = { progress, required, forecast: forecastOf(aim, ahead, target) }
  if (left <= 0) {
    if (pending) return verdict(done, 'definition-pending', definitionReasons(values), used, extra)
    return verdict(done, finalStandingOf(progress, aim.isBinding, settings), [], used, extra)
  }
  const standing = standingOf(
    { type: aim.type, progress, elapsed: elapsed ?? 0, periodsHeld: held, definitionPending: pending },
    settings,
  )
  const reasons = [...reasonsOf(progress, elapsed, held), ...(pending ? definitionReasons(values) : [])]
  return verdict(done, standing, reasons, used, extra)
}

function formulaOf(aim: Aim, base: number, current: number, target: number): string {
  if (aim.type === 'increment') return `(${show(current)} − ${show(base)}) ÷ ${show(aim.value)}`
  if (aim.band === null) return `(${show(current)} − ${show(base)}) ÷ (${show(target)} − ${show(base)})`
  return `1 − ${show(outside(current, aim.band))} ÷ ${show(outside(base, aim.band))}`
}

const nearestEdge = (value: number, { low, high }: Band): number =>
  Math.abs(value - low) <= Math.abs(value - high) ? low : high
