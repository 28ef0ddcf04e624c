import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A review may have a defence after its papers: they end once, it is planned, each expert hands in its marks once.
export const up: Migration['up'] = async (db) => {
  await sql`alter table challenge_review_step drop constraint challenge_review_step_kind_check`.execute(db)
  await sql`
    alter table challenge_review_step add constraint challenge_review_step_kind_check
      check (kind in ('invite', 'accept', 'recuse', 'marks', 'papers', 'schedule', 'defence', 'close', 'void'))`.execute(
    db,
  )
  await sql`drop index challenge_review_expert`.execute(db)
  await sql`create unique index challenge_review_expert on challenge_review_step (division, review, kind, (detail->>'expert')) where kind in ('accept', 'recuse', 'marks', 'defence')`.execute(
    db,
  )
  await sql`create unique index challenge_review_papers on challenge_review_step (division, review) where kind = 'papers'`.execute(
    db,
  )
}
