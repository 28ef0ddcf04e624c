import type { Block, Clause, Section } from '../../model/reading.ts'
import type { Outline } from '../outline/from-source.ts'
import { leadsIn } from '../outline/leads.ts'
import { lineAt, lineStarts } from '../source/positions.ts'
import { LONGEST_SENTENCE, sentencesIn } from '../source/sentences.ts'

/**
 * Cuts blocks into sentences with stable ids; a row of a table is one clause. Headings become clauses too, marked as
 * leads. Ids count paragraphs within their section, so that a change in one chapter leaves the others' ids alone.
 */
export function clausesFromOutline(outline: Outline, source?: string): Clause[] {
  const starts = source === undefined ? null : lineStarts(source)
  const clauses: Clause[] = []
  const paragraphs = new Map<string, number>()
  for (const { block, section, box, lead } of outline.blocks) {
    if (block.kind === 'front' || block.kind === 'contents' || block.kind === 'image') continue
    const home = section?.id ?? '0'
    const number = (paragraphs.get(home) ?? 0) + 1
    paragraphs.set(home, number)
    const paragraph = `${home}.p${number}`
    clauses.push(...clausesOfBlock(block, section, box, lead, paragraph, starts))
  }
  return clauses
}

function clausesOfBlock(
  block: Block,
  section: Section | null,
  box: string | null,
  leadAbove: string | null,
  paragraph: string,
  starts: Uint32Array | null,
): Clause[] {
  const { text, at } = block.reading
  const whole = block.kind === 'row' || block.kind === 'heading' || block.kind === 'caption'
  const spans = whole && text.length <= LONGEST_SENTENCE ? [{ start: 0, end: text.length }] : sentencesIn(text)
  const leads = whole ? spans.map(() => block.kind !== 'row') : leadsIn(text, spans)
  let lead = leadAbove
  return spans.map(({ start, end }, i) => {
    const clause: Clause = {
      id: `${paragraph}.s${i + 1}`,
      reading: { text: text.slice(start, end), at: at.subarray(start, end) },
      block,
      offset: start,
      section,
      paragraph,
      lead: leads[i] ? leadAbove : lead,
      isLead: leads[i]!,
      box,
      line: starts === null ? block.line : lineAt(starts, at[start] ?? 0),
    }
    if (leads[i] && !whole) lead = clause.reading.text
    return clause
  })
}
