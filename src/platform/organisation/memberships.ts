import { done, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { isDelegable, type Role } from '../../model/role.ts'
import type { Actor } from '../access/actor.ts'
import { record } from '../audit/record.ts'
import { addDays, dayOf, daysBetween } from '../calendar/calendar.ts'
import { inRefusableTransaction } from '../database/refusable.ts'
import type { Day, Reading, Row, Writing } from '../database/tables.ts'
import type { Services } from '../http/route.ts'
import { faulty } from '../http/stale.ts'
import { findPerson } from '../identity/person-store.ts'
import { membershipsOf } from '../identity/session-store.ts'
import { settingAt } from '../settings/store.ts'
import { nameOf } from './bodies.ts'
import { bodiesOf } from './body-store.ts'
import {
  appendDelegation,
  appendEnding,
  appendMembership,
  findOverlap,
  listDelegations,
  listMemberships,
} from './membership-store.ts'
import { lastAdministrator, noSuchPerson } from './people.ts'
import { countAdministrators } from './people-store.ts'
import { reachOf } from './reach.ts'
import { dutyOf, faultOfBodyKind, faultsOfGrant, type Grant, isCounterpart, isUnder } from './rules.ts'
import { DELEGATION_DAYS } from './settings.ts'
import { faultsOfSnapshots } from './snapshots.ts'

type Door = Pick<Services, 'db' | 'now' | 'identity' | 'policy' | 'snapshots'> & { readonly actor: Actor }

export interface GrantAsked extends Grant {
  readonly person: string
  readonly documentNo: string | null
  readonly reason: string
}

/** Grants a role. Resolves with the membership's id. */
export async function grantRole(door: Door, division: string, asked: GrantAsked): Promise<Outcome<{ id: string }>> {
  const { db, now, identity, policy, actor } = door
  const at = now()
  const reach = await reachOf(db, policy, actor, 'roles.grant', division)
  if (reach === null) return refused(noSuchDivision)
  const outcome = await inRefusableTransaction(db, (tx) => grantIn(tx, door, division, asked, at, reach))
  identity.forget(asked.person)
  return outcome
}

/** As `grantRole`, in a transaction that writes more; `at` says where a fault stands. */
export async function grantIn(
  tx: Writing,
  { actor, snapshots: find }: Pick<Door, 'actor' | 'snapshots'>,
  division: string,
  asked: GrantAsked,
  moment: Date,
  reach: 'own' | 'under',
  at?: Parameters<typeof faultsOfGrant>[3],
): Promise<Outcome<{ id: string }>> {
  const person = await findPerson(tx, asked.person)
  if (person === undefined) return refused(noSuchPerson)
  if (actor.kind === 'person' && actor.id === person.id) return refused(ownRole)
  if (reach === 'under' && dutyOf(asked.role) === 'business') return refused(administratorsOnly)
  const where = at ?? ((key) => key)
  const faults = [
    ...faultsOfGrant(asked, { duty: person.duty, isSuspended: person.suspended_at !== null }, dayOf(moment), where),
  ]
  if (asked.role === 'assessor') faults.push(...(await faultsOfSnapshots(find, tx, division, asked.snapshots, where)))
  if (asked.body !== null) {
    const body = (await bodiesOf(tx, division)).find(({ id }) => id === asked.body)
    const ofKind = body === undefined ? null : faultOfBodyKind(asked.role, body.kind, where('body'))
    if (ofKind !== null) faults.push(ofKind)
    if (body === undefined || body.ended_on !== null)
      faults.push({
        at: where('body'),
        code: 'no-such-body',
        message: { zh: '没有这个单位，或它已撤销', en: 'there is no such body, or it has ended' },
      })
  }
  if (faults.length === 0 && (await findOverlap(tx, { division, ...asked })) !== null) {
    faults.push({
      at: where('role'),
      code: 'held-already',
      message: {
        zh: '此人在这段时间已有这个角色，不必重复授予',
        en: 'the person holds this very role in that time already',
      },
    })
  }
  if (faults.length > 0) return faulty(faults)
  const { role, body, snapshots, fromDay, toDay, documentNo, reason } = asked
  const id = await appendMembership(tx, {
    division,
    person: person.id,
    duty: person.duty,
    role,
    body,
    snapshots,
    fromDay,
    toDay,
    documentNo,
    reason,
    by: nameOf(actor),
    at: moment,
  })
  await record(tx, actor, moment, {
    division,
    action: 'role.grant',
    subject: { kind: 'membership', id },
    body,
    reason,
    detail: { person: person.id, role, fromDay, toDay, documentNo },
  })
  return done({ id })
}

/** Withdraws a role after its last day. With yesterday as the last day it ends at once. */
export async function endRole(
  { db, now, identity, policy, actor }: Door,
  division: string,
  id: string,
  { lastDay, reason }: { readonly lastDay: Day; readonly reason: string },
): Promise<Outcome<null>> {
  const at = now()
  const today = dayOf(at)
  const reach = await reachOf(db, policy, actor, 'roles.grant', division)
  if (reach === null) return refused(noSuchDivision)
  let holder: string | undefined
  const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<null>> => {
    const [membership] = await listMemberships(tx, division, today, { id })
    if (membership === undefined) return refused(noSuchMembership)
    holder = membership.person.id
    if (reach === 'under' && dutyOf(membership.role) === 'business') return refused(administratorsOnly)
    if (actor.kind === 'person' && actor.id === holder) return refused(ownRole)
    if (membership.ending !== null || membership.state === 'over') return refused(overAlready)
    if (lastDay < addDays(today, -1)) {
      return faulty([
        {
          at: 'lastDay',
          code: 'in-the-past',
          message: {
            zh: `最后一天不能早于昨天（${addDays(today, -1)}）；填昨天即刻生效`,
            en: `the last day must not lie before yesterday (${addDays(today, -1)}), which ends it at once`,
          },
        },
      ])
    }
    if (dutyOf(membership.role) !== 'business') {
      const left = await countAdministrators(tx, division, membership.role, today, { membership: id })
      if (left === 0) return refused(lastAdministrator)
    }
    await appendEnding(tx, { division, membership: id, lastDay, reason, by: nameOf(actor), at })
    await record(tx, actor, at, {
      division,
      action: 'role.end',
      subject: { kind: 'membership', id },
      body: membership.body?.id ?? null,
      reason,
      detail: { person: holder, role: membership.role, lastDay },
    })
    return done(null)
  })
  identity.forget(holder)
  return outcome
}

