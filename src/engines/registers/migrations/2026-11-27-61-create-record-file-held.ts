import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

export const up: Migration['up'] = async (db) => {
  // Which record came to hold it: a file may be brought before its record is made.
  await sql`
    create table record_file_held (
      division text not null,
      id uuid not null,
      record uuid not null,
      primary key (division, record, id),
      foreign key (division, id) references record_file (division, id)
    )`.execute(db)
}
