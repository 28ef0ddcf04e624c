import type { Reading } from './tables.ts'

interface Kept<T> {
  readonly at: number
  readonly loaded: Promise<T>
}

/** Many want the same at once: so many answers are kept, for so long at most. */
const MOST = 4
/** A change that commits late may carry an earlier moment: what was read before it is not kept for ever. */
const LASTS_MS = 30_000

/**
 * What is dear to load and asked for by many one after the other: loaded once and shared while its key stays the same. The key
 * says what it was loaded from, with the moment of the latest change. What failed is not kept.
 */
export class Shared<T> {
  readonly #kept = new WeakMap<Reading, Map<string, Kept<T>>>()

  /** @param at the present moment, by the clock of whoever asks. */
  of(db: Reading, key: string, at: Date, load: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(db) ?? new Map<string, Kept<T>>()
    this.#kept.set(db, kept)
    const before = kept.get(key)
    if (before !== undefined && Math.abs(at.getTime() - before.at) < LASTS_MS) return before.loaded
    const loaded = load()
    kept.delete(key)
    kept.set(key, { at: at.getTime(), loaded })
    loaded.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest)
    return loaded
  }
}
