import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What a report holds for a plan, beside the proposals: derived, and made anew when the plan has another version.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table report_tracking (
      division text not null,
      compilation uuid not null,
      plan uuid not null,
      version integer not null,
      tracked_at timestamptz not null,
      reading jsonb not null,
      primary key (division, compilation, plan),
      foreign key (division, compilation) references plan_compilation (division, id),
      foreign key (division, plan, version) references plan_version (division, plan, number)
    )`.execute(db)
}
