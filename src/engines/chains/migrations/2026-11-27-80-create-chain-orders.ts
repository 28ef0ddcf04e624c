import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/migrate.ts'

// What was bought from whom is a fact, and so is each act of the two parties: nothing of it can be changed afterwards.
export const up: Migration['up'] = async (db) => {
  await sql`
    create table chain_order (
      division text not null references division (code),
      id uuid not null,
      contract text not null check (contract <> ''),
      node uuid not null,
      buyer uuid not null,
      supplier uuid,
      supplier_name text not null check (supplier_name <> ''),
      place text not null check (place in ('district', 'city', 'province', 'country', 'abroad')),
      made_at timestamptz not null,
      made_by text,
      made_by_name text not null,
      primary key (division, id),
      check ((place = 'district') = (supplier is not null)),
      check (supplier is null or supplier <> buyer)
    )`.execute(db)
  // The same contract entered by the buyer and again by the supplier would be counted twice.
  await sql`create unique index chain_order_once on chain_order (division, buyer, node, contract)`.execute(db)
  await sql`create index chain_order_node on chain_order (division, node)`.execute(db)
  await sql`create index chain_order_supplier on chain_order (division, supplier) where supplier is not null`.execute(
    db,
  )
  await sql`
    create table chain_order_step (
      division text not null,
      ord uuid not null,
      seq integer not null,
      kind text not null check (kind in ('terms', 'confirm', 'dispute', 'withdraw')),
      version integer not null,
      side text check (side in ('buyer', 'supplier')),
      amount numeric check (amount > 0),
      signed_on date,
      words text not null default '',
      at timestamptz not null,
      by_id text,
      by_name text not null,
      primary key (division, ord, seq),
      foreign key (division, ord) references chain_order (division, id),
      check ((kind = 'terms') = (amount is not null and signed_on is not null)),
      check ((kind in ('confirm', 'dispute')) = (side is not null))
    )`.execute(db)
  // Each side confirms a version once, and never the same person both: whatever two requests at once may try.
  await sql`create unique index chain_order_side on chain_order_step (division, ord, version, side) where kind = 'confirm'`.execute(
    db,
  )
  await sql`create unique index chain_order_person on chain_order_step (division, ord, version, by_id) where kind = 'confirm'`.execute(
    db,
  )
}
