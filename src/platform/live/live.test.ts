import { get, type IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, type TestServer, testServer } from '../../../test/stage/server.ts'
import { modules } from '../../apps/server/modules.ts'
import type { Actor } from '../access/actor.ts'
import { inTransaction } from '../database/connect.ts'
import { newId } from '../database/ids.ts'
import type { ServerModule } from '../http/module.ts'
import { announce } from './live.ts'

const later = (ms: number) => new Promise((done) => setTimeout(done, ms))
const fisheries = newId()
const water = newId()
const planner = personWith('planner')
const reporter = personWith('reporter', fisheries)
const elsewhere = personWith('planner', null, { division: '999907' })

const testModule: ServerModule = {
  id: 'test',
  permissions: {
    'test.read': { about: { zh: '读', en: 'read' }, roles: { reporter: 'body', planner: 'division' } },
    'test.secret': { about: { zh: '密', en: 'secret' }, roles: { 'audit-admin': 'division' } },
  },
  routes: [],
  live: { return: 'test.read', review: 'test.read', secret: 'test.secret' },
}

let stage: TestServer
let address: string
beforeAll(async () => {
  stage = await testServer(new Date(), { modules: [...modules, testModule] })
  address = await stage.server.listen({ host: '127.0.0.1', port: 0 })
})
const streams: IncomingMessage[] = []
afterEach(() => {
  for (const stream of streams.splice(0)) stream.destroy()
})
afterAll(() => stage.close())

/** Opens the stream as a browser would; `events` fills as they come. */
async function listen(actor: Actor, query = '', lastEventId?: string) {
  // Any request makes the actor known to the stage.
  await stage.send(actor, 'GET', '/api/v1/nowhere')
  const events: { id: string; topic: string; subject: string }[] = []
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      'x-test-actor': JSON.stringify(actor),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    }
    get(`${address}/api/v1/live${query}`, { headers }, resolve).once('error', reject)
  })
  streams.push(stream)
  let text = ''
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const found = /^id: (.+)\nevent: (.+)\ndata: (.+)$/.exec(part)
      if (found !== null)
        events.push({
          id: found[1] as string,
          topic: found[2] as string,
          subject: JSON.parse(found[3] as string).subject,
        })
    }
  })
  stream.on('error', () => undefined)
  const subjects = async (count: number) => {
    for (let waited = 0; events.length < count && waited < 8000; waited += 20) await later(20)
    return events.map(({ subject }) => subject)
  }
  const hears = async (subject: string) => {
    const isThere = () => events.some((event) => event.subject === subject)
    for (let waited = 0; !isThere() && waited < 8000; waited += 20) await later(20)
    expect(events.map((event) => event.subject)).toContain(subject)
  }
  return { stream, events, subjects, hears }
}
const tell = (topic: string, subject: string, body: string | null = null, division = LAKESIDE) =>
  inTransaction(stage.db, (tx) => announce(tx, topic, { division, body, subject }))

describe('what changes under one’s eyes', () => {
  it('[LV1] is heard by those who may see the row, and by nobody else', async () => {
    const [byPlanner, byReporter, byOther] = await Promise.all([listen(planner), listen(reporter), listen(elsewhere)])
    await tell('return', 'ours', fisheries)
    await tell('return', 'theirs', water)
    await tell('secret', 'secret', fisheries)
    await tell('unknown', 'unknown', fisheries)
    await tell('return', 'far', null, '999907')
    expect((await byPlanner.subjects(2)).sort()).toEqual(['ours', 'theirs'])
    expect(await byReporter.subjects(1)).toEqual(['ours'])
    expect(await byOther.subjects(1)).toEqual(['far'])
    await later(1000)
    expect([byPlanner, byReporter, byOther].map(({ events }) => events.length)).toEqual([2, 1, 1])
  })

  it('[LV2] is heard once the transaction stands, and once only', async () => {
    const one = await listen(planner)
    let finish: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    // This one is written first and shows last.
    const slow = inTransaction(stage.db, async (tx) => {
      await announce(tx, 'return', { division: LAKESIDE, subject: 'slow' })
      await held
    })
    await tell('return', 'quick')
    expect(await one.subjects(1)).toEqual(['quick'])
    await inTransaction(stage.db, async (tx) => {
      await announce(tx, 'return', { division: LAKESIDE, subject: 'undone' })
      throw new Error('no')
    }).catch(() => undefined)
    finish()
    await slow
    expect(await one.subjects(2)).toEqual(['quick', 'slow'])
    await later(1500)
    expect(one.events).toHaveLength(2)
  })

  it('[LV3] is made up for when the connection was lost', async () => {
    const first = await listen(planner)
    await tell('return', 'before')
    await first.hears('before')
    first.stream.destroy()
    await tell('return', 'meanwhile')
    const second = await listen(planner, '', first.events.at(-1)?.id)
    await second.hears('meanwhile')
    await tell('return', 'after')
    await second.hears('after')
    expect(second.events.filter(({ subject }) => subject === 'meanwhile')).toHaveLength(1)
  })

  it('[LV4] may be narrowed to topics', async () => {
    const one = await listen(planner, '?topics=review')
    await tell('return', 'no')
    await tell('review', 'yes')
    expect(await one.subjects(1)).toEqual(['yes'])
  })

  it('needs an account, and keeps no session alive', async () => {
    const nobody = await fetch(`${address}/api/v1/live`)
    expect(nobody.status).toBe(401)
    const browser = await stage.signInAs({ division: LAKESIDE, loginName: 'planner', roles: [{ role: 'planner' }] })
    const seen = () => sql`select last_seen_at from person_session`.execute(stage.db)
    const before = await seen()
    stage.setNow(new Date(stage.now().getTime() + 5 * 60_000))
    const { stream } = await new Promise<{ stream: IncomingMessage }>((resolve, reject) => {
      get(
        `${address}/api/v1/live`,
        { headers: { cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ') } },
        (answer) => resolve({ stream: answer }),
      ).once('error', reject)
    })
    streams.push(stream)
    expect(stream.statusCode).toBe(200)
    expect((await seen()).rows).toEqual(before.rows)
  })
})
