import { sql } from 'kysely'
import { newId } from '../database/ids.ts'
import type { Day, Reading, Row, Writing } from '../database/tables.ts'
import type { BodyRow, ChangeRow, DivisionRow } from './answers.ts'
import type { BodyFacts, ChangeKind, DivisionFacts } from './tables.ts'

export const bodyFactsOf = (row: Row<'body'>): BodyFacts => ({
  nameZh: row.name_zh,
  nameEn: row.name_en,
  kind: row.kind,
  parent: row.parent,
  place: row.place,
  creditCode: row.credit_code,
  position: row.position,
  endedOn: row.ended_on,
  mergedInto: row.merged_into,
})

export const divisionFactsOf = (row: Row<'division'>): DivisionFacts => ({
  nameZh: row.name_zh,
  nameEn: row.name_en,
  parent: row.parent,
  endedOn: row.ended_on,
  mergedInto: row.merged_into,
})

/** Every body of a division, ended ones too. */
export async function bodiesOf(db: Reading, division: string): Promise<readonly Row<'body'>[]> {
  return db
    .selectFrom('body')
    .selectAll()
    .where('division', '=', division)
    .orderBy('position')
    .orderBy('name_zh')
    .execute()
}

export async function listBodies(db: Reading, division: string): Promise<BodyRow[]> {
  const counts = await db
    .selectFrom('person')
    .select(['body', ({ fn }) => fn.countAll<number>().as('count')])
    .where('division', '=', division)
    .where('suspended_at', 'is', null)
    .groupBy('body')
    .execute()
  const people = new Map(counts.map(({ body, count }) => [body, count]))
  return (await bodiesOf(db, division)).map((row) => ({
    id: row.id,
    division: row.division,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind as BodyRow['kind'], // the table checks it
    parent: row.parent,
    place: row.place,
    creditCode: row.credit_code,
    position: row.position,
    endedOn: row.ended_on,
    mergedInto: row.merged_into,
    people: people.get(row.id) ?? 0,
    version: row.version,
  }))
}

/** What is said of every change: since when, why, by which document. */
export interface ChangeNote {
  readonly kind: ChangeKind
  readonly fromDay: Day
  readonly documentNo: string | null
  readonly reason: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Date
}

export async function insertBody(tx: Writing, division: string, facts: BodyFacts, note: ChangeNote): Promise<string> {
  const id = newId(note.at.getTime())
  await tx
    .insertInto('body')
    .values({
      division,
      id,
      name_zh: facts.nameZh,
      name_en: facts.nameEn,
      kind: facts.kind,
      parent: facts.parent,
      place: facts.place,
      credit_code: facts.creditCode,
      position: facts.position,
      ended_on: facts.endedOn,
    })
    .execute()
  await appendBodyChange(tx, division, id, null, facts, note)
  return id
}

/** Changes a body and keeps what stood before. Nothing is written when another edit came first: then false. */
export async function updateBody(tx: Writing, row: Row<'body'>, after: BodyFacts, note: ChangeNote): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('body')
    .set({
      name_zh: after.nameZh,
      name_en: after.nameEn,
      kind: after.kind,
      parent: after.parent,
      place: after.place,
      credit_code: after.creditCode,
      position: after.position,
      ended_on: after.endedOn,
      merged_into: after.mergedInto,
      version: row.version + 1,
    })
    .where('division', '=', row.division)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await appendBodyChange(tx, row.division, row.id, bodyFactsOf(row), after, note)
  return true
}

async function appendBodyChange(
  tx: Writing,
  division: string,
  body: string,
  before: BodyFacts | null,
  after: BodyFacts,
  note: ChangeNote,
): Promise<void> {
  await tx
    .insertInto('body_change')
    .values({ ...noteColumns(division, note), body, before: jsonOf(before), after: JSON.stringify(after) })
    .execute()
}

const jsonOf = (value: object | null) => (value === null ? null : JSON.stringify(value))

