import { AlignmentType, BorderStyle, type FileChild, Paragraph, TabStopType, TextRun } from 'docx'
import { headingMarkers } from '../headings.ts'
import { type Block, type Imprint, type OfficialDocument, questionText } from '../model.ts'
import { dateText } from '../numbers.ts'
import { titleLines, widthOf } from '../titles.ts'
import { CHARACTER, font, LETTERHEAD_DROP, LINE, RED, TEXT_WIDTH } from './layout.ts'
import { type References, runsOf, type SourceMarks } from './runs.ts'
import { exactly, STYLE } from './styles.ts'
import { tableOf } from './tables.ts'

export const emptyLine = (keepNext = false) => new Paragraph({ spacing: exactly(LINE), keepNext })

/** From the top of the first page to the line above the text. */
export function opening(document: OfficialDocument): readonly FileChild[] {
  return [
    ...redHead(document),
    ...titleParagraphs(document.title),
    ...(document.subtitle === null ? [] : [new Paragraph({ style: STYLE.subtitle, text: document.subtitle })]),
    // Without a red head the number stands under the title, as in texts that are handed out by themselves.
    ...(document.letterhead === null && document.number !== null
      ? [new Paragraph({ style: STYLE.subtitle, text: document.number })]
      : []),
    emptyLine(true),
    ...(document.addressee === null
      ? []
      : [new Paragraph({ style: STYLE.addressee, text: `${document.addressee}：` })]),
  ]
}

export const titleParagraphs = (title: string): readonly Paragraph[] =>
  titleLines(title).map((line) => new Paragraph({ style: STYLE.title, text: line, alignment: AlignmentType.CENTER }))

function redHead(document: OfficialDocument): readonly Paragraph[] {
  const marks = document.marks.map((mark) => new Paragraph({ style: STYLE.annexMark, text: mark }))
  if (document.letterhead === null) return [...marks, emptyLine(true)]
  return [
    ...marks,
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exactly(900, Math.max(0, LETTERHEAD_DROP - marks.length * LINE), 0),
      children: [
        new TextRun({
          text: document.letterhead,
          font: font('title', 'title'),
          color: RED,
          // As large as the width of the text allows, at most 一号-like 36 pt.
          size: Math.min(84, Math.floor((TEXT_WIDTH / 10 / widthOf(document.letterhead)) * 0.95)),
        }),
      ],
    }),
    emptyLine(),
    emptyLine(),
    numberLine(document),
    emptyLine(),
    emptyLine(),
  ]
}

/** 发文字号, in the middle, or at the left with 签发人 at the right; the red rule stands 4 mm below. */
function numberLine(document: OfficialDocument): Paragraph {
  const upward = document.signatories.length > 0
  const number = new TextRun({ text: document.number ?? '', font: font('body', 'body') })
  return new Paragraph({
    alignment: upward ? AlignmentType.LEFT : AlignmentType.CENTER,
    spacing: exactly(LINE),
    indent: upward ? { left: CHARACTER, right: CHARACTER } : undefined,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - CHARACTER }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: RED } },
    children: upward
      ? [
          number,
          new TextRun({ children: ['\t签发人：'] }),
          new TextRun({ text: document.signatories.join('　'), font: font('kai') }),
        ]
      : [number],
  })
}

/** The paragraphs and tables of blocks; `onNewPage` are the tables that begin a page. */
export function blocksOf(
  blocks: readonly Block[],
  width: number,
  marks: SourceMarks,
  references: References,
  onNewPage: ReadonlySet<Block> = new Set(),
): readonly FileChild[] {
  const markers = headingMarkers(blocks)
  const childrenOf = (block: Block, i: number): readonly FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ style: STYLE.heading[block.level - 1], text: `${markers.get(i) ?? ''}${block.text}` })]
      case 'paragraph':
        return [new Paragraph({ style: STYLE.body, children: [...runsOf(block.runs, marks, references)] })]
      case 'question':
        return [new Paragraph({ style: STYLE.question, text: questionText(block) })]
      case 'table':
        return tableOf(block, width, marks, references, onNewPage.has(block))
    }
  }
  return blocks.flatMap(childrenOf)
}

/** 附件说明, 署名, 成文日期 and 附注. */
export function closing(document: OfficialDocument, annexTitles: readonly string[]): readonly Paragraph[] {
  return [...annexList(annexTitles), ...signature(document), ...remark(document)]
}

function annexList(titles: readonly string[]): readonly Paragraph[] {
  if (titles.length === 0) return []
  const front = 3 * CHARACTER
  const number = titles.length === 1 ? 0 : 240
  const left = 2 * CHARACTER + front + number
  return [
    emptyLine(true),
    ...titles.map(
      (title, i) =>
        new Paragraph({
          style: STYLE.addressee,
          alignment: AlignmentType.LEFT,
          keepNext: i < titles.length - 1,
          indent: { left, hanging: (i === 0 ? front : 0) + number },
          text: `${i === 0 ? '附件：' : ''}${titles.length === 1 ? '' : `${i + 1}.`}${title}`,
        }),
    ),
  ]
}

/** The date stands four characters in from the right, the body's name in the middle above it. */
function signature(document: OfficialDocument): readonly Paragraph[] {
  const { signature: name, date } = document
  if (name === null && date === null) return []
  const shownDate = date === null ? '' : dateText(date)
  const spread = name === null ? 0 : (widthOf(name) - widthOf(shownDate)) / 2
  // A name that is wider than the margin allows pushes the date in, not itself out.
  const dateIndent = Math.max(4, 2 + spread)
  const line = (words: string, indent: number) =>
    new Paragraph({
      style: STYLE.addressee,
      alignment: AlignmentType.RIGHT,
      keepLines: true,
      keepNext: words === name,
      indent: { right: Math.round(indent * CHARACTER) },
      text: words,
    })
  return [
    emptyLine(true),
    emptyLine(true),
    ...(name === null ? [] : [line(name, dateIndent - spread)]),
    ...(date === null ? [] : [line(shownDate, dateIndent)]),
  ]
}

function remark(document: OfficialDocument): readonly Paragraph[] {
  if (document.remark === null) return []
  return [
    emptyLine(),
    new Paragraph({
      style: STYLE.addressee,
      indent: { left: 2 * CHARACTER },
      text: `（${document.remark}）`,
    }),
  ]
}

/** 抄送 and 印发, one character in at both sides. */
export function imprintRows(imprint: Imprint): readonly Paragraph[] {
  const side = 280
  const copies =
    imprint.copiesTo.length === 0
      ? []
      : [
          new Paragraph({
            style: STYLE.imprint,
            indent: { left: side + 3 * side, hanging: 3 * side, right: side },
            text: `抄送：${imprint.copiesTo.join('，')}。`,
          }),
        ]
  return [
    ...copies,
    new Paragraph({
      style: STYLE.imprint,
      indent: { left: side, right: side },
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - side }],
      children: [new TextRun({ children: [imprint.printedBy, '\t', `${dateText(imprint.printedOn)}印发`] })],
    }),
  ]
}

export const SOURCES_TITLE = '数据来源'
