import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { type Actor, idOf, nameOf } from '../access/actor.ts'
import { inTransaction, sqlStateOf } from '../database/connect.ts'
import { newId } from '../database/ids.ts'
import type { Database, Moment, Reading, Writing } from '../database/tables.ts'
import type { CheckedFile } from './check-file.ts'

declare module '../database/tables.ts' {
  interface Tables {
    file_content: { division: string; sha256: string; size: number; pieces: number }
    file_piece: { division: string; sha256: string; no: number; bytes: Buffer }
    file: {
      division: string
      id: string
      sha256: string
      name: string
      kind: string
      by_id: string | null
      by_name: string
      at: Moment
    }
    file_owner: { division: string; file: string; owner_kind: string; owner_id: string; at: Moment }
  }
}

/** What is shown of a file wherever it is listed. */
export interface FileNote {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** Bytes. */
  readonly size: number
  readonly sha256: string
  readonly byName: string
  /** ISO moment. */
  readonly at: string
}

const PIECE = 512 * 1024

/** Keeps a file that was checked. The same content is kept once in a division, whoever brings it. */
export async function keepFile(
  tx: Writing,
  division: string,
  { kind, name }: CheckedFile,
  bytes: Uint8Array,
  actor: Actor,
  at: Date,
): Promise<FileNote> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const pieces = Math.ceil(bytes.length / PIECE)
  const isNew = await holdContent(tx, { division, sha256, size: bytes.length, pieces })
  if (isNew) {
    for (let no = 0; no < pieces; no++) {
      const piece = Buffer.from(bytes.subarray(no * PIECE, (no + 1) * PIECE))
      await tx.insertInto('file_piece').values({ division, sha256, no, bytes: piece }).execute()
    }
  }
  const file = {
    division,
    id: newId(at.getTime()),
    sha256,
    name,
    kind: kind.id,
    by_id: idOf(actor),
    by_name: nameOf(actor),
    at: at.toISOString(),
  }
  await tx.insertInto('file').values(file).execute()
  return { id: file.id, name, kind: kind.id, size: bytes.length, sha256, byName: file.by_name, at: file.at }
}

/**
 * Makes the content, or holds the one that is there until this transaction ends, so that no sweep takes it away meanwhile.
 * Whether it is new. Of two that bring the same at once, the second waits for the first.
 */
async function holdContent(
  tx: Writing,
  content: { readonly division: string; readonly sha256: string; readonly size: number; readonly pieces: number },
): Promise<boolean> {
  for (;;) {
    const made = await tx
      .insertInto('file_content')
      .values(content)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (made.numInsertedOrUpdatedRows === 1n) return true
    const { division, sha256 } = content
    const held = await sql`
      select 1 from file_content where division = ${division} and sha256 = ${sha256} for key share`.execute(tx)
    if (held.rows.length > 0) return false
  }
}

/**
 * Makes files belong to a row, in the transaction that writes the row. Only whoever brought a file may attach it.
 * Refused with a fault for each file that is not there: `at` names the path of the list in the input.
 */