/** Lets another person stand in for one's own membership, or, as a department's reviewer, for one of the department's. */
export async function delegate(
  { db, now, identity, policy, actor }: Door,
  division: string,
  asked: {
    readonly membership: string
    readonly person: string
    readonly fromDay: Day
    readonly toDay: Day
    readonly reason: string
  },
): Promise<Outcome<{ id: string }>> {
  const at = now()
  const today = dayOf(at)
  const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<{ id: string }>> => {
    const [membership] = await listMemberships(tx, division, today, { id: asked.membership })
    const place = { division, body: membership?.body?.id ?? null, person: membership?.person.id ?? null }
    if (membership === undefined || !policy.may(actor, 'delegations.grant', place)) return refused(noSuchMembership)
    if (!isDelegable(membership.role)) return refused(notDelegable)
    if (membership.state === 'over') return refused(overAlready)
    const person = await findPerson(tx, asked.person)
    if (person === undefined || person.division !== division || person.suspended_at !== null)
      return refused(noSuchPerson)
    const most = await settingAt(tx, division, DELEGATION_DAYS, today)
    const faults = faultsOfSpan(asked, today, most)
    if (person.id === membership.person.id)
      faults.push({
        at: 'person',
        code: 'self',
        message: { zh: '不能委托给本人', en: 'nobody stands in for themself' },
      })
    if (person.duty !== 'business') {
      faults.push({
        at: 'person',
        code: 'duties-apart',
        message: { zh: '三员分立：管理员不能代办业务', en: 'separation of duties: an administrator does no business' },
      })
    }
    if (await holdsCounterpart(tx, person, division, membership.role, place.body, asked.fromDay)) {
      faults.push({
        at: 'person',
        code: 'counterpart',
        message: {
          zh: '此人在本单位担任与之相互制约的角色（填报与审核不能同一人）',
          en: 'the person holds the role that checks this one: who fills in does not approve',
        },
      })
    }
    if (faults.length > 0) return faulty(faults)
    const id = await appendDelegation(tx, { division, ...asked, by: nameOf(actor), at })
    await record(tx, actor, at, {
      division,
      action: 'delegation.grant',
      subject: { kind: 'delegation', id },
      body: place.body,
      reason: asked.reason,
      detail: {
        of: membership.person.id,
        to: person.id,
        role: membership.role,
        from: asked.fromDay,
        to_day: asked.toDay,
      },
    })
    return done({ id })
  })
  identity.forget(asked.person)
  return outcome
}

