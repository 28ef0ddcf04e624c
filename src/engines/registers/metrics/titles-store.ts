import { sql } from 'kysely'
import type { Reading } from '../../../platform/database/tables.ts'
import { titleOf } from '../facts-store.ts'
import { columnsOfRecord, recordFromRow, type StoredRecord } from '../record-store.ts'
import type { Register, Registers } from '../register.ts'

/** Records by their ids. */
export async function findRecords(
  db: Reading,
  register: Register,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t where t.division = ${division} and t.id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [row.id as string, recordFromRow(register, row)]))
}

/** What bodies, persons or linked records are called. */
export async function titlesOf(
  db: Reading,
  registers: Registers,
  division: string,
  field: { readonly kind: string; readonly to?: string } | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  if (field?.kind === 'body') {
    const rows = await db
      .selectFrom('body')
      .select(['id', 'name_zh'])
      .where('division', '=', division)
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, name_zh }) => [id, name_zh]))
  }
  if (field?.kind === 'person') {
    const rows = await db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  }
  const to = field?.kind === 'link' ? registers.get(field.to ?? '') : undefined
  if (to === undefined) return new Map()
  const records = await findRecords(db, to, division, ids)
  return new Map([...records].map(([id, record]) => [id, titleOf(to, record)]))
}
