import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../access/actor.ts'
import { forgetAnswers } from '../audit/kept-answers.ts'
import { record } from '../audit/record.ts'
import { dayOf } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Reading, Row, Writing } from '../database/tables.ts'
import type { Services } from '../http/route.ts'
import { faulty, stale } from '../http/stale.ts'
import { addPerson, findPerson, putPassword } from '../identity/person-store.ts'
import { endSessions } from '../identity/session-store.ts'
import { IDLE_ACCOUNT } from '../identity/settings.ts'
import { firstPassword } from '../identity/setup.ts'
import { settingAt } from '../settings/store.ts'
import type { NewAccount, PersonAmendment, PersonRow } from './answers.ts'
import { countAdministrators, listPeople, phoneOf } from './people-store.ts'
import { reachOf } from './reach.ts'
import { faultsOfAccount, refusalToAdminister } from './rules.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity' | 'policy'> & { readonly actor: Actor }

/** People of a division as its administrators see them. */
export async function peopleOf(
  { db, now, identity }: Omit<Door, 'actor' | 'policy'>,
  division: string,
  id?: string,
): Promise<PersonRow[]> {
  const at = now()
  const day = dayOf(at)
  const idleDays = await settingAt(db, division, IDLE_ACCOUNT, day)
  return listPeople(db, { division, now: at, day, idleDays, seal: identity.seal, ...(id === undefined ? {} : { id }) })
}

/** Makes an account and gives its first password, which is shown this once. */
export async function makeAccount(
  { db, now, identity, policy, actor }: Door,
  division: string,
  account: NewAccount,
): Promise<Outcome<{ id: string; password: string }>> {
  const at = now()
  const reach = await reachOf(db, policy, actor, 'people.manage', division)
  if (reach === null) return refused(noSuchPlace)
  if (reach === 'under' && account.duty === 'business') return refused(administratorsOnly)
  const password = firstPassword()
  const passwordHash = await identity.hash(password, 'scrypt')
  return inRefusableTransaction(db, async (tx) => {
    const faults = [...faultsOfAccount(account), ...(await faultsInStore(tx, division, account))]
    if (faults.length > 0) return faulty(faults)
    const { name, loginName, duty, body = null, post, phone, language } = account
    const id = await addPerson(
      tx,
      {
        division,
        name: name.trim(),
        loginName,
        duty,
        body,
        post: post || null,
        phone: phone || null,
        language,
        passwordHash,
      },
      at,
      identity.seal,
    )
    await recordPerson(tx, actor, at, { id, division, body }, 'account.make', null, { duty })
    return done({ id, password })
  })
}

/** What only the tables know: whether the login name is free, whether the body stands. */
export async function faultsInStore(
  db: Reading,
  division: string,
  { loginName, body }: { readonly loginName?: string; readonly body?: string | null },
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  if (loginName !== undefined) {
    const taken = await db
      .selectFrom('person')
      .select('id')
      .where('login_name', '=', loginName.toLowerCase())
      .executeTakeFirst()
    if (taken !== undefined) {
      faults.push({
        at: 'loginName',
        code: 'login-name-taken',
        message: { zh: `登录名 ${loginName} 已有人使用`, en: `the login name ${loginName} is taken` },
      })
    }
  }
  if (body != null) {
    const found = await db
      .selectFrom('body')
      .select('ended_on')
      .where('division', '=', division)
      .where('id', '=', body)
      .executeTakeFirst()
    if (found === undefined || found.ended_on !== null) {
      faults.push({
        at: 'body',
        code: 'no-such-body',
        message: { zh: '没有这个单位，或它已撤销', en: 'there is no such body, or it has ended' },
      })
    }
  }
  return faults
}

export async function amendPerson(
  { db, now, identity, policy, actor }: Door,
  id: string,
  change: PersonAmendment,
): Promise<Outcome<{ version: number }>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const person = await managed(tx, { policy, actor }, id, 'people.manage')
    if (person === null) return refused(noSuchPerson)
    if (person.version !== change.version) return stale(await currentOf({ db, now, identity }, person))
    const faults = [
      ...faultsOfAccount({ name: change.name, phone: change.phone }),
      ...(await faultsInStore(tx, person.division, { body: change.body === person.body ? null : change.body })),
    ]
    if (faults.length > 0) return faulty(faults)
    const { numUpdatedRows } = await tx
      .updateTable('person')
      .set({
        name: change.name?.trim() ?? person.name,
        body: change.body === undefined ? person.body : change.body,
        post: change.post === undefined ? person.post : change.post || null,
        phone: sealedPhone(identity, person, change.phone),
        language: change.language ?? person.language,
        version: person.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .where('version', '=', change.version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return stale(await currentOf({ db, now, identity }, person))
    const { version: _, ...changed } = change
    // Which fields, not what they hold: the record is kept longer than the account.
    await recordPerson(tx, actor, at, person, 'account.amend', null, { fields: Object.keys(changed) })
    return done({ version: person.version + 1 })
  })
  identity.forget(id)
  // Their name stands in answers of other divisions as well.
  forgetAnswers(db)
  return outcome
}

