import { sql } from 'kysely'
import type { FieldValue, Values } from '../../../language/field.ts'
import { isUuid } from '../../../language/read-value.ts'
import type { RecordType } from '../../../language/record-type.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import { columnsOf } from '../columns.ts'
import { columnsOfRecord, recordFromRow, type StoredRecord } from '../record-store.ts'
import type { Register } from '../register.ts'
import { knownBy, linkKeyOf } from './layout.ts'

/** Ids by what people call them; more than one where several are called so. */
export type Lookup = ReadonlyMap<string, readonly string[]>

/** Bodies that stand, by their name in either language. */
export async function findBodies(db: Reading, division: string): Promise<Lookup> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh', 'name_en'])
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .orderBy('position')
    .execute()
  return grouped(
    rows.flatMap(({ id, name_zh, name_en }) => [
      [name_zh, id] as const,
      ...(name_en === null ? [] : [[name_en, id] as const]),
    ]),
  )
}

/** People of the division by name and by the name they sign in with. */
export async function findPersons(db: Reading, division: string, names: readonly string[]): Promise<Lookup> {
  if (names.length === 0) return new Map()
  const found = await sql<{ id: string; name: string; login_name: string }>`
    select p.id, p.name, p.login_name from person p
    where (p.name = any(${[...names]}) or p.login_name = any(${names.map((name) => name.toLowerCase())}))
      and (p.division = ${division} or exists (select 1 from membership m where m.division = ${division} and m.person = p.id))`.execute(
    db,
  )
  return grouped(found.rows.flatMap(({ id, name, login_name }) => [[name, id] as const, [login_name, id] as const]))
}

/** Standing records that cells name: by number, by the field that names them alone, or by their title. */
export async function findLinked(
  db: Reading,
  register: Register,
  division: string,
  names: readonly string[],
): Promise<Lookup> {
  if (names.length === 0) return new Map()
  const keys = [...new Set(['number', linkKeyOf(register.type).by, register.type.title])].filter(
    (name) => name === 'number' || isText(register.type, name),
  )
  const found = await sql<{ id: string; key: string }>`
    select id, key from (${sql.join(
      keys.map(
        (name) => sql`
        select t.id, t.${sql.id(name)}::text as key from ${sql.table(register.table)} t
        where t.division = ${division} and t.ended_at is null and t.${sql.id(name)} = any(${[...names]})`,
      ),
      sql` union `,
    )}) named`.execute(db)
  return grouped(found.rows.map(({ id, key }) => [key, id] as const))
}

const isText = (type: RecordType, name: string): boolean => {
  const field = type.fields[name]
  return field !== undefined && columnsOf(type, name, field)[0]?.type === 'text'
}

/** Records by what rows name them by: their numbers, or their ids as text. Locked, in the order of their ids. */
export async function findKnown(
  db: Reading,
  register: Register,
  division: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const by = knownBy(register.type)
  const asked = by === 'id' ? names.filter(isUuid) : names
  if (asked.length === 0) return new Map()
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t
    where t.division = ${division} and t.${sql.id(by)} = any(${[...asked]}) order by t.id for update`.execute(db)
  return new Map(found.rows.map((row) => [row[by] as string, recordFromRow(register, row)]))
}

/** Standing records whose fields together are those of one of the keys, by `keyText`. Locked, in the order of their ids. */
export async function findByKey(
  db: Reading,
  register: Register,
  division: string,
  fields: readonly string[],
  keys: readonly Values[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  if (keys.length === 0) return new Map()
  const columns = fields.map((name) => {
    const field = register.type.fields[name]
    return { name, type: field === undefined ? 'text' : (columnsOf(register.type, name, field)[0]?.type ?? 'text') }
  })
  const json = JSON.stringify(keys.map((values) => Object.fromEntries(fields.map((name) => [name, values[name]]))))
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t
    where t.division = ${division} and t.ended_at is null and (${sql.join(columns.map(({ name }) => sql`t.${sql.id(name)}`))}) in (
      select ${sql.join(columns.map(({ name }) => sql.id(name)))}
      from jsonb_to_recordset(${json}::jsonb) as k(${sql.join(columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`))}))
    order by t.id for update`.execute(db)
  return new Map(
    found.rows.map((row) => {
      const record = recordFromRow(register, row)
      return [keyText(fields, record.values), record]
    }),
  )
}

/** The values of a key as one text, to compare by. */
export const keyText = (fields: readonly string[], values: Readonly<Record<string, FieldValue | undefined>>): string =>
  JSON.stringify(fields.map((name) => String(values[name] ?? '')))

function grouped(pairs: readonly (readonly [string, string])[]): Lookup {
  const found = new Map<string, string[]>()
  for (const [key, id] of pairs) {
    const ids = found.get(key)
    if (ids === undefined) found.set(key, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  return found
}

/** How linked records are named in cells, by id: their number, or the field that names them alone. Personal ones are left out. */
export async function findKeys(
  db: Reading,
  register: Register,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { by } = linkKeyOf(register.type)
  if (ids.length === 0 || register.type.fields[by]?.personal !== undefined) return new Map()
  const found = await sql<{ id: string; key: string | null }>`
    select t.id, t.${sql.id(by)}::text as key from ${sql.table(register.table)} t
    where t.division = ${division} and t.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(found.rows.flatMap(({ id, key }) => (key === null ? [] : [[id, key] as const])))
}

/** Whether the division is a simulated one (模拟数据), and what it is called. */
export async function findDivision(
  db: Reading,
  division: string,
): Promise<{ readonly name: string; readonly isSimulated: boolean }> {
  const row = await db
    .selectFrom('division')
    .select(['name_zh', 'simulated'])
    .where('code', '=', division)
    .executeTakeFirst()
  return { name: row?.name_zh ?? division, isSimulated: row?.simulated ?? false }
}
