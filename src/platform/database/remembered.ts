import { afterCommit, rootOf } from './after-commit.ts'
import type { Reading, Writing } from './tables.ts'

/** Most answers that are remembered of one database. */
const MOST = 5_000

interface Kept<T> {
  /** Counts how often everything was forgotten: what was asked before is not kept afterwards. */
  turn: number
  readonly found: Map<string, { readonly value: T; readonly at: number }>
}

/**
 * What a process remembers of a database for a short while, so that each request need not ask again: for what seldom changes
 * and is asked all the time. What this process changes it forgets as soon as that is committed, and the transaction that
 * changes it asks anew; what another process changes is seen `milliseconds` later at most.
 */
export class Remembered<T> {
  readonly #milliseconds: number
  readonly #keeps: (value: T) => boolean
  readonly #kept = new WeakMap<Reading, Kept<T>>()
  readonly #changing = new WeakSet<Reading>()

  constructor(milliseconds: number, keeps: (value: T) => boolean = () => true) {
    this.#milliseconds = milliseconds
    this.#keeps = keeps
  }

  async of(db: Reading, key: string, find: () => Promise<T>): Promise<T> {
    if (this.#changing.has(db)) return find()
    const kept = this.#keptOf(db)
    const known = kept.found.get(key)
    // By a clock that nobody sets: days of a test or a simulation pass as they like.
    if (known !== undefined && performance.now() - known.at < this.#milliseconds) return known.value
    const [turn, at] = [kept.turn, performance.now()]
    const value = await find()
    if (kept.turn === turn && this.#keeps(value)) {
      if (kept.found.size >= MOST) kept.found.clear()
      kept.found.set(key, { value, at })
    }
    return value
  }

  /** Forgets everything of the database when the transaction that changes something is committed. */
  forget(tx: Writing): void {
    this.#changing.add(tx)
    const kept = this.#keptOf(tx)
    afterCommit(tx, () => {
      kept.turn++
      kept.found.clear()
    })
  }

  #keptOf(db: Reading): Kept<T> {
    const root = rootOf(db)
    const known = this.#kept.get(root)
    if (known !== undefined) return known
    const kept = { turn: 0, found: new Map() }
    this.#kept.set(root, kept)
    return kept
  }
}
