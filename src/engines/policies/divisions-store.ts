import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'

/** Divisions that have a clause in force. */
export async function findDivisionsWithClauses(db: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ division: string }>`
    select distinct division from r_policy_clause where ended_at is null and state = 'in-force'`.execute(db)
  return rows.map(({ division }) => division)
}

/** Divisions that have a clause in force for which nobody needs to apply. */
export async function findDivisionsWithAutomatic(db: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ division: string }>`
    select distinct division from r_policy_clause where ended_at is null and state = 'in-force' and mode = 'auto'`.execute(
    db,
  )
  return rows.map(({ division }) => division)
}
