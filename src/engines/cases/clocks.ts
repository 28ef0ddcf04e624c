import type { Clock } from '../../language/clock.ts'
import { valueOfFormula } from '../../language/conditions/evaluate.ts'
import type { Values } from '../../language/field.ts'
import { factsOfValues } from '../../language/machine.ts'
import { spokenIn } from '../../language/rules.ts'
import type { System } from '../../language/system.ts'
import type { Limit } from '../../language/time/limit.ts'
import type { WorkingTime } from '../../language/time/measure.ts'
import type { Bilingual } from '../../model/system.ts'
import { dayOf } from '../../platform/calendar/calendar.ts'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import { settingAt } from '../../platform/settings/store.ts'
import type { RecordStep } from '../registers/definition.ts'
import { settingFacts } from '../registers/facts-store.ts'
import { findRecord, findSteps, type StoredRecord } from '../registers/record-store.ts'
import type { Register, Registers } from '../registers/register.ts'
import { type ClockRow, eventsOf, limitFrom, nextPoint, rowOf, startOf, type ValuedStep } from './clock-rows.ts'
import {
  clockPage,
  clocksOfRecord,
  divisionsWithClocks,
  type KeptClock,
  pointKey,
  toldPoints,
  writeClocks,
} from './clock-store.ts'
import { SERVICE_HOURS } from './settings.ts'
import { workingTimeOf } from './working-time.ts'

/** Record types whose records are handled against clocks. */
export const typesWithClocks = (registers: Registers): readonly Register[] =>
  [...registers.values()].filter(({ type }) => (type.clocks ?? []).length > 0)

/**
 * Brings the rows of a record's clocks to what its steps say, in the transaction that wrote the last step. A clock's limit is
 * that of the moment at which it began: what classes and settings say later does not move it.
 */
export async function keepClocks(
  tx: Writing,
  registers: Registers,
  register: Register,
  division: string,
  id: string,
  at: Date,
): Promise<void> {
  const record = await findRecord(tx, register, division, id)
  if (record === undefined) return
  const kept = await clocksOfRecord(tx, division, register.type.id, id)
  const rows = await clocksFromSteps(tx, registers, register, record, kept)
  // Points are told of clocks that were kept before, where something is to be told at all.
  const isTold = kept.length > 0 && rows.some(({ row }) => row.points.length > 0)
  const told = isTold ? await toldPoints(tx, division, register.type.id, id) : new Set<string>()
  const standing = new Map(kept.map((one) => [one.clock, one]))
  const changed = rows.flatMap(({ row, calendar }) => {
    const next = keptFrom(register, record, row, calendar, told)
    const before = standing.get(row.clock)
    return before === undefined || !isSame(before, next) ? [next] : []
  })
  await writeClocks(tx, changed, at)
}

/** Begins the clocks of records that were just made: their one step says everything, so nothing is read of them. */
export async function beginClocks(
  tx: Writing,
  registers: Registers,
  register: Register,
  made: readonly RecordStep[],
): Promise<void> {
  const [first] = made
  if (first === undefined) return
  const nobody = new Set<string>()
  const begun: KeptClock[] = []
  for (const { division, record: id, revision, does, at, to, after, stands } of made) {
    const steps: readonly ValuedStep[] = [{ does, at, to, after }]
    const record = { division, id, revision, values: after, endedAt: null, ...stands }
    for (const { row, calendar } of await clocksOfSteps(tx, registers, register, division, steps, []))
      begun.push(keptFrom(register, record, row, calendar, nobody))
  }
  await writeClocks(tx, begun, first.at)
}

