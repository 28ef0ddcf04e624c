import { Document, type FileChild, type ISectionOptions, Packer, Paragraph, TextRun } from 'docx'
import { blocksOf, closing, emptyLine, imprintRows, opening, SOURCES_TITLE, titleParagraphs } from './docx/body.ts'
import { finished } from './docx/finish.ts'
import { CHARACTER, LINE, SIDEWAYS_TEXT_WIDTH, TEXT_HEIGHT, TEXT_WIDTH } from './docx/layout.ts'
import { imprintTable, pagesOf } from './docx/pages.ts'
import type { References, SourceMarks } from './docx/runs.ts'
import { splitTable } from './docx/split-table.ts'
import { exactly, STYLE, styles } from './docx/styles.ts'
import { columnsOf } from './docx/tables.ts'
import type { Annex, Block, Column, OfficialDocument, Table } from './model.ts'
import { type Sources, sourcesOf } from './sources.ts'
import { titleLines } from './titles.ts'

export interface WriteOptions {
  /**
   * Where the sources of the figures stand: in a list at the end with raised numbers in the text, in footnotes, or nowhere
   * (the copy that is issued).
   */
  readonly sources?: 'appendix' | 'footnotes' | 'none'
  /** Comments of the word processor at every figure as well. */
  readonly comments?: boolean
}

/**
 * Writes a document in the layout of GB/T 9704-2012 as docx. The same document and options give the same bytes.
 *
 * @example
 * const bytes = await officialDocument({ ...plainDocument, title: '关于…的通知', blocks })
 */
export async function officialDocument(document: OfficialDocument, options: WriteOptions = {}): Promise<Uint8Array> {
  const sources = sourcesOf(document)
  const marks: SourceMarks = { sources, as: options.sources ?? 'appendix', comments: options.comments === true }
  const references: References = { footnotes: new Map(), comments: [] }
  const listsSources = marks.as === 'appendix' && sources.list.length > 0
  const annexTitles = [...document.annexes.map((annex) => annex.title), ...(listsSources ? [SOURCES_TITLE] : [])]

  const main: FileChild[] = [
    ...opening(document),
    ...blocksOf(document.blocks, TEXT_WIDTH, marks, references),
    ...closing(document, annexTitles),
  ]
  const sections: Section[] = [
    { orientation: 'portrait', children: main },
    ...document.annexes.map(
      (annex, i): Section => ({
        orientation: annex.orientation,
        children: annexChildren(annex, markOf(i, annexTitles.length), marks, references),
      }),
    ),
  ]
  if (listsSources)
    sections.push({
      orientation: 'portrait',
      children: sourceList(sources, markOf(annexTitles.length - 1, annexTitles.length)),
    })
  addImprint(document, sections)

  const packed = await Packer.toArrayBuffer(
    new Document({
      title: document.title.replaceAll('\n', ''),
      creator: document.signature ?? '',
      lastModifiedBy: document.signature ?? '',
      description: document.label ?? '',
      styles,
      evenAndOddHeaderAndFooters: true,
      compatabilityModeVersion: 15,
      defaultTabStop: 2 * CHARACTER,
      sections: sections.map(
        ({ orientation, children }): ISectionOptions => ({ ...pagesOf(orientation, document.label), children }),
      ),
      footnotes: Object.fromEntries(
        [...references.footnotes].map(([id, words]) => [id, { children: [new Paragraph({ text: words })] }]),
      ),
      comments: {
        children: references.comments.map(({ id, words }) => ({
          id,
          author: '数据来源',
          initials: '源',
          children: [new Paragraph({ children: [new TextRun({ text: words, size: 18 })] })],
        })),
      },
    }),
  )
  return finished(new Uint8Array(packed), document.date)
}

interface Section {
  readonly orientation: 'portrait' | 'landscape'
  readonly children: FileChild[]
}

/** 附件 alone, or 附件1 of several. */
const markOf = (i: number, count: number) => (count === 1 ? '附件' : `附件${i + 1}`)

/** 附件 in the first line, its title in the third; a table follows the title at once. */
function annexHead(mark: string, title: string, beforeTable = false): FileChild[] {
  return [
    new Paragraph({ style: STYLE.annexMark, text: mark }),
    emptyLine(true),
    ...titleParagraphs(title),
    beforeTable ? new Paragraph({ spacing: exactly(200), keepNext: true }) : emptyLine(true),
  ]
}

function annexChildren(annex: Annex, mark: string, marks: SourceMarks, references: References): FileChild[] {
  const sideways = annex.orientation === 'landscape'
  const width = sideways ? SIDEWAYS_TEXT_WIDTH : TEXT_WIDTH
  const height = sideways ? TEXT_WIDTH : TEXT_HEIGHT
  const beforeTable = annex.blocks[0]?.kind === 'table'
  const used = 2 * LINE + titleLines(annex.title).length * 640 + (beforeTable ? 200 : LINE)
  const continued = new Set<Block>()
  const blocks = annex.blocks.flatMap((block, i): readonly Block[] => {
    if (block.kind !== 'table') return [block]
    const parts = partsOf(block, columnsOf(block, marks), width, i === 0 ? height - used : height, height, annex.title)
    for (const part of parts.slice(1)) continued.add(part)
    return parts
  })
  return [...annexHead(mark, annex.title, beforeTable), ...blocksOf(blocks, width, marks, references, continued)]
}

/** What stands above a table on its page (heading and unit), and is kept free below it. */
const ABOVE = 560

/** The parts of a long table, each from the second with 续表 in its heading and on a page of its own. */
function partsOf(
  table: Table,
  columns: readonly Column[],
  width: number,
  first: number,
  rest: number,
  annexTitle: string,
): readonly Block[] {
  const parts = splitTable(table, columns, width, first - ABOVE, rest - ABOVE)
  if (parts.length <= 1) return [table]
  return parts.map(
    (rows, i): Table => ({
      ...table,
      rows,
      caption: i === 0 ? table.caption : `${table.caption ?? annexTitle}（续表）`,
      notes: i === parts.length - 1 ? table.notes : [],
    }),
  )
}

function sourceList(sources: Sources, mark: string): FileChild[] {
  const { plan } = sources
  const entries = sources.list.map(
    ({ number, place, lines }) =>
      new Paragraph({
        style: STYLE.source,
        text: `[${number}]　${place === null ? '' : `${place}。`}${lines.join('；')}。`,
      }),
  )
  return [
    ...annexHead(mark, SOURCES_TITLE),
    ...(plan === null
      ? []
      : [
          new Paragraph({
            style: STYLE.source,
            text: `《纲要》指《${plan.title}》（${plan.version}），行号按公布文本。`,
          }),
        ]),
    ...entries,
  ]
}

/** 版记 stands at the foot of the last page, which is upright. */
function addImprint(document: OfficialDocument, sections: Section[]): void {
  if (document.imprint === null) return
  const last = sections[sections.length - 1]
  const table = imprintTable(imprintRows(document.imprint))
  if (last !== undefined && last.orientation === 'portrait') last.children.push(table, emptyLine())
  else sections.push({ orientation: 'portrait', children: [table, emptyLine()] })
}
