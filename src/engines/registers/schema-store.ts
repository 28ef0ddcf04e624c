import { sql } from 'kysely'
import { sqlStateOf } from '../../platform/database/connect.ts'
import type { Database, Reading } from '../../platform/database/tables.ts'
import type { Registers } from './register.ts'
import { type Change, declaredTables, type PresentTable, schemaChanges } from './tables.ts'

/**
 * Brings the tables of the registers up to what the declarations say, as the schema's owner, after the migrations. All of it
 * or nothing. Resolves with the statements that ran. Throws with every declaration that changed in a way that needs a
 * migration.
 */
export async function bringTablesUpToDate(owner: Database, registers: Registers): Promise<readonly string[]> {
  if (declaredTables(registers).length === 0) return []
  try {
    return await changeTables(owner, registers, (tx, changes) => runTogether(tx, changes))
  } catch (error) {
    if (!isBroken(error)) throw error
    // One by one, to name the declaration that rows do not fit.
    return changeTables(owner, registers, async (tx, changes) => {
      for (const change of changes) await run(tx, change)
    })
  }
}

async function changeTables(
  owner: Database,
  registers: Registers,
  work: (tx: Reading, changes: readonly Change[]) => Promise<void>,
): Promise<readonly string[]> {
  const declared = declaredTables(registers)
  return owner.transaction().execute(async (tx) => {
    // Of two servers that start at once, the second waits and finds nothing to do.
    await sql`select pg_advisory_xact_lock(4190602)`.execute(tx)
    const present = await presentTables(
      tx,
      declared.map(({ name }) => name),
    )
    const { changes, refusals } = schemaChanges(declared, present)
    if (refusals.length > 0) throw new Error(refusals.map(({ message }) => `${message.zh}\n${message.en}`).join('\n'))
    await work(tx, changes)
    return changes.map((change) => change.sql)
  })
}

/** Many statements in one request: a new database needs thousands. */
const TOGETHER = 500

async function runTogether(tx: Reading, changes: readonly Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += TOGETHER)
    await sql
      .raw(
        changes
          .slice(from, from + TOGETHER)
          .map((change) => change.sql)
          .join(';\n'),
      )
      .execute(tx)
}

/** Rows that are there break a new check or unique index: the declaration was narrowed. */
const isBroken = (error: unknown) => ['23514', '23505'].includes(sqlStateOf(error) ?? '')

async function run(tx: Reading, change: Change): Promise<void> {
  try {
    await sql.raw(change.sql).execute(tx)
  } catch (error) {
    if (!isBroken(error)) throw error
    throw new Error(
      `${change.because}：已有数据不符合新的声明，没有改动任何表。请先更正这些数据，或放宽声明。\n` +
        `${change.because}: rows that are there do not satisfy the new declaration; no table was changed. Correct them first, or widen the declaration.`,
      { cause: error },
    )
  }
}

/** What the database has of these tables. */
export async function presentTables(db: Reading, names: readonly string[]): Promise<readonly PresentTable[]> {
  const columns = await sql<{ table: string; name: string; type: string; comment: string | null }>`
    select c.relname "table", a.attname name, format_type(a.atttypid, a.atttypmod) type,
      col_description(c.oid, a.attnum) comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname = any(${names})`.execute(db)
  const constraints = await sql<{ table: string; name: string }>`
    select c.relname "table", k.conname name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relname = any(${names})`.execute(db)
  const indexes = await sql<{ table: string; name: string }>`
    select tablename "table", indexname name from pg_indexes
    where schemaname = 'public' and tablename = any(${names})`.execute(db)
  const found = new Map<string, { columns: Map<string, { type: string; comment: string | null }> }>()
  for (const { table, name, type, comment } of columns.rows) {
    const entry = found.get(table) ?? { columns: new Map() }
    entry.columns.set(name, { type, comment })
    found.set(table, entry)
  }
  const namesOf = (rows: readonly { readonly table: string; readonly name: string }[], table: string) =>
    new Set(rows.filter((row) => row.table === table).map(({ name }) => name))
  return [...found].map(([name, entry]) => ({
    name,
    columns: entry.columns,
    constraints: namesOf(constraints.rows, name),
    indexes: namesOf(indexes.rows, name),
  }))
}