function sealedPhone(identity: Door['identity'], person: Row<'person'>, phone: string | null | undefined) {
  if (phone === undefined) return person.phone
  return phone === null || phone === '' ? null : identity.seal.close(phone, `person:${person.id}:phone`)
}

const currentOf = async (door: Omit<Door, 'actor' | 'policy'>, person: Row<'person'>) =>
  (await peopleOf(door, person.division, person.id))[0]

/** A whole phone number, for a reason that stands in the record. */
export async function readPhone(
  { db, now, identity, policy, actor }: Door,
  id: string,
  reason: string,
): Promise<Outcome<{ phone: string | null }>> {
  return inRefusableTransaction(db, async (tx) => {
    const person = await managed(tx, { policy, actor }, id, 'people.read-phone')
    if (person === null) return refused(noSuchPerson)
    await recordPerson(tx, actor, now(), person, 'account.read-phone', reason, {})
    return done({ phone: phoneOf(identity.seal, person) })
  })
}

/** An act of an administrator on somebody else's account. */
export type AccountAct = 'suspend' | 'restore' | 'reset-password' | 'unlock' | 'reset-second-factor' | 'end-sessions'

/** Which permission each act needs: what proves who somebody is stands with another administrator than the account. */
export const PERMISSION_OF: Readonly<Record<AccountAct, string>> = {
  suspend: 'people.manage',
  restore: 'people.manage',
  'reset-password': 'people.manage',
  'end-sessions': 'people.manage',
  unlock: 'people.secure',
  'reset-second-factor': 'people.secure',
}

export async function actOnAccount(
  { db, now, identity, policy, actor }: Door,
  id: string,
  act: AccountAct,
  reason: string,
): Promise<Outcome<{ password: string | null }>> {
  const at = now()
  const password = act === 'reset-password' ? firstPassword() : null
  const hash = password === null ? null : await identity.hash(password, 'scrypt')
  const outcome = await inRefusableTransaction(db, async (tx) => {
    const person = await managed(tx, { policy, actor }, id, PERMISSION_OF[act])
    if (person === null) return refused(noSuchPerson)
    const own = refusalToAdminister(person, { id: actor.kind === 'person' ? actor.id : '' })
    if (own !== null) return refused({ reason: 'forbidden', code: 'own-account', message: own })
    const refusal = await doToAccount(tx, person, act, { at, hash, reason })
    if (refusal !== null) return refused(refusal)
    await recordPerson(tx, actor, at, person, `account.${act}`, reason, {})
    return done({ password })
  })
  identity.forget(id)
  return outcome
}

async function doToAccount(
  tx: Writing,
  person: Row<'person'>,
  act: AccountAct,
  { at, hash, reason }: { readonly at: Date; readonly hash: string | null; readonly reason: string },
): Promise<Refusal | null> {
  const set = (
    values: Partial<
      Pick<
        Row<'person'>,
        | 'suspended_at'
        | 'suspended_reason'
        | 'failures'
        | 'locked_until'
        | 'must_change_password'
        | 'password_changed_at'
        | 'two_factor_enabled'
        | 'restored_at'
      >
    >,
  ) =>
    tx
      .updateTable('person')
      .set({ ...values, version: person.version + 1, updated_at: at })
      .where('id', '=', person.id)
      .execute()
  switch (act) {
    case 'suspend': {
      if (person.suspended_at !== null) return alreadySo
      if (person.duty !== 'business') {
        const left = await countAdministrators(tx, person.division, person.duty, dayOf(at), { person: person.id })
        if (left === 0) return lastAdministrator
      }
      await set({ suspended_at: at, suspended_reason: reason })
      await endSessions(tx, person.id)
      return null
    }
    case 'restore':
      // Also for an account that was only unused for too long: its time begins again.
      await set({ suspended_at: null, suspended_reason: null, restored_at: at })
      return null
    case 'reset-password':
      if (hash === null) throw new Error('A password is reset to one that was made for it.')
      await putPassword(tx, person.id, hash, at)
      await set({ must_change_password: true, password_changed_at: at, failures: 0, locked_until: null })
      await endSessions(tx, person.id)
      return null
    case 'unlock':
      await set({ failures: 0, locked_until: null })
      return null
    case 'reset-second-factor':
      await tx.deleteFrom('person_second_factor').where('user_id', '=', person.id).execute()
      await set({ two_factor_enabled: false })
      await endSessions(tx, person.id)
      return null
    case 'end-sessions':
      await endSessions(tx, person.id)
      return null
  }
}

