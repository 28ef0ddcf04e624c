import { type RawBuilder, sql } from 'kysely'
import type { Metric } from '../../../language/metric.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { FREQUENCIES, firstDayOf, lastDayOf, type Period, periodsOfYear, yearOf } from '../../../model/period.ts'
import type { Scope } from '../../../platform/access/policy.ts'
import { withinScope } from '../../../platform/access/within-scope.ts'
import { changeNumber } from '../../../platform/audit/change-number.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import { type CountedAt, countedOnce } from '../counted-store.ts'
import { type ExpressionSetting, formulaSql, holdsSql, nameSql, truthSql } from '../expression-store.ts'
import { rowsBefore } from './past-store.ts'

/** What is asked of the records: where, of which body, of which period, within what the asker may see. */
export interface MetricQuestion {
  readonly type: RecordType
  readonly metric: Metric
  readonly division: string
  readonly body: string | null
  readonly period: Period
  readonly scope: Scope
  /** Whether the period is over: then it is asked as things stood at its end. */
  readonly isPast: boolean
  readonly setting: ExpressionSetting
}

/** What was counted; figures are decimals as text. */
export interface Counted {
  /** Records that count (`where` and the time). */
  readonly records: number
  /** Of a share: records of which the part holds, and of which it is not known. */
  readonly part: number
  readonly unknown: number
  /** Sum or mean; null where no record has a value. Of a ratio the part. */
  readonly total: string | null
  /** Of a ratio the whole. */
  readonly whole: string | null
  /** Records that add nothing because what is asked of them is not known. */
  readonly empty: number
}

const GROUPS_AT_MOST = 200

/** The figures of a metric, in one query. */
export async function countMetric(db: Reading, question: MetricQuestion): Promise<Counted> {
  return (await lookThrough(db, question, [])).value.whole
}

export interface CountedGroup extends Counted {
  readonly key: string | null
}

export interface CountedByGroups {
  readonly whole: Counted
  /** For each field in turn: the figures for each of its values, the most records first; at most 200 groups. */
  readonly groups: readonly (readonly CountedGroup[])[]
}

/**
 * The figures of a metric for all records and for each value of these fields. The records are looked through once for all of
 * it, and not again while nothing in the division changes; over many records the answer may be a second old.
 */
export async function countMetricBy(
  db: Reading,
  question: MetricQuestion,
  fields: readonly string[],
): Promise<CountedByGroups> {
  const { division } = question
  const now = await sql<{ change: number | null }>`select ${changeNumber(division)} change`.execute(db)
  const asked = sql`${countedRows(question, fields)}`
  const counted = await countedOnce(db, asked, now.rows[0]?.change ?? null, () => lookThrough(db, question, fields))
  return counted.value
}

type GroupRow = Counted & { readonly of: number; readonly key: string | null; readonly change: number | null }

async function lookThrough(
  db: Reading,
  question: MetricQuestion,
  fields: readonly string[],
): Promise<CountedAt<CountedByGroups>> {
  const keys = fields.map((_, i) => sql.id(`key_${i}`))
  const sets = sql.join([sql`()`, ...keys.map((key) => sql`(${key})`)])
  const key = keys.length === 0 ? sql`null::text` : sql`coalesce(${sql.join(keys)}, null)`
  // Of a row of one field's groups the bit of that field alone is 0.
  const of = keys.length === 0 ? sql`0` : sql`grouping(${sql.join(keys)})`
  const found = await sql<GroupRow>`
    select ${of} as "of", ${key} as key, ${figures(question)}, ${changeNumber(question.division)} as change
    from (${countedRows(question, fields)}) r
    group by grouping sets (${sets}) order by count(*) desc, 2`.execute(db)
  const all = 2 ** fields.length - 1
  const whole = found.rows.find((row) => row.of === all) ?? { ...NONE, change: null }
  return {
    change: whole.change,
    looked: Number(whole.records),
    value: {
      whole: countedFrom(whole),
      groups: fields.map((_, i) =>
        found.rows
          .filter((row) => row.of === all - 2 ** (fields.length - 1 - i))
          .slice(0, GROUPS_AT_MOST)
          .map((row) => ({ key: row.key, ...countedFrom(row) })),
      ),
    },
  }
}

/** The records that count, with what each adds and its value of each field. */
function countedRows(question: MetricQuestion, fields: readonly string[]): RawBuilder<unknown> {
  const { part, amount, whole } = partsOf(question)
  const keys = fields.map(
    (field, i) => sql`, (${nameSql(field, question.type, question.setting).sql})::text as ${sql.id(`key_${i}`)}`,
  )
  return sql`select (${part ?? sql`null`})::boolean as part, (${amount ?? sql`null`})::numeric as amount, (${whole ?? sql`null`})::numeric as whole${sql.join(keys, sql``)} ${fromWhere(question)}`
}

