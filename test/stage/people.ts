import { randomBytes } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Role } from '../../src/model/role.ts'
import { inTransaction } from '../../src/platform/database/connect.ts'
import { newId } from '../../src/platform/database/ids.ts'
import type { Database } from '../../src/platform/database/tables.ts'
import { signToken } from '../../src/platform/identity/identity.ts'
import { hashPassword } from '../../src/platform/identity/password-hash.ts'
import { addPerson } from '../../src/platform/identity/person-store.ts'
import type { Assurance, Duty } from '../../src/platform/identity/tables.ts'

/** Signs the cookies of every server on the stage. */
export const STAGE_SECRET = 'on the stage everybody knows the secret'

/** Hashes that cost next to nothing. */
export const QUICK = { N: 1024, r: 8, p: 1 }

export interface StagePerson {
  readonly division: string
  readonly loginName: string
  readonly name?: string
  readonly roles?: readonly {
    readonly role: Role
    readonly body?: string | null
    readonly division?: string
    readonly snapshots?: string[]
  }[]
  /** Left out: an account without a password. */
  readonly password?: string
  readonly body?: string | null
}

/** A real account with its memberships, granted from the year 2000 on; resolves with its id. */
export async function stagePerson(db: Database, person: StagePerson, at: Date): Promise<string> {
  const roles = person.roles ?? []
  const admin = roles.find(({ role }) => role.endsWith('-admin'))
  const duty = (admin?.role ?? 'business') as Duty // a role that ends in -admin is a duty
  const passwordHash = person.password === undefined ? undefined : await hashPassword(person.password, 'scrypt', QUICK)
  return inTransaction(db, async (tx) => {
    const { division, loginName, body = null } = person
    const id = await addPerson(
      tx,
      { division, loginName, name: person.name ?? loginName, duty, body, passwordHash },
      at,
    )
    for (const { role, body = null, division: place = division, snapshots = [] } of roles) {
      await tx
        .insertInto('membership')
        .values({
          division: place,
          id: newId(),
          person: id,
          duty,
          role,
          body,
          snapshots,
          from_day: '2000-01-01',
          to_day: null,
          document_no: null,
          reason: 'stage',
          granted_by: 'stage',
          granted_by_name: 'stage',
          granted_at: at,
        })
        .execute()
    }
    return id
  })
}

/** Opens a real session for a person without a password being asked, and gives its cookie. */
export async function sessionFor(
  db: Database,
  person: string,
  at: Date,
  assurance: Assurance = 'second-factor',
): Promise<string> {
  const token = randomBytes(16).toString('hex')
  await db
    .insertInto('person_session')
    .values({
      id: newId(),
      token,
      user_id: person,
      expires_at: new Date(Date.now() + 86_400_000),
      ip_address: '127.0.0.1',
      user_agent: 'stage',
      signed_in_at: at,
      last_seen_at: at,
      ends_at: new Date(at.getTime() + 12 * 3_600_000),
      assurance,
      created_at: at,
      updated_at: at,
    })
    .execute()
  return `gangmu.session_token=${encodeURIComponent(signToken(STAGE_SECRET, token))}`
}

/** A browser as far as the server sees one: it keeps cookies and sends them back. */
export function browserOn(server: FastifyInstance, cookie = '') {
  const jar = new Map<string, string>()
  const keep = (line: string) => {
    const [pair = ''] = line.split(';')
    const cut = pair.indexOf('=')
    const name = pair.slice(0, cut).trim()
    if (/max-age=0/i.test(line) || pair.slice(cut + 1) === '') jar.delete(name)
    else jar.set(name, pair.slice(cut + 1))
  }
  if (cookie !== '') keep(cookie)
  return {
    jar,
    async send(
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<LightMyRequestResponse> {
      const response = await server.inject({
        method,
        url,
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...headers },
        ...(body === undefined ? {} : { payload: body as object }), // whatever a test sends as JSON
      })
      for (const line of [response.headers['set-cookie'] ?? []].flat()) keep(line)
      return response
    },
  }
}
