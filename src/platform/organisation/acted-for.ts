import type { Reading } from '../database/tables.ts'

declare module '../http/module.ts' {
  interface ServerModule {
    /** Firms that persons act for by its records, beside the bodies for which they hold a role. */
    readonly actedFor?: ActedFor
  }
}

declare module '../http/route.ts' {
  interface Services {
    /** Firms that persons act for, as far as any module knows. */
    readonly actedFor: ActedFor
  }
}

/**
 * Credit codes of the firms for which a person acts (办事人) by a register of firms; of the firms for which anybody does when
 * `person` is null. One person may act for several firms and hold a role for one of them alone.
 */
export type ActedFor = (
  db: Reading,
  ask: { readonly division: string; readonly person: string | null },
) => Promise<ReadonlySet<string>>

/** What all modules know of who acts for which firm. */
export const actedForOf =
  (modules: readonly { readonly actedFor?: ActedFor }[]): ActedFor =>
  async (db, ask) => {
    const found = await Promise.all(modules.flatMap(({ actedFor }) => actedFor ?? []).map((of) => of(db, ask)))
    return new Set(found.flatMap((codes) => [...codes]))
  }
