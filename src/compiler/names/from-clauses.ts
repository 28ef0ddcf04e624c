import type { NamedThing } from '../../model/plan-model.ts'
import type { Clause, DocumentProfile } from '../../model/reading.ts'
import { candidatesOf, endingOf, type Find } from './candidates.ts'
import type { Kind } from './kinds.ts'
import { structuresFromClauses } from './structures.ts'

/**
 * Projects, programmes, bodies, places, parks, enterprises, spatial structures, honours and brands that the text names.
 *
 * Names are found by how they end, by the lists they stand in, by the words around them and by their quotation marks;
 * what everyday words of plan language explain completely is a common noun unless something else speaks for it. A name
 * once found is then found everywhere. Confidence is the likelihood that the name is one, with these bounds.
 */
export function namesFromClauses(clauses: readonly Clause[], profile: DocumentProfile): NamedThing[] {
  const finds: { find: Find; clause: number }[] = []
  const lists: {
    names: readonly string[]
    items: readonly { name: string; start: number; end: number }[]
    clause: number
  }[] = []
  clauses.forEach((clause, index) => {
    if (clause.block.kind === 'note') return
    const candidates = candidatesOf(clause.reading.text)
    for (const find of candidates.finds) finds.push({ find, clause: index })
    for (const { items } of candidates.lists)
      lists.push({ names: items.map((item) => item.name), items, clause: index })
  })
  learnFromLists(finds, lists)
  const names = resolve(finds, profile)
  const things = new Map<string, Draft>()
  for (const [name, { kind, confidence }] of names)
    things.set(name, { kind, name, confidence, parts: [], mentions: [] })
  findMentions(clauses, things)
  for (const structure of structuresFromClauses(clauses)) {
    const key = structure.name
    const draft = things.get(key)
    const isNew = draft === undefined || draft.kind !== 'spatial-structure'
    const thing: Draft = isNew
      ? { kind: 'spatial-structure', name: key, confidence: structure.confidence, parts: [], mentions: [] }
      : draft
    if (structure.parts.length > thing.parts.length) thing.parts = structure.parts
    thing.confidence = Math.max(thing.confidence, structure.confidence)
    const clause = clauses[structure.clause] as Clause
    const mention = mentionOf(clause, structure.start, structure.end)
    if (mention !== null && !thing.mentions.some((known) => known.start === mention.start)) thing.mentions.push(mention)
    things.set(key, thing)
  }
  return mergeVariants(
    [...things.values()].filter((draft) => draft.mentions.length > 0),
    profile,
  )
    .sort((a, b) => (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0))
    .map(finish)
}

interface Mention {
  readonly clause: string
  readonly line: number
  readonly start: number
  readonly end: number
}

interface Draft {
  kind: Kind
  name: string
  confidence: number
  parts: readonly string[]
  mentions: Mention[]
}

/** A list with a known firm in it is a list of firms, as far as its other members look like firms. */
function learnFromLists(
  finds: { find: Find; clause: number }[],
  lists: readonly { items: readonly { name: string; start: number; end: number }[]; clause: number }[],
): void {
  for (let turn = 0; turn < 2; turn++) {
    const firms = new Set(
      finds.filter(({ find }) => find.kind === 'enterprise' && find.confidence >= 0.65).map(({ find }) => find.name),
    )
    const known = new Set(finds.map(({ find }) => find.name))
    for (const { items, clause } of lists) {
      const sure = items.filter((item) => firms.has(item.name)).length
      if (sure === 0 || sure * 3 < items.length) continue
      for (const item of items) {
        if (known.has(item.name) || item.name.length > 8 || endingOf(item.name) !== null) continue
        finds.push({ find: { kind: 'enterprise', ...item, confidence: 0.65 }, clause })
      }
    }
  }
}

/** One kind for every name: the kind that speaks for it loudest. Confidence grows with independent finds. */
function resolve(
  finds: readonly { find: Find; clause: number }[],
  profile: DocumentProfile,
): Map<string, { kind: Kind; confidence: number }> {
  const votes = new Map<string, Map<Kind, { doubt: number; best: number }>>()
  for (const { find } of finds) {
    const name = cleanName(find.name)
    if (name.length < 2 || name === profile.division || isNoName(name)) continue
    const kinds = votes.get(name) ?? new Map<Kind, { doubt: number; best: number }>()
    const vote = kinds.get(find.kind) ?? { doubt: 1, best: 0 }
    // A second find elsewhere halves what doubt remains, but no more than that.
    vote.doubt *= vote.best === 0 ? 1 - find.confidence : Math.max(0.6, 1 - find.confidence * 0.4)
    vote.best = Math.max(vote.best, find.confidence)
    kinds.set(find.kind, vote)
    votes.set(name, kinds)
  }
  const names = new Map<string, { kind: Kind; confidence: number }>()
  for (const [name, kinds] of votes) {
    const [kind, vote] = [...kinds].sort((a, b) => a[1].doubt - b[1].doubt)[0] as [Kind, { doubt: number }]
    const contested = kinds.size > 1 ? 0.9 : 1
    names.set(name, { kind, confidence: Math.min(0.97, (1 - vote.doubt) * contested) })
  }
  return names
}

