import type { PlanModel } from '../../../../model/plan-model.ts'
import type { SystemDeclaration } from '../../../../model/system.ts'
import type { TrackResult } from '../../../../model/track-result.ts'
import type { CompiledDocument, Refusal } from './document.ts'
import type { Answer, Question, Stage } from './worker-protocol.ts'

/** A file to compile. */
export interface GivenFile {
  readonly name: string
  readonly bytes: ArrayBuffer
}

export type Outcome =
  | { readonly kind: 'compiled'; readonly document: CompiledDocument }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly file: string; readonly cause: string }

/** How far a batch of files has come. */
export interface Progress {
  readonly file: string
  readonly index: number
  readonly count: number
  readonly stage: Stage
}

/** The page's side of the compiling worker. */
export interface CompilerClient {
  /** Compiles files one after another; null when cancelled. */
  readonly compile: (
    files: readonly GivenFile[],
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ) => Promise<readonly Outcome[] | null>
  /** Where each target stands by the reports. Throws with the cause when the program fails. */
  readonly track: (plan: PlanModel, reports: readonly PlanModel[]) => Promise<TrackResult>
  readonly catalogue: () => Promise<readonly SystemDeclaration[]>
}

type WithoutTicket<T> = T extends unknown ? Omit<T, 'ticket'> : never

export function createCompilerClient(): CompilerClient {
  let worker: Worker | null = null
  let tickets = 0
  const waiting = new Map<number, (answer: Answer) => void>()

  const start = () => {
    const started = new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module', name: 'compiler' })
    started.addEventListener('message', (event: MessageEvent<Answer>) => waiting.get(event.data.ticket)?.(event.data))
    started.addEventListener('error', (event) => {
      // The worker's script could not be loaded or broke outside a question: everyone who waits must hear of it.
      for (const [ticket, tell] of [...waiting]) tell({ kind: 'failed', ticket, cause: event.message || 'worker' })
      started.terminate()
      if (worker === started) worker = null
    })
    return started
  }

  const stop = () => {
    worker?.terminate()
    worker = null
    for (const [ticket, tell] of [...waiting]) tell({ kind: 'failed', ticket, cause: 'stopped' })
  }

  const ask = (
    question: WithoutTicket<Question>,
    onStage: (stage: Stage) => void,
    signal?: AbortSignal,
  ): Promise<Exclude<Answer, { kind: 'stage' }> | null> =>
    new Promise((resolve) => {
      const ticket = ++tickets
      const onAbort = () => {
        resolve(null)
        stop()
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      waiting.set(ticket, (answer) => {
        if (answer.kind === 'stage') return onStage(answer.stage)
        waiting.delete(ticket)
        signal?.removeEventListener('abort', onAbort)
        resolve(answer)
      })
      worker ??= start()
      worker.postMessage({ ...question, ticket } as Question)
    })

  return {
    async compile(files, onProgress, signal) {
      const outcomes: Outcome[] = []
      for (const [index, { name, bytes }] of files.entries()) {
        if (signal.aborted) return null
        const tell = (stage: Stage) => onProgress({ file: name, index, count: files.length, stage })
        tell('reading')
        const answer = await ask({ kind: 'compile', name, bytes }, tell, signal)
        if (answer === null) return null
        if (answer.kind === 'compiled') outcomes.push({ kind: 'compiled', document: answer.document })
        else if (answer.kind === 'refused') outcomes.push({ kind: 'refused', refusal: answer.refusal })
        else if (answer.kind === 'failed') outcomes.push({ kind: 'failed', file: name, cause: answer.cause })
      }
      return outcomes
    },
    async track(plan, reports) {
      const answer = await ask({ kind: 'track', plan, reports }, () => {})
      if (answer?.kind === 'tracked') return answer.result
      throw new Error(answer?.kind === 'failed' ? answer.cause : 'stopped')
    },
    async catalogue() {
      const answer = await ask({ kind: 'catalogue' }, () => {})
      if (answer?.kind === 'catalogue') return answer.systems
      throw new Error(answer?.kind === 'failed' ? answer.cause : 'stopped')
    },
  }
}
