import type { Bilingual } from './system.ts'

/**
 * Why an evaluation cannot be made, or a figure in it should be looked at. A fault of the scheme points into its JSON
 * (RFC 6901 pointer), one of the data to its line and column; what belongs to a unit names it.
 */
export interface EvaluationFault {
  /** 'unknown-key', 'not-a-number', 'ahp-inconsistent'; for programs, and for tests. */
  readonly code: string
  readonly at:
    | { readonly in: 'scheme'; readonly path: string }
    | {
        readonly in: 'data'
        /** 1-based line of the file, where there is one. */
        readonly line?: number
        /** 1-based character of the line. */
        readonly character?: number
        readonly column?: string
        readonly unit?: string
      }
  readonly message: Bilingual
  /** What to do about it. */
  readonly hint?: Bilingual
}
