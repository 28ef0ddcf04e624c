import { standingLooks } from '../../model/standing.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Aim, meetsAim, type Value } from './aim.ts'
import { type AnnualValue, decompose, decompositionsOf, levelToReach } from './annual-plan.ts'
import { type Assessment, percent, show } from './assessment.ts'
import type { Target } from './definition.ts'
import { compoundOver, meets } from './progress.ts'
import { boundStanding, finalBoundStanding, type StandingSettings, standingNames, standingOf } from './standing.ts'
import { type AnyStanding, standingIdOf } from './standing-looks.ts'

/** A 时间进度法, B 年度计划法, C 目标一致法, D 趋势预测. A or B decides; C stands beside; D only warns. */
export type Method = 'A' | 'B' | 'C' | 'D'

export const methodNames: Readonly<Record<Method, Bilingual>> = {
  A: { zh: '时间进度法', en: 'progress against time' },
  B: { zh: '年度计划法', en: 'against the yearly value' },
  C: { zh: '目标一致法', en: 'pace against the pace asked for' },
  D: { zh: '趋势预测', en: 'forecast' },
}

export interface MethodVerdict {
  readonly method: Method
  readonly name: Bilingual
  /** Achieved over asked for; null where the method has no ratio. */
  readonly ratio: number | null
  /** null where the method says nothing of this target. */
  readonly standing: AnyStanding | null
  readonly words: Bilingual | null
  readonly formula: Bilingual
}

/** Method B's comparison: how far the yearly values say one should be by now. */
export interface PlannedNow {
  /** Share of the way that the yearly values ask for by this moment. */
  readonly progress: number | null
  /** Level, sum, or rate that they ask for by this moment. */
  readonly value: number | null
  /** Whether people set them; else they were computed. */
  readonly isSet: boolean
}

/** Yearly values as set, else computed by the usual division of the type. */
export function yearlyValuesOf(
  target: Target,
  base: number | null,
  set: readonly AnnualValue[] | null,
): readonly AnnualValue[] {
  if (set !== null) return [...set].sort((a, b) => a.year - b.year)
  const [method] = decompositionsOf(target.type)
  const value = target.value ?? target.band?.low
  if (method === undefined || value === undefined) return []
  const computed = decompose({ ...target, value }, base, method)
  return (computed ?? []).map((one, i) => ({ year: target.baseYear + i + 1, value: one, override: null }))
}

/** What the yearly values ask for at a moment: between two years a straight line, a part of the running year's flow. */
export function plannedAt(
  target: Target,
  base: number | null,
  years: readonly AnnualValue[],
  moment: number,
  isSet: boolean,
): PlannedNow {
  const none: PlannedNow = { progress: null, value: null, isSet }
  const yearly = new Map(years.map(({ year, value }) => [year, value]))
  const whole = target.value ?? target.band?.low ?? null
  if (years.length === 0 || whole === null) return none
  const span = target.targetYear - target.baseYear
  const full = Math.floor(moment + 1e-9)
  const part = moment - full
  switch (target.type) {
    case 'level':
    case 'increment': {
      const at = (year: number) => (year === target.baseYear ? base : (yearly.get(year) ?? null))
      const before = at(full)
      const after = part < 1e-9 ? before : at(full + 1)
      if (before === null || after === null)
        return { ...none, value: part < 1e-9 ? before : (yearly.get(full + 1) ?? null) }
      const value = before + (after - before) * part
      const goal = levelToReach({ ...target, value: whole }, base)
      if (base === null || goal === null || Math.abs(goal - base) < 1e-12) return { ...none, value }
      return { progress: (value - base) / (goal - base), value, isSet }
    }
    case 'cumulative': {
      let value = 0
      for (let year = target.baseYear + 1; year <= full; year++) value += yearly.get(year) ?? Number.NaN
      if (part > 1e-9) value += part * (yearly.get(full + 1) ?? Number.NaN)
      return Number.isNaN(value) || whole === 0 ? none : { progress: value / whole, value, isSet }
    }
    case 'average-growth':
    case 'cumulative-reduction': {
      const sign = target.type === 'cumulative-reduction' && target.direction !== 'up' ? -1 : 1
      const rates: { rate: number; years: number }[] = []
      for (let year = target.baseYear + 1; year <= full; year++)
        rates.push({ rate: (sign * (yearly.get(year) ?? Number.NaN)) / 100, years: 1 })
      if (part > 1e-9) rates.push({ rate: (sign * (yearly.get(full + 1) ?? Number.NaN)) / 100, years: part })
      const factor = compoundOver(rates)
      const goal =
        target.type === 'average-growth' ? span * Math.log(1 + whole / 100) : Math.log(1 + (sign * whole) / 100)
      if (factor === null || Number.isNaN(factor) || goal === 0) return none
      const n = moment - target.baseYear
      const value =
        target.type === 'average-growth' ? (factor ** (1 / n) - 1) * 100 : (1 - factor) * 100 * (sign < 0 ? 1 : -1)
      return { progress: Math.log(factor) / goal, value, isSet }
    }
    case 'annual-bound':
      return { ...none, value: yearly.get(full) ?? null }
    case 'task':
      return none
  }
}

