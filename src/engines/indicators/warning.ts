import { monthNumber } from '../../model/calendar.ts'
import { dateOfMoment } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Aim, meetsAim } from './aim.ts'
import type { AnnualValue } from './annual-plan.ts'
import { type Assessment, round } from './assessment.ts'
import type { Outlook } from './outlook.ts'
import { standingNames } from './standing.ts'
import { type AnyStanding, isLagging } from './standing-looks.ts'

/** A warning in time: what will be missed, when, how long is left, and what would bring the target back. */
export interface Warning {
  readonly kind: 'will-miss' | 'may-miss' | 'lagging' | 'bound-failed' | 'old-data'
  readonly severity: 'red' | 'orange' | 'yellow'
  /** Day on which it will be missed; null where nothing is forecast. */
  readonly missesOn: string | null
  /** Whole months from the day that is spoken of. */
  readonly monthsLeft: number | null
  /** Chance of reaching the target at the end, by the forecast. */
  readonly chance: number | null
  readonly words: Bilingual
  /** What would bring it back; null where nothing can any more. */
  readonly remedy: Bilingual | null
}

export interface WarningFacts {
  readonly aim: Aim
  readonly name: Bilingual
  readonly assessment: Assessment
  readonly standing: AnyStanding
  readonly outlook: Outlook | null
  readonly chance: number | null
  /** Forecast in the target's own measure, where the outlook's scale is another. */
  readonly forecastValue: number | null
  /** Value that the next year must reach when the rest is spread evenly: a level, a flow, or a rate in percent. */
  readonly nextYear: AnnualValue | null
  /** Years whose planned value the forecast misses, first to last. */
  readonly missedYears: readonly number[]
  /** Day that is spoken of. */
  readonly on: string
  /** Chance below which there is a warning. */
  readonly warnBelow: number
  /** Months since the latest figure, and from when on it is old. */
  readonly age: number | null
  readonly staleAfter: number
}

/** As people write it in a warning: two decimals at most. */
const show = (value: number): string => String(round(value, 2))

/** Whole months from a day to another; 0 when it has passed. */
export function monthsBetween(from: string, to: string): number {
  const months = monthNumber(to) - monthNumber(from)
  const isShort = Number(to.slice(8, 10)) < Number(from.slice(8, 10)) && !isMonthEnd(to)
  return Math.max(0, months - (isShort ? 1 : 0))
}

const isMonthEnd = (date: string) => {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000)
  return next.getUTCDate() === 1
}

/** null when there is nothing to warn of. */
export function warningOf(facts: WarningFacts): Warning | null {
  const { aim, assessment, standing, chance, on } = facts
  if (aim.targetYear === null) return null
  const end = dateOfMoment(aim.targetYear)
  if (on >= end && standing !== 'no-data') return null
  if (standing === 'achieved-early' || standing === 'completed' || standing === 'exceeded') return null
  if (aim.type === 'annual-bound') return boundWarning(facts, end)
  const remedy = remedyOf(facts)
  const monthsLeft = monthsBetween(on, end)
  const share = chance === null ? null : Math.round(chance * 100)
  if (chance !== null && chance < facts.warnBelow) {
    const first = facts.missedYears.find((year) => dateOfMoment(year) > on) ?? aim.targetYear
    const missesOn = dateOfMoment(first)
    const unit = aim.needs === 'growth' ? '%' : (aim.unit ?? '')
    const value = facts.forecastValue === null ? '' : `${show(facts.forecastValue)}${unit}`
    const soon = monthsBetween(on, missesOn)
    const yearly = first < aim.targetYear
    const willMiss = chance < facts.warnBelow / 2
    return {
      kind: willMiss ? 'will-miss' : 'may-miss',
      severity: isLagging(standing) ? 'red' : willMiss ? 'orange' : 'yellow',
      missesOn,
      monthsLeft,
      chance,
      words: {
        zh: `按目前趋势，${aim.targetYear}年预计为${value}，达到目标的可能性约 ${share}%${yearly ? `；${first}年的年度目标就会落空，还有 ${soon} 个月` : ''}。距规划期末还有 ${monthsLeft} 个月。`,
        en: `Going on like this, ${aim.targetYear} would end at ${value}; the chance of reaching the target is about ${share}%${yearly ? `, and the yearly value of ${first} would be missed in ${soon} months` : ''}. ${monthsLeft} months are left.`,
      },
      remedy,
    }
  }
  if (isLagging(standing)) {
    return {
      kind: 'lagging',
      severity: standing === 'far-behind' ? 'red' : 'orange',
      missesOn: null,
      monthsLeft,
      chance,
      words: {
        zh: `${standingNames[standing].zh}${share === null ? '，数值太少，尚不能预测' : `，但按近期变化仍可能达到（约 ${share}%）`}。距规划期末还有 ${monthsLeft} 个月。`,
        en: `${standingNames[standing].en}${share === null ? '; too few values to forecast' : `, though recent changes may still reach it (about ${share}%)`}. ${monthsLeft} months are left.`,
      },
      remedy,
    }
  }
  if (facts.age !== null && facts.age > facts.staleAfter) {
    return {
      kind: 'old-data',
      severity: 'yellow',
      missesOn: null,
      monthsLeft,
      chance,
      words: {
        zh: `最新数值已是 ${facts.age} 个月前的（${assessment.arithmetic.asOf ?? '—'}），判断可能过时。`,
        en: `The latest value is ${facts.age} months old (${assessment.arithmetic.asOf ?? '—'}); the standing may be out of date.`,
      },
      remedy: { zh: '请责任单位补报近期数值。', en: 'Ask the body in charge for recent values.' },
    }
  }
  return null
}

