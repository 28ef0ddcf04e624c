import type { Requirement } from '../../language/lifecycle.ts'
import type { RecordType } from '../../language/record-type.ts'
import { spokenIn } from '../../language/rules.ts'
import type { Register, Registers } from './register.ts'

/** Every expression of a declaration that is judged of one record. */
function expressionsOf({ type, rules }: Register): readonly string[] {
  const said = (one: string | true | undefined): readonly string[] => (typeof one === 'string' ? [one] : [])
  const held = (all: readonly Requirement[] = []) => all.map(({ that }) => that)
  const all = [
    ...Object.values(type.fields).flatMap(({ required, shownWhen }) => [...said(required), ...said(shownWhen)]),
    ...Object.values(type.computed ?? {}).map(({ formula }) => formula),
    ...Object.values(type.lifecycle?.transitions ?? {}).flatMap(({ holds, sets = {}, automatic, makes = [] }) => [
      ...held(holds),
      ...Object.values(sets),
      ...said(automatic),
      ...makes.flatMap(({ when, values }) => [...said(when), ...Object.values(values)]),
    ]),
    ...(type.isPublic === undefined ? [] : [type.isPublic.when]),
  ]
  return [...new Set(all.flatMap((text) => spokenIn(rules.formula(text))))]
}

/** What a declaration's expressions speak of. */
export interface SpokenOf {
  readonly setting: boolean
  readonly rollups: ReadonlySet<string>
  readonly clocks: boolean
  /** The moment or the day. */
  readonly time: boolean
  /** Fields, roll-ups and computed fields of linked records, by the link's name. */
  readonly links: ReadonlyMap<string, ReadonlySet<string>>
}

const known = new WeakMap<Register, SpokenOf>()

export function spokenOf(register: Register): SpokenOf {
  const found = known.get(register)
  if (found !== undefined) return found
  const names = expressionsOf(register)
  const links = new Map<string, Set<string>>()
  for (const name of names) {
    const [first = '', second] = name.split('.')
    if (register.type.fields[first]?.kind !== 'link' || second === undefined) continue
    links.set(first, (links.get(first) ?? new Set()).add(second))
  }
  const spoken = {
    setting: names.some((name) => name.startsWith('setting.')),
    rollups: new Set(names.filter((name) => register.type.rollups?.[name] !== undefined)),
    clocks: names.some((name) => name.startsWith('clock.')),
    time: names.some((name) => name === 'now' || name === 'today'),
    links,
  }
  known.set(register, spoken)
  return spoken
}

/** Whether a condition speaks of the moment or the day. */
export const speaksOfTime = (condition: string): boolean => /\b(?:now|today)\b/.test(condition)

/**
 * Whether what is told of a type's records changes with the moment alone: deadlines run out, and rules, views and roll-ups may
 * speak of the day; so may those of the records that it links to.
 */
export function isTimed(registers: Registers, register: Register): boolean {
  const linked = [...spokenOf(register).links.keys()].flatMap((name) => {
    const field = register.type.fields[name]
    return (field?.kind === 'link' ? registers.get(field.to) : undefined) ?? []
  })
  return [register, ...linked].some((one) => {
    const { type } = one
    const conditions = [...(type.views ?? []), ...Object.values(type.rollups ?? {})].map(({ where = '' }) => where)
    return (type.clocks ?? []).length > 0 || spokenOf(one).time || conditions.some(speaksOfTime)
  })
}

/**
 * Whether rules of a type speak of other records of the type: by a link, or by what counts them there or here. Then a step of one
 * may change what the next is judged by.
 */
export function seesItself(registers: Registers, register: Register): boolean {
  const { type } = register
  const spoken = spokenOf(register)
  const counts = (one: RecordType | undefined) => Object.values(one?.rollups ?? {}).some(({ of }) => of === type.id)
  const isCounted = [...spoken.rollups].some((name) => type.rollups?.[name]?.of === type.id)
  const leadsBack = [...spoken.links.keys()].some((name) => {
    const field = type.fields[name]
    return field?.kind === 'link' && (field.to === type.id || counts(registers.get(field.to)?.type))
  })
  return leadsBack || isCounted
}
