import type { Facts } from '../../language/conditions/evaluate.ts'
import type { FieldValue, Values } from '../../language/field.ts'
import {
  type Doing,
  dueAutomatic,
  type Prepared,
  prepareChange,
  prepareCreate,
  prepareTransition,
  type RecordFacts,
  readGiven,
} from '../../language/machine.ts'
import type { RecordType } from '../../language/record-type.ts'
import { done, type Fault, type Outcome, type Refusal, refused } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import { record } from '../../platform/audit/record.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { sqlStateOf } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import type { Tell } from '../../platform/events/event.ts'
import { faulty, stale } from '../../platform/http/stale.ts'
import { recordStepped } from './definition.ts'
import { findMore, findMoreForNew } from './facts-store.ts'
import { masked, withoutMasks } from './masks.ts'
import {
  type ChangedRecord,
  findDoers,
  findRecord,
  insertRecord,
  lockRecords,
  type StepBy,
  type StoredRecord,
  updateRecord,
} from './record-store.ts'
import { faultsOfReferences } from './reference-store.ts'
import { permissionOf, permissionToDo, type Register, type Registers } from './register.ts'

/** What every act on records needs: the declarations, who acts, when, and whom to tell. */
export interface Desk {
  readonly registers: Registers
  readonly policy: Policy
  readonly tell: Tell
  readonly actor: Actor
  readonly at: Date
  readonly division: string
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

const ended: Refusal = {
  reason: 'wrong-state',
  code: 'record-ended',
  message: {
    zh: '这条记录已移出或已并入另一条，不能再办。需要时请先恢复。',
    en: 'This record was taken out or merged into another; nothing is done to it any more. Restore it first if need be.',
  },
}

const forbidden = (message: Refusal['message']): Refusal => ({ reason: 'forbidden', code: 'not-yours', message })
const notYours = forbidden({
  zh: '您的角色不能对这条记录做这件事：它不归您的单位，或这一步不归您办。',
  en: 'Your role does not reach this record with that: it is not your body’s, or the step is not yours to do.',
})

export const idOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)
export const nameOf = (actor: Actor): string => (actor.kind === 'public' ? '' : actor.name)

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

const faultsOr = (prepared: Prepared): Outcome<Extract<Prepared, { kind: 'ready' }>> => {
  if (prepared.kind === 'ready') return done(prepared)
  const { faults } = prepared
  if (faults.every(({ code }) => code === 'wrong-state'))
    return refused({ reason: 'wrong-state', code: 'wrong-state', message: (faults[0] as Fault).message, faults })
  return faulty(faults)
}

/** Makes a record. `id` is given by imports and the simulation, which know it before. */
export async function createRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  given: Readonly<Record<string, unknown>>,
  options: {
    readonly does?: 'create' | 'import'
    readonly id?: string
    readonly reason?: string
    readonly at?: string
  } = {},
): Promise<Outcome<Written>> {
  const { type } = register
  const { does = 'create', id = newId(desk.at.getTime()), reason = '', at: path = 'values' } = options
  const permission = permissionOf(type, does === 'import' ? 'import' : 'create')
  const doing = doingOf(desk, permission)
  const day = dayOf(desk.at)
  const codes = { on: day }
  const read = readGiven(type, given, path, codes)
  const more = await findMoreForNew(tx, desk.registers, register, desk.division, read.values, desk.at)
  const prepared = faultsOr(prepareCreate(register.rules, given, doing, more, { at: path, codes }))
  const references = await faultsOfReferences(tx, desk, register, read.values, path, { record: null })
  if (references.length > 0)
    return faulty([...(prepared.kind === 'refused' ? (prepared.refusal.faults ?? []) : []), ...references])
  if (prepared.kind === 'refused') return prepared
  const { gives, warnings } = prepared.value
  const place = placeFrom(register, gives, { body: doing.actorBody, person: doing.actor })
  if (!desk.policy.may(desk.actor, permission, { division: desk.division, ...place })) return refused(notYours)
  const state = type.lifecycle?.start ?? null
  const made = { division: desk.division, id, state, ...place, values: gives, does, warnings }
  const inserted = await orConflict(register, path, () =>
    insertRecord(tx, register, made, stepBy(desk, permission, reason), day, newId()),
  )
  if (inserted.kind === 'refused') return inserted
  await desk.tell(tx, recordStepped, {
    division: desk.division,
    type: type.id,
    record: id,
    revision: 1,
    does,
    from: null,
    to: state,
    at: desk.at,
    actor: desk.actor,
    before: null,
    after: gives,
  })
  const after = await doAutomatic(tx, desk, register, id)
  await record(tx, desk.actor, desk.at, {
    division: desk.division,
    action: permission,
    subject: { kind: type.id, id },
    body: place.body,
    detail: { number: inserted.value, fields: Object.keys(gives) },
  })
  return done({
    id,
    number: inserted.value,
    revision: after?.revision ?? 1,
    state: after?.state ?? state,
    warnings,
  })
}

