import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// A job is claimed for a while (leased_until); whoever claimed it and died leaves it to the next. `slot` is the moment a
// schedule asked for it, once and for all; `key` keeps a second one from waiting beside a first.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table job (
      division text not null,
      id uuid not null,
      kind text not null,
      input jsonb not null,
      key text,
      slot text,
      state text not null check (state in ('waiting', 'running', 'done', 'failed')),
      run_at timestamptz not null,
      attempts integer not null default 0,
      most_attempts integer not null check (most_attempts > 0),
      leased_until timestamptz,
      worker text,
      progress real check (progress between 0 and 1),
      result jsonb,
      error text,
      by_id text,
      by_name text not null,
      created_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz,
      primary key (division, id),
      check ((state = 'running') = (leased_until is not null))
    )`.execute(db)
  await sql`create index job_due on job (run_at) where state = 'waiting'`.execute(db)
  await sql`create index job_leased on job (leased_until) where state = 'running'`.execute(db)
  await sql`create index job_failed on job (division, ended_at) where state = 'failed'`.execute(db)
  await sql`create unique index job_once on job (division, kind, key) where state in ('waiting', 'running')`.execute(db)
  await sql`create unique index job_slot on job (division, kind, slot)`.execute(db)
}
