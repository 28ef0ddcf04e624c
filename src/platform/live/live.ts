import { type ColumnType, sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { holds, isNothing, type Place, type Policy, type Scope } from '../access/policy.ts'
import { newId } from '../database/ids.ts'
import type { Database, Reading, Writing } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    live_event: {
      division: string
      id: string
      topic: string
      subject: string
      body: string | null
      person: string | null
      at: ColumnType<Date, Date | undefined, never>
    }
  }
}

declare module '../http/module.ts' {
  interface ServerModule {
    /** What changes under people's eyes: each topic with the permission that lets them hear of it. */
    readonly live?: Readonly<Record<string, string>>
  }
}

/** That something changed. */
export interface LiveEvent {
  readonly id: string
  /** 'return', 'review': as a module declares it. */
  readonly topic: string
  readonly division: string
  /** Id of the row that changed. */
  readonly subject: string
}

/** Says that a row changed, in the transaction that changes it. `place` decides who hears of it, as for the row itself. */
export async function announce(tx: Writing, topic: string, place: Place & { readonly subject: string }): Promise<void> {
  await tx
    .insertInto('live_event')
    .values({
      division: place.division,
      id: newId(),
      topic,
      subject: place.subject,
      body: place.body ?? null,
      person: place.person ?? null,
    })
    .execute()
}

/** Somebody who listens. */
export interface Listener {
  readonly actor: Actor
  /** Topics they want; null: every one they may hear of. */
  readonly topics: ReadonlySet<string> | null
  readonly hear: (event: LiveEvent) => void
}

export interface Live {
  /** Begins to hear; `since` is the last event heard before, whose successors come first. Returns how to end. */
  readonly listen: (listener: Listener, since: string | null) => Promise<() => void>
  /** How many listen in this process. */
  readonly listeners: () => number
  readonly stop: () => void
}

export interface LiveOptions {
  readonly db: Database
  readonly policy: Policy
  readonly topics: Readonly<Record<string, string>>
  /** Milliseconds between looks at the table while somebody listens. */
  readonly pollEvery?: number
  readonly onTrouble?: (error: unknown) => void
}

/**
 * Moments are given when a row is written and show when its transaction ends, so a later one may show first. What was
 * written up to so long ago is therefore read again, and what was heard already left out.
 */
const OVERLAP_MS = 15_000

/** One poller for all who listen in this process. Nobody listens: nothing is asked. */
export function createLive({ db, policy, topics, pollEvery = 700, onTrouble }: LiveOptions): Live {
  const listeners = new Set<{ readonly listener: Listener; readonly scopes: ReadonlyMap<string, Scope> }>()
  /** Events heard of, by their moment, for as long as they may be read again. */
  const heard = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let latest: number | null = null

  const poll = async () => {
    timer = null
    try {
      const begin = latest ?? (await clockOf(db))
      const rows = await eventsSince(db, divisionsOf(listeners), new Date(begin - OVERLAP_MS))
      const isFirst = latest === null
      latest = rows.reduce((last, { at }) => Math.max(last, at.getTime()), begin)
      for (const { at, ...event } of rows) {
        if (heard.has(event.id)) continue
        heard.set(event.id, at.getTime())
        if (!isFirst) for (const one of listeners) if (hears(one, event)) one.listener.hear(eventOf(event))
      }
      for (const [id, at] of heard) if (at < latest - 2 * OVERLAP_MS) heard.delete(id)
    } catch (error) {
      onTrouble?.(error)
    }
    again()
  }
  const again = () => {
    if (isStopped || timer !== null) return
    if (listeners.size === 0) {
      latest = null
      heard.clear()
      return
    }
    timer = setTimeout(poll, pollEvery)
    timer.unref()
  }

  return {
    listeners: () => listeners.size,
    stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      listeners.clear()
    },
    async listen(listener, since) {
      const scopes = scopesOf(policy, topics, listener)
      const one = { listener, scopes }
      if (listeners.size === 0) {
        latest = null
        heard.clear()
      }
      listeners.add(one)
      try {
        if (latest === null) {
          latest = await clockOf(db)
          for (const { id, at } of await eventsSince(db, divisionsOf(listeners), new Date(latest - OVERLAP_MS)))
            heard.set(id, at.getTime())
        }
        if (since !== null)
          for (const event of await eventsAfter(db, divisionsOf([one]), since))
            if (hears(one, event)) listener.hear(eventOf(event))
      } catch (error) {
        listeners.delete(one)
        throw error
      }
      again()
      return () => {
        listeners.delete(one)
      }
    },
  }
}

interface EventRow {
  readonly division: string
  readonly id: string
  readonly topic: string
  readonly subject: string
  readonly body: string | null
  readonly person: string | null
}

const eventOf = ({ id, topic, division, subject }: EventRow): LiveEvent => ({ id, topic, division, subject })

function hears({ scopes }: { readonly scopes: ReadonlyMap<string, Scope> }, event: EventRow): boolean {
  const scope = scopes.get(event.topic)
  return scope !== undefined && holds(scope, event)
}

function scopesOf(policy: Policy, topics: Readonly<Record<string, string>>, { actor, topics: wanted }: Listener) {
  const scopes = new Map<string, Scope>()
  for (const [topic, permission] of Object.entries(topics)) {
    if (wanted !== null && !wanted.has(topic)) continue
    const scope = policy.scopeOf(actor, permission)
    if (!isNothing(scope)) scopes.set(topic, scope)
  }
  return scopes
}

function divisionsOf(listeners: Iterable<{ readonly scopes: ReadonlyMap<string, Scope> }>): readonly string[] | null {
  const divisions = new Set<string>()
  for (const { scopes } of listeners)
    for (const scope of scopes.values()) {
      if (scope.isEverything) return null
      for (const division of scope.divisions) divisions.add(division)
      for (const { division } of [...scope.bodies, ...scope.own]) divisions.add(division)
    }
  return [...divisions]
}

async function clockOf(db: Reading): Promise<number> {
  const clock = await sql<{ now: Date }>`select clock_timestamp() "now"`.execute(db)
  return clock.rows[0]?.now.getTime() ?? Date.now()
}

async function eventsSince(db: Reading, divisions: readonly string[] | null, since: Date) {
  let events = db.selectFrom('live_event').selectAll().where('at', '>', since).orderBy('at').limit(5000)
  if (divisions !== null) events = events.where('division', 'in', divisions.length === 0 ? [''] : [...divisions])
  return events.execute()
}

/** What came after an event that is still kept, from a little before it, since later ones may have shown first. */
async function eventsAfter(db: Reading, divisions: readonly string[] | null, id: string) {
  const last = await db.selectFrom('live_event').select('at').where('id', '=', id).executeTakeFirst()
  const rows = await eventsSince(
    db,
    divisions,
    last === undefined ? new Date(0) : new Date(last.at.getTime() - OVERLAP_MS),
  )
  return rows.filter((row) => row.id !== id)
}

/** Takes away what is older than an hour. */
export async function sweepEvents(db: Database): Promise<number> {
  const gone = await sql`delete from live_event where at < now() - interval '1 hour'`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}
