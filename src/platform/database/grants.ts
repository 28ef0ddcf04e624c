import { sql } from 'kysely'
import type { Database } from './tables.ts'

/** The tables that only the migrations' owner may touch. */
const OWNERS_OWN = ['schema_migration', 'schema_migration_lock']

/**
 * Gives the application's role what it may: to read, and to write rows; of `appendOnly` tables to add rows only, so that
 * no fault of the program can change a fact once it is written. It may not alter the schema. Idempotent; in one transaction,
 * so a server that runs meanwhile never lacks a right. Throws when `appendOnly` names a table that is not there.
 */
export async function grantToApplication(owner: Database, role: string, appendOnly: readonly string[]): Promise<void> {
  const present = await tablesOf(owner)
  const missing = appendOnly.filter((table) => !present.includes(table))
  if (missing.length > 0) throw new Error(`Declared append-only, but not in the database: ${missing.join(', ')}`)
  const to = sql.id(role)
  await owner.transaction().execute(async (tx) => {
    await sql`grant usage on schema public to ${to}`.execute(tx)
    await sql`grant select, insert, update, delete on all tables in schema public to ${to}`.execute(tx)
    await sql`grant usage, select on all sequences in schema public to ${to}`.execute(tx)
    for (const table of appendOnly)
      await sql`revoke update, delete, truncate on ${sql.table(table)} from ${to}`.execute(tx)
    for (const table of OWNERS_OWN)
      if (present.includes(table))
        await sql`revoke insert, update, delete, truncate on ${sql.table(table)} from ${to}`.execute(tx)
  })
}

async function tablesOf(db: Database): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select c.relname name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')`.execute(db)
  return found.rows.map(({ name }) => name)
}
