import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import { declaredSql } from './facts-store.ts'
import type { Register, Registers } from './register.ts'

/** Divisions in which some system was ever switched on. */
export async function divisionsWithSystems(db: Reading): Promise<readonly string[]> {
  const found = await sql<{ division: string }>`select distinct division from system_switch where is_on`.execute(db)
  return found.rows.map(({ division }) => division)
}

/** Most records that one sweep takes on: the rest wait for the next. */
const AT_ONCE = 5_000

/** Records that stand where a transition leads on by itself, and of which its condition holds. */
export async function dueAutomatically(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  now: Date,
): Promise<readonly string[]> {
  const due: RawBuilder<boolean>[] = []
  for (const { from, automatic } of Object.values(register.type.lifecycle?.transitions ?? {})) {
    if (automatic === undefined) continue
    const holds = await declaredSql(db, registers, register, division, automatic, now)
    due.push(sql<boolean>`(t.state = any(${from}) and ${holds})`)
  }
  if (due.length === 0) return []
  const found = await sql<{ id: string }>`
    select t.id from ${sql.table(register.table)} t
    where t.division = ${division} and t.ended_at is null and (${sql.join(due, sql` or `)})
    order by t.id limit ${AT_ONCE}`.execute(db)
  return found.rows.map(({ id }) => id)
}
