import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createServer, type ServerOptions } from '../../src/apps/server/server.ts'
import type { Role } from '../../src/model/role.ts'
import type { Actor, Membership } from '../../src/platform/access/actor.ts'
import type { Database } from '../../src/platform/database/tables.ts'
import { testDatabase } from './database.ts'
import { browserOn, QUICK, STAGE_SECRET, type StagePerson, sessionFor, stagePerson } from './people.ts'

/** The fictional district of the tests: 湖滨市临湖区. */
export const LAKESIDE = '999906'

export interface TestServer {
  /** As the running program has it. */
  readonly db: Database
  /** With every right, for tests that have to break something. */
  readonly owner: Database
  readonly server: FastifyInstance
  /** Turns the server's clock. */
  readonly setNow: (now: Date) => void
  readonly now: () => Date
  /** Sends a request as a person, through the front door. */
  readonly send: (
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<LightMyRequestResponse>
  /** Makes a real account with real memberships and a session; its browser sends as that person. */
  readonly signInAs: (person: StagePerson) => Promise<ReturnType<typeof browserOn> & { readonly id: string }>
  readonly close: () => Promise<void>
}

/** The whole server in this process, on a database of its own with the fictional district in it. */
export async function testServer(
  now: Date = new Date('2024-03-05T02:00:00Z'),
  running: Partial<NonNullable<ServerOptions['running']>> = {},
): Promise<TestServer> {
  const { db, owner, close } = await testDatabase()
  await db
    .insertInto('division')
    .values([
      { code: '9999', name_zh: '湖滨市', name_en: 'Hubin', parent: null },
      { code: LAKESIDE, name_zh: '临湖区', name_en: 'Linhu', parent: '9999' },
    ])
    .execute()
  const folder = mkdtempSync(join(tmpdir(), 'gangmu-stage-'))
  mkdirSync(join(folder, 'web'))
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html>')
  const actors = new Map<string, Actor>()
  let moment = now
  const server = await createServer({
    webFolder: join(folder, 'web'),
    plansFolder: join(folder, 'plans'),
    projectFolder: folder,
    // STAGE_LOG=error shows what a test's server wrote of its failures.
    logLevel: process.env.STAGE_LOG === 'error' ? 'error' : 'silent',
    running: {
      db,
      now: () => moment,
      secret: STAGE_SECRET,
      passwordCost: QUICK,
      limits: { usual: 1e9, 'sign-in': 1e9, export: 1e9, public: 1e9 },
      // Whoever names an actor is that actor; everybody else needs a session.
      identify: async (request, sessions) => actors.get(String(request.headers['x-test-actor'])) ?? sessions(request),
      ...running,
    },
  })
  return {
    db,
    owner,
    server,
    now: () => moment,
    setNow: (next) => {
      moment = next
    },
    async send(actor, method, url, body, headers = {}) {
      const key = JSON.stringify(actor)
      actors.set(key, actor)
      return server.inject({
        method,
        url,
        headers: { ...headers, 'x-test-actor': key },
        ...(body === undefined ? {} : { payload: body as object }), // whatever a test sends as JSON
      })
    },
    async signInAs(person) {
      const id = await stagePerson(db, person, moment)
      return { ...browserOn(server, await sessionFor(db, id, moment)), id }
    },
    async close() {
      await server.close()
      await close()
    },
  }
}

/** A person with one role in the fictional district. */
export function personWith(role: Role, body: string | null = null, more: Partial<Membership> = {}): Actor {
  const membership = { role, division: LAKESIDE, body, bodies: body === null ? [] : [body], snapshots: [], ...more }
  return { kind: 'person', id: `${role}-${body ?? 'all'}`, name: `${role}`, memberships: [membership] }
}

/** Sends a file as a form would, field `file`, with other fields beside it. */
export async function sendFile(
  { send }: TestServer,
  actor: Actor,
  url: string,
  name: string,
  bytes: Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new File([new Uint8Array(bytes)], name))
  const request = new Request('http://stage/', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  return send(actor, 'POST', url, Buffer.from(await request.arrayBuffer()), headers)
}
