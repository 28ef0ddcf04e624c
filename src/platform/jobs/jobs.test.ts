import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, type TestServer, testServer } from '../../../test/stage/server.ts'
import { modules } from '../../apps/server/modules.ts'
import type { Actor } from '../access/actor.ts'
import { inTransaction } from '../database/connect.ts'
import type { ServerModule } from '../http/module.ts'
import type { Services } from '../http/route.ts'
import { anyJob, backoffOf, defineJob, INSTALLATION, type JobRun, slotOf } from './job-kind.ts'
import { claimJob, endJob, enqueue, findJob, holdJob, type NewJob } from './jobs-store.ts'
import { startWorker, type Worker } from './worker.ts'

const SWEEP: Actor = { kind: 'system', name: 'test' }
const administrator = personWith('system-admin')
const planner = personWith('planner')
const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

let stage: TestServer
const workers: Worker[] = []
/** What the job of the tests does, set by each test. */
let work: (run: JobRun<{ n: number }>) => Promise<unknown>
const count = defineJob({
  name: 'test.count',
  about: { zh: '计数', en: 'counts' },
  input: Type.Object({ n: Type.Integer() }),
  attempts: 3,
  run: (run) => work(run),
})
const daily = defineJob({
  name: 'test.daily',
  about: { zh: '每天', en: 'daily' },
  input: Type.Object({}),
  run: async ({ division }) => division,
})
const testModule: ServerModule = {
  id: 'test',
  permissions: {},
  routes: [],
  jobs: [anyJob(count), anyJob(daily)],
  schedules: [],
}

beforeAll(async () => {
  stage = await testServer(new Date(), { modules: [...modules, testModule] })
})
beforeEach(() => sql`delete from job`.execute(stage.db))
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
afterAll(() => stage.close())

function startOne(more: Partial<Parameters<typeof startWorker>[0]> = {}): Worker {
  const services = { db: stage.db, now: stage.now } as Services // what these jobs use of them
  const worker = startWorker({ services, modules: [testModule], pollEvery: 20, ...more })
  workers.push(worker)
  return worker
}
const add = (input: { n: number }, more: Partial<NewJob<{ n: number }>> = {}) =>
  inTransaction(stage.db, (tx) => enqueue(tx, count, { division: LAKESIDE, input, by: SWEEP, ...more }))
const jobOf = async (id: string | null) => findJob(stage.db, LAKESIDE, id ?? '')
async function until(id: string | null, state: string) {
  for (let waited = 0; waited < 15_000; waited += 20) {
    const job = await jobOf(id)
    if (job?.state === state) return job
    await later(20)
  }
  throw new Error(`never ${state}: ${JSON.stringify(await jobOf(id))}`)
}

