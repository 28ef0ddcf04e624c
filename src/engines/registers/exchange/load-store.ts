import { sql } from 'kysely'
import type { Writing } from '../../../platform/database/tables.ts'
import { ownerOf } from '../file-store.ts'
import { slotOf } from '../record-store.ts'
import type { Register } from '../register.ts'
import type { BulkRecord } from '../row-json.ts'
import { type BulkStep, insertBulkSteps, insertRows } from './bulk-store.ts'

/** A photo or file that a record came with. */
export interface LoadedFile {
  readonly id: string
  readonly record: string
  readonly field: string
  readonly takenAt: Date
  readonly place: readonly [lng: number, lat: number] | null
  readonly by: string | null
}

export interface LoadedRecord extends BulkRecord {
  readonly day: string
}

/**
 * Writes records with their whole histories, as a simulation or a takeover from an older system brings them: rows, steps, the
 * counters of their numbers, and their files, which are all the content `file`. What they hold was judged before.
 */
export async function loadRecords(
  tx: Writing,
  register: Register,
  division: string,
  records: readonly LoadedRecord[],
  steps: readonly BulkStep[],
  files: readonly LoadedFile[],
  file: string | null,
): Promise<void> {
  await insertRows(tx, register, division, records)
  await insertBulkSteps(tx, register, division, steps)
  await setCounters(tx, register, division, records)
  if (file !== null && files.length > 0) await insertFiles(tx, register, division, files, file)
}

async function setCounters(tx: Writing, { type }: Register, division: string, records: readonly LoadedRecord[]) {
  const { number } = type
  if (number === undefined) return
  const last = new Map<string, number>()
  for (const { day } of records) {
    const slot = slotOf(number.per, day)
    last.set(slot, (last.get(slot) ?? 0) + 1)
  }
  const json = JSON.stringify([...last].map(([slot, count]) => ({ division, type: type.id, slot, last: count })))
  await sql`insert into record_counter select * from jsonb_populate_recordset(null::record_counter, ${json}::jsonb)`.execute(
    tx,
  )
}

async function insertFiles(
  tx: Writing,
  register: Register,
  division: string,
  files: readonly LoadedFile[],
  file: string,
) {
  const json = JSON.stringify(
    files.map(({ id, record, field, takenAt, place, by }) => ({
      division,
      id,
      type: register.type.id,
      record,
      field,
      file,
      taken_at: takenAt,
      lng: place?.[0] ?? null,
      lat: place?.[1] ?? null,
      by_id: by,
      at: takenAt,
    })),
  )
  await sql`insert into record_file select * from jsonb_populate_recordset(null::record_file, ${json}::jsonb)`.execute(
    tx,
  )
  await sql`
    insert into file_owner (division, file, owner_kind, owner_id, at)
    select ${division}, ${file}::uuid, ${ownerOf(register)}, f.record, min(f.at)
    from jsonb_to_recordset(${json}::jsonb) as f(record text, at timestamptz) group by f.record`.execute(tx)
}

/** Fills a link of records that were loaded before what they link to. */
export async function linkLater(
  tx: Writing,
  register: Register,
  division: string,
  name: string,
  links: readonly { readonly id: string; readonly to: string }[],
): Promise<void> {
  if (links.length === 0) return
  await sql`
    update ${sql.table(register.table)} t set ${sql.id(name)} = l."to"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(id uuid, "to" uuid)
    where t.division = ${division} and t.id = l.id`.execute(tx)
}
