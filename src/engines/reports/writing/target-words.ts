import type { Run } from '../../official-documents/model.ts'
import { DASH, decimal, quantity } from '../../official-documents/numbers.ts'
import type { ReportFacts, TargetFact, YearValue } from '../facts.ts'
import {
  achievedFigure,
  changeFigure,
  forecastFigure,
  goalFigure,
  latestOf,
  paceFigure,
  progressFigure,
  requiredFigure,
  standingFigure,
  valueFigure,
} from './figures.ts'
import { joined, prose } from './prose.ts'

/** Sentences about one target, by the way its progress is measured. Without a final stop. */

/** The name without the words that the sentence says itself: 单位地区生产总值能耗降低 → 单位地区生产总值能耗. */
export function subjectOf(target: TargetFact): string {
  switch (target.type) {
    case 'average-growth':
      return target.name.replace(/(年均)?(实际)?(增速|增长率?)$/, '')
    case 'cumulative-reduction':
      return target.name.replace(/(累计)?(降低|下降|减少)(率|比例|幅度)?$/, '')
    case 'level':
    case 'cumulative':
    case 'increment':
    case 'annual-bound':
    case 'task':
      return target.name
  }
}

/** The target as a table prints it, beside a column for the unit: totals over the period in 〔〕. */
export function goalInTable(target: TargetFact): string {
  if (target.targetValue === null) return target.targetText
  const shown = decimal(target.targetValue, target.digits, target.rounding)
  switch (target.type) {
    case 'cumulative':
    case 'cumulative-reduction':
      return `〔${shown}〕`
    case 'average-growth':
      return `年均${shown}`
    case 'increment':
      return `增${shown}`
    case 'level':
    case 'annual-bound':
    case 'task':
      return shown
  }
}

/** 地区生产总值2023年为178.0亿元，比2020年增加28.0亿元，完成目标进度的56.0%，判断为基本符合预期 */
export function targetSentence(facts: ReportFacts, target: TargetFact): readonly Run[] {
  const latest = latestOf(target)
  if (target.standing === 'no-data' || latest === null) return missingSentence(facts, target)
  return joined([
    reachedWords(facts, target, latest),
    progressWords(facts, target),
    target.standing === 'definition-pending'
      ? prose`，统计口径有调整，${standingFigure(facts, target)}`
      : prose`，${facts.kind === 'final' ? '' : '判断为'}${standingFigure(facts, target)}`,
  ])
}

function progressWords(facts: ReportFacts, target: TargetFact): readonly Run[] {
  if (target.progress === null || target.type === 'annual-bound') return []
  const goal = goalFigure(facts, target)
  // A target that moves away from its goal has completed nothing of it.
  if (target.progress < 0) return prose`，与目标（${goal}）相比不进反退，进度为${progressFigure(facts, target)}`
  return prose`，完成目标（${goal}）进度的${progressFigure(facts, target)}`
}

function missingSentence(facts: ReportFacts, target: TargetFact): readonly Run[] {
  const years =
    target.missingYears.length === 0 ? '' : `（缺${target.missingYears.map((year) => `${year}年`).join('、')}）`
  return prose`${target.name}（目标${goalFigure(facts, target)}）数据不全${years}，暂不作判断`
}

function reachedWords(facts: ReportFacts, target: TargetFact, latest: YearValue): readonly Run[] {
  const subject = subjectOf(target)
  switch (target.type) {
    case 'level':
      return prose`${subject}${yearIs(facts, latest)}${valueFigure(target, latest)}${changeWordsOf(target, latest)}`
    case 'increment':
      return prose`${subject}比${target.base?.year ?? facts.plan.from - 1}年${riseWord(target.achieved, target.achievedUnit)}${achievedFigure(facts, target)}`
    case 'cumulative':
      return prose`${subject}截至${latest.year}年累计完成${achievedFigure(facts, target)}`
    case 'average-growth':
      return prose`${subject}${facts.plan.from}—${latest.year}年年均增长${achievedFigure(facts, target)}`
    case 'cumulative-reduction':
      return prose`${subject}截至${latest.year}年累计下降${achievedFigure(facts, target)}`
    case 'annual-bound':
      return prose`${subject}${yearIs(facts, latest)}${valueFigure(target, latest)}（目标为${goalFigure(facts, target)}），${boundWords(facts, target)}`
    case 'task':
      return prose`${subject}${latest.year}年${latest.value >= 1 ? '完成上级下达任务' : '未完成上级下达任务'}`
  }
}

/** 2023年为, or 2023年预计为 while the year is not over. */
const yearIs = (facts: ReportFacts, latest: YearValue) =>
  `${latest.year}年${facts.asOf < `${latest.year}-12-31` ? '预计' : ''}为`

