import type { Clause } from '../../model/reading.ts'
import type { Outline } from '../outline/from-source.ts'

/** Cuts paragraphs into sentences. Headings become clauses too, marked as leads. */
export function clausesFromOutline(outline: Outline): Clause[] {
  const clauses: Clause[] = []
  let paragraphs = 0
  for (const { block, section, box } of outline.blocks) {
    if (block.kind === 'front' || block.kind === 'contents' || block.kind === 'image') continue
    const paragraph = `${section?.number ?? '0'}.p${++paragraphs}`
    const { text, at } = block.reading
    let sentence = 0
    for (const match of text.matchAll(/[^。！？]+[。！？]?”?/g)) {
      const offset = match.index
      clauses.push({
        id: `${paragraph}.s${++sentence}`,
        reading: { text: match[0], at: at.subarray(offset, offset + match[0].length) },
        block,
        offset,
        section,
        paragraph,
        lead: null,
        isLead: block.kind === 'heading',
        box,
      })
    }
  }
  return clauses
}
