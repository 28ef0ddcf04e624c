import type { Facts } from '../../language/conditions/evaluate.ts'
import type { Values } from '../../language/field.ts'
import {
  type Doing,
  dueAutomatic,
  makingsOf,
  prepareChange,
  prepareCreate,
  prepareTransition,
  type RecordFacts,
  readGiven,
} from '../../language/machine.ts'
import type { RecordType } from '../../language/record-type.ts'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { nameOf } from '../../platform/access/actor.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Writing } from '../../platform/database/tables.ts'
import { faulty } from '../../platform/http/stale.ts'
import { recordsStepped } from './definition.ts'
import {
  checkTaken,
  type Desk,
  doingOf,
  existsAlready,
  faultsOr,
  notYours,
  orConflict,
  placeFrom,
  recordFacts,
  stepBy,
  type Written,
} from './desk.ts'
import { findMore, findMoreForAllNew, findRepeated } from './facts-store.ts'
import { attachRecordFiles, carryFiles } from './file-store.ts'
import { withoutMasks } from './masks.ts'
import {
  type ChangedRecord,
  findDoers,
  findRecord,
  insertRecords,
  lockRecords,
  type StoredRecord,
  type TakenNumbers,
  updateRecord,
} from './record-store.ts'
import { faultsOfAllReferences, faultsOfReferences } from './reference-store.ts'
import { permissionOf, permissionToDo, type Register } from './register.ts'
import { seesItself } from './spoken.ts'
import { whileOn } from './switch-store.ts'

/** How a record is made. */
export interface CreateOptions {
  readonly does?: 'create' | 'import'
  /** Given by imports and the simulation, which know it before. */
  readonly id?: string
  readonly reason?: string
  readonly at?: string
  /** Fields that no form asks for may be given: by a transition that makes the record. */
  readonly mayDerive?: boolean
}

/** A record that somebody makes. */
export interface Creation {
  readonly desk: Desk
  readonly given: Readonly<Record<string, unknown>>
  readonly options?: CreateOptions
}

/** Makes a record. */
export async function createRecord(
  tx: Writing,
  desk: Desk,
  register: Register,
  given: Readonly<Record<string, unknown>>,
  options: CreateOptions = {},
): Promise<Outcome<Written>> {
  const [outcome] = await createRecords(tx, register, [{ desk, given, options }])
  return outcome as Outcome<Written> // one for the one that is asked for
}

/**
 * Makes records of one type in one division at one moment, each on behalf of its own desk, with as many statements as one of
 * them takes. Each is made or refused by itself: what stands against one does not touch the others. `taken` are numbers for all of
 * them, where somebody took them before.
 */
export async function createRecords(
  tx: Writing,
  register: Register,
  creations: readonly Creation[],
  taken: TakenNumbers | null = null,
): Promise<readonly Outcome<Written>[]> {
  const { type } = register
  const [first] = creations
  if (first === undefined) return []
  const { division, at, registers } = first.desk
  if (creations.some(({ desk }) => desk.division !== division || desk.at.getTime() !== at.getTime()))
    throw new Error('Records are made together in one division and at one moment.')
  const prepared = await prepareCreations(tx, register, creations)
  const outcomes: Outcome<Written>[] = prepared.map((one) => (one.kind === 'refused' ? one : refused(notYours)))
  const ready = prepared.flatMap((one, i) => (one.kind === 'refused' ? [] : [{ ...one.value, i }]))
  if (ready.length === 0) return outcomes
  const state = type.lifecycle?.start ?? null
  const numbers = await insertRecords(
    tx,
    register,
    division,
    ready.map(({ desk, permission, reason, ...one }) => ({ ...one, state, by: stepBy(desk, permission, reason) })),
    dayOf(at),
    taken,
  )
  const made = ready.flatMap((one) => {
    const number = numbers.get(one.id)
    if (number !== undefined) return [{ ...one, number }]
    outcomes[one.i] = refused(existsAlready(register, one.path))
    return []
  })
  for (const { id, values, desk } of made) await attachRecordFiles(tx, register, division, id, {}, values, desk.at)
  if (made.length > 0)
    await first.desk.tell(
      tx,
      recordsStepped,
      made.map(({ id, does, values, desk, number, body, person }) => ({
        desk,
        division,
        type: type.id,
        record: id,
        revision: 1,
        does,
        from: null,
        to: state,
        at,
        actor: desk.actor,
        before: null,
        after: values,
        stands: { number, body, person },
      })),
    )
  for (const { i, id, values, desk, number, permission, body, more, warnings } of made) {
    desk.acts.push({
      actor: desk.actor,
      act: {
        division,
        action: permission,
        subject: { kind: type.id, id },
        body,
        detail: { number, fields: Object.keys(values) },
      },
    })
    const facts = { state, values, more: { ...more, made_at: at.toISOString() } }
    const after = isAutomaticDue(register, facts, desk)
      ? await doAutomatic(tx, { ...desk, registers }, register, id)
      : undefined
    outcomes[i] = done({ id, number, revision: after?.revision ?? 1, state: after?.state ?? state, warnings })
  }
  return outcomes
}

