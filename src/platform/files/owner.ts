import type { Actor } from '../access/actor.ts'
import type { Place } from '../access/policy.ts'
import type { Reading } from '../database/tables.ts'
import type { Services } from '../http/route.ts'

/**
 * What files may belong to, as an engine declares it in `ServerModule.fileOwners`, by a name such as 'work-report': whoever
 * may read the row may read its files.
 */
export interface FileOwner {
  readonly permission: string
  /** Where the row stands; null when there is none. */
  readonly placeOf: (db: Reading, division: string, id: string) => Promise<Place | null>
  /** Whether somebody who holds the permission may read it though the row lies in no place of theirs. */
  readonly alsoReads?: (services: Services, actor: Actor, division: string, id: string) => Promise<boolean>
}

declare module '../http/module.ts' {
  interface ServerModule {
    /** Rows that files may belong to. */
    readonly fileOwners?: FileOwners
  }
}

export type FileOwners = Readonly<Record<string, FileOwner>>

/** One table of all owners. Throws when two modules declare the same name. */
export function ownersOf(modules: readonly { readonly fileOwners?: FileOwners }[]): FileOwners {
  const owners: Record<string, FileOwner> = {}
  for (const { fileOwners = {} } of modules) {
    for (const [kind, owner] of Object.entries(fileOwners)) {
      if (owners[kind] !== undefined) throw new Error(`Files of ${kind} are declared twice.`)
      owners[kind] = owner
    }
  }
  return owners
}
