import type { Cell, Column, Row, Table } from '../model.ts'
import { widthOf } from '../titles.ts'
import { CELL_SIDES, columnWidths, type TableType, typeOf } from './tables.ts'

/** What a row has around its lines, in twips. */
const ROW_EXTRA = 70

/**
 * Cuts a long table into the parts that fit a page, so that each further part can carry 续表 above its repeated head.
 * `columns` are those that are printed; `first` and `rest` are the heights that the first page and the others leave for
 * the table's rows, in twips. Heights are estimated from the widths of the type, a line more rather than less; a line that
 * names a group never stays behind alone.
 */
export function splitTable(
  table: Table,
  columns: readonly Column[],
  width: number,
  first: number,
  rest: number,
): readonly (readonly Row[])[] {
  const widths = columnWidths(columns, width)
  const type = typeOf(columns, width)
  const parts: Row[][] = [[]]
  let left = first - headHeight(columns, widths, type)
  table.rows.forEach((row, i) => {
    const height = rowHeight(row, widths, type)
    const next = table.rows[i + 1]
    const needed = row.band && next !== undefined ? height + rowHeight(next, widths, type) : height
    const part = parts[parts.length - 1] ?? []
    if (needed > left && part.length > 0) {
      parts.push([row])
      left = rest - headHeight(columns, widths, type) - height
      return
    }
    part.push(row)
    left -= height
  })
  return parts
}

export function rowHeight(row: Row, widths: readonly number[], type: TableType): number {
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const lines = row.cells.map((cell, i) => linesOf(cell, row.band ? whole : (widths[i] ?? whole), type))
  return Math.max(1, ...lines) * type.line + ROW_EXTRA
}

function headHeight(columns: readonly Column[], widths: readonly number[], type: TableType): number {
  const lines = columns.map((column, i) => linesOfWords(column.title, widths[i] ?? 1, type))
  const grouped = columns.some((column) => column.group !== null)
  return Math.max(1, ...lines) * type.line + ROW_EXTRA + (grouped ? type.line + ROW_EXTRA : 0)
}

const linesOf = (cell: Cell, width: number, type: TableType) =>
  linesOfWords(cell.map((run) => run.text).join(''), width, type)

function linesOfWords(words: string, width: number, type: TableType): number {
  const perLine = Math.max(1, (width - CELL_SIDES) / type.character)
  // A little more than the type itself: lines end early before punctuation and inside numbers.
  const lines = (wide: number) => (wide <= perLine ? 1 : Math.ceil((wide * 1.08) / Math.floor(perLine)))
  return words.split('\n').reduce((sum, line) => sum + lines(wideWidthOf(line)), 0)
}

/**
 * Width in characters with the widest Latin type that may stand in for the one named, and the quarter of a character
 * between Chinese and Latin: 2024年12月 has three such gaps.
 */
function wideWidthOf(words: string): number {
  const latin = (words.match(/[!-~]/g) ?? []).length
  const gaps = (words.match(/[!-~](?=[^ -~])|[^ -~](?=[!-~])/g) ?? []).length
  return widthOf(words) + latin * 0.14 + gaps * 0.25
}
