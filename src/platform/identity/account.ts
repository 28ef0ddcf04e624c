import type { FastifyReply, FastifyRequest } from 'fastify'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inTransaction } from '../database/connect.ts'
import type { Database } from '../database/tables.ts'
import type { Services } from '../http/route.ts'
import { settingsAt } from '../settings/store.ts'
import type { Identity } from './identity.ts'
import { verifyPassword } from './password-hash.ts'
import { faultsOfPassword } from './password-rules.ts'
import { findPerson, passwordsOf, putPassword, reserveTry, returnTry } from './person-store.ts'
import { endSessions, qualifySession, type SessionFound } from './session-store.ts'
import { ALGORITHM, LOCKING, PASSWORD, SECOND_FACTOR } from './settings.ts'
import { headersOf, open, passCookies, type SignedIn } from './sign-in.ts'
import type { Assurance } from './tables.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity'> & { readonly actor: Actor }
type Sender = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Changes a person's own password. Other sessions end; this one goes on under a new token. */
export async function changePassword(
  { db, now, identity, actor }: Door,
  { request, reply }: Sender,
  session: SessionFound,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<Outcome<null>> {
  const at = now()
  const { person } = session
  const [rules, algorithm, locking] = await settingsAt(
    db,
    person.division,
    [PASSWORD, ALGORITHM, LOCKING] as const,
    dayOf(at),
  )
  const known = await passwordsOf(db, person.id, Math.max(rules.history, 1))
  if (known.current === null) return refused(noPassword)
  if ((await reserveTry(db, person.id, locking, at)) === null) return refused(triedTooOften)
  if (!(await verifyPassword(known.current, current))) return refused(wrongPassword)
  await returnTry(db, person.id)
  const faults: Fault[] = [...faultsOfPassword(next, rules, [person.loginName, person.name])]
  if (await isAmong(next, [known.current, ...known.earlier.slice(0, rules.history)])) {
    faults.push({
      at: 'password',
      code: 'used-before',
      message: {
        zh: `不得与最近 ${rules.history} 次用过的口令相同`,
        en: `must differ from the last ${rules.history} passwords`,
      },
    })
  }
  if (faults.length > 0) return refused(faultyPassword(faults))
  const hash = await identity.hash(next, algorithm)
  await inTransaction(db, async (tx) => {
    await putPassword(tx, person.id, hash, at)
    await tx
      .updateTable('person')
      .set({ must_change_password: false, password_changed_at: at, failures: 0, updated_at: at })
      .where('id', '=', person.id)
      .execute()
    const ended = await endSessions(tx, person.id)
    await record(tx, actor, at, {
      division: person.division,
      action: 'account.password.change',
      subject: { kind: 'person', id: person.id },
      detail: { sessionsEnded: ended - 1 },
      address: request.ip,
    })
  })
  identity.forget(person.id)
  await openSession(db, identity, { request, reply }, person.id, {
    assurance: session.assurance,
    endsAt: session.endsAt,
  })
  return done(null)
}

/** Whether the password is one of those hashed; all are compared, whichever matches. */
async function isAmong(password: string, hashes: readonly string[]): Promise<boolean> {
  const found = await Promise.all([...new Set(hashes)].map((hash) => verifyPassword(hash, password)))
  return found.includes(true)
}

/** Opens a session for somebody who has shown who they are by other means, and sets its cookie. */
export async function openSession(
  db: Database,
  identity: Identity,
  { request, reply }: Sender,
  person: string,
  { assurance, endsAt }: { readonly assurance: Assurance; readonly endsAt: Date },
): Promise<void> {
  const context = await identity.auth.$context
  const { token } = await context.internalAdapter.createSession(person)
  await qualifySession(db, token, {
    assurance,
    endsAt,
    address: request.ip,
    device: String(request.headers['user-agent'] ?? ''),
  })
  const { name, attributes } = context.authCookies.sessionToken
  const secure = attributes.secure === true ? '; Secure' : ''
  const value = encodeURIComponent(identity.sign(token))
  reply.header('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}`)
}

/** Begins to set up one-time codes: the key for the telephone, and ten backup codes that are shown this once. */
export async function beginSecondFactor(
  { db, now, identity }: Door,
  request: FastifyRequest,
  session: SessionFound,
  password: string,
): Promise<Outcome<{ uri: string; key: string; backupCodes: string[] }>> {
  const right = await hasPassword({ db, now }, session, password)
  if (right !== null) return refused(right)
  const answer = await identity.auth.api
    .enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(request) })
    .catch(() => null)
  if (answer === null || answer.method !== 'totp') return refused(alreadyOn)
  const given = new URL(answer.totpURI)
  const key = given.searchParams.get('secret') ?? ''
  const label = encodeURIComponent(`纲目:${session.person.loginName}`)
  return done({
    uri: `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent('纲目')}&digits=6&period=30`,
    key,
    backupCodes: answer.backupCodes,
  })
}

