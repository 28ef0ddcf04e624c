import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DocumentCompiler, Stage } from '../../../engines/plans/documents/compiler.ts'
import { createCompilerInThread } from './in-thread.ts'
import type { Answer, Question, Task } from './protocol.ts'
import { compilerVersion } from './version.ts'

/** No text takes so long; what does is a defect, and the next one must not wait for it. */
const LONGEST_MS = 10 * 60_000
/** A text of 100 MiB and all that is made of it. The server itself is not touched when the thread runs out. */
const MOST_MEMORY_MB = 2048

interface Waiting {
  readonly question: Question
  readonly onStage: ((stage: Stage) => void) | undefined
  readonly resolve: (value: unknown) => void
  readonly reject: (cause: Error) => void
}

/**
 * The compiler on a thread of its own, one text after another. The thread starts with the first question, and anew after
 * it died. `file` is the built script of `worker.ts`.
 */
export function createThreadedCompiler(file: URL | string): DocumentCompiler {
  let worker: Worker | null = null
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let tickets = 0
  let isClosed = false
  const queue: Waiting[] = []

  const finish = (settle: (waiting: Waiting) => void) => {
    clearTimeout(timer)
    const done = current
    current = null
    if (done !== null) settle(done)
    next()
  }
  const die = (cause: string) => {
    void worker?.terminate()
    worker = null
    finish(({ reject }) => reject(new Error(cause)))
  }
  const start = () => {
    const started = new Worker(file, { name: 'compiler', resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } })
    started.unref()
    started.on('message', (answer: Answer) => {
      if (answer.ticket !== current?.question.ticket) return
      if ('stage' in answer) current.onStage?.(answer.stage)
      else if ('cause' in answer) finish(({ reject }) => reject(new Error(answer.cause)))
      else finish(({ resolve }) => resolve(answer.value))
    })
    started.on('error', (error) => started === worker && die(error.stack ?? error.message))
    started.on('exit', (code) => started === worker && die(`The compiling thread ended (${code}).`))
    return started
  }
  const next = () => {
    if (current !== null || isClosed) return
    current = queue.shift() ?? null
    if (current === null) return
    worker ??= start()
    timer = setTimeout(() => die('The text took too long to compile.'), LONGEST_MS)
    worker.postMessage(current.question)
  }
  const ask = <T>(task: Task, given: readonly unknown[], onStage?: (stage: Stage) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (isClosed) return reject(new Error('The compiler is closed.'))
      const question = { ticket: ++tickets, task, given }
      // The thread answers with what `work[task]` gives.
      queue.push({ question, onStage, resolve: resolve as (value: unknown) => void, reject })
      next()
    })

  return {
    version: compilerVersion,
    compile: (name, bytes, onStage) => ask('compile', [name, bytes], onStage),
    carry: (old, recent) => ask('carry', [old, recent]),
    diff: (old, recent) => ask('diff', [old, recent]),
    align: (upper, lower) => ask('align', [upper, lower]),
    track: (plan, reports) => ask('track', [plan, reports]),
    async close() {
      isClosed = true
      clearTimeout(timer)
      const waiting = [...(current === null ? [] : [current]), ...queue.splice(0)]
      current = null
      const ending = worker
      worker = null
      await ending?.terminate()
      for (const { reject } of waiting) reject(new Error('The compiler is closed.'))
    },
  }
}

/** The compiler of a checkout: on a thread of its own where that is built, in the calling thread otherwise. */
export function compilerOf(projectFolder: string): DocumentCompiler {
  const script = join(projectFolder, 'dist', 'cli', 'compiler-worker.js')
  return existsSync(script) ? createThreadedCompiler(script) : createCompilerInThread()
}
