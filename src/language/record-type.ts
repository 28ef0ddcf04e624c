import type { Who } from '../model/role.ts'
import type { Bilingual } from '../model/system.ts'
import type { Clock } from './clock.ts'
import type { Field, Values } from './field.ts'
import type { Lifecycle } from './lifecycle.ts'

/**
 * A kind of record (台账、库、案件): its fields, who may do what, how it lives. It becomes a table with constraints, forms,
 * lists, workbooks, an API and its documentation. Ids are unique over all systems: 'enterprise', 'hazard'.
 */
export interface RecordType {
  /** Lower-case words joined by hyphens; at most 40 characters. */
  readonly id: string
  readonly name: Bilingual
  /** What one record is, and what is not one. */
  readonly about: Bilingual
  /** By name in snake_case; the order is the form's. */
  readonly fields: Readonly<Record<string, Field>>
  /** Headings of the form and the page: title, then the fields below it. Fields in none stand first. */
  readonly groups?: readonly { readonly title: Bilingual; readonly fields: readonly string[] }[]
  /** The field that names a record in lists and links. */
  readonly title: string
  /** Numbers records as they come: prefix, then the day, month or year, then a counter: 'AJ20240305-0012'. */
  readonly number?: { readonly prefix: string; readonly per: 'day' | 'month' | 'year'; readonly digits: number }
  /** Fields that together occur once in a division among records that stand. */
  readonly unique?: readonly (readonly string[])[]
  /** When two records may be the same thing (疑似重复); people decide and merge. */
  readonly alike?: readonly Likeness[]
  /**
   * The same thing again (复发、重复): when a record is made, this link field is filled with the latest earlier one of which
   * these fields are equal and that was made within so many days.
   */
  readonly repeats?: {
    readonly field: string
    readonly same: readonly string[]
    readonly withinDays: number | { readonly setting: string }
  }
  /** Columns of the list that are shown at first, in order. */
  readonly columns: readonly string[]
  /** Lists that are offered ready made: 'overdue', 'this year'. */
  readonly views?: readonly SavedView[]
  /** Figures of records that point to this one, computed when it is read: paid, the latest month. */
  readonly rollups?: Readonly<Record<string, Rollup>>
  /** Fields computed from the record's own, its links' and its roll-ups: an expression of `conditions/`. */
  readonly computed?: Readonly<Record<string, Computed>>
  /**
   * Where a record stands: the body that is in charge, by the field that holds it (else the body of whoever made it), and
   * the person whose own it is (else whoever made it). Both are what `who` reaches by.
   */
  readonly body?: string
  readonly person?: string
  readonly who: {
    readonly read: Who
    /** Empty: nobody by hand; the engine that runs the matter makes them. */
    readonly create: Who
    readonly change: Who
    /** See personal data whole, one record at a time, with a purpose that is put on record. */
    readonly reveal?: Who
    /** Upload a workbook of records. */
    readonly import?: Who
    /** Take many records away. Personal data stay masked. */
    readonly export?: Who
    /** Declare two records one, or take a record that was never right out of the register. */
    readonly merge?: Who
  }
  /** What anybody may see of which records, without an account. Nothing unless said. */
  readonly isPublic?: { readonly fields: readonly string[]; readonly when: string }
  readonly lifecycle?: Lifecycle
  readonly clocks?: readonly Clock[]
  /** Other screens that know more of the matter, opened with what the record says of it: whose duty it is. */
  readonly ways?: readonly Way[]
  /** Records that a place may begin with; taken in on demand, never over what stands. */
  readonly builtIn?: BuiltIn
  /** Where it is drawn on a map: a field of kind 'point' or 'shape'. */
  readonly map?: string
  /** The national or provincial system that is master of the matter (上级系统): its name, and the field that keeps its id. */
  readonly upstream?: { readonly name: Bilingual; readonly id: string }
}

export interface Way {
  readonly name: Bilingual
  /** '/duties'. */
  readonly path: string
  /** Whoever has this permission somewhere is shown it. */
  readonly permission: string
  /**
   * Parameters by name: each a field (a link by its title) or a computed field. None personal, and nothing that people write
   * freely: addresses are kept in histories and logs.
   */
  readonly query: Readonly<Record<string, string>>
}

export interface BuiltIn {
  readonly name: Bilingual
  /** Which edition of what it is, and how sure. */
  readonly edition: Bilingual
  /** Values of each record, for a division by its code. */
  readonly rows: (division: string) => readonly Values[]
}

export interface Likeness {
  /** All of these equal … */
  readonly same: readonly string[]
  /** … and, where said, points within so many metres, and made within so many hours. */
  readonly within?: { readonly field: string; readonly metres: number; readonly hours?: number }
}

export interface SavedView {
  readonly id: string
  readonly name: Bilingual
  readonly where: string
  readonly sort?: readonly { readonly field: string; readonly descending?: true }[]
}

export interface Rollup {
  readonly label: Bilingual
  /** Records of this type … */
  readonly of: string
  /** … whose link in this field is the record … */
  readonly by: string
  /** … and of which this holds. */
  readonly where?: string
  /** 'count', or what to do with a field: the latest is that of the greatest `by`. */
  readonly take:
    | 'count'
    | { readonly sum: string }
    | { readonly most: string }
    | { readonly least: string }
    | { readonly latest: string; readonly by: string }
  readonly unit?: string
}

export interface Computed {
  readonly label: Bilingual
  readonly help?: Bilingual
  readonly formula: string
  readonly unit?: string
  readonly digits?: number
}
