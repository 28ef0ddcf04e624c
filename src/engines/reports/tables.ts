import type { Day, Generated, Moment } from '../../platform/database/tables.ts'
import type { AdjustmentFact, ReportKind } from './facts.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    report: ReportTable
    report_snapshot: ReportSnapshotTable
    report_edit: ReportEditTable
    report_frame: ReportFrameTable
    report_comment: ReportCommentTable
    report_comment_step: ReportCommentStepTable
    report_step: ReportStepTable
    report_version: ReportVersionTable
    report_assignment: ReportAssignmentTable
    report_assignment_ending: ReportAssignmentEndingTable
    assessment_draft: AssessmentDraftTable
    assessment: AssessmentTable
    report_adjustment: ReportAdjustmentTable
    report_survey: ReportSurveyTable
  }
}

interface By {
  by_id: string | null
  by_name: string
  at: Moment
}

/** 起草、征求意见、定稿、印发. */
export const REPORT_STATES = ['draft', 'consulting', 'final', 'issued'] as const
export type ReportState = (typeof REPORT_STATES)[number]

export interface ReportTable extends By {
  division: string
  id: string
  plan: string
  kind: ReportKind
  /** The last year that it speaks of. */
  year: number
  title: string
  state: ReportState
  /** The snapshot that its text is made from now. */
  snapshot: string | null
  revision: Generated<number>
}

/** Facts frozen once; `facts` is the JSON text that `hash` (SHA-256) was taken over. */
export interface ReportSnapshotTable extends By {
  division: string
  id: string
  report: string
  no: number
  as_of: Day
  known_at: Moment
  plan_version: number
  facts: string
  hash: string
}

export interface ReportEditTable extends By {
  division: string
  report: string
  seq: number
  key: string
  part: string
  kind: 'replace' | 'omit' | 'insert' | 'restore'
  /** JSON text of runs. */
  runs: string
  /** JSON text of what it replaced. */
  replaced: string
  behind: string[]
  snapshot: string
}

export interface ReportFrameTable extends By {
  division: string
  report: string
  no: number
  /** JSON text. */
  frame: string
}

export interface ReportCommentTable extends By {
  division: string
  id: string
  report: string
  /** The block it speaks of; null: the whole. */
  key: string | null
  answers: string | null
  text: string
  role: string
}

export interface ReportCommentStepTable extends By {
  division: string
  comment: string
  seq: number
  state: 'resolved' | 'reopened'
}

export interface ReportStepTable extends By {
  division: string
  report: string
  seq: number
  state: ReportState
  reason: string
  /** The version that was frozen with it. */
  version: number | null
}

/** The document as it was finalised or issued: JSON text and its SHA-256. */
export interface ReportVersionTable extends By {
  division: string
  report: string
  no: number
  snapshot: string
  document: string
  hash: string
}

export interface ReportAssignmentTable extends By {
  division: string
  id: string
  report: string
  snapshot: string
  person: string
  person_name: string
  body_name: string
  due_on: Day | null
}

export interface ReportAssignmentEndingTable extends By {
  division: string
  assignment: string
  reason: string
}

export interface AssessmentDraftTable {
  division: string
  assignment: string
  findings: string
  revision: number
  at: Moment
}

export interface AssessmentTable extends By {
  division: string
  id: string
  assignment: string
  no: number
  findings: string
  hash: string
}

export interface ReportAdjustmentTable extends By {
  division: string
  id: string
  report: string
  target: string
  no: number
  proposal: AdjustmentFact['proposal'] | 'withdrawn'
  proposed: string
  reason: string
  basis: string
}

export interface ReportSurveyTable extends By {
  division: string
  report: string
  id: string
  no: number
  survey: string
  is_withdrawn: Generated<boolean>
}
