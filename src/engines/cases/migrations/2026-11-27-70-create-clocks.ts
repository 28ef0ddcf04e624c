import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A clock's row can be derived from its record's steps; it is kept so that what is due is found by an index. What was told
// of it, and whose calendars may be read, are facts.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table record_clock (
      division text not null references division (code),
      type text not null,
      record uuid not null,
      clock text not null,
      state text not null check (state in ('running', 'paused', 'ended', 'unjudged')),
      started_at timestamptz not null,
      limit_amount numeric,
      limit_unit text,
      due_at timestamptz,
      paused_at timestamptz,
      ended_at timestamptz,
      is_met boolean,
      extended numeric not null default 0,
      number text,
      body uuid,
      person text,
      area uuid,
      calendar text not null,
      next_point integer,
      next_point_at timestamptz,
      revision integer not null,
      changed_at timestamptz not null,
      primary key (division, type, record, clock)
    )`.execute(db)
  await sql`create index record_clock_sweep on record_clock (division, next_point_at) where next_point_at is not null`.execute(
    db,
  )
  await sql`create index record_clock_running on record_clock (division, type, clock, due_at) where state = 'running'`.execute(
    db,
  )
  await sql`create index record_clock_figures on record_clock (division, type, clock, least(ended_at, due_at))`.execute(
    db,
  )
  await sql`
    create table record_clock_told (
      division text not null,
      type text not null,
      record uuid not null,
      clock text not null,
      started_at timestamptz not null,
      point integer not null,
      at timestamptz not null,
      due_at timestamptz not null,
      roles text[] not null,
      body uuid,
      did text,
      primary key (division, type, record, clock, started_at, point)
    )`.execute(db)
  await sql`
    create table calendar_token (
      division text not null references division (code),
      id uuid not null,
      person text not null,
      token_hash text not null,
      at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
  await sql`create unique index calendar_token_hash on calendar_token (token_hash)`.execute(db)
  await sql`
    create table calendar_token_ending (
      division text not null,
      id uuid not null,
      at timestamptz not null,
      by_id text not null,
      primary key (division, id),
      foreign key (division, id) references calendar_token (division, id)
    )`.execute(db)
}
