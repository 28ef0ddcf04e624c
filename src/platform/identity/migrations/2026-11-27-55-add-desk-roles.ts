import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

/*
 * Roles for desks, where people work on what a plan orders: who runs one, who goes out, who takes in, who sends on, and who
 * acts for a firm. Which body is a company is the domain's to say (`faultOfBodyKind`): a check sees only its own row.
 */
export const up: Migration['up'] = async (db) => {
  await sql`
    alter table membership
      drop constraint membership_role_check,
      add constraint membership_role_check check (role in ('planner', 'reporter', 'reviewer', 'leader', 'assessor',
        'clerk', 'grid-worker', 'intake-officer', 'dispatcher', 'enterprise',
        'system-admin', 'security-admin', 'audit-admin')),
      drop constraint membership_reporting_body,
      add constraint membership_bound_to_body check (body is not null
        or role not in ('reporter', 'reviewer', 'clerk', 'grid-worker', 'enterprise'))`.execute(db)
}
