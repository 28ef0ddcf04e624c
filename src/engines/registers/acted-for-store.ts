import { sql } from 'kysely'
import type { ActedFor } from '../../platform/organisation/acted-for.ts'
import type { Register, Registers } from './register.ts'

/**
 * Who acts for which firm, by the registers that keep each firm once: their records are known by a credit code of which there
 * is one, and name the account of whoever acts.
 */
export function actedForIn(registers: Registers): ActedFor {
  const kept = [...registers.values()].flatMap((register) => {
    const { table, type } = register
    const code = codeOf(register)
    return code === null || type.person === undefined ? [] : [{ table, code, account: type.person }]
  })
  return async (db, { division, person }) => {
    const found = await Promise.all(
      kept.map(({ table, code, account }) =>
        sql<{ code: string }>`
          select t.${sql.ref(code)} as code from ${sql.table(table)} t
          where t.division = ${division} and t.ended_at is null and t.${sql.ref(code)} is not null
            and ${person === null ? sql`t.${sql.ref(account)} is not null` : sql`t.${sql.ref(account)} = ${person}`}`.execute(
          db,
        ),
      ),
    )
    return new Set(found.flatMap(({ rows }) => rows.map(({ code }) => code)))
  }
}

/** The column by which a register of firms knows each of them: a credit code that no two records share. */
const codeOf = ({ type }: Register): string | null =>
  type.unique?.find(([field, ...more]) => more.length === 0 && type.fields[field ?? '']?.kind === 'credit-code')?.[0] ??
  null
