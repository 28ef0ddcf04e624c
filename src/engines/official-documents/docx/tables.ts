import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Column, Row, Table } from '../model.ts'
import { type References, runsOf, type SourceMarks } from './runs.ts'
import { STYLE } from './styles.ts'

const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const CELL_MARGIN = { top: 30, bottom: 30, left: 40, right: 40, marginUnitType: WidthType.DXA }

/** The type of a table: 五号 where its columns have room for it, else 小五. */
export interface TableType {
  /** Height of a line and width of a character, in twips. */
  readonly line: number
  readonly character: number
  readonly cell: string
  readonly head: string
}
const LARGE: TableType = { line: 290, character: 210, cell: STYLE.largeCell, head: STYLE.largeHeadCell }
const SMALL: TableType = { line: 240, character: 180, cell: STYLE.cell, head: STYLE.headCell }

/** What a cell keeps free at its two sides, in twips. */
export const CELL_SIDES = 90

export const typeOf = (columns: readonly Column[], width: number): TableType =>
  columns.reduce((sum, column) => sum + column.width * LARGE.character + CELL_SIDES, 0) <= width ? LARGE : SMALL

/** A table as wide as the text, its head repeated on every page; rows are not torn apart. */
export function tableOf(
  table: Table,
  width: number,
  marks: SourceMarks,
  references: References,
  onNewPage = false,
): readonly FileChild[] {
  const numbered = numbersRows(table, marks)
  const columns = columnsOf(table, marks)
  const widths = columnWidths(columns, width)
  const type = typeOf(columns, width)
  const rows = table.rows.map((row) => {
    const number = marks.sources.numberOfRow(table, row)
    return bodyRow(
      row,
      columns,
      widths,
      type,
      marks,
      references,
      numbered ? (number === null ? '' : `${number}`) : null,
    )
  })
  return [
    ...(table.caption === null && !onNewPage
      ? []
      : [new Paragraph({ style: STYLE.caption, text: table.caption ?? '', pageBreakBefore: onNewPage })]),
    ...(table.unit === null ? [] : [new Paragraph({ style: STYLE.unit, text: table.unit })]),
    new DocxTable({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      margins: CELL_MARGIN,
      borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
      rows: [...headRows(columns, widths, type), ...rows],
    }),
    ...table.notes.map(
      (note, i) =>
        new Paragraph({ style: STYLE.note, text: `${i === 0 ? '注：' : '　　'}${numberedNote(table, i)}${note}` }),
    ),
  ]
}

const numbersRows = (table: Table, marks: SourceMarks) =>
  marks.as === 'appendix' && table.rows.some((row) => marks.sources.numberOfRow(table, row) !== null)

/** The columns as printed: with one for the numbers of the sources where they are listed. */
export const columnsOf = (table: Table, marks: SourceMarks): readonly Column[] =>
  numbersRows(table, marks) ? [...table.columns, SOURCE_COLUMN] : table.columns

const SOURCE_COLUMN: Column = { title: '来源', group: null, width: 3, align: 'centre', format: null }

/** Several notes are numbered, one is not. */
const numberedNote = (table: Table, i: number) => (table.notes.length > 1 ? `${i + 1}.` : '')

/**
 * Shares `width` among the columns, to the twip: each the width it asks for in the type of the table and its sides; what is
 * left goes to the columns of words, and what is missing is taken from all in proportion.
 */
export function columnWidths(columns: readonly Column[], width: number): number[] {
  const { character } = typeOf(columns, width)
  const asked = columns.map((column) => column.width * character + CELL_SIDES)
  const total = asked.reduce((sum, one) => sum + one, 0)
  const elastic = columns.map((column) => (column.align === 'left' ? column.width : 0))
  const elasticity = elastic.reduce((sum, one) => sum + one, 0)
  const widths = asked.map((one, i) =>
    Math.floor(
      total > width || elasticity === 0
        ? (one / total) * width
        : one + ((elastic[i] ?? 0) / elasticity) * (width - total),
    ),
  )
  const rest = width - widths.reduce((sum, one) => sum + one, 0)
  widths[widths.length - 1] = (widths[widths.length - 1] ?? 0) + rest
  return widths
}

function headRows(columns: readonly Column[], widths: readonly number[], type: TableType): TableRow[] {
  const headCell = headCellOf(type)
  const grouped = columns.some((column) => column.group !== null)
  if (!grouped) return [headRow(columns.map((column, i) => headCell(column.title, widths[i] ?? 0, 1, 1)))]
  const first: TableCell[] = []
  const second: TableCell[] = []
  for (let i = 0; i < columns.length; ) {
    const column = columns[i] as Column // i < length
    if (column.group === null) {
      first.push(headCell(column.title, widths[i] ?? 0, 1, 2))
      i++
      continue
    }
    let end = i
    while (columns[end]?.group === column.group) end++
    const spanned = widths.slice(i, end).reduce((sum, one) => sum + one, 0)
    first.push(headCell(column.group, spanned, end - i, 1))
    for (; i < end; i++) second.push(headCell(columns[i]?.title ?? '', widths[i] ?? 0, 1, 1))
  }
  return [headRow(first), headRow(second)]
}

const headRow = (children: TableCell[]) => new TableRow({ children, tableHeader: true, cantSplit: true })

const headCellOf = (type: TableType) => (title: string, width: number, columnSpan: number, rowSpan: number) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ style: type.head, text: title, keepNext: true })],
  })

function bodyRow(
  row: Row,
  columns: readonly Column[],
  widths: readonly number[],
  type: TableType,
  marks: SourceMarks,
  references: References,
  sourceNumber: string | null,
): TableRow {
  // Raised numbers inside a table would bury it; its rows are numbered in a column of their own.
  const inside: SourceMarks = { ...marks, as: marks.as === 'footnotes' ? 'footnotes' : 'none' }
  if (row.band) {
    const cell = new TableCell({
      columnSpan: columns.length,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          style: type.head,
          alignment: AlignmentType.LEFT,
          // The line that names a group stays with the first of it.
          keepNext: true,
          children: [...runsOf(row.cells[0] ?? [], inside, references)],
        }),
      ],
    })
    return new TableRow({ children: [cell], cantSplit: true })
  }
  const cells = row.cells.map((cell, i) =>
    bodyCell(columns[i], widths[i] ?? 0, type, [...runsOf(cell, inside, references)]),
  )
  const last = widths[widths.length - 1] ?? 0
  const source = sourceNumber === null ? [] : [bodyCell(SOURCE_COLUMN, last, type, [new TextRun(sourceNumber)])]
  return new TableRow({ children: [...cells, ...source], cantSplit: true })
}

const bodyCell = (column: Column | undefined, width: number, type: TableType, children: readonly ParagraphChild[]) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ style: type.cell, alignment: ALIGN[column?.align ?? 'left'], children })],
  })