/** Which of the records behind a figure: those of which the part holds, does not, or is not known; those of one group. */
export interface Behind {
  readonly page: number
  readonly size: number
  readonly only: 'part' | 'rest' | 'unknown' | null
  readonly by: { readonly field: string; readonly key: string | null } | null
}

/** A record behind a figure. */
export interface RecordBehind {
  readonly id: string
  /** Of a share: whether the part holds; null where it is not known. */
  readonly isPart: boolean | null
  /** Of a sum, mean or ratio: what the record adds. */
  readonly amount: string | null
  readonly whole: string | null
}

/** The records that were counted, page by page, the largest amounts first. */
export async function recordsBehind(
  db: Reading,
  question: MetricQuestion,
  { page, size, only, by }: Behind,
): Promise<{ readonly records: readonly RecordBehind[]; readonly total: number }> {
  const { part, amount, whole } = partsOf(question)
  const where = sql`${fromWhere(question)} and ${onlySql(part, only)} and ${by === null ? sql`true` : groupSql(question, by)}`
  const order = amount === null ? sql`t.changed_at desc, t.id` : sql`(${amount}) desc nulls last, t.id`
  const [rows, counted] = await Promise.all([
    sql<{ id: string; isPart: boolean | null; amount: string | null; whole: string | null }>`
      select t.id, ${part ?? sql`null::boolean`} as "isPart", (${amount ?? sql`null`})::numeric::text as amount,
        (${whole ?? sql`null`})::numeric::text as whole
      ${where} order by ${order} limit ${size} offset ${(page - 1) * size}`.execute(db),
    sql<{ total: number }>`select count(*) as total ${where}`.execute(db),
  ])
  return {
    total: Number(counted.rows[0]?.total ?? 0),
    records: rows.rows.map((row) => ({ ...row, amount: plain(row.amount), whole: plain(row.whole) })),
  }
}

/** Whether the division has any record of the type: without one nothing can be said of it, which is not zero. */
export async function hasRecords(db: Reading, type: RecordType, division: string): Promise<boolean> {
  const found = await sql`
    select 1 from ${tableOf(type)} t where t.division = ${division} and t.ended_at is null limit 1`.execute(db)
  return found.rows.length > 0
}

const NONE: Counted = { records: 0, part: 0, unknown: 0, total: null, whole: null, empty: 0 }

const countedFrom = ({ records, part, unknown, total, whole, empty }: Counted): Counted => ({
  records: Number(records),
  part: Number(part),
  unknown: Number(unknown),
  total: plain(total),
  whole: plain(whole),
  empty: Number(empty),
})

/** numeric keeps the zeros of a division and of what was typed. */
const plain = (text: string | null) => (text?.includes('.') ? text.replace(/\.?0+$/, '') : text)

const tableOf = ({ id }: RecordType) => sql.table(`r_${id.replaceAll('-', '_')}`)

function fromWhere(question: MetricQuestion): RawBuilder<unknown> {
  const { type, metric, division, body, scope, setting } = question
  return sql`from ${rowsOf(question)} t where t.division = ${division} and t.ended_at is null
    and ${withinScope(scope, { division: 't.division', body: 't.body', person: 't.person' })}
    and ${body === null ? sql`true` : sql`t.body = ${body}::uuid`}
    and ${timeSql(question)}
    and ${metric.where === undefined ? sql`true` : holdsSql(metric.where, type, setting)}`
}

/** A stock of a period that is over is asked of the records as they stood at its end, in their states of then. */
function rowsOf({ type, metric: { time }, division, period, isPast }: MetricQuestion): RawBuilder<unknown> {
  const table = tableOf(type)
  const last = lastDayOf(period)
  return 'at' in time || !isPast ? table : rowsBefore(type, table, division, endOf(last))
}

