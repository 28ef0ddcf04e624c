import { getPeriod } from '../../model/period.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { currentCells, latestMetrics, type StoredCell } from './cell-store.ts'
import { textOf } from './cells.ts'
import { type CellToCheck, type CheckContext, type ReturnFinding, returnFindings } from './checks.ts'
import type { FormRow } from './definition.ts'
import { formRows } from './form-store.ts'
import { findEvidence, type StoredEvidence } from './notice-store.ts'
import { knownBefore } from './prior-store.ts'
import type { ReturnSettings } from './settings.ts'
import type { StoredTask } from './task-store.ts'

/** All that a return says, and all that is known beside it. */
export interface ReturnContent {
  readonly rows: readonly FormRow[]
  readonly cells: ReadonlyMap<string, StoredCell>
  readonly evidence: readonly StoredEvidence[]
  readonly context: CheckContext
}

export async function loadContent(db: Reading, task: StoredTask, settings: ReturnSettings): Promise<ReturnContent> {
  const { division, id } = task
  const rows = await formRows(db, division, task.form, task.formVersion, task.body)
  const period = getPeriod(task.period)
  const [cells, evidence, metricValues, known] = await Promise.all([
    currentCells(db, division, id),
    findEvidence(db, division, id),
    latestMetrics(db, division, id),
    knownBefore(db, division, id, rows, period),
  ])
  return {
    rows,
    cells: new Map(cells.map((cell) => [cell.row, cell])),
    evidence,
    context: {
      period,
      known,
      metricValues,
      rowsWithEvidence: new Set(evidence.flatMap(({ row_id }) => (row_id === null ? [] : [row_id]))),
      settings: settings.checks,
    },
  }
}

/** The findings of a return as it stands, or with cells in place of those that stand. */
export function findingsOf(
  { rows, cells, context }: ReturnContent,
  instead: ReadonlyMap<string, CellToCheck> = new Map(),
): readonly ReturnFinding[] {
  const toCheck = rows.flatMap(({ id }) => {
    const other = instead.get(id)
    if (other !== undefined) return [other]
    const cell = cells.get(id)
    return cell === undefined ? [] : [{ row: id, text: textOf(cell), note: cell.note, status: cell.status }]
  })
  return returnFindings(rows, toCheck, context)
}
