import type { EvaluationResult } from '../../model/evaluation-result.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { attachFiles } from '../../platform/files/files-store.ts'
import { type CellChange, type ChangedRows, withCells } from './cells.ts'
import { columnsOf, unknownColumns } from './needs.ts'
import { fault, faulty, noSuchObjection, noSuchUnit, wrongState } from './refusals.ts'
import { type Basis, saveResult } from './result-store.ts'
import { EVERYTHING, maySee, type Reader, type StoredObjection, type StoredRound } from './round-reading.ts'
import { isOver, roundStateNames } from './round-state.ts'
import { findObjections, findUnitRows } from './round-store.ts'
import { announceRound, takeRound, writeData } from './round-write-store.ts'
import { by, findSchemeVersion, type Writer } from './scheme-store.ts'
import { lastDayAfter } from './stage-clock.ts'
import { findStageTime } from './stage-time-store.ts'
import type { Correction } from './tables.ts'
import type { UnitRow } from './unit-data.ts'

/** A body objects to the published result of its unit, until the last day of the notice. */
export async function raiseObjection(
  tx: Writing,
  writer: Writer,
  reader: Reader,
  id: string,
  given: {
    readonly code: string
    readonly columns: readonly string[]
    readonly text: string
    readonly files: readonly string[]
  },
): Promise<Outcome<{ readonly id: string }>> {
  const taken = await takeRound(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  const [row] = await findUnitRows(tx, writer.division, id, round.dataNo, reader, given.code)
  if (row === undefined || round.state === 'draft') return refused(noSuchUnit)
  const today = dayOf(writer.at)
  if (round.state !== 'notice' || isOver(round, today))
    return refused(
      wrongState(
        'no-notice',
        round.state === 'notice' ? `公示到 ${round.dueOn} 已期满，不再受理异议。` : '公示期内才能提出异议。',
        'Objections are taken while the notice stands.',
      ),
    )
  const open = (await findObjections(tx, writer.division, id, EVERYTHING)).find(
    ({ code, answer }) => code === given.code && answer === null,
  )
  if (open !== undefined)
    return refused(
      wrongState(
        'objection-open',
        '本单位已有一件异议在办，请等答复或先撤回。',
        'An objection of this unit is open: wait for its answer or withdraw it.',
      ),
    )
  const scheme = await findSchemeVersion(tx, writer.division, round.scheme, round.schemeNo)
  const faults = [
    ...(given.text.trim() === '' ? [fault('text', 'empty', '请写明异议和理由', 'Say what you object to and why')] : []),
    ...unknownColumns(scheme, given.columns),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const key = newId(writer.at.getTime())
  const stageTime = await findStageTime(tx, writer.division, today)
  await tx
    .insertInto('evaluation_objection')
    .values({
      division: writer.division,
      id: key,
      round: id,
      code: given.code,
      body: row.body,
      result_no: round.resultNo,
      columns: [...given.columns],
      text: given.text.trim(),
      answer_by: lastDayAfter(today, stageTime.days.answer, stageTime),
      ...by(writer),
    })
    .execute()
  const attached = await attachFiles(
    tx,
    writer.division,
    given.files,
    { kind: 'evaluation-objection', id: key },
    writer.actor,
    writer.at,
  )
  if (attached.kind === 'refused') return attached
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.object',
    subject: { kind: 'evaluation-round', id },
    body: row.body,
    detail: { objection: key, code: given.code, columns: given.columns, files: given.files.length },
  })
  return done({ id: key })
}

export interface AnswerGiven {
  readonly act: 'accepted' | 'rejected'
  readonly reason: string
  readonly corrections: readonly { readonly code: string; readonly column: string; readonly text: string }[]
}

/** An answer that is in order: what it corrects, and what its result is computed from. */
export interface ReadyAnswer {
  readonly objection: StoredObjection
  readonly given: AnswerGiven
  /** The version of the data that it was prepared on. */
  readonly dataNo: number
  /** The rows before it corrects them. */
  readonly before: readonly UnitRow[]
  readonly corrected: ChangedRows
  /** With the data as corrected. */
  readonly basis: Basis
  /** Whether anything changes, and a result is computed. */
  readonly isCorrecting: boolean
}

/** Judges an answer: every fault at once, before anything is computed or written. */
export async function prepareAnswer(
  db: Reading,
  writer: Writer,
  basis: Basis,
  objection: string,
  given: AnswerGiven,
): Promise<Outcome<ReadyAnswer>> {
  const { round, scheme, rows } = basis
  const found = (await findObjections(db, writer.division, round.id, EVERYTHING)).find((one) => one.id === objection)
  if (found === undefined) return refused(noSuchObjection)
  if (found.answer !== null) return refused(answered)
  if (round.state !== 'notice' && round.state !== 'objections')
    return refused(
      wrongState(
        'not-now',
        `“${roundStateNames[round.state].zh}”阶段不能答复异议。`,
        `Objections are not answered at “${roundStateNames[round.state].en}”.`,
      ),
    )
  const faults = faultsOfAnswer(given, basis)
  if (faults.length > 0) return refused(faulty(faults))
  const changes = given.corrections.map(
    ({ code, column, text }): CellChange => ({
      code,
      column,
      text: text.trim(),
      origin: {
        kind: 'entry',
        by: by(writer).by_name,
        at: writer.at.toISOString(),
        reason: given.reason.trim(),
        was: rows.find((row) => row.code === code)?.cells[column] ?? null,
        objection,
      },
    }),
  )
  const dataNo = round.dataNo + 1
  const corrected = withCells(rows, changes, dataNo)
  return done({
    objection: found,
    given,
    dataNo: round.dataNo,
    before: rows,
    corrected,
    basis: { round: { ...round, dataNo }, scheme, rows: corrected.rows },
    isCorrecting: given.act === 'accepted' && corrected.cells > 0,
  })
}

