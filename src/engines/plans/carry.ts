import type { Decision, ItemState } from './decisions.ts'
import { PENDING } from './decisions.ts'
import { changedFields, fieldsOf } from './fields.ts'
import { wordsOf } from './identity.ts'
import type { ReviewItem } from './items.ts'

/**
 * What became of an item from one text to the next. `kept`: the same words, read alike. `changed`: the same thing as far as
 * likeness tells, for a person to look at. SPEC.md, CA.
 */
export type Fate = 'kept' | 'changed' | 'new' | 'dropped'

/** An item in both texts, or in one of them. */
export interface Carried {
  readonly fate: Fate
  readonly old: ReviewItem | null
  readonly recent: ReviewItem | null
  /** Fields that read otherwise now; empty when only the words around it changed. */
  readonly fields: readonly string[]
  /** How alike both are, from 0 to 1. */
  readonly likeness: number
}

/** One line of a carry-over, by ids: what is stored and sent. */
export interface CarriedLine {
  readonly fate: Fate
  readonly old: string | null
  readonly recent: string | null
  readonly fields: readonly string[]
  readonly likeness: number
}

export const lineOf = ({ fate, old, recent, fields, likeness }: Carried): CarriedLine => ({
  fate,
  old: old?.id ?? null,
  recent: recent?.id ?? null,
  fields,
  likeness,
})

/** From here on two items are shown to a person as one that changed. */
export const ALIKE = 0.55

/** Pairs of characters that stand in more items than this tell nothing apart. */
const COMMON_PAIR = 120

/** Every item of both texts with what became of it: recent ones in the order of the text, then those dropped. */
export function carryOver(old: readonly ReviewItem[], recent: readonly ReviewItem[]): Carried[] {
  const before = new Map(old.map((item) => [item.id, item]))
  const after = new Set(recent.map(({ id }) => id))
  const gone = old.filter(({ id }) => !after.has(id))
  const fresh = recent.filter(({ id }) => !before.has(id))
  const partners = partnersOf(gone, fresh)
  const taken = new Set<string>()
  const carried = recent.map((item): Carried => {
    const same = before.get(item.id)
    if (same !== undefined) {
      const fields = differingFields(same, item)
      return { fate: fields.length === 0 ? 'kept' : 'changed', old: same, recent: item, fields, likeness: 1 }
    }
    const partner = partners.get(item.id)
    if (partner === undefined) return { fate: 'new', old: null, recent: item, fields: [], likeness: 0 }
    taken.add(partner.old.id)
    return {
      fate: 'changed',
      old: partner.old,
      recent: item,
      fields: differingFields(partner.old, item),
      likeness: partner.likeness,
    }
  })
  return [
    ...carried,
    ...gone
      .filter(({ id }) => !taken.has(id))
      .map((item): Carried => ({ fate: 'dropped', old: item, recent: null, fields: [], likeness: 0 })),
  ]
}

/** Fields that a person decided on and that read otherwise now. A diagnostic has none; its words are its id. */
function differingFields(old: ReviewItem, recent: ReviewItem): string[] {
  if (old.kind !== recent.kind) return ['kind']
  return Object.keys(changedFields(old, fieldsOf(recent))).filter((name) => name !== 'lead')
}

interface Pairing {
  readonly old: ReviewItem
  readonly recent: ReviewItem
  readonly likeness: number
}

