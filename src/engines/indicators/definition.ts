import type { Bilingual } from '../../model/system.ts'
import type { Band } from './aim.ts'
import type { AnnualPlan } from './annual-plan.ts'
import type { Operator, TargetType } from './progress.ts'

/** Value statuses, each more settled than the one before: 快报、初步核算、初步核实、最终核实、普查修订. */
export const VALUE_STATUSES = ['flash', 'preliminary', 'verified', 'final', 'census'] as const
export type ValueStatus = (typeof VALUE_STATUSES)[number]

export const valueStatusNames: Readonly<Record<ValueStatus, Bilingual>> = {
  flash: { zh: '快报', en: 'flash' },
  preliminary: { zh: '初步核算', en: 'preliminary' },
  verified: { zh: '初步核实', en: 'verified' },
  final: { zh: '最终核实', en: 'final' },
  census: { zh: '普查修订', en: 'revised by census' },
}

/** What vouches for a value, strongest first: a bulletin, an official letter, records kept here, the body's own statement. */
export const EVIDENCE_GRADES = ['bulletin', 'official-letter', 'records', 'own-statement'] as const
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number]

export const evidenceGradeNames: Readonly<Record<EvidenceGrade, Bilingual>> = {
  bulletin: { zh: '统计公报', en: 'bulletin' },
  'official-letter': { zh: '正式函件', en: 'official letter' },
  records: { zh: '台账记录', en: 'records' },
  'own-statement': { zh: '单位自述', en: 'own statement' },
}

/**
 * What a value measures: 水平值, 增速, 降幅, 当期数量, and whether a task set from above was fulfilled (1 or 0). Never
 * exchanged for each other.
 */
export const MEASURES = ['level', 'growth', 'reduction', 'flow', 'fulfilment'] as const
export type Measure = (typeof MEASURES)[number]

export const measureNames: Readonly<Record<Measure, Bilingual>> = {
  level: { zh: '水平值', en: 'level' },
  growth: { zh: '增速', en: 'growth rate' },
  reduction: { zh: '降幅', en: 'reduction' },
  flow: { zh: '当期数量', en: 'flow' },
  fulfilment: { zh: '完成情况', en: 'fulfilment' },
}

/** What part of the year a part-year value speaks of: 年初累计, 当期, or 时点 at its end. */
export const COVERS = ['year-to-date', 'period', 'moment'] as const
export type Covers = (typeof COVERS)[number]

/** A value of an indicator as it was recorded. Nothing in it is ever changed; a correction is another one. */
export interface StoredObservation {
  readonly id: string
  readonly division: string
  /** The body or subdivision that it speaks for; null: the whole division. */
  readonly part: string | null
  readonly indicator: string
  /** A breakdown or scope (口径): '含园区', '第一产业'; null: the indicator itself. */
  readonly dimension: string | null
  /** '2023', '2023-H1', '2023-Q2', '2023-06'. */
  readonly period: string
  readonly measure: Measure
  readonly covers: Covers
  /** In `unit`; percent for rates, a fall positive as 'reduction'. null: the value before it was withdrawn. */
  readonly value: number | null
  readonly unit: string | null
  readonly status: ValueStatus
  readonly evidence: EvidenceGrade
  /** Ids of attached documents: a task counts as fulfilled only with one. */
  readonly documents: readonly string[]
  /** The definition (口径) it follows, where it is not the target's own. */
  readonly definition: string | null
  /** The revision of the base that it follows; null: the original one. */
  readonly baseVersion: string | null
  /** The version that this one corrects. */
  readonly supersedes: string | null
  /** Moment it became known here, ISO 8601. */
  readonly recordedAt: string
  readonly reason: string | null
  readonly isSimulated: boolean
}

/** A value that the target is measured from. The first is the original; later ones are revisions (经济普查, 人口普查). */
export interface BaseValue {
  readonly id: string
  readonly name: Bilingual
  readonly value: number
  /** Document and words that changed it. */
  readonly basis: string | null
  readonly recordedAt: string
}

/** A changed definition, and what people decided about values that follow it. */
export interface DefinitionChange {
  readonly id: string
  /** '扣除原料用能后'. */
  readonly words: string
  readonly recordedAt: string
  readonly ruling: { readonly isAccepted: boolean; readonly reason: string; readonly ruledAt: string } | null
}

/** A target of an adopted plan, with what people added to it. */
export interface Target {
  readonly id: string
  readonly indicator: string
  /** The scope that the plan names, '不含园区'; null: none. */
  readonly dimension: string | null
  readonly name: Bilingual
  readonly unit: string | null
  readonly type: TargetType
  readonly direction: 'up' | 'down' | 'band'
  readonly nature: 'binding' | 'expected'
  readonly operator: Operator
  /** As the plan says it: percent for rates, a fall positive. null for a task without a number. */
  readonly value: number | null
  readonly band: Band | null
  readonly baseYear: number
  readonly targetYear: number
  /** What a value must measure to count. */
  readonly measure: Measure
  /** Whether a part-year value is only a part of the year's: 产值 is, 城镇化率 is not. */
  readonly accumulates: boolean
  /** At comparable prices: growth cannot be taken from levels. */
  readonly isComparablePrice: boolean
  readonly bases: readonly BaseValue[]
  readonly plans: readonly AnnualPlan[]
  readonly definitions: readonly DefinitionChange[]
}
