import type { Origin } from '../../model/origin.ts'
import { type ValueStatus, valueStatusNames } from '../indicators/definition.ts'
import type { StoredConfirmation } from './round-reading.ts'
import type { CellOrigin } from './tables.ts'
import type { UnitRow } from './unit-data.ts'

/** What a cell's origin is told with. */
export interface OriginContext {
  readonly period: string
  readonly confirmation: StoredConfirmation | undefined
  /** Earlier versions of the unit's row, oldest first. */
  readonly history: readonly UnitRow[]
}

/** Where a cell comes from, as every screen shows it; null when nobody has written it. */
export function originOfCell(row: UnitRow, column: string, context: OriginContext): Origin | null {
  const own = row.origins[column]
  if (own === undefined) return null
  const earlier = context.history
    .filter(
      (one, i, all) =>
        one.no < row.no && one.cells[column] !== undefined && one.cells[column] !== all[i + 1]?.cells[column],
    )
    .filter((one) => one.cells[column] !== row.cells[column])
    .map((one) => ({
      value: one.cells[column] ?? null,
      at: atOf(one.origins[column]),
      person: byOf(one.origins[column]),
      reason: own.kind === 'entry' ? own.reason : null,
    }))
    .reverse()
  const approvals =
    context.confirmation?.says === 'confirmed' && context.confirmation.rowNo === row.no
      ? [
          {
            step: { zh: '单位确认', en: 'confirmed by the unit' },
            person: context.confirmation.by,
            at: context.confirmation.at,
          },
        ]
      : []
  switch (own.kind) {
    case 'file':
      return {
        kind: 'submitted',
        body: row.name,
        person: own.by,
        at: own.at,
        period: context.period,
        approvals,
        note: `${own.file} · ${own.cell}`,
        earlier,
      }
    case 'entry':
      return {
        kind: 'submitted',
        body: row.name,
        person: own.by,
        at: own.at,
        period: context.period,
        approvals,
        note: own.reason || null,
        earlier,
      }
    case 'observation':
      return {
        kind: 'submitted',
        body: row.name,
        person: own.by,
        at: own.at,
        period: context.period,
        status: valueStatusNames[own.status as ValueStatus] ?? null, // the status that the value was drawn with
        approvals,
        note: own.indicator,
        earlier,
      }
    case 'records':
      return {
        kind: 'records',
        question: { zh: `${own.name.zh}：${own.worked.zh}`, en: `${own.name.en}: ${own.worked.en}` },
        at: own.at,
        count: own.records.length,
        records: own.records.map(({ kind, id }) => ({ id, label: kind })),
      }
  }
}

const atOf = (origin: CellOrigin | undefined) => origin?.at ?? ''
const byOf = (origin: CellOrigin | undefined) => (origin === undefined || origin.kind === 'records' ? null : origin.by)
