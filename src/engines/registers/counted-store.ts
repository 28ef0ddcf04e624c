import type { RawBuilder } from 'kysely'
import { rootOf } from '../../platform/database/after-commit.ts'
import type { Reading } from '../../platform/database/tables.ts'

/** Something that was counted, with the change number of the snapshot in which it was. */
export interface CountedAt<T> {
  readonly change: number | null
  readonly value: T
  /** How many rows were looked at. */
  readonly looked: number
}

interface Kept {
  readonly counted: CountedAt<unknown>
  readonly at: number
}

interface KeptOfDatabase {
  readonly found: Map<string, Kept>
  readonly asking: Map<string, Promise<Kept>>
}

/** Most counts that are kept of one database. */
const MOST = 2_000
/** A count over more rows may be a moment old: whoever reads “3,412” does not see that it was 3,411 a second ago. */
const EXACT = 1_000
const MAY_LAG_MS = 1_000
/** Also where nothing was put on record a count is made anew after so long. */
const LASTS_MS = 5_000

const kept = new WeakMap<Reading, KeptOfDatabase>()

function keptOf(db: Reading): KeptOfDatabase {
  const root = rootOf(db)
  const known = kept.get(root)
  if (known !== undefined) return known
  const made: KeptOfDatabase = { found: new Map(), asking: new Map() }
  kept.set(root, made)
  return made
}

/**
 * Counts something that is asked again and again, and keeps the answer while nothing in the division changes: up to a thousand
 * rows the answer is that of `change` or later; over more it may be a second old, so that counting keeps pace with writing.
 * Those who ask the same at once share one count. `isExact`: it is of `change` or later.
 *
 * @param asked what is counted, with everything that it depends on besides the division's rows: conditions, the day.
 * @param change the change number of the snapshot that the answer is shown with; null where it is not known: counted anew.
 */
export async function countedOnce<T>(
  db: Reading,
  asked: RawBuilder<unknown>,
  change: number | null,
  count: () => Promise<CountedAt<T>>,
): Promise<{ readonly value: T; readonly isExact: boolean }> {
  const { found, asking } = keptOf(db)
  const { sql: text, parameters } = asked.compile(db)
  const key = JSON.stringify([text, parameters])
  const fits = ({ counted, at }: Kept) => {
    const age = performance.now() - at
    const isNew = change !== null && counted.change !== null && counted.change >= change
    return isNew ? age < LASTS_MS : counted.looked > EXACT && age < MAY_LAG_MS
  }
  const told = ({ counted }: Kept) => ({
    value: counted.value as T, // what was kept under the key that asks for it
    isExact: change !== null && counted.change !== null && counted.change >= change,
  })
  const known = found.get(key)
  if (known !== undefined && fits(known)) return told(known)
  const shared = asking.get(key)
  if (shared !== undefined) {
    const other = await shared.catch(() => undefined)
    if (other !== undefined && fits(other)) return told(other)
  }
  const again = found.get(key)
  if (again !== undefined && fits(again)) return told(again)
  const work = count().then((counted): Kept => ({ counted, at: performance.now() }))
  asking.set(key, work)
  try {
    const made = await work
    if (found.size >= MOST) found.clear()
    found.set(key, made)
    return told(made)
  } finally {
    if (asking.get(key) === work) asking.delete(key)
  }
}
