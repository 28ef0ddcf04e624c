import type { ClockRow } from '../engines/cases/clock-rows.ts'
import { truthOf, valueOfFormula } from '../language/conditions/evaluate.ts'
import type { FieldValue, Values } from '../language/field.ts'
import type { Making } from '../language/lifecycle.ts'
import {
  type Doing,
  dueAutomatic,
  factsOf,
  prepareChange,
  prepareCreate,
  prepareTransition,
  type RecordFacts,
  type Warning,
} from '../language/machine.ts'
import type { RecordType } from '../language/record-type.ts'
import type { Rules } from '../language/rules.ts'
import type { Sample, SampleActor, SampleRecord, SampleStep } from '../language/sample.ts'
import type { System } from '../language/system.ts'
import { dayOf } from '../model/calendar.ts'
import type { Fault } from '../model/outcome.ts'
import { RecordWorld, type WorldRecord } from './record-world.ts'

/** One step of a replayed record, as the register keeps it. */
export interface ReplayedStep {
  /** 'create', 'change', 'correct', or a transition. */
  readonly does: string
  readonly from: string | null
  readonly to: string | null
  readonly at: Date
  /** null: the program itself. */
  readonly by: SampleActor | null
  readonly reason: string | null
  readonly gives: Values
  readonly warnings: readonly Warning[]
}

/** A record with its whole life, each step of it as the machine let it pass. */
export interface ReplayedRecord extends Readonly<WorldRecord> {
  readonly steps: readonly ReplayedStep[]
  readonly clocks: readonly ClockRow[]
}

/** Samples so that each comes after those it builds on. Throws when two wait for each other, or for one that is not there. */
export function inOrder(samples: readonly Sample[]): readonly Sample[] {
  const bySystem = new Map(samples.map((sample) => [sample.system, sample]))
  const ordered: Sample[] = []
  const visit = (sample: Sample, waiting: readonly string[]) => {
    if (ordered.includes(sample)) return
    if (waiting.includes(sample.system))
      throw new Error(`Samples wait for each other: ${[...waiting, sample.system].join(' → ')}.`)
    for (const id of sample.after ?? []) {
      const before = bySystem.get(id)
      if (before === undefined) throw new Error(`The sample of ${sample.system} comes after ${id}, which has none.`)
      visit(before, [...waiting, sample.system])
    }
    ordered.push(sample)
  }
  for (const sample of [...samples].sort((a, b) => (a.system < b.system ? -1 : 1))) visit(sample, [])
  return ordered
}

/**
 * Replays the lives of sample records in the order of time, all systems together, by the same pure rules that the server and
 * the page decide by; what the program does by itself follows each step, and once more at the end of the time. A record that
 * breaks a rule is a mistake of its sample: throws with the first of them and all their faults.
 */
export function replayRecords(
  systems: readonly System[],
  records: readonly SampleRecord[],
  end: Date,
  newId: (at: Date) => string,
): readonly ReplayedRecord[] {
  const replay = new Replay(systems, newId)
  for (const { record, step } of eventsOf(records)) {
    if (step === null) replay.create(record)
    else replay.step(record, step)
    if (replay.broken.size >= 30) break
  }
  if (replay.broken.size > 0) throw new Error(`Samples break their own rules:\n${replay.told().join('\n')}`)
  replay.settle(end)
  return replay.lives()
}

interface Event {
  readonly at: number
  readonly record: SampleRecord
  /** null: it is made. */
  readonly step: SampleStep | null
}

/** In order of time; of one moment, in the order in which the samples gave them. */
function eventsOf(records: readonly SampleRecord[]): readonly Event[] {
  const events = records.flatMap((record): Event[] => [
    { at: record.at.getTime(), record, step: null },
    ...record.steps.map((step) => ({ at: step.at.getTime(), record, step })),
  ])
  return events.sort((a, b) => a.at - b.at)
}

const doingOf = ({ by, at }: { readonly by: SampleActor; readonly at: Date }): Doing => ({
  actor: by.id,
  actorBody: by.body,
  now: at,
})
const program = (now: Date): Doing => ({ actor: null, actorBody: null, now })
const MOST_AUTOMATIC = 10

class Replay {
  /** What was wrong, each once, with the first record of which it was and how many there were. */
  readonly broken = new Map<string, { readonly first: string; count: number }>()
  private readonly world: RecordWorld
  private readonly steps = new Map<string, ReplayedStep[]>()
  private readonly counters = new Map<string, number>()
  /** The latest record of each `repeats` key. */
  private readonly earlier = new Map<string, WorldRecord>()
  /** The record that has each unique key. */
  private readonly unique = new Map<string, string>()
  private readonly newId: (at: Date) => string

  constructor(systems: readonly System[], newId: (at: Date) => string) {
    this.world = new RecordWorld(systems, (id) => this.steps.get(id) ?? [])
    this.newId = newId
  }

  told(): readonly string[] {
    return [...this.broken].map(([what, { first, count }]) => `${count} × ${what} (first: ${first})`)
  }

