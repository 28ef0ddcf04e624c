import type { PlanModel, Statement } from '../../model/plan-model.ts'
import type { Bilingual } from '../../model/system.ts'
import { type Comparable, comparableOf, indicatorKey, lastYear, stricter } from '../comparison/comparable.ts'
import { type Resolve, regionsOf, withoutCatalogue } from '../diff/targets.ts'

/**
 * How a target of the upper level is taken up below. `taken`: same or, where amounts cannot be compared, the same
 * indicator; `mentioned`: the indicator is named, without a figure; `not-applicable`: nothing a lower level could take up.
 */
export type Uptake = 'taken' | 'stronger' | 'weaker' | 'changed' | 'mentioned' | 'missing' | 'not-applicable'

export interface Alignment {
  readonly uptake: Uptake
  readonly indicator: string
  readonly upper: Statement
  readonly lower: Statement | null
  /** Where the lower text names the indicator without a figure. */
  readonly mention: {
    readonly clause: string
    readonly line: number
    readonly start: number
    readonly end: number
  } | null
  readonly reason: Bilingual
}

/** What only a nation or province builds, owns or counts. Edit freely; matched against the indicator's name. */
const NOT_LOCAL =
  /国家级?(?!高新|级高新)|全国|中央|中欧|高铁|高速铁路|铁路|民航|航线|机场|港口|口岸|核电|水电|装机|航天|卫星|央企|自贸|海洋|海岸|岸线|远洋|国际组织|对外投资|外汇|国债|商标|专利审查|南水北调|三峡|长江干线|沿海|粮食综合生产能力|耕地保有量|高校|高等教育|高水平大学|总人口/

/** Units in which an upper and a lower figure mean the same demand, whatever the size of the place. */
const COMPARABLE_UNITS = /^(?:%|个百分点|‰|岁|年|天|微克\/立方米|\/10万|倍|分)$|\/|每/

/** Names that already divide by people, output or area. */
const PER_HEAD = /人均|单位|每千|每万|每百|万人|千人|百户|户均|地均|亩均|率$|比重$/

/** How the targets of an upper plan or report are taken up in a lower plan. */
export function alignPlans(upper: PlanModel, lower: PlanModel, resolve: Resolve = withoutCatalogue): Alignment[] {
  const identity = (comparable: Comparable) => resolve(comparable.statement.indicator) ?? comparable.key
  const below = new Map<string, Comparable[]>()
  for (const statement of lower.statements) {
    if (statement.role !== 'target') continue
    const comparable = comparableOf(statement)
    if (comparable === null) continue
    const id = identity(comparable)
    below.set(id, [...(below.get(id) ?? []), comparable])
  }
  const mentionOf = mentionsIn(lower)
  const region = regionsOf(upper)
  const alignments: Alignment[] = []
  const seen = new Set<string>()
  for (const statement of upper.statements) {
    if (statement.role !== 'target') continue
    const found = comparableOf(statement)
    if (found === null) continue
    const comparable = { ...found, subject: found.subject || region(statement) }
    const id = identity(comparable)
    const once = `${id}|${comparable.subject}|${comparable.unit}|${statement.measure}|${lastYear(statement.period)}`
    if (seen.has(once)) continue
    seen.add(once)
    alignments.push(alignmentOf(comparable, below.get(id) ?? [], () => mentionOf(comparable.key), upper, lower))
  }
  return alignments
}

