import type { EvaluationResult } from '../../model/evaluation-result.ts'
import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy, Scope } from '../../platform/access/policy.ts'
import type { Day, Reading } from '../../platform/database/tables.ts'
import type { ActedFor } from '../../platform/organisation/acted-for.ts'
import type { RoundAct, RoundState } from './round-state.ts'
import type { ConfirmationTable, Correction, DataWay, DoubtedCell } from './tables.ts'

/** What a person may see of a division's rounds: all of them, or the units of some bodies and of the firms they act for. */
export interface Reader {
  readonly isAll: boolean
  readonly bodies: ReadonlySet<string>
  /** Credit codes of firms that the person acts for by a register, whether or not the firm is a body. */
  readonly codes: ReadonlySet<string>
}
const NONE: ReadonlySet<string> = new Set()
export const EVERYTHING: Reader = { isAll: true, bodies: NONE, codes: NONE }

/** Who asks, and who knows for which firms they act. */
export interface Asking {
  readonly db: Reading
  readonly policy: Policy
  readonly actor: Actor
  readonly actedFor: ActedFor
}

/** What the person may see with a permission. Whoever holds it for a firm holds it for every firm that names their account. */
export async function readerOf(
  { db, policy, actor, actedFor }: Asking,
  division: string,
  permission = 'evaluations.read',
): Promise<Reader> {
  const scope: Scope = policy.scopeOf(actor, permission)
  const isAll = scope.isEverything || scope.divisions.includes(division)
  const actsForFirms =
    !isAll &&
    policy.rules[permission]?.roles.enterprise !== undefined &&
    actor.kind === 'person' &&
    actor.memberships.some((one) => one.role === 'enterprise' && one.division === division)
  return {
    isAll,
    bodies: new Set(scope.bodies.filter((one) => one.division === division).map(({ body }) => body)),
    codes: actsForFirms ? await actedFor(db, { division, person: actor.id }) : NONE,
  }
}
export const isNobody = ({ isAll, bodies, codes }: Reader): boolean => !isAll && bodies.size + codes.size === 0
/** Whether a unit is the reader's own: by the body that answers for it, or by its credit code. */
export const isOwnOf = ({ bodies, codes }: Reader, unit: { readonly body: string | null; readonly code: string }) =>
  (unit.body !== null && bodies.has(unit.body)) || codes.has(unit.code)
export const maySee = (reader: Reader, unit: { readonly body: string | null; readonly code: string }): boolean =>
  reader.isAll || isOwnOf(reader, unit)

export interface StoredRound {
  readonly division: string
  readonly id: string
  readonly title: string
  readonly scheme: string
  readonly schemeNo: number
  readonly period: string
  readonly previous: string | null
  readonly source: string | null
  readonly isPublic: boolean
  readonly state: RoundState
  readonly dueOn: Day | null
  readonly revision: number
  readonly dataNo: number
  readonly resultNo: number
  readonly by: string
  readonly at: string
}
export interface StoredStep {
  readonly act: RoundAct | 'create'
  readonly state: RoundState
  readonly dueOn: Day | null
  readonly documentNo: string | null
  readonly dataNo: number
  readonly resultNo: number
  readonly reason: string
  readonly isPublic: boolean
  readonly by: string
  readonly at: string
}
export interface StoredData {
  readonly no: number
  readonly way: DataWay
  readonly file: string | null
  readonly cells: number
  readonly units: number
  readonly hash: string
  readonly reason: string
  readonly by: string
  readonly at: string
}
export interface StoredConfirmation {
  readonly id: string
  readonly code: string
  readonly rowNo: number
  readonly says: ConfirmationTable['says']
  readonly note: string
  readonly cells: readonly DoubtedCell[]
  readonly by: string
  readonly at: string
  /** Why the office does not follow the doubt. */
  readonly answer: { readonly reason: string; readonly by: string; readonly at: string } | null
}
export interface StoredObjection {
  readonly id: string
  readonly round: string
  readonly code: string
  readonly body: string | null
  readonly resultNo: number
  readonly columns: readonly string[]
  readonly text: string
  readonly answerBy: Day
  readonly by: string
  readonly at: string
  readonly answer: {
    readonly act: 'accepted' | 'rejected' | 'withdrawn'
    readonly reason: string
    readonly corrections: readonly Correction[]
    readonly dataNo: number
    readonly resultNo: number
    readonly by: string
    readonly at: string
  } | null
}
export interface StoredResult {
  readonly no: number
  readonly scheme: string
  readonly schemeNo: number
  readonly schemeHash: string
  readonly dataNo: number
  readonly dataHash: string
  readonly hash: string
  readonly head: Omit<EvaluationResult, 'units'>
  readonly why: 'trial' | 'objection' | 'review'
  readonly objection: string | null
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** The last computation of a round that was asked for as a job, as long as nothing came of it yet. */
export interface Computation {
  readonly isUnderWay: boolean
  readonly why: StoredResult['why']
  /** Of an objection: which. */
  readonly objection: string | null
  readonly state: 'waiting' | 'running' | 'refused' | 'failed'
  /** 0 to 1. */
  readonly progress: number
  readonly by: string
  readonly at: string
  readonly refusal: Bilingual | null
  readonly faults: readonly Fault[]
}
