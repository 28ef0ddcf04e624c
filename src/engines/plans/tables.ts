import type { Day, Generated, Json, Moment } from '../../platform/database/tables.ts'
import type { Fate } from './carry.ts'
import type { ActionName, Decision, StateName } from './decisions.ts'
import type { AdoptionReason, DocumentKind, Found, ItemGroup, ItemKind, PlanKind, Way } from './definition.ts'
import type { FileRefusal } from './documents/compiler.ts'
import type { ReportReading } from './proposals.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    plan: PlanTable
    plan_file: PlanFileTable
    plan_document: PlanDocumentTable
    plan_compilation: PlanCompilationTable
    review_item: ReviewItemTable
    review_carry: ReviewCarryTable
    review_decision: ReviewDecisionTable
    review_head: ReviewHeadTable
    review_state: ReviewStateTable
    review_hold: ReviewHoldTable
    plan_version: PlanVersionTable
    plan_element: PlanElementTable
    report_tracking: ReportTrackingTable
  }
}

export interface PlanTable {
  division: string
  id: string
  kind: PlanKind
  title: string
  /** First and last year; null until a text or a person says so. */
  year_from: number | null
  year_to: number | null
  horizon: number | null
  revision: Generated<number>
  created_at: Moment
}

export interface PlanFileTable {
  division: string
  sha256: string
  bytes: Buffer
}

export type DocumentState = 'waiting' | 'ready' | 'refused' | 'failed' | 'withdrawn'

export interface PlanDocumentTable {
  division: string
  id: string
  kind: DocumentKind
  /** The plan that it is a text of; null for reports and bulletins, and while it is not compiled. */
  plan: string | null
  name: string
  sha256: string
  size: number
  state: DocumentState
  title: string | null
  period: string | null
  format: string | null
  /** What the compiler takes it for: 'plan', 'report', 'bulletin', 'other'. */
  reads_as: string | null
  refusal: Json<FileRefusal | null>
  uploaded_at: Moment
  uploaded_by: string | null
  uploaded_by_name: string
}

export interface PlanCompilationTable {
  division: string
  id: string
  document: string
  compiler: string
  compiled_at: Moment
  /** The compilation whose decisions were carried over. */
  based_on: string | null
  text: string
  model: string
  model_sha256: string
  blocks: string
  pages: string
}

export interface ReviewItemTable {
  division: string
  compilation: string
  id: string
  kind: ItemKind
  item_group: ItemGroup
  position: number
  section: string | null
  chapter: string | null
  clause: string | null
  line: number
  start_at: number
  end_at: number
  confidence: number
  found: Json<Found['found']>
}

export interface ReviewCarryTable {
  division: string
  compilation: string
  position: number
  fate: Fate
  old_item: string | null
  item: string | null
  fields: string[]
  likeness: number
}

export interface ReviewDecisionTable {
  division: string
  compilation: string
  seq: number
  item: string
  action: ActionName
  /** Fields of an amendment, parts of a split, the item merged into; {} otherwise. */
  detail: Json<unknown>
  way: Decision['way']
  batch: string | null
  reason: string | null
  at: Moment
  by_id: string
  by_name: string
}

export interface ReviewHeadTable {
  division: string
  compilation: string
  seq: number
}

export interface ReviewStateTable {
  division: string
  compilation: string
  item: string
  state: StateName
  revision: number
  /** The decision that last changed it, an undo included. */
  changed_seq: number
  /** The decision that stands. */
  standing_seq: number | null
}

export interface ReviewHoldTable {
  division: string
  compilation: string
  item: string
  person: string
  person_name: string
  until: Moment
}

export interface PlanVersionTable {
  division: string
  plan: string
  number: number
  /** Names the version in the scope of an assessor's snapshots. */
  id: string
  reason: AdoptionReason
  approval_number: string
  approval_on: Day
  approval_body: string
  effective_from: Day
  effective_to: Day | null
  document: string
  compilation: string
  /** The last decision that it rests on. */
  decided_seq: number
  source_sha256: string
  compiler: string
  model_sha256: string
  decisions_sha256: string
  elements_sha256: string
  /** Over everything above: SPEC.md, AD7. */
  hash: string
  undecided: number
  adopted_at: Moment
  adopted_by: string | null
  adopted_by_name: string
}

export interface PlanElementTable {
  division: string
  plan: string
  version: number
  id: string
  position: number
  kind: Exclude<ItemKind, 'proposal'>
  was: string | null
  way: Way
  section: string | null
  value: Json<unknown>
  found: Json<unknown>
}

export interface ReportTrackingTable {
  division: string
  compilation: string
  plan: string
  version: number
  tracked_at: Moment
  reading: Json<Omit<ReportReading, 'items'>>
}
