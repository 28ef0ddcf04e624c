import type { ShownBlock } from '../../../../engines/plans/blocks.ts'
import type { PlanModel } from '../../../../model/plan-model.ts'
import type { Bilingual } from '../../../../model/system.ts'

export type { ShownBlock }

/** A document after the compiler: all that the page needs to show it. */
export interface CompiledDocument {
  readonly name: string
  /** Source text that every offset of the model points into. */
  readonly text: string
  readonly model: PlanModel
  readonly blocks: readonly ShownBlock[]
  /** Pages of a pdf, for citations. */
  readonly pages: readonly { readonly start: number; readonly page: number }[]
}

/** A document in the workspace. */
export interface OpenDocument extends CompiledDocument {
  /** Unique among the open documents, stable over a reload: the file's name, numbered when it stands twice. */
  readonly id: string
  readonly role: 'plan' | 'report'
  /** 'digest' marks our own wording of a published plan; 'simulated' an invented report. */
  readonly note: 'digest' | 'published' | 'simulated' | null
  /** What must be said about it wherever it is shown; null when nothing must. */
  readonly notice: Bilingual | null
}

/** Why a file could not be used, for the person who dropped it. */
export interface Refusal {
  readonly file: string
  readonly code: string
  /** What is wrong, with the file's name. */
  readonly message: Bilingual
  /** What to do. */
  readonly hint: Bilingual
}