/** A record that somebody may see or act on, locked; refused when there is none, it ended, or it changed since `revision`. */
async function take(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  revision: number,
  permission: string,
): Promise<Outcome<StoredRecord>> {
  const found = await findRecord(tx, register, desk.division, id, 'update')
  return checkTaken(desk, register, found, revision, permission)
}

function checkTaken(
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

/** The record with what was given: its links lead where the new values say. */
const asGiven = (before: StoredRecord, type: RecordType, given: Readonly<Record<string, unknown>>): StoredRecord => ({
  ...before,
  values: { ...before.values, ...readGiven(type, given, '').values },
})

/** Changes fields, or corrects what is fixed or closed with a reason. */
export async function changeRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  revision: number,
  given: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Outcome<Written>> {
  const { type } = register
  const permission = permissionOf(type, 'change')
  const taken = await take(tx, desk, register, id, revision, permission)
  if (taken.kind === 'refused') return taken
  const before = taken.value
  const typed = withoutMasks(type, before.values, given)
  const more = await findMore(tx, desk.registers, register, desk.division, [asGiven(before, type, typed)], desk.at)
  const prepared = prepareChange(
    register.rules,
    recordFacts(before, more.get(id)),
    typed,
    reason,
    doingOf(desk, permission),
    {
      codes: { on: dayOf(desk.at) },
    },
  )
  const outcome = faultsOr(prepared)
  const gives = prepared.kind === 'ready' ? prepared.gives : readGiven(type, typed, 'values').values
  const references = await faultsOfReferences(tx, desk, register, gives, 'values', { record: id })
  if (references.length > 0)
    return faulty([...(outcome.kind === 'refused' ? (outcome.refusal.faults ?? []) : []), ...references])
  if (outcome.kind === 'refused') return outcome
  if (Object.keys(gives).length === 0)
    return done({ id, number: before.number, revision: before.revision, state: before.state, warnings: [] })
  const isCorrection = prepared.kind === 'ready' && prepared.isCorrection === true
  return write(tx, desk, register, permission, reason, {
    before,
    gives,
    does: isCorrection ? 'correct' : 'change',
    state: before.state,
    warnings: outcome.value.warnings,
  })
}

/** Does a transition of one record. */
export async function stepRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  revision: number,
  transition: string,
  given: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Outcome<Written>> {
  const taken = await take(tx, desk, register, id, revision, permissionToDo(register.type, transition))
  if (taken.kind === 'refused') return taken
  return stepTaken(tx, desk, register, taken.value, transition, given, reason, 'gives')
}

async function stepTaken(
  tx: Writing,
  desk: Desk,
  register: Register,
  before: StoredRecord,
  transition: string,
  given: Readonly<Record<string, unknown>>,
  reason: string,
  path: string,
): Promise<Outcome<Written>> {
  const { type } = register
  const permission = permissionToDo(type, transition)
  const declared = type.lifecycle?.transitions[transition]
  const typed = withoutMasks(type, before.values, given)
  const more = await findMore(tx, desk.registers, register, desk.division, [asGiven(before, type, typed)], desk.at)
  const doers = await findDoers(tx, register, desk.division, [before.id], declared?.notBy ?? [])
  const standing = { doneBy: (step: string) => doers.get(before.id)?.get(step) ?? [] }
  const prepared = faultsOr(
    prepareTransition(
      register.rules,
      recordFacts(before, more.get(before.id)),
      transition,
      typed,
      reason,
      doingOf(desk, permission),
      standing,
      { at: path, codes: { on: dayOf(desk.at) } },
    ),
  )
  const gives = prepared.kind === 'done' ? prepared.value.gives : readGiven(type, typed, path).values
  const references = await faultsOfReferences(tx, desk, register, gives, path, { record: before.id })
  if (references.length > 0)
    return faulty([...(prepared.kind === 'refused' ? (prepared.refusal.faults ?? []) : []), ...references])
  if (prepared.kind === 'refused') return prepared
  return write(tx, desk, register, permission, reason, {
    before,
    gives,
    does: transition,
    state: declared?.to ?? before.state,
    warnings: prepared.value.warnings,
  })
}

/** Does a transition of many records: all of them, or none with the faults of each. */
export async function stepRecords(
  tx: Writing,
  desk: Desk,
  register: Register,
  asked: readonly { readonly id: string; readonly revision: number }[],
  transition: string,
  given: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Outcome<readonly Written[]>> {
  const permission = permissionToDo(register.type, transition)
  const found = await lockRecords(
    tx,
    register,
    desk.division,
    asked.map(({ id }) => id),
  )
  const faults: Fault[] = []
  const written: Written[] = []
  for (const [i, { id, revision }] of asked.entries()) {
    const taken = checkTaken(desk, register, found.get(id), revision, permission)
    const stepped =
      taken.kind === 'refused'
        ? taken
        : await stepTaken(tx, desk, register, taken.value, transition, given, reason, `ids.${i}`)
    if (stepped.kind === 'done') {
      written.push(stepped.value)
      continue
    }
    const { refusal } = stepped
    const name = found.get(id)?.number ?? `${i + 1}`
    const told = refusal.faults ?? [{ at: `ids.${i}`, code: refusal.code, message: refusal.message }]
    faults.push(
      ...told.map(({ at, code, message }) => ({
        at: at.startsWith(`ids.${i}`) ? at : `ids.${i}.${at}`,
        code,
        message: { zh: `${name}：${message.zh}`, en: `${name}: ${message.en}` },
      })),
    )
  }
  if (faults.length > 0) return faulty(faults)
  return done(written)
}

/** Writes what was prepared: the row with its step, what listeners do with it, what follows by itself, the record of acts. */
export async function write(
  tx: Writing,
  desk: Desk,
  register: Register,
  permission: string,
  reason: string,
  change: Omit<ChangedRecord, 'body' | 'person'>,
): Promise<Outcome<Written>> {
  const { before, gives, does, warnings } = change
  const after = await orConflict(register, 'values', () => stepOnce(tx, desk, register, permission, reason, change))
  if (after.kind === 'refused') return after
  const last = (await doAutomatic(tx, desk, register, before.id, after.value)) ?? after.value
  await record(tx, desk.actor, desk.at, {
    division: desk.division,
    action: permission,
    subject: { kind: register.type.id, id: before.id },
    body: before.body,
    reason: reason.trim() === '' ? null : reason.trim(),
    detail: { does, revision: last.revision, from: before.state, to: last.state, fields: Object.keys(gives) },
  })
  return done({ id: before.id, number: before.number, revision: last.revision, state: last.state, warnings })
}

async function stepOnce(
  tx: Writing,
  desk: Desk,
  register: Register,
  permission: string,
  reason: string,
  change: Omit<ChangedRecord, 'body' | 'person'>,
): Promise<StoredRecord> {
  const { before, gives, does } = change
  const values = { ...before.values, ...gives }
  const place = placeFrom(register, values, { body: before.body, person: before.person })
  const after = await updateRecord(tx, register, { ...change, ...place }, stepBy(desk, permission, reason), newId())
  await desk.tell(tx, recordStepped, {
    division: desk.division,
    type: register.type.id,
    record: before.id,
    revision: after.revision,
    does,
    from: before.state,
    to: after.state,
    at: desk.at,
    actor: desk.actor,
    before: before.values,
    after: after.values,
  })
  return after
}

/** Steps that a declaration may set off by itself before it must be going round in a circle. */
const MOST_AUTOMATIC = 10

/** Does what the declaration lets the program do by itself now, step by step; undefined when there is nothing. */
export async function doAutomatic(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  now?: StoredRecord,
): Promise<StoredRecord | undefined> {
  const { type } = register
  const isAutomatic = Object.values(type.lifecycle?.transitions ?? {}).some(({ automatic }) => automatic !== undefined)
  if (!isAutomatic) return now
  const program: Desk = { ...desk, actor: { kind: 'system', name: register.system.name.zh } }
  let record = now ?? (await findRecord(tx, register, desk.division, id, 'update'))
  for (let steps = 0; record !== undefined && record.endedAt === null; steps++) {
    const more = await findMore(tx, desk.registers, register, desk.division, [record], desk.at)
    const doing: Doing = { actor: null, actorBody: null, now: desk.at }
    const facts = recordFacts(record, more.get(record.id))
    const due = dueAutomatic(register.rules, facts, doing)
    if (due === null) return record
    if (steps >= MOST_AUTOMATIC)
      throw new Error(`${type.id}: its automatic transitions go round in a circle at ${due}.`)
    const prepared = prepareTransition(register.rules, facts, due, {}, '', doing, { doneBy: () => [] })
    // What still needs a person to give something waits for one.
    if (prepared.kind === 'faulty') return record
    record = await stepOnce(tx, program, register, permissionToDo(type, due), '', {
      before: record,
      gives: prepared.gives,
      does: due,
      state: type.lifecycle?.transitions[due]?.to ?? record.state,
      warnings: prepared.warnings,
    })
  }
  return record
}

/** A unique index says that another record has this already. */
async function orConflict<T>(register: Register, path: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await work())
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    const { unique = [] } = register.type
    const names = unique.flat()
    return refused({
      reason: 'conflict',
      code: 'exists-already',
      message: {
        zh: `已有一条相同的“${register.type.name.zh}”。请先查找，不要重复登记。`,
        en: `There is such a record already: ${register.type.name.en}. Look it up instead of making it twice.`,
      },
      faults: names.map((name) => ({
        at: `${path}.${name}`,
        code: 'exists-already',
        message: {
          zh: `${register.type.fields[name]?.label.zh}：已有相同的记录`,
          en: `${register.type.fields[name]?.label.en}: another record has it`,
        },
      })),
    })
  }
}
