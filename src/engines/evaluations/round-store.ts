import { sql } from 'kysely'
import type { UnitResult } from '../../model/evaluation-result.ts'
import type { Reading, Row } from '../../platform/database/tables.ts'
import type {
  Reader,
  StoredConfirmation,
  StoredData,
  StoredObjection,
  StoredResult,
  StoredRound,
  StoredStep,
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
  state: row.state,
  dueOn: row.due_on,
  revision: row.revision,
  dataNo: row.data_no,
  resultNo: row.result_no,
  by: row.by_name,
  at: row.at.toISOString(),
})

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
          and u.body = any(${[...reader.bodies]}::uuid[]) and not u.is_left_out)`,
    )
  const rows = await query.orderBy('period', 'desc').orderBy('at', 'desc').execute()
  return rows.map(roundFrom)
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
  const { rows } = await sql<Row<'evaluation_unit_row'>>`
    select * from (
      select distinct on (code) * from evaluation_unit_row
      where division = ${division} and round = ${round} and no <= ${no} ${only}
      order by code, no desc
    ) latest
    where not is_left_out ${reader.isAll ? sql`` : sql`and body = any(${[...reader.bodies]}::uuid[])`}
    order by position, code`.execute(db)
  return rows.map(unitRowFrom)
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

const unitRowFrom = (row: Row<'evaluation_unit_row'>): UnitRow => ({
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
    .selectFrom('evaluation_confirmation')
    .selectAll()
    .where('division', '=', division)
    .where('round', '=', round)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(({ code, row_no, says, note, by_name, at }) => [
      code,
      { code, rowNo: row_no, says, note, by: by_name, at: at.toISOString() },
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
  if (!reader.isAll) query = query.where(sql<boolean>`o.body = any(${[...reader.bodies]}::uuid[])`)
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
    .select(['body', 'content'])
    .where('division', '=', division)
    .where('round', '=', round)
    .where('no', '=', no)
    .orderBy('position')
    .execute()
  return rows.map(({ body, content }) => ({ ...content, body }))
}

/** The round and its last result that a round before it ended with: what moves are counted from. */
export async function findPreviousResult(
  db: Reading,
  { division, previous }: StoredRound,
): Promise<{ readonly round: StoredRound; readonly units: readonly UnitResult[] } | null> {
  if (previous === null) return null
  const everything: Reader = { isAll: true, bodies: new Set() }
  const round = await findRound(db, division, previous, everything)
  if (round === null || round.resultNo === 0) return null
  return { round, units: await findResultUnits(db, division, previous, round.resultNo) }
}

/** 归属单位 of an objection, for its files. */
export async function placeOfObjection(db: Reading, division: string, id: string) {
  const row = await db
    .selectFrom('evaluation_objection')
    .select(['division', 'body'])
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
