import { sql } from 'kysely'
import type { UnitResult } from '../../model/evaluation-result.ts'
import type { Reading, Row } from '../../platform/database/tables.ts'
import {
  EVERYTHING,
  type Reader,
  type StoredConfirmation,
  type StoredData,
  type StoredObjection,
  type StoredResult,
  type StoredRound,
  type StoredStep,
} from './round-reading.ts'
import type { UnitRow } from './unit-data.ts'
import './tables.ts'

const roundFrom = (row: Row<'evaluation_round'>): StoredRound => ({
  division: row.division,
  id: row.id,
  title: row.title,
  scheme: row.scheme,
  schemeNo: row.scheme_no,
  period: row.period,
  previous: row.previous,
  source: row.source,
  isPublic: row.is_public,
  state: row.state,
  dueOn: row.due_on,
  revision: row.revision,
  dataNo: row.data_no,
  resultNo: row.result_no,
  by: row.by_name,
  at: row.at.toISOString(),
})

/**
 * Which body answers for the unit of a row: the standing firm whose credit code is the unit's, else the one that was named.
 * It is looked up when the row is read, since a firm may get its account long after it was listed.
 */
const bodyOf = (row: string) => sql<string | null>`coalesce((
  select b.id from body b
  where b.division = ${sql.ref(`${row}.division`)} and b.credit_code = ${sql.ref(`${row}.code`)} and b.ended_on is null),
  ${sql.ref(`${row}.body`)})`

/** Whether one of the reader's bodies answers for the unit of a row, or the reader acts for the firm that it is. */
const isOwn = (row: string, { bodies, codes }: Reader) => sql<boolean>`(
  ${bodyOf(row)} = any(${[...bodies]}::uuid[]) or ${sql.ref(`${row}.code`)} = any(${[...codes]}::text[]))`

/**
 * Rounds of a division that the reader may know of, the latest first: all of them, or those in which one of the reader's
 * bodies answers for a unit and that have left the draft.
 */
export async function findRounds(db: Reading, division: string, reader: Reader): Promise<readonly StoredRound[]> {
  let query = db.selectFrom('evaluation_round').selectAll().where('division', '=', division)
  if (!reader.isAll)
    query = query.where('state', '<>', 'draft').where(
      sql<boolean>`exists (
        select 1 from evaluation_unit_row u
        where u.division = evaluation_round.division and u.round = evaluation_round.id
          and ${isOwn('u', reader)} and not u.is_left_out)`,
    )
  const rows = await query.orderBy('period', 'desc').orderBy('at', 'desc').execute()
  return rows.map(roundFrom)
}

/** Rounds whose list is published to everybody, of one division or of all, the latest first. */
export async function findPublicRounds(db: Reading, division?: string) {
  let query = db
    .selectFrom('evaluation_round as r')
    .innerJoin('division as d', 'd.code', 'r.division')
    .select(['r.division', 'd.name_zh', 'd.simulated', 'r.id', 'r.title', 'r.period', 'r.state', 'r.due_on'])
    .where('r.is_public', '=', true)
    .where('r.state', 'in', ['notice', 'objections', 'final', 'review'])
  if (division !== undefined) query = query.where('r.division', '=', division)
  const rows = await query.orderBy('r.period', 'desc').orderBy('r.at', 'desc').limit(500).execute()
  return rows.map(({ name_zh, simulated, due_on, ...row }) => ({
    ...row,
    divisionName: name_zh,
    until: row.state === 'notice' ? due_on : null,
    isSimulated: simulated,
  }))
}

export async function findRound(
  db: Reading,
  division: string,
  id: string,
  reader: Reader,
): Promise<StoredRound | null> {
  const row = await db
    .selectFrom('evaluation_round')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const round = roundFrom(row)
  if (reader.isAll) return round
  if (round.state === 'draft') return null
  const own = await findUnitRows(db, division, id, round.dataNo, reader)
  return own.length > 0 ? round : null
}

export async function findSteps(db: Reading, division: string, round: string): Promise<readonly StoredStep[]> {
  const rows = await db
    .selectFrom('evaluation_step')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    act: row.act,
    state: row.state,
    dueOn: row.due_on,
    documentNo: row.document_no,
    dataNo: row.data_no,
    resultNo: row.result_no,
    reason: row.reason,
    isPublic: row.is_public,
    by: row.by_name,
    at: row.at.toISOString(),
  }))
}