function boundWords(facts: ReportFacts, target: TargetFact): string {
  if (target.failedYears.length === 0) return `${facts.plan.from}年以来各年均达到要求`
  return `${target.failedYears.map((year) => `${year}年`).join('、')}未达到要求`
}

function changeWordsOf(target: TargetFact, latest: YearValue): readonly Run[] {
  const { base } = target
  if (base === null || base.unit !== latest.unit) return []
  const change = latest.value - base.value
  if (decimal(Math.abs(change), target.digits) === decimal(0, target.digits)) return prose`，与${base.year}年持平`
  return prose`，比${base.year}年${riseWord(change, latest.unit)}${changeFigure(target, base, latest)}`
}

/** Amounts rise and fall by 增加 and 减少, shares by 提高 and 下降. */
function riseWord(change: number | null, unit: string | null): string {
  const isShare = unit === '%' || unit === '个百分点'
  if ((change ?? 0) >= 0) return isShare ? '提高' : '增加'
  return isShare ? '下降' : '减少'
}

/** 今后2年年均需增加11.0亿元; empty when nothing can be worked out or the time is over. */
export function requiredWords(facts: ReportFacts, target: TargetFact): readonly Run[] {
  const left = target.targetYear - facts.year
  const { required } = target
  if (left <= 0 || required === null || (target.progress ?? 0) >= 1) return []
  const span = left === 1 ? `${target.targetYear}年` : `今后${left}年年均`
  const cited = (shown: string) => requiredFigure(facts, target, shown, required.value)
  const amount = quantity(
    Math.abs(required.value),
    required.unit === '%' && target.type === 'level' ? '个百分点' : required.unit,
    Math.max(target.digits, 1),
    target.rounding,
  )
  const soFar = paceSoFar(facts, target)
  switch (target.type) {
    case 'level':
    case 'increment':
      return prose`${span}需${riseWord(required.value, required.unit)}${cited(amount)}${soFar}`
    case 'cumulative':
      return prose`${span}需完成${cited(amount)}${soFar}`
    case 'average-growth':
      return prose`${span}增速需达到${cited(amount)}${soFar}`
    case 'cumulative-reduction':
      return prose`${span}需下降${cited(amount)}${soFar}`
    case 'annual-bound':
    case 'task':
      return []
  }
}

/** 按现有进度推算，2025年为196.7亿元，低于目标200亿元; empty without a forecast. */
export function forecastWords(facts: ReportFacts, target: TargetFact): readonly Run[] {
  const { forecast } = target
  if (forecast === null || facts.kind === 'final' || target.type === 'annual-bound') return []
  const shown = forecastFigure(facts, target)
  const goal = goalFigure(facts, target)
  const verdict = forecast.meets ? prose`，可实现目标${goal}` : prose`，达不到目标${goal}`
  const band =
    forecast.low === null || forecast.high === null
      ? ''
      : `（区间${decimal(forecast.low, target.digits)}—${decimal(forecast.high, target.digits)}）`
  return shown.text === DASH ? [] : prose`按现有进度推算，${endWords(target)}${shown}${band}${verdict}`
}

/** How the value at the end of the period is introduced, by what it measures. */
function endWords(target: TargetFact): string {
  switch (target.type) {
    case 'average-growth':
      return '规划期年均增长'
    case 'cumulative-reduction':
      return '规划期累计下降'
    case 'cumulative':
      return '规划期累计完成'
    case 'level':
    case 'increment':
    case 'annual-bound':
    case 'task':
      return `${target.targetYear}年为`
  }
}

/** 地区生产总值2025年为196.7亿元（目标200亿元）, for lists of what will miss its goal. */
export function shortForecast(facts: ReportFacts, target: TargetFact): readonly Run[] {
  return prose`${subjectOf(target)}${endWords(target)}${forecastFigure(facts, target)}（目标${goalFigure(facts, target)}）`
}

/** （前3年年均3.8亿元）: what the years so far brought on average, beside what the rest needs. */
function paceSoFar(facts: ReportFacts, target: TargetFact): readonly Run[] {
  const latest = latestOf(target)
  if (latest === null) return []
  const years = latest.year - facts.plan.from + 1
  const pace = paceOf(target, latest, years)
  if (pace === null || years < 2) return []
  return prose`（前${years}年年均${paceFigure(facts, target, pace, years)}）`
}

function paceOf(target: TargetFact, latest: YearValue, years: number): number | null {
  const { achieved, base } = target
  switch (target.type) {
    case 'level':
      return base === null ? null : (latest.value - base.value) / years
    case 'increment':
    case 'cumulative':
      return achieved === null ? null : achieved / years
    case 'average-growth':
      return achieved
    case 'cumulative-reduction':
      return achieved === null ? null : (1 - (1 - achieved / 100) ** (1 / years)) * 100
    case 'annual-bound':
    case 'task':
      return null
  }
}
