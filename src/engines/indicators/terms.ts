import { getPeriod, nameOfMoment, periodWords } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import type { AnnualPlan } from './annual-plan.ts'
import type { Assessment } from './assessment.ts'
import type { BaseValue, Target } from './definition.ts'
import { inEnglish } from './english.ts'
import type { TargetForecast } from './target-outlook.ts'

/** Where a number of the arithmetic comes from. */
export type TermOrigin =
  | { readonly kind: 'observation'; readonly id: string }
  | { readonly kind: 'base'; readonly id: string }
  | { readonly kind: 'target'; readonly id: string }
  | { readonly kind: 'plan'; readonly id: string; readonly year: number }
  | { readonly kind: 'period' }

/** A number of the arithmetic, with its sign in the formula and the way to what said it. */
export interface Term {
  readonly symbol: string
  readonly label: Bilingual
  readonly value: number
  readonly unit: string | null
  readonly origins: readonly TermOrigin[]
}

export interface ArithmeticLine {
  readonly what: 'progress' | 'elapsed' | 'required' | 'forecast'
  readonly label: Bilingual
  readonly formula: Bilingual
}

/** A sentence of the assessment with its English. */
export const bilingual = (zh: string): Bilingual => ({ zh, en: inEnglish(zh) })

/** Falls are stored as positive numbers and shown so. */
export const shownValue = ({ type, direction }: Target, value: number) =>
  type === 'cumulative-reduction' && direction !== 'up' ? 0 - value : value

/** Every number of the formulas, with the way to what said it. */
export function termsOf(
  target: Target,
  base: BaseValue | null,
  { used }: Assessment,
  planned: number | null,
  plan: AnnualPlan | null,
  moment: number | null,
): readonly Term[] {
  const terms: Term[] = []
  const isRate = target.measure === 'growth' || target.measure === 'reduction'
  const unit = isRate ? '%' : target.unit
  if (target.value !== null)
    terms.push({
      symbol: 'T',
      label: { zh: `${target.targetYear}年目标`, en: `target for ${target.targetYear}` },
      value: target.value,
      unit,
      origins: [{ kind: 'target', id: target.id }],
    })
  if (target.band !== null) {
    for (const [symbol, value] of [
      ['lo', target.band.low],
      ['hi', target.band.high],
    ] as const)
      terms.push({
        symbol,
        label: symbol === 'lo' ? { zh: '区间下限', en: 'lower end' } : { zh: '区间上限', en: 'upper end' },
        value,
        unit,
        origins: [{ kind: 'target', id: target.id }],
      })
  }
  if (base !== null && !isRate)
    terms.push({
      symbol: 'B',
      label: { zh: `${target.baseYear}年基期值`, en: `baseline of ${target.baseYear}` },
      value: base.value,
      unit: target.unit,
      origins: [{ kind: 'base', id: base.id }],
    })
  const isLevel = !isRate && (target.type === 'level' || target.type === 'increment') && target.measure === 'level'
  const letter = isLevel ? 'C' : target.type === 'cumulative-reduction' ? 'd' : isRate ? 'g' : 'x'
  used.forEach(({ to, after, value, ids }, i) => {
    const period = getPeriod(nameOfMoment(to))
    const words = to - after > 1 + 1e-9 ? periodWords(getPeriod(`${after + 1}/${to}`)) : periodWords(period)
    terms.push({
      symbol: isLevel ? letter : `${letter}${i + 1}`,
      label: words,
      value: shownValue(target, value),
      unit,
      origins: ids.map((id) => (id === base?.id ? { kind: 'base', id } : { kind: 'observation', id })),
    })
  })
  if (planned !== null && moment !== null)
    terms.push({
      symbol: 'A',
      label: { zh: '至今的年度目标', en: 'asked for by now' },
      value: planned,
      unit,
      origins:
        plan === null
          ? [{ kind: 'target', id: target.id }]
          : [{ kind: 'plan', id: plan.id, year: Math.ceil(moment - 1e-9) }],
    })
  if (moment !== null)
    terms.push({
      symbol: 'n',
      label: { zh: '已过年数', en: 'years passed' },
      value: moment - target.baseYear,
      unit: null,
      origins: [{ kind: 'period' }],
    })
  terms.push({
    symbol: 'N',
    label: { zh: '规划年数', en: 'years of the period' },
    value: target.targetYear - target.baseYear,
    unit: null,
    origins: [{ kind: 'period' }],
  })
  return terms
}

/** The formulas, unfolded. */
export function linesOf({ arithmetic }: Assessment, forecast: TargetForecast | null): readonly ArithmeticLine[] {
  const lines: ArithmeticLine[] = []
  if (arithmetic.progress !== null)
    lines.push({ what: 'progress', label: { zh: '进度', en: 'Progress' }, formula: bilingual(arithmetic.progress) })
  if (arithmetic.elapsed !== null && arithmetic.asOf !== null)
    lines.push({
      what: 'elapsed',
      label: { zh: '时间进度', en: 'Time passed' },
      formula: {
        zh: `截至 ${arithmetic.asOf}：${Math.round(arithmetic.elapsed * 10000) / 100}%`,
        en: `up to ${arithmetic.asOf}: ${Math.round(arithmetic.elapsed * 10000) / 100}%`,
      },
    })
  if (arithmetic.required !== null)
    lines.push({
      what: 'required',
      label: { zh: '其余各年所需', en: 'Needed a year' },
      formula: bilingual(arithmetic.required),
    })
  if (arithmetic.forecast !== null)
    lines.push({
      what: 'forecast',
      label: { zh: '直线外推', en: 'Straight on' },
      formula: bilingual(arithmetic.forecast),
    })
  if (forecast !== null)
    lines.push({ what: 'forecast', label: { zh: '趋势预测', en: 'Forecast' }, formula: forecast.words })
  return lines
}
