import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Actor, PUBLIC } from '../access/actor.ts'
import { forgetAnswers } from '../audit/kept-answers.ts'
import { dayOf } from '../calendar/calendar.ts'
import type { Database } from '../database/tables.ts'
import type { Identify } from '../http/answer-routes.ts'
import { settingsAt } from '../settings/store.ts'
import { type Auth, createAuth, type Provider } from './auth.ts'
import { hashPassword, type PasswordAlgorithm, type ScryptCost } from './password-hash.ts'
import { type Seal, sealWith } from './seal.ts'
import { dueOf, endOf, type SessionRules } from './session-rules.ts'
import { endSessions, findSession, type SessionFound, touchSession } from './session-store.ts'
import { PASSWORD, SECOND_FACTOR, SESSION } from './settings.ts'

declare module '../http/route.ts' {
  interface Services {
    readonly identity: Identity
  }
}

export interface IdentityOptions {
  readonly db: Database
  readonly now: () => Date
  /** Signs session cookies and seals personal data; at least 32 characters, kept outside the database. */
  readonly secret: string
  /** Where people reach the server; 'https://…' makes cookies secure. */
  readonly publicUrl: string
  readonly providers?: readonly Provider[]
  /** Whether people of the simulated district may be chosen without a password. Only on a loopback address. */
  readonly isDemo?: boolean
  /** Opens the first set-up; left out: one that nobody is told. */
  readonly setupToken?: string
  /** Cheaper hashes for tests; left out: what password-hash.ts says. */
  readonly passwordCost?: ScryptCost
}

/** Who is at the door: sessions, accounts and what guards them. */
export interface Identity {
  readonly identify: Identify
  /** The session of a request that still holds; null without one. */
  readonly sessionOf: (request: FastifyRequest) => Promise<SessionFound | null>
  readonly rulesOf: (division: string) => Promise<SessionRules>
  /** Forgets what is remembered of a person's sessions, or of all: after any change to roles, bodies or accounts. */
  readonly forget: (person?: string) => void
  readonly auth: Auth
  readonly hash: (password: string, algorithm: PasswordAlgorithm, cost?: ScryptCost) => Promise<string>
  readonly seal: Seal
  readonly providers: readonly Provider[]
  readonly isDemo: boolean
  readonly publicUrl: string
  /** Opens the set-up of an installation that has no account yet; good for this process only. */
  readonly setupToken: string
  readonly cookieName: () => Promise<string>
  /** The cookie's value for a session's token, as the server signs it. */
  readonly sign: (token: string) => string
  /** The session's token in a cookie of this server; null when the signature is not ours. */
  readonly tokenIn: (cookie: string) => string | null
}

/** A session is looked up again after so long, so that another process's changes are seen. */
const REMEMBERED_MS = 5_000
/** `last_seen_at` is written at most so often. */
const TOUCHED_MS = 60_000
const MOST_REMEMBERED = 20_000

interface Remembered {
  readonly found: SessionFound
  readonly rules: SessionRules
  readonly actor: Actor
  /** The cookie that its token comes in. */
  readonly signed: Buffer
  readonly loadedAt: number
  readonly clock: number
  /** When it was used last, which may be later than what is written. */
  seen: number
  written: number
}

