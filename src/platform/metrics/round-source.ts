import type { Period } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../database/tables.ts'

declare module '../http/module.ts' {
  interface ServerModule {
    /** Units and data of composite evaluations that come from its records. */
    readonly roundSources?: readonly RoundSource[]
    /** Where bodies lie. */
    readonly grounds?: readonly Grounds[]
  }
}

declare module '../http/route.ts' {
  interface Services {
    /** Records that feed rounds of evaluation, by id. */
    readonly roundSources: RoundSources
    /** Where bodies lie, as far as any module knows. */
    readonly grounds: Grounds
  }
}

/** What a source is asked for: one division and the period that the round speaks of. */
export interface RoundAsk {
  readonly division: string
  readonly period: Period
}

/** A unit that takes part: a firm of a register, a park, a subdistrict. */
export interface RoundUnit {
  /** Unique in the round: a credit code, a code of the place. */
  readonly code: string
  readonly name: string
  /** The body that answers for it and may see its own scores; null when nobody signs in for it. */
  readonly body: string | null
}

/** Where something lies: longitude and latitude, or shapes, in degrees of CGCS2000. */
export type Ground =
  | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
  | { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: readonly unknown[] }

/** Where bodies lie: the shapes that the records of a system put under each. A body that nobody drew is left out. */
export type Grounds = (
  db: Reading,
  ask: { readonly division: string; readonly bodies: readonly string[] },
) => Promise<readonly { readonly body: string; readonly ground: Ground }[]>

/** What the records say of one cell. */
export interface RoundCell {
  readonly unit: string
  readonly column: string
  /** As a person would write it into the table: '12.5', '重大'. null: the records say nothing. Never 0 for want of records. */
  readonly text: string | null
  /** The sum with its figures, or what was looked up. */
  readonly worked: Bilingual
  readonly records: readonly { readonly kind: string; readonly id: string }[]
}

/**
 * A register whose records make up a round of evaluation (一轮评价): who takes part and what their columns hold. A system
 * such as 亩均效益 declares one in `ServerModule.roundSources`; a scheme's column is then bound to one of its columns, and
 * every cell keeps the records it came from.
 */
export interface RoundSource {
  /** 'enterprise-register.yield'. */
  readonly id: string
  readonly name: Bilingual
  /** Which records, and up to when they count. */
  readonly about: Bilingual
  readonly columns: readonly { readonly id: string; readonly name: Bilingual; readonly unit: string | null }[]
  /** Who takes part, in the order in which they are listed. */
  readonly units: (db: Reading, ask: RoundAsk) => Promise<readonly RoundUnit[]>
  /** The cells of the columns asked for; a unit that the records do not know is left out. */
  readonly cells: (
    db: Reading,
    ask: RoundAsk & { readonly units: readonly string[]; readonly columns: readonly string[] },
  ) => Promise<readonly RoundCell[]>
  /** Where units lie, a unit with several parcels at each of them; a unit without a known place is left out. */
  readonly places?: (
    db: Reading,
    ask: RoundAsk & { readonly units: readonly string[] },
  ) => Promise<readonly { readonly unit: string; readonly ground: Ground; readonly label: string }[]>
}

export type RoundSources = ReadonlyMap<string, RoundSource>

/** What all modules know of where bodies lie. */
export const groundsOf =
  (modules: readonly { readonly grounds?: readonly Grounds[] }[]): Grounds =>
  async (db, ask) => {
    const found = await Promise.all(modules.flatMap(({ grounds }) => grounds ?? []).map((of) => of(db, ask)))
    return found.flat()
  }

/** The sources of all modules by id. Throws when two have the same. */
export function roundSourcesOf(modules: readonly { readonly roundSources?: readonly RoundSource[] }[]): RoundSources {
  const sources = new Map<string, RoundSource>()
  for (const source of modules.flatMap(({ roundSources }) => roundSources ?? [])) {
    if (sources.has(source.id)) throw new Error(`The source of rounds ${source.id} is declared twice.`)
    sources.set(source.id, source)
  }
  return sources
}