/** Links an account at an identity provider with a person. Only an administrator does, by the subject that is told them. */
export async function linkLogin(
  { db, now, identity, policy, actor }: Door,
  id: string,
  { provider, subject, reason }: { readonly provider: string; readonly subject: string; readonly reason: string },
): Promise<Outcome<null>> {
  const at = now()
  const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<null>> => {
    const person = await managed(tx, { policy, actor }, id, 'people.secure')
    if (person === null) return refused(noSuchPerson)
    const own = refusalToAdminister(person, { id: actor.kind === 'person' ? actor.id : '' })
    if (own !== null) return refused({ reason: 'forbidden', code: 'own-account', message: own })
    if (!identity.providers.some((one) => one.id === provider)) return refused(unknownProvider)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('person_login')
      .values({
        id: `${provider}:${subject}`,
        user_id: id,
        provider_id: provider,
        account_id: subject,
        password: null,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return refused(subjectTaken)
    await recordPerson(tx, actor, at, person, 'account.link', reason, { provider })
    return done(null)
  })
  identity.forget(id)
  return outcome
}

export async function unlinkLogin(
  { db, now, identity, policy, actor }: Door,
  id: string,
  { login, reason }: { readonly login: string; readonly reason: string },
): Promise<Outcome<null>> {
  const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<null>> => {
    const person = await managed(tx, { policy, actor }, id, 'people.secure')
    if (person === null) return refused(noSuchPerson)
    const { numDeletedRows } = await tx
      .deleteFrom('person_login')
      .where('user_id', '=', id)
      .where('id', '=', login)
      .where('provider_id', '!=', 'credential')
      .executeTakeFirst()
    if (numDeletedRows === 0n) return refused(noSuchLogin)
    await endSessions(tx, id)
    await recordPerson(tx, actor, now(), person, 'account.unlink', reason, {})
    return done(null)
  })
  identity.forget(id)
  return outcome
}

/** The person, if the actor holds the permission where the account belongs. */
async function managed(
  tx: Reading,
  { policy, actor }: Pick<Door, 'policy' | 'actor'>,
  id: string,
  permission: string,
): Promise<Row<'person'> | null> {
  const person = await findPerson(tx, id)
  if (person === undefined) return null
  const reach = await reachOf(tx, policy, actor, permission, person.division)
  // From above only administrators' accounts are looked after.
  return reach === 'own' || (reach === 'under' && person.duty !== 'business') ? person : null
}

export const recordPerson = (
  tx: Writing,
  actor: Actor,
  at: Date,
  person: Pick<Row<'person'>, 'id' | 'division' | 'body'>,
  action: string,
  reason: string | null,
  detail: object,
) =>
  record(tx, actor, at, {
    division: person.division,
    action,
    subject: { kind: 'person', id: person.id },
    body: person.body,
    reason,
    detail,
  })

export const noSuchPerson: Refusal = {
  reason: 'not-found',
  code: 'no-such-person',
  message: {
    zh: '没有这个人，或账号不归您管理。',
    en: 'There is no such person, or the account is not yours to look after.',
  },
}
const noSuchPlace: Refusal = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或不归您管理。',
    en: 'There is no such division, or it is not yours to look after.',
  },
}
const administratorsOnly: Refusal = {
  reason: 'forbidden',
  code: 'administrators-only',
  message: {
    zh: '对下级区划只能开设三员账号；业务账号由下级的系统管理员开设。',
    en: 'In a division below only its administrators are made from here; the rest is for its own system administrator.',
  },
}
const alreadySo: Refusal = {
  reason: 'wrong-state',
  code: 'already-suspended',
  message: { zh: '账号已经停用。', en: 'The account is suspended already.' },
}
export const lastAdministrator: Refusal = {
  reason: 'wrong-state',
  code: 'last-administrator',
  message: {
    zh: '这是本区划最后一位在任的该类管理员，不能停用或收回。请先任命接任的人。',
    en: 'This is the last administrator of that kind here. Appoint a successor first.',
  },
}
const unknownProvider: Refusal = {
  reason: 'faulty',
  code: 'unknown-provider',
  message: { zh: '没有配置这个统一身份认证。', en: 'There is no such identity provider.' },
}
const subjectTaken: Refusal = {
  reason: 'conflict',
  code: 'subject-taken',
  message: {
    zh: '这个统一身份认证账号已绑定了别人。请核对标识，或先为原来的人解除绑定。',
    en: 'That account is linked with somebody already. Check the subject, or unlink it there first.',
  },
}
const noSuchLogin: Refusal = {
  reason: 'not-found',
  code: 'no-such-login',
  message: { zh: '没有这个绑定。', en: 'There is no such link.' },
}
