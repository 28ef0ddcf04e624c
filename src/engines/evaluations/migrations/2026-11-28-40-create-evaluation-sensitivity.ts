import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// How much each assumption moves the places of a result: a fact about that result, added and never changed.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table evaluation_sensitivity (
      division text not null,
      round uuid not null,
      result_no integer not null,
      seq integer not null,
      job uuid,
      content jsonb not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, round, result_no, seq),
      foreign key (division, round, result_no) references evaluation_result (division, round, no),
      unique (division, job)
    )`.execute(db)
}
