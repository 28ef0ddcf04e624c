import type { PlanModel } from '../../../../model/plan-model.ts'
import type { SystemDeclaration } from '../../../../model/system.ts'
import type { TrackResult } from '../../../../model/track-result.ts'
import type { CompiledDocument, Refusal } from './document.ts'

/** What the page asks of the compiling worker. Each question has a ticket, each answer repeats it. */
export type Question =
  | { readonly kind: 'catalogue'; readonly ticket: number }
  | { readonly kind: 'compile'; readonly ticket: number; readonly name: string; readonly bytes: ArrayBuffer }
  | {
      readonly kind: 'track'
      readonly ticket: number
      readonly plan: PlanModel
      readonly reports: readonly PlanModel[]
    }

export type Stage = 'reading' | 'compiling'

export type Answer =
  | { readonly kind: 'catalogue'; readonly ticket: number; readonly systems: readonly SystemDeclaration[] }
  | { readonly kind: 'stage'; readonly ticket: number; readonly stage: Stage }
  | { readonly kind: 'compiled'; readonly ticket: number; readonly document: CompiledDocument }
  | { readonly kind: 'tracked'; readonly ticket: number; readonly result: TrackResult }
  | { readonly kind: 'refused'; readonly ticket: number; readonly refusal: Refusal }
  /** A defect of the compiler, not of the file. */
  | { readonly kind: 'failed'; readonly ticket: number; readonly cause: string }
