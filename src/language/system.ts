import type { Setting } from '../model/setting.ts'
import type { Bilingual, SystemDeclaration } from '../model/system.ts'
import type { Desk } from './desk.ts'
import type { Metric } from './metric.ts'
import type { RecordType } from './record-type.ts'

/**
 * A mechanism (系统、机制) whole: how plans name it, and, once it runs here, its records, figures and settings. One file per
 * system under `src/systems/`, with its sample beside it; the folder is discovered, nothing else needs editing.
 */
export interface System extends SystemDeclaration {
  /** Its kinds of record. Shared objects (enterprise, place, project) are declared once, by the system that keeps them. */
  readonly records?: readonly RecordType[]
  readonly metrics?: readonly Metric[]
  /** Records that make up a round of composite evaluation: who takes part, and the columns that a scheme may be bound to. */
  readonly rounds?: readonly RoundFeed[]
  /** A type whose shapes together are the ground of the bodies that its records stand under: cells of a grid, by subdistrict. */
  readonly grounds?: string
  /** Thresholds, limits and choices that a place may set; rules speak of them as `setting.<name>` by the last part of the key. */
  readonly settings?: readonly Setting[]
  /** The body that usually runs it, by the key that the simulated district and the compiler's duties use: 'housing'. */
  readonly runBy?: string
  /** Its records are cases that people report outdoors and the public by an open door. */
  readonly desk?: Desk
  /** Screens of its own beside those that every system has: path and name, shown on its overview. */
  readonly screens?: readonly { readonly path: string; readonly name: SystemDeclaration['name'] }[]
}

/** Whether it can run here: on records of its own, or on screens of the engine that carries it. Else it is told of only. */
export const canRun = ({ records = [], screens = [] }: System): boolean => records.length > 0 || screens.length > 0

/** Units and data of a round (一轮评价), out of records: one record a unit and period. */
export interface RoundFeed {
  readonly id: string
  readonly name: Bilingual
  readonly about: Bilingual
  readonly of: string
  /** Records that take part: those whose field `period` is the round's period, and of which this holds. */
  readonly period: string
  readonly where?: string
  /** Fields with the unit's code and name. */
  readonly code: string
  readonly title: string
  /** What a scheme reads: a column by the name that schemes use, as an expression over the record. */
  readonly columns: readonly {
    readonly id: string
    readonly name: Bilingual
    readonly unit?: string
    readonly formula: string
  }[]
  /**
   * Where its units lie on a map: `through` is the unit's link (to its firm), and records of the type `of` tie that firm, by
   * their link `by`, to what has a place of its own, by their link `at` (parcels in use).
   */
  readonly places?: { readonly through: string; readonly of: string; readonly by: string; readonly at: string }
}

/** Checks a declaration when it is loaded; throws with the key that is wrong. Its records are checked by `checkRecords`. */
export function defineSystem(declaration: System): System {
  const fail = (key: string, why: string): never => {
    throw new Error(`System declaration ${declaration.id || '(no id)'}: ${key} ${why}`)
  }
  if (!/^[a-z][a-z0-9-]*$/.test(declaration.id)) fail('id', 'must be lower-case words joined by hyphens')
  for (const key of ['name', 'purpose', 'works'] as const) {
    if (!declaration[key].zh || !declaration[key].en) fail(key, 'needs both zh and en')
  }
  const { names, together = [], not = [] } = declaration.recognise
  if (names.length === 0 && together.length === 0) fail('recognise', 'needs at least one cue')
  for (const name of [...names, ...together.flat(), ...not]) {
    if (name.length < 2 || /\s/.test(name))
      fail('recognise', `cue “${name}” must be two or more characters without spaces`)
  }
  return declaration
}
