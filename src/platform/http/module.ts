import type { Setting } from '../../model/setting.ts'
import type { Bilingual } from '../../model/system.ts'
import type { PermissionSet } from '../access/policy.ts'
import type { Database } from '../database/tables.ts'
import type { Listeners } from '../events/event.ts'
import type { Route } from './route.ts'

/**
 * What one engine brings to the server. `src/engines/<engine>/module.ts` exports it as `module`; the server finds it there,
 * nothing else needs editing.
 */
export interface ServerModule {
  readonly id: string
  readonly permissions: PermissionSet
  readonly routes: readonly Route[]
  /** Numbers and choices of its rules that a place may set. */
  readonly settings?: readonly Setting[]
  /** What it writes when another engine tells of an event, in the same transaction. */
  readonly events?: Listeners
  /** Tables of facts: the program may add rows to them, never change or delete one. */
  readonly appendOnly?: readonly string[]
  /**
   * Brings tables up to date that come from declarations and not from migrations, as the schema's owner, after the
   * migrations and before rights are given. Resolves with the statements that ran.
   */
  readonly schema?: (owner: Database) => Promise<readonly string[]>
  /** Looks whether what it keeps is what was written, for `gangmu verify`: how much it looked at, and what is wrong. */
  readonly verify?: (owner: Database) => Promise<{ readonly count: number; readonly faults: readonly Bilingual[] }>
}
