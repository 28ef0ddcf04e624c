import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A draw is what was frozen and what happened since: both are facts, so that nothing of it can be changed afterwards.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table inspection_draw (
      division text not null references division (code),
      id uuid not null,
      title text not null check (title <> ''),
      by_name text not null,
      item uuid,
      lead uuid not null,
      planned_on date not null,
      head jsonb not null,
      excluded integer not null,
      made_at timestamptz not null,
      made_by text,
      made_by_name text not null,
      primary key (division, id),
      foreign key (division, lead) references body (division, id)
    )`.execute(db)
  await sql`
    create table inspection_draw_step (
      division text not null,
      draw uuid not null,
      seq integer not null,
      kind text not null check (kind in ('commit', 'beacon', 'reveal', 'void', 'visits')),
      detail jsonb not null,
      at timestamptz not null,
      by_id text,
      by_name text not null,
      primary key (division, draw, seq),
      foreign key (division, draw) references inspection_draw (division, id)
    )`.execute(db)
  // One promise of a person and of a party, one beacon: whatever two requests at once may try.
  await sql`create unique index inspection_draw_person on inspection_draw_step (division, draw, (detail->>'person')) where kind = 'commit'`.execute(
    db,
  )
  await sql`create unique index inspection_draw_party on inspection_draw_step (division, draw, kind, (detail->>'party')) where kind in ('commit', 'reveal')`.execute(
    db,
  )
  await sql`create unique index inspection_draw_once on inspection_draw_step (division, draw, kind) where kind in ('beacon', 'void', 'visits')`.execute(
    db,
  )
}
