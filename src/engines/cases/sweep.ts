import type { Clock, Escalation } from '../../language/clock.ts'
import { done } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Act, record as recordAct } from '../../platform/audit/record.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { inRefusableTransaction } from '../../platform/database/refusable.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Services } from '../../platform/http/route.ts'
import { announce } from '../../platform/live/live.ts'
import { type Desk, recordActs } from '../registers/desk.ts'
import { findRecord } from '../registers/record-store.ts'
import { stepRecord } from '../registers/records.ts'
import { type Register, type Registers, withClocks } from '../registers/register.ts'
import { insertTold, type KeptClock, lockPoint, pointsDue } from './clock-store.ts'
import { keepClocks } from './clocks.ts'
import { recordClocks } from './record-clocks.ts'

/** What a sweep did. */
export interface Swept {
  readonly told: number
  readonly done: number
}

export const CLOCK: Actor = { kind: 'system', name: '时限' }
const AT_ONCE = 200

/**
 * Tells what the clocks of a division have come to, and does what their declarations say is done then. Each point in a
 * transaction of its own, with what it does: a sweep may be stopped anywhere, run again, or run twice at once, and no point
 * is told or done a second time.
 */
export async function sweepClocks(
  services: Pick<Services, 'db' | 'policy' | 'tell' | 'now'>,
  registers: Registers,
  division: string,
  signal?: AbortSignal,
): Promise<Swept> {
  let told = 0
  let did = 0
  const passed = new Set<string>()
  for (;;) {
    const due = await pointsDue(services.db, division, services.now(), AT_ONCE + passed.size)
    const fresh = due.filter((one) => !passed.has(keyOf(one)))
    if (fresh.length === 0) return { told, done: did }
    for (const one of fresh) {
      if (signal?.aborted === true) return { told, done: did }
      const swept = await tellPoint(services, registers, one)
      if (swept === null) passed.add(keyOf(one))
      else {
        told++
        if (swept.did) did++
      }
    }
  }
}

const keyOf = ({ type, record, clock, nextPoint, startedAt }: KeptClock) =>
  `${type} ${record} ${clock} ${startedAt.toISOString()} ${nextPoint}`

/** Tells one point; null when another sweep was quicker, or what it belongs to is declared no more. */
async function tellPoint(
  services: Pick<Services, 'db' | 'policy' | 'tell' | 'now'>,
  registers: Registers,
  due: KeptClock,
): Promise<{ readonly did: boolean } | null> {
  const register = registers.get(due.type)
  const clock = register?.type.clocks?.find(({ id }) => id === due.clock)
  const point = due.nextPoint === null ? undefined : clock?.escalation?.[due.nextPoint]
  if (register === undefined || clock === undefined || point === undefined) return null
  const { does } = point
  if (does !== undefined) {
    const outcome = await inRefusableTransaction(services.db, async (tx) => {
      const locked = await lockPoint(tx, due)
      if (locked === null) return done<'gone' | 'did'>('gone')
      await tell(tx, registers, point, locked, services.now(), does)
      const stands = await findRecord(tx, register, due.division, due.record, 'update')
      const desk: Desk = {
        registers: withClocks(registers, recordClocks),
        policy: services.policy,
        tell: services.tell,
        actor: CLOCK,
        at: services.now(),
        division: due.division,
        acts: [],
      }
      const stepped = await stepRecord(tx, desk, register, due.record, stands?.revision ?? 0, does, {}, point.name.zh)
      if (stepped.kind === 'refused') return stepped
      desk.acts.push({ actor: CLOCK, act: actOf(register, clock, point, locked, does) })
      await recordActs(tx, desk)
      return done<'gone' | 'did'>('did')
    })
    if (outcome.kind === 'done') return outcome.value === 'gone' ? null : { did: true }
    // What cannot be done is told all the same, with the reason.
    return tellOnly(services, registers, register, clock, point, due, `${does}: ${outcome.refusal.code}`)
  }
  return tellOnly(services, registers, register, clock, point, due, null)
}

async function tellOnly(
  { db, now }: Pick<Services, 'db' | 'now'>,
  registers: Registers,
  register: Register,
  clock: Clock,
  point: Escalation,
  due: KeptClock,
  did: string | null,
): Promise<{ readonly did: boolean } | null> {
  return inTransaction(db, async (tx) => {
    const locked = await lockPoint(tx, due)
    if (locked === null) return null
    await tell(tx, registers, point, locked, now(), did)
    await recordAct(tx, CLOCK, now(), actOf(register, clock, point, locked, did))
    return { did: false }
  })
}

async function tell(
  tx: Writing,
  registers: Registers,
  point: Escalation,
  kept: KeptClock,
  at: Date,
  did: string | null,
): Promise<void> {
  await insertTold(tx, kept, kept.nextPoint ?? 0, { at, roles: point.tell, did })
  const register = registers.get(kept.type)
  if (register !== undefined) await keepClocks(tx, registers, register, kept.division, kept.record, at)
  const { division, body, person } = kept
  await announce(tx, 'clocks', { division, body, person, subject: kept.record })
}

/** The telling, for the record. */
const actOf = (register: Register, clock: Clock, point: Escalation, kept: KeptClock, did: string | null): Act => ({
  division: kept.division,
  action: 'cases.tell',
  subject: { kind: register.type.id, id: kept.record },
  body: kept.body,
  detail: { clock: clock.id, point: kept.nextPoint, tell: point.tell, ...(did === null ? {} : { did }) },
})
