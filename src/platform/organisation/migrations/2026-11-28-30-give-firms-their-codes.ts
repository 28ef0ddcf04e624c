import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

/*
 * Whose firm a body is: its credit code. Whoever acts for the body sees what registers and evaluations hold under that code,
 * so no two standing bodies may have the same. Whether its check is right is the domain's to say (`faultsOfBody`).
 */
export const up: Migration['up'] = async (db) => {
  await sql`
    alter table body
      add column credit_code text check (credit_code ~ '^[0-9A-Z]{18}$'),
      add constraint body_credit_code_of_firm check (credit_code is null or kind = 'company')`.execute(db)
  await sql`
    create unique index body_credit_code on body (division, credit_code)
    where credit_code is not null and ended_on is null`.execute(db)
}
