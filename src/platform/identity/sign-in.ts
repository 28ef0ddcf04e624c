import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import type { Database, Row } from '../database/tables.ts'
import type { Services } from '../http/route.ts'
import { settingsAt } from '../settings/store.ts'
import type { Identity } from './identity.ts'
import { findPerson, findPersonByLogin, reserveTry, returnTry, spendCode } from './person-store.ts'
import { qualifySession } from './session-store.ts'
import { IDLE_ACCOUNT, LOCKING, SESSION } from './settings.ts'
import type { Assurance } from './tables.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity'>
type Sender = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** What is left to do after a sign-in: nothing, or the one-time code. */
export interface SignedIn {
  readonly next: 'done' | 'second-factor'
}

/** Signs in by login name and password. Sets the session's cookie, or the one that a one-time code has to follow. */
export async function signIn(
  { db, now, identity }: Door,
  { request, reply }: Sender,
  { loginName, password }: { readonly loginName: string; readonly password: string },
): Promise<Outcome<SignedIn>> {
  const name = loginName.trim().toLowerCase()
  const person = await findPersonByLogin(db, name)
  if (person !== undefined && (await reserveTry(db, person.id, await lockingOf(db, person, now()), now())) === null)
    return refused(locked)
  const answer = await identity.auth.api.signInUsername({
    // A name that no account can have still costs the time of a real one.
    body: { username: person === undefined ? 'nobody' : name, password },
    headers: headersOf(request),
    asResponse: true,
  })
  if (person === undefined || !answer.ok) {
    if (person !== undefined) await recordFailure(db, person, request, now(), 'password')
    return refused(wrong)
  }
  const found = (await answer.json()) as { twoFactorRedirect?: boolean } // the login library's own answer
  if (found.twoFactorRedirect === true) {
    await returnTry(db, person.id)
    passCookies(answer, reply)
    return done({ next: 'second-factor' })
  }
  return open({ db, now, identity }, { request, reply }, answer, person, 'password')
}

/** The second step: a one-time code, or one of the backup codes that were given out with it. */
export async function giveCode(
  { db, now, identity }: Door,
  { request, reply }: Sender,
  { code, kind }: { readonly code: string; readonly kind: 'totp' | 'backup' },
): Promise<Outcome<SignedIn>> {
  const person = await challenged(db, identity, request)
  if (person === undefined) return refused(noChallenge)
  if ((await reserveTry(db, person.id, await lockingOf(db, person, now()), now())) === null) return refused(locked)
  const body = { code: code.trim() }
  const call = { body, headers: headersOf(request), asResponse: true as const }
  const answer = await (kind === 'totp'
    ? identity.auth.api.verifyTOTP(call)
    : identity.auth.api.verifyBackupCode(call)
  ).catch(() => null)
  if (answer === null || !answer.ok) {
    await recordFailure(db, person, request, now(), kind)
    return refused(wrongCode)
  }
  // The codes' own clock is the real one: they are compared with those of a telephone.
  if (kind === 'totp' && !(await spendCode(db, person.id, hashOf(`${person.id}:${body.code}`), new Date()))) {
    await endOpened(db, answer, identity)
    return refused(usedCode)
  }
  return open({ db, now, identity }, { request, reply }, answer, person, 'second-factor')
}

/**
 * Opens the session that the login library has just made: refuses it for accounts that may not sign in, says how it was
 * opened and how long it lasts, records it, and hands its cookie on.
 */
export async function open(
  { db, now, identity }: Door,
  { request, reply }: Sender,
  answer: Response,
  person: Row<'person'>,
  assurance: Assurance,
): Promise<Outcome<SignedIn>> {
  const at = now()
  const token = await tokenOf(answer, identity)
  if (token === null) throw new Error('The login library opened no session.')
  const [session, idleDays] = await settingsAt(db, person.division, [SESSION, IDLE_ACCOUNT] as const, dayOf(at))
  const refusal =
    person.suspended_at !== null ? suspended : idleDays > 0 && isUnusedFor(person, idleDays, at) ? unused : null
  if (refusal !== null) {
    await endOpened(db, answer, identity)
    await returnTry(db, person.id)
    return refused(refusal)
  }
  await qualifySession(db, token, {
    assurance,
    endsAt: new Date(at.getTime() + session.hours * 3_600_000),
    address: request.ip,
    device: String(request.headers['user-agent'] ?? ''),
  })
  await inTransaction(db, async (tx) => {
    await tx
      .updateTable('person')
      .set({ failures: 0, locked_until: null, last_signed_in_at: at })
      .where('id', '=', person.id)
      .execute()
    await record(tx, actorFor(person), at, {
      division: person.division,
      action: 'session.open',
      subject: { kind: 'person', id: person.id },
      detail: { assurance },
      address: request.ip,
    })
  })
  passCookies(answer, reply)
  return done({ next: 'done' })
}

/** Whether an account was not used for so many days; being made and being restored count as use. */
export const isUnusedFor = (
  {
    last_signed_in_at: signedIn,
    restored_at: restored,
    created_at: made,
  }: Pick<Row<'person'>, 'last_signed_in_at' | 'restored_at' | 'created_at'>,
  days: number,
  at: Date,
): boolean => {
  const last = Math.max(made.getTime(), signedIn?.getTime() ?? 0, restored?.getTime() ?? 0)
  return at.getTime() - last > days * 86_400_000
}

