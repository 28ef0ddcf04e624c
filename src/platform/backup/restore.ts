import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { connect } from '../database/connect.ts'
import { copyIn } from '../database/copy.ts'
import { DatabaseTrouble } from '../database/embedded/trouble.ts'
import { type Migrations, migrate } from '../database/migrate.ts'
import type { SchemaFromDeclarations } from '../database/open.ts'
import type { BackupEnd, BackupHead, BackupResult } from './backup.ts'
import { quoted } from './tables.ts'

/**
 * Fills an empty database from a backup: the schema as it was, every row in one transaction, then the migrations that came
 * since. Whatever is wrong with the file, nothing of it stands. Resolves with the head, for its secret.
 * Throws DatabaseTrouble: not a backup, damaged, made by a newer version, or the database is not empty.
 */
export async function restore(
  ownerUrl: string,
  file: string,
  migrations: Migrations,
  schemas: readonly SchemaFromDeclarations[] = [],
): Promise<BackupResult & { readonly head: BackupHead }> {
  const lines = linesOf(file)
  const head = headFrom((await lines.next()).value ?? undefined)
  const unknown = head.migrations.filter((name) => migrations[name] === undefined)
  if (unknown.length > 0)
    throw damaged(
      'newer-schema',
      `备份由更新的版本写成（${unknown.join('、')}），请用那个版本恢复。`,
      `The backup was written by a newer version (${unknown.join(', ')}); restore it with that one.`,
    )
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'gangmu-restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const tables = await client.query(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') limit 1`)
    if (tables.rows.length > 0)
      throw damaged(
        'in-use',
        '数据库里已有数据，恢复只能进入空的数据库。请换一个新的 --data 文件夹或空库。',
        'The database holds data already; a backup is restored into an empty one. Choose a new --data folder or an empty database.',
      )
    await migrateTo(ownerUrl, migrations, head.migrations)
    await declare(ownerUrl, schemas)
    await client.query('begin')
    // Tables from declarations may refer to one another in circles.
    await client.query('set constraints all deferred')
    const hash = createHash('sha256').update(`${JSON.stringify(head)}\n`)
    const counts: Record<string, number> = {}
    let end: BackupEnd | null = null
    for (;;) {
      const { value: line, done } = await lines.next()
      if (done === true || line === undefined) break
      const said = JSON.parse(line.toString('utf8')) as {
        table?: string
        columns?: string[]
        types?: string[]
        end?: boolean
      }
      if (said.end === true) {
        end = said as unknown as BackupEnd
        break
      }
      hash.update(line).update('\n')
      const { table = '', columns = [], types = [] } = said
      await makeRoom(client, table, columns, types)
      let rows = 0
      const body = async function* () {
        let batch: Buffer[] = []
        let size = 0
        for (;;) {
          const { value: row, done: isOver } = await lines.next()
          if (isOver === true || row === undefined) throw cut()
          hash.update(row).update('\n')
          if (row.length === 2 && row[0] === 0x5c && row[1] === 0x2e) break
          rows++
          batch.push(row, NEWLINE)
          size += row.length + 1
          if (size > 256 * 1024) {
            yield Buffer.concat(batch)
            batch = []
            size = 0
          }
        }
        if (size > 0) yield Buffer.concat(batch)
      }
      await copyIn(client, `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`, body())
      counts[table] = rows
    }
    if (end === null) throw cut()
    if (end.sha256 !== hash.digest('hex') || JSON.stringify(end.rows) !== JSON.stringify(counts)) throw cut()
    await client.query('commit')
    await migrateTo(ownerUrl, migrations, Object.keys(migrations))
    await client.query('analyze')
    return {
      tables: Object.keys(counts).length,
      rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
      at: head.at,
      head,
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

const NEWLINE = Buffer.from('\n')

async function migrateTo(ownerUrl: string, migrations: Migrations, names: readonly string[]) {
  const db = connect(ownerUrl, { connections: 2 })
  try {
    await migrate(db, Object.fromEntries(names.map((name) => [name, migrations[name] as Migrations[string]]))) // all are known
  } finally {
    await db.destroy()
  }
}

/** What was declared when the backup was written and is declared no more: its rows and columns are kept all the same. */
async function makeRoom(client: pg.ClientBase, table: string, columns: readonly string[], types: readonly string[]) {
  if (types.length !== columns.length || !table.startsWith('r_')) return
  const found = await client.query<{ name: string }>(
    `select attname::text name from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [quoted(table)],
  )
  const present = new Set(found.rows.map(({ name }) => name))
  const missing = columns.flatMap((column, i) => (present.has(column) ? [] : [{ column, type: types[i] ?? '' }]))
  if (missing.some(({ type }) => !PLAIN_TYPE.test(type))) throw cut()
  if (present.size === 0)
    await client.query(
      `create table ${quoted(table)} (${missing.map(({ column, type }) => `${quoted(column)} ${type}`).join(', ')})`,
    )
  else
    for (const { column, type } of missing)
      await client.query(`alter table ${quoted(table)} add column ${quoted(column)} ${type}`)
}

/** A type's name and nothing else: it comes out of a file. */
const PLAIN_TYPE = /^[a-z][a-z ]{0,40}(?:\[\])?$/

/** Tables that come from declarations, as they are declared now. */
async function declare(ownerUrl: string, schemas: readonly SchemaFromDeclarations[]) {
  const db = connect(ownerUrl, { connections: 1 })
  try {
    for (const schema of schemas) await schema(db)
  } finally {
    await db.destroy()
  }
}

/** The lines of a packed file, without their ends. */
async function* linesOf(file: string): AsyncGenerator<Buffer, void> {
  const input = createReadStream(file)
  const unzip = input.pipe(createGunzip())
  input.once('error', (error) => unzip.destroy(error))
  let rest: Buffer[] = []
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, at))
        yield rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest)
        rest = []
        from = at + 1
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing) throw damaged('unreachable', `没有文件 ${file}。`, `There is no file ${file}.`)
    throw cut()
  }
}

function headFrom(line: Buffer | undefined): BackupHead {
  try {
    const head = JSON.parse(line?.toString('utf8') ?? '') as Partial<BackupHead>
    if (head.gangmu === 'backup' && head.format === 1 && Array.isArray(head.migrations)) return head as BackupHead
  } catch {
    // Said below.
  }
  throw damaged('damaged', '这不是 gangmu backup 写的文件。', 'This is no file of gangmu backup.')
}

const damaged = (code: DatabaseTrouble['code'], zh: string, en: string) => new DatabaseTrouble(code, { zh, en })
const cut = () =>
  damaged(
    'damaged',
    '备份文件已损坏或没有写完整，什么也没有恢复。请换一份备份。',
    'The backup is damaged or incomplete; nothing was restored. Use another one.',
  )
