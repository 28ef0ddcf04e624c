import type {
  Citation,
  ComputedCitation,
  ObservationCitation,
  QueryCitation,
  SentenceCitation,
} from '../../official-documents/citation.ts'
import { type Figure, figure } from '../../official-documents/model.ts'
import { DASH, decimal, money, percent, quantity, ratio } from '../../official-documents/numbers.ts'
import type { ReportFacts, Sentence, TargetFact, YearValue } from '../facts.ts'

/** Figures of a report, each with its citation. Ids name what is shown, so that they last through every regeneration. */

export const sentenceCited = (facts: ReportFacts, sentence: Sentence): SentenceCitation => ({
  kind: 'sentence',
  plan: facts.plan.title,
  version: facts.plan.versionName,
  clause: sentence.clause,
  line: sentence.line,
  text: sentence.text,
})

export const valueCited = (target: TargetFact, value: YearValue): ObservationCitation => ({
  kind: 'observation',
  observation: value.observation,
  indicator: target.name,
  period: value.period,
  value: value.value,
  unit: value.unit,
  status: value.status,
  approver: value.approver,
  document: value.document,
})

export const queryCited = (
  name: string,
  where: string | null,
  records: readonly string[],
  count = records.length,
): QueryCitation => ({ kind: 'query', name, where, records, count })

/** The latest value in force, up to the report's year; null when there is none. */
export const latestOf = (target: TargetFact): YearValue | null => target.values[target.values.length - 1] ?? null

/** Everything that the progress of a target was worked out of. */
function progressCited(facts: ReportFacts, target: TargetFact, name: string, formula: string | null): ComputedCitation {
  return {
    kind: 'computed',
    rule: target.rule,
    name,
    formula: formula ?? DASH,
    arguments: [
      { name: '目标', value: target.targetText },
      { name: '基期值', value: target.base?.value ?? null },
      ...target.values.map(({ period, value }) => ({ name: period, value })),
    ],
    cites: [
      sentenceCited(facts, target.sentence),
      ...(target.base === null ? [] : [valueCited(target, target.base)]),
      ...target.values.map((value) => valueCited(target, value)),
    ],
  }
}

export const shownValue = (target: TargetFact, value: number | null, unit: string | null) =>
  quantity(value, unit, target.digits, target.rounding)

export const valueFigure = (target: TargetFact, value: YearValue): Figure =>
  figure(
    `target:${target.id}/value/${value.period}`,
    shownValue(target, value.value, value.unit),
    value.value,
    valueCited(target, value),
  )

/** As in a table, where the unit stands in a column of its own. */
export const bareValueFigure = (target: TargetFact, value: YearValue): Figure => ({
  ...valueFigure(target, value),
  text: `${decimal(value.value, target.digits, target.rounding)}${value.unit === '%' && target.unit !== '%' ? '%' : ''}`,
})

export const goalFigure = (facts: ReportFacts, target: TargetFact): Figure =>
  figure(`target:${target.id}/goal`, target.targetText, target.targetValue, sentenceCited(facts, target.sentence))

export const progressFigure = (facts: ReportFacts, target: TargetFact): Figure =>
  figure(
    `target:${target.id}/progress`,
    percent(target.progress),
    target.progress,
    progressCited(facts, target, '进度', target.formula),
  )

export const achievedFigure = (facts: ReportFacts, target: TargetFact): Figure =>
  figure(
    `target:${target.id}/achieved`,
    shownValue(target, target.achieved, target.achievedUnit),
    target.achieved,
    progressCited(facts, target, '累计实绩', target.formula),
  )

/** Standing in official words; it cites what it was judged by. */
export const standingFigure = (facts: ReportFacts, target: TargetFact): Figure =>
  figure(`target:${target.id}/standing`, target.standingWords, null, {
    ...progressCited(facts, target, '进展判断', [...target.reasons, `判断为${target.standingWords}`].join('；')),
    rule: facts.kind === 'final' ? 'finalStandingOf' : 'standingOf',
  })

