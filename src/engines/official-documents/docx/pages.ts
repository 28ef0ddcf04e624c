import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  RelativeVerticalPosition,
  SectionType,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx'
import {
  FOOTER_DISTANCE,
  font,
  GRID,
  HEADER_DISTANCE,
  MARGIN,
  PAGE,
  RULE,
  SIDEWAYS_MARGIN,
  SIZE,
  TEXT_WIDTH,
} from './layout.ts'
import { exactly } from './styles.ts'

type Side = 'odd' | 'even'

/** One character of the page number's type, 四号. */
const FOOTER_CHARACTER = 280

/** Head and foot of every page, and the page itself, upright or on its side. */
export function pagesOf(
  orientation: 'portrait' | 'landscape',
  label: string | null,
): Pick<ISectionOptions, 'headers' | 'footers' | 'properties'> {
  const head = () => new Header({ children: [labelParagraph(label)] })
  const foot = (side: Side) =>
    new Footer({
      children:
        orientation === 'portrait'
          ? [uprightPageNumber(side)]
          : [sidewaysPageNumber(side), new Paragraph({ spacing: exactly(20) })],
    })
  return {
    headers: { default: head(), even: head() },
    footers: { default: foot('odd'), even: foot('even') },
    properties: orientation === 'portrait' ? uprightPage : sidewaysPage,
  }
}

const grid = { type: DocumentGridType.LINES_AND_CHARS, ...GRID }

const uprightPage: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  page: { size: { ...PAGE }, margin: { ...MARGIN, header: HEADER_DISTANCE, footer: FOOTER_DISTANCE, gutter: 0 } },
  grid,
}

/** docx turns width and height round by itself. */
const sidewaysPage: ISectionPropertiesOptions = {
  type: SectionType.NEXT_PAGE,
  page: {
    size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
    margin: { ...SIDEWAYS_MARGIN, header: 850, footer: 567, gutter: 0 },
  },
  grid,
}

function labelParagraph(label: string | null): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactly(280),
    children: label === null ? [] : [new TextRun({ text: label, font: font('black', 'black'), size: SIZE.五号 })],
  })
}

/** — 1 —, 四号 half-width 宋体; one character in from the right on odd pages, from the left on even ones. */
const pageNumber = () =>
  new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font('song', 'song'), size: SIZE.四号 })

const pageNumberPosition = (side: Side) =>
  side === 'odd'
    ? { alignment: AlignmentType.RIGHT, indent: { right: FOOTER_CHARACTER } }
    : { alignment: AlignmentType.LEFT, indent: { left: FOOTER_CHARACTER } }

const uprightPageNumber = (side: Side) =>
  new Paragraph({ ...pageNumberPosition(side), spacing: exactly(280), children: [pageNumber()] })

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER } as const

/**
 * On a page on its side the number stays where it is on the upright ones, as the standard asks of wide tables: along the
 * left edge, turned with the paper.
 */
function sidewaysPageNumber(side: Side): Table {
  const width = 420
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      // 28 mm from the edge that is the lower one when the page stands upright, measured to the middle of the line.
      absoluteHorizontalPosition: 1587 - width / 2,
      absoluteVerticalPosition: SIDEWAYS_MARGIN.top,
    },
    rows: [
      new TableRow({
        height: { value: TEXT_WIDTH, rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
            borders: NO_BORDERS,
            margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
            children: [uprightPageNumber(side)],
          }),
        ],
      }),
    ],
  })
}

/** 版记: at the foot of the last page, between a thick, thin and thick rule. */
export function imprintTable(rows: readonly Paragraph[]): Table {
  const thick = { style: BorderStyle.SINGLE, size: RULE.thick, color: '000000' }
  const thin = { style: BorderStyle.SINGLE, size: RULE.thin, color: '000000' }
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    borders: {
      top: thick,
      bottom: thick,
      left: NO_BORDER,
      right: NO_BORDER,
      insideHorizontal: thin,
      insideVertical: NO_BORDER,
    },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [new TableCell({ width: { size: TEXT_WIDTH, type: WidthType.DXA }, children: [row] })],
        }),
    ),
  })
}
