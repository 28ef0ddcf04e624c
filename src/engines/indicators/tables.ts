import type { Origin } from '../../model/origin.ts'
import type { Frequency } from '../../model/period.ts'
import type { Day, Decimal, Generated, Json, Moment } from '../../platform/database/tables.ts'
import type { Decomposition } from './annual-plan.ts'
import type { Covers, EvidenceGrade, Measure, ValueStatus } from './definition.ts'
import type { Operator, TargetType } from './progress.ts'
import type { Combines } from './shares.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    target_plan_version: TargetPlanVersionTable
    target: TargetTable
    target_text: TargetTextTable
    target_setting: TargetSettingTable
    target_base: TargetBaseTable
    annual_plan: AnnualPlanTable
    annual_value: AnnualValueTable
    share_version: ShareVersionTable
    share: ShareTable
    definition_change: DefinitionChangeTable
    definition_ruling: DefinitionRulingTable
    observation: ObservationTable
    indicator_change: IndicatorChangeTable
  }
}

/** Who wrote a row, and when. */
export interface By {
  by_id: string | null
  by_name: string
  at: Moment
}
/** An adopted version of a plan, with the days on which it holds. */
export interface TargetPlanVersionTable {
  division: string
  plan: string
  version: number
  title: string
  effective_from: Day
  effective_to: Day | null
  adopted_at: Moment
}
export interface TargetTable {
  division: string
  id: string
  plan: string
  /** Stable id of the statement that it was first read from, kept up to date with its newest name. */
  item: string
  /** Version of the plan that no longer holds it; null while it stands. */
  ended_in: number | null
  revision: Generated<number>
}
/** The target by one version of the plan's text. */
export interface TargetTextTable {
  division: string
  target: string
  version: number
  items: string[]
  indicator: string
  dimension: string | null
  name_zh: string
  name_en: string
  category: string | null
  unit: string | null
  type: TargetType
  direction: 'up' | 'down' | 'band'
  nature: 'binding' | 'expected'
  operator: Operator
  value: Decimal | null
  low: Decimal | null
  high: Decimal | null
  base_year: number
  target_year: number
  measure: Measure
  accumulates: boolean
  is_comparable_price: boolean
  publisher: string | null
  clause: string
  chapter: string
  section: string
  line: number
  start_at: number
  end_at: number
  text: string
  sentence: string
  document: string
  position: number
}
/** What people set where the text leaves it open; null leaves it as the text has it. */
export interface TargetSettingTable extends By {
  division: string
  target: string
  no: number
  nature: 'binding' | 'expected' | null
  type: TargetType | null
  direction: 'up' | 'down' | 'band' | null
  operator: Operator | null
  measure: Measure | null
  accumulates: boolean | null
  is_comparable_price: boolean | null
  combines: Combines | null
  frequency: Frequency | null
  decimals: number | null
  body: string | null
  reason: string
}
export interface TargetBaseTable extends By {
  division: string
  target: string
  no: number
  id: string
  name_zh: string
  name_en: string
  value: Decimal
  basis: string | null
  reason: string
}
export interface AnnualPlanTable extends By {
  division: string
  target: string
  no: number
  id: string
  method: Decomposition
  weights: Json<readonly number[]> | null
  rolled_after: number | null
  reason: string
  document_no: string | null
}
export interface AnnualValueTable {
  division: string
  target: string
  no: number
  year: number
  value: Decimal
  computed: Decimal | null
  override_reason: string | null
}
export interface ShareVersionTable extends By {
  division: string
  target: string
  no: number
  id: string
  year: number
  combines: Combines
  is_published: boolean
  reason: string
  document_no: string | null
}
export interface ShareTable {
  division: string
  target: string
  no: number
  body: string
  value: Decimal
  weight: Decimal | null
}
export interface DefinitionChangeTable extends By {
  division: string
  id: string
  indicator: string
  words: string
  /** Period from which values follow it. */
  since: string
  basis: string | null
}
export interface DefinitionRulingTable extends By {
  division: string
  definition: string
  no: number
  is_accepted: boolean
  reason: string
  document_no: string | null
}
export interface ObservationTable extends By {
  division: string
  id: string
  part: string | null
  indicator: string
  dimension: string | null
  period: string
  ends_on: Day
  measure: Measure
  covers: Covers
  value: Decimal | null
  unit: string | null
  status: ValueStatus
  evidence: EvidenceGrade
  documents: string[]
  definition: string | null
  base_version: string | null
  supersedes: string | null
  /** Body that states it. */
  body: string | null
  note: string | null
  reason: string | null
  /** The way to the sentence, the return or the records, as it was when it was recorded. */
  origin: Json<Origin>
  is_simulated: Generated<boolean>
}
/** Grows with every write to any of these tables, so that answers may be kept until it does. */
export interface IndicatorChangeTable {
  division: string
  revision: number
}
