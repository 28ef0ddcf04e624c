import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { certaintyOf } from '../evaluation/certainty.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { UNGRADED } from '../evaluation/grade.ts'
import { DEFAULT_UNCERTAINTY, emptySheet, type ReplaySheet, replayerOf } from '../evaluation/replay.ts'
import { resultOf } from '../evaluation/result.ts'
import { type Design, inputsOf } from '../evaluation/sobol.ts'
import type { UnitTable } from '../evaluation/table.ts'

export type Computed =
  | { readonly ok: true; readonly result: EvaluationResult }
  | { readonly ok: false; readonly faults: readonly EvaluationFault[] }

/** Units times replays that are done before other work is let through. */
const BREATH = 20_000

/**
 * Evaluates and replays: scores, ranks, grades, and how sure each is. The same scheme and table give the same result.
 *
 * @param breathe lets whatever waits run between pieces; a page or a test may pass none
 */
export async function computeRound(
  scheme: Scheme,
  table: UnitTable,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Computed> {
  const outcome = evaluate(scheme, table)
  if (!outcome.ok) return { ok: false, faults: outcome.faults }
  const { vary, replays = 1000, seed = 1 } = scheme.uncertainty ?? DEFAULT_UNCERTAINTY
  const design: Design = { kind: 'random', n: replays, factors: vary.length, seed }
  const sheet = emptySheet(replays, table.size)
  await replayAll(scheme, table, vary, design, sheet, breathe)
  const units = certaintyOf(sheet, replays, scheme.grading?.grades.length ?? 0)
  return {
    ok: true,
    result: {
      ...resultOf(outcome.evaluation, units),
      certainty: {
        replays,
        failed: sheet.failed.reduce((sum, one) => sum + one, 0),
        seed,
        factors: vary.map(({ what }) => what),
        sensitivity: null,
      },
    },
  }
}

async function replayAll(
  scheme: Scheme,
  table: UnitTable,
  vary: Parameters<typeof replayerOf>[2],
  design: Design,
  sheet: ReplaySheet,
  breathe: () => Promise<void>,
): Promise<void> {
  const replay = replayerOf(scheme, table, vary)
  const every = Math.max(1, Math.floor(BREATH / Math.max(1, sheet.size)))
  for (let run = 0; run < design.n; run++) {
    const at = run * sheet.size
    const grades = sheet.grades.subarray(at, at + sheet.size)
    grades.fill(UNGRADED)
    const places = sheet.places.subarray(at, at + sheet.size)
    sheet.failed[run] = replay(inputsOf(design, run), places, grades) ? 0 : 1
    if (run % every === every - 1) await breathe()
  }
}

/** What a result rests on, for its hash: code, score, rank and grade of every unit, in order. */
export const essenceOf = (units: readonly UnitResult[]): string =>
  units.map(({ unit, score, rank, grade }) => JSON.stringify([unit, score, rank, grade])).join('\n')
