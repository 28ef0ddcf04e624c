import { sql } from 'kysely'
import { idOf, nameOf } from '../../platform/access/actor.ts'
import type { Decimal, Json, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { ValueStatus } from '../indicators/definition.ts'
import type { CellKind, CellSource, CellVersion } from './definition.ts'
import type { Writer } from './writer.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    return_cell: ReturnCellTable
  }
}

export interface ReturnCellTable {
  division: string
  task: string
  row_id: string
  version: number
  /** Which save of the task wrote it. */
  edit: number
  kind: CellKind
  value: Decimal | null
  /** As it was typed or stood in the workbook. */
  entered: string
  status: ValueStatus
  note: string | null
  source: CellSource
  /** Where it stood in a workbook; what a metric asked and counted. */
  detail: Json<unknown>
  reason: string | null
  by_id: string | null
  by_name: string
  at: Moment
}

export interface StoredCell extends CellVersion {
  readonly detail: unknown
  readonly reason: string | null
  readonly edit: number
}

/** A version about to be written. */
export interface NewCell {
  readonly row: string
  readonly version: number
  readonly kind: CellKind
  readonly value: string | null
  readonly entered: string
  readonly status: ValueStatus
  readonly note: string | null
  readonly source: CellSource
  readonly detail?: unknown
  readonly reason: string | null
}

/** The newest version of each cell; with `edits`, as it stood after that many saves. */
export async function currentCells(
  db: Reading,
  division: string,
  task: string,
  edits?: number,
): Promise<readonly StoredCell[]> {
  const { rows } = await sql<CellRow>`
    select distinct on (row_id) *, trim_scale(value)::text as value
    from return_cell
    where division = ${division} and task = ${task} and edit <= ${edits ?? 2147483647}
    order by row_id, version desc`.execute(db)
  return rows.map(cellOf)
}

/** Every version of one cell, newest first. */
export async function cellHistory(
  db: Reading,
  division: string,
  task: string,
  row: string,
): Promise<readonly StoredCell[]> {
  const { rows } = await sql<CellRow>`
    select *, trim_scale(value)::text as value from return_cell
    where division = ${division} and task = ${task} and row_id = ${row}
    order by version desc`.execute(db)
  return rows.map(cellOf)
}

/** What metrics last said of the cells of a task. */
export async function latestMetrics(db: Reading, division: string, task: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ row_id: string; value: string }>`
    select distinct on (row_id) row_id, trim_scale(value)::text as value from return_cell
    where division = ${division} and task = ${task} and source = 'metric' and kind = 'number'
    order by row_id, version desc`.execute(db)
  return new Map(rows.map(({ row_id, value }) => [row_id, value]))
}

/**
 * Appends versions of cells, all of them by one save. The task is locked by the caller, so that no two saves count the same;
 * were it not, the key would refuse the second.
 */
export async function insertCells(
  tx: Writing,
  writer: Writer,
  task: string,
  edit: number,
  cells: readonly NewCell[],
): Promise<void> {
  // As one parameter: twenty thousand cells would need more than the protocol allows.
  const records = cells.map((cell) => ({
    division: writer.division,
    task,
    row_id: cell.row,
    version: cell.version,
    edit,
    kind: cell.kind,
    value: cell.value,
    entered: cell.entered,
    status: cell.status,
    note: cell.note,
    source: cell.source,
    detail: cell.detail ?? {},
    reason: cell.reason,
    by_id: idOf(writer.actor),
    by_name: nameOf(writer.actor),
    at: writer.at.toISOString(),
  }))
  await sql`
    insert into return_cell
    select * from jsonb_populate_recordset(null::return_cell, ${JSON.stringify(records)}::jsonb)`.execute(tx)
}

/** How many of these rows say something now. */
export async function countFilled(
  db: Reading,
  division: string,
  task: string,
  rows: readonly string[],
): Promise<number> {
  const { rows: found } = await sql<{ filled: number }>`
    select count(*)::int as filled from (
      select distinct on (row_id) kind from return_cell
      where division = ${division} and task = ${task} and row_id = any(${rows}::uuid[])
      order by row_id, version desc
    ) newest where kind in ('number', 'none')`.execute(db)
  return found[0]?.filled ?? 0
}

interface CellRow {
  readonly row_id: string
  readonly version: number
  readonly edit: number
  readonly kind: CellKind
  readonly value: string | null
  readonly entered: string
  readonly status: ValueStatus
  readonly note: string | null
  readonly source: CellSource
  readonly detail: unknown
  readonly reason: string | null
  readonly by_name: string
  readonly at: Date
}

const cellOf = (row: CellRow): StoredCell => ({
  row: row.row_id,
  version: row.version,
  edit: row.edit,
  kind: row.kind,
  value: row.value,
  entered: row.entered,
  status: row.status,
  note: row.note,
  source: row.source,
  detail: row.detail,
  reason: row.reason,
  by: row.by_name,
  at: row.at.toISOString(),
})
