import type { IndicatorDefinition } from '../../model/indicator.ts'
import type { PlanModel, Statement } from '../../model/plan-model.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Observation } from '../../model/track-result.ts'
import type { Band } from './aim.ts'
import type { Measure } from './definition.ts'
import { type Fact, factsOf } from './facts.ts'
import { type IndicatorIndex, shippedIndex } from './find-indicator.ts'
import { type Goal, goalOf } from './goal.ts'
import type { Operator, TargetType } from './progress.ts'
import { convert } from './quantity.ts'
import { track } from './track.ts'

/** A target as a version of a plan's text says it, read for arithmetic. People may set what the text leaves open. */
export interface TargetText {
  /** Stable ids of the statements that say it; the first stands for it. */
  readonly items: readonly string[]
  /** Ids that these had in the version before. */
  readonly were: readonly string[]
  readonly indicator: string
  readonly dimension: string | null
  readonly name: Bilingual
  readonly category: IndicatorDefinition['category'] | null
  readonly unit: string | null
  readonly type: TargetType
  readonly direction: 'up' | 'down' | 'band'
  readonly nature: 'binding' | 'expected'
  readonly operator: Operator
  readonly value: number
  readonly band: Band | null
  readonly baseYear: number
  readonly targetYear: number
  readonly measure: Measure
  readonly accumulates: boolean
  readonly isComparablePrice: boolean
  /** Body that usually publishes it, as the catalogue says. */
  readonly publisher: string | null
  readonly clause: string
  readonly section: string | null
  readonly line: number
  readonly start: number
  readonly end: number
  /** Exact slice of the source, and the sentence that it stands in. */
  readonly text: string
  readonly sentence: string
  /** Base value that the plan itself states, in the target's unit. */
  readonly base: { readonly value: number; readonly sentence: string; readonly line: number } | null
}

/** One adopted statement: stable id, what it was before, what it says. */
export interface AdoptedStatement {
  readonly id: string
  readonly was: string | null
  readonly value: Statement
  readonly section: string | null
}

/** Money and output are counted over a year; rates and stocks stand at a moment. */
const COUNTED_OVER_YEAR = /元$|产值|吨标|千瓦时|人次/

/** Indicators whose growth is printed at comparable prices: 地区生产总值、增加值、劳动生产率. */
const COMPARABLE = /^gdp$|^gni$|value-added|labour-productivity|^gdp-per/

/**
 * The targets of an adopted plan. A target that the text says twice (in a sentence and in its table) is one target with
 * two places. Statements without a year that a plan could be held to are left out.
 */
export function targetsFromAdoption(
  model: PlanModel,
  statements: readonly AdoptedStatement[],
  index: IndicatorIndex = shippedIndex(),
): readonly TargetText[] {
  const byId = new Map(statements.map((one) => [one.id, one]))
  // The model as adopted: amended statements in place of compiled ones, each under its stable id.
  const adopted: PlanModel = { ...model, statements: statements.map(({ id, value }) => ({ ...value, id })) }
  const facts = factsOf(adopted, index).filter(({ statement }) => statement.role === 'target')
  const bases = track(adopted, [], { index }).targets
  const texts: TargetText[] = []
  const same = new Map<string, number>()
  facts.forEach((fact, i) => {
    const goal = goalOf(fact, adopted)
    const source = byId.get(fact.statement.id)
    if (source === undefined || goal.baseYear === null || goal.targetYear === null || goal.targetYear <= goal.baseYear)
      return
    const text = textOf(goal, source, bases[i]?.baseline ?? null)
    const key = [
      text.indicator,
      text.dimension,
      text.type,
      text.value,
      text.unit,
      text.targetYear,
      text.direction,
    ].join('|')
    const at = same.get(key)
    const known = at === undefined ? undefined : texts[at]
    if (at === undefined || known === undefined) {
      same.set(key, texts.length)
      texts.push(text)
      return
    }
    texts[at] = {
      ...known,
      items: [...known.items, ...text.items],
      were: [...known.were, ...text.were],
      base: known.base ?? text.base,
    }
  })
  return numbered(texts)
}

