import type { Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { AlignmentDecision, Verdict } from './alignment.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    alignment_decision: AlignmentDecisionTable
  }
}

interface AlignmentDecisionTable {
  division: string
  upper_plan: string
  upper_version: number
  own_plan: string
  own_version: number
  upper_statement: string
  /** Counts the decisions on one statement, from 1, over all versions. */
  seq: number
  verdict: Verdict
  own_statement: string | null
  note: string
  reason: string
  at: Moment
  by_id: string
  by_name: string
}

/** Two plans of a division: what asks, and what takes up. */
export interface PlanPair {
  readonly division: string
  readonly upper: string
  readonly own: string
}

/** All decisions on a pair of plans, or on one statement of it, in the order in which they were made. */
export async function findAlignmentDecisions(
  db: Reading,
  { division, upper, own }: PlanPair,
  statement?: string,
): Promise<AlignmentDecision[]> {
  let query = db
    .selectFrom('alignment_decision')
    .selectAll()
    .where('division', '=', division)
    .where('own_plan', '=', own)
    .where('upper_plan', '=', upper)
  if (statement !== undefined) query = query.where('upper_statement', '=', statement)
  return (await query.orderBy('upper_statement').orderBy('seq').execute()).map((row) => ({
    statement: row.upper_statement,
    upperVersion: row.upper_version,
    ownVersion: row.own_version,
    seq: row.seq,
    verdict: row.verdict,
    own: row.own_statement,
    note: row.note,
    reason: row.reason,
    at: row.at.toISOString(),
    byName: row.by_name,
  }))
}

/** False when another decision with this number was there first. */
export async function insertAlignmentDecision(
  tx: Writing,
  { division, upper, own }: PlanPair,
  decision: Omit<AlignmentDecision, 'at'> & { readonly at: Date; readonly byId: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('alignment_decision')
    .values({
      division,
      upper_plan: upper,
      upper_version: decision.upperVersion,
      own_plan: own,
      own_version: decision.ownVersion,
      upper_statement: decision.statement,
      seq: decision.seq,
      verdict: decision.verdict,
      own_statement: decision.own,
      note: decision.note,
      reason: decision.reason,
      at: decision.at,
      by_id: decision.byId,
      by_name: decision.byName,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
