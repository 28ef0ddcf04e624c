import { sql } from 'kysely'
import type { Migration } from '../migrate.ts'

// `detail` is text, not jsonb: the chain is over its very characters.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table audit_entry (
      division text not null,
      seq bigint not null,
      at timestamptz not null,
      actor_kind text not null check (actor_kind in ('person', 'system', 'public')),
      actor_id text,
      actor_name text not null,
      action text not null,
      subject_kind text not null,
      subject_id text,
      body uuid,
      reason text,
      detail text not null,
      address text,
      previous text not null,
      hash text not null,
      primary key (division, seq)
    )`.execute(db)
  await sql`create index audit_entry_subject on audit_entry (division, subject_kind, subject_id)`.execute(db)
  await sql`create index audit_entry_actor on audit_entry (division, actor_id, at)`.execute(db)
  await sql`create table audit_head (division text primary key, seq bigint not null, hash text not null)`.execute(db)
}