/** A clock's row with what it hangs on; `told` are the points that were told already, by `pointKey`. */
export function keptFrom(
  register: Register,
  record: Omit<StoredRecord, 'madeAt' | 'madeBy' | 'madeByName' | 'changedAt' | 'mergedInto' | 'state'>,
  row: ClockRow,
  calendar: string,
  told: ReadonlySet<string>,
): KeptClock {
  const toldHere = new Set(
    row.points.flatMap((_, point) => (told.has(pointKey(row.clock, row.startedAt, point)) ? [point] : [])),
  )
  const next = record.endedAt === null ? nextPoint(row, toldHere) : null
  const area = areaOf(register, record.values)
  return {
    division: record.division,
    type: register.type.id,
    record: record.id,
    clock: row.clock,
    state: row.state,
    startedAt: row.startedAt,
    limitAmount: row.limit === null ? null : String(row.limit.amount),
    limitUnit: row.limit?.unit ?? null,
    dueAt: row.dueAt,
    pausedAt: row.pausedAt,
    endedAt: row.endedAt,
    isMet: row.isMet,
    extended: String(row.extended),
    number: record.number,
    body: record.body,
    person: record.person,
    area,
    calendar,
    nextPoint: next?.point ?? null,
    nextPointAt: next?.at ?? null,
    revision: record.revision,
  }
}

/** The patch of ground of a case, where its system's desk has a layer of them. */
function areaOf({ system, type }: Register, values: Values): string | null {
  const { desk } = system
  const value = desk?.cases === type.id && desk.cell !== undefined ? values[desk.cell.field] : null
  return typeof value === 'string' ? value : null
}

function isSame(a: KeptClock, b: KeptClock): boolean {
  const said = ({ revision: _, ...one }: KeptClock) => JSON.stringify(one)
  return said(a) === said(b)
}

/** Every clock of a record by its steps alone, each with the calendar it was counted by; `known` are those that are kept. */
export async function clocksFromSteps(
  db: Reading,
  registers: Registers,
  register: Register,
  record: StoredRecord,
  known?: readonly KeptClock[],
): Promise<readonly ClockBySteps[]> {
  const { type } = register
  const { division, id } = record
  const steps = valuedSteps(await findSteps(db, register, division, id))
  const kept = known ?? (await clocksOfRecord(db, division, type.id, id))
  return clocksOfSteps(db, registers, register, division, steps, kept)
}

interface ClockBySteps {
  readonly row: ClockRow
  readonly calendar: string
}

async function clocksOfSteps(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  steps: readonly ValuedStep[],
  known: readonly KeptClock[],
): Promise<readonly ClockBySteps[]> {
  const { type } = register
  const kept = new Map(known.map((one) => [one.clock, one]))
  const times = new Map<string, WorkingTime>()
  const found: ClockBySteps[] = []
  for (const clock of type.clocks ?? []) {
    const events = eventsOf(type, clock, steps)
    const start = startOf(events)
    if (start === null) continue
    const day = dayOf(start)
    const time = times.get(day) ?? workingTimeOf(await settingAt(db, division, SERVICE_HOURS, day))
    times.set(day, time)
    const before = kept.get(clock.id)
    const limit =
      before !== undefined && before.startedAt.getTime() === start.getTime()
        ? limitFrom(clock, before.limitAmount, before.limitUnit)
        : await limitOf(db, registers, register, division, clock, valuesAt(steps, start), start)
    const row = rowOf(clock, events, limit, time)
    if (row !== null) found.push({ row, calendar: time.calendar.edition })
  }
  return found
}

/** Steps with the record's values after each. */
function valuedSteps(steps: Awaited<ReturnType<typeof findSteps>>): readonly ValuedStep[] {
  let after: Values = {}
  return steps.map(({ does, at, to, gives }) => {
    after = { ...after, ...gives }
    return { does, at, to, after }
  })
}

const valuesAt = (steps: readonly ValuedStep[], start: Date): Values =>
  steps.findLast(({ at }) => at.getTime() <= start.getTime())?.after ?? {}

/** How long a clock that begins now may take, by its declaration; null where something that it needs is not known. */
export async function limitOf(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  clock: Clock,
  values: Values,
  start: Date,
): Promise<Limit | null> {
  const { amount, unit } = clock.limit
  const facts = await factsFor(db, registers, register, division, clock, values, start)
  const worked = (text: string): unknown => valueOfFormula(register.rules.formula(text), facts)
  return limitFrom(
    clock,
    typeof amount === 'number'
      ? amount
      : 'expression' in amount
        ? worked(amount.expression)
        : await settingAmount(db, register.system, division, amount, start),
    typeof unit === 'string' ? unit : worked(unit.expression),
  )
}

