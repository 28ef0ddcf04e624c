import type { OrderedSystem } from '../../model/plan-model.ts'
import type { Clause } from '../../model/reading.ts'
import type { SystemDeclaration } from '../../model/system.ts'

/** Mechanisms that the text orders, by the cues of the declarations. */
export function systemsFromClauses(
  _clauses: readonly Clause[],
  _declarations: readonly SystemDeclaration[],
): OrderedSystem[] {
  return []
}
