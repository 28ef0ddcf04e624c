import type { Bilingual } from '../model/system.ts'

/** A figure computed from records, with the records behind it (指标口径); it may answer indicators of the plan. */
export interface Metric {
  /** 'above-scale-firms'; the system's id stands before it wherever it is spoken of. */
  readonly id: string
  readonly name: Bilingual
  /** What is counted, of what, up to when; exclusions. */
  readonly about: Bilingual
  readonly unit: string | null
  readonly digits?: number
  readonly of: string
  /** Records that count. */
  readonly where?: string
  /**
   * 'flow': records whose day in `at` lies in the period · 'stock': records that stand at its end, from the day in `from` until
   * the day in `until`, if there is one. Of a period that is over they are counted as they stood at its end, before any
   * transition since.
   */
  readonly time: { readonly at: string } | { readonly from: string; readonly until?: string }
  readonly take:
    | 'count'
    | { readonly sum: string }
    | { readonly mean: string }
    /** Part over whole; the whole is `where`, the part what also holds. Its value is a percentage. */
    | { readonly share: string }
    /** One sum over another; a percentage where the unit is %. */
    | { readonly ratio: readonly [part: string, whole: string] }
  /** Ids of indicators in the catalogue, or names as plans write them, that it can answer. */
  readonly answers?: readonly string[]
  /** Broken down by this field of kind choice, body or link on the metric's page. */
  readonly by?: readonly string[]
}
