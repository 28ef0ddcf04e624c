import type { SourceDocument } from '../../model/reading.ts'
import type { Raw } from './reading.ts'

/** One line as the format lays it out, before lines are joined to paragraphs. */
export interface Line {
  readonly raw: Raw
  /** What comes before it: nothing but a line break, an empty line or a new element, a new page. */
  readonly before: 'line' | 'gap' | 'page'
  readonly as: 'text' | 'row' | 'image' | 'front' | 'contents' | 'note'
  /** Level of a heading that the format marks, 1 the highest. */
  readonly level?: number
  /** The whole line is set bold. */
  readonly bold?: boolean
  /** Set in from the margin, as Chinese paragraphs begin. */
  readonly indented?: boolean
  /** For rows: cells, the number of the table, and whether the format marks it as the head. */
  readonly cells?: readonly Raw[]
  readonly table?: number
  readonly head?: boolean
  /** Number of the frame it stands in: a text box, or a table of one column. */
  readonly frame?: number
  /** An item of a list that the format marks. */
  readonly item?: boolean
}

export type LinesOf = (document: SourceDocument) => Line[]
