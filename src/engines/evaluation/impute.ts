import type { Step } from '../../model/evaluation-methods.ts'
import { ancestorsAt, type Frame } from './frame.ts'
import { meanOf, medianOf, spreadOf } from './statistics.ts'

export type ImputeStep = Extract<Step, { step: 'impute' }>

/** What imputation needs besides the columns, in the rows of the data set. */
export interface ImputeContext {
  readonly frame: Frame
  /** Group of each row by a column of words, −1 where unknown. */
  groupsOf(column: string): Int32Array
  numbersOf(column: string): Float64Array
  /** 1 where the unit has no such duty: nothing is to be filled. */
  readonly absent: readonly (Uint8Array | null)[]
}

/** Fills missing values; columns without any are returned as they are. */
export function impute(columns: readonly Float64Array[], step: ImputeStep, context: ImputeContext): Float64Array[] {
  const wanted = new Set(step.indicators ?? context.frame.indicators.map(({ id }) => id))
  const isWanted = (i: number) => wanted.has(context.frame.indicators[i]?.id ?? '')
  const { method } = step
  if (method === 'row-mean' || method === 'row-median') return imputeRows(columns, step, context, isWanted)
  return columns.map((x, i) => {
    const gaps = isWanted(i) ? gapsOf(x, context.absent[i] ?? null) : []
    if (gaps.length === 0) return x
    const values = fillerOf(x, method, step, context, context.frame.indicators[i]?.id ?? '')
    const filled = x.slice()
    for (const row of gaps) filled[row] = values(row)
    return filled
  })
}

/** What a gap in a row is filled with. */
function fillerOf(
  x: Float64Array,
  method: 'mean' | 'median' | 'value' | 'column',
  step: ImputeStep,
  context: ImputeContext,
  indicator: string,
): (row: number) => number {
  if (method === 'value') return () => step.value ?? Number.NaN
  if (method === 'column') {
    const column = step.columns?.[indicator]
    const other = column === undefined ? undefined : context.numbersOf(column)
    return (row) => other?.[row] ?? Number.NaN
  }
  const centre = method === 'mean' ? meanOf : medianOf
  if (step.within === undefined) {
    const value = centre(x)
    return () => value
  }
  const groups = context.groupsOf(step.within)
  const byGroup = new Map<number, number>()
  return (row) => {
    const group = groups[row] ?? -1
    if (group < 0) return Number.NaN
    const known = byGroup.get(group)
    if (known !== undefined) return known
    const members = x.filter((v, at) => groups[at] === group && !Number.isNaN(v))
    const value = centre(step.least !== undefined && members.length < step.least ? x : members)
    byGroup.set(group, value)
    return value
  }
}

function gapsOf(x: Float64Array, absent: Uint8Array | null): number[] {
  const gaps: number[] = []
  for (let i = 0; i < x.length; i++) if (Number.isNaN(x[i]) && absent?.[i] !== 1) gaps.push(i)
  return gaps
}

/** Each gap takes the mean or median of the unit's other indicators, on a common scale unless `normaliseFirst` is false. */
function imputeRows(
  columns: readonly Float64Array[],
  step: ImputeStep,
  { frame, absent }: ImputeContext,
  isWanted: (i: number) => boolean,
): Float64Array[] {
  const centre = step.method === 'row-mean' ? meanOf : medianOf
  const groups = step.level === undefined ? columns.map(() => 0) : ancestorsAt(frame, step.level)
  const scales = columns.map((x, i) => {
    if (step.normaliseFirst === false) return { origin: 0, width: 1 }
    const { min, max } = spreadOf(x)
    return frame.indicators[i]?.direction === 'negative'
      ? { origin: max, width: min - max }
      : { origin: min, width: max - min }
  })
  const filled = columns.map((x) => x)
  const size = columns[0]?.length ?? 0
  columns.forEach((x, i) => {
    if (!isWanted(i)) return
    const gaps = gapsOf(x, absent[i] ?? null)
    if (gaps.length === 0) return
    const own = x.slice()
    const mates = columns.flatMap((_, j) => (groups[j] === groups[i] ? [j] : []))
    const { origin, width } = scales[i]! // one for each column
    for (const row of gaps) {
      if (row >= size) continue
      const values = Float64Array.from(mates, (j) => {
        const scale = scales[j]! // one for each column
        return (columns[j]![row]! - scale.origin) / scale.width
      })
      own[row] = centre(values) * width + origin
    }
    filled[i] = own
  })
  return filled
}
