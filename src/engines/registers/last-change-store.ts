import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import { tableOf } from './register.ts'

/** The moment of the latest change to any record of these types in a division, as text; '' before the first. */
export async function lastChangeOf(db: Reading, division: string, types: readonly string[]): Promise<string> {
  const latest = types.map(
    (type) => sql`(select max(changed_at) from ${sql.table(tableOf(type))} where division = ${division})`,
  )
  const { rows } = await sql<{ at: string | null }>`select greatest(${sql.join(latest)})::text at`.execute(db)
  return rows[0]?.at ?? ''
}
