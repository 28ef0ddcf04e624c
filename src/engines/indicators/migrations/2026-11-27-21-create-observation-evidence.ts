import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

/** Which observation was taken from which value of a report, in each of its versions. */
export const up: Migration['up'] = async (db) => {
  await sql`
    create table observation_evidence (
      division text not null,
      document uuid not null,
      item text not null,
      observation uuid not null,
      at timestamptz not null,
      primary key (division, observation),
      foreign key (division, observation) references observation (division, id)
    )`.execute(db)
  await sql`create index observation_evidence_item on observation_evidence (division, document, item, at)`.execute(db)
}