/** 时间进度法: what the assessment itself says. */
export function methodA(assessment: Assessment): MethodVerdict {
  const standing = standingIdOf(assessment)
  const { pace, elapsed } = assessment.arithmetic
  const p = assessment.progress
  const isByYears = assessment.arithmetic.type === 'annual-bound'
  return {
    method: 'A',
    name: methodNames.A,
    ratio: isByYears ? null : pace,
    standing,
    words: standingNames[standing],
    formula: isByYears
      ? { zh: '年度控制值逐年判断，不比时间进度', en: 'judged year by year, not against time' }
      : p === null || elapsed === null || pace === null
        ? { zh: '—', en: '—' }
        : {
            zh: `进度 ${percent(p)} ÷ 时间进度 ${percent(elapsed)} = ${show(pace)}`,
            en: `progress ${percent(p)} ÷ time ${percent(elapsed)} = ${show(pace)}`,
          },
  }
}

/**
 * 年度计划法: the share of the way against the share that the yearly values ask for. Where these ask for none or for a way
 * back, the distance to them counts in shares of the time that has passed.
 */
export function methodB(
  aim: Aim,
  assessment: Assessment,
  planned: PlannedNow,
  years: readonly AnnualValue[],
  held: number,
  settings: StandingSettings,
): MethodVerdict {
  const base = { method: 'B', name: methodNames.B } as const
  const { elapsed, type, achieved } = assessment.arithmetic
  const p = assessment.progress
  const nothing = (zh: string, en: string): MethodVerdict => ({
    ...base,
    ratio: null,
    standing: null,
    words: null,
    formula: { zh, en },
  })
  if (assessment.standingId === 'no-data' && achieved === null) return nothing('没有可比的数值', 'no comparable value')
  if (type === 'annual-bound') return { ...base, ...byYears(aim, assessment, years) }
  if (elapsed !== null && elapsed >= 1 - 1e-9) {
    const standing = standingIdOf(assessment)
    return {
      ...nothing('期末按完成与否判断', 'at the end: completed or not'),
      standing,
      words: standingNames[standing],
    }
  }
  if (planned.value === null) return nothing('没有年度目标', 'no yearly values')
  if (p === null || elapsed === null || planned.progress === null) {
    if (achieved === null) return nothing('没有可比的数值', 'no comparable value')
    const isMet = meetsAim(achieved, { ...aim, band: null }, planned.value)
    const standing: AnyStanding = isMet ? 'on-track' : 'behind'
    return {
      ...base,
      ratio: null,
      standing,
      words: standingNames[standing],
      formula: {
        zh: `${show(achieved)} ${isMet ? '达到' : '未达到'}年度目标 ${show(planned.value)}（缺基期，不计距离）`,
        en: `${show(achieved)} ${isMet ? 'meets' : 'misses'} the yearly value ${show(planned.value)} (no baseline, no distance)`,
      },
    }
  }
  const isForward = planned.progress > 1e-9
  const ratio = isForward ? p / planned.progress : 1 + (p - planned.progress) / elapsed
  const standing =
    assessment.standingId === 'definition-pending'
      ? 'definition-pending'
      : standingOf(
          { type, progress: p, elapsed: isForward ? planned.progress : p / ratio, periodsHeld: held },
          settings,
        )
  return {
    ...base,
    ratio,
    standing,
    words: standingNames[standing],
    formula: isForward
      ? {
          zh: `进度 ${percent(p)} ÷ 年度目标应达进度 ${percent(planned.progress)} = ${show(ratio)}（至今应达 ${show(planned.value)}，实为 ${achieved === null ? '—' : show(achieved)}）`,
          en: `progress ${percent(p)} ÷ progress asked for by the yearly values ${percent(planned.progress)} = ${show(ratio)} (asked for ${show(planned.value)}, reached ${achieved === null ? '—' : show(achieved)})`,
        }
      : {
          zh: `1 + (${percent(p)} − ${percent(planned.progress)}) ÷ ${percent(elapsed)} = ${show(ratio)}`,
          en: `1 + (${percent(p)} − ${percent(planned.progress)}) ÷ ${percent(elapsed)} = ${show(ratio)}`,
        },
  }
}

