import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '../database/copy.ts'
import { quoted, tablesInOrder } from './tables.ts'

/** What stands in the first line of a backup. */
export interface BackupHead {
  readonly gangmu: 'backup'
  readonly format: 1
  /** ISO moment of the state that it holds. */
  readonly at: string
  readonly program: string
  readonly migrations: readonly string[]
  /** The server's secret: without it sealed personal data and second factors cannot be opened again. */
  readonly secret: string | null
}

/** What stands in its last line. */
export interface BackupEnd {
  readonly end: true
  readonly rows: Readonly<Record<string, number>>
  /** SHA-256 of every line before it. */
  readonly sha256: string
}

export interface BackupResult {
  readonly tables: number
  readonly rows: number
  readonly at: string
}

/**
 * Writes one file that holds every row of one moment, while people go on working: all of it is read in a single snapshot, so
 * whatever was acknowledged before the backup began is in it. It is text, packed, and can be restored by any later version of
 * Gangmu on any version of PostgreSQL. The file appears under its name only when it is whole; only its owner may read it.
 */
export async function backUp(
  ownerUrl: string,
  file: string,
  { program, secret }: { readonly program: string; readonly secret: string | null },
): Promise<BackupResult> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'gangmu-backup' })
  client.on('error', () => undefined)
  await client.connect()
  const part = `${file}.part`
  const output = createWriteStream(part, { mode: 0o600 })
  const zip = createGzip({ level: 6 })
  const written = finished(zip.pipe(output))
  // A disk that fills up is met at the next write, and at the end.
  written.catch(() => undefined)
  const hash = createHash('sha256')
  const write = async (bytes: Buffer | string) => {
    hash.update(bytes)
    if (output.errored !== null) throw output.errored
    if (!zip.write(bytes)) await Promise.race([once(zip, 'drain'), written])
  }
  try {
    await client.query('begin isolation level repeatable read read only')
    const moment = await client.query<{ at: Date; path: string }>(
      `select clock_timestamp() "at", set_config('search_path', 'public', true) path`,
    )
    const run = await client.query<{ name: string }>('select name from schema_migration order by name')
    const at = moment.rows[0]?.at.toISOString() ?? ''
    const head: BackupHead = {
      gangmu: 'backup',
      format: 1,
      at,
      program,
      migrations: run.rows.map(({ name }) => name),
      secret,
    }
    await write(`${JSON.stringify(head)}\n`)
    const counts: Record<string, number> = {}
    for (const { name, columns, types } of await tablesInOrder(client)) {
      await write(`${JSON.stringify({ table: name, columns, types })}\n`)
      let rows = 0
      await copyOut(client, `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`, async (chunk) => {
        for (const byte of chunk) if (byte === 10) rows++
        await write(chunk)
      })
      await write('\\.\n')
      counts[name] = rows
    }
    await client.query('commit')
    const end: BackupEnd = { end: true, rows: counts, sha256: hash.digest('hex') }
    zip.end(`${JSON.stringify(end)}\n`)
    await written
    if (existsSync(file)) rmSync(file)
    renameSync(part, file)
    return { tables: Object.keys(counts).length, rows: Object.values(counts).reduce((sum, n) => sum + n, 0), at }
  } catch (error) {
    zip.destroy()
    rmSync(part, { force: true })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