const actorFor = (person: Row<'person'>): Actor => ({
  kind: 'person',
  id: person.id,
  name: person.name,
  memberships: [],
})

async function lockingOf(db: Database, person: Row<'person'>, at: Date) {
  return (await settingsAt(db, person.division, [LOCKING] as const, dayOf(at)))[0]
}

/** A failed try stands in the record, and so does the lock that it brought. Tries while locked are only logged. */
async function recordFailure(
  db: Database,
  person: Row<'person'>,
  request: FastifyRequest,
  at: Date,
  kind: 'password' | 'totp' | 'backup',
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { failures, locked_until: until } = await tx
      .selectFrom('person')
      .select(['failures', 'locked_until'])
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    await record(tx, { kind: 'public' }, at, {
      division: person.division,
      action: until !== null && until > at ? 'session.lock' : 'session.refuse',
      subject: { kind: 'person', id: person.id },
      detail: { kind, failures },
      address: request.ip,
    })
  })
}

/** Whose one-time code is awaited: the cookie of the first step names a row, and that row the person. */
async function challenged(db: Database, identity: Identity, request: FastifyRequest) {
  const context = await identity.auth.$context
  const name = context.createAuthCookie('two_factor').name
  const cookie = cookieNamed(request.headers.cookie ?? '', name)
  const identifier = cookie === null ? null : identity.tokenIn(cookie)
  if (identifier === null) return undefined
  const row = await context.internalAdapter.findVerificationValue(identifier)
  return row === null ? undefined : findPerson(db, row.value)
}

/** The headers that the login library reads: cookies, and who sent them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  if (request.headers.cookie !== undefined) headers.set('cookie', request.headers.cookie)
  const device = request.headers['user-agent']
  if (device !== undefined) headers.set('user-agent', device)
  return headers
}

/** Hands the library's cookies on. The session's lives as long as the browser: its end stands in the database. */
export function passCookies(answer: Response, reply: FastifyReply): void {
  for (const cookie of answer.headers.getSetCookie()) {
    const isSession = /session_token=[^;]/.test(cookie)
    reply.header('set-cookie', isSession ? cookie.replace(/; ?Max-Age=[1-9]\d*/i, '') : cookie)
  }
}

/** The session's token that an answer of the login library sets; null when it opened none. */
export async function tokenOf(answer: Response, identity: Identity): Promise<string | null> {
  const name = await identity.cookieName()
  for (const cookie of answer.headers.getSetCookie()) {
    const value = cookieNamed(cookie, name)
    if (value !== null && value !== '') return identity.tokenIn(value)
  }
  return null
}

async function endOpened(db: Database, answer: Response, identity: Identity): Promise<void> {
  const token = await tokenOf(answer, identity)
  if (token !== null) await db.deleteFrom('person_session').where('token', '=', token).execute()
}

function cookieNamed(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const cut = part.indexOf('=')
    if (cut > 0 && part.slice(0, cut).trim() === name) return decodeURIComponent(part.slice(cut + 1).trim())
  }
  return null
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

const wrong: Refusal = {
  reason: 'forbidden',
  code: 'wrong-credentials',
  message: {
    zh: '登录名或口令不对。连续输错会锁定账号一段时间；忘记口令请联系本单位系统管理员。',
    en: 'Login name or password is wrong. Repeated failures lock the account; ask your system administrator if you forgot it.',
  },
}
const locked: Refusal = {
  reason: 'forbidden',
  code: 'account-locked',
  message: {
    zh: '连续输错次数过多，账号已锁定。请过一段时间再试，或请安全管理员解锁。',
    en: 'Too many failures: the account is locked. Try again later, or ask the security administrator to unlock it.',
  },
}
const suspended: Refusal = {
  reason: 'forbidden',
  code: 'account-suspended',
  message: {
    zh: '账号已停用。如需恢复，请联系本单位系统管理员。',
    en: 'The account is suspended. Ask your system administrator to restore it.',
  },
}
const unused: Refusal = {
  reason: 'forbidden',
  code: 'account-unused',
  message: {
    zh: '账号长期没有使用，已停止登录。请系统管理员恢复后再登录。',
    en: 'The account was not used for long and is closed. Ask the system administrator to restore it.',
  },
}
const noChallenge: Refusal = {
  reason: 'wrong-state',
  code: 'no-challenge',
  message: { zh: '登录已超时，请重新输入口令。', en: 'The sign-in timed out; give your password again.' },
}
const wrongCode: Refusal = {
  reason: 'forbidden',
  code: 'wrong-code',
  message: {
    zh: '动态码不对或已过期。请核对手机时间，或使用备用码。',
    en: 'The code is wrong or has expired. Check the clock of your telephone, or use a backup code.',
  },
}
const usedCode: Refusal = {
  reason: 'forbidden',
  code: 'used-code',
  message: { zh: '这个动态码刚刚用过，请等下一个。', en: 'This code was just used; wait for the next one.' },
}
