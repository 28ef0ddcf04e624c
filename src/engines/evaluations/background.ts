import { Type } from 'typebox'
import { type Actor, idOf, nameOf } from '../../platform/access/actor.ts'
import type { Watching } from './compute.ts'

/** What computing for a long time has in common: when it becomes a job, on whose behalf it runs, and how far it is. */

/** Units times replays that are computed while a person waits, about a second; what is larger becomes a job. */
export const AT_ONCE = 200_000

/** The revision of the round; and the job that computes, where it was too much for one request. */
export interface Asked {
  readonly revision: number
  readonly job: string | null
}

/** Whoever asked, as a job keeps them: what they may do was decided when they asked. */
export const AskedBy = Type.Object({ id: Type.Union([Type.String(), Type.Null()]), name: Type.String() })

export const askedBy = (actor: Actor) => ({ id: idOf(actor), name: nameOf(actor) })

export const actorOf = ({ id, name }: { readonly id: string | null; readonly name: string }): Actor =>
  id === null ? { kind: 'system', name } : { kind: 'person', id, name, memberships: [] }

/** Watches so many replays of a job: its progress is written a percent at a time, the last part is for what is written at the end. */
export function watchingJob(
  runs: number,
  { progress, signal }: { readonly progress: (done: number) => Promise<void>; readonly signal: AbortSignal },
): Watching {
  let told = 0
  return {
    signal,
    onRuns(count) {
      if (count / runs - told < 0.01) return
      told = count / runs
      progress(told * 0.95).catch(() => undefined) // the next one tells
    },
  }
}
