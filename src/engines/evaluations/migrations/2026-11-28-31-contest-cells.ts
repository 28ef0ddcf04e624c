import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A unit says which cells it doubts and what they should be; the office answers with its reason where it does not correct
// them. A notice may be for everybody. Doubts and answers are facts: they are added, never changed.
export const up: Migration['up'] = async (db) => {
  await sql`alter table evaluation_confirmation add column cells jsonb not null default '[]'`.execute(db)
  await sql`
    create table evaluation_doubt_answer (
      division text not null,
      confirmation uuid not null,
      reason text not null check (reason <> ''),
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, confirmation),
      foreign key (division, confirmation) references evaluation_confirmation (division, id)
    )`.execute(db)
  await sql`alter table evaluation_round add column is_public boolean not null default false`.execute(db)
  await sql`alter table evaluation_step add column is_public boolean not null default false`.execute(db)
  await sql`create index evaluation_round_public on evaluation_round (division) where is_public`.execute(db)
}
