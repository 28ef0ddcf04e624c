import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Day, Generated, Json, Moment } from '../../platform/database/tables.ts'
import type { ColumnNeed } from './needs.ts'
import type { RoundAct, RoundState } from './round-state.ts'
import type { KeptSensitivity } from './sensitivity.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    evaluation_scheme: {
      division: string
      id: string
      key: string
      revision: Generated<number>
    }
    evaluation_scheme_version: SchemeVersionTable
    evaluation_scheme_decree: SchemeDecreeTable
    evaluation_round: RoundTable
    evaluation_step: StepTable
    evaluation_data: DataTable
    evaluation_unit_row: UnitRowTable
    evaluation_confirmation: ConfirmationTable
    evaluation_doubt_answer: DoubtAnswerTable
    evaluation_objection: ObjectionTable
    evaluation_evidence: EvidenceTable
    evaluation_objection_step: ObjectionStepTable
    evaluation_result: ResultTable
    evaluation_result_unit: ResultUnitTable
    evaluation_sensitivity: SensitivityTable
  }
}

interface By {
  by_id: string | null
  by_name: string
  at: Moment
}
export interface SchemeVersionTable extends By {
  division: string
  scheme: string
  no: number
  content: Json<Scheme>
  needs: Json<readonly ColumnNeed[]>
  /** SHA-256 of the content. */
  hash: string
  reason: string
}
export interface SchemeDecreeTable extends By {
  division: string
  scheme: string
  seq: number
  no: number
  from_day: Day
  document_no: string
}
export interface RoundTable extends By {
  division: string
  id: string
  title: string
  scheme: string
  scheme_no: number
  period: string
  /** The round that moves are counted from. */
  previous: string | null
  /** Id of the source whose records are its units; null when they were named. */
  source: string | null
  /** Whether the published list is for everybody, also without an account. */
  is_public: Generated<boolean>
  state: Generated<RoundState>
  due_on: Day | null
  revision: Generated<number>
  data_no: Generated<number>
  result_no: Generated<number>
}
export interface StepTable extends By {
  division: string
  round: string
  seq: number
  act: RoundAct | 'create'
  state: RoundState
  due_on: Day | null
  document_no: string | null
  data_no: number
  result_no: number
  reason: Generated<string>
  is_public: Generated<boolean>
}
/** How a version of the data came about. */
export type DataWay = 'units' | 'file' | 'records' | 'entry' | 'correction'
export interface DataTable extends By {
  division: string
  round: string
  no: number
  way: DataWay
  file: string | null
  /** Cells that it changed. */
  cells: number
  units: number
  /** SHA-256 of the whole table as of this version. */
  hash: string
  reason: Generated<string>
}
/** Where a cell comes from. */
export type CellOrigin =
  | { readonly kind: 'file'; readonly file: string; readonly cell: string; readonly by: string; readonly at: string }
  | {
      readonly kind: 'entry'
      readonly by: string
      readonly at: string
      readonly reason: string
      /** What stood before, and the objection that was accepted. */
      readonly was: string | null
      readonly objection: string | null
    }
  | {
      readonly kind: 'observation'
      readonly observation: string
      readonly indicator: string
      readonly status: string
      readonly by: string
      readonly at: string
    }
  | {
      readonly kind: 'records'
      readonly source: string
      readonly name: Bilingual
      readonly worked: Bilingual
      readonly records: readonly { readonly kind: string; readonly id: string }[]
      readonly at: string
    }
export interface UnitRowTable {
  division: string
  round: string
  code: string
  no: number
  position: number
  name: string
  body: string | null
  cells: Json<Readonly<Record<string, string>>>
  origins: Json<Readonly<Record<string, CellOrigin>>>
  is_left_out: Generated<boolean>
}
export interface ConfirmationTable extends By {
  division: string
  id: string
  round: string
  code: string
  /** The version of the unit's row that was looked at: a later one has to be confirmed anew. */
  row_no: number
  says: 'confirmed' | 'doubted'
  note: Generated<string>
  cells: Json<readonly DoubtedCell[]>
}
/** A cell that a unit doubts: what it should hold, where the unit says so, and why. */
export interface DoubtedCell {
  readonly column: string
  readonly text: string
  readonly note: string
}
/** Why a doubt is not followed. */
export interface DoubtAnswerTable extends By {
  division: string
  confirmation: string
  reason: string
}
export interface ObjectionTable extends By {
  division: string
  id: string
  round: string
  code: string
  body: string | null
  result_no: number
  columns: string[]
  text: string
  answer_by: Day
}
export interface EvidenceTable extends By {
  division: string
  id: string
  round: string
  code: string
  body: string | null
  columns: string[]
  title: string
  document_no: string | null
}
export interface Correction {
  readonly code: string
  readonly column: string
  readonly was: string
  readonly text: string
}
export interface ObjectionStepTable extends By {
  division: string
  objection: string
  seq: number
  act: 'accepted' | 'rejected' | 'withdrawn'
  reason: string
  corrections: Json<readonly Correction[]>
  data_no: number
  result_no: number
}
export interface ResultTable extends By {
  division: string
  round: string
  no: number
  scheme: string
  scheme_no: number
  scheme_hash: string
  data_no: number
  data_hash: string
  /** SHA-256 of code, score, rank and grade of every unit. */
  hash: string
  head: Json<Omit<EvaluationResult, 'units'>>
  why: 'trial' | 'objection' | 'review'
  objection: string | null
  reason: Generated<string>
}
export interface ResultUnitTable {
  division: string
  round: string
  no: number
  code: string
  position: number
  name: string
  body: string | null
  score: number | null
  rank: number | null
  grade: string | null
  content: Json<UnitResult>
}
export interface SensitivityTable extends By {
  division: string
  round: string
  result_no: number
  seq: number
  /** The job that made it; null where it was made at once. */
  job: string | null
  content: Json<KeptSensitivity>
}
