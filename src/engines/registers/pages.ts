import type { Facts } from '../../language/conditions/evaluate.ts'
import { computedOf, type Doing, factsOf, isOpen, mayDo, stepName } from '../../language/machine.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { isNothing, type Policy } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { findAlike } from './alike-store.ts'
import type { LinkAnswer, MayAnswer, RecordPage, RecordRow, StepAnswer } from './answers.ts'
import { bodyOf, type Desk, idOf, placeOf, recordFacts } from './desk.ts'
import { findMore, findRollups, findTitles } from './facts-store.ts'
import { filesOfRecord } from './file-store.ts'
import { masked } from './masks.ts'
import { findDoers, findSteps, type StoredRecord, type StoredStep } from './record-store.ts'
import { permissionOf, permissionToDo, type Register, type Registers } from './register.ts'

/** What whoever asks is told by, and of. */
export interface Reader {
  readonly db: Reading
  readonly registers: Registers
  readonly division: string
  readonly now: Date
}

/** Records as lists show them: personal data masked, with what they point to by name. */
export async function rowsOf(
  reader: Reader,
  register: Register,
  records: readonly StoredRecord[],
): Promise<readonly RecordRow[]> {
  return rowsFrom(reader, register, records, known(reader, register, records, hasComputed(register)))
}

const hasComputed = ({ type }: Register) => Object.keys(type.computed ?? {}).length > 0

/** Roll-ups, and what rules need besides; each asked for once. */
async function known(reader: Reader, register: Register, records: readonly StoredRecord[], isJudged: boolean) {
  const { db, registers, division, now } = reader
  const ids = records.map(({ id }) => id)
  const rollups = await findRollups(db, registers, register, division, ids, now)
  const more = isJudged
    ? await findMore(db, registers, register, division, records, now, rollups)
    : new Map<string, Facts>()
  return { rollups, more }
}

async function rowsFrom(
  { db, registers, division, now }: Reader,
  register: Register,
  records: readonly StoredRecord[],
  about: ReturnType<typeof known>,
): Promise<readonly RecordRow[]> {
  const { type } = register
  const ids = records.map(({ id }) => id)
  const [titles, clocks, { rollups, more }] = await Promise.all([
    findTitles(db, registers, register, division, records),
    (type.clocks ?? []).length === 0 || registers.clocks === null
      ? null
      : registers.clocks.answers(db, division, type.id, ids, now),
    about,
  ])
  const doing: Doing = { actor: null, actorBody: null, now }
  return records.map((record) => {
    const own = rollups.get(record.id) ?? {}
    const facts = hasComputed(register)
      ? factsOf(register.rules, recordFacts(record, { ...more.get(record.id), ...own }), doing)
      : {}
    const { values, hidden } = masked(type, record.values)
    return {
      division: record.division,
      id: record.id,
      number: record.number,
      revision: record.revision,
      state: record.state,
      body: record.body,
      bodyName: record.body === null ? null : (titles.get(record.body) ?? null),
      person: record.person,
      personName: record.person === null ? null : (titles.get(record.person) ?? null),
      madeAt: record.madeAt.toISOString(),
      madeByName: record.madeByName,
      changedAt: record.changedAt.toISOString(),
      endedAt: record.endedAt?.toISOString() ?? null,
      mergedInto: record.mergedInto,
      values,
      hidden,
      links: linksOf(register, record, titles),
      computed: computedOf(type, facts),
      rollups: own,
      ...(clocks === null ? {} : { clocks: clocks.get(record.id) ?? [] }),
    }
  })
}

function linksOf(register: Register, { values }: StoredRecord, titles: ReadonlyMap<string, string>) {
  const links: Record<string, LinkAnswer> = {}
  for (const [name, { kind }] of register.fields) {
    const id = values[name]
    if ((kind === 'link' || kind === 'body' || kind === 'person') && typeof id === 'string')
      links[name] = { id, title: titles.get(id) ?? '' }
  }
  return links
}

/** What the person may do with records of the type somewhere in the division. */
export function mayOf(policy: Policy, actor: Actor, { type }: Register): MayAnswer {
  const may = (permission: string) => !isNothing(policy.scopeOf(actor, permission))
  return {
    create: may(permissionOf(type, 'create')),
    change: may(permissionOf(type, 'change')),
    reveal: may(permissionOf(type, 'reveal')),
    import: may(permissionOf(type, 'import')),
    export: may(permissionOf(type, 'export')),
    merge: may(permissionOf(type, 'merge')),
    bulk: Object.entries(type.lifecycle?.transitions ?? {})
      .filter(([id, { isBulk }]) => isBulk === true && may(permissionToDo(type, id)))
      .map(([id]) => id),
  }
}

/** One record with its history and everything that may be done to it. */
export async function pageOf(
  reader: Reader,
  desk: Desk,
  register: Register,
  record: StoredRecord,
): Promise<RecordPage> {
  const { db, division, now } = reader
  const { type } = register
  const steps = Object.values(type.lifecycle?.transitions ?? {}).flatMap(({ notBy = [] }) => notBy)
  const about = known(reader, register, [record], true)
  const [rows, history, { more }, doers, files, duplicates] = await Promise.all([
    rowsFrom(reader, register, [record], about),
    findSteps(db, register, division, record.id),
    about,
    findDoers(db, register, division, [record.id], [...new Set(steps)]),
    filesOfRecord(db, register, division, record.id),
    findAlike(db, register, desk.policy.scopeOf(desk.actor, permissionOf(type, 'read')), record),
  ])
  const [row] = rows
  const facts = recordFacts(record, more.get(record.id))
  const permits = (transition: string) =>
    desk.policy.may(desk.actor, permissionToDo(type, transition), placeOf(record)) && record.endedAt === null
  const bodyFor = Object.keys(type.lifecycle?.transitions ?? {})
    .map((transition) => bodyOf(desk, permissionToDo(type, transition)))
    .find((body) => body !== null)
  const doing: Doing = { actor: idOf(desk.actor), actorBody: bodyFor ?? null, now }
  const mayChange =
    record.endedAt === null && desk.policy.may(desk.actor, permissionOf(type, 'change'), placeOf(record))
  return {
    ...(row as RecordRow), // one for the one record
    steps: history.map((step) => stepAnswer(register, step)),
    mayDo: mayDo(register.rules, facts, doing, {
      permits,
      doneBy: (step) => doers.get(record.id)?.get(step) ?? [],
    }),
    mayChange: mayChange
      ? register.fields
          .filter(([name, { isDerived }]) => isDerived !== true && isOpen(type, facts, name))
          .map(([name]) => name)
      : [],
    may: { ...mayOf(desk.policy, desk.actor, register), change: mayChange },
    files,
    duplicates,
  }
}

function stepAnswer({ type }: Register, step: StoredStep): StepAnswer {
  const { values, hidden } = masked(type, step.gives)
  return {
    revision: step.revision,
    at: step.at.toISOString(),
    does: step.does,
    name: stepName(type, step.does),
    from: step.from,
    to: step.to,
    byName: step.byName,
    byBody: step.byBody,
    reason: step.reason,
    gives: values,
    hidden,
    warnings: step.warnings,
  }
}
