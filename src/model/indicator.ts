import type { Bilingual } from './system.ts'

/** What is measured, canonical (指标): the catalogue's entry. */
export interface IndicatorDefinition {
  /** 'urbanisation-rate-resident'. */
  readonly id: string
  readonly name: Bilingual
  /** Other names of exactly the same thing: same head, numerator, denominator and scope. Never a near neighbour. */
  readonly aliases: readonly string[]
  readonly unit: string
  readonly direction: 'up' | 'down' | 'band'
  /** How its yearly figures add up to progress: see docs and `rules.md` 1.2. */
  readonly kind: 'level' | 'cumulative' | 'growth' | 'cumulative-reduction' | 'annual-bound'
  /** 约束性 or 预期性 where national plans have marked it so. */
  readonly nature: 'binding' | 'expected' | null
  /** Body that usually publishes it, as Chinese name. */
  readonly source: string
  readonly category:
    | 'economy'
    | 'innovation'
    | 'livelihood'
    | 'green'
    | 'security'
    | 'reform'
    | 'rural'
    | 'culture'
    | 'governance'
}
