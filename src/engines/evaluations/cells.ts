import type { CellOrigin } from './tables.ts'
import type { UnitRow } from './unit-data.ts'

/** A cell to be written, with where it comes from. */
export interface CellChange {
  readonly code: string
  readonly column: string
  readonly text: string
  readonly origin: CellOrigin
}

/** A unit as it is named before it has data. */
export interface NewUnit {
  readonly code: string
  readonly name: string
  /** null: nobody is named; whoever answered for it so far still does. */
  readonly body: string | null
}

/** The rows with some cells changed, and those of them that really changed. */
export interface ChangedRows {
  readonly rows: readonly UnitRow[]
  readonly changed: readonly UnitRow[]
  readonly cells: number
}

/**
 * Writes cells into rows. A cell that holds the same text already keeps its origin: nothing has changed, so nothing has to
 * be confirmed anew.
 */
export function withCells(rows: readonly UnitRow[], changes: readonly CellChange[], no: number): ChangedRows {
  const byCode = new Map<string, CellChange[]>()
  for (const change of changes) {
    const own = byCode.get(change.code)
    if (own === undefined) byCode.set(change.code, [change])
    else own.push(change)
  }
  const changed: UnitRow[] = []
  let count = 0
  const after = rows.map((row) => {
    const real = (byCode.get(row.code) ?? []).filter(({ column, text }) => !isSame(row.cells[column] ?? '', text))
    if (real.length === 0) return row
    count += real.length
    const cells = { ...row.cells }
    const origins = { ...row.origins }
    for (const { column, text, origin } of real) {
      cells[column] = text
      origins[column] = origin
    }
    const next = { ...row, no, cells, origins }
    changed.push(next)
    return next
  })
  return { rows: after, changed, cells: count }
}

/** The rows with another list of units: those that stay keep their cells, those that go are left out from now on. */
export function withUnits(rows: readonly UnitRow[], units: readonly NewUnit[], no: number): ChangedRows {
  const before = new Map(rows.map((row) => [row.code, row]))
  const kept = new Set(units.map(({ code }) => code))
  const changed: UnitRow[] = []
  const after = units.map(({ code, name, body: named }, position) => {
    const was = before.get(code)
    const body = named ?? was?.body ?? null
    if (was !== undefined && was.name === name && was.body === body && was.position === position) return was
    const next: UnitRow =
      was === undefined
        ? { code, name, body, no, position, cells: {}, origins: {}, isLeftOut: false }
        : { ...was, name, body, position, no }
    changed.push(next)
    return next
  })
  for (const row of rows) if (!kept.has(row.code)) changed.push({ ...row, no, isLeftOut: true })
  return { rows: after, changed, cells: 0 }
}

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/

/** The same text, or the same number written otherwise: a workbook gives 0.30 back as 0.3. */
export const isSame = (a: string, b: string): boolean =>
  a === b || (PLAIN.test(a) && PLAIN.test(b) && Number(a) === Number(b))
