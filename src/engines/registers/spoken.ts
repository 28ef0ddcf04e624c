import type { Requirement } from '../../language/lifecycle.ts'
import { spokenIn } from '../../language/rules.ts'
import type { Register } from './register.ts'

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
  readonly rollups: boolean
  readonly clocks: boolean
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
    rollups: names.some((name) => register.type.rollups?.[name] !== undefined),
    clocks: names.some((name) => name.startsWith('clock.')),
    links,
  }
  known.set(register, spoken)
  return spoken
}