/** A yearly bound against the values set for each year, which may tighten from year to year. */
function byYears(
  aim: Aim,
  { used, arithmetic }: Assessment,
  years: readonly AnnualValue[],
): Pick<MethodVerdict, 'ratio' | 'standing' | 'words' | 'formula'> {
  const wanted = new Map(years.map(({ year, value }) => [year, value]))
  const passed: number[] = []
  const failed: number[] = []
  for (const { to, value } of used) {
    const own = wanted.get(to)
    const isMet = own === undefined || own === aim.value ? meetsAim(value, aim) : meets(value, own, aim.operator)
    ;(isMet ? passed : failed).push(to)
  }
  const isFinal = arithmetic.targetYear !== null && (used.at(-1)?.to ?? 0) >= arithmetic.targetYear
  const standing = isFinal
    ? finalBoundStanding(passed, failed, arithmetic.missingPeriods.map(Number))
    : boundStanding(passed, failed)
  return {
    ratio: null,
    standing,
    words: standingNames[standing],
    formula: {
      zh: `逐年对照年度控制值：达标 ${passed.length} 年${failed.length > 0 ? `，未达标 ${failed.join('、')} 年` : ''}`,
      en: `each year against its value: ${passed.length} held${failed.length > 0 ? `, missed in ${failed.join(', ')}` : ''}`,
    },
  }
}

/** 目标一致法: the mean yearly pace so far against the mean yearly pace that leads to the target. */
export function methodC(
  aim: Aim,
  base: Value | null,
  assessment: Assessment,
  held: number,
  settings: StandingSettings,
): MethodVerdict {
  const c = { method: 'C', name: methodNames.C } as const
  const nothing = (zh: string, en: string): MethodVerdict => ({
    ...c,
    ratio: null,
    standing: null,
    words: null,
    formula: { zh, en },
  })
  const { type, baseYear, targetYear, elapsed, achieved } = assessment.arithmetic
  const p = assessment.progress
  if (type === 'annual-bound' || type === 'task') return nothing('逐年判断，不计速度', 'judged by years; no pace')
  if (baseYear === null || targetYear === null || elapsed === null || p === null || achieved === null)
    return nothing('没有可比的数值', 'no comparable value')
  if (elapsed >= 1 - 1e-9) return nothing('期末按完成与否判断', 'at the end: completed or not')
  const years = targetYear - baseYear
  const n = elapsed * years
  const judged = (ratio: number, zh: string, en: string): MethodVerdict => {
    const standing =
      assessment.standingId === 'definition-pending'
        ? 'definition-pending'
        : standingOf({ type, progress: ratio * elapsed, elapsed, periodsHeld: p >= 1 - 1e-9 ? held : 0 }, settings)
    return { ...c, ratio, standing, words: standingNames[standing], formula: { zh, en } }
  }
  if ((type === 'level' || type === 'increment') && aim.needs !== 'flow') {
    if (base === null) return nothing('缺基期数值', 'no baseline')
    const goal = type === 'increment' ? base.value + aim.value : aim.band === null ? aim.value : null
    if (goal === null || !(base.value > 0 && goal > 0 && achieved > 0) || Math.abs(goal - base.value) < 1e-12)
      return nothing('基期、目标不同号或相等，不计速度', 'baseline and target differ in sign or are equal; no pace')
    const asked = (goal / base.value) ** (1 / years) - 1
    const made = (achieved / base.value) ** (1 / n) - 1
    return judged(
      made / asked,
      `年均 ${percent(made)} ÷ 应有年均 ${percent(asked)} = ${show(made / asked)}`,
      `yearly ${percent(made)} ÷ asked for ${percent(asked)} = ${show(made / asked)}`,
    )
  }
  if (type === 'average-growth') {
    const ratio = achieved / aim.value
    return judged(
      ratio,
      `年均 ${show(achieved)}% ÷ 目标 ${show(aim.value)}% = ${show(ratio)}`,
      `yearly ${show(achieved)}% ÷ target ${show(aim.value)}% = ${show(ratio)}`,
    )
  }
  if (type === 'cumulative-reduction') {
    const way = Math.sign(aim.value)
    const made = (1 + (way * achieved) / 100) ** (1 / n) - 1
    const asked = (1 + aim.value / 100) ** (1 / years) - 1
    if (!Number.isFinite(made) || asked === 0) return nothing('没有可比的数值', 'no comparable value')
    return judged(
      made / asked,
      `年均 ${percent(made)} ÷ 应有年均 ${percent(asked)} = ${show(made / asked)}`,
      `yearly ${percent(made)} ÷ asked for ${percent(asked)} = ${show(made / asked)}`,
    )
  }
  if (n <= 0 || aim.value === 0) return nothing('没有可比的数值', 'no comparable value')
  const made = achieved / n
  const asked = aim.value / years
  return judged(
    made / asked,
    `年均 ${show(made)} ÷ 应有年均 ${show(asked)} = ${show(made / asked)}`,
    `yearly ${show(made)} ÷ asked for ${show(asked)} = ${show(made / asked)}`,
  )
}

