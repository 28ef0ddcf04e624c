import { decimalText, divide, findExact, multiply, whole as wholeNumber } from '../../../language/conditions/exact.ts'
import type { Metric } from '../../../language/metric.ts'
import { firstDayOf, lastDayOf, type Period, periodWords } from '../../../model/period.ts'
import type { Bilingual } from '../../../model/system.ts'
import type { Counted } from './metric-store.ts'

/** Digits of a quotient that are kept; what is shown is rounded by the metric's own digits. */
const QUOTIENT_DIGITS = 10

/**
 * What the counted records say: a decimal as text, or null where nothing can be said: a denominator of zero, no value among
 * them, or a register in which nothing stands at all (`isEmpty`). null is shown as —, and never as 0.
 */
export function valueOfMetric({ take, unit }: Metric, counted: Counted, isEmpty: boolean): string | null {
  if (isEmpty) return null
  if (take === 'count') return String(counted.records)
  if ('share' in take) return quotient(String(counted.part), String(counted.records), 100)
  // A sum of no records is zero; one of records that all say nothing is not known.
  if ('sum' in take) return counted.total ?? (counted.records === 0 ? '0' : null)
  if ('mean' in take) return counted.total === null ? null : rounded(counted.total)
  return counted.total === null || counted.whole === null
    ? null
    : quotient(counted.total, counted.whole, unit === '%' ? 100 : 1)
}

function quotient(above: string, below: string, times: number): string | null {
  const [a, b] = [findExact(above), findExact(below)]
  if (a === null || b === null) return null
  const value = divide(multiply(a, wholeNumber(times)), b)
  return value === null ? null : decimalText(value, QUOTIENT_DIGITS)
}

const rounded = (text: string) => {
  const value = findExact(text)
  return value === null ? null : decimalText(value, QUOTIENT_DIGITS)
}

/** The value with its figures: '12 ÷ 15 × 100% = 80%', and what the figure lacks. */
export function workedOf(metric: Metric, counted: Counted, isEmpty: boolean, period: Period): Bilingual {
  const when = timeWords(metric, period)
  if (isEmpty)
    return {
      zh: `${when.zh}：还没有登记任何记录，无从计算`,
      en: `${when.en}: nothing is on record yet, so nothing can be said`,
    }
  const sum = sumOf(metric, counted)
  const lacks = lacksOf(metric, counted)
  return { zh: `${when.zh}：${sum.zh}${lacks.zh}`, en: `${when.en}: ${sum.en}${lacks.en}` }
}

function sumOf({ take, unit }: Metric, { records, part, total, whole, empty }: Counted): Bilingual {
  const of = unit ?? ''
  if (take === 'count') return { zh: `符合条件的记录 ${records} 条`, en: `${records} records count` }
  if ('share' in take)
    return records === 0
      ? { zh: '没有符合条件的记录，不计比例', en: 'no record counts, so there is no share' }
      : { zh: `${part} ÷ ${records} × 100%`, en: `${part} ÷ ${records} × 100%` }
  if ('sum' in take)
    return {
      zh: `${records - empty} 条记录合计 ${total ?? '—'}${of}`,
      en: `sum of ${records - empty} records: ${total ?? '—'} ${of}`,
    }
  if ('mean' in take) return { zh: `${records - empty} 条记录的平均数`, en: `mean of ${records - empty} records` }
  const both = `${total ?? '—'} ÷ ${whole ?? '—'}${unit === '%' ? ' × 100%' : ''}`
  return { zh: both, en: both }
}

/** What is not known is said: it is neither counted for nor against. */
function lacksOf({ take }: Metric, { unknown, empty }: Counted): Bilingual {
  if (typeof take === 'object' && 'share' in take && unknown > 0)
    return {
      zh: `；其中 ${unknown} 条情况不明，未计入分子`,
      en: `; of ${unknown} it is not known, they are not in the part`,
    }
  if (empty > 0) return { zh: `；另有 ${empty} 条未填，未计入`, en: `; ${empty} more say nothing and are left out` }
  return { zh: '', en: '' }
}

/** '2024年（2024-01-01 至 2024-12-31）' of a flow; '2024年末（2024-12-31）' of a stock. */
function timeWords({ time }: Metric, period: Period): Bilingual {
  const { zh, en } = periodWords(period)
  const last = lastDayOf(period)
  if ('at' in time)
    return { zh: `${zh}（${firstDayOf(period)} 至 ${last}）`, en: `${en} (${firstDayOf(period)} to ${last})` }
  return { zh: `${zh}末（${last}）`, en: `end of ${en} (${last})` }
}
