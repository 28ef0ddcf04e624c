import { type RawBuilder, sql } from 'kysely'
import type { Values } from '../../language/field.ts'
import { type Actor, idOf } from '../../platform/access/actor.ts'
import { recordAll } from '../../platform/audit/record.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { CheckedFile } from '../../platform/files/check-file.ts'
import { type FileNote, keepFile } from '../../platform/files/files-store.ts'
import type { FileAnswer } from './answers.ts'
import type { Register } from './register.ts'

/** What files of a type's records belong to, for `fileOwners`. */
export const ownerOf = ({ type }: Register): string => `record-${type.id}`

/** A file as JSON tells it. */
export interface FileRow {
  readonly id: string
  readonly field: string
  readonly file: string
  readonly name: string
  readonly kind: string
  readonly size: number
  readonly taken_at: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly by_name: string
  readonly at: string
}

const isFiles = ({ kind }: { readonly kind: string }) => kind === 'files' || kind === 'photos'

/** Whether records of the type hold files at all. */
export const holdsFiles = ({ fields }: Register): boolean => fields.some(([, field]) => isFiles(field))

/** Files that a record holds or held, with the moment and the place at which a photo was taken: a question for `FileRow`s. */
export const filesOf = (register: Register, division: string, id: string): RawBuilder<FileRow> => sql<FileRow>`
  select r.id, r.field, r.file, f.name, f.kind, c.size, r.taken_at, r.lng, r.lat, f.by_name, r.at
  from record_file_held h
    join record_file r on r.division = h.division and r.id = h.id and r.type = ${register.type.id}
    join file f on f.division = r.division and f.id = r.file
    join file_content c on c.division = f.division and c.sha256 = f.sha256
  where h.division = ${division} and h.record = ${id}
  order by r.at, r.id`

export const filesAnswered = (rows: readonly FileRow[]): readonly FileAnswer[] =>
  rows.map(({ lng, lat, taken_at, by_name, at, ...row }) => ({
    ...row,
    takenAt: taken_at === null ? null : new Date(taken_at).toISOString(),
    place: lng === null || lat === null ? null : [lng, lat],
    byName: by_name,
    at: new Date(at).toISOString(),
  }))

/** A file that somebody brought for a field, of a record that is there or of one about to be made. */
export interface Brought {
  readonly type: string
  readonly record: string | null
  readonly field: string
  readonly file: string
  readonly takenAt: Date | null
  readonly place: readonly [lng: number, lat: number] | null
}

/** Notes a file for a field. It belongs to the record once a value of the record names it. */
export async function insertRecordFile(
  tx: Writing,
  division: string,
  brought: Brought,
  byId: string | null,
  at: Date,
  id = newId(at.getTime()),
): Promise<string> {
  await tx
    .insertInto('record_file')
    .values({
      division,
      id,
      type: brought.type,
      record: brought.record,
      field: brought.field,
      file: brought.file,
      taken_at: brought.takenAt,
      lng: brought.place?.[0] ?? null,
      lat: brought.place?.[1] ?? null,
      by_id: byId,
      at,
    })
    .execute()
  return id
}

/** Keeps a file that was checked and notes it for a field of a record. */
export async function keepRecordFile(
  tx: Writing,
  division: string,
  brought: Omit<Brought, 'file'>,
  checked: CheckedFile,
  bytes: Uint8Array,
  actor: Actor,
  at: Date,
): Promise<{ readonly id: string; readonly note: FileNote }> {
  const note = await keepFile(tx, division, checked, bytes, actor, at)
  const byId = idOf(actor)
  const id = await insertRecordFile(tx, division, { ...brought, file: note.id }, byId, at)
  await recordAll(tx, at, [
    {
      actor,
      act: {
        division,
        action: 'file.upload',
        subject: { kind: brought.type, id: brought.record },
        detail: { kind: note.kind, size: note.size, sha256: note.sha256 },
      },
    },
  ])
  return { id, note }
}

/** Makes files that a record newly names belong to it: whoever may read the record may then fetch them. */
export async function attachRecordFiles(
  tx: Writing,
  register: Register,
  division: string,
  record: string,
  before: Values,
  gives: Values,
  at: Date,
): Promise<void> {
  const added = register.fields
    .filter(([, field]) => isFiles(field))
    .flatMap(([name]) => {
      const known = new Set(Array.isArray(before[name]) ? (before[name] as readonly string[]) : [])
      return ((gives[name] ?? []) as readonly string[]).filter((id) => !known.has(id)) // a list, as the field's kind says
    })
  if (added.length === 0) return
  await sql`
    with held as (
      insert into record_file_held (division, id, record)
      select division, id, ${record}::uuid from record_file where division = ${division} and id = any(${added}::uuid[])
      on conflict do nothing
    )
    insert into file_owner (division, file, owner_kind, owner_id, at)
    select division, file, ${ownerOf(register)}, ${record}, ${at}::timestamptz
    from record_file where division = ${division} and id = any(${added}::uuid[])
    on conflict do nothing`.execute(tx)
}

/**
 * Values of a record that a transition makes, with its files and photos noted anew for it: the same contents, the moments and
 * places at which they were taken.
 */
export async function carryFiles(
  tx: Writing,
  target: Register,
  { division, at }: { readonly division: string; readonly at: Date },
  record: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const carried: Record<string, unknown> = { ...values }
  for (const [name, field] of target.fields) {
    const ids = values[name]
    if (!isFiles(field) || !Array.isArray(ids) || ids.length === 0) continue
    const rows = await tx
      .selectFrom('record_file')
      .selectAll()
      .where('division', '=', division)
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
    const noted: string[] = []
    for (const row of rows) {
      const id = newId(at.getTime())
      await tx
        .insertInto('record_file')
        .values({ ...row, id, type: target.type.id, record, field: name, at })
        .execute()
      noted.push(id)
    }
    carried[name] = noted
  }
  return carried
}
