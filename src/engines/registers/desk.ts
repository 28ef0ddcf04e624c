import type { Facts } from '../../language/conditions/evaluate.ts'
import type { FieldValue, Values } from '../../language/field.ts'
import type { Doing, Prepared, RecordFacts } from '../../language/machine.ts'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { type Act, recordAll } from '../../platform/audit/record.ts'
import { sqlStateOf } from '../../platform/database/connect.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Tell } from '../../platform/events/event.ts'
import { faulty, stale } from '../../platform/http/stale.ts'
import { masked } from './masks.ts'
import type { StepBy, StoredRecord } from './record-store.ts'
import { permissionOf, type Register, type Registers } from './register.ts'

/** What every act on records needs: the declarations, who acts, when, and whom to tell. */
export interface Desk {
  readonly registers: Registers
  readonly policy: Policy
  readonly tell: Tell
  readonly actor: Actor
  readonly at: Date
  readonly division: string
  /** What was done, for the record: `recordActs` puts it there, last of all in the transaction. */
  readonly acts: { readonly actor: Actor; readonly act: Act }[]
}

/** Puts what was done at a desk on the record. The chain's head is held from here to the end of the transaction. */
export async function recordActs(tx: Writing, { acts, at }: Desk): Promise<void> {
  await recordAll(
    tx,
    at,
    acts.splice(0).map(({ actor, act }) => ({ actor, act })),
  )
}

/** What was written. */
export interface Written {
  readonly id: string
  readonly number: string | null
  readonly revision: number
  readonly state: string | null
  readonly warnings: readonly unknown[]
}

export const noSuchRecord: Refusal = {
  reason: 'not-found',
  code: 'no-such-record',
  message: {
    zh: '没有这条记录，或您无权查看。',
    en: 'There is no such record, or you may not see it.',
  },
}

export const ended: Refusal = {
  reason: 'wrong-state',
  code: 'record-ended',
  message: {
    zh: '这条记录已移出或已并入另一条，不能再办。需要时请先恢复。',
    en: 'This record was taken out or merged into another; nothing is done to it any more. Restore it first if need be.',
  },
}

export const forbidden = (message: Refusal['message']): Refusal => ({ reason: 'forbidden', code: 'not-yours', message })
export const notYours = forbidden({
  zh: '您的角色不能对这条记录做这件事：它不归您的单位，或这一步不归您办。',
  en: 'Your role does not reach this record with that: it is not your body’s, or the step is not yours to do.',
})

/** The body for which somebody acts with a permission in a division: of the membership that gives it. */
export function bodyOf({ policy, actor, division }: Desk, permission: string): string | null {
  if (actor.kind !== 'person') return null
  const roles = policy.rules[permission]?.roles ?? {}
  const held = actor.memberships.find(
    (membership) => membership.division === division && roles[membership.role] !== undefined,
  )
  return held?.body ?? null
}

export const doingOf = (desk: Desk, permission: string): Doing => ({
  actor: idOf(desk.actor),
  actorBody: bodyOf(desk, permission),
  now: desk.at,
})

export const stepBy = (desk: Desk, permission: string, reason: string): StepBy => ({
  at: desk.at,
  byId: idOf(desk.actor),
  byName: nameOf(desk.actor),
  byBody: bodyOf(desk, permission),
  reason: reason.trim() === '' ? null : reason.trim(),
})

export const placeOf = ({ division, body, person }: Pick<StoredRecord, 'division' | 'body' | 'person'>) => ({
  division,
  body,
  person,
})

/** Where a record stands by its values: the body and the person that its type names, else whoever made it. */
export function placeFrom(
  register: Register,
  values: Values,
  made: { readonly body: string | null; readonly person: string | null },
) {
  const { body, person } = register.type
  const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value : null)
  return {
    body: body === undefined ? made.body : text(values[body]),
    person: person === undefined ? made.person : text(values[person]),
  }
}

export const recordFacts = (record: StoredRecord, more: Facts | undefined): RecordFacts => ({
  state: record.state,
  values: record.values,
  ...(more === undefined ? {} : { more }),
})

export const faultsOr = (prepared: Prepared): Outcome<Extract<Prepared, { kind: 'ready' }>> => {
  if (prepared.kind === 'ready') return done(prepared)
  const { faults } = prepared
  if (faults.every(({ code }) => code === 'wrong-state'))
    return refused({ reason: 'wrong-state', code: 'wrong-state', message: (faults[0] as Fault).message, faults })
  return faulty(faults)
}

/** A record that somebody may act on; refused when there is none that they may know of, it ended, or it changed since `revision`. */
export function checkTaken(
  desk: Desk,
  register: Register,
  found: StoredRecord | undefined,
  revision: number,
  permission: string,
): Outcome<StoredRecord> {
  if (found === undefined) return refused(noSuchRecord)
  const { policy, actor } = desk
  const mayAct = policy.may(actor, permission, placeOf(found))
  if (!mayAct && !policy.may(actor, permissionOf(register.type, 'read'), placeOf(found))) return refused(noSuchRecord)
  if (!mayAct) return refused(notYours)
  if (found.revision !== revision) return stale(currentOf(register, found))
  if (found.endedAt !== null) return refused(ended)
  return done(found)
}

/** What whoever edited an older version is shown: what stands now, personal data masked. */
export const currentOf = (register: Register, found: StoredRecord) => ({
  revision: found.revision,
  state: found.state,
  changedAt: found.changedAt.toISOString(),
  values: masked(register.type, found.values).values,
})

/** A unique index says that another record has this already. */
export function existsAlready({ type }: Register, path: string): Refusal {
  const { unique = [] } = type
  return {
    reason: 'conflict',
    code: 'exists-already',
    message: {
      zh: `已有一条相同的“${type.name.zh}”。请先查找，不要重复登记。`,
      en: `There is such a record already: ${type.name.en}. Look it up instead of making it twice.`,
    },
    faults: unique.flat().map((name) => ({
      at: `${path}.${name}`,
      code: 'exists-already',
      message: {
        zh: `${type.fields[name]?.label.zh}：已有相同的记录`,
        en: `${type.fields[name]?.label.en}: another record has it`,
      },
    })),
  }
}

/** What was written, or the refusal where a unique index stood against it. */
export async function orConflict<T>(register: Register, path: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await work())
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    return refused(existsAlready(register, path))
  }
}
