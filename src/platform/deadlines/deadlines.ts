import type { Bilingual } from '../../model/system.ts'
import type { Actor } from '../access/actor.ts'
import type { Services } from '../http/route.ts'

declare module '../http/module.ts' {
  interface ServerModule {
    /** Deadlines of its own, beside those of records, for the calendar of whoever has to keep them. */
    readonly deadlines?: Deadlines
  }
}

declare module '../http/route.ts' {
  interface Services {
    /** Deadlines that modules tell of, beside those of records. */
    readonly deadlines: Deadlines
  }
}

/** Something that a person has to do by a moment. */
export interface Deadline {
  /** The same for the same deadline, whenever it is asked. */
  readonly id: string
  /** Holds no personal data: calendars are kept on machines that are not ours. */
  readonly title: Bilingual
  readonly due: Date
  /** Address of the screen where it is done. */
  readonly href: string
  /** Grows with every change of what it belongs to. */
  readonly revision: number
  readonly since: Date
}

/** What a person has to do by when in a division, within what they may do. */
export type Deadlines = (
  services: Services,
  ask: { readonly actor: Actor; readonly division: string; readonly now: Date },
) => Promise<readonly Deadline[]>

/** What all modules tell. */
export const deadlinesOf =
  (modules: readonly { readonly deadlines?: Deadlines }[]): Deadlines =>
  async (services, ask) => {
    const found = await Promise.all(modules.flatMap(({ deadlines }) => deadlines ?? []).map((of) => of(services, ask)))
    return found.flat()
  }