async function settingAmount(
  db: Reading,
  { settings = [] }: System,
  division: string,
  { setting: key, path }: { readonly setting: string; readonly path?: string },
  start: Date,
): Promise<unknown> {
  const setting = settings.find((one) => one.key === key)
  if (setting === undefined) return null
  const value: unknown = await settingAt(db, division, setting, dayOf(start))
  if (path === undefined) return value
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[path] : null // an object of its schema
}

/** What the expressions of a clock's limit speak of: the record's own values, its links', the settings of the day. */
async function factsFor(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  clock: Clock,
  values: Values,
  start: Date,
): Promise<Readonly<Record<string, unknown>>> {
  const texts = [clock.limit.amount, clock.limit.unit].flatMap((part) =>
    typeof part === 'object' && 'expression' in part ? [part.expression] : [],
  )
  if (texts.length === 0) return {}
  const spoken = texts.flatMap((text) => spokenIn(register.rules.formula(text)))
  const facts: Record<string, unknown> = {
    ...factsOfValues(register.type, values),
    now: start.toISOString(),
    today: dayOf(start),
  }
  if (spoken.some((name) => name.startsWith('setting.')))
    facts.setting = await settingFacts(db, register, division, start)
  for (const link of new Set(spoken.filter((name) => name.includes('.')).map((name) => name.split('.')[0] ?? ''))) {
    const field = register.type.fields[link]
    const to = field?.kind === 'link' ? registers.get(field.to) : undefined
    const id = values[link]
    if (to === undefined || typeof id !== 'string') continue
    const linked = await findRecord(db, to, division, id)
    if (linked === undefined) continue
    facts[link] = {
      ...factsOfValues(to.type, linked.values),
      ...(linked.state === null ? {} : { state: linked.state }),
    }
  }
  return facts
}

/** Something about a record's clocks that its steps do not say. */
export interface ClockFault {
  readonly type: string
  readonly record: string
  readonly clock: string
  readonly kept: KeptClock | null
  readonly derived: ClockRow | null
}

/** Whether the kept clocks of a record are those that its steps say. */
export async function verifyClocks(
  db: Reading,
  registers: Registers,
  register: Register,
  record: StoredRecord,
): Promise<readonly ClockFault[]> {
  const derived = new Map((await clocksFromSteps(db, registers, register, record)).map(({ row }) => [row.clock, row]))
  const kept = new Map(
    (await clocksOfRecord(db, record.division, register.type.id, record.id)).map((one) => [one.clock, one]),
  )
  const time = (at: Date | null) => at?.getTime() ?? null
  return [...new Set([...derived.keys(), ...kept.keys()])].flatMap((clock) => {
    const [row, one] = [derived.get(clock) ?? null, kept.get(clock) ?? null]
    const agrees =
      row !== null &&
      one !== null &&
      row.state === one.state &&
      time(row.startedAt) === time(one.startedAt) &&
      time(row.dueAt) === time(one.dueAt) &&
      time(row.endedAt) === time(one.endedAt) &&
      time(row.pausedAt) === time(one.pausedAt) &&
      row.isMet === one.isMet &&
      String(row.extended) === one.extended
    return agrees ? [] : [{ type: register.type.id, record: record.id, clock, kept: one, derived: row }]
  })
}

/** Every record with clocks, compared with its steps; for `gangmu verify`. */
export async function verifyAllClocks(
  db: Reading,
  registers: Registers,
): Promise<{ readonly count: number; readonly faults: readonly Bilingual[] }> {
  const faults: Bilingual[] = []
  let count = 0
  for (const division of await divisionsWithClocks(db))
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const page = await clockPage(db, division, after, 500)
      for (const { type, record: id } of page) {
        after = id
        count++
        const register = registers.get(type)
        const record = register === undefined ? undefined : await findRecord(db, register, division, id)
        if (register === undefined || record === undefined) continue
        for (const { clock } of await verifyClocks(db, registers, register, record))
          if (faults.length < TOLD_AT_MOST)
            faults.push({
              zh: `${type} ${division}/${record.number ?? id}：时限“${clock}”与办理步骤推算的不一致`,
              en: `${type} ${division}/${record.number ?? id}: the clock “${clock}” is not what its steps say`,
            })
      }
      if (page.length < 500) break
    }
  return { count, faults }
}

const TOLD_AT_MOST = 100
