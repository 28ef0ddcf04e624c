import type { ClockRow } from '../engines/cases/clock-rows.ts'
import { type Facts, truthOf, valueOfFormula } from '../language/conditions/evaluate.ts'
import { add, compareExact, decimalText, type Exact, findExact, whole } from '../language/conditions/exact.ts'
import type { FieldValue, Values } from '../language/field.ts'
import { factsOf, factsOfValues } from '../language/machine.ts'
import type { RecordType, Rollup } from '../language/record-type.ts'
import { allRules, type Rules, settingDefaults, spokenIn } from '../language/rules.ts'
import type { System } from '../language/system.ts'
import { dayOf } from '../model/calendar.ts'
import { clockFacts, clockRowsOf } from './world-clocks.ts'

/** A simulated record as it stands at the moment to which the replay has come. */
export interface WorldRecord {
  readonly type: string
  readonly id: string
  readonly number: string | null
  readonly madeAt: Date
  readonly madeBy: string
  state: string | null
  values: Values
  body: string | null
  person: string | null
  changedAt: Date
}

/** A step of a record, as clocks are told by it. */
interface TakenStep {
  readonly does: string
  readonly at: Date
  readonly to: string | null
  readonly gives: Values
}

/** A declared type as the world knows it. */
interface Kind {
  readonly rules: Rules
  readonly system: System
  readonly setting: Facts
  /** First names that expressions judged of its records speak of; of links, what of the linked record. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<string>>
  /** The same of the limits of its clocks. */
  readonly limits: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * All simulated records at one moment of the simulated time, so that conditions of one can speak of those it links to and of
 * those that point to it, as the server's conditions do.
 */
export class RecordWorld {
  readonly kinds: ReadonlyMap<string, Kind>
  private readonly records = new Map<string, WorldRecord>()
  private readonly facts = new WeakMap<Values, Facts>()
  /** 'type/field/id' → records of the type whose link in the field is the id. */
  private readonly pointing = new Map<string, Set<WorldRecord>>()
  /** Links that a roll-up goes by: 'approval/project'. */
  private readonly followed = new Set<string>()

  /** `stepsOf` gives the steps that a record has taken so far. */
  constructor(
    systems: readonly System[],
    private readonly stepsOf: (id: string) => readonly TakenStep[],
  ) {
    const rules = allRules(systems)
    const kinds = new Map<string, Kind>()
    for (const system of systems)
      for (const type of system.records ?? []) {
        const own = rules.get(type.id) as Rules // of every declared type
        kinds.set(type.id, {
          rules: own,
          system,
          setting: settingDefaults(system.settings),
          spoken: spokenOf(own),
          limits: limitsOf(own),
        })
        for (const { of, by } of Object.values(type.rollups ?? {})) this.followed.add(`${of}/${by}`)
      }
    this.kinds = kinds
  }

  get(id: string): WorldRecord | undefined {
    return this.records.get(id)
  }

  all(): Iterable<WorldRecord> {
    return this.records.values()
  }

  put(record: WorldRecord): void {
    this.records.set(record.id, record)
    this.point(record, {}, record.values)
  }

  /** Writes what a step gave. */
  change(record: WorldRecord, state: string | null, gives: Values, at: Date): void {
    const before = record.values
    record.state = state
    record.values = { ...before, ...gives }
    record.changedAt = at
    this.point(record, before, gives)
  }

  /** What conditions of a type may speak of beside the record's own values: links, roll-ups, settings. */
  more(type: RecordType, values: Values, record: WorldRecord | null, now: Date): Facts {
    const kind = this.kinds.get(type.id)
    if (kind === undefined || kind.spoken.size === 0) return {}
    const facts: Record<string, unknown> = {}
    for (const [name, of] of kind.spoken) {
      if (name === 'setting') facts.setting = kind.setting
      if (name === 'clock' && record !== null) facts.clock = clockFacts(this.clocksOf(record), now)
      const field = type.fields[name]
      if (field?.kind === 'link' && of.size > 0) {
        const linked = this.records.get(String(values[name] ?? ''))
        if (linked !== undefined) facts[name] = this.linkedFacts(linked, of, now)
      }
      const rollup = type.rollups?.[name]
      if (rollup !== undefined) facts[name] = record === null ? none(rollup) : this.rollup(rollup, record.id, now)
    }
    return record === null ? facts : { ...facts, ...own(record) }
  }