/** A statement for several indicators (旅游人次、旅游收入均增长10%) gives a target each: the second is `id#2`. */
function numbered(texts: readonly TargetText[]): readonly TargetText[] {
  const times = new Map<string, number>()
  const name = (id: string) => {
    const before = times.get(id) ?? 0
    times.set(id, before + 1)
    return before === 0 ? id : `${id}#${before + 1}`
  }
  const nameWas = new Map<string, number>()
  const was = (id: string) => {
    const before = nameWas.get(id) ?? 0
    nameWas.set(id, before + 1)
    return before === 0 ? id : `${id}#${before + 1}`
  }
  return texts.map((text) => ({ ...text, items: text.items.map(name), were: text.were.map(was) }))
}

function textOf(goal: Goal, source: AdoptedStatement, baseline: Observation | null): TargetText {
  const { fact } = goal
  const { found, statement } = fact
  const definition = found?.definition
  const isFall = goal.type === 'cumulative-reduction' && goal.value < 0
  const direction = isFall
    ? 'down'
    : goal.type === 'cumulative-reduction'
      ? 'up'
      : directionOf(goal, definition?.direction)
  const band = bandOf(goal, direction)
  const base = baseline === null ? null : convert(baseline.value, baseline.unit, fact.unit)
  const zh = definition?.name.zh ?? fact.name.key
  const scope = scopeOf(fact)
  return {
    items: [source.id],
    were: source.was === null ? [] : [source.was],
    indicator: found?.id ?? `local:${fact.name.key}`,
    dimension: scope,
    name: {
      zh: scope === null ? zh : `${zh}（${scope}）`,
      en: `${definition?.name.en ?? statement.indicator}${scope === null ? '' : ` (${scope})`}`,
    },
    category: definition?.category ?? null,
    unit: fact.unit ?? (goal.needs === 'growth' ? '%' : null),
    type: goal.type,
    direction: band === null ? direction : 'band',
    nature: goal.isBinding ? 'binding' : 'expected',
    operator: goal.operator,
    value: isFall ? -goal.value : goal.value,
    band,
    baseYear: goal.baseYear ?? 0, // refused above when null
    targetYear: goal.targetYear ?? 0,
    measure: measureOf(goal),
    accumulates:
      definition === undefined
        ? COUNTED_OVER_YEAR.test(fact.unit ?? '')
        : definition.kind === 'growth' || definition.kind === 'cumulative' || COUNTED_OVER_YEAR.test(definition.unit),
    isComparablePrice: goal.needs === 'growth' && (fact.isReal || COMPARABLE.test(found?.id ?? '')),
    publisher: definition?.source ?? null,
    clause: statement.clause,
    section: source.section,
    line: statement.line,
    start: statement.start,
    end: statement.end,
    text: statement.text,
    sentence: fact.source.sentence ?? statement.text,
    base:
      base === null || baseline === null
        ? null
        : { value: base, sentence: baseline.source.sentence ?? baseline.source.text, line: baseline.source.line },
  }
}

/** Whose indicator and in what scope, where it is not simply the division's. */
function scopeOf({ found, name, subject }: Fact): string | null {
  const words = [...(subject === null ? [] : [subject]), ...(found?.scope ?? name.scope)]
  return words.length === 0 ? null : words.join('，')
}

function directionOf(goal: Goal, known: IndicatorDefinition['direction'] | undefined): 'up' | 'down' | 'band' {
  if (known !== undefined) return known
  return goal.operator === 'le' ? 'down' : 'up'
}

/** A range is a band where staying within is what is wanted: of an indicator that should rise its lower end counts. */
function bandOf(goal: Goal, direction: 'up' | 'down' | 'band'): Band | null {
  const { comparator, value, valueMax } = goal.fact.statement
  const isLevel = goal.type === 'level' || goal.type === 'annual-bound'
  if (comparator !== 'range' || valueMax === null || !isLevel || direction !== 'band') return null
  return { low: Math.min(value, valueMax), high: Math.max(value, valueMax) }
}

function measureOf(goal: Goal): Measure {
  if (goal.type === 'task') return 'fulfilment'
  if (goal.needs === 'flow') return 'flow'
  if (goal.needs !== 'growth') return 'level'
  return goal.type === 'cumulative-reduction' ? 'reduction' : 'growth'
}
