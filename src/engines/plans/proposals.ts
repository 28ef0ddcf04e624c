import type { PlanModel, Statement } from '../../model/plan-model.ts'
import type { Citation, Observation, TrackedTarget, TrackResult } from '../../model/track-result.ts'
import type { AdoptedElements, Proposal } from './definition.ts'
import { digestOf, wordsOf } from './identity.ts'
import { chaptersOf, type ReviewItem } from './items.ts'

/** The adopted version of a plan that a report is read against. */
export interface Against {
  readonly plan: string
  readonly version: number
}

/** The model of a plan as it was adopted: statements as people decided, each under its stable id. */
export function adoptedModel(model: PlanModel, { statements }: Pick<AdoptedElements, 'statements'>): PlanModel {
  return { ...model, statements: statements.map(({ id, value }) => ({ ...value, id })) }
}

/** A report's own word that a target was reached or missed. */
export interface ClaimLine {
  readonly target: string
  readonly indicator: string
  readonly says: 'reached' | 'not-reached'
  readonly period: string | null
  readonly line: number
  readonly start: number
  readonly end: number
  readonly sentence: string
}

/** What a report holds for an adopted plan. */
export interface ReportReading {
  readonly items: readonly ReviewItem[]
  /** Targets of which the report says nothing that counts. */
  readonly unanswered: readonly {
    readonly target: string
    readonly indicator: string
    readonly period: string | null
  }[]
  /** Results that answer no target. */
  readonly unmatched: readonly { readonly line: number; readonly text: string; readonly indicator: string }[]
  readonly claims: readonly ClaimLine[]
}

/**
 * Values of a compiled report as proposals for a plan's targets, by what `track` matched: each with its sentence and the
 * reasons, and near-misses with what differs. SPEC.md, EV.
 */
export function proposalsFrom(result: TrackResult, report: PlanModel, against: Against): ReportReading {
  const document = report.source.name
  const clauses = new Map(report.clauses.map((clause) => [clause.id, clause]))
  const chapters = chaptersOf(report.outline)
  const statements = new Map(report.statements.map((statement) => [`${statement.start}-${statement.end}`, statement]))
  const items = new Map<string, ReviewItem>()

  const add = (target: TrackedTarget, source: Citation, said: Said) => {
    if (source.document !== document) return
    const clause = source.clause === null ? undefined : clauses.get(source.clause)
    const words = wordsOf(clause?.text ?? source.sentence ?? source.text)
    const statement = statements.get(`${source.start}-${source.end}`) ?? null
    const identity = `${target.indicatorId ?? wordsOf(target.indicator)}|${target.subject ?? ''}`
    // Not by the target's own id: another version of the plan may say it in another sentence.
    const id = `proposal:${digestOf(`${words}|${wordsOf(statement?.valueText ?? source.text)}|${said.period}|${identity}`)}`
    const known = items.get(id)
    if (known !== undefined && (known.group === 'proposal' || said.isNearMiss)) return
    const found: Proposal = {
      plan: against.plan,
      planVersion: against.version,
      target: target.id,
      indicator: target.indicator,
      indicatorId: target.indicatorId,
      ...said,
      measure: said.measure ?? measureOf(statement),
      comparator: said.comparator ?? statement?.comparator ?? 'eq',
      status: statusOf(report, said.settled),
      text: source.text,
      sentence: source.sentence ?? clause?.text ?? source.text,
    }
    items.set(id, {
      id,
      kind: 'proposal',
      group: said.isNearMiss ? 'near-miss' : 'proposal',
      position: 0,
      section: clause?.section ?? null,
      chapter: clause?.section == null ? null : (chapters.get(clause.section) ?? null),
      clause: source.clause,
      line: source.line,
      start: source.start,
      end: source.end,
      confidence: said.confidence,
      words,
      found,
    })
  }

  for (const target of result.targets) {
    const counted = [...target.observations, ...(target.baseline === null ? [] : [target.baseline])]
    for (const observation of counted) {
      if (observation.status === 'derived') continue
      add(target, observation.source, saidBy(observation))
    }
    for (const observation of target.otherObservations)
      if (observation.status !== 'derived')
        add(target, observation.source, {
          ...saidBy(observation),
          isNearMiss: true,
          reasons: [observation.note ?? '同一指标的另一种数值，进度不取它'],
          reasonsEn: [observation.noteEn ?? 'Another figure of the same indicator, which the progress does not count'],
        })
    for (const miss of target.nearMisses)
      add(target, miss.source, {
        period: miss.period ?? '',
        value: miss.value,
        unit: miss.unit,
        measure: null,
        comparator: null,
        settled: 'reported',
        isNearMiss: true,
        reasons: [miss.reason],
        reasonsEn: [miss.reasonEn ?? miss.reason],
        note: null,
        confidence: 0.4,
      })
  }
  const answered = new Set(
    [...items.values()].flatMap(({ group, kind, found }) =>
      kind === 'proposal' && group === 'proposal' ? [found.target] : [],
    ),
  )
  return {
    items: [...items.values()]
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
      .map((item, position) => ({ ...item, position })),
    unanswered: result.targets
      .filter(({ id }) => !answered.has(id))
      .map(({ id, indicator, period }) => ({ target: id, indicator, period })),
    unmatched: result.unmatched.results
      .filter((one) => one.document === document)
      .map(({ line, text, indicator }) => ({ line, text, indicator })),
    claims: result.targets.flatMap((target) =>
      target.claims
        .filter(({ source }) => source.document === document)
        .map(({ says, period, source }) => ({
          target: target.id,
          indicator: target.indicator,
          says,
          period,
          line: source.line,
          start: source.start,
          end: source.end,
          sentence: source.sentence ?? source.text,
        })),
    ),
  }
}

type Said = Pick<
  Proposal,
  'period' | 'value' | 'unit' | 'isNearMiss' | 'reasons' | 'reasonsEn' | 'note' | 'confidence'
> & {
  readonly measure: Proposal['measure'] | null
  readonly comparator: Proposal['comparator'] | null
  readonly settled: Observation['status']
}

const saidBy = (observation: Observation): Said => ({
  period: observation.period,
  value: observation.value,
  unit: observation.unit,
  measure: observation.measure === 'points' ? null : observation.measure,
  comparator: observation.comparator,
  settled: observation.status,
  isNearMiss: false,
  reasons: observation.reasons,
  reasonsEn: observation.reasonsEn ?? observation.reasons,
  note: observation.note,
  confidence: observation.confidence,
})

const MEASURES: Readonly<Record<Statement['measure'], Proposal['measure']>> = {
  level: 'level',
  cumulative: 'flow',
  increment: 'flow',
  growth_rate: 'growth',
  change: 'level',
}
const measureOf = (statement: Statement | null): Proposal['measure'] =>
  statement === null ? 'level' : MEASURES[statement.measure]

/** A work report speaks in January of figures that are not settled yet; a bulletin gives the preliminary account. */
function statusOf(report: PlanModel, settled: Observation['status']): Proposal['status'] {
  if (settled === 'revised') return 'verified'
  if (settled === 'preliminary') return 'preliminary'
  return report.plan.kind === 'bulletin' && settled !== 'estimate' ? 'preliminary' : 'flash'
}
