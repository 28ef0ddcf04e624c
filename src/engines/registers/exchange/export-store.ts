import { type RawBuilder, sql } from 'kysely'
import type { Database, Reading } from '../../../platform/database/tables.ts'
import { columnsOfRecord, recordFromRow, type StoredRecord } from '../record-store.ts'
import type { Register } from '../register.ts'

/** Records that are read at once. */
const PIECE = 1_000

/** Records of one type that are taken away, as they will be read. */
export interface Taking {
  readonly register: Register
  /** On `t`. */
  readonly condition: RawBuilder<boolean>
  readonly order: RawBuilder<unknown>
}

/** The records, of a type with these links, that belong to those that are taken: one of the links points to one of them. */
export const belongingTo = ({ register, condition }: Taking, links: readonly string[]): RawBuilder<boolean> =>
  sql`(${sql.join(
    links.map(
      (name) => sql`${sql.ref(`t.${name}`)} in (select t.id from ${sql.table(register.table)} t where ${condition})`,
    ),
    sql` or `,
  )})`

/** How many rows there are, up to one more than `atMost`. */
export async function countRows(db: Reading, { register, condition }: Taking, atMost: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int n from (select 1 from ${sql.table(register.table)} t where ${condition} limit ${atMost + 1}) counted`.execute(
    db,
  )
  return found.rows[0]?.n ?? 0
}

/** What `read` gives, all of it as it stood when the first of it was asked for: a transaction that reads. */
export async function* atOneMoment<T>(db: Database, read: (tx: Reading) => AsyncIterable<T>): AsyncGenerator<T> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    yield* read(tx)
  } finally {
    await tx.rollback().execute()
  }
}

/**
 * Records in an order, piece by piece, through a cursor of the transaction: one after the other, never two at a time. `work` may
 * ask the same transaction, so that what the records point to is of the same moment.
 */
export async function* readPieces<T>(
  tx: Reading,
  { register, condition, order }: Taking,
  work: (records: readonly StoredRecord[]) => Promise<T>,
): AsyncGenerator<T> {
  await sql`declare pieces no scroll cursor for
    select ${columnsOfRecord(register)} from ${sql.table(register.table)} t where ${condition} order by ${order}`.execute(
    tx,
  )
  for (;;) {
    const found = await sql<Record<string, unknown>>`fetch ${sql.lit(PIECE)} from pieces`.execute(tx)
    if (found.rows.length === 0) break
    yield await work(found.rows.map((row) => recordFromRow(register, row)))
  }
  await sql`close pieces`.execute(tx)
}