const noteColumns = (division: string, { kind, fromDay, documentNo, reason, by, at }: ChangeNote) => ({
  division,
  id: newId(at.getTime()),
  kind,
  from_day: fromDay,
  document_no: documentNo,
  reason,
  done_by: by.id,
  done_by_name: by.name,
  done_at: at,
})

/** What happened to a body, the newest first. */
export async function bodyChangesOf(db: Reading, division: string, body: string): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom('body_change')
    .selectAll()
    .where('division', '=', division)
    .where('body', '=', body)
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(changeRowOf)
}

export async function divisionChangesOf(db: Reading, division: string): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom('division_change')
    .selectAll()
    .where('division', '=', division)
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(changeRowOf)
}

const changeRowOf = (row: Row<'body_change'> | Row<'division_change'>): ChangeRow => ({
  id: row.id,
  kind: row.kind,
  fromDay: row.from_day,
  before: row.before,
  after: row.after,
  documentNo: row.document_no,
  reason: row.reason,
  doneBy: row.done_by_name,
  doneAt: row.done_at.toISOString(),
})

/** The name that a body bore on a day, from its changes; null when it did not exist then. */
export async function bodyNameOn(db: Reading, division: string, body: string, day: Day): Promise<string | null> {
  const { rows } = await sql<{ after: BodyFacts }>`
    select after from body_change
    where division = ${division} and body = ${body}::uuid and from_day <= ${day}::date
    order by from_day desc, done_at desc, id desc limit 1`.execute(db)
  return rows[0]?.after.nameZh ?? null
}

// ── Divisions

/** A division with everything above it and under it. */
export async function listDivisions(db: Reading, own: readonly string[]): Promise<DivisionRow[]> {
  const { rows } = await sql<Row<'division'> & { bodies: number; people: number; is_managed: boolean }>`
    with recursive under (code) as (
      select code from division where code = any(${own})
      union select d.code from division d join under u on d.parent = u.code
    ), above (code, parent) as (
      select code, parent from division where code = any(${own})
      union select d.code, d.parent from division d join above a on d.code = a.parent
    )
    select d.*, d.code in (select code from under) as is_managed,
      (select count(*) from body b where b.division = d.code and b.ended_on is null) as bodies,
      (select count(*) from person p where p.division = d.code and p.suspended_at is null) as people
    from division d where d.code in (select code from under union select code from above)
    order by d.code`.execute(db)
  return rows.map((row) => ({
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    parent: row.parent,
    endedOn: row.ended_on,
    mergedInto: row.merged_into,
    simulated: row.simulated,
    bodies: row.bodies,
    people: row.people,
    isManaged: row.is_managed,
    version: row.version,
  }))
}

export async function insertDivision(tx: Writing, code: string, facts: DivisionFacts, note: ChangeNote): Promise<void> {
  await tx
    .insertInto('division')
    .values({ code, name_zh: facts.nameZh, name_en: facts.nameEn, parent: facts.parent })
    .execute()
  await appendDivisionChange(tx, code, null, facts, note)
}

/** Changes a division and keeps what stood before. False when another edit came first. */
export async function updateDivision(
  tx: Writing,
  row: Row<'division'>,
  after: DivisionFacts,
  note: ChangeNote,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('division')
    .set({
      name_zh: after.nameZh,
      name_en: after.nameEn,
      ended_on: after.endedOn,
      merged_into: after.mergedInto,
      version: row.version + 1,
    })
    .where('code', '=', row.code)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await appendDivisionChange(tx, row.code, divisionFactsOf(row), after, note)
  return true
}

async function appendDivisionChange(
  tx: Writing,
  division: string,
  before: DivisionFacts | null,
  after: DivisionFacts,
  note: ChangeNote,
): Promise<void> {
  await tx
    .insertInto('division_change')
    .values({ ...noteColumns(division, note), before: jsonOf(before), after: JSON.stringify(after) })
    .execute()
}
