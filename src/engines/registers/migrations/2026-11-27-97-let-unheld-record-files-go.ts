import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// A photo that was brought for a record which was never made goes with its file when that is swept. One that a record holds
// has its file owned, and `record_file_held` refers to it: it can never go.
export const up: Migration['up'] = async (db) => {
  await sql`alter table record_file drop constraint record_file_division_file_fkey`.execute(db)
  await sql`
    alter table record_file add constraint record_file_division_file_fkey
      foreign key (division, file) references file (division, id) on delete cascade`.execute(db)
  await sql`create index if not exists record_file_of_file on record_file (division, file)`.execute(db)
}