/** The most alike pairs first, each item once. */
function partnersOf(gone: readonly ReviewItem[], fresh: readonly ReviewItem[]): ReadonlyMap<string, Pairing> {
  const pairings = candidates(gone, fresh)
    .map(({ old, recent }): Pairing => ({ old, recent, likeness: likenessOf(old, recent) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        Math.abs(a.old.position - a.recent.position) - Math.abs(b.old.position - b.recent.position) ||
        a.recent.position - b.recent.position ||
        a.old.position - b.old.position,
    )
  const partners = new Map<string, Pairing>()
  const used = new Set<string>()
  for (const pairing of pairings) {
    if (partners.has(pairing.recent.id) || used.has(pairing.old.id)) continue
    partners.set(pairing.recent.id, pairing)
    used.add(pairing.old.id)
  }
  return partners
}

/** Pairs worth comparing: of one kind, and sharing rare pairs of characters or a name. Time in step with the texts. */
function candidates(gone: readonly ReviewItem[], fresh: readonly ReviewItem[]) {
  const holders = new Map<string, ReviewItem[]>()
  for (const old of gone) {
    for (const key of keysOf(old)) {
      const known = holders.get(key)
      if (known === undefined) holders.set(key, [old])
      else known.push(old)
    }
  }
  return fresh.flatMap((recent) => {
    const shared = new Map<ReviewItem, number>()
    for (const key of keysOf(recent)) {
      const known = holders.get(key) ?? []
      if (known.length > COMMON_PAIR) continue
      for (const old of known) shared.set(old, (shared.get(old) ?? 0) + 1)
    }
    return [...shared]
      .sort(([a, x], [b, y]) => y - x || a.position - b.position)
      .slice(0, 12)
      .map(([old]) => ({ old, recent }))
  })
}

function keysOf(item: ReviewItem): Set<string> {
  const keys = new Set<string>()
  const add = (text: string) => {
    for (let i = 0; i + 1 < text.length; i += 1) keys.add(`${item.kind}${text.slice(i, i + 2)}`)
  }
  add(item.words)
  add(nameOf(item))
  return keys
}

/** What the item is called, without typesetting. */
function nameOf(item: ReviewItem): string {
  switch (item.kind) {
    case 'statement':
      return wordsOf(item.found.indicator)
    case 'commitment':
      return wordsOf(item.found.object)
    case 'system':
      return item.found.system
    case 'name':
      return wordsOf(item.found.name)
    case 'diagnostic':
      return item.found.code
    case 'proposal':
      return item.found.target
  }
}

/** From 0 to 1: how likely two items of two texts are the same thing, by sentence, name and value. */
export function likenessOf(old: ReviewItem, recent: ReviewItem): number {
  const sentence = dice(old.words, recent.words)
  const name = dice(nameOf(old), nameOf(recent))
  if (old.kind === 'statement' && recent.kind === 'statement') {
    const [a, b] = [old.found, recent.found]
    // Another subject or another period is another statement, however alike the sentences are.
    if ((a.subject ?? '') !== (b.subject ?? '') || a.measure !== b.measure) return Math.min(0.5, sentence)
    const value = a.value === b.value && a.unit === b.unit && a.valueMax === b.valueMax ? 1 : 0
    const period = a.period === b.period ? 1 : 0
    return 0.35 * sentence + 0.4 * name + 0.15 * value + 0.1 * period
  }
  if (old.kind === 'diagnostic' || old.kind === 'system') return name < 1 ? 0 : 0.3 + 0.7 * sentence
  if (old.kind === 'name' && recent.kind === 'name') {
    const sameKind = old.found.kind === recent.found.kind ? 0.1 : 0
    return 0.75 * name + 0.15 * sentence + sameKind
  }
  if (old.kind === 'proposal') return name < 1 ? 0 : 0.4 + 0.6 * sentence
  return 0.6 * sentence + 0.4 * name
}

/** Share of common pairs of characters (Dice), from 0 to 1. */
function dice(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const [first, second] = [pairsIn(a), pairsIn(b)]
  if (first.size + second.size === 0) return 0
  let common = 0
  for (const pair of first) if (second.has(pair)) common++
  return (2 * common) / (first.size + second.size)
}

function pairsIn(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

/**
 * Decisions that hold for the next text without a further look: those of items that were kept. A merge holds only when both
 * items were kept. What changed waits for a person, who is shown the earlier decision.
 */
export function decisionsCarried(
  carried: readonly Pick<CarriedLine, 'fate' | 'recent'>[],
  states: ReadonlyMap<string, ItemState>,
): Decision[] {
  const kept = new Set(carried.flatMap(({ fate, recent }) => (fate === 'kept' && recent !== null ? [recent] : [])))
  return [...kept].flatMap((id) => {
    const { decision } = states.get(id) ?? PENDING
    if (decision === null) return []
    if (decision.action.action === 'merge' && !kept.has(decision.action.into)) return []
    return [decision]
  })
}

/**
 * The id that an element had in the version before: `carried` leads from an item's id to the id it had, `previous` holds
 * the ids of all elements of that version. A split of what was whole, and a whole of what was split, go on with its first part.
 */
export function ancestry(
  carried: readonly Pick<CarriedLine, 'old' | 'recent'>[],
  previous: ReadonlySet<string>,
): (id: string) => string | null {
  const before = new Map(
    carried.flatMap(({ old, recent }) => (old !== null && recent !== null ? [[recent, old] as const] : [])),
  )
  return (id) => {
    const [item = id, part] = id.split('/')
    const was = before.get(item)
    if (was === undefined) return null
    const candidates = part === undefined ? [was, `${was}/1`] : [`${was}/${part}`, ...(part === '1' ? [was] : [])]
    return candidates.find((candidate) => previous.has(candidate)) ?? null
  }
}
