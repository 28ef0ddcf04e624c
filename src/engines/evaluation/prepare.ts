import type { Step } from '../../model/evaluation-methods.ts'
import type { Frame } from './frame.ts'
import { impute } from './impute.ts'
import type { UnitTable } from './table.ts'
import { type TreatmentNote, treat } from './treat.ts'

/** The indicators at one moment of the preparation. Columns that a step leaves alone are shared with the one before. */
export interface DataSet {
  /** 'raw', or the step that made it. */
  readonly name: 'raw' | Step['step']
  /** Rows of the table that are still in, in their order; null while all are. */
  readonly rows: Uint32Array | null
  readonly size: number
  readonly columns: readonly Float64Array[]
  readonly absent: readonly (Uint8Array | null)[]
}

/** Why a unit was left out for want of data. */
export interface Screened {
  readonly row: number
  readonly availability: number
  readonly nonZero: number
  readonly reason: 'availability' | 'non-zero' | 'named'
}

export interface Prepared {
  readonly stages: readonly DataSet[]
  readonly screened: readonly Screened[]
  readonly treated: readonly TreatmentNote[]
}

export const DEFAULT_STEPS: readonly Step[] = [{ step: 'denominate' }]

/** The table's indicators for the rows given, before any step. */
export function rawDataOf(frame: Frame, table: UnitTable, rows: Uint32Array | null): DataSet {
  const columns = frame.indicators.map(({ id, column = id }) =>
    taken(table.numbers[column] ?? new Float64Array(0), rows),
  )
  const absent = frame.indicators.map(({ id, column = id }) => {
    const mask = table.absent[column]
    return mask === undefined ? null : taken(mask, rows)
  })
  return { name: 'raw', rows, size: rows === null ? table.size : rows.length, columns, absent }
}

/** Runs the steps in their order. */
export function prepare(
  frame: Frame,
  table: UnitTable,
  raw: DataSet,
  steps: readonly Step[] = DEFAULT_STEPS,
): Prepared {
  const stages: DataSet[] = [raw]
  const screened: Screened[] = []
  const treated: TreatmentNote[] = []
  let data = raw
  for (const step of steps) {
    switch (step.step) {
      case 'denominate':
        data = denominate(frame, table, data)
        break
      case 'screen':
        data = screen(table, data, step, screened)
        break
      case 'impute': {
        const { rows } = data
        data = {
          ...data,
          name: 'impute',
          columns: impute(data.columns, step, {
            frame,
            absent: data.absent,
            groupsOf: (column) => groupsOf(table, column, rows),
            numbersOf: (column) => taken(table.numbers[column] ?? new Float64Array(0), rows),
          }),
        }
        break
      }
      case 'treat': {
        const columns = data.columns.map((x, i) => {
          const id = frame.indicators[i]?.id ?? ''
          const own = step.indicators?.[id]
          if (own === 'none') return x
          const result = treat(x, {
            first: step.first,
            second: step.second,
            pass: step.pass,
            combine: step.combine,
            ...own,
          })
          treated.push({ indicator: id, ...result.note })
          return result.column
        })
        data = { ...data, name: 'treat', columns }
        break
      }
    }
    stages.push(data)
  }
  return { stages, screened, treated }
}

/** Codes of a column of words in the rows of a data set; all −1 where the table has no such column. */
export function groupsOf(table: UnitTable, column: string, rows: Uint32Array | null): Int32Array {
  const words = table.words[column]
  return words === undefined
    ? new Int32Array(rows === null ? table.size : rows.length).fill(-1)
    : taken(words.codes, rows)
}

/** The rows of a column, without a copy while all rows are in. */
export function taken<T extends Float64Array | Int32Array | Uint8Array>(column: T, rows: Uint32Array | null): T
export function taken(column: Float64Array | Int32Array | Uint8Array, rows: Uint32Array | null) {
  if (rows === null) return column
  const out =
    column instanceof Float64Array
      ? new Float64Array(rows.length)
      : column instanceof Int32Array
        ? new Int32Array(rows.length)
        : new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = column[rows[i]!]! // rows of the table
  return out
}

function denominate(frame: Frame, table: UnitTable, data: DataSet): DataSet {
  const columns = data.columns.map((x, i) => {
    const by = frame.indicators[i]?.denominator
    if (by === undefined) return x
    const divisor = taken(table.numbers[by.column] ?? new Float64Array(0), data.rows)
    const scale = by.scale ?? 1
    const quotient = new Float64Array(x.length)
    for (let row = 0; row < x.length; row++) {
      const d = (by.log === true ? Math.log(divisor[row]!) : divisor[row]!) / scale // same rows
      // A rate over nothing is no rate: missing, never 0 or infinite.
      quotient[row] = d === 0 || !Number.isFinite(d) ? Number.NaN : x[row]! / d
    }
    return quotient
  })
  return { ...data, name: 'denominate', columns }
}

function screen(
  table: UnitTable,
  data: DataSet,
  step: Extract<Step, { step: 'screen' }>,
  screened: Screened[],
): DataSet {
  const { availability: least = 2 / 3, nonZero: leastNonZero = 0.05 } = step
  const include = new Set(step.include)
  const exclude = new Set(step.exclude)
  const kept: number[] = []
  for (let i = 0; i < data.size; i++) {
    let wanted = 0
    let present = 0
    let zeros = 0
    data.columns.forEach((x, c) => {
      if (data.absent[c]?.[i] === 1) return
      wanted++
      const v = x[i]! // below the size
      if (!Number.isNaN(v)) present++
      if (v === 0) zeros++
    })
    const availability = wanted === 0 ? 1 : 1 - (wanted - present) / wanted
    const nonZero = present === 0 ? 0 : 1 - zeros / present
    const row = data.rows === null ? i : data.rows[i]! // below the size
    const code = table.codes[row] ?? ''
    const lacksData = step.by !== 'non-zero' && availability < least
    const isZero = step.by !== 'availability' && nonZero < leastNonZero
    const isOut = exclude.has(code) || (!include.has(code) && (lacksData || isZero))
    if (isOut)
      screened.push({
        row,
        availability,
        nonZero,
        reason: exclude.has(code) ? 'named' : lacksData ? 'availability' : 'non-zero',
      })
    else kept.push(i)
  }
  if (kept.length === data.size) return { ...data, name: 'screen' }
  const at = Uint32Array.from(kept)
  return {
    name: 'screen',
    rows: data.rows === null ? at : Uint32Array.from(kept, (i) => data.rows![i]!), // kept rows are rows
    size: kept.length,
    columns: data.columns.map((x) => taken(x, at)),
    absent: data.absent.map((mask) => (mask === null ? null : taken(mask, at))),
  }
}
