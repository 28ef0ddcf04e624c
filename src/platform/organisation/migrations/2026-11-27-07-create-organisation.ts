import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// Bodies and divisions are renamed, merged and ended; what stood before stays readable as a row of its change.
export const up: Migration['up'] = async (db) => {
  await sql`
    alter table body
      add column version integer not null default 1,
      add column merged_into uuid,
      add foreign key (division, merged_into) references body (division, id)`.execute(db)
  await sql`
    alter table division
      add column version integer not null default 1,
      add column ended_on date,
      add column merged_into text references division (code)`.execute(db)
  await sql`
    create table body_change (
      division text not null,
      id uuid not null,
      body uuid not null,
      kind text not null check (kind in ('made', 'amended', 'merged', 'ended', 'reopened')),
      from_day date not null,
      before jsonb,
      after jsonb not null,
      document_no text,
      reason text not null check (reason <> ''),
      done_by text not null,
      done_by_name text not null,
      done_at timestamptz not null,
      primary key (division, id),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index body_change_body on body_change (division, body)`.execute(db)
  await sql`
    create table division_change (
      division text not null references division (code),
      id uuid not null,
      kind text not null check (kind in ('made', 'amended', 'merged', 'ended', 'reopened')),
      from_day date not null,
      before jsonb,
      after jsonb not null,
      document_no text,
      reason text not null check (reason <> ''),
      done_by text not null,
      done_by_name text not null,
      done_at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
}
