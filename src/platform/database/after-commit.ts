import type { Database, Reading, Writing } from './tables.ts'

/** The database of each transaction that is under way, and what is to be done when it has been committed. */
const under = new WeakMap<Reading, { readonly root: Database; readonly then: (() => void)[] }>()

/** Notes that a transaction begins; resolves the notes when it is committed. For `inTransaction`. */
export async function committing<T>(root: Database, tx: Writing, work: (tx: Writing) => Promise<T>) {
  const then: (() => void)[] = []
  under.set(tx, { root, then })
  const result = await work(tx)
  return { result, then }
}

/** The database on which a transaction runs; of a database, itself. What a process remembers of a database is kept by it. */
export const rootOf = (db: Reading): Reading => under.get(db)?.root ?? db

/**
 * Does something in this process once the transaction is committed, and never when it is undone. Of a transaction that
 * `inTransaction` did not begin nobody tells the end: it is done at once.
 */
export function afterCommit(tx: Writing, then: () => void): void {
  const known = under.get(tx)
  if (known === undefined) then()
  else known.then.push(then)
}
