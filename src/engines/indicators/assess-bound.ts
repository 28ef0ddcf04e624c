import type { Arithmetic } from '../../model/track-result.ts'
import { type Aim, isOfYears, meetsAim, type Value, wantedWords } from './aim.ts'
import { type Assessment, at, show, verdict, whenWords, yearsList } from './assessment.ts'
import { gapNote } from './run.ts'
import { boundStanding, finalBoundStanding } from './standing.ts'

/** A value that must hold in every single year: years passed, failed and missing. Part of a year only warns. */
export function assessBound(aim: Aim, values: readonly Value[], arithmetic: Arithmetic): Assessment {
  const points = values.filter(isOfYears)
  const part = values.at(-1)
  const latest = points.at(-1)
  if (latest === undefined) return verdict(arithmetic, 'no-data', ['没有单一年份的数值'], [])
  const first = aim.baseYear === null ? (points[0]?.to ?? latest.to) : aim.baseYear + 1
  const byYear = new Map(points.map(({ to, value }) => [to, value]))
  const years = Array.from({ length: latest.to - first + 1 }, (_, i) => first + i)
  const passed: number[] = []
  const failed: number[] = []
  const missing: number[] = []
  for (const year of years) {
    const value = byYear.get(year)
    ;(value === undefined ? missing : meetsAim(value, aim) ? passed : failed).push(year)
  }
  const reported = passed.length + failed.length
  const done: Arithmetic = {
    ...at(arithmetic, aim, latest.to),
    achieved: latest.value,
    progress: `达标${passed.length}年 ÷ 有数据${reported}年（${points.map(({ to, value }) => `${to}：${show(value)}`).join('，')}；要求${wantedWords(aim, aim.value, show)}）`,
    missingPeriods: missing.map(String),
    failedPeriods: failed.map(String),
    path: yearsList(aim).map((year) => ({ period: String(year), value: aim.value })),
  }
  const isFinal = aim.targetYear !== null && latest.to >= aim.targetYear
  const standing = isFinal ? finalBoundStanding(passed, failed, missing) : boundStanding(passed, failed)
  const reasons = ['年度控制值：逐年判断，不累计']
  if (failed.length > 0) reasons.push(`未达标年份：${failed.join('、')}`)
  if (part !== undefined && part.to > latest.to)
    reasons.push(
      `${whenWords(part.to)}为${show(part.value)}，${meetsAim(part.value, aim) ? '在控制值之内' : '已超出控制值'}，全年未定`,
    )
  return verdict(done, standing, [...reasons, ...gapNote(missing.map(String))], points, {
    progress: reported === 0 ? null : passed.length / reported,
  })
}