/** What was prepared, unless records or files that it names are missing: then all faults together. */
const alsoFaulty = <T>(prepared: Outcome<T>, missing: readonly Fault[]): Outcome<T> =>
  missing.length === 0
    ? prepared
    : faulty([...(prepared.kind === 'refused' ? (prepared.refusal.faults ?? []) : []), ...missing])

/** A record that may be made, as it will be written. */
interface Ready {
  readonly desk: Desk
  readonly permission: string
  readonly reason: string
  readonly path: string
  readonly id: string
  readonly does: 'create' | 'import'
  readonly values: Values
  readonly warnings: readonly unknown[]
  readonly body: string | null
  readonly person: string | null
  readonly more: Facts
}

/** Judges what is given for new records, each by itself; what is asked of the database is asked for all at once. */
async function prepareCreations(
  tx: Writing,
  register: Register,
  creations: readonly Creation[],
): Promise<readonly Outcome<Ready>[]> {
  const { type } = register
  const asked = creations.map(({ desk, given, options = {} }) => {
    const { does = 'create', id = newId(desk.at.getTime()), reason = '', at: path = 'values', mayDerive } = options
    const permission = permissionOf(type, does === 'import' ? 'import' : 'create')
    const codes = { on: dayOf(desk.at) }
    const { values: read } = readGiven(type, given, path, codes)
    return { desk, given, does, id, reason, path, mayDerive: mayDerive === true, permission, codes, read }
  })
  const { desk: place } = asked[0] as (typeof asked)[number] // there is one
  const more = await findMoreForAllNew(
    tx,
    place.registers,
    register,
    place.division,
    asked.map(({ read }) => read),
    place.at,
  )
  const references = await faultsOfAllReferences(
    tx,
    place,
    register,
    asked.map(({ read, path, desk }) => ({ values: read, at: path, record: null, actor: desk.actor })),
  )
  const outcomes: Outcome<Ready>[] = []
  for (const [i, { desk, given, path, permission, codes, mayDerive, ...one }] of asked.entries()) {
    const facts = more[i] ?? {}
    const doing = doingOf(desk, permission)
    const prepared = alsoFaulty(
      faultsOr(prepareCreate(register.rules, given, doing, facts, { at: path, codes, mayDerive })),
      references[i] ?? [],
    )
    if (prepared.kind === 'refused') {
      outcomes.push(prepared)
      continue
    }
    const values = prepared.value.gives
    const stands = placeFrom(register, values, { body: doing.actorBody, person: doing.actor })
    const { division } = desk
    outcomes.push(
      desk.policy.may(desk.actor, permission, { division, ...stands })
        ? done({
            desk,
            permission,
            path,
            values,
            ...stands,
            more: facts,
            warnings: prepared.value.warnings,
            id: one.id,
            does: one.does,
            reason: one.reason,
          })
        : refused(notYours),
    )
  }
  const ready = outcomes.flatMap((one) => (one.kind === 'done' ? [one.value] : []))
  const repeating = await withRepeated(tx, place, register, ready)
  let next = 0
  return outcomes.map((one) => (one.kind === 'done' ? done({ ...one.value, values: repeating[next++] ?? {} }) : one))
}

