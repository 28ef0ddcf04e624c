import type { Commitment, NamedThing } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'

/** Sentences that promise something. */
export function commitmentsFromClauses(
  _clauses: readonly Clause[],
  _profile: DocumentProfile,
  _names: readonly NamedThing[],
): Commitment[] {
  return []
}