  /** The clocks of a record by the steps that it has taken. */
  clocksOf(record: WorldRecord): readonly ClockRow[] {
    const kind = this.kinds.get(record.type)
    if (kind === undefined || (kind.rules.type.clocks ?? []).length === 0) return []
    return clockRowsOf(kind.rules, kind.system.settings, this.stepsOf(record.id), (values, at) => {
      const facts: Record<string, unknown> = {
        ...this.valueFacts(kind.rules.type, values),
        ...timeFacts(at),
        setting: kind.setting,
      }
      for (const [name, of] of kind.limits) {
        const linked = this.records.get(String(values[name] ?? ''))
        if (linked !== undefined) facts[name] = this.linkedFacts(linked, of, at)
      }
      return facts
    })
  }

  /** What a linked record holds, as far as it is spoken of. */
  private linkedFacts(linked: WorldRecord, of: ReadonlySet<string>, now: Date): Facts {
    const kind = this.kinds.get(linked.type)
    if (kind === undefined) return {}
    const { type, formula } = kind.rules
    const facts: Record<string, unknown> = {
      ...this.valueFacts(type, linked.values),
      ...own(linked),
      ...timeFacts(now),
      setting: kind.setting,
      id: linked.id,
    }
    if (linked.state !== null) facts.state = linked.state
    const computed = Object.entries(type.computed ?? {}).filter(([name]) => of.has(name))
    const spoken = new Set([...of, ...computed.flatMap(([, one]) => spokenIn(formula(one.formula)))])
    for (const [name, rollup] of Object.entries(type.rollups ?? {}))
      if (spoken.has(name)) facts[name] = this.rollup(rollup, linked.id, now)
    for (const [name, one] of computed) facts[name] = valueOfFormula(formula(one.formula), facts)
    return facts
  }

  private rollup({ of, by, where, take }: Rollup, id: string, now: Date): FieldValue {
    const kind = this.kinds.get(of)
    const pointing = this.pointing.get(`${of}/${by}/${id}`)
    if (kind === undefined) return null
    if (pointing === undefined) return none({ take })
    const found = where === undefined ? [...pointing] : [...pointing].filter((one) => this.holds(kind, where, one, now))
    if (take === 'count') return found.length
    const values = (field: string) => found.flatMap((one) => (one.values[field] == null ? [] : [one.values[field]]))
    if ('sum' in take) return sum(values(take.sum))
    if ('most' in take || 'least' in take) {
      const sign = 'most' in take ? 1 : -1
      const all = values('most' in take ? take.most : take.least)
      return all.length === 0 ? null : all.reduce((best, one) => (order(one, best) * sign > 0 ? one : best))
    }
    const { latest, by: last } = take
    const dated = found.filter((one) => one.values[last] != null)
    if (dated.length === 0) return null
    return (
      dated.reduce((a, b) => (order(b.values[last] as FieldValue, a.values[last] as FieldValue) > 0 ? b : a)).values[
        latest
      ] ?? null
    )
  }

  private holds(kind: Kind, where: string, one: WorldRecord, now: Date): boolean {
    const condition = kind.rules.condition(where)
    const computed = spokenIn(condition).some((name) => kind.rules.type.computed?.[name] !== undefined)
    const facts = {
      ...this.valueFacts(kind.rules.type, one.values),
      ...own(one),
      ...(one.state === null ? {} : { state: one.state }),
      ...timeFacts(now),
      setting: kind.setting,
    }
    if (!computed) return truthOf(condition, facts) === 'true'
    const whole = factsOf(
      kind.rules,
      { state: one.state, values: one.values, more: facts },
      { actor: null, actorBody: null, now },
    )
    return truthOf(condition, whole) === 'true'
  }

