import type { OutlineNode } from '../../model/plan-model.ts'
import type { Block, Section } from '../../model/reading.ts'
import { type Marker, markerOf } from '../source/markers.ts'
import { boxesOf } from './boxes.ts'
import type { Candidate } from './candidate.ts'
import { formOf } from './forms.ts'
import { levelsOf } from './levels.ts'
import { cleanTitle, hasStraySpaces } from './titles.ts'

/** A block with its place in the outline. */
export interface PlacedBlock {
  readonly block: Block
  readonly section: Section | null
  /** Title of the box (专栏) the block stands in. */
  readonly box: string | null
  /** An unnumbered heading above that governs the block. */
  readonly lead: string | null
}

export interface Outline {
  readonly nodes: readonly OutlineNode[]
  readonly blocks: readonly PlacedBlock[]
}

/** Ranks from high to low; a heading closes all above it that rank no higher than itself. */
const RANK: Readonly<Record<string, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  han: 4,
  'han-brackets': 5,
  number: 6,
  decimal: 7,
  'number-brackets': 9,
  circled: 10,
}

interface Open {
  readonly rank: number
  readonly section: Section
}

/** The tree of parts, chapters, sections and items, and the place of every block in it. */
export function outlineFromSource(given: readonly Block[]): Outline {
  const blocks = withGlossary(given)
  const boxes = boxesOf(blocks)
  const candidates = candidatesIn(blocks, boxes)
  const levels = levelsOf(candidates, blocks)
  const stray = hasStraySpaces(blocks)
  const byIndex = new Map(candidates.map((candidate) => [candidate.index, candidate]))
  const nodes: OutlineNode[] = []
  const placed: PlacedBlock[] = []
  const used = new Map<string, number>()
  const open: Open[] = []
  let lead: string | null = null

  for (const [index, block] of blocks.entries()) {
    const candidate = byIndex.get(index)
    const level = candidate === undefined ? null : levels(candidate, open.at(-1)?.section.level ?? null)
    if (candidate !== undefined && level === 'lead') lead = block.reading.text
    if (candidate === undefined || level === null || level === 'lead') {
      const heading = level === 'lead' && candidate!.form.kind === 'line'
      placed.push({
        block: heading ? { ...block, kind: 'heading' } : block,
        section: open.at(-1)?.section ?? null,
        box: boxes[index]!,
        lead: heading || block.kind === 'heading' ? null : lead,
      })
      continue
    }
    lead = null
    const rank = rankOf(candidate, level)
    while (open.length > 0 && open.at(-1)!.rank >= rank) open.pop()
    const parent = open.at(-1)?.section ?? null
    const { form } = candidate
    const title = cleanTitle(block, form, stray)
    const number = numberOf(candidate, level, parent)
    const id = uniqueId(idOf(level, number, parent), used)
    const section: Section = {
      id,
      level,
      number,
      title,
      line: block.line,
      path: [...(parent?.path ?? []), title],
    }
    const { at } = block.reading
    nodes.push({
      id,
      level,
      number,
      title,
      line: block.line,
      start: at[0] ?? 0,
      end: (at[Math.max(0, form.end - 1)] ?? 0) + 1,
    })
    open.push({ rank, section })
    const whole = form.kind === 'line'
    placed.push({ block: whole ? { ...block, kind: 'heading' } : block, section, box: null, lead: null })
  }
  return { nodes, blocks: placed }
}

const GLOSSARY =
  /^(?:附件?[：:0-9]{0,3})?(?:《[^》]{2,24}》)?(?:中的?)?(?:有关|部分|相关)?(?:名词|用语|术语)(?:解释|注释|说明)/

/** What stands under 名词解释 explains words: its numbered lines are notes, not headings. */
function withGlossary(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex(
    (block) =>
      (block.kind === 'heading' || block.kind === 'paragraph') &&
      GLOSSARY.test(block.reading.text) &&
      block.reading.text.length <= 30,
  )
  if (at < 0) return blocks
  let end = at + 1
  while (end < blocks.length && blocks[end]!.kind !== 'heading') end++
  return blocks.map((block, i) =>
    i > at && i < end && block.kind === 'paragraph' ? { ...block, kind: 'note' as const } : block,
  )
}

function candidatesIn(blocks: readonly Block[], boxes: readonly (string | null)[]): Candidate[] {
  const found: Candidate[] = []
  const markers = blocks.map((block) =>
    block.kind === 'heading' || block.kind === 'paragraph' ? markerOf(block.reading.text, block.gaps ?? []) : null,
  )
  for (const [index, block] of blocks.entries()) {
    if (boxes[index] !== null) continue
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue
    const marker = markers[index]!
    const form = formOf(block, marker, () => nextBody(blocks, markers, index))
    if (form === null) continue
    found.push({ index, kind: marker !== null && marker.kind in RANK ? marker.kind : 'plain', marker, form })
  }
  return found
}

/** What stands under a heading: the next block that is read, with its marker. */
function nextBody(
  blocks: readonly Block[],
  markers: readonly (Marker | null)[],
  index: number,
): { block: Block; marker: Marker | null } | null {
  for (let k = index + 1; k < blocks.length && k < index + 8; k++) {
    const block = blocks[k]!
    if (block.kind === 'image' || block.kind === 'front' || block.kind === 'contents') continue
    return { block, marker: markers[k] ?? null }
  }
  return null
}

function rankOf(candidate: Candidate, level: Section['level']): number {
  const { kind, marker } = candidate
  if (kind === 'plain') return { part: 0, chapter: 1, section: 2, item: 3.5 }[level]
  if (kind === 'decimal') return 6 + 0.5 * (marker?.numbers.length ?? 0)
  return RANK[kind] ?? 11
}

function numberOf(candidate: Candidate, level: Section['level'], parent: Section | null): string {
  const numbers = candidate.marker?.numbers ?? []
  if (candidate.kind === 'plain' || numbers.length === 0) return ''
  if (candidate.kind === 'decimal') return numbers.join('.')
  const own = String(numbers[0])
  if (level === 'part' || level === 'chapter') return own
  return parent === null || parent.level === 'part' || parent.number === '' ? own : `${parent.number}.${own}`
}

function idOf(level: Section['level'], number: string, parent: Section | null): string {
  if (number !== '' && parent !== null && parent.number === '') return `${parent.id}.${number}`
  if (number !== '') return level === 'part' ? `P${number}` : number
  return parent === null ? 'u' : `${parent.id}.u`
}

function uniqueId(id: string, used: Map<string, number>): string {
  const count = (used.get(id) ?? 0) + 1
  used.set(id, count)
  if (count === 1 && !id.endsWith('u')) return id
  return id.endsWith('u') ? `${id}${count}` : `${id}~${count}`
}