function faultsOfSpan({ fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day }, today: Day, most: number) {
  const faults = []
  if (fromDay < today) {
    const message = { zh: `起日不能早于今天（${today}）`, en: `must not lie before today (${today})` }
    faults.push({ at: 'fromDay', code: 'in-the-past', message })
  }
  if (toDay < fromDay) {
    const message = { zh: '止日不能早于起日', en: 'must not lie before the first day' }
    faults.push({ at: 'toDay', code: 'before-start', message })
  } else if (daysBetween(fromDay, toDay) + 1 > most) {
    const message = {
      zh: `代办最长 ${most} 天；更长请由安全管理员授予角色`,
      en: `at most ${most} days; for longer the security administrator grants the role`,
    }
    faults.push({ at: 'toDay', code: 'too-long', message })
  }
  return faults
}

async function holdsCounterpart(
  tx: Reading,
  person: Row<'person'>,
  division: string,
  role: Role,
  body: string | null,
  day: Day,
): Promise<boolean> {
  const bodies = await bodiesOf(tx, division)
  return (await membershipsOf(tx, person.id, day)).some(
    (held) =>
      held.division === division &&
      isCounterpart(held.role, role) &&
      (body === null || held.body === null || isUnder(body, held.body, bodies) || isUnder(held.body, body, bodies)),
  )
}

export async function withdrawDelegation(
  { db, now, identity, policy, actor }: Door,
  division: string,
  id: string,
): Promise<Outcome<null>> {
  const at = now()
  let to: string | undefined
  const outcome = await inRefusableTransaction(db, async (tx): Promise<Outcome<null>> => {
    const delegation = (await listDelegations(tx, division, dayOf(at))).find((one) => one.id === id)
    const place = { division, body: delegation?.body?.id ?? null, person: delegation?.of.id ?? null }
    if (delegation === undefined || !policy.may(actor, 'delegations.grant', place)) return refused(noSuchDelegation)
    if (delegation.state === 'withdrawn' || delegation.state === 'over') return refused(overAlready)
    to = delegation.to.id
    await tx
      .updateTable('delegation')
      .set({ withdrawn_by: nameOf(actor).id, withdrawn_at: at })
      .where('division', '=', division)
      .where('id', '=', id)
      .execute()
    await record(tx, actor, at, {
      division,
      action: 'delegation.withdraw',
      subject: { kind: 'delegation', id },
      body: place.body,
      detail: { of: delegation.of.id, to },
    })
    return done(null)
  })
  identity.forget(to)
  return outcome
}

export const noSuchDivision: Refusal = {
  reason: 'not-found',
  code: 'no-such-division',
  message: {
    zh: '没有这个行政区划，或不归您管理。',
    en: 'There is no such division, or it is not yours to look after.',
  },
}
const noSuchMembership: Refusal = {
  reason: 'not-found',
  code: 'no-such-membership',
  message: { zh: '没有这项授权，或您无权处理。', en: 'There is no such membership, or it is not yours to deal with.' },
}
const noSuchDelegation: Refusal = {
  reason: 'not-found',
  code: 'no-such-delegation',
  message: { zh: '没有这项代办，或您无权处理。', en: 'There is no such delegation, or it is not yours to deal with.' },
}
const notDelegable: Refusal = {
  reason: 'wrong-state',
  code: 'not-delegable',
  message: {
    zh: '只有填报、审核、经办和网格工作可以请人代办。',
    en: 'Only reporting, reviewing, a desk and work in the grid can be delegated.',
  },
}
const overAlready: Refusal = {
  reason: 'wrong-state',
  code: 'over-already',
  message: { zh: '已经结束或已定下结束日。', en: 'It is over, or its end is set already.' },
}
const ownRole: Refusal = {
  reason: 'forbidden',
  code: 'own-role',
  message: {
    zh: '不能给自己授权或收回自己的角色，请由另一位安全管理员办理。',
    en: 'Nobody grants or withdraws their own roles: ask another security administrator.',
  },
}
const administratorsOnly: Refusal = {
  reason: 'forbidden',
  code: 'administrators-only',
  message: {
    zh: '对下级区划只能任免三员；业务角色由下级的安全管理员授予。',
    en: 'In a division below only its administrators are appointed from here.',
  },
}
