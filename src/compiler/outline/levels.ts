import type { Block, Section } from '../../model/reading.ts'
import type { MarkerKind } from '../source/markers.ts'
import type { Candidate } from './candidate.ts'

type Level = Section['level']

/** Which level each heading has in this document; 'lead' for one that heads a paragraph or two and no node. */
export type LevelOf = (candidate: Candidate, above: Level | null) => Level | 'lead' | null

const SPECIAL =
  /^(?:前言|序言|引言|导言|绪论|总则|结语|结束语|附则|附录|附件|附表|附图|名词解释|后记|注释|资料来源)[0-9一二三四五六七八九十]*$/

/** What reports call their parts, where they leave them without a number. */
const REPORT_PART =
  /工作回顾|工作总结|(?:主要|发展|工作)成[就绩]|工作安排|工作部署|工作任务|目标任务|主要目标|总体(?:要求|思路|目标)|重点工作|形势任务|自身建设|政府建设|^(?:有关|部分|相关)?(?:名词|用语|术语)(?:解释|注释|说明)/

/**
 * Levels by structure: 篇 章 节 are what they say; a document without 章 gives its highest numbering to chapters and
 * the next to sections; what the format marks as headings without a number is placed by its depth.
 */
export function levelsOf(candidates: readonly Candidate[], blocks: readonly Block[]): LevelOf {
  const count = (kind: MarkerKind, form?: 'line') =>
    candidates.filter((c) => c.kind === kind && (form === undefined || c.form.kind === form)).length
  const levels = new Map<string, Level>()
  levels.set('part', 'part')
  levels.set('chapter', 'chapter')
  levels.set('section', 'section')
  const hasChapter = count('chapter') > 0
  const hasSection = count('section') > 0
  const decimals = count('decimal') >= 2
  const order: MarkerKind[] = decimals
    ? ['han', 'han-brackets', 'number']
    : ['han', 'han-brackets', 'number', 'number-brackets']
  const present = order.filter((kind) => count(kind) > 0)
  for (const kind of order) levels.set(kind, 'item')
  if (!hasChapter && !hasSection) {
    const [first, second] = present
    if (first !== undefined) levels.set(first, 'chapter')
    if (second !== undefined) levels.set(second, 'section')
    if (first === 'han-brackets' && count('han') === 0 && second === undefined) levels.set(first, 'section')
  } else if (!hasSection) {
    // Chapters without 节: the next numbering makes the sections, where it heads lines of its own.
    const next = present.find((kind) => count(kind, 'line') >= 2)
    if (next === 'han' || next === 'han-brackets') levels.set(next, 'section')
  }
  const plainParts = new Set(
    candidates.filter((c) => c.kind === 'plain' && REPORT_PART.test(blocks[c.index]!.reading.text)).map((c) => c.index),
  )
  // Parts without numbers above numbering that begins anew in each.
  const unnumberedParts = !hasChapter && !hasSection && plainParts.size >= 2 && restarts(candidates, present[0])
  if (unnumberedParts) {
    const [first, second] = present
    if (first !== undefined) levels.set(first, 'section')
    if (second !== undefined) levels.set(second, 'item')
  }
  const formatLevels = levelsByFormat(candidates, blocks, levels)

  return (candidate, above) => {
    const { kind } = candidate
    if (kind === 'decimal') {
      const depth = candidate.marker!.numbers.length
      if (depth === 2) return hasSection ? 'item' : 'section'
      return 'item'
    }
    if (kind !== 'plain') return levels.get(kind) ?? 'item'
    const block = blocks[candidate.index]!
    const text = block.reading.text
    if (SPECIAL.test(text)) return 'chapter'
    if (plainParts.has(candidate.index) && !hasChapter && (unnumberedParts || levels.get('han') === 'chapter'))
      return 'chapter'
    if (block.level !== undefined) return formatLevels.get(block.level) ?? (above === null ? 'chapter' : 'item')
    return 'lead'
  }
}

/** Whether headings of a kind count from one more than once, or stand only under some of the parts. */
function restarts(candidates: readonly Candidate[], kind: MarkerKind | undefined): boolean {
  if (kind === undefined) return true
  const firsts = candidates.filter((c) => c.kind === kind && c.marker?.numbers[0] === 1).length
  const first = candidates.findIndex((c) => c.kind === kind)
  const before = candidates.slice(0, first).some((c) => c.kind === 'plain')
  return firsts >= 2 || before
}

/** Outline level of each depth that the format marks: as its numbered headings have it, else in order of depth. */
function levelsByFormat(
  candidates: readonly Candidate[],
  blocks: readonly Block[],
  levels: ReadonlyMap<string, Level>,
): Map<number, Level> {
  const found = new Map<number, Level>()
  const depths = new Set<number>()
  for (const candidate of candidates) {
    const depth = blocks[candidate.index]!.level
    if (depth === undefined) continue
    depths.add(depth)
    const level = candidate.kind === 'plain' ? undefined : levels.get(candidate.kind)
    if (level !== undefined && !found.has(depth)) found.set(depth, level)
  }
  const ladder: Level[] = ['chapter', 'section', 'item']
  if (found.size === 0) {
    for (const [i, depth] of [...depths].sort((a, b) => a - b).entries()) found.set(depth, ladder[i] ?? 'item')
    return found
  }
  for (const depth of depths) {
    if (found.has(depth)) continue
    const shallower = [...found.keys()].filter((known) => known < depth).sort((a, b) => b - a)[0]
    const level = shallower === undefined ? 'chapter' : found.get(shallower)!
    const next: Record<Level, Level> = { part: 'chapter', chapter: 'section', section: 'item', item: 'item' }
    found.set(depth, shallower === undefined ? 'chapter' : next[level])
  }
  return found
}
