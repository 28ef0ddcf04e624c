import { sql } from 'kysely'
import pg from 'pg'
import { connect } from './connect.ts'
import { LEAST_MAJOR } from './embedded/binaries.ts'
import { APP } from './embedded/cluster.ts'
import { type Embedded, type EmbeddedEvent, startEmbedded } from './embedded/embedded.ts'
import { DatabaseTrouble } from './embedded/trouble.ts'
import { grantToApplication } from './grants.ts'
import { type Migrations, migrate, migrationsRun } from './migrate.ts'
import type { Database } from './tables.ts'

/** Where the data are: in a folder of our own, or on a PostgreSQL server of the user's. */
export type DatabaseSource =
  | {
      readonly kind: 'embedded'
      readonly folder: string
      readonly settings?: Readonly<Record<string, string>>
      /** Join a server that another program has: for backup, verify, doctor. */
      readonly join?: boolean
      readonly onEvent?: (event: EmbeddedEvent) => void
    }
  | {
      readonly kind: 'server'
      /** The application's role. */
      readonly url: string
      /** A role that owns the schema and runs migrations; left out: `url`'s own. */
      readonly ownerUrl?: string
    }

/** From the environment: DATABASE_URL and DATABASE_OWNER_URL, else the data folder. */
export function sourceFrom(
  env: Readonly<Record<string, string | undefined>>,
  embedded: Extract<DatabaseSource, { kind: 'embedded' }>,
): DatabaseSource {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = env
  if (url === undefined || url === '') return embedded
  return { kind: 'server', url, ...(ownerUrl === undefined || ownerUrl === '' ? {} : { ownerUrl }) }
}

export interface Reached {
  readonly url: string
  readonly ownerUrl: string
  /** Null with a server of the user's. */
  readonly embedded: Embedded | null
  readonly close: () => Promise<void>
}

/** Reaches the database without changing anything in it. Throws DatabaseTrouble. */
export async function reachDatabase(source: DatabaseSource): Promise<Reached> {
  if (source.kind === 'embedded') {
    const embedded = await startEmbedded(source)
    return { url: embedded.url, ownerUrl: embedded.ownerUrl, embedded, close: embedded.stop }
  }
  const { url, ownerUrl = url } = source
  await checkServer(url)
  if (ownerUrl !== url) await checkServer(ownerUrl)
  return { url, ownerUrl, embedded: null, close: async () => undefined }
}

export interface Opened extends Reached {
  readonly db: Database
  /** Names of the migrations that ran just now. */
  readonly migrated: readonly string[]
  /** Whether the application's role is kept from altering the schema and facts: false when it owns them itself. */
  readonly isGuarded: boolean
}

/** Brings tables that come from declarations up to date, as the schema's owner. */
export type SchemaFromDeclarations = (owner: Database) => Promise<unknown>

/**
 * Reaches the database, brings its schema up to date and gives the application's role its rights.
 * Throws DatabaseTrouble: what is wrong and what to do.
 */
export async function openDatabase(
  source: DatabaseSource,
  migrations: Migrations,
  appendOnly: readonly string[],
  schemas: readonly SchemaFromDeclarations[] = [],
): Promise<Opened> {
  const reached = await reachDatabase(source)
  try {
    const owner = connect(reached.ownerUrl, { connections: 2, applicationName: 'gangmu-owner' })
    let migrated: readonly string[]
    try {
      migrated = await bringUpToDate(owner, migrations)
      for (const schema of schemas) await schema(owner)
      if (reached.ownerUrl !== reached.url) {
        const role = reached.embedded !== null ? APP : await roleOf(reached.url)
        await grantToApplication(owner, role, appendOnly)
      }
    } finally {
      await owner.destroy()
    }
    const db = connect(reached.url)
    return {
      ...reached,
      db,
      migrated,
      isGuarded: reached.ownerUrl !== reached.url,
      async close() {
        await db.destroy()
        await reached.close()
      },
    }
  } catch (error) {
    await reached.close()
    throw error
  }
}

async function bringUpToDate(owner: Database, migrations: Migrations): Promise<readonly string[]> {
  const run = await migrationsRun(owner)
  const unknown = run.filter((name) => migrations[name] === undefined)
  if (unknown.length > 0)
    throw new DatabaseTrouble('newer-schema', {
      zh: `这份数据由更新的版本写过（${unknown.join('、')}），本版本不能打开它。请换用那个版本或更新的版本。`,
      en: `These data were written by a newer version (${unknown.join(', ')}), which this one cannot open. Use that version or a newer one.`,
    })
  // Nothing to do is the usual case, and the quick one.
  if (run.length === Object.keys(migrations).length) return []
  try {
    return await migrate(owner, migrations)
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === '42501')
      throw new DatabaseTrouble('not-allowed', {
        zh: `DATABASE_URL 的角色不能建表（${cause.message}）。请用 DATABASE_OWNER_URL 给出能建表的角色，或由数据库管理员授权。`,
        en: `The role of DATABASE_URL may not create tables (${cause.message}). Name a role that may in DATABASE_OWNER_URL, or have it granted.`,
      })
    throw error
  }
}

async function roleOf(url: string): Promise<string> {
  const db = connect(url, { connections: 1 })
  try {
    const found = await sql<{ role: string }>`select current_user role`.execute(db)
    return found.rows[0]?.role ?? APP
  } finally {
    await db.destroy()
  }
}

/** Whether a server answers at this address and is recent enough. Its password appears in no message. */
async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const found = await client.query<{ version: string }>('show server_version_num')
    const major = Math.floor(Number(found.rows[0]?.version) / 10_000)
    if (major < LEAST_MAJOR)
      throw new DatabaseTrouble('wrong-version', {
        zh: `${plainOf(url)} 是 PostgreSQL ${major}，需要 ${LEAST_MAJOR} 以上。`,
        en: `${plainOf(url)} is PostgreSQL ${major}; ${LEAST_MAJOR} or newer is needed.`,
      })
  } catch (error) {
    if (error instanceof DatabaseTrouble) throw error
    throw new DatabaseTrouble(
      'unreachable',
      {
        zh: `连接不上 ${plainOf(url)}。请检查 DATABASE_URL 的地址、端口、用户名和口令，以及防火墙和 pg_hba.conf。`,
        en: `${plainOf(url)} cannot be reached. Check address, port, name and password in DATABASE_URL, the firewall and pg_hba.conf.`,
      },
      error instanceof Error ? error.message : String(error),
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** An address without its password. */
export function plainOf(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url)
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