/**
 * The values of records that are about to be made one after the other, each with the link to the earlier record that it
 * repeats, where its type tells what repeats and nobody said: one that stands, or one of these before it.
 */
export async function withRepeated(
  tx: Writing,
  { division, at }: Pick<Desk, 'division' | 'at'>,
  register: Register,
  made: readonly { readonly id: string; readonly values: Values }[],
): Promise<readonly Values[]> {
  const { repeats } = register.type
  if (repeats === undefined) return made.map(({ values }) => values)
  const found = await findRepeated(tx, register, division, repeats, made, at)
  const latest = new Map<number, string>()
  return made.map(({ id, values }, i) => {
    const repeated = found.get(i)
    if (repeated === undefined) return values
    const earlier = latest.get(repeated.kind) ?? repeated.earlier
    latest.set(repeated.kind, id)
    const isSaid = (values[repeats.field] ?? null) !== null
    return earlier === null || isSaid ? values : { ...values, [repeats.field]: earlier }
  })
}

/**
 * Makes the records that a transition hands on to other desks, by their own types' rules, as the program on behalf of whoever
 * does it. Gives the links that keep which ones they are.
 */
async function makeOthers(
  tx: Writing,
  desk: Desk,
  register: Register,
  before: StoredRecord,
  gives: Values,
  transition: string,
  more: Facts,
): Promise<Outcome<Values>> {
  const links: Record<string, string> = {}
  const after: StoredRecord = { ...before, values: { ...before.values, ...gives } }
  const doing = doingOf(desk, permissionToDo(register.type, transition))
  for (const making of makingsOf(register.rules, recordFacts(after, more), transition, doing)) {
    const target = desk.registers.get(making.type)
    if (target === undefined)
      throw new Error(`${register.type.id}.${transition} makes ${making.type}, which nobody declares.`)
    const on = await whileOn(tx, desk.division, target.system)
    if (on.kind === 'refused') return on
    const id = newId(desk.at.getTime())
    const name = `${register.system.name.zh}（${nameOf(desk.actor)}）`
    const program: Desk = { ...desk, actor: { kind: 'system', name } }
    const values = await carryFiles(tx, target, desk, id, making.values)
    const made = await createRecord(tx, program, target, values, { id, mayDerive: true })
    if (made.kind === 'refused') return madeNot(target, made.refusal.faults, made)
    links[making.keepsIn] = id
  }
  return done(links)
}

/** Why the record for the other desk could not be made, told where the transition was asked. */
function madeNot(target: Register, faults: readonly Fault[] | undefined, refusal: Outcome<never>): Outcome<never> {
  if (faults === undefined) return refusal
  const { zh, en } = target.type.name
  return faulty(
    faults.map(({ code, message }) => ({
      at: 'transition',
      code,
      message: { zh: `转为“${zh}”：${message.zh}`, en: `Making ${en}: ${message.en}` },
    })),
  )
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
  const gives = prepared.kind === 'ready' ? prepared.gives : readGiven(type, typed, 'values').values
  const references = await faultsOfReferences(tx, desk, register, gives, 'values', { record: id })
  const outcome = alsoFaulty(faultsOr(prepared), references)
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
  return stepTaken(tx, register, { desk, before: taken.value, transition, given, reason, path: 'gives' })
}

/** A transition of a record that somebody asks for. */
export interface StepAsked {
  readonly id: string
  readonly revision: number
  readonly transition: string
  readonly given: Readonly<Record<string, unknown>>
  readonly reason: string
}

/**
 * Does transitions of different records of one type and division at one moment, each on behalf of its own desk, with few more
 * statements than one of them takes. Each is done or refused by itself. Throws where the transaction cannot be gone on with:
 * then they are done one by one.
 */
