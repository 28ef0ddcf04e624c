import type { RawBuilder } from 'kysely'
import type { Facts } from '../../language/conditions/evaluate.ts'
import type { Reading } from '../../platform/database/tables.ts'

export type ClockPart = 'started' | 'due' | 'ended' | 'met' | 'missed' | 'running'
export interface RecordClocks {
  readonly facts: (
    db: Reading,
    division: string,
    type: string,
    records: readonly string[],
    now: Date,
  ) => Promise<ReadonlyMap<string, Facts>>
  readonly sql: (type: string, clock: string, part: ClockPart, alias: string, now: Date) => RawBuilder<unknown>
  readonly answers: (
    db: Reading,
    division: string,
    type: string,
    records: readonly string[],
    now: Date,
  ) => Promise<ReadonlyMap<string, readonly unknown[]>>
}
