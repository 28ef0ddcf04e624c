import type { Group, Indicator, Scheme } from '../../model/evaluation-scheme.ts'

/** A line of the tree as an editor shows it: groups before their members, members in the order of the file. */
export type TreeLine =
  | { readonly kind: 'group'; readonly group: Group; readonly depth: number; readonly sum: WeightSum }
  | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly depth: number }

/** What the weights of a group's members add up to, and what they must. */
export interface WeightSum {
  /** null when a weight depends on the unit: the sum then does as well. */
  readonly sum: number | null
  readonly total: number | null
  readonly isRight: boolean
}

export function treeOf(scheme: Scheme): readonly TreeLine[] {
  const lines: TreeLine[] = []
  const seen = new Set<string>()
  const add = (group: Group, depth: number) => {
    // A circle is told as a fault of the scheme; the editor must not go round in it.
    if (seen.has(group.id)) return
    seen.add(group.id)
    lines.push({ kind: 'group', group, depth, sum: weightSumOf(scheme, group) })
    for (const indicator of scheme.indicators)
      if (indicator.group === group.id) lines.push({ kind: 'indicator', indicator, depth: depth + 1 })
    for (const child of scheme.groups) if (child.parent === group.id) add(child, depth + 1)
  }
  for (const group of scheme.groups) if (group.parent === undefined) add(group, 0)
  // What hangs on nothing is shown all the same, so that it can be mended.
  for (const group of scheme.groups) if (!seen.has(group.id)) add(group, 0)
  const known = new Set(scheme.groups.map(({ id }) => id))
  for (const indicator of scheme.indicators)
    if (!known.has(indicator.group)) lines.push({ kind: 'indicator', indicator, depth: 0 })
  return lines
}

export function weightSumOf(scheme: Scheme, { id, total }: Group): WeightSum {
  const weights = [
    ...scheme.indicators.filter(({ group }) => group === id),
    ...scheme.groups.filter(({ parent }) => parent === id),
  ].map(({ weight }) => weight ?? 1)
  const numbers = weights.filter((weight) => typeof weight === 'number')
  const sum =
    numbers.length < weights.length ? null : Number(numbers.reduce((all, weight) => all + weight, 0).toPrecision(12))
  return { sum, total: total ?? null, isRight: total === undefined || sum === null || Math.abs(sum - total) < 1e-9 }
}

export const withIndicator = (scheme: Scheme, id: string, change: Partial<Indicator>): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((one) => (one.id === id ? pruned({ ...one, ...change }) : one)),
})

export const withGroup = (scheme: Scheme, id: string, change: Partial<Group>): Scheme => ({
  ...scheme,
  groups: scheme.groups.map((one) => (one.id === id ? pruned({ ...one, ...change }) : one)),
})

/** A new indicator at the end of a group, with the weight that is missing to the total. */
export function addIndicator(scheme: Scheme, group: string): Scheme {
  const parent = scheme.groups.find(({ id }) => id === group)
  const { sum, total } = parent === undefined ? { sum: null, total: null } : weightSumOf(scheme, parent)
  const weight = sum !== null && total !== null && total > sum ? Number((total - sum).toPrecision(12)) : 10
  return { ...scheme, indicators: [...scheme.indicators, { id: freeId(scheme, '指标'), group, weight }] }
}

export function addGroup(scheme: Scheme, parent: string): Scheme {
  return { ...scheme, groups: [...scheme.groups, { id: freeId(scheme, '维度'), parent, weight: 10 }] }
}

