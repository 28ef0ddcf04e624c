import type { Stage } from '../../../engines/plans/documents/compiler.ts'
import type { work } from './work.ts'

export type Task = keyof typeof work

/** What the compiling thread is asked; each answer repeats the ticket. */
export interface Question {
  readonly ticket: number
  readonly task: Task
  readonly given: readonly unknown[]
}

export type Answer =
  | { readonly ticket: number; readonly stage: Stage }
  | { readonly ticket: number; readonly value: unknown }
  /** A defect of the program, not of the file. */
  | { readonly ticket: number; readonly cause: string }
