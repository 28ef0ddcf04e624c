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
  /** The present moment of whoever asks: of a period that is not over, the figure is that of now. The clock's, unless said. */
  readonly now?: Date
}

/** What the records say, and how it came about: one step from the figure to the records it counts. */
export interface MetricAnswer {
  /** Decimal text. null when nothing can be said: no records, or a denominator of zero. Never 0 for want of records. */
  readonly value: string | null
  /** The sum with its figures: '12 ÷ 15'. */
  readonly worked: Bilingual
  /** What was asked of the records, so that it can be asked again. */
  readonly query: { readonly name: string; readonly parameters: Readonly<Record<string, string>> }
  /** Records that were counted: the denominator's where there is one; of very many the first. */
  readonly records: readonly { readonly kind: string; readonly id: string }[]
  /** How many were counted, where `records` names only the first of them. */
  readonly counted?: number
  /** Address of the page that shows the figure with all its records. */
  readonly href?: string
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
  /** Indicators that it can answer: ids of the catalogue, or names as plans write them. */
  readonly answers?: readonly string[]
  readonly compute: (db: Reading, ask: MetricAsk) => Promise<MetricAnswer>
}

export type MetricSources = ReadonlyMap<string, MetricSource>

/**
 * The metric that answers an indicator, by its id or one of its names, in the unit that is asked for; null when there is none,
 * or more than one, between which people choose.
 */
export function findMetricFor(
  sources: MetricSources,
  indicator: { readonly id: string; readonly names: readonly string[]; readonly unit: string | null },
): MetricSource | null {
  const known = new Set([indicator.id, ...indicator.names.map(bare)])
  const found = [...sources.values()].filter(
    ({ answers = [], unit }) =>
      unit === indicator.unit && answers.some((one) => known.has(one) || known.has(bare(one))),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

const bare = (name: string) => name.normalize('NFKC').replace(/[\s“”"‘’、]/g, '')

/** The metrics of all modules by id. Throws when two have the same. */
export function metricsOf(modules: readonly { readonly metrics?: readonly MetricSource[] }[]): MetricSources {
  const sources = new Map<string, MetricSource>()
  for (const source of modules.flatMap(({ metrics }) => metrics ?? [])) {
    if (sources.has(source.id)) throw new Error(`Metric ${source.id} is declared twice.`)
    sources.set(source.id, source)
  }
  return sources
}
