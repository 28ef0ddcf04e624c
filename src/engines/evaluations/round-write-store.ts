import { sql } from 'kysely'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { findPeriod } from '../../model/period.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { announce } from '../../platform/live/live.ts'
import type { ActedFor } from '../../platform/organisation/acted-for.ts'
import { type ChangedRows, type NewUnit, withUnits } from './cells.ts'
import { columnsOf, unknownColumns } from './needs.ts'
import { fault, faulty, noSuchRound, noSuchScheme, noSuchUnit, stale, wrongState } from './refusals.ts'
import { EVERYTHING, type Reader, type StoredRound, type StoredStep } from './round-reading.ts'
import {
  EDITABLE,
  isOver,
  type RoundAct,
  type RoundFacts,
  refusalOfAct,
  roundStateNames,
  transitions,
} from './round-state.ts'
import {
  bodiesOfRound,
  findConfirmations,
  findObjections,
  findResults,
  findRound,
  findSteps,
  findUnitRows,
} from './round-store.ts'
import { inForceOn, type SchemeVersion } from './scheme-reading.ts'
import { by, findSchemes, findSchemeVersion, hashOf, type Writer } from './scheme-store.ts'
import { daysOfStage, lastDayAfter, lastDayOfStage } from './stage-clock.ts'
import { findStageTime } from './stage-time-store.ts'
import type { DataWay, DoubtedCell } from './tables.ts'
import { csvOf, type UnitRow } from './unit-data.ts'

/** Locks a round for writing and takes its next revision; refuses when it is gone or changed since `revision`. */
export async function takeRound(
  tx: Writing,
  writer: Writer,
  id: string,
  revision: number | null,
): Promise<Outcome<StoredRound>> {
  await sql`select 1 from evaluation_round where division = ${writer.division} and id = ${id} for update`.execute(tx)
  const round = await findRound(tx, writer.division, id, EVERYTHING)
  if (round === null) return refused(noSuchRound)
  if (revision !== null && revision !== round.revision) {
    const [last] = (await findSteps(tx, writer.division, id)).slice(-1)
    return refused(stale('round', last?.by ?? '', { revision: round.revision, state: round.state }))
  }
  await tx
    .updateTable('evaluation_round')
    .set({ revision: round.revision + 1 })
    .where('division', '=', writer.division)
    .where('id', '=', id)
    .execute()
  return done(round)
}

/** Tells whoever looks at the round: the division, and every body that answers for a unit. */
export async function announceRound(tx: Writing, round: StoredRound): Promise<void> {
  const { division, id } = round
  await announce(tx, 'evaluations', { division, subject: id })
  if (round.state === 'draft') return
  for (const body of await bodiesOfRound(tx, division, id))
    await announce(tx, 'evaluations', { division, body, subject: id })
}

export interface RoundInput {
  readonly title: string
  readonly scheme: string
  readonly schemeNo: number
  readonly period: string
  readonly previous: string | null
  readonly source: string | null
}

/** Begins a round by a version of a scheme, with its first list of units. */
export async function createRound(
  tx: Writing,
  writer: Writer,
  input: RoundInput,
  units: readonly NewUnit[],
): Promise<Outcome<{ readonly id: string }>> {
  const version = await findSchemeVersion(tx, writer.division, input.scheme, input.schemeNo)
  if (version === null) return refused(noSuchScheme)
  const faults: Fault[] = [
    ...(input.title.trim() === '' ? [fault('title', 'empty', '请写名称', 'Give it a title')] : []),
    ...(findPeriod(input.period) === null
      ? [
          fault(
            'period',
            'no-period',
            '期别写作 2024、2024-H1、2024-Q2 或 2024-06',
            'Write 2024, 2024-H1, 2024-Q2 or 2024-06',
          ),
        ]
      : []),
    ...faultsOfUnits(units),
  ]
  if (input.previous !== null && (await findRound(tx, writer.division, input.previous, EVERYTHING)) === null)
    faults.push(fault('previous', 'no-round', '没有这个上一轮', 'There is no such earlier round'))
  if (faults.length > 0) return refused(faulty(faults))
  const id = newId(writer.at.getTime())
  await tx
    .insertInto('evaluation_round')
    .values({
      division: writer.division,
      id,
      title: input.title.trim(),
      scheme: input.scheme,
      scheme_no: input.schemeNo,
      period: input.period,
      previous: input.previous,
      source: input.source,
      due_on: null,
      ...by(writer),
    })
    .execute()
  await writeStep(tx, writer, id, 1, 'create', {
    state: 'draft',
    dueOn: null,
    documentNo: null,
    dataNo: 0,
    resultNo: 0,
    reason: '',
  })
  const round = await findRound(tx, writer.division, id, EVERYTHING)
  if (round !== null && units.length > 0)
    await writeData(tx, writer, round, version, withUnits([], units, 1), 'units', null, '')
  await announce(tx, 'evaluations', { division: writer.division, subject: id })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.create-round',
    subject: { kind: 'evaluation-round', id },
    detail: { scheme: version.content.id, no: input.schemeNo, period: input.period, units: units.length },
  })
  return done({ id })
}