/** 'flow': what `at` says lies in the period. 'stock': it stands at the period's end. What is not known counts nowhere. */
function timeSql({ type, metric: { time }, period, setting }: MetricQuestion): RawBuilder<unknown> {
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  if ('at' in time) {
    const { kind, sql: at } = formulaSql(time.at, type, setting)
    if (kind === 'period') return sql`${at} = any(${periodsWithin(period)}::text[])`
    // Held against moments as they are kept, so that the index on them serves.
    if (kind === 'moment') return sql`(${at} >= ${beginOf(first)} and ${at} < ${endOf(last)})`
    return sql`${at} between ${first}::date and ${last}::date`
  }
  const compared = (name: string, by: 'until' | 'after') => {
    const { kind, sql: text } = formulaSql(name, type, setting)
    if (kind === 'moment') return by === 'until' ? sql`${text} < ${endOf(last)}` : sql`${text} >= ${endOf(last)}`
    const day = dayFrom(kind, text)
    return by === 'until' ? sql`${day} <= ${last}::date` : sql`${day} > ${last}::date`
  }
  const began = compared(time.from, 'until')
  if (time.until === undefined) return began
  const until = formulaSql(time.until, type, setting)
  return sql`(${began} and (${until.sql} is null or ${compared(time.until, 'after')}))`
}

/** The first moment of a day, and the first after it, in the time of the division (UTC+8 without summer time). */
const beginOf = (day: string) => sql`${`${day}T00:00:00+08:00`}::timestamptz`
const endOf = (day: string) => sql`(${beginOf(day)} + interval '24 hours')`

/** The day that a day or a period's end is. */
function dayFrom(kind: string, text: RawBuilder<unknown>): RawBuilder<unknown> {
  if (kind !== 'period') return text
  const month = sql`case when length(${text}) = 4 then 12 when substr(${text}, 6, 1) = 'H' then 6 * substr(${text}, 7, 1)::int when substr(${text}, 6, 1) = 'Q' then 3 * substr(${text}, 7, 1)::int else substr(${text}, 6, 2)::int end`
  return sql`(make_date(left(${text}, 4)::int, ${month}, 1) + interval '1 month' - interval '1 day')::date`
}

/** Every period that lies in one: of a year its halves, quarters and months, and itself. */
export function periodsWithin(period: Period): readonly string[] {
  const years = Array.from(
    { length: yearOf(period.to) - Math.floor(period.after + 1e-9) },
    (_, i) => Math.floor(period.after + 1e-9) + 1 + i,
  )
  return years.flatMap((year) =>
    FREQUENCIES.flatMap((frequency) => periodsOfYear(year, frequency))
      .filter(({ after, to }) => after >= period.after - 1e-9 && to <= period.to + 1e-9)
      .map(({ text }) => text),
  )
}

interface Parts {
  readonly part: RawBuilder<unknown> | null
  readonly amount: RawBuilder<unknown> | null
  readonly whole: RawBuilder<unknown> | null
}

function partsOf({ type, metric: { take }, setting }: MetricQuestion): Parts {
  const none: Parts = { part: null, amount: null, whole: null }
  const amountOf = (expression: string) => formulaSql(expression, type, setting).sql
  if (take === 'count') return none
  if ('share' in take) return { ...none, part: truthSql(take.share, type, setting) }
  if ('sum' in take) return { ...none, amount: amountOf(take.sum) }
  if ('mean' in take) return { ...none, amount: amountOf(take.mean) }
  return { ...none, amount: amountOf(take.ratio[0]), whole: amountOf(take.ratio[1]) }
}

/** Figures of rows `r`. */
function figures(question: MetricQuestion): RawBuilder<unknown> {
  const { part, amount, whole } = partsOf(question)
  const { take } = question.metric
  const isMean = typeof take === 'object' && 'mean' in take
  // A record of which one half of a ratio is not known adds to neither, or the quotient would compare unlike things.
  const isBoth = whole === null ? sql`` : sql` filter (where r.amount is not null and r.whole is not null)`
  return sql`count(*) as records,
    ${part === null ? sql`0` : sql`count(*) filter (where r.part is true)`} as part,
    ${part === null ? sql`0` : sql`count(*) filter (where r.part is null)`} as unknown,
    ${amount === null ? sql`null::text` : sql`(${isMean ? sql`avg` : sql`sum`}(r.amount)${isBoth})::text`} as total,
    ${whole === null ? sql`null::text` : sql`(sum(r.whole)${isBoth})::text`} as whole,
    ${amount === null ? sql`0` : sql`count(*) filter (where r.amount is null${whole === null ? sql`` : sql` or r.whole is null`})`} as empty`
}

function onlySql(part: RawBuilder<unknown> | null, only: Behind['only']): RawBuilder<unknown> {
  if (part === null || only === null) return sql`true`
  return only === 'part' ? sql`(${part}) is true` : only === 'rest' ? sql`(${part}) is false` : sql`(${part}) is null`
}

function groupSql(
  { type, setting }: MetricQuestion,
  { field, key }: { readonly field: string; readonly key: string | null },
): RawBuilder<unknown> {
  const held = nameSql(field, type, setting).sql
  return key === null ? sql`${held} is null` : sql`(${held})::text = ${key}`
}
