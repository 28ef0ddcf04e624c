import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What a person says about how a target of another plan is taken up. Only added to: `seq` counts the decisions on one
// statement, over all versions, so that nobody decides over a decision that they have not seen.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table alignment_decision (
      division text not null,
      upper_plan uuid not null,
      upper_version integer not null,
      own_plan uuid not null,
      own_version integer not null,
      upper_statement text not null,
      seq integer not null check (seq > 0),
      verdict text not null check (verdict in ('taken', 'weaker', 'missing', 'not-applicable')),
      own_statement text,
      note text not null,
      reason text not null,
      at timestamptz not null,
      by_id text not null,
      by_name text not null,
      primary key (division, own_plan, upper_plan, upper_statement, seq),
      foreign key (division, upper_plan, upper_version) references plan_version (division, plan, number),
      foreign key (division, own_plan, own_version) references plan_version (division, plan, number),
      foreign key (division, upper_plan, upper_version, upper_statement)
        references plan_element (division, plan, version, id),
      foreign key (division, own_plan, own_version, own_statement)
        references plan_element (division, plan, version, id),
      check (own_statement is null or verdict in ('taken', 'weaker'))
    )`.execute(db)
}
