import type { Facts } from '../../language/conditions/evaluate.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { RunningClock } from './answers.ts'

/**
 * Who keeps the deadlines of records: a later engine, that registers only ask. Where nobody does, nothing is known of them.
 */
export interface RecordClocks {
  /** What expressions may speak of as `clock`, by record: `{ solve: { due, met, missed, running } }`, names with `_` for `-`. */
  readonly facts: (
    db: Reading,
    division: string,
    type: string,
    records: readonly string[],
    now: Date,
  ) => Promise<ReadonlyMap<string, Facts>>
  /** The deadline of each record that presses most, as lists show it: what runs out first, else what ran. */
  readonly pressing: (
    db: Reading,
    division: string,
    type: string,
    records: readonly string[],
    now: Date,
  ) => Promise<ReadonlyMap<string, readonly RunningClock[]>>
  /** All of them, as pages show them, by record. */
  readonly answers: (
    db: Reading,
    division: string,
    type: string,
    records: readonly string[],
    now: Date,
  ) => Promise<ReadonlyMap<string, readonly RunningClock[]>>
}

declare module '../../platform/http/module.ts' {
  interface ServerModule {
    /** Deadlines of records, kept by this module. */
    readonly recordClocks?: RecordClocks
  }
}

declare module '../../platform/http/route.ts' {
  interface Services {
    readonly recordClocks: RecordClocks | null
  }
}
