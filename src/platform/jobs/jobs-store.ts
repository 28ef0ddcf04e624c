import { sql } from 'kysely'
import { Value } from 'typebox/value'
import { type Actor, idOf, nameOf } from '../access/actor.ts'
import { sqlStateOf } from '../database/connect.ts'
import { newId } from '../database/ids.ts'
import type { Database, Generated, Json, Moment, Reading, Writing } from '../database/tables.ts'
import { backoffOf, type JobKind } from './job-kind.ts'

declare module '../database/tables.ts' {
  interface Tables {
    job: JobTable
  }
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

export interface JobTable {
  division: string
  id: string
  kind: string
  input: Json<unknown>
  key: string | null
  slot: string | null
  state: JobState
  run_at: Moment
  attempts: Generated<number>
  most_attempts: number
  leased_until: Moment | null
  worker: string | null
  progress: number | null
  result: Json<unknown> | null
  error: string | null
  by_id: string | null
  by_name: string
  created_at: Moment
  started_at: Moment | null
  ended_at: Moment | null
}

export interface NewJob<Input> {
  readonly division: string
  readonly input: Input
  readonly by: Actor
  /** Of jobs of this kind with the same key, one waits or runs at a time; a second is not made. */
  readonly key?: string
  /** Not before; left out: at once. */
  readonly runAt?: Date
  /** The moment of its schedule. */
  readonly slot?: string
}

/**
 * Adds a job, in the transaction of the work that asks for it: it runs once that stands, and never if it does not.
 * Resolves with its id; null when one with the same key or slot is there already. Throws when the input has a wrong shape.
 */
export async function enqueue<Input>(
  tx: Writing,
  kind: JobKind<Input>,
  { division, input, by, key, runAt, slot }: NewJob<Input>,
): Promise<string | null> {
  if (!Value.Check(kind.input, input))
    throw new Error(`${kind.name}: ${JSON.stringify([...Value.Errors(kind.input, input)])}`)
  const now = new Date()
  const id = newId(now.getTime())
  const made = await tx
    .insertInto('job')
    .values({
      division,
      id,
      kind: kind.name,
      input: JSON.stringify(input),
      key: key ?? null,
      slot: slot ?? null,
      state: 'waiting',
      run_at: runAt ?? now,
      most_attempts: kind.attempts,
      by_id: idOf(by),
      by_name: nameOf(by),
      created_at: now,
      leased_until: null,
      worker: null,
      progress: null,
      result: null,
      error: null,
      started_at: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n ? id : null
}

/** A job that a worker has for a while. */
export interface ClaimedJob {
  readonly division: string
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly attempts: number
  readonly by_name: string
}

/**
 * Claims one job that is due, or that a dead worker left; null when there is none. Workers never wait for one another.
 * The database's clock decides: those of several machines may differ.
 */
export async function claimJob(
  db: Database,
  worker: string,
  leases: ReadonlyMap<string, number>,
): Promise<ClaimedJob | null> {
  if (leases.size === 0) return null
  const kinds = [...leases.keys()]
  const seconds = [...leases.values()]
  const claimed = await sql<ClaimedJob>`
    with due as (
      select division, id, kind from job
      where (state = 'waiting' and run_at <= clock_timestamp() or state = 'running' and leased_until < clock_timestamp())
        and kind = any(${kinds}::text[])
      order by run_at
      limit 1
      for update skip locked
    )
    update job set state = 'running', attempts = job.attempts + 1, worker = ${worker}, started_at = clock_timestamp(),
      progress = null,
      leased_until = clock_timestamp()
        + make_interval(secs => (${seconds}::float8[])[array_position(${kinds}::text[], due.kind)])
    from due where job.division = due.division and job.id = due.id
    returning job.division, job.id, job.kind, job.input, job.attempts, job.by_name`.execute(db)
  return claimed.rows[0] ?? null
}

/** Says that a worker is still at it. False when it no longer has the job. */
export async function holdJob(
  db: Database,
  worker: string,
  { division, id, attempts }: ClaimedJob,
  leaseSeconds: number,
  progress: number | null,
): Promise<boolean> {
  const held = await sql`
    update job set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
      progress = coalesce(${progress}::real, progress)
    where division = ${division} and id = ${id} and state = 'running' and worker = ${worker} and attempts = ${attempts}`.execute(
    db,
  )
  return held.numAffectedRows === 1n
}

export type JobEnd =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: string }
  /** The program was told to stop: it counts as no attempt. */
  | { readonly kind: 'left' }

/** Ends a run: done, to be tried again, or failed for good. Nothing when another worker has the job by now. */
export async function endJob(db: Database, worker: string, job: ClaimedJob, end: JobEnd): Promise<JobState | null> {
  const where = sql`where division = ${job.division} and id = ${job.id} and state = 'running'
    and worker = ${worker} and attempts = ${job.attempts} returning state`
  const ended = await (end.kind === 'done'
    ? sql<{
        state: JobState
      }>`update job set state = 'done', result = ${JSON.stringify(end.result ?? null)}, error = null,
        progress = 1, leased_until = null, ended_at = clock_timestamp() ${where}`
    : end.kind === 'left'
      ? sql<{ state: JobState }>`update job set state = 'waiting', attempts = attempts - 1, leased_until = null,
          run_at = clock_timestamp() ${where}`
      : sql<{ state: JobState }>`update job set
          state = case when attempts >= most_attempts then 'failed' else 'waiting' end,
          error = ${end.error.slice(0, 2000)}, leased_until = null,
          run_at = clock_timestamp() + make_interval(secs => ${backoffOf(job.attempts) / 1000}),
          ended_at = case when attempts >= most_attempts then clock_timestamp() end ${where}`
  ).execute(db)
  return ended.rows[0]?.state ?? null
}

/** Gives a failed job its attempts back. False when it is not there or did not fail. */
export async function retryJob(tx: Writing, division: string, id: string): Promise<boolean> {
  try {
    const again = await sql`
      update job set state = 'waiting', attempts = 0, run_at = clock_timestamp(), ended_at = null
      where division = ${division} and id = ${id} and state = 'failed'`.execute(tx)
    return again.numAffectedRows === 1n
  } catch (error) {
    // Another one with its key waits already: that does the work.
    if (sqlStateOf(error) === '23505') return false
    throw error
  }
}

export async function findJob(db: Reading, division: string, id: string) {
  return db.selectFrom('job').selectAll().where('division', '=', division).where('id', '=', id).executeTakeFirst()
}

/** The latest job of a kind with this key; undefined where there was none. */
export async function findLatestJob(db: Reading, division: string, kind: string, key: string) {
  return db
    .selectFrom('job')
    .selectAll()
    .where('division', '=', division)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const isUnderWay = ({ state }: { readonly state: JobState }): boolean =>
  state === 'waiting' || state === 'running'

/** Takes away what ended long ago: successes after a month, failures after half a year. */
export async function sweepJobs(tx: Writing): Promise<number> {
  const gone = await sql`
    delete from job where state = 'done' and ended_at < now() - interval '30 days'
      or state = 'failed' and ended_at < now() - interval '180 days'`.execute(tx)
  return Number(gone.numAffectedRows ?? 0n)
}
