import type { Scheme } from '../../model/evaluation-scheme.ts'
import type { ColumnNeed } from './needs.ts'

export interface SchemeVersion {
  readonly no: number
  readonly content: Scheme
  readonly needs: readonly ColumnNeed[]
  readonly hash: string
  readonly reason: string
  readonly by: string
  readonly at: string
}
export interface Decree {
  readonly no: number
  readonly from: string
  readonly documentNo: string
  readonly by: string
  readonly at: string
}
export interface StoredScheme {
  readonly division: string
  readonly id: string
  /** The scheme's own id, 'high-quality-development/min-max'. */
  readonly key: string
  readonly revision: number
  /** Oldest first. */
  readonly versions: readonly SchemeVersion[]
  /** In the order in which they were issued. */
  readonly decrees: readonly Decree[]
}

/** The version in force on a day: of the decrees that have begun, the one that begins last; of those, the latest issued. */
export function inForceOn(decrees: readonly Decree[], day: string): Decree | null {
  let found: Decree | null = null
  for (const decree of decrees) if (decree.from <= day && (found === null || decree.from >= found.from)) found = decree
  return found
}
