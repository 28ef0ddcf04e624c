import type { EvaluationFault } from '../../model/evaluation-fault.ts'
import type { EvaluationResult, UnitResult } from '../../model/evaluation-result.ts'
import type { Factor, Scheme } from '../../model/evaluation-scheme.ts'
import { certaintyOf } from '../evaluation/certainty.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { UNGRADED } from '../evaluation/grade.ts'
import { DEFAULT_UNCERTAINTY, emptySheet, type ReplaySheet, replayerOf } from '../evaluation/replay.ts'
import { resultOf } from '../evaluation/result.ts'
import { type Design, inputsOf, runsOf } from '../evaluation/sobol.ts'
import type { UnitTable } from '../evaluation/table.ts'

declare module '../../platform/http/route.ts' {
  interface Services {
    /** Replays evaluations away from the thread that answers requests, where the program can. */
    readonly replay: Replayer
  }
}

export interface ReplayWork {
  readonly scheme: Scheme
  readonly table: UnitTable
  readonly factors: readonly Factor[]
  readonly design: Design
}

export interface Watching {
  /** Told how many replays are done, now and then. */
  readonly onRuns?: (done: number) => void
  /** Ends when the work is to be left off; the replayer then throws. */
  readonly signal?: AbortSignal
}

/** Runs a design. Whoever runs it, and in how many pieces, the figures are the same. */
export type Replayer = (work: ReplayWork, watching?: Watching) => Promise<ReplaySheet>

export type Computed =
  | { readonly ok: true; readonly result: EvaluationResult }
  | { readonly ok: false; readonly faults: readonly EvaluationFault[] }

/** Units times replays that are done before other work is let through. */
const BREATH = 20_000

/** A sheet of places and grades takes five bytes a unit and replay: this many of them are kept at once, some 250 MB. */
export const MOST_KEPT = 50_000_000
const LEAST_REPLAYS = 100

/** How often a scheme is replayed on so many units: as often as it says, less where that would not fit into memory. */
export const replaysOf = (scheme: Scheme, units: number): number =>
  Math.min(
    scheme.uncertainty?.replays ?? DEFAULT_UNCERTAINTY.replays ?? 1000,
    Math.max(LEAST_REPLAYS, Math.floor(MOST_KEPT / Math.max(1, units))),
  )

/**
 * Evaluates and replays: scores, ranks, grades, and how sure each is. The same scheme and table give the same result.
 */
export async function computeRound(
  scheme: Scheme,
  table: UnitTable,
  replay: Replayer = replayHere,
  watching: Watching = {},
): Promise<Computed> {
  const outcome = evaluate(scheme, table)
  if (!outcome.ok) return { ok: false, faults: outcome.faults }
  const { vary, seed = 1 } = scheme.uncertainty ?? DEFAULT_UNCERTAINTY
  const replays = replaysOf(scheme, table.size)
  const design: Design = { kind: 'random', n: replays, factors: vary.length, seed }
  const sheet = await replay({ scheme, table, factors: vary, design }, watching)
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

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Replays in this thread, in pieces that let other work through. */
export const replayHere: Replayer = async ({ scheme, table, factors, design }, { onRuns, signal } = {}) => {
  const runs = runsOf(design)
  const sheet = emptySheet(runs, table.size)
  const replay = replayerOf(scheme, table, factors)
  const every = Math.max(1, Math.floor(BREATH / Math.max(1, sheet.size)))
  for (let run = 0; run < runs; run++) {
    const at = run * sheet.size
    const grades = sheet.grades.subarray(at, at + sheet.size)
    grades.fill(UNGRADED)
    const places = sheet.places.subarray(at, at + sheet.size)
    sheet.failed[run] = replay(inputsOf(design, run), places, grades) ? 0 : 1
    if (run % every !== every - 1) continue
    signal?.throwIfAborted()
    onRuns?.(run + 1)
    await breathe()
  }
  return sheet
}

/** What a result rests on, for its hash: code, score, rank and grade of every unit, in order. */
export const essenceOf = (units: readonly UnitResult[]): string =>
  units.map(({ unit, score, rank, grade }) => JSON.stringify([unit, score, rank, grade])).join('\n')
