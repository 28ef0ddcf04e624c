import type { Statement } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'

/** Every quantified claim of a document. */
export function statementsFromClauses(_clauses: readonly Clause[], _profile: DocumentProfile): Statement[] {
  return []
}
