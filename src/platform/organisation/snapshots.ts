import type { Fault } from '../../model/outcome.ts'
import type { Reading } from '../database/tables.ts'

/** Which of these ids name a frozen state in the division that an assessor may be given. */
export type FindSnapshots = (db: Reading, division: string, ids: readonly string[]) => Promise<readonly string[]>

declare module '../http/module.ts' {
  interface ServerModule {
    /** Frozen states of this engine that an assessor may be given to see. */
    readonly snapshots?: FindSnapshots
  }
}

declare module '../http/route.ts' {
  interface Services {
    /** Frozen states of all engines. */
    readonly snapshots: FindSnapshots
  }
}

/** Asks every engine that has snapshots. */
export function snapshotsOf(modules: readonly { readonly snapshots?: FindSnapshots }[]): FindSnapshots {
  const finders = modules.flatMap(({ snapshots }) => snapshots ?? [])
  return async (db, division, ids) => (await Promise.all(finders.map((find) => find(db, division, ids)))).flat()
}

/** A fault for every id that names nothing in the division: such a grant would show nothing, and nobody would know why. */
export async function faultsOfSnapshots(
  find: FindSnapshots,
  db: Reading,
  division: string,
  ids: readonly string[],
  at: (key: 'snapshots') => string,
): Promise<readonly Fault[]> {
  if (ids.length === 0) return []
  const known = new Set(await find(db, division, ids))
  return ids.flatMap((id, i) =>
    known.has(id)
      ? []
      : [
          {
            at: `${at('snapshots')}.${i}`,
            code: 'no-such-snapshot',
            message: {
              zh: `本区划没有这个快照（${id}），授权不会有任何效果`,
              en: `there is no such snapshot in this division (${id}): the grant would show nothing`,
            },
          },
        ],
  )
}
