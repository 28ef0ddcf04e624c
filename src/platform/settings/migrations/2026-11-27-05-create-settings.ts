import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// A value is never changed or taken away: a later row stands over an earlier one for the days that both name.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table setting_version (
      division text not null references division (code),
      id uuid not null,
      key text not null check (key <> ''),
      value jsonb not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      document_no text,
      article text,
      reason text not null check (reason <> ''),
      set_by text not null,
      set_by_name text not null,
      set_at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
  await sql`create index setting_version_key on setting_version (division, key, set_at)`.execute(db)
}
