import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

/*
 * 三员分立 is kept by the tables themselves: a person has one duty for life; the duty is part of the key that a membership
 * points to, and each administrator's role belongs to its own duty alone. So nobody can hold two of the three roles, or one
 * of them beside a business role, whatever a program tries. Nothing is deleted: an ending is a row of its own.
 */
export const up: Migration['up'] = async (db) => {
  await sql`
    create table membership (
      division text not null references division (code),
      id uuid not null,
      person text not null,
      duty text not null,
      role text not null check (role in ('planner', 'reporter', 'reviewer', 'leader', 'assessor',
        'system-admin', 'security-admin', 'audit-admin')),
      body uuid,
      snapshots uuid[] not null default '{}',
      from_day date not null,
      to_day date check (to_day >= from_day),
      document_no text,
      reason text not null check (reason <> ''),
      granted_by text not null,
      granted_by_name text not null,
      granted_at timestamptz not null,
      primary key (division, id),
      foreign key (person, duty) references person (id, duty),
      foreign key (division, body) references body (division, id),
      constraint membership_duty_apart check (duty = case when role like '%-admin' then role else 'business' end),
      constraint membership_admin_whole check (role not like '%-admin' or body is null),
      constraint membership_reporting_body check (role not in ('reporter', 'reviewer') or body is not null),
      constraint membership_snapshots check (role = 'assessor' or cardinality(snapshots) = 0)
    )`.execute(db)
  await sql`create index membership_person on membership (person)`.execute(db)
  await sql`create index membership_body on membership (division, body)`.execute(db)
  await sql`
    create table membership_ending (
      division text not null,
      membership uuid not null,
      last_day date not null,
      reason text not null check (reason <> ''),
      ended_by text not null,
      ended_by_name text not null,
      ended_at timestamptz not null,
      primary key (division, membership),
      foreign key (division, membership) references membership (division, id)
    )`.execute(db)
  await sql`
    create table delegation (
      division text not null,
      id uuid not null,
      membership uuid not null,
      person text not null,
      duty text not null default 'business' check (duty = 'business'),
      from_day date not null,
      to_day date not null check (to_day >= from_day),
      reason text not null check (reason <> ''),
      granted_by text not null,
      granted_by_name text not null,
      granted_at timestamptz not null,
      withdrawn_by text,
      withdrawn_at timestamptz,
      primary key (division, id),
      foreign key (division, membership) references membership (division, id),
      foreign key (person, duty) references person (id, duty)
    )`.execute(db)
  await sql`create index delegation_person on delegation (person)`.execute(db)
  await sql`create index delegation_membership on delegation (division, membership)`.execute(db)
}
