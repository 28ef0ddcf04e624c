import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { emptySheet, type ReplaySheet, runReplays } from '../../engines/evaluation/replay.ts'
import { type Design, runsOf } from '../../engines/evaluation/sobol.ts'
import type { UnitTable } from '../../engines/evaluation/table.ts'
import { type Replayer, replayHere } from '../../engines/evaluations/compute.ts'
import type { Factor, Scheme } from '../../model/evaluation-scheme.ts'

/** The share of a thread. Columns and sheet lie in shared memory, so nothing large is copied. */
export interface ReplayTask {
  readonly scheme: Scheme
  readonly table: UnitTable
  readonly factors: readonly Factor[]
  readonly design: Design
  readonly sheet: ReplaySheet
  readonly from: number
  readonly to: number
}

/**
 * Beside the built program, whose parts lie in a folder below it; run from the source there is none, and the replays run in
 * this thread.
 */
const BUILT_WORKER =
  ['./evaluation-worker.js', '../evaluation-worker.js']
    .map((place) => new URL(place, import.meta.url))
    .find((url) => existsSync(fileURLToPath(url))) ?? null

/** Fewer replayed units than this are done before a thread has started. */
const WORTH_A_THREAD = 200_000

/** A column of numbers that threads can share. */
export const sharedColumn = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8))

/**
 * Runs a design over several threads. The figures do not depend on how many: every replay draws its own inputs from the
 * seed and its number.
 */
export async function replayInThreads(
  input: {
    readonly scheme: Scheme
    readonly table: UnitTable
    readonly factors: readonly Factor[]
    readonly design: Design
  },
  {
    threads = availableParallelism(),
    worker = BUILT_WORKER,
  }: { readonly threads?: number; readonly worker?: URL | null } = {},
): Promise<ReplaySheet> {
  const { scheme, table, factors, design } = input
  const runs = runsOf(design)
  const sheet = emptySheet(runs, table.size, (bytes) => new SharedArrayBuffer(bytes))
  const wanted = Math.min(threads, runs, Math.max(1, Math.floor((runs * table.size) / WORTH_A_THREAD)))
  if (wanted < 2 || worker === null) {
    runReplays(scheme, table, factors, design, sheet, 0, runs)
    return sheet
  }
  const shares = Array.from({ length: wanted }, (_, i) => [
    Math.floor((runs * i) / wanted),
    Math.floor((runs * (i + 1)) / wanted),
  ]) as [number, number][] // pairs, by construction
  await Promise.all(shares.map(([from, to]) => inThread(worker, { scheme, table, factors, design, sheet, from, to })))
  return sheet
}

/**
 * Replays for a server: in threads beside the one that answers requests, so that a large round slows nobody down; run from
 * the source, where no thread is built, in pieces. Half of the processors are left for everything else.
 */
export const replayerBeside =
  (worker: URL | null = BUILT_WORKER): Replayer =>
  async (work, watching = {}) => {
    if (worker === null) return replayHere(work, watching)
    const { scheme, table, factors, design } = work
    const runs = runsOf(design)
    const sheet = emptySheet(runs, table.size, (bytes) => new SharedArrayBuffer(bytes))
    const threads = Math.min(runs, Math.max(1, Math.floor(availableParallelism() / 2)))
    const done = new Array<number>(threads).fill(0)
    const share = (i: number) => Math.floor((runs * i) / threads)
    await Promise.all(
      done.map((_, i) => {
        const task = { scheme, table, factors, design, sheet, from: share(i), to: share(i + 1) }
        return inThread(worker, task, watching.signal, (count) => {
          done[i] = count
          watching.onRuns?.(done.reduce((sum, one) => sum + one, 0))
        })
      }),
    )
    return sheet
  }

function inThread(
  worker: URL,
  task: ReplayTask,
  signal?: AbortSignal,
  onRuns: (count: number) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task })
    const leave = () => {
      reject(signal?.reason)
      void thread.terminate()
    }
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted === true) leave()
    thread.on('exit', () => signal?.removeEventListener('abort', leave))
    thread.on('message', (count: number) => onRuns(count))
    thread.on('error', reject)
    thread.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`a replay thread ended with code ${code}`))
    })
  })
}
