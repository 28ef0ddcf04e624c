import type { PlanModel } from '../../model/plan-model.ts'
import type { Aim } from './aim.ts'
import type { Fact, Shape } from './facts.ts'
import { yearsOf } from './facts.ts'
import type { Operator, TargetType } from './progress.ts'

/** A target read for tracking: how it counts, from when to when, and what figures would answer it. */
export interface Goal extends Aim {
  readonly fact: Fact
}

/** Words that ask for a value in every year rather than at the end. */
const HOLDS = /保持在|稳定在|保持|稳定|维持/

/** Reads a target of a plan. `planYears` are the years the plan covers. */
export function goalOf(fact: Fact, plan: PlanModel): Goal {
  const { statement } = fact
  const planYears = yearsOf(plan.plan.period)
  const stated = yearsOf(statement.period)
  const targetYear = stated?.[1] ?? planYears?.[1] ?? null
  const baseYear = baseYearOf(planYears, stated, targetYear, plan.plan.kind)
  const { type, reason } = typeOf(fact)
  return {
    fact,
    type,
    typeReason: reason,
    operator: operatorOf(fact, type),
    value: fact.shape === 'growth' ? fallOf(fact) : statement.value,
    band: null,
    unit: fact.unit,
    baseYear,
    targetYear,
    needs: needsOf(type, fact),
    isBinding: fact.found?.definition.nature === 'binding',
  }
}

/** A plan counts from the year before it begins; a report's goals from the year it looks back on. */
function baseYearOf(
  planYears: readonly [number, number] | null,
  stated: readonly [number, number] | null,
  targetYear: number | null,
  kind: PlanModel['plan']['kind'],
): number | null {
  const isSpan = stated !== null && stated[0] !== stated[1]
  if (kind === 'plan' && planYears !== null && targetYear !== null && planYears[0] <= targetYear) {
    return planYears[0] - 1
  }
  if (isSpan) return stated[0] - 1
  if (kind === 'plan' || targetYear === null) return null
  return planYears !== null && planYears[1] < targetYear ? planYears[1] : targetYear - 1
}

/** A reduction is negative even where only the indicator's own name says that it falls. */
function fallOf(fact: Fact): number {
  const isFall =
    fact.found?.definition.kind === 'cumulative-reduction' &&
    (fact.name.change === 'fall' || fact.statement.direction !== 'up')
  return isFall ? -Math.abs(fact.value) : fact.value
}

/** Tables write five-year totals in brackets. */
const TOTAL = /[〔[【［][>≥<≤＞＜]?\d[\d.]{0,8}%?[〕\]】］]/

function typeOf(fact: Fact): { type: TargetType; reason: string } {
  const { statement, found, shape } = fact
  const kind = found?.definition.kind
  const saysYearly = /年均|每年|年平均|年增/.test(statement.text)
  const yearly = saysYearly || (statement.per === 'year' && !TOTAL.test(statement.text.replace(/\s/g, '')))
  if (shape === 'growth') {
    if (kind === 'cumulative-reduction' && !yearly)
      return { type: 'cumulative-reduction', reason: '五年累计下降，按年度降幅累乘' }
    if (yearly) return { type: 'average-growth', reason: '年均增长，按几何平均' }
    if (statement.measure === 'change') return { type: 'cumulative-reduction', reason: '期内累计变化，按年度变化累乘' }
    if (kind === 'annual-bound') return { type: 'annual-bound', reason: '年度控制值，逐年判断' }
    if (fallOf(fact) < 0) return { type: 'cumulative-reduction', reason: '期内累计下降，按年度降幅累乘' }
    return { type: 'average-growth', reason: '规划中的增长率未写“年均”，按年均增长理解' }
  }
  if (shape === 'points') return { type: 'increment', reason: '比基期提高的数值' }
  if (shape === 'flow') {
    if (yearly) return { type: 'annual-bound', reason: '每年应达到的数量，逐年判断' }
    return { type: 'cumulative', reason: '规划期内累计完成的数量' }
  }
  if (kind === 'annual-bound') return { type: 'annual-bound', reason: '年度控制值，逐年判断' }
  if (HOLDS.test(statement.text) && !/提高|增加|下降|降低|达到/.test(statement.text) && statement.unit !== null)
    return { type: 'annual-bound', reason: '要求保持或控制在此数值，逐年判断' }
  return { type: 'level', reason: '期末应达到的水平' }
}

/** A bare number is a floor where more is better, and a ceiling where less is better. */
function operatorOf(fact: Fact, type: TargetType): Operator {
  const { comparator } = fact.statement
  // “降低18%以上”: as signed growth, the fall must lie at or below.
  if (type === 'cumulative-reduction' || type === 'average-growth') return fallOf(fact) < 0 ? 'le' : 'ge'
  if (
    /控制在|以内|不超过|不高于|低于(?!.{0,2}不)/.test(fact.statement.text) &&
    !/不低于|不少于/.test(fact.statement.text)
  )
    return 'le'
  if (/不低于|不少于|以上/.test(fact.statement.text)) return 'ge'
  if (comparator === 'ge' || comparator === 'le') return comparator
  if (type === 'cumulative' || type === 'increment') return 'ge'
  return fact.found?.definition.direction === 'down' ? 'le' : 'ge'
}

function needsOf(type: TargetType, fact: Fact): Shape {
  switch (type) {
    case 'average-growth':
    case 'cumulative-reduction':
      return 'growth'
    case 'cumulative':
      return 'flow'
    case 'increment':
      return fact.name.key.startsWith('新增') ? 'flow' : 'level'
    case 'annual-bound':
      return fact.shape === 'growth' ? 'growth' : fact.shape === 'flow' ? 'flow' : 'level'
    case 'level':
    case 'task':
      return 'level'
  }
}
