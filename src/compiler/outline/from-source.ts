import type { OutlineNode } from '../../model/plan-model.ts'
import type { Block, Section } from '../../model/reading.ts'

/** A block with its place in the outline. */
export interface PlacedBlock {
  readonly block: Block
  readonly section: Section | null
  /** Title of the box (专栏) the block stands in. */
  readonly box: string | null
}

export interface Outline {
  readonly nodes: readonly OutlineNode[]
  readonly blocks: readonly PlacedBlock[]
}

const HEADING = /^第([一二三四五六七八九十百0-9]+)([篇章节])(.{0,60})$/

export function outlineFromSource(blocks: readonly Block[]): Outline {
  const nodes: OutlineNode[] = []
  const placed: PlacedBlock[] = []
  let section: Section | null = null
  for (const block of blocks) {
    const heading = HEADING.exec(block.reading.text)
    if (heading !== null || block.kind === 'heading') {
      const level = heading?.[2] === '篇' ? 'part' : heading?.[2] === '节' ? 'section' : 'chapter'
      section = {
        id: `o${nodes.length + 1}`,
        level,
        number: String(nodes.length + 1),
        title: heading?.[3] ?? block.reading.text,
        line: block.line,
        path: [block.reading.text],
      }
      const at = block.reading.at
      nodes.push({ ...section, start: at[0] as number, end: (at[at.length - 1] as number) + 1 } as OutlineNode)
      placed.push({ block: { ...block, kind: 'heading' }, section, box: null })
    } else placed.push({ block, section, box: null })
  }
  return { nodes, blocks: placed }
}
