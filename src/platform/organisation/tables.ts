import type { Day, Json, Moment } from '../database/tables.ts'

declare module '../database/tables.ts' {
  interface Tables {
    body_change: BodyChangeTable
    division_change: DivisionChangeTable
  }
}

export const CHANGE_KINDS = ['made', 'amended', 'merged', 'ended', 'reopened'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** What a body was called and where it stood, before or after a change. */
export interface BodyFacts {
  readonly nameZh: string
  readonly nameEn: string | null
  readonly kind: string
  readonly parent: string | null
  readonly place: string | null
  /** Of firms; what was written before it was kept has none. */
  readonly creditCode: string | null
  readonly position: number
  readonly endedOn: Day | null
  readonly mergedInto: string | null
}

export interface DivisionFacts {
  readonly nameZh: string
  readonly nameEn: string | null
  readonly parent: string | null
  readonly endedOn: Day | null
  readonly mergedInto: string | null
}

interface Change {
  division: string
  id: string
  kind: ChangeKind
  /** The day from which it holds; not the day on which it was entered. */
  from_day: Day
  document_no: string | null
  reason: string
  done_by: string
  done_by_name: string
  done_at: Moment
}

export interface BodyChangeTable extends Change {
  body: string
  before: Json<BodyFacts> | null
  after: Json<BodyFacts>
}

export interface DivisionChangeTable extends Change {
  before: Json<DivisionFacts> | null
  after: Json<DivisionFacts>
}