export async function stepEach(
  tx: Writing,
  register: Register,
  asked: readonly (StepAsked & { readonly desk: Desk })[],
): Promise<readonly Outcome<Written>[]> {
  const { type } = register
  const [first] = asked
  if (first === undefined) return []
  const { division, registers } = first.desk
  const found = await lockRecords(
    tx,
    register,
    division,
    asked.map(({ id }) => id),
  )
  const outcomes: Outcome<Written>[] = []
  const steps: (Step & { readonly i: number })[] = []
  for (const [i, { desk, id, revision, transition, given, reason }] of asked.entries()) {
    const taken = checkTaken(desk, register, found.get(id), revision, permissionToDo(type, transition))
    if (taken.kind === 'refused') outcomes[i] = taken
    else steps.push({ i, desk, before: taken.value, transition, given, reason, path: 'gives' })
  }
  // Where one step may change what the next is judged by, each is judged when those before it are done.
  const groups = seesItself(registers, register) ? steps.map((step) => [step]) : [steps]
  for (const group of groups) {
    const done = await stepAll(tx, register, group)
    for (const [at, { i, transition }] of group.entries()) {
      const outcome = done[at] as Outcome<Written> // one for each
      if (outcome.kind === 'refused' && mayHaveWritten(type, transition, outcome))
        throw new Error('What was written before a refusal is undone with the transaction.')
      outcomes[i] = outcome
    }
  }
  return outcomes
}

const mayHaveWritten = (
  type: RecordType,
  transition: string,
  { refusal }: Extract<Outcome<never>, { kind: 'refused' }>,
) => refusal.code === 'exists-already' || type.lifecycle?.transitions[transition]?.makes !== undefined

/** A transition of a record that is locked and was found to be somebody's to do. */
interface Step {
  readonly desk: Desk
  readonly before: StoredRecord
  readonly transition: string
  readonly given: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Where faults of what is given are told. */
  readonly path: string
}

async function stepTaken(tx: Writing, register: Register, step: Step): Promise<Outcome<Written>> {
  const [outcome] = await stepAll(tx, register, [step])
  return outcome as Outcome<Written> // one for the one that is asked for
}

/** Judges transitions, each by itself, from what is asked of the database for all at once; then writes them one after the other. */
async function stepAll(tx: Writing, register: Register, steps: readonly Step[]): Promise<readonly Outcome<Written>[]> {
  const { type } = register
  const [first] = steps
  if (first === undefined) return []
  const { desk: place } = first
  const declaredOf = (transition: string) => type.lifecycle?.transitions[transition]
  const asked = steps.map((step) => ({ ...step, typed: withoutMasks(type, step.before.values, step.given) }))
  const more = await findMore(
    tx,
    place.registers,
    register,
    place.division,
    asked.map(({ before, typed }) => asGiven(before, type, typed)),
    place.at,
  )
  const doers = await findDoers(
    tx,
    register,
    place.division,
    steps.map(({ before }) => before.id),
    [...new Set(steps.flatMap(({ transition }) => declaredOf(transition)?.notBy ?? []))],
  )
  const judged = asked.map(({ desk, before, transition, typed, reason, path }) => {
    const prepared = faultsOr(
      prepareTransition(
        register.rules,
        recordFacts(before, more.get(before.id)),
        transition,
        typed,
        reason,
        doingOf(desk, permissionToDo(type, transition)),
        { doneBy: (step) => doers.get(before.id)?.get(step) ?? [] },
        { at: path, codes: { on: dayOf(desk.at) } },
      ),
    )
    const gives = prepared.kind === 'done' ? prepared.value.gives : readGiven(type, typed, path).values
    return { desk, before, transition, reason, path, prepared, gives }
  })
  const references = await faultsOfAllReferences(
    tx,
    place,
    register,
    judged.map(({ desk, before, path, gives }) => ({ values: gives, at: path, record: before.id, actor: desk.actor })),
  )
  const outcomes: Outcome<Written>[] = []
  for (const [i, { desk, before, transition, reason, gives, ...one }] of judged.entries()) {
    const prepared = alsoFaulty(one.prepared, references[i] ?? [])
    if (prepared.kind === 'refused') {
      outcomes.push(prepared)
      continue
    }
    const became = await makeOthers(tx, desk, register, before, gives, transition, more.get(before.id) ?? {})
    outcomes.push(
      became.kind === 'refused'
        ? became
        : await write(tx, desk, register, permissionToDo(type, transition), reason, {
            before,
            gives: { ...gives, ...became.value },
            does: transition,
            state: declaredOf(transition)?.to ?? before.state,
            warnings: prepared.value.warnings,
          }),
    )
  }
  return outcomes
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
        : await stepTaken(tx, register, { desk, before: taken.value, transition, given, reason, path: `ids.${i}` })
    if (stepped.kind === 'done') {
      written.push(stepped.value)
      continue
    }
    const { refusal } = stepped
    // After a broken unique index the database takes nothing more in this transaction.
    if (refusal.code === 'exists-already') return stepped
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
  const { before, warnings } = change
  const after = await orConflict(register, 'values', () => stepOnce(tx, desk, register, permission, reason, change))
  if (after.kind === 'refused') return after
  const last = (await doAutomatic(tx, desk, register, before.id, after.value)) ?? after.value
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
  const by = stepBy(desk, permission, reason)
  const after = await updateRecord(tx, register, { ...change, ...place }, by, newId())
  await attachRecordFiles(tx, register, desk.division, before.id, before.values, gives, desk.at)
  desk.acts.push({
    actor: desk.actor,
    act: {
      division: desk.division,
      action: permission,
      subject: { kind: register.type.id, id: before.id },
      body: before.body,
      reason: by.reason,
      detail: { does, revision: after.revision, from: before.state, to: after.state, fields: Object.keys(gives) },
    },
  })
  await desk.tell(tx, recordsStepped, [
    {
      desk,
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
      stands: { number: after.number, body: after.body, person: after.person },
    },
  ])
  return after
}

