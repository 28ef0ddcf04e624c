import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// The tables of the registers themselves come from the declarations (schema-store.ts). What happened to a record is appended
// here, whatever its type: the row that stands can be derived from its steps.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table record_step (
      division text not null references division (code),
      type text not null,
      record uuid not null,
      revision integer not null,
      at timestamptz not null,
      does text not null,
      from_state text,
      to_state text,
      by_id text,
      by_name text not null,
      by_body uuid,
      reason text,
      gives jsonb not null,
      warnings jsonb not null default '[]',
      primary key (division, type, record, revision)
    )`.execute(db)
  await sql`create index record_step_at on record_step (division, type, at desc)`.execute(db)
  await sql`
    create table record_counter (
      division text not null references division (code),
      type text not null,
      slot text not null,
      last integer not null,
      primary key (division, type, slot)
    )`.execute(db)
  await sql`
    create table record_file (
      division text not null,
      id uuid not null,
      type text not null,
      record uuid,
      field text not null,
      file uuid not null,
      taken_at timestamptz,
      lng double precision,
      lat double precision,
      by_id text,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, file) references file (division, id)
    )`.execute(db)
  await sql`create index record_file_record on record_file (division, record)`.execute(db)
  await sql`
    create table system_switch (
      division text not null references division (code),
      system text not null,
      id uuid not null,
      is_on boolean not null,
      because text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, system, id)
    )`.execute(db)
}