export const requiredFigure = (facts: ReportFacts, target: TargetFact, shown: string, value: number): Figure =>
  figure(`target:${target.id}/required`, shown, value, {
    ...progressCited(facts, target, '今后各年所需', target.required?.formula ?? shown),
    rule: 'requiredPace',
  })

/** What a year brought on average so far; a fall of a level shows its sign. */
export const paceFigure = (facts: ReportFacts, target: TargetFact, pace: number, years: number): Figure => {
  const unit = target.type === 'level' && target.achievedUnit === '%' ? '个百分点' : target.achievedUnit
  const shown = quantity(pace, unit, Math.max(target.digits, 1), target.rounding)
  return figure(`target:${target.id}/pace`, shown, pace, {
    ...progressCited(facts, target, `前${years}年年均`, shown),
    rule: 'meanPace',
  })
}

export const forecastFigure = (facts: ReportFacts, target: TargetFact): Figure => {
  const forecast = target.forecast
  const shown = shownValue(target, forecast?.value ?? null, forecast?.unit ?? null)
  return figure(`target:${target.id}/forecast`, shown, forecast?.value ?? null, {
    ...progressCited(facts, target, `${target.targetYear}年预测值`, forecast?.formula ?? shown),
    rule: 'forecast',
  })
}

/** Change of the latest value against the base, in the unit of the values. */
export function changeFigure(target: TargetFact, from: YearValue, to: YearValue): Figure {
  const change = to.value - from.value
  const isShare = to.unit === '%'
  const shown = quantity(Math.abs(change), isShare ? '个百分点' : to.unit, target.digits, target.rounding)
  return figure(`target:${target.id}/change/${from.period}/${to.period}`, shown, change, {
    kind: 'computed',
    rule: 'difference',
    name: `比${from.period}年变化`,
    formula: `${to.value}−${from.value}`,
    arguments: [
      { name: from.period, value: from.value },
      { name: to.period, value: to.value },
    ],
    cites: [valueCited(target, from), valueCited(target, to)],
  })
}

/** How many records answer, '18项'. */
export const countFigure = (
  id: string,
  records: readonly string[],
  counter: string,
  name: string,
  where: string | null = null,
): Figure => figure(id, `${records.length}${counter}`, records.length, queryCited(name, where, records))

/** A share of records, '83.3%'; — when there is nothing to share. */
export function shareFigure(
  id: string,
  name: string,
  part: QueryCitation,
  whole: QueryCitation,
  rule = 'ratio',
): Figure {
  const share = ratio(part.records.length, whole.records.length)
  return figure(id, percent(share), share, {
    kind: 'computed',
    rule,
    name,
    formula: `${part.records.length}÷${whole.records.length}＝${percent(share)}`,
    arguments: [
      { name: part.where ?? part.name, value: part.records.length },
      { name: whole.where ?? whole.name, value: whole.records.length },
    ],
    cites: [part, whole],
  })
}

/** A sum of money in 万元 as prose says it. */
export const moneyFigure = (id: string, tenThousandYuan: number | null, cites: Citation): Figure =>
  figure(id, money(tenThousandYuan), tenThousandYuan, cites)

/** How much of the period has passed by the end of the report's year. */
export function elapsedFigure(facts: ReportFacts): Figure {
  const passed = facts.year - facts.plan.from + 1
  const whole = facts.plan.to - facts.plan.from + 1
  const share = ratio(passed, whole)
  return figure('elapsed', percent(share), share, {
    kind: 'computed',
    rule: 'elapsedShare',
    name: '时间进度',
    formula: `${passed}÷${whole}＝${percent(share)}`,
    arguments: [
      { name: '已过年数', value: passed },
      { name: '规划期年数', value: whole },
    ],
    cites: [],
  })
}
