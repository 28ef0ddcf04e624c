import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// Facts are appended: texts, settings, bases, yearly values, shares, rulings and observations are rows that nobody changes.
// `target.revision` counts every change of what hangs on a target, so that a stale edit is noticed; `indicator_change`
// counts those of a division, so that answers may be kept until it moves.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table target_plan_version (
      division text not null references division (code),
      plan uuid not null,
      version integer not null,
      title text not null,
      effective_from date not null,
      effective_to date,
      adopted_at timestamptz not null,
      primary key (division, plan, version)
    )`.execute(db)
  await sql`
    create table target (
      division text not null references division (code),
      id uuid not null,
      plan uuid not null,
      item text not null,
      ended_in integer,
      revision integer not null default 1,
      primary key (division, id),
      unique (division, plan, item)
    )`.execute(db)
  await sql`
    create table target_text (
      division text not null,
      target uuid not null,
      version integer not null,
      items text[] not null,
      indicator text not null,
      dimension text,
      name_zh text not null check (name_zh <> ''),
      name_en text not null,
      category text,
      unit text,
      type text not null check (type in ('level', 'cumulative', 'increment', 'average-growth', 'cumulative-reduction', 'annual-bound', 'task')),
      direction text not null check (direction in ('up', 'down', 'band')),
      nature text not null check (nature in ('binding', 'expected')),
      operator text not null check (operator in ('ge', 'le', 'eq')),
      value numeric,
      low numeric,
      high numeric,
      base_year integer not null,
      target_year integer not null,
      measure text not null check (measure in ('level', 'growth', 'reduction', 'flow', 'fulfilment')),
      accumulates boolean not null,
      is_comparable_price boolean not null,
      publisher text,
      clause text not null,
      chapter text not null,
      section text not null,
      line integer not null,
      start_at integer not null,
      end_at integer not null,
      text text not null,
      sentence text not null,
      document text not null,
      position integer not null,
      primary key (division, target, version),
      foreign key (division, target) references target (division, id),
      check (target_year > base_year),
      check ((low is null) = (high is null) and (low is null or low <= high)),
      check (value is not null or low is not null or type = 'task')
    )`.execute(db)
  await sql`
    create table target_setting (
      division text not null,
      target uuid not null,
      no integer not null,
      nature text check (nature in ('binding', 'expected')),
      type text check (type in ('level', 'cumulative', 'increment', 'average-growth', 'cumulative-reduction', 'annual-bound', 'task')),
      direction text check (direction in ('up', 'down', 'band')),
      operator text check (operator in ('ge', 'le', 'eq')),
      measure text check (measure in ('level', 'growth', 'reduction', 'flow', 'fulfilment')),
      accumulates boolean,
      is_comparable_price boolean,
      combines text check (combines in ('adds', 'weighted', 'each')),
      frequency text check (frequency in ('year', 'half', 'quarter', 'month')),
      decimals integer check (decimals between 0 and 8),
      body uuid,
      reason text not null check (reason <> ''),
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, target, no),
      foreign key (division, target) references target (division, id),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`
    create table target_base (
      division text not null,
      target uuid not null,
      id uuid not null,
      no integer not null,
      name_zh text not null check (name_zh <> ''),
      name_en text not null,
      value numeric not null,
      basis text,
      reason text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, target, no),
      unique (division, id),
      foreign key (division, target) references target (division, id)
    )`.execute(db)
  await sql`
    create table annual_plan (
      division text not null,
      target uuid not null,
      no integer not null,
      id uuid not null,
      method text not null check (method in ('linear', 'compound', 'growth', 'weights', 'reduction', 'bound')),
      weights jsonb,
      rolled_after integer,
      reason text not null check (reason <> ''),
      document_no text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, target, no),
      unique (division, id),
      foreign key (division, target) references target (division, id)
    )`.execute(db)
  await sql`
    create table annual_value (
      division text not null,
      target uuid not null,
      no integer not null,
      year integer not null,
      value numeric not null,
      computed numeric,
      override_reason text,
      primary key (division, target, no, year),
      foreign key (division, target, no) references annual_plan (division, target, no)
    )`.execute(db)
  await sql`
    create table share_version (
      division text not null,
      target uuid not null,
      no integer not null,
      id uuid not null,
      year integer not null,
      combines text not null check (combines in ('adds', 'weighted', 'each')),
      is_published boolean not null,
      reason text not null,
      document_no text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, target, no),
      unique (division, id),
      foreign key (division, target) references target (division, id)
    )`.execute(db)
  await sql`
    create table share (
      division text not null,
      target uuid not null,
      no integer not null,
      body uuid not null,
      value numeric not null,
      weight numeric,
      primary key (division, target, no, body),
      foreign key (division, target, no) references share_version (division, target, no),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index share_body on share (division, body)`.execute(db)
  await sql`
    create table definition_change (
      division text not null references division (code),
      id uuid not null,
      indicator text not null,
      words text not null check (words <> ''),
      since text not null,
      basis text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
  await sql`create index definition_change_indicator on definition_change (division, indicator)`.execute(db)
  await sql`
    create table definition_ruling (
      division text not null,
      definition uuid not null,
      no integer not null,
      is_accepted boolean not null,
      reason text not null check (reason <> ''),
      document_no text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, definition, no),
      foreign key (division, definition) references definition_change (division, id)
    )`.execute(db)
  await sql`
    create table observation (
      division text not null references division (code),
      id uuid not null,
      part uuid,
      indicator text not null,
      dimension text,
      period text not null,
      ends_on date not null,
      measure text not null check (measure in ('level', 'growth', 'reduction', 'flow', 'fulfilment')),
      covers text not null check (covers in ('year-to-date', 'period', 'moment')),
      value numeric,
      unit text,
      status text not null check (status in ('flash', 'preliminary', 'verified', 'final', 'census')),
      evidence text not null check (evidence in ('bulletin', 'official-letter', 'records', 'own-statement')),
      documents uuid[] not null default '{}',
      definition uuid,
      base_version uuid,
      supersedes uuid,
      body uuid,
      note text,
      reason text,
      origin jsonb not null,
      is_simulated boolean not null default false,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, part) references body (division, id),
      foreign key (division, supersedes) references observation (division, id),
      foreign key (division, definition) references definition_change (division, id),
      check (supersedes is null or coalesce(reason, '') <> '')
    )`.execute(db)
  await sql`create unique index observation_supersedes on observation (division, supersedes) where supersedes is not null`.execute(
    db,
  )
  await sql`create index observation_indicator on observation (division, indicator, ends_on)`.execute(db)
  await sql`create index observation_across on observation (indicator, period, division) where part is null`.execute(db)
  await sql`
    create table indicator_change (
      division text primary key references division (code),
      revision bigint not null
    )`.execute(db)
}
