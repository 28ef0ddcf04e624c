import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { Value } from 'typebox/value'
import { inTransaction, isAway } from '../database/connect.ts'
import type { ServerModule } from '../http/module.ts'
import type { Services } from '../http/route.ts'
import { INSTALLATION, type JobKind, type Schedule, slotOf } from './job-kind.ts'
import { type ClaimedJob, claimJob, endJob, enqueue, holdJob } from './jobs-store.ts'

export interface WorkerOptions {
  readonly services: Services
  readonly modules: readonly ServerModule[]
  /** Jobs at once in this process. */
  readonly atOnce?: number
  /** How often the table is looked at when nothing is to be done, in milliseconds. */
  readonly pollEvery?: number
  /** What goes wrong, for the log: a job that threw, a database that is away. */
  readonly onTrouble?: (what: string, error: unknown) => void
}

export interface Worker {
  /** Takes no more jobs, and waits a while for those that run; what is cut off runs again elsewhere. */
  readonly stop: () => Promise<void>
  /** Looks at the table now instead of at the next turn. */
  readonly poke: () => void
}

const STOP_PATIENCE = 8_000
const SCHEDULER = { kind: 'system', name: 'schedule' } as const

/** Works on the jobs of all modules until it is stopped; any number of processes may do so at once. */
export function startWorker({ services, modules, atOnce = 2, pollEvery = 500, onTrouble }: WorkerOptions): Worker {
  const { db } = services
  const kinds = kindsOf(modules)
  const schedules = modules.flatMap((module) => module.schedules ?? [])
  const leases = new Map([...kinds.values()].map(({ name, leaseSeconds }) => [name, leaseSeconds]))
  const name = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const planned = new Map<Schedule, string>()
  let wake: () => void = () => undefined

  const loop = async () => {
    while (!stopping.signal.aborted) {
      let job: ClaimedJob | null = null
      try {
        await plan()
        if (running.size < atOnce) job = await claimJob(db, name, leases)
      } catch (error) {
        onTrouble?.(isAway(error) ? 'The database is away' : 'The jobs could not be looked at', error)
      }
      if (job !== null) {
        const work = perform(job).finally(() => {
          running.delete(work)
          wake()
        })
        running.add(work)
        continue
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollEvery)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (stopping.signal.aborted) wake()
      })
    }
  }

  /** Adds what the clock asks for. Another process may have done so: then nothing is added. */
  const plan = async () => {
    for (const schedule of schedules) {
      const slot = slotOf(schedule.every, services.now())
      if (planned.get(schedule) === slot) continue
      const divisions = (await schedule.divisions?.(db)) ?? [INSTALLATION]
      await inTransaction(db, async (tx) => {
        for (const division of divisions)
          await enqueue(tx, schedule.job, { division, input: {} as never, by: SCHEDULER, slot, key: 'schedule' })
      })
      planned.set(schedule, slot)
    }
  }

  const perform = async (job: ClaimedJob) => {
    const kind = kinds.get(job.kind)
    if (kind === undefined) return
    let told: number | null = null
    const beat = setInterval(
      () => {
        holdJob(db, name, job, kind.leaseSeconds, told).catch(() => undefined)
      },
      (kind.leaseSeconds * 1000) / 3,
    )
    try {
      if (!Value.Check(kind.input, job.input))
        throw new Error(`Its input has another shape than ${kind.name} takes now.`)
      const result = await kind.run({
        services,
        division: job.division,
        id: job.id,
        input: job.input as never, // just checked against the schema that the type comes from
        attempt: job.attempts,
        signal: stopping.signal,
        progress: async (done) => {
          told = Math.min(Math.max(done, 0), 1)
          await holdJob(db, name, job, kind.leaseSeconds, told)
        },
      })
      await endJob(db, name, job, { kind: 'done', result })
    } catch (error) {
      const isLeft = stopping.signal.aborted
      if (!isLeft) onTrouble?.(`Job ${job.kind} ${job.division}/${job.id}, attempt ${job.attempts}`, error)
      await endJob(
        db,
        name,
        job,
        isLeft ? { kind: 'left' } : { kind: 'failed', error: error instanceof Error ? error.message : String(error) },
      ).catch(() => undefined) // the database is away: the lease runs out and the job is tried again
    } finally {
      clearInterval(beat)
    }
  }

  const ended = loop()
  return {
    poke: () => wake(),
    async stop() {
      stopping.abort()
      wake()
      await ended
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_PATIENCE)
      })
      await Promise.race([Promise.allSettled(running), patience])
      clearTimeout(timer)
    },
  }
}

/** Throws when two modules declare a kind of the same name, or a schedule's job is in no list. */
function kindsOf(modules: readonly ServerModule[]): ReadonlyMap<string, JobKind> {
  const kinds = new Map<string, JobKind>()
  for (const { id, jobs = [], schedules = [] } of modules) {
    for (const kind of jobs) {
      if (kinds.has(kind.name)) throw new Error(`Jobs of the kind ${kind.name} are declared twice.`)
      kinds.set(kind.name, kind)
    }
    for (const { job } of schedules)
      if (!jobs.includes(job)) throw new Error(`${id}: the job ${job.name} of a schedule is not in its jobs.`)
  }
  return kinds
}
