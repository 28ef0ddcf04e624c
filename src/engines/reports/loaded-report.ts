import type { Reading, Row } from '../../platform/database/tables.ts'
import { findAssessmentFacts } from './assessments-store.ts'
import { type ComposedReport, composeReport } from './compose-report.ts'
import type { ReportFacts } from './facts.ts'
import type { Frame } from './frame.ts'
import {
  findAdjustments,
  findFacts,
  findFrame,
  findLatestEdits,
  findSurveys,
  rewritesOf,
  type StoredEdit,
} from './reports-store.ts'

/** A report with everything its text is made of. */
export interface LoadedReport {
  readonly report: Row<'report'>
  /** The frozen facts with what people added to the report itself: proposals, surveys, assessors' findings. */
  readonly facts: ReportFacts
  readonly isIntact: boolean
  readonly edits: readonly StoredEdit[]
  readonly frame: { readonly no: number; readonly frame: Frame }
  readonly composed: ComposedReport
}

/** Loads a report's text; null when its facts are not there. */
export async function loadReport(db: Reading, report: Row<'report'>): Promise<LoadedReport | null> {
  if (report.snapshot === null) return null
  const { division, id } = report
  const [found, edits, frame, adjustments, surveys, assessments] = await Promise.all([
    findFacts(db, division, report.snapshot),
    findLatestEdits(db, division, id),
    findFrame(db, division, id),
    findAdjustments(db, division, id),
    findSurveys(db, division, id),
    findAssessmentFacts(db, division, id),
  ])
  if (found === null) return null
  const facts: ReportFacts = {
    ...found.facts,
    adjustments: [...adjustments],
    surveys: [...surveys],
    assessments: [...assessments],
  }
  return {
    report,
    facts,
    isIntact: found.isIntact,
    edits,
    frame,
    composed: composeReport(facts, rewritesOf(edits), frame.frame),
  }
}