export async function attachFiles(
  tx: Writing,
  division: string,
  files: readonly string[],
  owner: { readonly kind: string; readonly id: string },
  actor: Actor,
  at: Date,
  path = 'files',
): Promise<Outcome<readonly FileNote[]>> {
  if (files.length === 0) return done([])
  const found = await notesOf(tx)
    .where('file.division', '=', division)
    .where('file.id', 'in', [...files])
    .select('file.by_id')
    .execute()
  const own = new Map(
    found
      .filter(({ by_id }) => actor.kind === 'system' || (actor.kind === 'person' && by_id === actor.id))
      .map((row) => [row.id, noteOf(row)]),
  )
  const faults = files.flatMap((id, i): Fault[] =>
    own.has(id)
      ? []
      : [
          {
            at: `${path}.${i}`,
            code: 'no-such-file',
            message: {
              zh: '找不到这个文件，或它不是您上传的。未提交的文件只保留一天，请重新上传。',
              en: 'There is no such file, or you did not upload it. Files that nothing refers to are kept for a day; upload it again.',
            },
          },
        ],
  )
  if (faults.length > 0)
    return refused({
      reason: 'faulty',
      code: 'no-such-file',
      message: {
        zh: `有 ${faults.length} 个附件找不到，请重新上传。`,
        en: `${faults.length} files are missing; upload them again.`,
      },
      faults,
    })
  await tx
    .insertInto('file_owner')
    .values(files.map((file) => ({ division, file, owner_kind: owner.kind, owner_id: owner.id, at: at.toISOString() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return done(files.map((id) => own.get(id) as FileNote)) // none is missing: faults is empty
}

/** The files of rows of one kind, by the row's id. */
export async function filesOf(
  db: Reading,
  division: string,
  ownerKind: string,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FileNote[]>> {
  const files = new Map<string, FileNote[]>()
  if (ownerIds.length === 0) return files
  const rows = await notesOf(db)
    .innerJoin('file_owner', (join) =>
      join.onRef('file_owner.division', '=', 'file.division').onRef('file_owner.file', '=', 'file.id'),
    )
    .where('file_owner.division', '=', division)
    .where('file_owner.owner_kind', '=', ownerKind)
    .where('file_owner.owner_id', 'in', [...ownerIds])
    .select('file_owner.owner_id')
    .orderBy('file.at')
    .execute()
  for (const row of rows) {
    const list = files.get(row.owner_id)
    if (list === undefined) files.set(row.owner_id, [noteOf(row)])
    else list.push(noteOf(row))
  }
  return files
}

/** A file with who brought it and what it belongs to; undefined when there is none. */
export async function findFile(db: Reading, division: string, id: string) {
  const row = await notesOf(db)
    .where('file.division', '=', division)
    .where('file.id', '=', id)
    .select('file.by_id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const owners = await db
    .selectFrom('file_owner')
    .select(['owner_kind', 'owner_id'])
    .where('division', '=', division)
    .where('file', '=', id)
    .execute()
  return { note: noteOf(row), byId: row.by_id, owners }
}

/** The bytes of a content. Throws when pieces are missing or its hash is another: what is kept must be what was brought. */
export async function readContent(db: Reading, division: string, sha256: string): Promise<Buffer> {
  const rows = await db
    .selectFrom('file_piece')
    .select('bytes')
    .where('division', '=', division)
    .where('sha256', '=', sha256)
    .orderBy('no')
    .execute()
  const bytes = Buffer.concat(rows.map((row) => row.bytes))
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash !== sha256) throw new Error(`The content ${sha256} of ${division} is damaged: its hash is ${hash}.`)
  return bytes
}

/**
 * Takes away files that nothing owns since `before`, and contents that no file names. Resolves with how many files. Each goes
 * in a transaction of its own: one that a row elsewhere refers to stays, and stands in nobody else's way.
 */
export async function sweepFiles(db: Database, before: Date): Promise<number> {
  const lost = await sql<{ division: string; id: string }>`
    select f.division, f.id from file f where f.at < ${before}
      and not exists (select 1 from file_owner o where o.division = f.division and o.file = f.id)
    order by f.at`.execute(db)
  let gone = 0
  for (const { division, id } of lost.rows) if (await takeAway(db, division, id)) gone++
  return gone
}

/** Whether the file went: not when something refers to it, or has come to since. */
async function takeAway(db: Database, division: string, id: string): Promise<boolean> {
  try {
    return await inTransaction(db, async (tx) => {
      const file = await tx
        .deleteFrom('file')
        .where('division', '=', division)
        .where('id', '=', id)
        .returning('sha256')
        .executeTakeFirst()
      if (file === undefined) return false
      await dropUnnamed(tx, division, file.sha256)
      return true
    })
  } catch (error) {
    if (sqlStateOf(error) === STILL_REFERRED_TO) return false
    throw error
  }
}
/** foreign_key_violation. */
const STILL_REFERRED_TO = '23503'

/** Takes a content away that no file names any more. */
async function dropUnnamed(tx: Writing, division: string, sha256: string): Promise<void> {
  // Locked first: somebody may be bringing the same content right now.
  const held =
    await sql`select 1 from file_content where division = ${division} and sha256 = ${sha256} for update`.execute(tx)
  const used = await tx
    .selectFrom('file')
    .select('id')
    .where('division', '=', division)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (held.rows.length === 0 || used !== undefined) return
  await tx.deleteFrom('file_piece').where('division', '=', division).where('sha256', '=', sha256).execute()
  await tx.deleteFrom('file_content').where('division', '=', division).where('sha256', '=', sha256).execute()
}

/** Reads every content and compares its hash; resolves with those that are damaged. One at a time, so memory stays small. */
export async function damagedContents(db: Reading): Promise<readonly { division: string; sha256: string }[]> {
  const damaged: { division: string; sha256: string }[] = []
  const contents = await db.selectFrom('file_content').select(['division', 'sha256']).execute()
  for (const { division, sha256 } of contents) {
    try {
      await readContent(db, division, sha256)
    } catch {
      damaged.push({ division, sha256 })
    }
  }
  return damaged
}

function notesOf(db: Reading) {
  return db
    .selectFrom('file')
    .innerJoin('file_content', (join) =>
      join.onRef('file_content.division', '=', 'file.division').onRef('file_content.sha256', '=', 'file.sha256'),
    )
    .select(['file.id', 'file.name', 'file.kind', 'file.sha256', 'file.by_name', 'file.at', 'file_content.size'])
}

interface NoteRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly sha256: string
  readonly by_name: string
  readonly at: Date
  readonly size: number
}

const noteOf = ({ id, name, kind, sha256, by_name, at, size }: NoteRow): FileNote => ({
  id,
  name,
  kind,
  size,
  sha256,
  byName: by_name,
  at: at.toISOString(),
})
