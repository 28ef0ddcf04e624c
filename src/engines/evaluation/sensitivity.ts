import { placeShifts } from './certainty.ts'
import type { Evaluation } from './evaluate.ts'
import type { ReplaySheet } from './replay.ts'
import { rowAt } from './result.ts'
import { type Design, runsOf, type SensitivityIndices, sensitivityIndices } from './sobol.ts'

/** How far places move when the assumptions vary, and how much of that each of them explains. */
export interface Sensitivity {
  readonly runs: number
  /** Runs whose methods could not work together. */
  readonly failed: number
  /** Mean distance of a place from the nominal one, over units and the independent runs; null when none worked. */
  readonly meanShift: number | null
  /** One for each factor; null where runs failed, or with less than two factors, of which there is nothing to tell apart. */
  readonly indices: readonly SensitivityIndices[] | null
}

/** Rounds of the bootstrap behind the intervals of the indices. */
const BOOTSTRAP = 200

/** Sums up the replays of a Sobol design of an evaluation. */
export function sensitivityOf(evaluation: Evaluation, sheet: ReplaySheet, design: Design): Sensitivity {
  const runs = runsOf(design)
  const failed = sheet.failed.subarray(0, runs).reduce((sum, one) => sum + one, 0)
  const nominal = new Float64Array(evaluation.table.size)
  for (let i = 0; i < evaluation.size; i++) nominal[rowAt(evaluation, i)] = evaluation.places[i] ?? 0
  const shifts = placeShifts(sheet, runs, nominal)
  // Only the two independent samples say how far places move; the others hold inputs fixed.
  const independent = shifts.subarray(0, 2 * design.n).filter((one) => !Number.isNaN(one))
  const isTold = failed === 0 && design.factors > 1
  const mean = independent.length === 0 ? null : independent.reduce((sum, one) => sum + one, 0) / independent.length
  // The estimators take any origin; about the mean the products of the first of them scatter far less.
  const centred = shifts.map((shift) => shift - (mean ?? 0))
  return {
    runs,
    failed,
    meanShift: mean,
    indices: isTold ? sensitivityIndices(centred, design.n, design.factors, BOOTSTRAP, design.seed) : null,
  }
}
