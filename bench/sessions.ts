import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { inTransaction } from '../src/platform/database/connect.ts'
import { newId } from '../src/platform/database/ids.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { createIdentity } from '../src/platform/identity/identity.ts'
import { addPerson } from '../src/platform/identity/person-store.ts'
import { record, say, table } from './report.ts'

/**
 * Sessions told a second at 64 requests at once: by the login library, by our own statement each time, and as the server
 * does it, where a session is remembered for five seconds.
 */
const SESSIONS = 500
const AT_ONCE = 64
const MILLISECONDS = process.argv.includes('--quick') ? 1000 : 4000
const SECRET = randomBytes(32).toString('hex')
const ids: string[] = []

const folder = mkdtempSync(join(tmpdir(), 'gangmu-bench-'))
const database = await openDatabase({ kind: 'embedded', folder }, migrations, appendOnly, schemas)
try {
  const { db } = database
  const now = () => new Date()
  const identity = createIdentity({ db, now, secret: SECRET, publicUrl: 'http://localhost' })
  const cookies = await people()
  const requests = cookies.map((cookie) => ({ headers: { cookie } }) as FastifyRequest) // all that is read of it
  const asked = { library: 0, statement: 0, server: 0 }
  asked.library = await perSecond((i) =>
    identity.auth.api.getSession({ headers: new Headers({ cookie: cookies[i] ?? '' }) }),
  )
  asked.statement = await perSecond(async (i) => {
    identity.forget(ids[i])
    return identity.identify(requests[i] as FastifyRequest)
  })
  asked.server = await perSecond((i) => identity.identify(requests[i] as FastifyRequest))
  table([
    ['sessions a second', 'at 64 at once'],
    ['login library (session and person only)', asked.library],
    ['one statement, with roles and bodies', asked.statement],
    ['as the server does it', asked.server],
  ])
  say()
  record('sessions', { ...asked, sessions: SESSIONS, atOnce: AT_ONCE })
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function people(): Promise<readonly string[]> {
  const { db } = database
  const identity = createIdentity({ db, now: () => new Date(), secret: SECRET, publicUrl: 'http://localhost' })
  const at = new Date()
  const cookies: string[] = []
  await inTransaction(db, async (tx) => {
    await tx.insertInto('division').values({ code: '999906', name_zh: '临湖区', name_en: null, parent: null }).execute()
    const bodies = Array.from({ length: 40 }, () => newId())
    for (const [i, id] of bodies.entries()) {
      const parent = i < 4 ? null : (bodies[i % 4] ?? null)
      await tx
        .insertInto('body')
        .values({
          division: '999906',
          id,
          name_zh: `单位${i}`,
          name_en: null,
          kind: 'department',
          parent,
          place: null,
          ended_on: null,
        })
        .execute()
    }
    for (let i = 0; i < SESSIONS; i++) {
      const person = await addPerson(tx, { division: '999906', name: `人员${i}`, loginName: `person${i}` }, at)
      ids.push(person)
      await tx
        .insertInto('membership')
        .values({
          division: '999906',
          id: newId(),
          person,
          duty: 'business',
          role: 'reporter',
          body: bodies[i % 40] ?? null,
          snapshots: [],
          from_day: '2020-01-01',
          to_day: null,
          document_no: null,
          reason: 'bench',
          granted_by: 'bench',
          granted_by_name: 'bench',
          granted_at: at,
        })
        .execute()
      const token = randomBytes(16).toString('hex')
      const ends = new Date(at.getTime() + 3_600_000)
      await tx
        .insertInto('person_session')
        .values({
          id: newId(),
          token,
          user_id: person,
          expires_at: ends,
          ip_address: null,
          user_agent: null,
          signed_in_at: at,
          last_seen_at: at,
          ends_at: ends,
          assurance: 'password',
          created_at: at,
          updated_at: at,
        })
        .execute()
      cookies.push(`gangmu.session_token=${encodeURIComponent(identity.sign(token))}`)
    }
  })
  return cookies
}

/** Asks by 64 in turn for a while; the first quarter of the time warms up and does not count. */
async function perSecond(ask: (session: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const counted = begun + MILLISECONDS / 4
  const end = begun + MILLISECONDS
  let next = 0
  let done = 0
  let wrong = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let turns = 0; performance.now() < end; turns++) {
        const found = await ask(next++ % SESSIONS)
        if (found === null || JSON.stringify(found).includes('"public"')) wrong++
        if (performance.now() >= counted) done++
        // Whatever is remembered answers without waiting; others must get their turn.
        if (turns % 50 === 49) await new Promise((turn) => setImmediate(turn))
      }
    }),
  )
  if (wrong > 0) throw new Error(`${wrong} sessions were not told.`)
  return Math.round(done / ((MILLISECONDS * 3) / 4 / 1000))
}
