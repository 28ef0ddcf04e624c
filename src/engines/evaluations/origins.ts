import type { Origin } from '../../model/origin.ts'
import { type ValueStatus, valueStatusNames } from '../indicators/definition.ts'
import type { StoredConfirmation } from './round-reading.ts'
import type { CellOrigin } from './tables.ts'
import type { UnitRow } from './unit-data.ts'

/** A piece of evidence, as an origin names it. */
export interface EvidenceNote {
  readonly columns: readonly string[]
  readonly title: string
  readonly documentNo: string | null
  readonly files: readonly { readonly id: string; readonly name: string }[]
}

/** What a cell's origin is told with. */
export interface OriginContext {
  readonly division: string
  /** Address of the unit's page, which shows evidence that is only named. */
  readonly page: string
  readonly period: string
  readonly confirmation: StoredConfirmation | undefined
  /** Earlier versions of the unit's row, oldest first. */
  readonly history: readonly UnitRow[]
  /** What proves cells of the unit. */
  readonly evidence: readonly EvidenceNote[]
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
  const evidence = context.evidence
    .filter(({ columns }) => columns.includes(column))
    .flatMap(({ title, documentNo, files }) => {
      const name = documentNo === null ? title : `${title}（${documentNo}）`
      return files.length === 0
        ? [{ name, href: context.page }]
        : files.map((file) => ({
            name: `${name} · ${file.name}`,
            href: `/api/v1/files/${context.division}/${file.id}`,
          }))
    })
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
        evidence,
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
        evidence,
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
        evidence,
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