export function faultsOfUnits(units: readonly NewUnit[], at = 'units'): Fault[] {
  const seen = new Set<string>()
  return units.flatMap(({ code, name }, i) => {
    const faults: Fault[] = []
    if (code.trim() === '') faults.push(fault(`${at}.${i}.code`, 'empty', '缺少单位代码', 'The unit has no code'))
    else if (seen.has(code))
      faults.push(fault(`${at}.${i}.code`, 'unit-twice', `单位“${code}”重复`, `Unit “${code}” stands twice`))
    if (name.trim() === '') faults.push(fault(`${at}.${i}.name`, 'empty', '缺少单位名称', 'The unit has no name'))
    seen.add(code)
    return faults
  })
}

/** Appends a version of the data: the rows that changed, and the hash of the whole table as it is now. */
export async function writeData(
  tx: Writing,
  writer: Writer,
  round: StoredRound,
  scheme: SchemeVersion,
  { rows, changed, cells }: ChangedRows,
  way: DataWay,
  file: string | null,
  reason: string,
): Promise<number> {
  const no = round.dataNo + 1
  await tx
    .insertInto('evaluation_data')
    .values({
      division: writer.division,
      round: round.id,
      no,
      way,
      file,
      cells,
      units: rows.length,
      hash: dataHash(scheme, rows),
      reason: reason.trim(),
      ...by(writer),
    })
    .execute()
  for (let from = 0; from < changed.length; from += 1000)
    await tx
      .insertInto('evaluation_unit_row')
      .values(
        changed.slice(from, from + 1000).map((row) => ({
          division: writer.division,
          round: round.id,
          code: row.code,
          no,
          position: row.position,
          name: row.name,
          body: row.body,
          cells: JSON.stringify(row.cells),
          origins: JSON.stringify(row.origins),
          is_left_out: row.isLeftOut,
        })),
      )
      .execute()
  await tx
    .updateTable('evaluation_round')
    .set({ data_no: no })
    .where('division', '=', writer.division)
    .where('id', '=', round.id)
    .execute()
  return no
}

/** The hash of the table that a result is computed from: what the engine reads, to the letter. */
export function dataHash({ content, needs }: SchemeVersion, rows: readonly UnitRow[]): string {
  return hashOf(
    csvOf(
      content,
      columnsOf(content, needs).map(({ column }) => column),
      rows,
    ),
  )
}

interface StepWritten {
  readonly state: StoredRound['state']
  readonly dueOn: string | null
  readonly documentNo: string | null
  readonly dataNo: number
  readonly resultNo: number
  readonly reason: string
  readonly isPublic?: boolean
}

/** What is given with a step. */
export interface StepGiven {
  readonly reason: string
  readonly documentNo: string | null
  /** With a notice: whether its list is for everybody, also without an account. */
  readonly isPublic?: boolean
  /** With an extension: by how many days. */
  readonly days?: number
}

async function writeStep(
  tx: Writing,
  writer: Writer,
  round: string,
  seq: number,
  act: RoundAct | 'create',
  { state, dueOn, documentNo, dataNo, resultNo, reason, isPublic = false }: StepWritten,
): Promise<void> {
  await tx
    .insertInto('evaluation_step')
    .values({
      division: writer.division,
      round,
      seq,
      act,
      state,
      due_on: dueOn,
      document_no: documentNo,
      data_no: dataNo,
      result_no: resultNo,
      reason: reason.trim(),
      is_public: isPublic,
      ...by(writer),
    })
    .execute()
}

/** Refuses a change of the data where the state does not allow one, or where it needs a reason. */
export function refusalOfEdit(round: StoredRound, reason: string) {
  if (!EDITABLE.includes(round.state))
    return wrongState(
      'data-frozen',
      `“${roundStateNames[round.state].zh}”阶段数据已锁定。试算后要改数据，请先退回草拟；公示后只能经异议或复评更正。`,
      `The data is frozen at “${roundStateNames[round.state].en}”. Go back to the draft first; after the notice only an objection or a review corrects it.`,
    )
  return round.state !== 'draft' && reason.trim() === ''
    ? faulty([fault('reason', 'empty', '草拟之后改动数据要写明原因', 'After the draft a change needs its reason')])
    : null
}

/** Where facts are read, and who knows which firms somebody acts for. */
export interface Knowing {
  readonly db: Reading
  readonly actedFor: ActedFor
}