/** Ends the set-up with the first code from the telephone. The session goes on under a new token. */
export async function confirmSecondFactor(
  door: Door,
  { request, reply }: Sender,
  session: SessionFound,
  code: string,
): Promise<Outcome<SignedIn>> {
  const { db, now, identity, actor } = door
  const at = now()
  const [locking] = await settingsAt(db, session.person.division, [LOCKING] as const, dayOf(at))
  if ((await reserveTry(db, session.person.id, locking, at)) === null) return refused(triedTooOften)
  const answer = await identity.auth.api
    .verifyTOTP({ body: { code: code.trim() }, headers: headersOf(request), asResponse: true })
    .catch(() => null)
  if (answer === null || !answer.ok) return refused(wrongFirstCode)
  const person = await findPerson(db, session.person.id)
  if (person === undefined) throw new Error(`The person ${session.person.id} is gone.`)
  await inTransaction(db, (tx) =>
    record(tx, actor, at, {
      division: person.division,
      action: 'account.second-factor.on',
      subject: { kind: 'person', id: person.id },
      address: request.ip,
    }),
  )
  identity.forget(person.id)
  return open(door, { request, reply }, answer, person, 'second-factor')
}

/** Turns one-time codes off, where nobody requires them. */
export async function endSecondFactor(
  { db, now, identity, actor }: Door,
  { request, reply }: Sender,
  session: SessionFound,
  password: string,
): Promise<Outcome<null>> {
  const at = now()
  const { person } = session
  const [rule] = await settingsAt(db, person.division, [SECOND_FACTOR] as const, dayOf(at))
  if (rule.requiredOf === 'everybody' || (rule.requiredOf === 'administrators' && person.duty !== 'business'))
    return refused(required)
  const right = await hasPassword({ db, now }, session, password)
  if (right !== null) return refused(right)
  const answer = await identity.auth.api
    .disableTwoFactor({ body: { password }, headers: headersOf(request), asResponse: true })
    .catch(() => null)
  if (answer === null || !answer.ok) return refused(notOn)
  await inTransaction(db, (tx) =>
    record(tx, actor, at, {
      division: person.division,
      action: 'account.second-factor.off',
      subject: { kind: 'person', id: person.id },
      address: request.ip,
    }),
  )
  identity.forget(person.id)
  passCookies(answer, reply)
  return done(null)
}

/** Ten new backup codes; the old ones are worth nothing from now on. */
export async function renewBackupCodes(
  { db, now, identity, actor }: Door,
  request: FastifyRequest,
  session: SessionFound,
  password: string,
): Promise<Outcome<{ backupCodes: string[] }>> {
  const right = await hasPassword({ db, now }, session, password)
  if (right !== null) return refused(right)
  const answer = await identity.auth.api
    .generateBackupCodes({ body: { password }, headers: headersOf(request) })
    .catch(() => null)
  if (answer === null) return refused(notOn)
  await inTransaction(db, (tx) =>
    record(tx, actor, now(), {
      division: session.person.division,
      action: 'account.second-factor.backup-codes',
      subject: { kind: 'person', id: session.person.id },
      address: request.ip,
    }),
  )
  return done({ backupCodes: answer.backupCodes })
}

/** Asks for the password once more before something that guards the account is changed; a wrong one counts as a failure. */
async function hasPassword(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { person }: SessionFound,
  password: string,
): Promise<Refusal | null> {
  const [locking] = await settingsAt(db, person.division, [LOCKING] as const, dayOf(now()))
  const { current } = await passwordsOf(db, person.id, 1)
  if (current === null) return noPassword
  if ((await reserveTry(db, person.id, locking, now())) === null) return triedTooOften
  if (!(await verifyPassword(current, password))) return wrongPassword
  await returnTry(db, person.id)
  return null
}

export const faultyPassword = (faults: readonly Fault[]): Refusal => ({
  reason: 'faulty',
  code: 'faulty-password',
  message: { zh: '新口令不符合要求，逐条见下。', en: 'The new password does not satisfy the rules below.' },
  faults,
})
const wrongPassword: Refusal = {
  reason: 'forbidden',
  code: 'wrong-password',
  message: { zh: '当前口令不对。', en: 'Your present password is wrong.' },
}
const triedTooOften: Refusal = {
  reason: 'forbidden',
  code: 'account-locked',
  message: { zh: '连续输错次数过多，请过一段时间再试。', en: 'Too many failures; try again later.' },
}
const noPassword: Refusal = {
  reason: 'wrong-state',
  code: 'no-password',
  message: {
    zh: '这个账号没有口令（由统一身份认证登录或为演示账号），此项不适用。',
    en: 'This account has no password: it signs in at an identity provider or belongs to the demonstration.',
  },
}
const alreadyOn: Refusal = {
  reason: 'wrong-state',
  code: 'second-factor-on',
  message: {
    zh: '动态码已经绑定。要换手机，请先解除绑定。',
    en: 'One-time codes are set up already. Turn them off first to change your telephone.',
  },
}
const notOn: Refusal = {
  reason: 'wrong-state',
  code: 'second-factor-off',
  message: { zh: '还没有绑定动态码。', en: 'One-time codes are not set up.' },
}
const required: Refusal = {
  reason: 'forbidden',
  code: 'second-factor-required',
  message: {
    zh: '本单位规定您的账号必须使用动态码，不能解除。换手机请联系安全管理员。',
    en: 'Your account must use one-time codes. Ask the security administrator when you change your telephone.',
  },
}
const wrongFirstCode: Refusal = {
  reason: 'forbidden',
  code: 'wrong-code',
  message: {
    zh: '动态码不对。请核对手机时间后再输入一次。',
    en: 'The code is wrong. Check the clock of your telephone and try again.',
  },
}
