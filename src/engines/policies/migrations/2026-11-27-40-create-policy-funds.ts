import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What is reserved and paid can never be more than the budget: the database itself holds it, whatever two requests at once
// may try. How it came to be stands in entries that are only added; what a claim was judged by, in decisions.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table policy_fund (
      division text not null references division (code),
      policy uuid not null,
      year text not null check (year ~ '^[0-9]{4}$'),
      allotted numeric(18, 2) not null check (allotted >= 0),
      reserved numeric(18, 2) not null default 0 check (reserved >= 0),
      paid numeric(18, 2) not null default 0 check (paid >= 0),
      primary key (division, policy, year),
      constraint policy_fund_not_overspent check (reserved + paid <= allotted)
    )`.execute(db)
  await sql`
    create table policy_fund_entry (
      division text not null,
      policy uuid not null,
      year text not null,
      claim uuid not null,
      revision integer not null,
      does text not null,
      reserved numeric(18, 2) not null,
      paid numeric(18, 2) not null,
      at timestamptz not null,
      by_name text not null,
      primary key (division, claim, revision),
      foreign key (division, policy, year) references policy_fund (division, policy, year)
    )`.execute(db)
  await sql`create index policy_fund_entry_fund on policy_fund_entry (division, policy, year, at)`.execute(db)
  await sql`
    create table policy_decision (
      division text not null references division (code),
      claim uuid not null,
      revision integer not null,
      does text not null,
      basis jsonb not null,
      amount numeric(18, 2),
      at timestamptz not null,
      by_name text not null,
      primary key (division, claim, revision)
    )`.execute(db)
}
