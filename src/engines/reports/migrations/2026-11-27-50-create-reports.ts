import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What is written stays: snapshots, edits, comments, steps and findings are rows that nobody changes. `report.revision`
// counts every change of a report, and its row is locked while one is made, so that numbers follow each other.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table report (
      division text not null references division (code),
      id uuid not null,
      plan uuid not null,
      kind text not null check (kind in ('annual', 'mid-term', 'final')),
      year integer not null,
      title text not null check (title <> ''),
      state text not null check (state in ('draft', 'consulting', 'final', 'issued')),
      snapshot uuid,
      revision integer not null default 1,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
  await sql`create index report_plan on report (division, plan, at)`.execute(db)
  await sql`
    create table report_snapshot (
      division text not null,
      id uuid not null,
      report uuid not null,
      no integer not null,
      as_of date not null,
      known_at timestamptz not null,
      plan_version integer not null,
      facts text not null,
      hash text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      unique (division, report, no),
      foreign key (division, report) references report (division, id)
    )`.execute(db)
  await sql`
    create table report_edit (
      division text not null,
      report uuid not null,
      seq integer not null,
      key text not null,
      part text not null,
      kind text not null check (kind in ('replace', 'omit', 'insert', 'restore')),
      runs text not null,
      replaced text not null,
      behind text[] not null,
      snapshot uuid not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, seq),
      foreign key (division, report) references report (division, id),
      foreign key (division, snapshot) references report_snapshot (division, id)
    )`.execute(db)
  await sql`create index report_edit_block on report_edit (division, report, key, part, seq)`.execute(db)
  await sql`
    create table report_frame (
      division text not null,
      report uuid not null,
      no integer not null,
      frame text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, no),
      foreign key (division, report) references report (division, id)
    )`.execute(db)
  await sql`
    create table report_comment (
      division text not null,
      id uuid not null,
      report uuid not null,
      key text,
      answers uuid,
      text text not null check (text <> ''),
      role text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, report) references report (division, id),
      foreign key (division, answers) references report_comment (division, id)
    )`.execute(db)
  await sql`create index report_comment_report on report_comment (division, report, at)`.execute(db)
  await sql`
    create table report_comment_step (
      division text not null,
      comment uuid not null,
      seq integer not null,
      state text not null check (state in ('resolved', 'reopened')),
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, comment, seq),
      foreign key (division, comment) references report_comment (division, id)
    )`.execute(db)
  await sql`
    create table report_step (
      division text not null,
      report uuid not null,
      seq integer not null,
      state text not null check (state in ('draft', 'consulting', 'final', 'issued')),
      reason text not null,
      version integer,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, seq),
      foreign key (division, report) references report (division, id)
    )`.execute(db)
  await sql`
    create table report_version (
      division text not null,
      report uuid not null,
      no integer not null,
      snapshot uuid not null,
      document text not null,
      hash text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, no),
      foreign key (division, report) references report (division, id),
      foreign key (division, snapshot) references report_snapshot (division, id)
    )`.execute(db)
  await sql`
    create table report_assignment (
      division text not null,
      id uuid not null,
      report uuid not null,
      snapshot uuid not null,
      person text not null,
      person_name text not null,
      body_name text not null,
      due_on date,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, report) references report (division, id),
      foreign key (division, snapshot) references report_snapshot (division, id)
    )`.execute(db)
  await sql`create index report_assignment_person on report_assignment (division, person)`.execute(db)
  await sql`
    create table report_assignment_ending (
      division text not null,
      assignment uuid not null,
      reason text not null check (reason <> ''),
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, assignment),
      foreign key (division, assignment) references report_assignment (division, id)
    )`.execute(db)
  // What an assessor has not submitted yet is theirs alone, and the only thing here that changes in place.
  await sql`
    create table assessment_draft (
      division text not null,
      assignment uuid not null,
      findings text not null,
      revision integer not null,
      at timestamptz not null,
      primary key (division, assignment),
      foreign key (division, assignment) references report_assignment (division, id)
    )`.execute(db)
  await sql`
    create table assessment (
      division text not null,
      id uuid not null,
      assignment uuid not null,
      no integer not null,
      findings text not null,
      hash text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      unique (division, assignment, no),
      foreign key (division, assignment) references report_assignment (division, id)
    )`.execute(db)
  await sql`
    create table report_adjustment (
      division text not null,
      id uuid not null,
      report uuid not null,
      target uuid not null,
      no integer not null,
      proposal text not null check (proposal in ('keep', 'raise', 'lower', 'redefine', 'drop', 'withdrawn')),
      proposed text not null,
      reason text not null check (reason <> ''),
      basis text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      unique (division, report, target, no),
      foreign key (division, report) references report (division, id)
    )`.execute(db)
  await sql`
    create table report_survey (
      division text not null,
      report uuid not null,
      id uuid not null,
      no integer not null,
      survey text not null,
      is_withdrawn boolean not null default false,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, report, id, no),
      foreign key (division, report) references report (division, id)
    )`.execute(db)
}