  private complain(what: string, where: string, faults: readonly Fault[]): void {
    const key = `${what}: ${faults.map(({ at, message }) => `${at} ${message.en}`).join('; ')}`
    const found = this.broken.get(key)
    if (found === undefined) this.broken.set(key, { first: where, count: 1 })
    else found.count++
  }

  lives(): readonly ReplayedRecord[] {
    return [...this.world.all()].map((record) => ({
      ...record,
      steps: this.steps.get(record.id) ?? [],
      clocks: this.world.clocksOf(record),
    }))
  }

  create(record: SampleRecord): void {
    const kind = this.world.kinds.get(record.type)
    if (kind === undefined) throw new Error(`A sample makes records of ${record.type}, which no system declares.`)
    this.make(kind.rules, record.id, record.values, record.at, record.by, doingOf(record), () => describe(record, null))
  }

  /** Resolves with whether it was made. */
  private make(
    rules: Rules,
    id: string,
    given: Values,
    at: Date,
    by: SampleActor | null,
    doing: Doing,
    words: () => string,
  ): boolean {
    const { type } = rules
    const values = this.withRepeated(type, given, at)
    // What comes from an upstream system comes with the record.
    const prepared = prepareCreate(rules, values, doing, this.world.more(type, values, null, at), { mayDerive: true })
    if (prepared.kind === 'faulty') {
      this.complain(`${type.id} create`, words(), prepared.faults)
      return false
    }
    if (!this.claim(type, id, {}, prepared.gives, words())) return false
    const state = type.lifecycle?.start ?? null
    const held: WorldRecord = {
      type: type.id,
      id,
      number: this.numberFor(type, at),
      madeAt: at,
      madeBy: by?.id ?? '',
      state,
      values: prepared.gives,
      ...placeFrom(type, prepared.gives, { body: doing.actorBody, person: doing.actor }),
      changedAt: at,
    }
    this.world.put(held)
    this.remember(type, held)
    const { gives, warnings } = prepared
    this.steps.set(id, [{ does: 'create', from: null, to: state, at, by, reason: null, gives, warnings }])
    this.follow(rules, held, at)
    return true
  }

  step(record: SampleRecord, step: SampleStep): void {
    const held = this.world.get(record.id)
    const rules = this.world.kinds.get(record.type)?.rules
    if (held === undefined || rules === undefined) return // its making failed, and was told
    const { type } = rules
    const { gives = {}, reason = '', at, by } = step
    const asked = step.does === null ? undefined : type.lifecycle?.transitions[step.does]
    // What the program does by itself it has done when it was due: a sample need not know when that was.
    if (asked?.automatic !== undefined && (held.state === null || !asked.from.includes(held.state))) return
    const before: RecordFacts = {
      state: held.state,
      values: held.values,
      more: this.world.more(type, { ...held.values, ...gives }, held, at),
    }
    const life = this.steps.get(held.id) ?? []
    const doneBy = (does: string) => life.flatMap((one) => (one.does === does && one.by !== null ? [one.by.id] : []))
    const prepared =
      step.does === null
        ? prepareChange(rules, before, gives, reason, doingOf(step))
        : prepareTransition(rules, before, step.does, gives, reason, doingOf(step), { doneBy })
    if (prepared.kind === 'faulty') {
      this.complain(`${type.id} ${step.does}`, describe(record, step), prepared.faults)
      return
    }
    const isCorrection = 'isCorrection' in prepared && prepared.isCorrection === true
    if (!this.claim(type, held.id, held.values, prepared.gives, describe(record, step))) return
    const does = step.does ?? (isCorrection ? 'correct' : 'change')
    // What the step writes by itself is handed on as well.
    const handedOn = this.handOn(rules, held, before, asked?.makes ?? [], { ...step, gives: prepared.gives })
    this.move(
      type,
      held,
      does,
      asked?.to ?? held.state,
      at,
      by,
      reason,
      { ...prepared.gives, ...handedOn },
      prepared.warnings,
    )
    this.follow(rules, held, at)
  }

  /** Does by itself what is due at the end of the simulated time. */
  settle(end: Date): void {
    for (const held of [...this.world.all()]) {
      const rules = this.world.kinds.get(held.type)?.rules
      if (rules !== undefined) this.follow(rules, held, end)
    }
  }

  private move(
    type: RecordType,
    held: WorldRecord,
    does: string,
    to: string | null,
    at: Date,
    by: SampleActor | null,
    reason: string,
    gives: Values,
    warnings: readonly Warning[],
  ): void {
    const from = held.state
    this.world.change(held, to, gives, at)
    Object.assign(held, placeFrom(type, held.values, held))
    this.steps.get(held.id)?.push({ does, from, to, at, by, reason: reason === '' ? null : reason, gives, warnings })
  }

  /** What the declaration lets the program do by itself now. */
  private follow(rules: Rules, held: WorldRecord, at: Date): void {
    const { type } = rules
    const transitions = type.lifecycle?.transitions ?? {}
    if (!Object.values(transitions).some(({ automatic }) => automatic !== undefined)) return
    for (let i = 0; i < MOST_AUTOMATIC; i++) {
      const facts = { state: held.state, values: held.values, more: this.world.more(type, held.values, held, at) }
      const due = dueAutomatic(rules, facts, program(at))
      if (due === null) return
      const prepared = prepareTransition(rules, facts, due, {}, '', program(at), { doneBy: () => [] })
      if (prepared.kind === 'faulty') return
      this.move(type, held, due, transitions[due]?.to ?? held.state, at, null, '', prepared.gives, prepared.warnings)
    }
  }

