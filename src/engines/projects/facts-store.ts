import { type RawBuilder, sql } from 'kysely'
import { monthNumber } from '../../model/calendar.ts'
import type { Through } from './calendar.ts'
import type { LightsSetting } from './settings.ts'

/** For which division, day and rule projects are looked at. */
export interface Look {
  readonly division: string
  readonly on: string
  readonly through: Through
  readonly setting: LightsSetting
}

const MONTHS = Array.from({ length: 12 }, (_, i) => `plan_${String(i + 1).padStart(2, '0')}`)
const planColumn = (name: string) => sql`y.${sql.id(name)}`

/**
 * The query `with … ` that ends in `l`: every project that `which` names, with what its records say and its light, in sets. It
 * says in SQL what `judge.ts` and `lights.ts` say of one project; a test holds the two against each other.
 *
 * @param which condition on `t`, a row of the register of projects.
 * @param ids where they are known, so that nothing else is read.
 */
export function judgedProjects(
  { division, on, through, setting }: Look,
  which: RawBuilder<boolean>,
  ids?: readonly string[],
): RawBuilder<unknown> {
  const first = `${through.year}-01`
  const before = { first: `${through.year - 1}-01`, last: `${through.year - 1}${through.last.slice(4)}` }
  const among = (column: RawBuilder<unknown>) => (ids === undefined ? sql`true` : sql`${column} = any(${ids}::uuid[])`)
  const due = sql.join(MONTHS.slice(0, through.passed).map(planColumn), sql` + `)
  const all = sql.join(MONTHS.map(planColumn), sql` + `)
  // The sum of the months is null, not smaller, where one is not given: then the year is taken evenly.
  return sql`
    with p as (
      select t.* from r_project t where t.division = ${division} and t.ended_at is null and ${which} and ${among(sql`t.id`)}
    ),
    y as (
      select y.project, y.investment, y.batch, y.id as plan_id,
        case when y.investment <= 0 then null
          when abs(${all} - y.investment) <= 0.005 then (${due})::float8 / y.investment::float8
          else ${through.passed}::float8 / 12 end as planned
      from r_project_year y
      where y.division = ${division} and y.ended_at is null and y.state = 'approved' and y.year = ${String(through.year)} and ${among(sql`y.project`)}
    ),
    m as (
      select m.project,
        sum(m.invested) as invested, sum(m.counted) as counted,
        sum(m.invested) filter (where m.month between ${first} and ${through.last}) as now,
        sum(m.counted) filter (where m.month between ${first} and ${through.last}) as counted_now,
        sum(m.invested) filter (where m.month between ${before.first} and ${before.last}) as before,
        max(m.month) filter (where m.invested > 0 and m.month <= ${through.last}) as last_built
      from r_project_month m
      where m.division = ${division} and m.ended_at is null and m.state = 'confirmed' and m.month <= ${on.slice(0, 7)} and ${among(sql`m.project`)}
      group by m.project
    ),
    f as (
      select p.*, y.investment as plan, y.batch, y.plan_id, y.planned,
        m.invested as invested, m.counted as counted, m.now, m.counted_now, m.before, m.last_built,
        case when m.now is null or coalesce(y.investment, 0) <= 0 then null else m.now::float8 / y.investment::float8 end as done,
        case when p.state in ('reserve', 'preparing') and p.started_on is null and p.planned_start <= ${on}::date
          then ${monthsSinceSql(sql`p.planned_start`, on)} end as start_late,
        case when p.started_on <= ${on}::date and p.total_investment >= ${setting.countedFrom}::numeric
          and (p.counted_since is null or p.counted_since > ${on.slice(0, 7)}) then ${monthsSinceSql(sql`p.started_on`, on)} end as uncounted,
        case when p.state in ('started', 'building') and p.started_on is not null
          then greatest(0, ${monthIndex(through.last)} - greatest(
            (extract(year from p.started_on) * 12 + extract(month from p.started_on) - 1)::int,
            coalesce(substr(m.last_built, 1, 4)::int * 12 + substr(m.last_built, 6, 2)::int, 0))) end as idle
      from p left join y on y.project = p.id left join m on m.project = p.id
    ),
    s as (
      select f.*,
        (f.state in ('started', 'building')
          or (f.state in ('reserve', 'preparing') and (f.plan is not null or f.start_late is not null))
          or (f.state in ('completed', 'in-use') and f.plan is not null)) as is_judged,
        floor((f.planned - f.done) * 1000 + 0.5) / 10 as lag,
        case when f.idle >= ${setting.stallMonths}
          then case when f.last_built is null or f.last_built < to_char(f.started_on, 'YYYY-MM') then 'fake-start' else 'stalled' end end as stall
      from f
    ),
    l as (select s.*, case when s.is_judged then ${rankSql(setting)} end as rank from s)`
}

/** Rank of a light: 3 red, 2 yellow, 1 green, 0 unknown. */
export const RANKS = ['unknown', 'green', 'yellow', 'red'] as const

function rankSql(setting: LightsSetting): RawBuilder<unknown> {
  const { rule, yellowLag, redLag, redShare, redStart, yellowUncounted, redUncounted, averageGrowth } = setting
  if (rule === 'share')
    return sql`case when s.planned is null or s.planned = 0 or s.done is null then 0
      when s.done / s.planned >= 1 then 1 when s.done / s.planned >= ${redShare}::float8 then 2 else 3 end`
  if (rule === 'growth')
    return sql`case when coalesce(s.before, 0) = 0 or s.now is null then 0
      when s.now < s.before then 3
      when (s.planned is null or s.done is null) and ${averageGrowth}::float8 is null then 0
      when (s.planned is null or s.done is null or s.done >= s.planned)
        and (${averageGrowth}::float8 is null or s.now::float8 / s.before::float8 - 1 >= ${averageGrowth}::float8) then 1
      else 2 end`
  return sql`greatest(
    case when s.lag is null then 0 when s.lag > ${redLag}::float8 then 3 when s.lag >= ${yellowLag}::float8 then 2 else 1 end,
    case when s.start_late is null then null when s.start_late >= ${redStart}::int then 3 else 2 end,
    case when s.uncounted is null or s.uncounted < ${yellowUncounted}::int then null when s.uncounted > ${redUncounted}::int then 3 else 2 end)`
}

/** A month as `extract(year from …) * 12 + extract(month from …)` counts it. */
const monthIndex = (month: string) => monthNumber(month) + 1

/** Full months from a date's column to a day, never negative: `monthsSince` of schedule.ts. */
function monthsSinceSql(column: RawBuilder<unknown>, to: string): RawBuilder<unknown> {
  const day = Number(to.slice(8, 10))
  return sql`greatest(0, ${monthIndex(to)} - (extract(year from ${column}) * 12 + extract(month from ${column}))::int
    - (case when ${day} < extract(day from ${column}) then 1 else 0 end))`
}
