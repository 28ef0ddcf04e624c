import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { FileAnswer } from './answers.ts'
import type { Register } from './register.ts'

/** Files that were brought for a record, with the moment and the place at which a photo was taken. */
export async function filesOfRecord(
  db: Reading,
  register: Register,
  division: string,
  id: string,
): Promise<readonly FileAnswer[]> {
  const found = await sql<{
    id: string
    field: string
    file: string
    name: string
    kind: string
    size: number
    taken_at: Date | null
    lng: number | null
    lat: number | null
    by_name: string
    at: Date
  }>`
    select r.id, r.field, r.file, f.name, f.kind, c.size, r.taken_at, r.lng, r.lat, f.by_name, r.at
    from record_file r
      join file f on f.division = r.division and f.id = r.file
      join file_content c on c.division = f.division and c.sha256 = f.sha256
      join file_owner o on o.division = r.division and o.file = r.file and o.owner_kind = ${ownerOf(register)} and o.owner_id = ${id}
    where r.division = ${division} and r.type = ${register.type.id}
    order by r.at, r.id`.execute(db)
  return found.rows.map(({ lng, lat, ...row }) => ({
    id: row.id,
    field: row.field,
    file: row.file,
    name: row.name,
    kind: row.kind,
    size: row.size,
    takenAt: row.taken_at?.toISOString() ?? null,
    place: lng === null || lat === null ? null : [lng, lat],
    byName: row.by_name,
    at: row.at.toISOString(),
  }))
}

/** What files of a type's records belong to, for `fileOwners`. */
export const ownerOf = ({ type }: Register): string => `record-${type.id}`
