import type { Diagnostic, PlanModel } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile, SourceDocument } from '../../model/reading.ts'
import type { Outline } from '../outline/from-source.ts'

/** All that the checks look at. `model.diagnostics` is empty here. */
export interface Checked {
  readonly document: SourceDocument
  readonly profile: DocumentProfile
  readonly outline: Outline
  readonly clauses: readonly Clause[]
  readonly model: PlanModel
}

/** What is wrong or doubtful in a text. */
export function diagnosticsFromModel(_checked: Checked): Diagnostic[] {
  return []
}
