import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  FootnoteReferenceRun,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { citationText } from '../citation.ts'
import type { Figure, Run } from '../model.ts'
import { passagesOf, type Sources, sourceLines } from '../sources.ts'
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

/** The runs of a paragraph, with the number of its sources behind every passage that has figures. */
export function runsOf(runs: readonly Run[], marks: SourceMarks, references: References): readonly ParagraphChild[] {
  return passagesOf(runs).flatMap((passage) => [
    ...passage.runs.flatMap((run) =>
      run.kind === 'text' ? [new TextRun(run.text)] : figureRuns(run, marks, references),
    ),
    ...referenceRuns(passage.figures, marks, references),
    ...(passage.end === '' ? [] : [new TextRun(passage.end)]),
  ])
}

function referenceRuns(
  figures: readonly Figure[],
  marks: SourceMarks,
  references: References,
): readonly ParagraphChild[] {
  if (figures.length === 0 || marks.as === 'none') return []
  if (marks.as === 'appendix') {
    const number = marks.sources.numberOf(figures)
    return number === null ? [] : [new TextRun({ text: `[${number}]`, style: STYLE.reference })]
  }
  const id = references.footnotes.size + 1
  references.footnotes.set(id, sourceLines(figures, false).join('；'))
  return [new FootnoteReferenceRun(id)]
}

/** A figure, with a comment that cites it where the document is to carry comments. */
function figureRuns(figure: Figure, marks: SourceMarks, references: References): readonly ParagraphChild[] {
  const shown = new TextRun(figure.text)
  if (!marks.comments) return [shown]
  const id = references.comments.length
  references.comments.push({ id, words: citationText(figure.cites) })
  return [
    new CommentRangeStart(id),
    shown,
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ]
}
