import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// Facts are appended: versions of forms, steps of tasks, versions of cells, notices. `return_task.revision` counts steps,
// `return_task.edits` counts saves, so that whoever acts on an older state is told; `return_cell.edit` is the save that
// wrote it, so that a return can be shown as it was at any of its steps.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table return_form (
      division text not null references division (code),
      id uuid not null,
      name text not null check (name <> ''),
      frequency text not null check (frequency in ('month', 'quarter', 'half', 'year')),
      plan uuid,
      first_period text not null,
      last_period text,
      version integer not null default 1,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id)
    )`.execute(db)
  await sql`create unique index return_form_name on return_form (division, name) where last_period is null`.execute(db)
  await sql`
    create table return_form_version (
      division text not null,
      form uuid not null,
      version integer not null,
      valid_from text not null,
      reason text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, form, version),
      foreign key (division, form) references return_form (division, id)
    )`.execute(db)
  await sql`
    create table return_form_row (
      division text not null,
      form uuid not null,
      version integer not null,
      id uuid not null,
      position integer not null,
      indicator text not null,
      name_zh text not null check (name_zh <> ''),
      name_en text not null,
      part uuid,
      dimension text,
      unit text,
      decimals smallint check (decimals between 0 and 8),
      measure text not null,
      covers text not null,
      direction text not null,
      is_comparable_price boolean not null,
      least numeric,
      most numeric,
      answered_by uuid,
      responsible text,
      metric text,
      evidence text not null check (evidence in ('none', 'wanted', 'required')),
      is_optional boolean not null,
      whole_row uuid,
      explanation text,
      target text,
      primary key (division, form, version, id),
      foreign key (division, form, version) references return_form_version (division, form, version),
      foreign key (division, part) references body (division, id),
      foreign key (division, answered_by) references body (division, id)
    )`.execute(db)
  await sql`create index return_form_row_body on return_form_row (division, form, version, answered_by)`.execute(db)
  await sql`
    create table return_task (
      division text not null,
      id uuid not null,
      form uuid not null,
      form_version integer not null,
      period text not null,
      body uuid not null,
      state text not null check (state in
        ('to-fill', 'draft', 'submitted', 'reviewed', 'checked', 'returned', 'confirmed', 'locked')),
      revision integer not null default 1,
      edits integer not null default 0,
      opens_on date not null,
      remind_on date not null,
      due_on date not null,
      overdue_on date not null,
      lock_on date not null,
      calendar text not null,
      submitted_by text,
      delegate text,
      delegate_name text,
      asked_correction text,
      is_catch_up boolean not null default false,
      cancelled_because text,
      cells integer not null,
      filled integer not null default 0,
      at timestamptz not null,
      primary key (division, id),
      unique (division, form, period, body),
      foreign key (division, form, form_version) references return_form_version (division, form, version),
      foreign key (division, body) references body (division, id)
    )`.execute(db)
  await sql`create index return_task_body on return_task (division, body, due_on)`.execute(db)
  await sql`create index return_task_state on return_task (division, state, due_on)`.execute(db)
  await sql`create index return_task_period on return_task (division, period)`.execute(db)
  await sql`create index return_task_delegate on return_task (division, delegate) where delegate is not null`.execute(
    db,
  )
  await sql`
    create table return_step (
      division text not null,
      task uuid not null,
      seq integer not null,
      action text not null,
      from_state text not null,
      to_state text not null,
      edits integer not null,
      reason text,
      detail jsonb not null default '{}',
      by_kind text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, task, seq),
      foreign key (division, task) references return_task (division, id)
    )`.execute(db)
  await sql`
    create table return_cell (
      division text not null,
      task uuid not null,
      row_id uuid not null,
      version integer not null check (version >= 1),
      edit integer not null,
      kind text not null check (kind in ('number', 'none', 'empty', 'unread')),
      value numeric,
      entered text not null,
      status text not null check (status in ('flash', 'preliminary', 'verified', 'final', 'census')),
      note text,
      source text not null check (source in ('form', 'workbook', 'metric')),
      detail jsonb not null default '{}',
      reason text,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, task, row_id, version),
      foreign key (division, task) references return_task (division, id),
      check ((kind = 'number') = (value is not null))
    )`.execute(db)
  await sql`
    create table return_evidence (
      division text not null,
      id uuid not null,
      task uuid not null,
      row_id uuid,
      grade text not null check (grade in ('bulletin', 'official-letter', 'records', 'own-statement')),
      name text not null check (name <> ''),
      document_no text,
      file uuid,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      withdrawn_because text,
      primary key (division, id),
      foreign key (division, task) references return_task (division, id),
      check (file is not null or document_no is not null),
      check ((withdrawn_at is null) = (withdrawn_because is null))
    )`.execute(db)
  await sql`create index return_evidence_task on return_evidence (division, task)`.execute(db)
  await sql`
    create table return_notice (
      division text not null,
      id uuid not null,
      task uuid not null,
      kind text not null check (kind in ('due-soon', 'overdue', 'urge')),
      due_on date not null,
      text text not null,
      by_kind text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, task) references return_task (division, id)
    )`.execute(db)
  await sql`create index return_notice_task on return_notice (division, task, at)`.execute(db)
  await sql`
    create unique index return_notice_once on return_notice (division, task, kind, due_on) where kind <> 'urge'`.execute(
    db,
  )
}