/** Where methods come to different standings, and why. */
export interface Disagreement {
  readonly methods: readonly [Method, Method]
  readonly why: Bilingual
}

export function disagreementsOf(
  methods: readonly MethodVerdict[],
  facts: { readonly isPlanSet: boolean; readonly planVersion: number | null; readonly type: Aim['type'] },
): readonly Disagreement[] {
  const by = new Map(methods.map((one) => [one.method, one]))
  const found: Disagreement[] = []
  const differ = (a: Method, b: Method) => {
    const one = by.get(a)?.standing ?? null
    const other = by.get(b)?.standing ?? null
    return one !== null && other !== null && one !== other ? ([one, other] as const) : null
  }
  const words = (a: Method, b: Method, pair: readonly [AnyStanding, AnyStanding], zh: string, en: string) => {
    // A forecast has words of its own: 存在风险.
    const [one, other] = pair.map((standing, i) => by.get(i === 0 ? a : b)?.words ?? standingNames[standing])
    found.push({
      methods: [a, b],
      why: {
        zh: `${methodNames[a].zh}为“${one?.zh}”，${methodNames[b].zh}为“${other?.zh}”：${zh}`,
        en: `${methodNames[a].en} says “${one?.en}”, ${methodNames[b].en} “${other?.en}”: ${en}`,
      },
    })
  }
  const ab = differ('A', 'B')
  if (ab !== null)
    words(
      'A',
      'B',
      ab,
      facts.isPlanSet ? `年度目标（第 ${facts.planVersion ?? 1} 版）不是按时间平均分的` : '年度分解不是按时间平均分的',
      facts.isPlanSet
        ? `the yearly values (version ${facts.planVersion ?? 1}) do not spread the way evenly over time`
        : 'the division into years does not spread the way evenly over time',
    )
  const ac = differ('A', 'C')
  if (ac !== null)
    words(
      'A',
      'C',
      ac,
      facts.type === 'average-growth' ? '前者按对数累计，后者比较平均增速' : '前者按等额、后者按等比的路径比较',
      facts.type === 'average-growth'
        ? 'the former adds up logarithms, the latter compares mean rates'
        : 'the former follows equal steps, the latter equal rates',
    )
  const ad = differ('A', 'D')
  if (ad !== null && standingLooks[ad[0]].tone !== standingLooks[ad[1]].tone)
    words(
      'A',
      'D',
      ad,
      '近几年的变化与至今的平均不同，照此延续会改变结果',
      'recent changes differ from the mean so far; going on so alters the outcome',
    )
  return found
}
