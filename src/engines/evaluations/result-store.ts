import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { EvaluationResult } from '../../model/evaluation-result.ts'
import { done, type Outcome, refused } from '../../model/outcome.ts'
import { record } from '../../platform/audit/record.ts'
import { addWorkdays, dayOf, stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Database, Reading, Writing } from '../../platform/database/tables.ts'
import { attachFiles } from '../../platform/files/files-store.ts'
import { settingAt } from '../../platform/settings/store.ts'
import { type CellChange, withCells } from './cells.ts'
import { computeRound, essenceOf } from './compute.ts'
import { columnsOf } from './needs.ts'
import { fault, faulty, noSuchObjection, noSuchRound, noSuchScheme, noSuchUnit, wrongState } from './refusals.ts'
import { maySee, type Reader, type StoredRound } from './round-reading.ts'
import { type RoundAct, refusalOfAct, roundStateNames } from './round-state.ts'
import { findObjections, findResults, findResultUnits, findRound, findUnitRows } from './round-store.ts'
import { announceRound, dataHash, EVERYTHING, factsOf, takeRound, takeStep, writeData } from './round-write-store.ts'
import type { SchemeVersion } from './scheme-reading.ts'
import { by, findSchemeVersion, hashOf, type Writer } from './scheme-store.ts'
import { EVALUATION_DAYS } from './settings.ts'
import type { Correction, ResultTable } from './tables.ts'
import { faultOf, tableOf, type UnitRow } from './unit-data.ts'

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

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
): Promise<Outcome<EvaluationResult>> {
  const place = (row: number, column: string) => `${rows[row]?.name ?? ''}：${column}`
  const read = tableOf(content, columnsOf(content, needs), rows, place)
  if (!read.ok) return refused(faulty(read.faults))
  const computed = await computeRound(content, read.table, breathe)
  return computed.ok
    ? done(computed.result)
    : refused(faulty(computed.faults.map((one: EvaluationFault) => faultOf(one, place))))
}

/** Appends a result; those before it stay as they were. */
async function saveResult(
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

/** Freezes the data and computes the first result of the trial. */
export async function tryRound(
  db: Database,
  writer: Writer,
  id: string,
  revision: number,
  given: { readonly reason: string; readonly documentNo: string | null },
): Promise<Outcome<{ readonly revision: number }>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  // Whoever may not take the step yet need not wait for the figures.
  const early = refusalOfAct('try', await factsOf(db, basis.value.round, dayOf(writer.at), given))
  if (early !== null) return refused(early)
  const result = await resultFrom(basis.value.scheme, basis.value.rows)
  if (result.kind === 'refused') return result
  return inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, revision)
    if (taken.kind === 'refused') return taken
    if (taken.value.dataNo !== basis.value.round.dataNo) return refused(changedMeanwhile)
    const no = await saveResult(tx, writer, basis.value, result.value, 'trial', null, given.reason)
    return takeStep(tx, writer, taken.value, 'try', given, no)
  })
}

/** Computes again during a review, from the data as corrected. */
export async function recomputeRound(
  db: Database,
  writer: Writer,
  id: string,
  revision: number,
  reason: string,
): Promise<Outcome<{ readonly revision: number }>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  if (basis.value.round.state !== 'review')
    return refused(
      wrongState('not-in-review', '只有复评阶段可以重新计算。', 'Only a review computes the result again.'),
    )
  if (reason.trim() === '')
    return refused(faulty([fault('reason', 'empty', '请写明为什么重新计算', 'Say why it is computed again')]))
  const result = await resultFrom(basis.value.scheme, basis.value.rows)
  if (result.kind === 'refused') return result
  return inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, revision)
    if (taken.kind === 'refused') return taken
    if (taken.value.dataNo !== basis.value.round.dataNo) return refused(changedMeanwhile)
    await saveResult(tx, writer, basis.value, result.value, 'review', null, reason)
    await announceRound(tx, taken.value)
    return done({ revision: taken.value.revision + 1 })
  })
}

