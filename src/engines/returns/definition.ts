import type { Frequency } from '../../model/period.ts'
import type { Bilingual } from '../../model/system.ts'
import type { Covers, EvidenceGrade, Measure, ValueStatus } from '../indicators/definition.ts'
import type { ReturnAction, ReturnDeadlines, ReturnState } from '../indicators/return-workflow.ts'

/**
 * One row of a return form (报表): an indicator of a part of the division in one dimension, with the body that answers it.
 * A row keeps its id through every version of its form.
 */
export interface FormRow {
  readonly id: string
  /** From 1, in the order of the form. */
  readonly position: number
  readonly indicator: string
  readonly name: Bilingual
  /** The body that the value speaks of; null: the whole division. */
  readonly part: string | null
  /** A breakdown or scope (口径): '含园区', '第一产业'; null: the indicator itself. */
  readonly dimension: string | null
  readonly unit: string | null
  /** Decimals that may be given; null: any. */
  readonly decimals: number | null
  readonly measure: Measure
  readonly covers: Covers
  readonly direction: 'up' | 'down' | 'band'
  readonly isComparablePrice: boolean
  readonly least: number | null
  readonly most: number | null
  /** Body that answers the row; null: nobody was named yet, and the row is asked of nobody. */
  readonly answeredBy: string | null
  /** Person of that body who is responsible, by name as the body gives it; for the template and the list. */
  readonly responsible: string | null
  /** Metric that answers the row from records; null: people answer it. */
  readonly metric: string | null
  readonly evidence: 'none' | 'wanted' | 'required'
  /** Whether an empty row may be submitted. */
  readonly isOptional: boolean
  /** Row of which this one is a part: the parts make the whole. */
  readonly wholeRow: string | null
  /** What is counted and what not, for the person who fills. */
  readonly explanation: string | null
  /** Target of an adopted plan that the row was made for. */
  readonly target: string | null
}

/** A form with the rows of one of its versions. */
export interface ReturnForm {
  readonly id: string
  readonly division: string
  readonly name: string
  readonly frequency: Frequency
  /** First period that is asked for; the last, or null while it goes on. */
  readonly firstPeriod: string
  readonly lastPeriod: string | null
  readonly version: number
  /** First period that this version is for. */
  readonly validFrom: string
  readonly rows: readonly FormRow[]
}

/**
 * What a cell says: a number, that there is none (—、无), nothing yet; or something that cannot be read, kept as it was
 * typed until it is mended.
 */
export type CellKind = 'number' | 'none' | 'empty' | 'unread'

/** How a cell came to say it. */
export type CellSource = 'form' | 'workbook' | 'metric'

/** A version of a cell. Nothing in it is ever changed. */
export interface CellVersion {
  readonly row: string
  /** From 1; 0 stands for a cell that nobody touched. */
  readonly version: number
  readonly kind: CellKind
  /** Decimal text, so that no digit is lost; null unless `kind` is 'number'. */
  readonly value: string | null
  /** As it was typed, or stood in the workbook. */
  readonly entered: string
  readonly status: ValueStatus
  readonly note: string | null
  readonly source: CellSource
  readonly at: string
  readonly by: string
}

/** The part of a cell that people give. */
export interface CellInput {
  readonly row: string
  /** Version that was seen when it was edited. */
  readonly base: number
  /** As typed. */
  readonly text: string
  readonly status: ValueStatus
  readonly note: string | null
}

/** A return that is asked of one body for one period (报送任务). */
export interface ReturnTask {
  readonly id: string
  readonly division: string
  readonly form: string
  readonly formVersion: number
  readonly period: string
  readonly body: string
  readonly state: ReturnState
  /** Grows with every step: who acts on an older one is told what happened since. */
  readonly revision: number
  readonly deadlines: ReturnDeadlines
  readonly submittedBy: string | null
  /** Person who may fill it in the body's stead. */
  readonly delegate: string | null
  /** Reason of a correction that was asked for and not decided. */
  readonly askedCorrection: string | null
  readonly isCatchUp: boolean
  /** Why it is no longer asked; null while it is. */
  readonly cancelledBecause: string | null
}

/** One step of a return's way, as it was taken. */
export interface ReturnStep {
  readonly seq: number
  readonly action: ReturnAction | TaskAct
  readonly from: ReturnState
  readonly to: ReturnState
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

/** What happens to a task besides the actions of the workflow. */
export const TASK_ACTS = ['open', 'delegate', 'revise-form', 'cancel', 'urge'] as const
export type TaskAct = (typeof TASK_ACTS)[number]

export const taskActNames: Readonly<Record<TaskAct, Bilingual>> = {
  open: { zh: '下达', en: 'opened' },
  delegate: { zh: '委托填报', en: 'delegated' },
  'revise-form': { zh: '报表改版', en: 'form revised' },
  cancel: { zh: '取消', en: 'cancelled' },
  urge: { zh: '催报', en: 'urged' },
}

/** A file that vouches for a cell, or for the whole return when `row` is null. */
export interface Evidence {
  readonly id: string
  readonly row: string | null
  readonly grade: EvidenceGrade
  readonly name: string
}

/** What the same row said in other periods, for the person who fills and for the checks. */
export interface PriorValues {
  readonly row: string
  readonly previous: string | null
  readonly yearBefore: string | null
}

/**
 * The key under which values of a row are compared across periods: rows with the same key ask the same of the same
 * part in the same dimension.
 */
export function seriesKeyOf(row: Pick<FormRow, 'indicator' | 'part' | 'dimension'>): string {
  return `${row.indicator}@${row.part ?? ''}@${row.dimension ?? ''}`
}

/** '规模以上工业增加值', with the part and the dimension that it is asked for: '地区生产总值（湖东街道，含园区）'. */
export function rowLabel(row: Pick<FormRow, 'name' | 'dimension'>, partName: string | null): Bilingual {
  const zh = [partName, row.dimension].filter((word) => word !== null)
  return zh.length === 0
    ? row.name
    : { zh: `${row.name.zh}（${zh.join('，')}）`, en: `${row.name.en} (${zh.join(', ')})` }
}
