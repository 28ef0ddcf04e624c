import type { Cell, Column, Row, Table } from '../model.ts'
import { widthOf } from '../titles.ts'
import { columnWidths } from './tables.ts'

/** Height of a line in a table, and what a row has around its lines; in twips, as the styles set them. */
const CELL_LINE = 240
const ROW_EXTRA = 70
/** 小五 in twips, and what a cell keeps free at its sides. */
const CELL_CHARACTER = 180
const CELL_SIDES = 110

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
  const parts: Row[][] = [[]]
  let left = first - headHeight(columns, widths)
  table.rows.forEach((row, i) => {
    const height = rowHeight(row, widths)
    const next = table.rows[i + 1]
    const needed = row.band && next !== undefined ? height + rowHeight(next, widths) : height
    const part = parts[parts.length - 1] ?? []
    if (needed > left && part.length > 0) {
      parts.push([row])
      left = rest - headHeight(columns, widths) - height
      return
    }
    part.push(row)
    left -= height
  })
  return parts
}

export function rowHeight(row: Row, widths: readonly number[]): number {
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const lines = row.cells.map((cell, i) => linesOf(cell, row.band ? whole : (widths[i] ?? whole)))
  return Math.max(1, ...lines) * CELL_LINE + ROW_EXTRA
}

function headHeight(columns: readonly Column[], widths: readonly number[]): number {
  const lines = columns.map((column, i) => linesOfWords(column.title, widths[i] ?? 1))
  const grouped = columns.some((column) => column.group !== null)
  return Math.max(1, ...lines) * CELL_LINE + ROW_EXTRA + (grouped ? CELL_LINE + ROW_EXTRA : 0)
}

const linesOf = (cell: Cell, width: number) => linesOfWords(cell.map((run) => run.text).join(''), width)

function linesOfWords(words: string, width: number): number {
  const perLine = Math.max(1, Math.floor((width - CELL_SIDES) / CELL_CHARACTER))
  // A tenth more than the type itself: lines end early before punctuation and inside numbers.
  return words.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 1.1) / perLine)), 0)
}