/** Takes a step that needs no figures. */
export const stepRound = (
  db: Database,
  writer: Writer,
  id: string,
  revision: number,
  act: RoundAct,
  given: { readonly reason: string; readonly documentNo: string | null },
): Promise<Outcome<{ readonly revision: number }>> =>
  inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, revision)
    return taken.kind === 'refused' ? taken : takeStep(tx, writer, taken.value, act, given)
  })

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
  if (round.state !== 'notice' || (round.dueOn !== null && today > round.dueOn))
    return refused(
      wrongState(
        'no-notice',
        round.dueOn === null ? '公示期内才能提出异议。' : `公示到 ${round.dueOn} 已期满，不再受理异议。`,
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
  const known = new Set(scheme === null ? [] : columnsOf(scheme.content, scheme.needs).map(({ column }) => column))
  const faults = [
    ...(given.text.trim() === '' ? [fault('text', 'empty', '请写明异议和理由', 'Say what you object to and why')] : []),
    ...given.columns.flatMap((column, i) =>
      known.has(column)
        ? []
        : [fault(`columns.${i}`, 'unknown-column', `没有“${column}”这一项`, `There is no “${column}”`)],
    ),
  ]
  if (faults.length > 0) return refused(faulty(faults))
  const key = newId(writer.at.getTime())
  const days = await settingAt(tx, writer.division, EVALUATION_DAYS, today)
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
      answer_by: addWorkdays(today, days.answer, stateCouncilCalendar),
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

/**
 * Answers an objection with its reason. An accepted one corrects cells and computes anew: a new version of the data and a
 * new result, all or nothing; the result that was objected to stays.
 */
export async function answerObjection(
  db: Database,
  writer: Writer,
  id: string,
  objection: string,
  given: AnswerGiven,
): Promise<Outcome<{ readonly revision: number }>> {
  const basis = await findBasis(db, writer.division, id)
  if (basis.kind === 'refused') return basis
  const { round, scheme, rows } = basis.value
  const found = (await findObjections(db, writer.division, id, EVERYTHING)).find((one) => one.id === objection)
  if (found === undefined) return refused(noSuchObjection)
  if (found.answer !== null)
    return refused(wrongState('answered', '这件异议已经答复。', 'This objection has its answer.'))
  if (round.state !== 'notice' && round.state !== 'objections')
    return refused(
      wrongState(
        'not-now',
        `“${roundStateNames[round.state].zh}”阶段不能答复异议。`,
        `Objections are not answered at “${roundStateNames[round.state].en}”.`,
      ),
    )
  const faults = faultsOfAnswer(given, basis.value)
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
  const corrected = withCells(rows, changes, round.dataNo + 1)
  const isCorrected = given.act === 'accepted' && corrected.cells > 0
  const result = isCorrected ? await resultFrom(scheme, corrected.rows) : null
  if (result?.kind === 'refused') return result
  return inRefusableTransaction(db, async (tx) => {
    const taken = await takeRound(tx, writer, id, round.revision)
    if (taken.kind === 'refused') return taken
    let { dataNo, resultNo } = round
    if (result !== null) {
      dataNo = await writeData(tx, writer, round, scheme, corrected, 'correction', null, given.reason)
      const after = { round: { ...round, dataNo }, scheme, rows: corrected.rows }
      resultNo = await saveResult(tx, writer, after, result.value, 'objection', objection, given.reason)
    }
    const corrections: readonly Correction[] = given.corrections.map(({ code, column, text }) => ({
      code,
      column,
      was: rows.find((row) => row.code === code)?.cells[column] ?? '',
      text: text.trim(),
    }))
    await tx
      .insertInto('evaluation_objection_step')
      .values({
        division: writer.division,
        objection,
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
      subject: { kind: 'evaluation-round', id },
      body: found.body,
      reason: given.reason.trim(),
      detail: { objection, columns: corrections.map(({ column }) => column), data: dataNo, result: resultNo },
    })
    return done({ revision: round.revision + 1 })
  })
}

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
  if (found === undefined || !maySee(reader, found.body)) return refused(noSuchObjection)
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

const changedMeanwhile = {
  reason: 'stale',
  code: 'round-changed',
  message: {
    zh: '计算期间数据有改动，请刷新后再算。',
    en: 'The data changed while it was computed: look again and compute anew.',
  },
} as const
