import type { OutlineNode, PlanModel } from '../../model/plan-model.ts'

/** What became of a chapter. */
export interface ChapterChange {
  readonly fate: 'kept' | 'renamed' | 'dropped' | 'new'
  readonly old: OutlineNode | null
  readonly new: OutlineNode | null
}

/** From this share of common character pairs on, two titles are one chapter under another name. */
const RENAMED = 0.6

/** Verbs that every title carries; what remains says what the chapter is about. */
const VERBS =
  /全面|深入|加快|积极|持续|大力|着力|推进|推动|实施|强化|加强|完善|健全|促进|提升|提高|建立|构建|建设|坚持|优化|深化|支持|保持|打造|发展/g

/** Chapters kept, renamed, dropped and new, matched by their titles. */
export function diffOutline(old: PlanModel, recent: PlanModel): ChapterChange[] {
  const before = chaptersOf(old)
  const after = chaptersOf(recent)
  const free = new Map<OutlineNode, Set<string>>(before.map((node) => [node, pairsIn(node.title)]))
  const byTitle = new Map(before.map((node) => [plain(node.title), node]))
  const partner = new Map<OutlineNode, { readonly node: OutlineNode; readonly fate: 'kept' | 'renamed' }>()
  for (const node of after) {
    const same = byTitle.get(plain(node.title))
    if (same !== undefined && free.delete(same)) partner.set(node, { node: same, fate: 'kept' })
  }
  const byPair = new Map<string, OutlineNode[]>()
  for (const [node, pairs] of free) for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), node])
  for (const node of after) {
    if (partner.has(node)) continue
    const own = pairsIn(node.title)
    const shared = new Map<OutlineNode, number>()
    for (const pair of own) {
      for (const candidate of byPair.get(pair) ?? []) shared.set(candidate, (shared.get(candidate) ?? 0) + 1)
    }
    let best: OutlineNode | null = null
    let most = RENAMED
    for (const [candidate, count] of shared) {
      const likeness = (2 * count) / (own.size + (free.get(candidate)?.size ?? Number.POSITIVE_INFINITY))
      if (likeness > most) {
        best = candidate
        most = likeness
      }
    }
    if (best !== null && free.delete(best)) partner.set(node, { node: best, fate: 'renamed' })
  }
  return [
    ...after.map((node): ChapterChange => {
      const found = partner.get(node)
      return found === undefined
        ? { fate: 'new', old: null, new: node }
        : { fate: found.fate, old: found.node, new: node }
    }),
    ...[...free.keys()].map((node): ChapterChange => ({ fate: 'dropped', old: node, new: null })),
  ]
}

const chaptersOf = (model: PlanModel) =>
  model.outline.filter(({ level, title }) => (level === 'part' || level === 'chapter') && title !== '')

const plain = (title: string) => title.replace(/[^\p{Script=Han}\w]/gu, '')

function pairsIn(title: string): Set<string> {
  const bare = plain(title).replace(VERBS, '')
  const text = bare.length >= 4 ? bare : plain(title)
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}