/** What decides whether the next step may be taken. */
export async function factsOf(
  { db, actedFor }: Knowing,
  round: StoredRound,
  today: string,
  given: { readonly reason: string; readonly documentNo: string | null } = { reason: '', documentNo: null },
): Promise<RoundFacts> {
  const { division, id } = round
  const [rows, said, objections, results, [scheme], steps, { days }, represented] = await Promise.all([
    findUnitRows(db, division, id, round.dataNo, EVERYTHING),
    findConfirmations(db, division, id),
    findObjections(db, division, id, EVERYTHING),
    findResults(db, division, id),
    findSchemes(db, division, round.scheme),
    findSteps(db, division, id),
    findStageTime(db, division, today),
    actedFor(db, { division, person: null }),
  ])
  const last = results.at(-1)
  const asked = rows.filter(({ body, code }) => body !== null || represented.has(code))
  const saidOf = ({ code, no }: UnitRow) => {
    const own = said.get(code)
    if (own === undefined || own.rowNo !== no) return null
    return own.says === 'doubted' && own.answer !== null ? 'answered' : own.says
  }
  return {
    state: round.state,
    today,
    dueOn: round.dueOn,
    units: rows.length,
    unconfirmed: asked.filter((row) => saidOf(row) === null).map(({ name }) => name),
    doubted: asked.filter((row) => saidOf(row) === 'doubted').map(({ name }) => name),
    openObjections: objections.filter(({ answer }) => answer === null).length,
    isResultCurrent: last !== undefined && last.dataNo === round.dataNo,
    extended: extensionsOf(steps),
    extensions: days.extensions,
    isSchemeInForce: scheme !== undefined && inForceOn(scheme.decrees, today)?.no === round.schemeNo,
    ...given,
  }
}

/** How often the stage that a round is in was extended. */
export const extensionsOf = (steps: readonly StoredStep[]): number =>
  steps.length - 1 - steps.findLastIndex(({ act }) => act !== 'extend')

/** Takes a step that computes nothing; `try` goes through `saveResult` as well. */
export async function takeStep(
  tx: Writing,
  writer: Writer,
  round: StoredRound,
  act: RoundAct,
  given: StepGiven,
  resultNo: number = round.resultNo,
): Promise<Outcome<{ readonly revision: number }>> {
  const today = dayOf(writer.at)
  const refusal = refusalOfAct(act, await factsOf({ db: tx, actedFor: writer.actedFor }, round, today, given))
  if (refusal !== null) return refused(refusal)
  const stageTime = await findStageTime(tx, writer.division, today)
  const to = transitions[act].to ?? round.state
  let dueOn = lastDayOfStage(to, today, stageTime)
  if (act === 'extend') {
    const most = daysOfStage(round.state, stageTime) ?? 0
    const { days = 0 } = given
    if (days < 1 || days > most)
      return refused(
        faulty([fault('days', 'out-of-range', `延期 1 到 ${most} 天`, `An extension is of 1 to ${most} days`)]),
      )
    dueOn = lastDayAfter(round.dueOn ?? today, days, stageTime)
  }
  await tx
    .updateTable('evaluation_round')
    .set({ state: to, due_on: dueOn, ...(act === 'publish' ? { is_public: given.isPublic === true } : {}) })
    .where('division', '=', writer.division)
    .where('id', '=', round.id)
    .execute()
  const steps = await findSteps(tx, writer.division, round.id)
  await writeStep(tx, writer, round.id, steps.length + 1, act, {
    state: to,
    dueOn,
    documentNo: given.documentNo?.trim() || null,
    dataNo: round.dataNo,
    resultNo,
    reason: given.reason,
    isPublic: act === 'publish' && given.isPublic === true,
  })
  await announceRound(tx, { ...round, state: to })
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: `evaluations.${act}`,
    subject: { kind: 'evaluation-round', id: round.id },
    reason: given.reason.trim() || null,
    detail: {
      from: round.state,
      to,
      documentNo: given.documentNo,
      dueOn,
      data: round.dataNo,
      result: resultNo,
      ...(act === 'publish' ? { isPublic: given.isPublic === true } : {}),
    },
  })
  return done({ revision: round.revision + 1 })
}