describe('a job', () => {
  it('[JB1] runs once the work that asked for it stands, and never if it does not', async () => {
    const ran: number[] = []
    work = async ({ input }) => {
      ran.push(input.n)
      return { twice: input.n * 2 }
    }
    startOne()
    await inTransaction(stage.db, async (tx) => {
      await enqueue(tx, count, { division: LAKESIDE, input: { n: 1 }, by: SWEEP })
      throw new Error('no')
    }).catch(() => undefined)
    const id = await add({ n: 2 })
    expect(await until(id, 'done')).toMatchObject({ result: { twice: 4 }, attempts: 1, by_name: 'test', progress: 1 })
    expect(ran).toEqual([2])
  })

  it('[JB2] is tried again when it throws, later each time, and at last has failed with its reason', async () => {
    let tries = 0
    work = async () => {
      tries += 1
      throw new Error(`try ${tries}`)
    }
    const troubles: string[] = []
    startOne({ onTrouble: (what) => troubles.push(what) })
    const id = await add({ n: 1 })
    for (const attempt of [1, 2]) {
      while ((await jobOf(id))?.error !== `try ${attempt}`) await later(20)
      const waiting = await jobOf(id)
      expect(waiting).toMatchObject({ state: 'waiting', attempts: attempt })
      expect((waiting?.run_at.getTime() ?? 0) - Date.now()).toBeGreaterThan(backoffOf(attempt) - 5000)
      await sql`update job set run_at = now()`.execute(stage.db)
    }
    expect(await until(id, 'failed')).toMatchObject({ attempts: 3, error: 'try 3' })
    expect(troubles).toHaveLength(3)
  })

  it('[JB3] whose worker died is taken over, and the dead one’s end counts for nothing', async () => {
    const id = await add({ n: 1 })
    const dead = await claimJob(stage.db, 'dead', new Map([['test.count', 60]]))
    if (dead === null) throw new Error('not claimed')
    expect(await claimJob(stage.db, 'other', new Map([['test.count', 60]]))).toBe(null)
    await sql`update job set leased_until = now() - interval '1 second'`.execute(stage.db)
    work = async () => 'second'
    startOne()
    expect(await until(id, 'done')).toMatchObject({ attempts: 2, result: 'second' })
    expect(await endJob(stage.db, 'dead', dead, { kind: 'done', result: 'first' })).toBe(null)
    expect(await holdJob(stage.db, 'dead', dead, 60, 0.5)).toBe(false)
    expect(await jobOf(id)).toMatchObject({ result: 'second' })
  })

  it('[JB3] is kept by a worker that is still at it, however long it takes', async () => {
    const slow = { ...count, leaseSeconds: 1 }
    const module = { ...testModule, jobs: [anyJob(slow)] }
    let runs = 0
    work = async ({ progress }) => {
      runs += 1
      await progress(0.25)
      await later(2500)
    }
    startOne({ modules: [module] })
    startOne({ modules: [module] })
    const id = await add({ n: 1 })
    await until(id, 'running')
    await later(300)
    expect(await jobOf(id)).toMatchObject({ progress: 0.25 })
    await until(id, 'done')
    expect(runs).toBe(1)
  })

  it('[JB4] of many is done by one worker each, though several work', async () => {
    const seen = new Map<number, number>()
    work = async ({ input }) => {
      seen.set(input.n, (seen.get(input.n) ?? 0) + 1)
    }
    const ids = await Promise.all(Array.from({ length: 60 }, (_, n) => add({ n })))
    for (let i = 0; i < 3; i++) startOne({ atOnce: 4 })
    for (const id of ids) await until(id, 'done')
    expect([...seen.values()]).toEqual(Array.from({ length: 60 }, () => 1))
  })

  it('[JB5] with the key of one that waits or runs is not made; once that ended, it is', async () => {
    work = async () => undefined
    const first = await add({ n: 1 }, { key: 'k' })
    expect(await add({ n: 2 }, { key: 'k' })).toBe(null)
    startOne()
    await until(first, 'done')
    expect(await add({ n: 3 }, { key: 'k' })).not.toBe(null)
  })

  it('[JB6] is left off when the program stops, and runs again without losing an attempt', async () => {
    let isBegun = false
    work = ({ signal }) =>
      new Promise((_, fail) => {
        isBegun = true
        signal.addEventListener('abort', () => fail(new Error('stopped')))
      })
    const worker = startOne()
    const id = await add({ n: 1 })
    while (!isBegun) await later(10)
    await worker.stop()
    expect(await jobOf(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('waits for its moment', async () => {
    work = async () => undefined
    startOne()
    const id = await add({ n: 1 }, { runAt: new Date(Date.now() + 600) })
    await later(250)
    expect((await jobOf(id))?.state).toBe('waiting')
    await until(id, 'done')
  })

  it('is never made with an input of a wrong shape', async () => {
    await expect(add({ n: 1.5 })).rejects.toThrow(/test\.count/)
  })
})

describe('a schedule', () => {
  it('[JB7] is due at the latest moment that has passed, by the clock of China', () => {
    expect(slotOf({ dailyAt: '02:30' }, new Date('2024-03-04T18:29:59Z'))).toBe('2024-03-03T18:30:00.000Z')
    expect(slotOf({ dailyAt: '02:30' }, new Date('2024-03-04T18:30:00Z'))).toBe('2024-03-04T18:30:00.000Z')
    expect(slotOf({ dailyAt: '23:00' }, new Date('2024-03-04T18:30:00Z'))).toBe('2024-03-04T15:00:00.000Z')
    expect(slotOf({ minutes: 10 }, new Date('2024-03-04T18:39:59Z'))).toBe('2024-03-04T18:30:00.000Z')
  })

  it('[JB7] adds one job for each moment and division, however many processes there are', async () => {
    const schedule = { job: anyJob(daily), every: { dailyAt: '02:30' }, divisions: async () => ['999906', '999907'] }
    const module = { ...testModule, schedules: [schedule] }
    stage.setNow(new Date('2024-03-05T00:00:00Z'))
    for (let i = 0; i < 3; i++) startOne({ modules: [module] })
    const results = async () =>
      (
        await stage.db
          .selectFrom('job')
          .select(['result', 'slot'])
          .where('state', '=', 'done')
          .orderBy('slot')
          .orderBy('division')
          .execute()
      ).map(({ slot, result }) => `${slot?.slice(0, 10)} ${result}`)
    while ((await results()).length < 2) await later(20)
    stage.setNow(new Date('2024-03-06T00:00:00Z'))
    while ((await results()).length < 4) await later(20)
    await later(100)
    expect(await results()).toEqual([
      '2024-03-04 999906',
      '2024-03-04 999907',
      '2024-03-05 999906',
      '2024-03-05 999907',
    ])
  })

  it('must name a job that its module lists', () => {
    const module = { ...testModule, jobs: [], schedules: [{ job: anyJob(daily), every: { minutes: 1 } }] }
    expect(() => startOne({ modules: [module] })).toThrow(/test\.daily/)
  })
})

describe('whoever looks at jobs', () => {
  it('[JB8] sees their own; the system administrator sees all, and runs failed ones again', async () => {
    const id = await add({ n: 1 }, { by: planner })
    await sql`update job set state = 'failed', error = 'no', attempts = 3, ended_at = now()`.execute(stage.db)
    const url = `/api/v1/jobs/${LAKESIDE}/${id}`
    expect((await stage.send(planner, 'GET', url)).json()).toMatchObject({ state: 'failed', error: 'no' })
    expect((await stage.send(personWith('reporter'), 'GET', url)).statusCode).toBe(404)
    expect((await stage.send(planner, 'GET', '/api/v1/jobs')).statusCode).toBe(403)
    expect((await stage.send(planner, 'POST', `${url}/retry`)).statusCode).toBe(403)
    expect((await stage.send(administrator, 'GET', '/api/v1/jobs?state=failed')).json().jobs).toHaveLength(1)
    expect((await stage.send(administrator, 'POST', `${url}/retry`)).json()).toMatchObject({
      state: 'waiting',
      attempts: 0,
    })
    expect((await stage.send(administrator, 'POST', `${url}/retry`)).json()).toMatchObject({ code: 'job-not-failed' })
    const act = await stage.db.selectFrom('audit_entry').selectAll().where('subject_id', '=', id).execute()
    expect(act).toMatchObject([{ action: 'job.retry' }])
    const elsewhere = personWith('system-admin', null, { division: '999907' })
    expect((await stage.send(elsewhere, 'GET', '/api/v1/jobs')).json().jobs).toEqual([])
  })

  it('sees those of the whole installation as a system administrator of any division', async () => {
    await inTransaction(stage.db, (tx) => enqueue(tx, daily, { division: INSTALLATION, input: {}, by: SWEEP }))
    const elsewhere = personWith('system-admin', null, { division: '999907' })
    expect((await stage.send(elsewhere, 'GET', '/api/v1/jobs')).json().jobs).toHaveLength(1)
  })
})
