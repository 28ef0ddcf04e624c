import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// Schemes, data and results are versions that nobody changes; only the heads of schemes and rounds move on, each with a
// revision by which a stale edit is noticed. A unit's row is written again when one of its cells changes: the row that
// counts for a version of the data is the latest up to it.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table evaluation_scheme (
      division text not null references division (code),
      id uuid not null,
      key text not null check (key <> ''),
      revision integer not null default 1,
      primary key (division, id),
      unique (division, key)
    )`.execute(db)
  await sql`
    create table evaluation_scheme_version (
      division text not null,
      scheme uuid not null,
      no integer not null,
      content jsonb not null,
      needs jsonb not null default '[]',
      hash text not null,
      reason text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, scheme, no),
      foreign key (division, scheme) references evaluation_scheme (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_scheme_decree (
      division text not null,
      scheme uuid not null,
      seq integer not null,
      no integer not null,
      from_day date not null,
      document_no text not null check (document_no <> ''),
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, scheme, seq),
      foreign key (division, scheme, no) references evaluation_scheme_version (division, scheme, no)
    )`.execute(db)
  await sql`
    create table evaluation_round (
      division text not null references division (code),
      id uuid not null,
      title text not null check (title <> ''),
      scheme uuid not null,
      scheme_no integer not null,
      period text not null,
      previous uuid,
      source text,
      state text not null default 'draft'
        check (state in ('draft', 'confirming', 'trial', 'notice', 'objections', 'final', 'review')),
      due_on date,
      revision integer not null default 1,
      data_no integer not null default 0,
      result_no integer not null default 0,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, scheme, scheme_no) references evaluation_scheme_version (division, scheme, no),
      foreign key (division, previous) references evaluation_round (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_step (
      division text not null,
      round uuid not null,
      seq integer not null,
      act text not null,
      state text not null,
      due_on date,
      document_no text,
      data_no integer not null,
      result_no integer not null,
      reason text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, round, seq),
      foreign key (division, round) references evaluation_round (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_data (
      division text not null,
      round uuid not null,
      no integer not null,
      way text not null check (way in ('units', 'file', 'records', 'entry', 'correction')),
      file text,
      cells integer not null,
      units integer not null,
      hash text not null,
      reason text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, round, no),
      foreign key (division, round) references evaluation_round (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_unit_row (
      division text not null,
      round uuid not null,
      code text not null check (code <> ''),
      no integer not null,
      position integer not null,
      name text not null,
      body uuid,
      cells jsonb not null,
      origins jsonb not null,
      is_left_out boolean not null default false,
      primary key (division, round, code, no),
      foreign key (division, round, no) references evaluation_data (division, round, no),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_confirmation (
      division text not null,
      id uuid not null,
      round uuid not null,
      code text not null,
      row_no integer not null,
      says text not null check (says in ('confirmed', 'doubted')),
      note text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, round, code, row_no) references evaluation_unit_row (division, round, code, no)
    )`.execute(db)
  await sql`create index evaluation_confirmation_round on evaluation_confirmation (division, round, code)`.execute(db)
  await sql`
    create table evaluation_objection (
      division text not null,
      id uuid not null,
      round uuid not null,
      code text not null,
      body uuid,
      result_no integer not null,
      columns text[] not null,
      text text not null check (text <> ''),
      answer_by date not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, round) references evaluation_round (division, id),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index evaluation_objection_round on evaluation_objection (division, round)`.execute(db)
  await sql`
    create table evaluation_objection_step (
      division text not null,
      objection uuid not null,
      seq integer not null,
      act text not null check (act in ('accepted', 'rejected', 'withdrawn')),
      reason text not null,
      corrections jsonb not null default '[]',
      data_no integer not null,
      result_no integer not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, objection, seq),
      foreign key (division, objection) references evaluation_objection (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_result (
      division text not null,
      round uuid not null,
      no integer not null,
      scheme uuid not null,
      scheme_no integer not null,
      scheme_hash text not null,
      data_no integer not null,
      data_hash text not null,
      hash text not null,
      head jsonb not null,
      why text not null check (why in ('trial', 'objection', 'review')),
      objection uuid,
      reason text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, round, no),
      foreign key (division, round, data_no) references evaluation_data (division, round, no),
      foreign key (division, scheme, scheme_no) references evaluation_scheme_version (division, scheme, no),
      foreign key (division, objection) references evaluation_objection (division, id)
    )`.execute(db)
  await sql`
    create table evaluation_result_unit (
      division text not null,
      round uuid not null,
      no integer not null,
      code text not null,
      position integer not null,
      name text not null,
      body uuid,
      score double precision,
      rank double precision,
      grade text,
      content jsonb not null,
      primary key (division, round, no, code),
      foreign key (division, round, no) references evaluation_result (division, round, no)
    )`.execute(db)
}
