import type { EvaluationResult } from '../../model/evaluation-result.ts'
import type { Fault } from '../../model/outcome.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy, Scope } from '../../platform/access/policy.ts'
import type { Day } from '../../platform/database/tables.ts'
import type { RoundAct, RoundState } from './round-state.ts'
import type { ConfirmationTable, Correction, DataWay, DoubtedCell } from './tables.ts'

/** What a person may see of a division's rounds: all of them, or the units of some bodies. */
export interface Reader {
  readonly isAll: boolean
  readonly bodies: ReadonlySet<string>
}

export function readerOf(policy: Policy, actor: Actor, division: string, permission = 'evaluations.read'): Reader {
  const scope: Scope = policy.scopeOf(actor, permission)
  return {
    isAll: scope.isEverything || scope.divisions.includes(division),
    bodies: new Set(scope.bodies.filter((one) => one.division === division).map(({ body }) => body)),
  }
}
export const isNobody = ({ isAll, bodies }: Reader): boolean => !isAll && bodies.size === 0
export const maySee = ({ isAll, bodies }: Reader, body: string | null): boolean =>
  isAll || (body !== null && bodies.has(body))

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
