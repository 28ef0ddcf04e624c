import { sql } from 'kysely'
import type { Migration } from '../../database/migrate.ts'

// Content is kept once for each division under its hash, in pieces; a file is a name for a content, and who brought it.
// What owns a file is a fact of its own: a file that nothing owns after a day is swept away.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table file_content (
      division text not null references division (code),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size bigint not null check (size > 0),
      pieces integer not null check (pieces > 0),
      primary key (division, sha256)
    )`.execute(db)
  await sql`
    create table file_piece (
      division text not null,
      sha256 text not null,
      no integer not null,
      bytes bytea not null,
      primary key (division, sha256, no),
      foreign key (division, sha256) references file_content (division, sha256)
    )`.execute(db)
  // What is kept is packed already.
  await sql`alter table file_piece alter column bytes set storage external`.execute(db)
  await sql`
    create table file (
      division text not null,
      id uuid not null,
      sha256 text not null,
      name text not null check (name <> '' and name !~ '[[:cntrl:]/\\\\]'),
      kind text not null,
      by_id text,
      by_name text not null,
      at timestamptz not null,
      primary key (division, id),
      foreign key (division, sha256) references file_content (division, sha256)
    )`.execute(db)
  await sql`create index file_content_of on file (division, sha256)`.execute(db)
  await sql`
    create table file_owner (
      division text not null,
      file uuid not null,
      owner_kind text not null,
      owner_id text not null,
      at timestamptz not null,
      primary key (division, owner_kind, owner_id, file),
      foreign key (division, file) references file (division, id)
    )`.execute(db)
  await sql`create index file_owner_of on file_owner (division, file)`.execute(db)
}
