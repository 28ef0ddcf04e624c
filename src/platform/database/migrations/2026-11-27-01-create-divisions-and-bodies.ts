import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

export const up: Migration['up'] = async (db) => {
  await sql`
    create table division (
      code text primary key check (code ~ '^[0-9]{2,12}$'),
      name_zh text not null check (name_zh <> ''),
      name_en text,
      parent text references division (code),
      simulated boolean not null default false
    )`.execute(db)
  await sql`
    create table body (
      division text not null references division (code),
      id uuid not null,
      name_zh text not null check (name_zh <> ''),
      name_en text,
      kind text not null check (kind in ('department', 'subdistrict', 'park', 'company', 'leadership', 'assessor')),
      parent uuid,
      place text,
      position integer not null default 0,
      ended_on date,
      primary key (division, id),
      foreign key (division, parent) references body (division, id)
    )`.execute(db)
  await sql`create unique index body_name on body (division, name_zh) where ended_on is null`.execute(db)
}
