import type { Line } from './lines.ts'
import { joinRaws, type Raw } from './reading.ts'

/** A cell as a format gives it: its lines, and how far it reaches. */
export interface Cell {
  readonly lines: readonly Line[]
  readonly colspan: number
  readonly rowspan: number
  readonly head: boolean
}

/** Longer than a cell of figures or words ever is: such a table only lays out the page. */
const LONGEST_CELL = 500

/**
 * Rows of a table with its merged cells spread out: over columns the same cell again, over rows its text again.
 * A table that only lays out text (one column, or cells that hold a page) comes out as lines in a frame of their own.
 */
export function rowsOfGrid(rows: readonly (readonly Cell[])[], table: number, nextFrame: () => number): Line[] {
  const filled = rows.filter((row) => row.some((cell) => cell.lines.length > 0))
  if (filled.length === 0) return []
  const nested = filled.some((row) => row.some((cell) => cell.lines.some((line) => line.as === 'row')))
  const long = filled.some((row) =>
    row.some((cell) => cell.lines.reduce((sum, line) => sum + line.raw.text.length, 0) > LONGEST_CELL),
  )
  const single = filled.every((row) => row.length === 1)
  if (nested || single || (long && filled.length <= 6)) {
    const lines = filled.flatMap((row) => row.flatMap((cell) => [...cell.lines]))
    // A page laid out in a table is no box; a box is a page at most.
    const length = lines.reduce((sum, line) => sum + line.raw.text.length, 0)
    if (!single || nested || length > 4000) return lines
    const frame = nextFrame()
    return lines.map((line) => ({ ...line, frame }))
  }
  const out: Line[] = []
  /** Cells from rows above that reach into this one, by column. */
  const reaching = new Map<number, { raw: Raw; rows: number }>()
  for (const [index, row] of filled.entries()) {
    const cells: Raw[] = []
    let own: Raw | null = null
    const takeReaching = () => {
      for (let above = reaching.get(cells.length); above !== undefined; above = reaching.get(cells.length)) {
        if (above.rows-- <= 1) reaching.delete(cells.length)
        cells.push(above.raw)
        if (cells.length > 200) return
      }
    }
    for (const cell of row) {
      takeReaching()
      const lines = cell.lines.filter((line) => line.as === 'text' || line.as === 'front')
      const raw: Raw = lines.length === 0 ? { text: '', at: null, base: 0 } : joinRaws(lines.map((line) => line.raw))
      if (raw.text !== '') own ??= raw
      for (let k = 0; k < cell.colspan && cells.length < 200; k++) {
        if (cell.rowspan > 1) reaching.set(cells.length, { raw, rows: cell.rowspan - 1 })
        cells.push(raw)
      }
    }
    takeReaching()
    if (own === null) continue
    out.push({
      raw: own,
      before: index === 0 ? 'gap' : 'line',
      as: 'row',
      cells,
      table,
      ...(row.every((cell) => cell.head) ? { head: true } : {}),
    })
  }
  return out
}