/** A body says of its unit's row that it is right, or what it doubts: of the row as it was looked at. */
export async function confirmUnit(
  tx: Writing,
  writer: Writer,
  reader: Reader,
  id: string,
  given: {
    readonly code: string
    readonly rowNo: number
    readonly says: 'confirmed' | 'doubted'
    readonly note: string
    readonly cells: readonly DoubtedCell[]
  },
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await takeRound(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  const [row] = await findUnitRows(tx, writer.division, id, round.dataNo, reader, given.code)
  if (row === undefined || round.state === 'draft') return refused(noSuchUnit)
  if (round.state !== 'confirming')
    return refused(
      wrongState('not-confirming', '现在不是核对数据的阶段。', 'This is not the time in which data is confirmed.'),
    )
  if (isOver(round, dayOf(writer.at)))
    return refused(
      wrongState(
        'window-over',
        `核对期到 ${round.dueOn} 已截止，未答复的视为无异议；公示期内还可以对结果提出异议。`,
        `Data could be checked until ${round.dueOn}; silence counts as consent. The result can still be objected to during the notice.`,
      ),
    )
  if (row.no !== given.rowNo) return refused(stale('round', '', { revision: round.revision, cells: row.cells }))
  const cells = given.cells.map(({ column, text, note }) => ({ column, text: text.trim(), note: note.trim() }))
  const faults = given.says === 'doubted' ? await faultsOfDoubt(tx, writer, round, given.note, cells) : []
  if (faults.length > 0) return refused(faulty(faults))
  await tx
    .insertInto('evaluation_confirmation')
    .values({
      division: writer.division,
      id: newId(writer.at.getTime()),
      round: id,
      code: given.code,
      row_no: row.no,
      says: given.says,
      note: given.note.trim(),
      cells: JSON.stringify(given.says === 'doubted' ? cells : []),
      ...by(writer),
    })
    .execute()
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: given.says === 'confirmed' ? 'evaluations.confirm' : 'evaluations.doubt',
    subject: { kind: 'evaluation-round', id },
    body: row.body,
    reason: given.note.trim() || null,
    detail: { code: given.code, row: row.no, columns: cells.map(({ column }) => column) },
  })
  return done({ revision: round.revision + 1 })
}

/** Whether the days in which units may say something of their data are over. */
/** A doubt names its cells, each once, or says in words what is wrong; a cell says what it should be, or why. */
async function faultsOfDoubt(
  tx: Reading,
  { division }: Writer,
  { scheme, schemeNo }: StoredRound,
  note: string,
  cells: readonly DoubtedCell[],
): Promise<readonly Fault[]> {
  const seen = new Set<string>()
  return [
    ...(note.trim() === '' && cells.length === 0
      ? [fault('note', 'empty', '请写明哪一项有疑问', 'Say what you doubt')]
      : []),
    ...unknownColumns(
      await findSchemeVersion(tx, division, scheme, schemeNo),
      cells.map(({ column }) => column),
      (i) => `cells.${i}.column`,
    ),
    ...cells.flatMap(({ column, text, note: why }, i) => {
      const isTwice = seen.has(column)
      seen.add(column)
      return [
        ...(isTwice ? [fault(`cells.${i}.column`, 'twice', `“${column}”写了两次`, `“${column}” stands twice`)] : []),
        ...(text === '' && why === ''
          ? [fault(`cells.${i}.text`, 'empty', '请写应为多少，或哪里不对', 'Say what it should be, or what is wrong')]
          : []),
      ]
    }),
  ]
}

/** The office tells a unit why its doubt is not followed: the doubt stays, and stands in the trial's way no longer. */
export async function answerDoubt(
  tx: Writing,
  writer: Writer,
  id: string,
  given: { readonly code: string; readonly reason: string },
): Promise<Outcome<{ readonly revision: number }>> {
  const taken = await takeRound(tx, writer, id, null)
  if (taken.kind === 'refused') return taken
  const round = taken.value
  const [row] = await findUnitRows(tx, writer.division, id, round.dataNo, EVERYTHING, given.code)
  const said = (await findConfirmations(tx, writer.division, id)).get(given.code)
  if (row === undefined) return refused(noSuchUnit)
  if (round.state !== 'confirming' || said?.says !== 'doubted' || said.rowNo !== row.no || said.answer !== null)
    return refused(
      wrongState(
        'no-doubt',
        '这个单位现在没有待答复的疑问：可能数据已经更正，或已经答复。',
        'There is no doubt of this unit to answer: its data was corrected, or it has its answer.',
      ),
    )
  if (given.reason.trim() === '')
    return refused(faulty([fault('reason', 'empty', '请写明为什么不更正', 'Say why the data stays')]))
  await tx
    .insertInto('evaluation_doubt_answer')
    .values({ division: writer.division, confirmation: said.id, reason: given.reason.trim(), ...by(writer) })
    .execute()
  await announceRound(tx, round)
  await record(tx, writer.actor, writer.at, {
    division: writer.division,
    action: 'evaluations.answer-doubt',
    subject: { kind: 'evaluation-round', id },
    body: row.body,
    reason: given.reason.trim(),
    detail: { code: given.code, confirmation: said.id },
  })
  return done({ revision: round.revision + 1 })
}