export async function findDataVersions(db: Reading, division: string, round: string): Promise<readonly StoredData[]> {
  const rows = await db
    .selectFrom('evaluation_data')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .orderBy('no')
    .execute()
  return rows.map(({ no, way, file, cells, units, hash, reason, by_name, at }) => ({
    no,
    way,
    file,
    cells,
    units,
    hash,
    reason,
    by: by_name,
    at: at.toISOString(),
  }))
}

/** The rows as of a version of the data, in order; of the reader's bodies only, where the reader has no more. */
export async function findUnitRows(
  db: Reading,
  division: string,
  round: string,
  no: number,
  reader: Reader,
  code?: string,
): Promise<readonly UnitRow[]> {
  const only = code === undefined ? sql`` : sql`and code = ${code}`
  const { rows } = await sql<KeptRow>`
    select latest.code, latest.no, latest.position, latest.name, latest.cells, latest.origins, latest.is_left_out,
      ${bodyOf('latest')} as body
    from (
      select distinct on (code) * from evaluation_unit_row
      where division = ${division} and round = ${round} and no <= ${no} ${only}
      order by code, no desc
    ) latest
    where not is_left_out ${reader.isAll ? sql`` : sql`and ${isOwn('latest', reader)}`}
    order by position, code`.execute(db)
  return rows.map(unitRowFrom)
}

/** Bodies that answer, or once answered, for a unit of the round: who is told of what happens to it. */
export async function bodiesOfRound(db: Reading, division: string, round: string): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`
    select distinct ${bodyOf('u')} as body from evaluation_unit_row u
    where u.division = ${division} and u.round = ${round} and ${bodyOf('u')} is not null`.execute(db)
  return rows.map(({ body }) => body)
}

/** How many units take part, as of a version of the data. */
export async function countUnits(db: Reading, division: string, round: string, no: number): Promise<number> {
  const row = await db
    .selectFrom('evaluation_data')
    .select('units')
    .where('division', '=', division)
    .where('round', '=', round)
    .where('no', '=', no)
    .executeTakeFirst()
  return row?.units ?? 0
}

/** Every version of a unit's row, oldest first: what each cell held before. */
export async function findRowHistory(
  db: Reading,
  division: string,
  round: string,
  code: string,
  upTo: number,
): Promise<readonly UnitRow[]> {
  const rows = await db
    .selectFrom('evaluation_unit_row')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .where('code', '=', code)
    .where('no', '<=', upTo)
    .orderBy('no')
    .execute()
  return rows.map(unitRowFrom)
}

type KeptRow = Omit<Row<'evaluation_unit_row'>, 'division' | 'round'>

const unitRowFrom = (row: KeptRow): UnitRow => ({
  code: row.code,
  name: row.name,
  body: row.body,
  no: row.no,
  position: row.position,
  cells: row.cells,
  origins: row.origins,
  isLeftOut: row.is_left_out,
})

/** What each unit said last of its data, by code. */
export async function findConfirmations(
  db: Reading,
  division: string,
  round: string,
): Promise<ReadonlyMap<string, StoredConfirmation>> {
  const rows = await db
    .selectFrom('evaluation_confirmation as c')
    .leftJoin('evaluation_doubt_answer as a', (join) =>
      join.onRef('a.division', '=', 'c.division').onRef('a.confirmation', '=', 'c.id'),
    )
    .selectAll('c')
    .select(['a.reason', 'a.by_name as answer_by', 'a.at as answer_at'])
    .where('c.division', '=', division)
    .where('c.round', '=', round)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
  return new Map(
    rows.map(({ id, code, row_no, says, note, cells, by_name, at, reason, answer_by, answer_at }) => [
      code,
      {
        id,
        code,
        rowNo: row_no,
        says,
        note,
        cells,
        by: by_name,
        at: at.toISOString(),
        answer: reason === null ? null : { reason, by: answer_by ?? '', at: answer_at?.toISOString() ?? '' },
      },
    ]),
  )
}

export async function findObjections(
  db: Reading,
  division: string,
  round: string,
  reader: Reader,
): Promise<readonly StoredObjection[]> {
  let query = db
    .selectFrom('evaluation_objection as o')
    .leftJoin('evaluation_objection_step as s', (join) =>
      join.onRef('s.division', '=', 'o.division').onRef('s.objection', '=', 'o.id'),
    )
    .selectAll('o')
    .select([
      's.act',
      's.reason',
      's.corrections',
      's.data_no as answer_data',
      's.result_no as answer_result',
      's.by_name as answer_by_name',
      's.at as answer_at',
    ])
    .where('o.division', '=', division)
    .where('o.round', '=', round)
  if (!reader.isAll)
    query = query.where(
      sql<boolean>`(o.body = any(${[...reader.bodies]}::uuid[]) or o.code = any(${[...reader.codes]}::text[]))`,
    )
  const rows = await query.orderBy('o.at').orderBy('o.id').orderBy('s.seq').execute()
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    code: row.code,
    body: row.body,
    resultNo: row.result_no,
    columns: row.columns,
    text: row.text,
    answerBy: row.answer_by,
    by: row.by_name,
    at: row.at.toISOString(),
    answer:
      row.act === null
        ? null
        : {
            act: row.act,
            reason: row.reason ?? '',
            corrections: row.corrections ?? [],
            dataNo: row.answer_data ?? 0,
            resultNo: row.answer_result ?? 0,
            by: row.answer_by_name ?? '',
            at: row.answer_at?.toISOString() ?? '',
          },
  }))
}

