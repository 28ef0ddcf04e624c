import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// That something changed, never what: whoever hears of it asks for it again, with their own rights. Kept for an hour.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table live_event (
      division text not null,
      id uuid not null,
      topic text not null,
      subject text not null,
      body uuid,
      person text,
      at timestamptz not null default clock_timestamp(),
      primary key (division, id)
    )`.execute(db)
  await sql`create index live_event_at on live_event (division, at)`.execute(db)
}
