import { type Facts, truthOf } from '../language/conditions/evaluate.ts'
import { add, compareExact, decimalText, type Exact, findExact, whole } from '../language/conditions/exact.ts'
import type { FieldValue, Values } from '../language/field.ts'
import { factsOf } from '../language/machine.ts'
import type { RecordType, Rollup } from '../language/record-type.ts'
import { allRules, type Rules, settingDefaults, spokenIn } from '../language/rules.ts'
import type { System } from '../language/system.ts'

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

/** A declared type as the world knows it. */
interface Kind {
  readonly rules: Rules
  readonly setting: Facts
  /** First names that expressions judged of its records speak of; of links, what of the linked record. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * All simulated records at one moment of the simulated time, so that conditions of one can speak of those it links to and of
 * those that point to it, as the server's conditions do.
 */
export class RecordWorld {
  readonly kinds: ReadonlyMap<string, Kind>
  private readonly records = new Map<string, WorldRecord>()
  /** 'type/field/id' → records of the type whose link in the field is the id. */
  private readonly pointing = new Map<string, Set<WorldRecord>>()
  /** Links that a roll-up goes by: 'approval/project'. */
  private readonly followed = new Set<string>()

  constructor(systems: readonly System[]) {
    const rules = allRules(systems)
    const kinds = new Map<string, Kind>()
    for (const { records = [], settings } of systems)
      for (const type of records) {
        const own = rules.get(type.id) as Rules // of every declared type
        kinds.set(type.id, { rules: own, setting: settingDefaults(settings), spoken: spokenOf(own) })
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
    if (kind === undefined) return {}
    const facts: Record<string, unknown> = {}
    for (const [name, of] of kind.spoken) {
      if (name === 'setting') facts.setting = kind.setting
      const field = type.fields[name]
      if (field?.kind === 'link' && of.size > 0) {
        const linked = this.records.get(String(values[name] ?? ''))
        if (linked !== undefined) facts[name] = this.linkedFacts(linked, now)
      }
      const rollup = type.rollups?.[name]
      if (rollup !== undefined) facts[name] = record === null ? none(rollup) : this.rollup(rollup, record.id, now)
    }
    return record === null ? facts : { ...facts, ...own(record) }
  }

  private linkedFacts(linked: WorldRecord, now: Date): Facts {
    const kind = this.kinds.get(linked.type)
    if (kind === undefined) return {}
    const rollups = Object.fromEntries(
      Object.entries(kind.rules.type.rollups ?? {}).map(([name, rollup]) => [
        name,
        this.rollup(rollup, linked.id, now),
      ]),
    )
    const more = { ...own(linked), ...rollups, setting: kind.setting, id: linked.id }
    return factsOf(
      kind.rules,
      { state: linked.state, values: linked.values, more },
      { actor: null, actorBody: null, now },
    )
  }

  private rollup({ of, by, where, take }: Rollup, id: string, now: Date): FieldValue {
    const kind = this.kinds.get(of)
    const pointing = [...(this.pointing.get(`${of}/${by}/${id}`) ?? [])]
    if (kind === undefined) return null
    const found =
      where === undefined
        ? pointing
        : pointing.filter(({ state, values }) => {
            const facts = factsOf(
              kind.rules,
              { state, values, more: { setting: kind.setting } },
              { actor: null, actorBody: null, now },
            )
            return truthOf(kind.rules.condition(where), facts) === 'true'
          })
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

/** Nothing points to a record that is not there yet. */
const none = ({ take }: Rollup): FieldValue => (take === 'count' ? 0 : 'sum' in take ? '0' : null)

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

const own = ({ number, madeAt, madeBy, body, person, changedAt }: WorldRecord): Facts => ({
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
  const spoken = new Map<string, Set<string>>()
  for (const name of [...conditions.map((text) => condition(text)), ...formulas.map((text) => formula(text))].flatMap(
    spokenIn,
  )) {
    const [first = '', ...rest] = name.split('.')
    const of = spoken.get(first) ?? new Set<string>()
    for (const one of rest) of.add(one)
    spoken.set(first, of)
  }
  return spoken
}
