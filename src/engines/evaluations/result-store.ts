import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { EvaluationResult } from '../../model/evaluation-result.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Reading, Writing } from '../../platform/database/tables.ts'
import { computeRound, essenceOf, type Replayer, type Watching } from './compute.ts'
import { columnsOf } from './needs.ts'
import { faulty, noSuchRound, noSuchScheme } from './refusals.ts'
import { EVERYTHING, type StoredRound } from './round-reading.ts'
import type { RoundAct } from './round-state.ts'
import { findResults, findResultUnits, findRound, findUnitRows } from './round-store.ts'
import { dataHash, type StepGiven, takeRound, takeStep } from './round-write-store.ts'
import type { SchemeVersion } from './scheme-reading.ts'
import { by, findSchemeVersion, hashOf, type Writer } from './scheme-store.ts'
import type { ResultTable } from './tables.ts'
import { faultOf, tableOf, type UnitRow } from './unit-data.ts'

/** What a result is computed from, loaded before anything is locked: replays of a large round take their time. */
export interface Basis {
  readonly round: StoredRound
  readonly scheme: SchemeVersion
  readonly rows: readonly UnitRow[]
}

export async function findBasis(db: Reading, division: string, id: string): Promise<Outcome<Basis>> {
  const round = await findRound(db, division, id, EVERYTHING)
  if (round === null) return refused(noSuchRound)
  const [scheme, rows] = await Promise.all([
    findSchemeVersion(db, division, round.scheme, round.schemeNo),
    findUnitRows(db, division, id, round.dataNo, EVERYTHING),
  ])
  return scheme === null ? refused(noSuchScheme) : done({ round, scheme, rows })
}

/** Evaluates; faults of the data at their cells, by unit and column. */
export async function resultFrom(
  { content, needs }: SchemeVersion,
  rows: readonly UnitRow[],
  replay?: Replayer,
  watching?: Watching,
): Promise<Outcome<EvaluationResult>> {
  const place = (row: number, column: string) => `${rows[row]?.name ?? ''}：${column}`
  const read = tableOf(content, columnsOf(content, needs), rows, place)
  if (!read.ok) return refused(faulty(read.faults))
  const computed = await computeRound(content, read.table, replay, watching)
  return computed.ok
    ? done(computed.result)
    : refused(faulty(computed.faults.map((one: EvaluationFault) => faultOf(one, place))))
}

/** Appends a result; those before it stay as they were. */
export async function saveResult(
  tx: Writing,
  writer: Writer,
  { round, scheme, rows }: Basis,
  result: EvaluationResult,
  why: ResultTable['why'],
  objection: string | null,
  reason: string,
): Promise<number> {
  const no = round.resultNo + 1
  const { units, ...head } = result
  const bodies = new Map(rows.map(({ code, body }) => [code, body]))
  await tx
    .insertInto('evaluation_result')
    .values({
      division: writer.division,
      round: round.id,
      no,
      scheme: round.scheme,
      scheme_no: scheme.no,
      scheme_hash: scheme.hash,
      data_no: round.dataNo,
      data_hash: dataHash(scheme, rows),
      hash: hashOf(essenceOf(units)),
      head: JSON.stringify(head),
      why,
      objection,
      reason: reason.trim(),
      ...by(writer),
    })
    .execute()
  for (let from = 0; from < units.length; from += 1000)
    await tx
      .insertInto('evaluation_result_unit')
      .values(
        units.slice(from, from + 1000).map((unit, i) => ({
          division: writer.division,
          round: round.id,
          no,
          code: unit.unit,
          position: from + i,
          name: unit.name,
          body: bodies.get(unit.unit) ?? null,
          score: unit.score,
          rank: unit.rank,
          grade: unit.grade,
          content: JSON.stringify(unit),
        })),
      )
      .execute()
  await tx
    .updateTable('evaluation_round')
    .set({ result_no: no })
    .where('division', '=', writer.division)
    .where('id', '=', round.id)
    .execute()
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.compute',
    subject: { kind: 'evaluation-round', id: round.id },
    reason: reason.trim() || null,
    detail: { no, scheme: scheme.content.id, version: scheme.no, data: round.dataNo, why, objection },
  })
  return no
}

/** Takes a step that needs no figures. */
export const stepRound = (
  db: Database,
  writer: Writer,
  id: string,
  revision: number,
  act: RoundAct,
  given: StepGiven,
): Promise<Outcome<{ readonly revision: number }>> =>
  inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, revision)
    return taken.kind === 'refused' ? taken : takeStep(tx, writer, taken.value, act, given)
  })

/** Computes a kept result again from its scheme and data and tells whether it comes out the same. */
export async function verifyResult(
  db: Reading,
  division: string,
  id: string,
  no: number,
): Promise<Outcome<{ readonly isSame: boolean; readonly isDataSame: boolean; readonly units: number }>> {
  const kept = (await findResults(db, division, id)).find((one) => one.no === no)
  if (kept === undefined) return refused(noSuchRound)
  const [scheme, rows, units] = await Promise.all([
    findSchemeVersion(db, division, kept.scheme, kept.schemeNo),
    findUnitRows(db, division, id, kept.dataNo, EVERYTHING),
    findResultUnits(db, division, id, no),
  ])
  if (scheme === null) return refused(noSuchScheme)
  const again = await resultFrom(scheme, rows)
  if (again.kind === 'refused') return again
  return done({
    isSame: hashOf(essenceOf(again.value.units)) === kept.hash && hashOf(essenceOf(units)) === kept.hash,
    isDataSame: dataHash(scheme, rows) === kept.dataHash && scheme.hash === kept.schemeHash,
    units: units.length,
  })
}