  /** Records that the step makes for another desk; the links to them. */
  private handOn(
    rules: Rules,
    held: WorldRecord,
    before: RecordFacts,
    makes: readonly Making[],
    step: SampleStep,
  ): Values {
    const kept: Record<string, FieldValue> = {}
    const facts = factsOf(rules, { ...before, values: { ...held.values, ...step.gives } }, doingOf(step))
    for (const { type, when, values, keepsIn } of makes) {
      const other = this.world.kinds.get(type)?.rules
      if (other === undefined || held.values[keepsIn] != null || step.gives?.[keepsIn] != null) continue
      if (when !== undefined && truthOf(rules.condition(when), facts) !== 'true') continue
      const given = Object.fromEntries(
        Object.entries(values).map(([name, text]): [string, FieldValue] => {
          // Files, places and links are carried as they are; an expression has no words for them.
          const carried = Object.hasOwn(rules.type.fields, text)
          return [
            name,
            carried
              ? (step.gives?.[text] ?? held.values[text] ?? null)
              : (valueOfFormula(rules.formula(text), facts) as FieldValue),
          ]
        }),
      )
      const id = this.newId(step.at)
      if (this.make(other, id, given, step.at, null, program(step.at), () => `${type} made by ${held.type} ${held.id}`))
        kept[keepsIn] = id
    }
    return kept
  }

  /** Whether nobody else has what occurs once; then it is this record's. */
  private claim(type: RecordType, id: string, before: Values, gives: Values, where: string): boolean {
    const after = { ...before, ...gives }
    const keys = (type.unique ?? []).filter((fields) => fields.every((name) => after[name] != null))
    const keyFor = (fields: readonly string[], values: Values) =>
      JSON.stringify([type.id, ...fields, ...fields.map((name) => values[name])])
    const taken = keys.find((fields) => (this.unique.get(keyFor(fields, after)) ?? id) !== id)
    if (taken !== undefined) {
      const message = { zh: '已有相同的记录', en: `another record has the same ${taken.join(', ')}` }
      this.complain(`${type.id} create`, `${where}: ${taken.map((name) => after[name]).join(', ')}`, [
        { at: 'values', code: 'exists-already', message },
      ])
      return false
    }
    for (const fields of type.unique ?? []) this.unique.delete(keyFor(fields, before))
    for (const fields of keys) this.unique.set(keyFor(fields, after), id)
    return true
  }

  private numberFor({ id, number }: RecordType, at: Date): string | null {
    if (number === undefined) return null
    const slot = slotOf(number.per, dayOf(at))
    const last = (this.counters.get(`${id}/${slot}`) ?? 0) + 1
    this.counters.set(`${id}/${slot}`, last)
    return `${number.prefix}${slot}-${String(last).padStart(number.digits, '0')}`
  }

  /** The link to the earlier record that a new one repeats. */
  private withRepeated(type: RecordType, values: Values, at: Date): Values {
    const { repeats } = type
    if (repeats === undefined || values[repeats.field] != null) return values
    const earlier = this.earlier.get(keyOf(type, values))
    const setting = this.world.kinds.get(type.id)?.setting ?? {}
    const days =
      typeof repeats.withinDays === 'number'
        ? repeats.withinDays
        : Number(setting[lastPart(repeats.withinDays.setting)] ?? 0)
    if (earlier === undefined || at.getTime() - earlier.madeAt.getTime() > days * 86_400_000) return values
    return { ...values, [repeats.field]: earlier.id }
  }

  private remember(type: RecordType, held: WorldRecord): void {
    const { repeats } = type
    if (repeats?.same.every((name) => held.values[name] != null) === true)
      this.earlier.set(keyOf(type, held.values), held)
  }
}

const keyOf = ({ id, repeats }: RecordType, values: Values) =>
  JSON.stringify([id, ...(repeats?.same ?? []).map((name) => values[name] ?? null)])
const lastPart = (key: string) => key.slice(key.lastIndexOf('.') + 1).replaceAll('-', '_')

export const slotOf = (per: 'day' | 'month' | 'year', day: string): string =>
  day.slice(0, per === 'day' ? 10 : per === 'month' ? 7 : 4).replaceAll('-', '')

/** Where a record stands: the body and the person that its type names, else whoever made it. */
function placeFrom(
  { body, person }: RecordType,
  values: Values,
  made: { readonly body: string | null; readonly person: string | null },
) {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  return {
    body: body === undefined ? made.body : text(body),
    person: person === undefined ? made.person : text(person),
  }
}

const describe = (record: SampleRecord, step: SampleStep | null) =>
  `${record.type} ${record.id}, ${step === null ? 'made' : (step.does ?? 'changed')} at ${(step ?? record).at.toISOString()}`