const cleanName = (name: string) => name.replace(/[“”\s]/g, '').replace(/^[、，·\-—]{1,4}|[、，·\-—]{1,4}$/g, '')

/** Stretches that break off inside a phrase, kinds of district and the words of doctrine. */
const isNoName = (name: string): boolean =>
  /^.{0,3}(?:各|全|本|该|这|那)[区市县省镇乡村]$/.test(name) ||
  /^[的了着等和与及]|[的了]$|以及$|[，。；：]|(?:行政|所在)区$/.test(name) ||
  /^[0-9.%]{1,9}.{0,2}$/.test(name) ||
  /^(?:城|乡|镇|街|社|村|园|校|厂|片|地|特|辖|景|库|灾|疫|山|牧|林|矿|老|新|主|中|东|西|南|北)[区镇村乡路街]$/.test(
    name,
  ) ||
  /^(?:中国特色社会主义|习近平)/.test(name)

/** Where each name stands, longest first, in time linear in the text. */
function findMentions(clauses: readonly Clause[], things: ReadonlyMap<string, Draft>): void {
  const lengths = new Map<string, number[]>()
  for (const name of things.keys()) {
    const key = name.slice(0, 2)
    const list = lengths.get(key) ?? []
    if (!list.includes(name.length)) list.push(name.length)
    lengths.set(key, list)
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a)
  for (const clause of clauses) {
    if (clause.block.kind === 'note') continue
    const { text, at } = withoutQuotes(clause.reading.text)
    let covered = 0
    for (let i = 0; i < text.length - 1; i++) {
      for (const length of lengths.get(text.slice(i, i + 2)) ?? []) {
        if (i + length > text.length) continue
        const draft = things.get(text.slice(i, i + length))
        if (draft === undefined) continue
        // Inside a longer name only firms, places and parks are named by themselves.
        const isInside = i < covered
        // 工业园 within 工业园区 is the same mention, read short.
        if (covered - i === length + 1) continue
        if (
          isInside &&
          !(
            draft.kind === 'enterprise' ||
            draft.kind === 'park' ||
            draft.kind === 'body' ||
            (draft.kind === 'place' && length > 2)
          )
        )
          continue
        const mention = mentionOf(clause, at[i] as number, (at[i + length - 1] as number) + 1)
        if (mention !== null) draft.mentions.push(mention)
        covered = Math.max(covered, i + length)
      }
    }
  }
}

function withoutQuotes(reading: string): { text: string; at: number[] } {
  const at: number[] = []
  let text = ''
  for (let i = 0; i < reading.length; i++) {
    const char = reading[i] as string
    if (char === '“' || char === '”') continue
    text += char
    at.push(i)
  }
  return { text, at }
}

function mentionOf(clause: Clause, start: number, end: number): Mention | null {
  const from = clause.reading.at[start]
  const last = clause.reading.at[end - 1]
  if (from === undefined || last === undefined) return null
  return { clause: clause.id, line: clause.block.line, start: from, end: last + 1 }
}

/** One thing under two forms of its name: with and without the district's own name before it, 园 and 园区. */
function mergeVariants(drafts: readonly Draft[], profile: DocumentProfile): Draft[] {
  const byKey = new Map<string, Draft>()
  for (const draft of [...drafts].sort(
    (a, b) => b.mentions.length - a.mentions.length || b.name.length - a.name.length,
  )) {
    const key = `${draft.kind} ${keyOf(draft.name, draft.kind, profile)}`
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, draft)
    else {
      known.mentions = [...known.mentions, ...draft.mentions].sort((a, b) => a.start - b.start)
      known.confidence = Math.max(known.confidence, draft.confidence)
      if (draft.parts.length > known.parts.length) known.parts = draft.parts
    }
  }
  return [...byKey.values()]
}

function keyOf(name: string, kind: Kind, profile: DocumentProfile): string {
  let key = name
  const division = profile.division ?? ''
  if (division !== '' && key.startsWith(division) && key.length > division.length + 2) key = key.slice(division.length)
  else if (/^[区县市省](?=[\u4e00-\u9fff]{4})/.test(key)) key = key.slice(1)
  if (kind === 'park') key = key.replace(/园区$/, '园')
  return key
}

function finish(draft: Draft): NamedThing {
  const mentions = [...draft.mentions].sort((a, b) => a.start - b.start)
  const first = mentions[0] as Mention
  return {
    id: `${draft.kind}:${draft.name}`,
    kind: draft.kind,
    name: draft.name,
    clause: first.clause,
    line: first.line,
    start: first.start,
    end: first.end,
    mentions,
    parts: [...draft.parts],
    confidence: Math.round(draft.confidence * 100) / 100,
  }
}
