import type { Period } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../database/tables.ts'

declare module '../http/module.ts' {
  interface ServerModule {
    /** Figures computed from its records, that may answer indicators. */
    readonly metrics?: readonly MetricSource[]
  }
}

declare module '../http/route.ts' {
  interface Services {
    /** Figures that modules compute from their records, by id. */
    readonly metrics: MetricSources
  }
}

/** What a metric is asked: for a division, or one body of it, and a period. */
export interface MetricAsk {
  readonly division: string
  readonly body: string | null
  readonly period: Period
}

/** What the records say, and how it came about: one step from the figure to the records it counts. */
export interface MetricAnswer {
  /** Decimal text. null when nothing can be said: no records, or a denominator of zero. Never 0 for want of records. */
  readonly value: string | null
  /** The sum with its figures: '12 ÷ 15'. */
  readonly worked: Bilingual
  /** What was asked of the records, so that it can be asked again. */
  readonly query: { readonly name: string; readonly parameters: Readonly<Record<string, string>> }
  /** Records that were counted: the denominator's where there is one. */
  readonly records: readonly { readonly kind: string; readonly id: string }[]
}

/**
 * A figure that is computed from records, and that may answer an indicator (从系统取数). Registers, cases and the division of
 * work each bring theirs in `ServerModule.metrics`; whoever asks for returns fills its rows with them.
 */
export interface MetricSource {
  /** 'commitments.completed-on-time'. */
  readonly id: string
  readonly name: Bilingual
  /** What is counted, over what, up to when. */
  readonly about: Bilingual
  readonly unit: string | null
  readonly compute: (db: Reading, ask: MetricAsk) => Promise<MetricAnswer>
}

export type MetricSources = ReadonlyMap<string, MetricSource>

/** The metrics of all modules by id. Throws when two have the same. */
export function metricsOf(modules: readonly { readonly metrics?: readonly MetricSource[] }[]): MetricSources {
  const sources = new Map<string, MetricSource>()
  for (const source of modules.flatMap(({ metrics }) => metrics ?? [])) {
    if (sources.has(source.id)) throw new Error(`Metric ${source.id} is declared twice.`)
    sources.set(source.id, source)
  }
  return sources
}
