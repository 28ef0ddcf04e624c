import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What proves a unit's cells: files and where they are to be found. Evidence is added, never taken away.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table evaluation_evidence (
      division text not null,
      id uuid not null,
      round uuid not null,
      code text not null,
      body uuid,
      columns text[] not null check (cardinality(columns) > 0),
      title text not null check (title <> ''),
      document_no text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, round) references evaluation_round (division, id),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index evaluation_evidence_unit on evaluation_evidence (division, round, code)`.execute(db)
}