function alignmentOf(
  upper: Comparable,
  candidates: readonly Comparable[],
  mention: () => Alignment['mention'],
  upperPlan: PlanModel,
  lowerPlan: PlanModel,
): Alignment {
  const base = { indicator: upper.statement.indicator, upper: upper.statement, lower: null, mention: null }
  if (candidates.length === 0) {
    if (upper.subject !== '' && !(upperPlan.plan.division ?? '').includes(upper.subject)) {
      return {
        ...base,
        uptake: 'not-applicable',
        reason: {
          zh: `目标的主体是“${upper.subject}”，不由下级承担`,
          en: `The target belongs to “${upper.subject}”, not to the lower level`,
        },
      }
    }
    if (NOT_LOCAL.test(upper.statement.indicator)) {
      return {
        ...base,
        uptake: 'not-applicable',
        reason: {
          zh: '由国家或省级统一建设、统计的事项，下级规划一般不设此指标',
          en: 'Built or counted at national or provincial level; lower plans usually set no such target',
        },
      }
    }
    const named = mention()
    if (named !== null) {
      return {
        ...base,
        uptake: 'mentioned',
        mention: named,
        reason: { zh: '下级规划提到这一指标，但没有目标值', en: 'The lower plan names the indicator without a value' },
      }
    }
    return {
      ...base,
      uptake: 'missing',
      reason: { zh: '下级规划没有这一指标', en: 'The lower plan does not name this indicator' },
    }
  }
  const lower = bestOf(upper, candidates, lowerPlan)
  const pair = { ...base, lower: lower.statement }
  const [a, b] = [upper.statement, lower.statement]
  if (upper.unit !== lower.unit || a.measure !== b.measure || a.per !== b.per) {
    return {
      ...pair,
      uptake: 'changed',
      reason: {
        zh: `已承接，但计量方式不同（上级${words(a)}，下级${words(b)}），不比松紧`,
        en: 'Taken up, but measured differently: no comparison of the demand',
      },
    }
  }
  if (!isRelative(upper)) {
    return {
      ...pair,
      uptake: 'taken',
      reason: {
        zh: '已承接；绝对量按各自辖区计，不比松紧',
        en: 'Taken up; amounts belong to areas of different size and are not compared',
      },
    }
  }
  const years = [
    lastYear(a.period) ?? lastYear(upperPlan.plan.period),
    lastYear(b.period) ?? lastYear(lowerPlan.plan.period),
  ]
  const otherYear = years[0] !== years[1]
  const year = otherYear
    ? { zh: `（目标年份不同：上级${years[0] ?? '未写'}，下级${years[1] ?? '未写'}）`, en: ' (for different years)' }
    : { zh: '', en: '' }
  const demand = stricter(upper, lower)
  if (demand === null) {
    return upper.value === lower.value
      ? { ...pair, uptake: 'taken', reason: { zh: `目标值相同${year.zh}`, en: `The same value${year.en}` } }
      : {
          ...pair,
          uptake: 'changed',
          reason: { zh: `数值不同，看不出哪一头更严${year.zh}`, en: `Different values, direction unclear${year.en}` },
        }
  }
  return demand === 'second'
    ? { ...pair, uptake: 'stronger', reason: { zh: `严于上级${year.zh}`, en: `Demands more than above${year.en}` } }
    : { ...pair, uptake: 'weaker', reason: { zh: `松于上级${year.zh}`, en: `Demands less than above${year.en}` } }
}

/** Of several figures below, the one of the whole area, measured alike, for the same year. */
function bestOf(upper: Comparable, candidates: readonly Comparable[], lowerPlan: PlanModel): Comparable {
  const year = lastYear(upper.statement.period)
  const merit = ({ statement, unit, subject }: Comparable) =>
    (subject === '' || (lowerPlan.plan.division ?? '').includes(subject) ? 8 : 0) +
    (unit === upper.unit && statement.measure === upper.statement.measure ? 4 : 0) +
    (statement.per === upper.statement.per ? 2 : 0) +
    (lastYear(statement.period) === year ? 1 : 0)
  return candidates.reduce((best, one) => (merit(one) > merit(best) ? one : best))
}

const isRelative = ({ unit, key, statement }: Comparable) =>
  COMPARABLE_UNITS.test(unit) ||
  PER_HEAD.test(key) ||
  statement.measure === 'growth_rate' ||
  statement.measure === 'change'

const words = ({ measure, unit, per }: Statement) =>
  `${unit ?? ''}${per === 'year' ? '、每年' : ''}${MEASURES[measure]}`
const MEASURES = { level: '水平', cumulative: '累计', increment: '增量', growth_rate: '增速', change: '变化' } as const

/** Finds the first clause of a plan, outside its review of the past, that names an indicator, in any of its forms. */
function mentionsIn(model: PlanModel): (key: string) => Alignment['mention'] {
  const reported = new Set(model.statements.filter(({ role }) => role === 'result').map(({ clause }) => clause))
  const clauses = model.clauses
    .filter(({ id }) => !reported.has(id))
    .map((clause) => ({ clause, key: indicatorKey(clause.text).key }))
  return (key) => {
    if (key.length < 4) return null
    const found = clauses.find((one) => one.key.includes(key))?.clause
    return found === undefined ? null : { clause: found.id, line: found.line, start: found.start, end: found.end }
  }
}
