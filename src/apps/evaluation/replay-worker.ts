import { parentPort, workerData } from 'node:worker_threads'
import { runReplays } from '../../engines/evaluation/replay.ts'
import type { ReplayTask } from './replay-threads.ts'

/** A thread that runs its share of the replays, writes their rows into shared memory, and tells how many are done. */
const task = workerData as ReplayTask // what replay-threads.ts sends
runReplays(task.scheme, task.table, task.factors, task.design, task.sheet, task.from, task.to, (done) =>
  parentPort?.postMessage(done),
)
