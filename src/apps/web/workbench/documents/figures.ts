import { type OutlineBranch, pathTo } from '../../../../engines/plans/views/text/outline-tree.ts'
import type { Statement } from '../../../../model/plan-model.ts'
import type { OpenDocument } from './document.ts'

/** A number without the noise of binary fractions, in the digits of the language. */
export const figure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 6, useGrouping: Math.abs(value) >= 100_000 }).format(value)

/** A derived number, which is no surer than its second decimal. */
export const derivedFigure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: Math.abs(value) >= 100_000 }).format(value)

/** The value of a statement with its unit: '10–12%', '1000亿元'. */
export function valueWords(statement: Pick<Statement, 'value' | 'valueMax' | 'unit' | 'comparator'>): string {
  const range =
    statement.valueMax !== null && statement.comparator === 'range'
      ? `${figure(statement.value)}–${figure(statement.valueMax)}`
      : figure(statement.value)
  return `${range}${statement.unit ?? ''}`
}

export const COMPARATOR_SIGN = { eq: '', ge: '≥ ', le: '≤ ', approx: '≈ ', range: '' } as const

/** '2021–2025' for '2021/2025'. */
export const periodWords = (period: string | null): string | null => (period === null ? null : period.replace('/', '–'))

/** Titles down to a node, joined: '第三章 › 第一节'. */
export const chapterWords = (tree: readonly OutlineBranch[], id: string | null): string =>
  pathTo(tree, id)
    .map(({ node }) => node.title)
    .join(' › ')

/** The page of a pdf on which an offset stands. */
export function pageAt(document: OpenDocument, offset: number): number | null {
  let page: number | null = null
  for (const place of document.pages) {
    if (place.start > offset) break
    page = place.page
  }
  return page
}

/** The source sentence around a stretch, in three pieces: before, the stretch itself, after. */
export function sentenceAround(
  document: OpenDocument,
  clause: { readonly start: number; readonly end: number } | null,
  start: number,
  end: number,
): readonly [string, string, string] {
  const from = Math.min(clause?.start ?? start, start)
  const to = Math.max(clause?.end ?? end, end)
  return [document.text.slice(from, start), document.text.slice(start, end), document.text.slice(end, to)]
}