  /** Values as conditions take them; worked out once while they stand. */
  private valueFacts(type: RecordType, values: Values): Facts {
    const known = this.facts.get(values)
    if (known !== undefined) return known
    const facts = factsOfValues(type, values)
    this.facts.set(values, facts)
    return facts
  }

  private point(record: WorldRecord, before: Values, gives: Values): void {
    const fields = this.kinds.get(record.type)?.rules.type.fields ?? {}
    for (const [name, value] of Object.entries(gives)) {
      if (fields[name]?.kind !== 'link' || !this.followed.has(`${record.type}/${name}`)) continue
      this.pointing.get(`${record.type}/${name}/${String(before[name])}`)?.delete(record)
      if (typeof value !== 'string') continue
      const key = `${record.type}/${name}/${value}`
      const set = this.pointing.get(key)
      if (set === undefined) this.pointing.set(key, new Set([record]))
      else set.add(record)
    }
  }
}

/** The last moment that was asked for: very many records are judged at one. */
let lastTime: { readonly at: number; readonly facts: Facts } = { at: Number.NaN, facts: {} }
function timeFacts(now: Date): Facts {
  if (lastTime.at !== now.getTime())
    lastTime = { at: now.getTime(), facts: { now: now.toISOString(), today: dayOf(now) } }
  return lastTime.facts
}

/** Nothing points to a record that is not there yet. */
const none = ({ take }: Pick<Rollup, 'take'>): FieldValue => (take === 'count' ? 0 : 'sum' in take ? '0' : null)

function sum(values: readonly FieldValue[]): string {
  const total = values.reduce<Exact>((all, one) => add(all, findExact(one) ?? whole(0)), whole(0))
  return decimalText(total)
}

/** Numbers by their size, days and moments by their text. */
function order(a: FieldValue, b: FieldValue): number {
  const [left, right] = [findExact(a), findExact(b)]
  if (left !== null && right !== null) return compareExact(left, right)
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}

const own = ({ id, number, madeAt, madeBy, body, person, changedAt }: WorldRecord): Facts => ({
  id,
  ...(number === null ? {} : { number }),
  ...(body === null ? {} : { body }),
  ...(person === null ? {} : { person }),
  made_at: madeAt.toISOString(),
  made_by: madeBy,
  changed_at: changedAt.toISOString(),
})

/** What expressions that are judged of a record speak of: 'class' → 'limit'; computed fields by what they need. */
function spokenOf({ type, condition, formula }: Rules): ReadonlyMap<string, ReadonlySet<string>> {
  const transitions = Object.values(type.lifecycle?.transitions ?? {})
  const conditions = [
    ...Object.values(type.fields).flatMap(({ required, shownWhen }) => [required, shownWhen]),
    ...transitions.flatMap(({ holds = [], automatic, makes = [] }) => [
      ...holds.map(({ that }) => that),
      automatic,
      ...makes.map(({ when }) => when),
    ]),
  ].filter((text) => typeof text === 'string')
  const formulas = [
    ...Object.values(type.computed ?? {}).map(({ formula: text }) => text),
    ...transitions.flatMap(({ sets = {}, makes = [] }) => [
      ...Object.values(sets),
      ...makes.flatMap(({ values }) => Object.values(values)),
    ]),
  ]
  return byFirst(
    [...conditions.map((text) => condition(text)), ...formulas.map((text) => formula(text))].flatMap(spokenIn),
  )
}

/** What the limits of its clocks speak of. */
function limitsOf({ type, formula }: Rules): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = (type.clocks ?? []).flatMap(({ limit: { amount, unit } }) =>
    [amount, unit].flatMap((part) => (typeof part === 'object' && 'expression' in part ? [part.expression] : [])),
  )
  return byFirst(texts.flatMap((text) => spokenIn(formula(text))))
}

function byFirst(names: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const spoken = new Map<string, Set<string>>()
  for (const name of names) {
    const [first = '', ...rest] = name.split('.')
    const of = spoken.get(first) ?? new Set<string>()
    for (const one of rest) of.add(one)
    spoken.set(first, of)
  }
  return spoken
}
