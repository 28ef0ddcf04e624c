import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  FootnoteReferenceRun,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { citationKey, citationText } from '../citation.ts'
import type { Figure, Run } from '../model.ts'
import type { Sources } from '../sources.ts'
import { STYLE } from './styles.ts'

/** How the sources of figures show in the document. */
export interface SourceMarks {
  readonly sources: Sources
  readonly as: 'appendix' | 'footnotes' | 'none'
  readonly comments: boolean
}

/** Collects what the runs refer to, since docx wants footnotes and comments beside the text. */
export interface References {
  readonly footnotes: Map<number, string>
  readonly comments: { readonly id: number; readonly words: string }[]
}

export function runsOf(runs: readonly Run[], marks: SourceMarks, references: References): readonly ParagraphChild[] {
  return runs.flatMap((run, i) => {
    if (run.kind === 'text') return [new TextRun(run.text)]
    const next = runs[i + 1]
    // Neighbouring figures of one source carry its number once, behind the last.
    const repeated = next?.kind === 'figure' && citationKey(next.cites) === citationKey(run.cites)
    return figureRuns(run, marks, references, repeated)
  })
}

function figureRuns(
  figure: Figure,
  marks: SourceMarks,
  references: References,
  repeated: boolean,
): readonly ParagraphChild[] {
  const children: ParagraphChild[] = [new TextRun(figure.text)]
  const number = marks.sources.numberOf(figure)
  if (!repeated && number !== null && marks.as === 'appendix')
    children.push(new TextRun({ text: `[${number}]`, style: STYLE.reference }))
  if (!repeated && marks.as === 'footnotes') {
    const id = references.footnotes.size + 1
    references.footnotes.set(id, citationText(figure.cites))
    children.push(new FootnoteReferenceRun(id))
  }
  if (!marks.comments) return children
  const id = references.comments.length
  references.comments.push({ id, words: citationText(figure.cites) })
  return [
    new CommentRangeStart(id),
    ...children,
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ]
}