function boundWarning(facts: WarningFacts, end: string): Warning | null {
  const { aim, assessment, standing, chance, on, outlook } = facts
  const failed = assessment.arithmetic.failedPeriods
  const monthsLeft = monthsBetween(on, end)
  const asked =
    aim.band !== null
      ? `${show(aim.band.low)}—${show(aim.band.high)}${aim.unit ?? ''}`
      : `${aim.operator === 'le' ? '≤' : aim.operator === 'ge' ? '≥' : '='}${show(aim.value)}${aim.unit ?? ''}`
  const remedy: Bilingual = {
    zh: `其余各年均须 ${asked}；已未达标的年份在总结评估中点名。`,
    en: `Every remaining year must be ${asked}; years that failed are named in the final evaluation.`,
  }
  if (isLagging(standing)) {
    return {
      kind: 'bound-failed',
      severity: 'red',
      missesOn: null,
      monthsLeft,
      chance,
      words: {
        zh: `${failed.join('、')}年未达到控制值 ${asked}，最近一年仍未达标。`,
        en: `${failed.join(', ')} missed the bound of ${asked}, the latest year among them.`,
      },
      remedy,
    }
  }
  if (outlook !== null && chance !== null && chance < facts.warnBelow) {
    const missesOn = dateOfMoment(Math.ceil(outlook.at))
    return {
      kind: 'may-miss',
      severity: 'orange',
      missesOn,
      monthsLeft: monthsBetween(on, missesOn),
      chance,
      words: {
        zh: `按目前趋势，${Math.ceil(outlook.at)}年预计为 ${show(outlook.value)}，守住控制值 ${asked} 的可能性约 ${Math.round(chance * 100)}%。`,
        en: `Going on like this, ${Math.ceil(outlook.at)} would be ${show(outlook.value)}; the chance of keeping ${asked} is about ${Math.round(chance * 100)}%.`,
      },
      remedy,
    }
  }
  return null
}

/** What the rest needs, in words: a year's pace, and what the next year must reach. */
function remedyOf({ aim, assessment, nextYear }: WarningFacts): Bilingual | null {
  const { required } = assessment
  if (required === null || aim.targetYear === null) return null
  const unit = aim.needs === 'growth' ? '%' : (aim.unit ?? '')
  const pace = `${show(Math.abs(required.value))}${unit}`
  if (aim.type === 'average-growth' || aim.type === 'cumulative-reduction') {
    const falls = aim.value < 0
    return {
      zh: `其余各年平均须${falls ? '下降' : '增长'} ${pace}${nextYear === null ? '' : `，${nextYear.year}年也须达到这一幅度`}。`,
      en: `The remaining years must ${falls ? 'fall' : 'grow'} by ${pace} a year on average${nextYear === null ? '' : `, ${nextYear.year} among them`}.`,
    }
  }
  const way = required.value < 0 ? { zh: '下降', en: 'fall' } : { zh: '提高', en: 'rise' }
  const isFlow = aim.type === 'cumulative' || aim.needs === 'flow'
  const next = nextYear === null ? null : `${show(nextYear.value)}${unit}`
  return isFlow
    ? {
        zh: `其余各年平均须完成 ${pace}${next === null ? '' : `，其中${nextYear?.year}年不少于 ${next}`}。`,
        en: `The remaining years must bring ${pace} each${next === null ? '' : `, ${nextYear?.year} no less than ${next}`}.`,
      }
    : {
        zh: `其余各年平均须${way.zh} ${pace}${next === null ? '' : `，${nextYear?.year}年应达到 ${next}`}。`,
        en: `The remaining years must ${way.en} by ${pace} a year${next === null ? '' : `; ${nextYear?.year} should reach ${next}`}.`,
      }
}

/** Whether a forecast path misses the yearly values: the years in which it does. */
export function yearsMissed(
  aim: Aim,
  path: readonly { readonly at: number; readonly value: number }[],
  years: readonly AnnualValue[],
): readonly number[] {
  const wanted = new Map(years.map(({ year, value }) => [year, value]))
  return path.flatMap(({ at, value }) => {
    const own = wanted.get(at)
    return own === undefined || meetsAim(value, { ...aim, band: null }, own) ? [] : [at]
  })
}
