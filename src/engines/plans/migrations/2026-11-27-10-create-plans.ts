import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What a compilation, a review and an adoption wrote is never changed: those tables are only added to. `review_state` and
// `review_head` are derived from the decisions and kept beside them, so that a queue of thousands answers at once.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table plan (
      division text not null references division (code),
      id uuid not null,
      kind text not null check (kind in ('outline', 'upper', 'special')),
      title text not null check (title <> ''),
      year_from integer,
      year_to integer,
      horizon integer,
      revision integer not null default 1,
      created_at timestamptz not null,
      primary key (division, id),
      check (year_from is null or year_to is null or year_from <= year_to)
    )`.execute(db)
  await sql`
    create table plan_file (
      division text not null references division (code),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bytea not null,
      primary key (division, sha256)
    )`.execute(db)
  await sql`
    create table plan_document (
      division text not null,
      id uuid not null,
      kind text not null check (kind in ('outline', 'upper', 'special', 'report', 'bulletin')),
      plan uuid,
      name text not null,
      sha256 text not null,
      size integer not null,
      state text not null check (state in ('waiting', 'ready', 'refused', 'failed', 'withdrawn')),
      title text,
      period text,
      format text,
      reads_as text,
      refusal jsonb,
      uploaded_at timestamptz not null,
      uploaded_by text,
      uploaded_by_name text not null,
      primary key (division, id),
      foreign key (division, plan) references plan (division, id),
      foreign key (division, sha256) references plan_file (division, sha256)
    )`.execute(db)
  await sql`
    create unique index plan_document_once on plan_document (division, sha256) where state in ('waiting', 'ready')`.execute(
    db,
  )
  await sql`create index plan_document_plan on plan_document (division, plan)`.execute(db)
  await sql`
    create table plan_compilation (
      division text not null,
      id uuid not null,
      document uuid not null,
      compiler text not null,
      compiled_at timestamptz not null,
      based_on uuid,
      text text not null,
      model text not null,
      model_sha256 text not null,
      blocks text not null,
      pages text not null,
      primary key (division, id),
      unique (division, document, compiler),
      foreign key (division, document) references plan_document (division, id),
      foreign key (division, based_on) references plan_compilation (division, id)
    )`.execute(db)
  await sql`
    create table review_item (
      division text not null,
      compilation uuid not null,
      id text not null,
      kind text not null check (kind in ('statement', 'commitment', 'system', 'name', 'diagnostic', 'proposal')),
      item_group text not null,
      position integer not null,
      section text,
      chapter text,
      clause text,
      line integer not null,
      start_at integer not null,
      end_at integer not null,
      confidence real not null check (confidence between 0 and 1),
      found jsonb not null,
      primary key (division, compilation, id),
      foreign key (division, compilation) references plan_compilation (division, id)
    )`.execute(db)
  await sql`
    create table review_carry (
      division text not null,
      compilation uuid not null,
      position integer not null,
      fate text not null check (fate in ('kept', 'changed', 'new', 'dropped')),
      old_item text,
      item text,
      fields text[] not null,
      likeness real not null,
      primary key (division, compilation, position),
      foreign key (division, compilation) references plan_compilation (division, id),
      check ((fate = 'new') = (old_item is null) and (fate = 'dropped') = (item is null))
    )`.execute(db)
  await sql`create index review_carry_item on review_carry (division, compilation, item)`.execute(db)
  await sql`
    create table review_decision (
      division text not null,
      compilation uuid not null,
      seq integer not null,
      item text not null,
      action text not null check (action in ('accept', 'amend', 'reject', 'split', 'merge', 'undo')),
      detail jsonb not null,
      way text not null check (way in ('person', 'bulk', 'carried')),
      batch uuid,
      reason text,
      at timestamptz not null,
      by_id text not null,
      by_name text not null,
      primary key (division, compilation, seq),
      foreign key (division, compilation, item) references review_item (division, compilation, id)
    )`.execute(db)
  await sql`create index review_decision_item on review_decision (division, compilation, item, seq)`.execute(db)
  await sql`create index review_decision_batch on review_decision (division, compilation, batch) where batch is not null`.execute(
    db,
  )
  await sql`
    create table review_head (
      division text not null,
      compilation uuid not null,
      seq integer not null,
      primary key (division, compilation),
      foreign key (division, compilation) references plan_compilation (division, id)
    )`.execute(db)
  await sql`
    create table review_state (
      division text not null,
      compilation uuid not null,
      item text not null,
      state text not null check (state in ('pending', 'accepted', 'amended', 'rejected', 'split', 'merged')),
      revision integer not null,
      changed_seq integer not null,
      standing_seq integer,
      primary key (division, compilation, item),
      foreign key (division, compilation, item) references review_item (division, compilation, id)
    )`.execute(db)
  await sql`create index review_state_changed on review_state (division, compilation, changed_seq)`.execute(db)
  await sql`
    create table review_hold (
      division text not null,
      compilation uuid not null,
      item text not null,
      person text not null,
      person_name text not null,
      until timestamptz not null,
      primary key (division, compilation, item),
      foreign key (division, compilation, item) references review_item (division, compilation, id)
    )`.execute(db)
  await sql`
    create table plan_version (
      division text not null,
      plan uuid not null,
      number integer not null check (number > 0),
      id uuid not null,
      reason text not null check (reason in ('first', 'update', 'mid-term-adjustment')),
      approval_number text not null,
      approval_on date not null,
      approval_body text not null,
      effective_from date not null,
      effective_to date,
      document uuid not null,
      compilation uuid not null,
      decided_seq integer not null,
      source_sha256 text not null,
      compiler text not null,
      model_sha256 text not null,
      decisions_sha256 text not null,
      elements_sha256 text not null,
      hash text not null,
      undecided integer not null,
      adopted_at timestamptz not null,
      adopted_by text,
      adopted_by_name text not null,
      primary key (division, plan, number),
      unique (division, id),
      foreign key (division, plan) references plan (division, id),
      foreign key (division, compilation) references plan_compilation (division, id),
      check (effective_to is null or effective_to >= effective_from)
    )`.execute(db)
  await sql`
    create table plan_element (
      division text not null,
      plan uuid not null,
      version integer not null,
      id text not null,
      position integer not null,
      kind text not null check (kind in ('statement', 'commitment', 'system', 'name', 'diagnostic')),
      was text,
      way text not null check (way in ('person', 'bulk', 'undecided')),
      section text,
      value jsonb not null,
      found jsonb,
      primary key (division, plan, version, id),
      foreign key (division, plan, version) references plan_version (division, plan, number)
    )`.execute(db)
}