export async function findResults(db: Reading, division: string, round: string): Promise<readonly StoredResult[]> {
  const rows = await db
    .selectFrom('evaluation_result')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .orderBy('no')
    .execute()
  return rows.map((row) => ({
    no: row.no,
    scheme: row.scheme,
    schemeNo: row.scheme_no,
    schemeHash: row.scheme_hash,
    dataNo: row.data_no,
    dataHash: row.data_hash,
    hash: row.hash,
    head: row.head,
    why: row.why,
    objection: row.objection,
    reason: row.reason,
    by: row.by_name,
    at: row.at.toISOString(),
  }))
}

/** The units of a result from the first place on, each with the body that answers for it. */
export async function findResultUnits(
  db: Reading,
  division: string,
  round: string,
  no: number,
): Promise<readonly (UnitResult & { readonly body: string | null })[]> {
  const rows = await db
    .selectFrom('evaluation_result_unit')
    .select([bodyOf('evaluation_result_unit').as('body'), 'content'])
    .where('division', '=', division)
    .where('round', '=', round)
    .where('no', '=', no)
    .orderBy('position')
    .execute()
  return rows.map(({ body, content }) => ({ ...content, body }))
}

/** What a result says of one unit; null when it says nothing. */
export async function findResultOfUnit(db: Reading, round: StoredRound, no: number, code: string) {
  const row = await db
    .selectFrom('evaluation_result_unit')
    .select('content')
    .where('division', '=', round.division)
    .where('round', '=', round.id)
    .where('no', '=', no)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.content ?? null
}

/** The round and its last result that a round before it ended with: what moves are counted from. */
export async function findPreviousResult(
  db: Reading,
  { division, previous }: StoredRound,
): Promise<{ readonly round: StoredRound; readonly units: readonly UnitResult[] } | null> {
  if (previous === null) return null
  const round = await findRound(db, division, previous, EVERYTHING)
  if (round === null || round.resultNo === 0) return null
  return { round, units: await findResultUnits(db, division, previous, round.resultNo) }
}

/** What the round before came to for one unit; null when there was none, or it has no result, or not of this unit. */
export async function findPreviousOfUnit(db: Reading, { division, previous }: StoredRound, code: string) {
  if (previous === null) return null
  const round = await findRound(db, division, previous, EVERYTHING)
  const unit = round === null ? null : await findResultOfUnit(db, round, round.resultNo, code)
  return round === null || unit === null ? null : { title: round.title, unit }
}

/** 归属单位 of an objection, for its files. */
export async function placeOfObjection(db: Reading, division: string, id: string) {
  const row = await db
    .selectFrom('evaluation_objection')
    .select(['division', 'body', 'code'])
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** How many rounds each scheme has been used in. */
export async function countRounds(db: Reading, division: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('evaluation_round')
    .select(['scheme', db.fn.countAll<string>().as('count')])
    .where('division', '=', division)
    .groupBy('scheme')
    .execute()
  return new Map(rows.map(({ scheme, count }) => [scheme, Number(count)]))
}

/** Units and open objections of each round, for the list. */
export async function countOfRounds(
  db: Reading,
  division: string,
): Promise<ReadonlyMap<string, { readonly units: number; readonly open: number }>> {
  const { rows } = await sql<{ round: string; units: string; open: string }>`
    select r.id as round,
      coalesce((select d.units from evaluation_data d
        where d.division = r.division and d.round = r.id and d.no = r.data_no), 0) as units,
      (select count(*) from evaluation_objection o
        where o.division = r.division and o.round = r.id and not exists (
          select 1 from evaluation_objection_step s where s.division = o.division and s.objection = o.id)) as open
    from evaluation_round r where r.division = ${division}`.execute(db)
  return new Map(rows.map(({ round, units, open }) => [round, { units: Number(units), open: Number(open) }]))
}
