import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { committing } from './after-commit.ts'
import { isOutdated, PreparingClient } from './prepared.ts'
import type { Database, Tables, Writing } from './tables.ts'

// Days stay text: a Date would move them with the zone of the machine. Counts fit a number; amounts stay text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface ConnectOptions {
  /** Most connections at once. */
  readonly connections?: number
  readonly applicationName?: string
}

/** A pool of connections to the database at `url`. End it with `destroy()`. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparingClient,
    max: options.connections ?? 16,
    application_name: options.applicationName ?? 'gangmu',
    // Waiting for a connection: longer, and whoever asked is told to come back.
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // Every name is written out with its schema's search path, every moment in UTC.
    options: '-c timezone=UTC',
  })
  // A connection that breaks while idle is replaced; without a listener the process would end.
  pool.on('error', () => undefined)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** SQLSTATEs after which the same work may succeed when done again: serialisation failure, deadlock. */
const AGAIN = new Set(['40001', '40P01'])

/**
 * Runs `work` in one transaction; all of it stands or nothing does. Done again up to three times when the database asks
 * for it (distributed engines do so more often than PostgreSQL), so `work` must have no effect outside the transaction.
 */
export async function inTransaction<T>(db: Database, work: (tx: Writing) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, then } = await db.transaction().execute((tx: Transaction<Tables>) => committing(db, tx, work))
      for (const one of then) one()
      return result
    } catch (error) {
      if (attempt >= 4 || !(AGAIN.has(sqlStateOf(error) ?? '') || isOutdated(error))) throw error
    }
  }
}

/** SQLSTATE of a database error, such as '23505' for a broken unique constraint; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null
}

/** SQLSTATEs of a server that goes, comes, or cannot take more: shutdown, crash, starting up, too many connections. */
const AWAY = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'])
const UNREACHED = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
const BROKEN =
  /^Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

/** Whether an error says that the database is away for the moment, not that the work was wrong. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = sqlStateOf(error)
  if (state !== null) return AWAY.has(state)
  const isSystem = 'code' in error && typeof error.code === 'string' && UNREACHED.has(error.code)
  return (
    (isSystem && 'syscall' in error && ['connect', 'read', 'write'].includes(String(error.syscall))) ||
    BROKEN.test(error.message)
  )
}
