import type { Reading } from '../../platform/database/tables.ts'
import { type FactTable, factTable } from '../matching/fact-table.ts'
import { FACT_NAMES } from './fact-names.ts'
import { findFirmFacts, type KnownFirm, lastFactChange } from './facts-store.ts'

/** All firms at work in a division, in columns: what a clause is judged of at once. */
export interface LoadedFirms {
  readonly firms: readonly KnownFirm[]
  readonly table: FactTable
}

/** Kept so many at a time, for so long at most: a change that commits late may carry an earlier moment. */
const KEPT = 4
const KEPT_FOR = 30_000

interface Kept {
  readonly at: number
  readonly loaded: Promise<LoadedFirms>
}
const keptOf = new WeakMap<object, Map<string, Kept>>()

/** Firms with their facts as of a day; shared by all who ask while no record changed. `at` is the present moment. */
export async function loadFirms(db: Reading, division: string, on: string, at: Date): Promise<LoadedFirms> {
  const key = JSON.stringify([division, on, await lastFactChange(db, division)])
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const before = kept.get(key)
  if (before !== undefined && Math.abs(at.getTime() - before.at) < KEPT_FOR) return before.loaded
  const loaded = findFirmFacts(db, division, on).then((firms) => ({ firms, table: factTable(firms, FACT_NAMES) }))
  kept.delete(key)
  kept.set(key, { at: at.getTime(), loaded })
  // What failed is not kept.
  loaded.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
  return loaded
}