/** Steps that a declaration may set off by itself before it must be going round in a circle. */
const MOST_AUTOMATIC = 10

/** Whether something is the program's to do with a record that was just made; asked without asking the database again. */
const isAutomaticDue = (register: Register, facts: RecordFacts, { at }: Desk): boolean =>
  isAutomatic(register) && dueAutomatic(register.rules, facts, { actor: null, actorBody: null, now: at }) !== null

const isAutomatic = ({ type }: Register) =>
  Object.values(type.lifecycle?.transitions ?? {}).some(({ automatic }) => automatic !== undefined)

/** Whether any way out of the state is the program's: mostly none is, and nothing has to be asked. */
const departsByItself = ({ lifecycle }: RecordType, state: string | null): boolean =>
  Object.values(lifecycle?.transitions ?? {}).some(
    ({ automatic, from }) => automatic !== undefined && state !== null && from.includes(state),
  )

/** Does what the declaration lets the program do by itself now, step by step; undefined when there is nothing. */
export async function doAutomatic(
  tx: Writing,
  desk: Desk,
  register: Register,
  id: string,
  now?: StoredRecord,
): Promise<StoredRecord | undefined> {
  const { type } = register
  if (!isAutomatic(register) || (now !== undefined && !departsByItself(type, now.state))) return now
  const program: Desk = { ...desk, actor: { kind: 'system', name: register.system.name.zh } }
  let standing = now ?? (await findRecord(tx, register, desk.division, id, 'update'))
  for (let steps = 0; standing !== undefined && standing.endedAt === null; steps++) {
    if (!departsByItself(type, standing.state)) return standing
    const more = await findMore(tx, desk.registers, register, desk.division, [standing], desk.at)
    const doing: Doing = { actor: null, actorBody: null, now: desk.at }
    const facts = recordFacts(standing, more.get(standing.id))
    const due = dueAutomatic(register.rules, facts, doing)
    if (due === null) return standing
    if (steps >= MOST_AUTOMATIC)
      throw new Error(`${type.id}: its automatic transitions go round in a circle at ${due}.`)
    const prepared = prepareTransition(register.rules, facts, due, {}, '', doing, { doneBy: () => [] })
    // What still needs a person to give something waits for one.
    if (prepared.kind === 'faulty') return standing
    standing = await stepOnce(tx, program, register, permissionToDo(type, due), '', {
      before: standing,
      gives: prepared.gives,
      does: due,
      state: type.lifecycle?.transitions[due]?.to ?? standing.state,
      warnings: prepared.warnings,
    })
  }
  return standing
}
