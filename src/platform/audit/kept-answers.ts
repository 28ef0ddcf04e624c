import { createHash } from 'node:crypto'
import { done, type Outcome } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { rootOf } from '../database/after-commit.ts'
import type { Reading } from '../database/tables.ts'
import { WrittenJson } from '../http/written-json.ts'
import { changeNumberNow } from './change-number.ts'

/** A question whose answer may be kept. */
export interface KeepableQuestion {
  readonly db: Reading
  /** The answer is made of what the record of acts of this division tells the changes of. */
  readonly division: string
  /** Everything about whoever asks that the answer depends on. */
  readonly sight: string
  /** What is asked, to the letter. */
  readonly text: string
  /** The present moment, by the clock of whoever asks. */
  readonly now: Date
  /** Whether what is answered changes with the moment alone, as what is left of a deadline does. */
  readonly isTimed: boolean
}

/**
 * An answer with the change number of a moment before anything that it tells was read; null: it is not kept for those who come
 * later.
 */
export interface MadeAnswer<T> {
  readonly outcome: Outcome<T>
  readonly change: number | null
}

interface Ready {
  readonly change: number | null
  readonly bytes: Buffer
}

interface Kept {
  /** Counts who came and what was begun, in their order. */
  readonly turn: number
  readonly at: number
  readonly now: number
  /** null: it was refused, or could not be made. */
  readonly ready: Promise<Ready | null>
  bytes: number
}

interface Store {
  readonly kept: Map<string, Kept>
  bytes: number
}

/**
 * A minute that passes changes what is left of a deadline by hundredths: what depends on the moment is kept so long; anything
 * else while names that the division's record does not tell the changes of may lag, as roles do.
 */
const TIMED_MS = 1_000
const LASTS_MS = 5_000
const MOST_BYTES = 64 * 1024 * 1024
const LARGEST = 2 * 1024 * 1024

const stores = new WeakMap<Reading, Store>()
let turns = 0

/**
 * Answers a question that may have been answered before: while nothing in the division was done since, the same bytes. Whether
 * anything was done is asked of the database after each question came, so that nobody is told of a state before their asking;
 * those who ask at the same time share that asking, and the making. Where `make` refuses or fails nothing is kept.
 */
export async function keptAnswer<T>(
  question: KeepableQuestion,
  make: () => Promise<MadeAnswer<T>>,
): Promise<Outcome<T | WrittenJson>> {
  const store = storeOf(question.db)
  const key = `${question.division} ${question.sight} ${question.text}`
  const came = ++turns
  const known = store.kept.get(key)
  if (known !== undefined && isYoung(known, question)) {
    const [change, ready] = await Promise.all([changeNumberNow(question.db, question.division), known.ready])
    if (ready !== null && ready.change !== null && ready.change === change) return served(store, key, known, ready)
    // What was begun after this question came tells nothing older, whatever was done since.
    const later = store.kept.get(key)
    const shared = later !== undefined && later.turn > came ? await later.ready : null
    if (later !== undefined && shared !== null) return served(store, key, later, shared)
  }
  return begin(store, key, question, make)
}

function isYoung({ at, now }: Kept, question: KeepableQuestion): boolean {
  const lasts = question.isTimed ? TIMED_MS : LASTS_MS
  // By both clocks: that of a test or a simulation is turned as they like.
  return performance.now() - at < lasts && Math.abs(question.now.getTime() - now) < lasts
}

async function begin<T>(
  store: Store,
  key: string,
  { now }: KeepableQuestion,
  make: () => Promise<MadeAnswer<T>>,
): Promise<Outcome<T | WrittenJson>> {
  const making = make()
  const ready = making.then(
    ({ outcome, change }): Ready | null => {
      if (outcome.kind === 'refused') return null
      return { change, bytes: Buffer.from(JSON.stringify(outcome.value)) }
    },
    () => null,
  )
  const kept: Kept = { turn: ++turns, at: performance.now(), now: now.getTime(), ready, bytes: 0 }
  drop(store, key)
  store.kept.set(key, kept)
  const [{ outcome }, made] = await Promise.all([making, ready]).catch((error: unknown) => {
    if (store.kept.get(key) === kept) drop(store, key)
    throw error
  })
  if (store.kept.get(key) === kept) {
    if (made === null || made.change === null || made.bytes.length > LARGEST) drop(store, key)
    else {
      kept.bytes = made.bytes.length + 2 * key.length
      store.bytes += kept.bytes
      for (const [oldest] of store.kept) if (store.bytes > MOST_BYTES) drop(store, oldest)
    }
  }
  return made === null ? outcome : done(new WrittenJson(made.bytes))
}

/** What was asked last is forgotten last. */
function served(store: Store, key: string, kept: Kept, { bytes }: Ready): Outcome<WrittenJson> {
  if (store.kept.get(key) === kept) {
    store.kept.delete(key)
    store.kept.set(key, kept)
  }
  return done(new WrittenJson(bytes))
}

function drop(store: Store, key: string): void {
  store.bytes -= store.kept.get(key)?.bytes ?? 0
  store.kept.delete(key)
}

function storeOf(db: Reading): Store {
  const root = rootOf(db)
  const known = stores.get(root)
  if (known !== undefined) return known
  const made: Store = { kept: new Map(), bytes: 0 }
  stores.set(root, made)
  return made
}

/**
 * Forgets every answer, where something changes that answers tell and the record of no one division: the name of a person, a
 * setting of a division above.
 */
export function forgetAnswers(db: Reading): void {
  stores.delete(rootOf(db))
}

const digests = new WeakMap<object, string>()

/** The roles of whoever asks, with their reach: what permissions are decided by, besides who they are. */
export function rolesOf(actor: Actor): string {
  if (actor.kind !== 'person') return actor.kind
  const known = digests.get(actor.memberships)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(JSON.stringify(actor.memberships)).digest('base64url')
  digests.set(actor.memberships, digest)
  return digest
}