function freeId(scheme: Scheme, stem: string): string {
  const taken = new Set([...scheme.indicators, ...scheme.groups].map(({ id }) => id))
  for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`
}

/** Another id for an indicator or group, wherever it is named. Its column stays: the data does not change with the name. */
export function renamed(scheme: Scheme, from: string, to: string): Scheme {
  if (from === to) return scheme
  const swap = (id: string) => (id === from ? to : id)
  const { indicators, groups, ...rest } = scheme
  return {
    ...(renamedIn(rest, from, to) as typeof rest), // the same shape, other words
    indicators: indicators.map((one) => ({
      ...one,
      id: swap(one.id),
      group: swap(one.group),
      ...(one.id === from && one.column === undefined ? { column: from } : {}),
    })),
    groups: groups.map((one) => ({
      ...one,
      id: swap(one.id),
      ...(one.parent === undefined ? {} : { parent: swap(one.parent) }),
    })),
  }
}

/** Keys under which a scheme names indicators and groups outside its tree: in conditions, tie-breaks, exceptions. */
const NAMING = new Set(['indicator', 'score', 'indicators', 'groups', 'tieBreak'])
const NAMED_BY_KEY = new Set(['indicators', 'columns'])

function renamedIn(value: unknown, from: string, to: string, key = ''): unknown {
  if (typeof value === 'string') return NAMING.has(key) && value === from ? to : value
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, from, to, typeof one === 'string' ? key : ''))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      NAMED_BY_KEY.has(key) && name === from ? to : name,
      renamedIn(one, from, to, name),
    ]),
  )
}

/** Without an indicator, or without a group and all below it. */
export function without(scheme: Scheme, id: string): Scheme {
  const gone = new Set([id])
  for (let grown = true; grown; ) {
    grown = false
    for (const group of scheme.groups)
      if (group.parent !== undefined && gone.has(group.parent) && !gone.has(group.id)) {
        gone.add(group.id)
        grown = true
      }
  }
  const tieBreak = scheme.ranking?.tieBreak?.filter((one) => !gone.has(one))
  const left = {
    ...scheme,
    indicators: scheme.indicators.filter((one) => !gone.has(one.id) && !gone.has(one.group)),
    groups: scheme.groups.filter((one) => !gone.has(one.id)),
  }
  return tieBreak === undefined ? left : { ...left, ranking: { ...scheme.ranking, tieBreak } }
}

/** One place up or down among the members of its group. */
export function moved(scheme: Scheme, id: string, by: -1 | 1): Scheme {
  const swap = <T extends { readonly id: string }>(all: readonly T[], isSibling: (one: T) => boolean): T[] => {
    const list = [...all]
    const from = list.findIndex((one) => one.id === id)
    let to = from + by
    while (to >= 0 && to < list.length && !isSibling(list[to] as T)) to += by // inside the list
    const [a, b] = [list[from], list[to]]
    if (a === undefined || b === undefined) return list
    list[from] = b
    list[to] = a
    return list
  }
  const indicator = scheme.indicators.find((one) => one.id === id)
  if (indicator !== undefined)
    return { ...scheme, indicators: swap(scheme.indicators, ({ group }) => group === indicator.group) }
  const group = scheme.groups.find((one) => one.id === id)
  return group === undefined
    ? scheme
    : { ...scheme, groups: swap(scheme.groups, ({ parent }) => parent === group.parent) }
}

/** Keys that were emptied are left out: a scheme has no `undefined`. */
function pruned<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T // the same keys, fewer
}

/** Weights in proportion, so that they add up to the total: each with two digits at most, the last takes the rest. */
export function scaledToTotal(scheme: Scheme, id: string): Scheme {
  const group = scheme.groups.find((one) => one.id === id)
  if (group === undefined) return scheme
  const { sum, total } = weightSumOf(scheme, group)
  if (sum === null || total === null || sum === 0) return scheme
  const members = [
    ...scheme.indicators.filter((one) => one.group === id),
    ...scheme.groups.filter(({ parent }) => parent === id),
  ]
  let left = total
  const weights = new Map<string, number>()
  members.forEach(({ id: member, weight }, i) => {
    const own = typeof weight === 'number' ? weight : 1
    const scaled = i === members.length - 1 ? Number(left.toPrecision(12)) : Math.round((own / sum) * total * 100) / 100
    left -= scaled
    weights.set(member, scaled)
  })
  const set = <T extends { readonly id: string }>(one: T): T =>
    weights.has(one.id) ? { ...one, weight: weights.get(one.id) } : one
  return { ...scheme, indicators: scheme.indicators.map(set), groups: scheme.groups.map(set) }
}
