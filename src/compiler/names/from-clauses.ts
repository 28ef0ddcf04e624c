import type { NamedThing } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'

/** Projects, bodies, places, enterprises and spatial structures that the text names. */
export function namesFromClauses(_clauses: readonly Clause[], _profile: DocumentProfile): NamedThing[] {
  return []
}
