import { parentPort } from 'node:worker_threads'
import type { Answer, Question } from './protocol.ts'
import { work } from './work.ts'

/** The thread that compiles. It keeps nothing between questions, so it may be ended at any moment. */
parentPort?.on('message', async ({ ticket, task, given }: Question) => {
  const answer = (message: Answer) => parentPort?.postMessage(message)
  try {
    const value =
      task === 'compile'
        ? await work.compile(given[0] as string, given[1] as Uint8Array, (stage) => answer({ ticket, stage }))
        : await (work[task] as (...given: readonly unknown[]) => Promise<unknown>)(...given) // as `ask` was typed
    answer({ ticket, value })
  } catch (error) {
    answer({ ticket, cause: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
