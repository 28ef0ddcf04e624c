import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A draw is what was frozen and what happened since: both are facts, so that nothing of it can be changed afterwards.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table draw (
      division text not null references division (code),
      id uuid not null,
      system text not null,
      title text not null check (title <> ''),
      by_name text not null,
      lead uuid not null,
      head jsonb not null,
      about jsonb not null,
      made_at timestamptz not null,
      made_by text,
      made_by_name text not null,
      primary key (division, id),
      foreign key (division, lead) references body (division, id)
    )`.execute(db)
  await sql`create index draw_by_system on draw (division, system, made_at desc)`.execute(db)
  await sql`
    create table draw_step (
      division text not null,
      draw uuid not null,
      seq integer not null,
      kind text not null check (kind in ('commit', 'beacon', 'reveal', 'void', 'followed')),
      detail jsonb not null,
      at timestamptz not null,
      by_id text,
      by_name text not null,
      primary key (division, draw, seq),
      foreign key (division, draw) references draw (division, id)
    )`.execute(db)
  // One promise of a person and of a party, one beacon: whatever two requests at once may try.
  await sql`create unique index draw_step_person on draw_step (division, draw, (detail->>'person')) where kind = 'commit'`.execute(
    db,
  )
  await sql`create unique index draw_step_party on draw_step (division, draw, kind, (detail->>'party')) where kind in ('commit', 'reveal')`.execute(
    db,
  )
  await sql`create unique index draw_step_once on draw_step (division, draw, kind) where kind in ('beacon', 'void', 'followed')`.execute(
    db,
  )
}
