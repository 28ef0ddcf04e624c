import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A blind review is what was frozen and what happened since: both are facts. Who made which bid stands in what was frozen.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table challenge_review (
      division text not null references division (code),
      id uuid not null,
      challenge uuid not null,
      lead uuid not null,
      head jsonb not null,
      made_at timestamptz not null,
      made_by text,
      made_by_name text not null,
      primary key (division, id),
      foreign key (division, lead) references body (division, id)
    )`.execute(db)
  await sql`
    create table challenge_review_step (
      division text not null,
      review uuid not null,
      seq integer not null,
      kind text not null check (kind in ('invite', 'accept', 'recuse', 'marks', 'close', 'void')),
      detail jsonb not null,
      at timestamptz not null,
      by_id text,
      by_name text not null,
      primary key (division, review, seq),
      foreign key (division, review) references challenge_review (division, id)
    )`.execute(db)
  // An expert declares once and hands in once; a review ends once: whatever two requests at once may try.
  await sql`create unique index challenge_review_expert on challenge_review_step (division, review, kind, (detail->>'expert')) where kind in ('accept', 'recuse', 'marks')`.execute(
    db,
  )
  await sql`create unique index challenge_review_end on challenge_review_step (division, review) where kind in ('close', 'void')`.execute(
    db,
  )
  await sql`create unique index challenge_review_link on challenge_review_step ((detail->>'hash')) where kind = 'invite'`.execute(
    db,
  )
}
