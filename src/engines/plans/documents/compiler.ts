import type { Alignment } from '../../../compiler/align/align-plans.ts'
import type { PlanDiff } from '../../../compiler/diff/diff-plans.ts'
import type { PlanInfo } from '../../../model/plan-model.ts'
import type { Bilingual } from '../../../model/system.ts'
import type { TrackResult } from '../../../model/track-result.ts'
import type { CarriedLine } from '../carry.ts'
import type { ReviewItem } from '../items.ts'

declare module '../../../platform/http/route.ts' {
  interface Services {
    readonly compiler: DocumentCompiler
  }
}

/** A file after the compiler. What is only stored and handed on stays text, so that no thread parses it in passing. */
export interface CompiledFile {
  readonly text: string
  readonly format: string
  readonly plan: PlanInfo
  /** The plan model as JSON. */
  readonly model: string
  /** `PackedBlock[]` as JSON: the text as it is shown. */
  readonly blocks: string
  /** Pages of a pdf by the offset at which they begin, as JSON. */
  readonly pages: string
  readonly items: readonly ReviewItem[]
}

/** Why a file is not read: what is wrong with it and what to do. */
export interface FileRefusal {
  readonly code: string
  readonly message: Bilingual
  readonly hint: Bilingual
}

export type CompileResult =
  | { readonly kind: 'compiled'; readonly file: CompiledFile }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

export type Stage = 'waiting' | 'reading' | 'compiling'

/** A stored text: what comparing two of them needs. */
export interface StoredText {
  readonly text: string
  readonly model: string
}

/**
 * The compiler and what else takes long over whole texts, off the thread that answers requests. Refusals of a file are
 * answers; a promise that is rejected is a defect of the program, with its cause.
 */
export interface DocumentCompiler {
  /** Which rules read the text: stored with everything that came out of them. */
  readonly version: string
  readonly compile: (name: string, bytes: Uint8Array, onStage?: (stage: Stage) => void) => Promise<CompileResult>
  readonly carry: (old: StoredText, recent: StoredText) => Promise<readonly CarriedLine[]>
  readonly diff: (old: StoredText, recent: StoredText) => Promise<PlanDiff>
  readonly align: (upper: StoredText, lower: StoredText) => Promise<readonly Alignment[]>
  readonly track: (plan: StoredText, reports: readonly StoredText[]) => Promise<TrackResult>
  readonly close: () => Promise<void>
}