/**
 * Writes an answer to an objection in the round that was taken: an accepted one with a new version of the data and its
 * result; the result that was objected to stays.
 *
 * @param result null where nothing is corrected
 */
export async function writeAnswer(
  tx: Writing,
  writer: Writer,
  round: StoredRound,
  { objection, given, before, corrected, basis }: ReadyAnswer,
  result: EvaluationResult | null,
): Promise<Outcome<{ readonly revision: number }>> {
  const [still] = (await findObjections(tx, writer.division, round.id, EVERYTHING)).filter(
    ({ id, answer }) => id === objection.id && answer === null,
  )
  if (still === undefined) return refused(answered)
  let { dataNo, resultNo } = round
  if (result !== null) {
    dataNo = await writeData(tx, writer, round, basis.scheme, corrected, 'correction', null, given.reason)
    const after = { ...basis, round: { ...round, dataNo } }
    resultNo = await saveResult(tx, writer, after, result, 'objection', objection.id, given.reason)
  }
  const corrections: readonly Correction[] = given.corrections.map(({ code, column, text }) => ({
    code,
    column,
    was: before.find((row) => row.code === code)?.cells[column] ?? '',
    text: text.trim(),
  }))
  await tx
    .insertInto('evaluation_objection_step')
    .values({
      division: writer.division,
      objection: objection.id,
      seq: 1,
      act: given.act,
      reason: given.reason.trim(),
      corrections: JSON.stringify(corrections),
      data_no: dataNo,
      result_no: resultNo,
      ...by(writer),
    })
    .execute()
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: given.act === 'accepted' ? 'evaluations.accept-objection' : 'evaluations.reject-objection',
    subject: { kind: 'evaluation-round', id: round.id },
    body: objection.body,
    reason: given.reason.trim(),
    detail: {
      objection: objection.id,
      columns: corrections.map(({ column }) => column),
      data: dataNo,
      result: resultNo,
    },
  })
  return done({ revision: round.revision + 1 })
}

const answered = wrongState('answered', '这件异议已经答复。', 'This objection has its answer.')

function faultsOfAnswer({ act, reason, corrections }: AnswerGiven, { scheme, rows }: Basis) {
  const columns = new Set(columnsOf(scheme.content, scheme.needs).map(({ column }) => column))
  const codes = new Set(rows.map(({ code }) => code))
  return [
    ...(reason.trim() === '' ? [fault('reason', 'empty', '答复要写明理由', 'An answer needs its reason')] : []),
    ...(act === 'accepted' && corrections.length === 0
      ? [
          fault(
            'corrections',
            'empty',
            '采纳异议要写明更正哪一项、改成多少',
            'Accepting says which cells are corrected, and to what',
          ),
        ]
      : []),
    ...(act === 'rejected' && corrections.length > 0
      ? [fault('corrections', 'not-empty', '不采纳就不更正数据', 'A rejected objection corrects nothing')]
      : []),
    ...corrections.flatMap(({ code, column }, i) => [
      ...(codes.has(code)
        ? []
        : [fault(`corrections.${i}.code`, 'unknown-unit', `没有单位“${code}”`, `There is no unit “${code}”`)]),
      ...(columns.has(column)
        ? []
        : [fault(`corrections.${i}.column`, 'unknown-column', `没有“${column}”这一项`, `There is no “${column}”`)]),
    ]),
  ]
}

/** A body takes its objection back. */
export async function withdrawObjection(
  tx: Writing,
  writer: Writer,
  reader: Reader,
  id: string,
  objection: string,
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await takeRound(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  const found = (await findObjections(tx, writer.division, id, EVERYTHING)).find((one) => one.id === objection)
  if (found === undefined || !maySee(reader, found)) return refused(noSuchObjection)
  if (found.answer !== null)
    return refused(wrongState('answered', '这件异议已经答复。', 'This objection has its answer.'))
  await tx
    .insertInto('evaluation_objection_step')
    .values({
      division: writer.division,
      objection,
      seq: 1,
      act: 'withdrawn',
      reason: reason.trim(),
      corrections: '[]',
      data_no: round.dataNo,
      result_no: round.resultNo,
      ...by(writer),
    })
    .execute()
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.withdraw-objection',
    subject: { kind: 'evaluation-round', id },
    body: found.body,
    reason: reason.trim() || null,
    detail: { objection },
  })
  return done({ revision: round.revision + 1 })
}
