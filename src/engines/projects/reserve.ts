import type { ReserveRow } from './lists-store.ts'
import { type Readiness, readinessOf } from './schedule.ts'
import { shareOf } from './shares.ts'

export interface ReadinessSetting {
  readonly gates: number
  readonly money: number
  readonly land: number
  readonly demand: number
  readonly needs: readonly string[]
}

export interface Ranked {
  readonly row: ReserveRow
  readonly readiness: Readiness
  /** Needed procedures that are granted, and those that are not. */
  readonly passed: readonly string[]
  readonly lacking: readonly string[]
}

/** The approval that each procedure ends in: without it nothing is ready. */
const APPROVAL: Readonly<Record<string, string>> = {
  approval: 'feasibility',
  verification: 'verification',
  filing: 'filing',
}

/** Procedures that a project needs: its approval, what the setting asks, and screening for public money alone. */
export function gatesNeeded(
  { control, investor }: Pick<ReserveRow, 'control' | 'investor'>,
  needs: readonly string[],
): readonly string[] {
  const approval = APPROVAL[control]
  return [
    ...(approval === undefined ? [] : [approval]),
    ...needs.filter((gate) => gate !== 'screening' || investor === 'government'),
  ]
}

/** The reserve by readiness, the readiest first; of equal ones the larger, then by name, so that the order never wavers. */
export function rankReserve(rows: readonly ReserveRow[], setting: ReadinessSetting): readonly Ranked[] {
  return rows
    .map((row) => {
      const needed = gatesNeeded(row, setting.needs)
      const passed = needed.filter((gate) => row.gates.includes(gate))
      const readiness = readinessOf(
        {
          gatesPassed: passed.length,
          gatesNeeded: needed.length,
          secured: shareOf(row.secured, row.total),
          arrived: shareOf(row.arrived, row.total),
          // Where it is not said how much land it takes, it is not known to need none.
          needsLand: row.land === null || Number(row.land) > 0,
          hasLand: row.gates.includes('land'),
          hasDemand: row.hasDemand,
        },
        setting,
      )
      return { row, readiness, passed, lacking: needed.filter((gate) => !passed.includes(gate)) }
    })
    .sort(
      (a, b) =>
        b.readiness.score - a.readiness.score ||
        Number(b.row.total) - Number(a.row.total) ||
        (a.row.id < b.row.id ? -1 : 1),
    )
}
