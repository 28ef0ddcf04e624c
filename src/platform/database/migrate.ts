import { type Kysely, Migrator, sql } from 'kysely'
import type { Database } from './tables.ts'

/** One step forward; there is no way back. A released migration never changes: the next one mends it. */
export interface Migration {
  readonly up: (db: Kysely<never>) => Promise<void>
}

/** By name, 'YYYY-MM-DD-NN-verb-object'; they run in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>

/**
 * Brings the schema to the newest state and resolves with the names of what ran. Each migration stands or falls as a whole.
 * Throws with the name of the one that failed. Two processes may call it at once: the second waits.
 */
export async function migrate(db: Database, migrations: Migrations): Promise<readonly string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
    // Engines bring migrations of their own: one may be older by name than another's that has run already.
    allowUnorderedMigrations: true,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find(({ status }) => status === 'Error')
  if (error !== undefined) {
    throw new Error(`The database could not be brought up to date: ${failed?.migrationName ?? 'no migration ran'}`, {
      cause: error,
    })
  }
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/** Names of the migrations that have run on this database, in their order. */
export async function migrationsRun(db: Database): Promise<readonly string[]> {
  const present = await sql<{ is: boolean }>`select to_regclass('public.schema_migration') is not null "is"`.execute(db)
  if (present.rows[0]?.is !== true) return []
  const run = await sql<{ name: string }>`select name from schema_migration order by name`.execute(db)
  return run.rows.map(({ name }) => name)
}

/** Names of migrations that have not run on this database. */
export async function pendingMigrations(db: Database, migrations: Migrations): Promise<readonly string[]> {
  const run = new Set(await migrationsRun(db))
  return Object.keys(migrations)
    .filter((name) => !run.has(name))
    .sort()
}