export function createIdentity(options: IdentityOptions): Identity {
  const { db, now, secret, publicUrl, providers = [] } = options
  if (secret.length < 32) throw new Error('The secret needs 32 characters or more.')
  const auth = createAuth({ db, secret, publicUrl, now, providers, passwordCost: options.passwordCost })
  const remembered = new Map<string, Remembered>()
  const loading = new Map<string, Promise<Remembered | null>>()
  const rules = new Map<string, { readonly rules: SessionRules; readonly loadedAt: number }>()
  let name: string | null = null

  const cookieName = async () => {
    name ??= (await auth.$context).authCookies.sessionToken.name
    return name
  }
  const sign = (token: string) => signToken(secret, token)
  const tokenIn = (cookie: string): string | null => {
    const cut = cookie.lastIndexOf('.')
    if (cut < 1) return null
    const token = cookie.slice(0, cut)
    const given = Buffer.from(cookie)
    const own = remembered.get(token)?.signed ?? Buffer.from(sign(token))
    return given.length === own.length && timingSafeEqual(given, own) ? token : null
  }

  const rulesOf = async (division: string): Promise<SessionRules> => {
    const known = rules.get(division)
    if (known !== undefined && performance.now() - known.loadedAt < REMEMBERED_MS) return known.rules
    const [password, session, secondFactor] = await settingsAt(
      db,
      division,
      [PASSWORD, SESSION, SECOND_FACTOR] as const,
      dayOf(now()),
    )
    const found = { password, session, secondFactor }
    rules.set(division, { rules: found, loadedAt: performance.now() })
    return found
  }

  const load = async (token: string): Promise<Remembered | null> => {
    const clock = now()
    const found = await findSession(db, token, dayOf(clock))
    if (found === null) return null
    const standing = await rulesOf(found.person.division)
    const before = remembered.get(token)
    const written = found.lastSeenAt.getTime()
    const seen = before === undefined ? written : Math.max(before.seen, written)
    const current: Remembered = {
      found,
      rules: standing,
      actor: actorOf(found, dueOf(found, standing, clock)),
      signed: Buffer.from(sign(token)),
      loadedAt: performance.now(),
      clock: clock.getTime(),
      seen,
      written,
    }
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(token, current)
    return current
  }

  const fresh = (token: string): Promise<Remembered | null> => {
    const known = remembered.get(token)
    const clock = now().getTime()
    if (
      known !== undefined &&
      performance.now() - known.loadedAt < REMEMBERED_MS &&
      Math.abs(clock - known.clock) < REMEMBERED_MS
    )
      return Promise.resolve(known)
    // Many requests at once ask the database once.
    const asked = loading.get(token)
    if (asked !== undefined) return asked
    const asking = load(token).finally(() => loading.delete(token))
    loading.set(token, asking)
    return asking
  }

  const held = async (request: FastifyRequest): Promise<Remembered | null> => {
    const cookie = cookieOf(request, await cookieName())
    const token = cookie === null ? null : tokenIn(cookie)
    if (token === null) return null
    const current = await fresh(token)
    if (current === null) return null
    const moment = now()
    const clock = moment.getTime()
    if (endOf({ ...current.found, lastSeenAt: new Date(current.seen) }, current.rules, moment) !== null) {
      remembered.delete(token)
      await endSessions(db, current.found.person.id, { only: current.found.id })
      return null
    }
    // What a page asks by itself is nobody's doing.
    if (request.routeOptions.config.route?.isPassive === true) return current
    current.seen = Math.max(current.seen, clock)
    if (clock - current.written >= TOUCHED_MS) {
      current.written = clock
      await touchSession(db, current.found.id, moment)
    }
    return current
  }

  return {
    auth,
    providers,
    publicUrl,
    hash: (password, algorithm, cost = options.passwordCost) => hashPassword(password, algorithm, cost),
    isDemo: options.isDemo ?? false,
    seal: sealWith(secret),
    setupToken: options.setupToken ?? randomBytes(18).toString('base64url'),
    identify: async (request) => (await held(request))?.actor ?? PUBLIC,
    sessionOf: async (request) => (await held(request))?.found ?? null,
    rulesOf,
    cookieName,
    sign,
    tokenIn,
    forget(person) {
      rules.clear()
      if (person === undefined) {
        remembered.clear()
        // A setting may be that of a division above: the record of those below tells nothing of it.
        forgetAnswers(db)
      } else for (const [token, { found }] of remembered) if (found.person.id === person) remembered.delete(token)
    },
  }
}

/** The cookie's value for a session's token, in the form in which the login library signs it. */
export const signToken = (secret: string, token: string): string =>
  `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`

const actorOf = ({ person, memberships }: SessionFound, due: 'password' | 'second-factor' | null): Actor => ({
  kind: 'person',
  id: person.id,
  name: person.name,
  // Whoever still has something to do first may do nothing else.
  memberships: due === null ? memberships : [],
  due,
})

function cookieOf(request: FastifyRequest, name: string): string | null {
  const header = request.headers.cookie
  if (header === undefined) return null
  for (const part of header.split(';')) {
    const cut = part.indexOf('=')
    if (cut > 0 && part.slice(0, cut).trim() === name) {
      try {
        return decodeURIComponent(part.slice(cut + 1).trim())
      } catch {
        return null
      }
    }
  }
  return null
}
