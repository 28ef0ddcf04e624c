import type { PlanModel } from '../../model/plan-model.ts'
import type { Observation, TrackedRelation } from '../../model/track-result.ts'
import { divisionOf } from './division.ts'
import { type Fact, yearsOf } from './facts.ts'
import { findIndicator, type IndicatorIndex } from './find-indicator.ts'
import type { Report } from './match.ts'

const FASTER = /([^,，。；;、]{2,24}?)(?:增长|增速)(?:高于|快于|超过)([^,，。；;、\d]{2,20}?)(?:增长|增速|增幅)/
const IN_STEP =
  /([^,，。；;、]{2,24}?)(?:增长|提高)(?:与|和|同)([^,，。；;、]{2,20}?)(?:增长|提高)?(?:保持)?(?:基本)?同步/

/** 经济增长 in such sentences is the growth of GDP; 居民收入 is disposable income per head. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  经济: '国内生产总值',
  居民收入: '居民人均可支配收入',
  城乡居民收入: '居民人均可支配收入',
  劳动生产率: '全员劳动生产率',
}

/** Targets that name two series instead of a number. Both must be in the catalogue; real growth is compared with real. */
export function relationsOf(plan: PlanModel, reports: readonly Report[], index: IndicatorIndex): TrackedRelation[] {
  if (plan.plan.kind !== 'plan') return []
  const { spellings } = divisionOf(plan)
  const relations: TrackedRelation[] = []
  const seen = new Set<string>()
  for (const clause of plan.clauses) {
    for (const relation of ['faster', 'in-step'] as const) {
      const match = (relation === 'faster' ? FASTER : IN_STEP).exec(clause.text)
      if (match === null) continue
      const [first, second] = [match[1], match[2]].map((written) => {
        const word = (written as string).replace(/^.*(?:推动|促进|坚持|实现|确保|保持)/, '') // both groups always match
        return findIndicator(PLAIN_WORDS[word] ?? word, index, spellings)
      })
      if (first == null || second == null || first.id === second.id) continue
      const key = `${first.id} ${relation} ${second.id}`
      if (seen.has(key)) continue
      seen.add(key)
      relations.push({
        source: {
          document: plan.source.name,
          line: clause.line,
          text: clause.text,
          sentence: clause.text,
          clause: clause.id,
          start: clause.start,
          end: clause.end,
        },
        first: { name: first.definition.name.zh, indicatorId: first.id },
        relation,
        second: { name: second.definition.name.zh, indicatorId: second.id },
        years: comparedYears(first.id, second.id, relation, reports, yearsOf(plan.plan.period)),
      })
    }
  }
  return relations
}

function comparedYears(
  first: string,
  second: string,
  relation: TrackedRelation['relation'],
  reports: readonly Report[],
  planYears: readonly [number, number] | null,
): TrackedRelation['years'] {
  return reports.flatMap((report) => {
    const a = growthIn(report, first, planYears)
    const b = growthIn(report, second, planYears)
    if (a === null || b === null || a.to !== b.to) return []
    const difference = Number((a.value - b.value).toFixed(4))
    return [
      {
        period: String(a.to),
        first: observation(a),
        second: observation(b),
        difference,
        holds: relation === 'faster' ? difference > 0 : null,
      },
    ]
  })
}

/** The year's growth: the real rate where the report gives one beside the nominal. */
function growthIn(report: Report, id: string, planYears: readonly [number, number] | null): Fact | null {
  const rates = report.facts.filter(
    (fact) =>
      fact.identity === id &&
      fact.shape === 'growth' &&
      fact.statement.role !== 'target' &&
      fact.subject === null &&
      fact.ownDivision &&
      !fact.isPartYear &&
      fact.from === fact.to &&
      fact.to !== null &&
      fact.to === report.year &&
      (planYears === null || (fact.to >= planYears[0] && fact.to <= planYears[1])),
  )
  return rates.find((fact) => fact.isReal) ?? rates[0] ?? null
}

function observation(fact: Fact): Observation {
  return {
    period: String(fact.to),
    value: fact.value,
    unit: fact.unit,
    measure: 'growth',
    comparator: fact.statement.comparator,
    status: fact.status,
    source: fact.source,
    reasons: [...(fact.found?.reasons ?? [])],
    note: fact.isReal ? '实际增速（扣除价格因素）' : null,
    alsoIn: [],
    confidence: fact.statement.confidence,
  }
}
