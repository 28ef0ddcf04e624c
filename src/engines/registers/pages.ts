import type { Facts } from '../../language/conditions/evaluate.ts'
import type { FieldValue, Values } from '../../language/field.ts'
import { computedOf, type Doing, factsOf, isOpen, mayDo, stepName } from '../../language/machine.ts'
import { type Actor, idOf } from '../../platform/access/actor.ts'
import type { Policy } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { findAlike } from './alike-store.ts'
import type { LinkAnswer, MayAnswer, RecordPage, RecordRow, StepAnswer } from './answers.ts'
import { bodyOf, type Desk, placeOf, recordFacts } from './desk.ts'
import { findMore, findRollups, findTitles, type RollupsOf } from './facts-store.ts'
import { masked } from './masks.ts'
import type { WholeRecord } from './page-store.ts'
import type { StoredRecord, StoredStep } from './record-store.ts'
import { permissionOf, permissionToDo, type Register, type Registers } from './register.ts'
import { spokenOf } from './spoken.ts'

/** What whoever asks is told by, and of. */
export interface Reader {
  readonly db: Reading
  readonly registers: Registers
  readonly division: string
  readonly now: Date
}

/** What of the rows is answered, and what is known of them already. */
export interface RowsAsked {
  /** Fields, roll-ups, computed fields, and `clocks`; null: all of them. */
  readonly fields?: ReadonlySet<string> | null
  /** What they point to is called, by id, where whoever read them asked; left out: it is looked up. */
  readonly titles?: ReadonlyMap<string, string> | undefined
}

/** Records as lists show them: personal data masked, with what they point to by name. */
export async function rowsOf(
  reader: Reader,
  register: Register,
  records: readonly StoredRecord[],
  asked: RowsAsked = {},
): Promise<readonly RecordRow[]> {
  const { fields = null } = asked
  const about = known(reader, register, records, hasComputed(register, fields), fields)
  return rowsFrom(reader, register, records, about, asked)
}

const isAnyAsked = (declared: Readonly<Record<string, unknown>> = {}, fields: ReadonlySet<string> | null): boolean =>
  Object.keys(declared).some((name) => fields === null || fields.has(name))
const hasComputed = ({ type }: Register, fields: ReadonlySet<string> | null) => isAnyAsked(type.computed, fields)

/** Roll-ups as far as they are asked for or rules speak of them, and what rules need besides; each asked for once. */
async function known(
  reader: Reader,
  register: Register,
  records: readonly StoredRecord[],
  isJudged: boolean,
  fields: ReadonlySet<string> | null = null,
) {
  const { db, registers, division, now } = reader
  const ids = records.map(({ id }) => id)
  const wanted = fields === null ? null : new Set([...fields, ...(isJudged ? spokenOf(register).rollups : [])])
  const rollups: RollupsOf = await findRollups(db, registers, register, division, ids, now, wanted)
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
  { fields = null, titles: read }: RowsAsked,
  isWhole = false,
): Promise<readonly RecordRow[]> {
  const { type } = register
  const ids = records.map(({ id }) => id)
  const isTimed = (type.clocks ?? []).length > 0 && (fields === null || fields.has('clocks'))
  const [titles, clocks, { rollups, more }] = await Promise.all([
    read ?? findTitles(db, registers, register, division, records),
    !isTimed || registers.clocks === null
      ? null
      : registers.clocks[isWhole ? 'answers' : 'pressing'](db, division, type.id, ids, now),
    about,
  ])
  const judged = hasComputed(register, fields)
  const doing: Doing = { actor: null, actorBody: null, now }
  return records.map((record) => {
    const own = rollups.get(record.id) ?? {}
    const facts = judged ? factsOf(register.rules, recordFacts(record, { ...more.get(record.id), ...own }), doing) : {}
    const { values, hidden } = masked(type, isWhole ? record.values : valuesThere(record.values, fields))
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
      links: linksOf(register, record, titles, fields),
      computed: judged ? only(computedOf(type, facts), fields) : {},
      rollups: only(own, fields),
      ...(clocks === null ? {} : { clocks: clocks.get(record.id) ?? [] }),
    }
  })
}

const only = (values: Values, fields: ReadonlySet<string> | null): Values =>
  fields === null ? values : Object.fromEntries(Object.entries(values).filter(([name]) => fields.has(name)))

/** What is known of the fields that are asked for: in long lists most of what is not known would be said in vain. */
function valuesThere(values: Values, fields: ReadonlySet<string> | null): Values {
  const there: Record<string, FieldValue> = {}
  for (const name in values) {
    const value = values[name]
    if (value !== null && value !== undefined && (fields === null || fields.has(name))) there[name] = value
  }
  return there
}

function linksOf(
  register: Register,
  { values }: StoredRecord,
  titles: ReadonlyMap<string, string>,
  fields: ReadonlySet<string> | null,
) {
  const links: Record<string, LinkAnswer> = {}
  for (const [name, { kind }] of register.fields) {
    const id = values[name]
    if (fields !== null && !fields.has(name)) continue
    if ((kind === 'link' || kind === 'body' || kind === 'person') && typeof id === 'string')
      links[name] = { id, title: titles.get(id) ?? '' }
  }
  return links
}

/** What the person may do with records of the type somewhere in the division. */
export function mayOf(policy: Policy, actor: Actor, { type }: Register): MayAnswer {
  const may = (permission: string) => policy.may(actor, permission)
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
  { record, steps, files, titles }: WholeRecord,
): Promise<RecordPage> {
  const { db, now } = reader
  const { type } = register
  const about = known(reader, register, [record], true)
  const [rows, { more }, duplicates] = await Promise.all([
    rowsFrom(reader, register, [record], about, { titles }, true),
    about,
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
    steps: steps.map((step) => stepAnswer(register, step)),
    mayDo: mayDo(register.rules, facts, doing, {
      permits,
      doneBy: (done) => steps.flatMap(({ does, byId }) => (does === done && byId !== null ? [byId] : [])),
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
