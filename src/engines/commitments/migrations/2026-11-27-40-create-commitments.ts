import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// Facts are appended: versions, steps and reports are rows that nobody changes. `commitment.revision` counts every change
// of what hangs on a commitment, so that a stale edit is noticed.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table commitment (
      division text not null references division (code),
      id uuid not null,
      plan uuid not null,
      item text not null,
      from_version integer not null,
      until_version integer,
      revision integer not null default 1,
      primary key (division, id),
      unique (division, plan, item)
    )`.execute(db)
  await sql`
    create table commitment_text (
      division text not null,
      commitment uuid not null,
      version integer not null,
      clause text not null,
      line integer not null,
      chapter text not null,
      section text not null,
      text text not null,
      verb text not null,
      object text not null,
      is_verifiable boolean not null,
      suggested_lead text,
      suggested_because text,
      plan_from integer not null,
      plan_to integer not null,
      primary key (division, commitment, version),
      foreign key (division, commitment) references commitment (division, id)
    )`.execute(db)
  await sql`
    create table work_version (
      division text not null,
      commitment uuid not null,
      no integer not null,
      lead uuid,
      goal text not null,
      due_on date,
      reason text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, commitment, no),
      foreign key (division, commitment) references commitment (division, id),
      foreign key (division, lead) references body (division, id)
    )`.execute(db)
  await sql`
    create table work_support (
      division text not null,
      commitment uuid not null,
      no integer not null,
      body uuid not null,
      primary key (division, commitment, no, body),
      foreign key (division, commitment, no) references work_version (division, commitment, no),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`
    create table work_step (
      division text not null,
      commitment uuid not null,
      seq integer not null,
      state text not null check (state in ('issued', 'acknowledged', 'objected', 'answered')),
      body uuid,
      document_no text,
      answer_by date,
      reason text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, commitment, seq),
      foreign key (division, commitment) references commitment (division, id)
    )`.execute(db)
  await sql`
    create table milestone_version (
      division text not null,
      commitment uuid not null,
      milestone uuid not null,
      no integer not null,
      title text not null check (title <> ''),
      due_on date not null,
      weight numeric not null check (weight > 0),
      needs_evidence boolean not null,
      is_withdrawn boolean not null default false,
      reason text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, commitment, milestone, no),
      foreign key (division, commitment) references commitment (division, id)
    )`.execute(db)
  await sql`
    create table work_report (
      division text not null,
      id uuid not null,
      commitment uuid not null,
      milestone uuid,
      body uuid not null,
      says text not null check (says in ('done', 'under-way', 'not-started', 'blocked')),
      done_on date,
      text text not null check (text <> ''),
      needs text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, commitment) references commitment (division, id),
      foreign key (division, body) references body (division, id),
      check (says <> 'done' or done_on is not null)
    )`.execute(db)
  await sql`create index work_report_commitment on work_report (division, commitment, at)`.execute(db)
  await sql`
    create table work_report_step (
      division text not null,
      report uuid not null,
      seq integer not null,
      state text not null check (state in ('submitted', 'endorsed', 'accepted', 'returned', 'withdrawn')),
      reason text not null default '',
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, seq),
      foreign key (division, report) references work_report (division, id)
    )`.execute(db)
  await sql`
    create table work_evidence (
      division text not null,
      report uuid not null,
      no integer not null,
      grade text not null check (grade in ('bulletin', 'letter', 'statement')),
      title text not null check (title <> ''),
      file uuid,
      document_no text,
      primary key (division, report, no),
      foreign key (division, report) references work_report (division, id),
      check (file is not null or document_no is not null)
    )`.execute(db)
  await sql`
    create table supervision (
      division text not null,
      id uuid not null,
      commitment uuid not null,
      primary key (division, id),
      foreign key (division, commitment) references commitment (division, id)
    )`.execute(db)
  await sql`create index supervision_commitment on supervision (division, commitment)`.execute(db)
  await sql`
    create table supervision_step (
      division text not null,
      supervision uuid not null,
      seq integer not null,
      act text not null check (act in ('opened', 'raised', 'answered', 'returned', 'closed')),
      level integer not null check (level between 1 and 3),
      body uuid,
      answer_by date,
      text text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, supervision, seq),
      foreign key (division, supervision) references supervision (division, id)
    )`.execute(db)
}
