import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { judgedProjects, type Look, RANKS } from './facts-store.ts'
import type { ProjectFacts } from './judge.ts'
import type { Light } from './lights.ts'
import { groupedBy } from './shares.ts'

/** What a list of projects is narrowed by. */
export interface ProjectAsk {
  readonly q?: string
  /** States, separated by commas. */
  readonly state?: string
  readonly category?: string
  readonly investor?: string
  readonly body?: string
  readonly light?: string
  readonly stall?: string
  readonly batch?: string
  readonly flag?: 'late' | 'uncounted' | 'silent'
  readonly sort?: string
  readonly page?: number
  readonly size?: number
}

/** A project as its row and its records stand. Money in 万元, decimal text. */
export interface ProjectRow {
  readonly id: string
  readonly number: string | null
  readonly name: string
  readonly code: string | null
  readonly state: string
  readonly category: string
  readonly investor: string
  readonly control: string
  readonly bodyName: string | null
  readonly inCharge: string | null
  readonly total: string
  readonly plannedStart: string | null
  readonly plannedEnd: string | null
  readonly startedOn: string | null
  readonly completedOn: string | null
  readonly usedOn: string | null
  readonly countedSince: string | null
  readonly pauseReason: string | null
  readonly resumeBy: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly land: string | null
  readonly hasDemand: boolean
  readonly plan: string | null
  readonly planId: string | null
  readonly batch: string | null
  readonly planned: number | null
  readonly done: number | null
  readonly invested: string | null
  readonly counted: string | null
  readonly now: string | null
  readonly countedNow: string | null
  readonly light: Light | null
  readonly stall: 'fake-start' | 'stalled' | null
}

interface RawRow {
  id: string
  number: string | null
  name: string
  code: string | null
  state: string
  category: string
  investor: string
  control: string
  body_name: string | null
  person_name: string | null
  total_investment: string
  planned_start: string | null
  planned_end: string | null
  started_on: string | null
  completed_on: string | null
  used_on: string | null
  counted_since: string | null
  pause_reason: string | null
  resume_by: string | null
  place_lng: number | null
  place_lat: number | null
  land: string | null
  has_demand: boolean
  plan: string | null
  plan_id: string | null
  batch: string | null
  planned: number | null
  done: number | null
  invested: string | null
  counted: string | null
  now: string | null
  counted_now: string | null
  rank: number | null
  stall: ProjectRow['stall']
}

const COLUMNS = sql`l.id, l.number, l.name, l.code, l.state, l.category, l.investor, l.control, l.total_investment,
  l.planned_start::text, l.planned_end::text, l.started_on::text, l.completed_on::text, l.used_on::text, l.counted_since,
  l.pause_reason, l.resume_by::text, l.place_lng, l.place_lat, l.land, coalesce(l.demand, '') <> '' as has_demand,
  l.plan, l.plan_id, l.batch, l.planned, l.done, l.invested, l.counted, l.now, l.counted_now, l.rank, l.stall,
  b.name_zh as body_name, a.name as person_name`

const rowFrom = (row: RawRow): ProjectRow => ({
  id: row.id,
  number: row.number,
  name: row.name,
  code: row.code,
  state: row.state,
  category: row.category,
  investor: row.investor,
  control: row.control,
  bodyName: row.body_name,
  inCharge: row.person_name,
  total: row.total_investment,
  plannedStart: row.planned_start,
  plannedEnd: row.planned_end,
  startedOn: row.started_on,
  completedOn: row.completed_on,
  usedOn: row.used_on,
  countedSince: row.counted_since,
  pauseReason: row.pause_reason,
  resumeBy: row.resume_by,
  lng: row.place_lng,
  lat: row.place_lat,
  land: row.land,
  hasDemand: row.has_demand,
  plan: row.plan,
  planId: row.plan_id,
  batch: row.batch,
  planned: row.planned,
  done: row.done,
  invested: row.invested,
  counted: row.counted,
  now: row.now,
  countedNow: row.counted_now,
  light: row.rank === null ? null : (RANKS[row.rank] ?? 'unknown'),
  stall: row.stall,
})

const PLACE = { division: 't.division', body: 't.body', person: 't.person' } as const
const inList = (column: string, asked: string | undefined): RawBuilder<boolean> =>
  asked === undefined || asked === ''
    ? sql<boolean>`true`
    : sql<boolean>`t.${sql.id(column)} = any(${asked.split(',').map((one) => one.trim())})`

/** Conditions on `t`, the project's own row. */
export function whichProjects(scope: Scope, ask: ProjectAsk): RawBuilder<boolean> {
  const words = (ask.q ?? '').trim().toLowerCase()
  const parts: RawBuilder<boolean>[] = [
    withinScope(scope, PLACE),
    inList('state', ask.state),
    inList('category', ask.category),
    inList('investor', ask.investor),
  ]
  if (ask.body !== undefined) parts.push(sql<boolean>`t.body = ${ask.body}`)
  if (words !== '')
    parts.push(
      sql<boolean>`strpos(lower(coalesce(t.name, '') || ' ' || coalesce(t.code, '') || ' ' || coalesce(t.number, '') || ' ' || coalesce(t.builder, '')), ${words}) > 0`,
    )
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Conditions on `l`, what is known only once it was judged. */
function judgedAs({ setting }: Look, { light, stall, batch, flag }: ProjectAsk): readonly RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = []
  if (light !== undefined && light !== '') {
    const ranks = light.split(',').map((one) => RANKS.indexOf(one.trim() as (typeof RANKS)[number]))
    parts.push(sql<boolean>`l.rank = any(${ranks.filter((rank) => rank >= 0)}::int[])`)
  }
  if (stall !== undefined && stall !== '') parts.push(sql<boolean>`l.stall = any(${stall.split(',')})`)
  if (batch !== undefined && batch !== '') parts.push(sql<boolean>`l.batch = any(${batch.split(',')})`)
  if (flag !== undefined) parts.push(flaggedSql(setting, flag))
  return parts
}

/** What is counted in the overview beside lights and stalls. */
export const flaggedSql = (setting: Look['setting'], flag: NonNullable<ProjectAsk['flag']>): RawBuilder<boolean> =>
  flag === 'late'
    ? sql<boolean>`(l.start_late is not null)`
    : flag === 'uncounted'
      ? sql<boolean>`coalesce(l.uncounted >= ${setting.yellowUncounted}::int and l.is_judged, false)`
      : sql<boolean>`(l.plan is not null and l.now is null)`

/** Sorts of the row itself, and of what is only known once it was judged. */
export const OWN_SORTS: Readonly<Record<string, string>> = {
  name: 'name',
  number: 'number',
  state: 'state',
  total: 'total_investment',
  plannedStart: 'planned_start',
  plannedEnd: 'planned_end',
  startedOn: 'started_on',
  completedOn: 'completed_on',
}
export const JUDGED_SORTS: Readonly<Record<string, string>> = {
  light: 'rank',
  plan: 'plan',
  invested: 'invested',
  counted: 'counted',
  done: 'done',
  lag: 'lag',
}

const orderBy = (alias: string, column: string, isDescending: boolean) =>
  sql`${sql.id(alias)}.${sql.id(column)} ${isDescending ? sql`desc` : sql`asc`} nulls last, ${sql.id(alias)}.id`

/** A page of projects with what their records say, and how many fit. Only the page is worked out where that is enough. */
export async function findProjects(
  db: Reading,
  look: Look,
  scope: Scope,
  ask: ProjectAsk,
): Promise<{ readonly rows: readonly ProjectRow[]; readonly total: number }> {
  const which = whichProjects(scope, ask)
  const size = ask.size ?? 50
  const offset = ((ask.page ?? 1) - 1) * size
  const sort = ask.sort ?? '-total'
  const isDescending = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const judged = judgedAs(look, ask)
  if (judged.length === 0 && OWN_SORTS[name] !== undefined) {
    const order = orderBy('t', OWN_SORTS[name], isDescending)
    const here = sql`t.division = ${look.division} and t.ended_at is null and ${which}`
    const [page, counted] = await Promise.all([
      sql<{
        id: string
      }>`select t.id from r_project t where ${here} order by ${order} limit ${size} offset ${offset}`.execute(db),
      sql<{ n: number }>`select count(*)::int n from r_project t where ${here}`.execute(db),
    ])
    const ids = page.rows.map(({ id }) => id)
    const found = new Map((await findByIds(db, look, scope, ids)).map((row) => [row.id, row]))
    return {
      rows: ids.flatMap((id) => found.get(id) ?? []),
      total: counted.rows[0]?.n ?? 0,
    }
  }
  const column = JUDGED_SORTS[name] ?? OWN_SORTS[name] ?? 'total_investment'
  const found = await sql<RawRow & { of: number }>`${judgedProjects(look, which)}
    select ${COLUMNS}, l.of from (
      select l.*, count(*) over ()::int as of from l ${judged.length === 0 ? sql`` : sql`where ${sql.join(judged, sql` and `)}`}
      order by ${orderBy('l', column, isDescending)} limit ${size} offset ${offset}
    ) l
    left join body b on b.division = l.division and b.id = l.body left join person a on a.id = l.in_charge
    order by ${orderBy('l', column, isDescending)}`.execute(db)
  return { rows: found.rows.map(rowFrom), total: found.rows[0]?.of ?? 0 }
}

/** Projects by their ids, whatever order; those outside the scope are left out. */
export async function findByIds(
  db: Reading,
  look: Look,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly ProjectRow[]> {
  if (ids.length === 0) return []
  const found = await sql<RawRow>`${judgedProjects(look, whichProjects(scope, {}), ids)}
    select ${COLUMNS} from l left join body b on b.division = l.division and b.id = l.body
    left join person a on a.id = l.in_charge`.execute(db)
  return found.rows.map(rowFrom)
}

/** What hangs on a page of projects and is not worked out in sets. */
export interface ProjectRecords {
  /** The plan of the year by month, null where one is not given. */
  readonly planMonths: readonly (number | null)[]
  readonly invested: ReadonlyMap<string, number>
  readonly counted: ReadonlyMap<string, number>
  readonly image: number | null
  /** Money secured, arrived, paid, decimal text; null where there is no record of it. */
  readonly secured: string | null
  readonly arrived: string | null
  readonly paid: string | null
  /** Procedures that are granted. */
  readonly gates: readonly string[]
  readonly openProblems: number
}

const number = (text: string | null) => (text === null ? null : Number(text))

/** Months, money and procedures of some projects, each read once for all of them. */
export async function findRecordsOf(
  db: Reading,
  { division, on, through }: Pick<Look, 'division' | 'on' | 'through'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProjectRecords>> {
  if (ids.length === 0) return new Map()
  const of = (alias: string) =>
    sql`${sql.id(alias)}.division = ${division} and ${sql.id(alias)}.ended_at is null and ${sql.id(alias)}.project = any(${ids}::uuid[])`
  const [months, plans, funds, payments, gates, problems] = await Promise.all([
    sql<{ project: string; month: string; invested: string; counted: string | null; image: string }>`
      select m.project, m.month, m.invested, m.counted, m.image from r_project_month m
      where ${of('m')} and m.state = 'confirmed' and m.month <= ${on.slice(0, 7)} order by m.month`.execute(db),
    sql<{ project: string; months: (string | null)[] }>`
      select y.project, array[${sql.join(PLAN_COLUMNS.map((name) => sql`y.${sql.id(name)}::text`))}] as months from r_project_year y
      where ${of('y')} and y.state = 'approved' and y.year = ${String(through.year)}`.execute(db),
    sql<{ project: string; amount: string }>`
      select f.project, sum(f.amount) as amount from r_project_fund f where ${of('f')} group by f.project`.execute(db),
    sql<{ project: string; arrived: string | null; paid: string | null }>`
      select q.project, sum(q.amount) filter (where q.kind = 'arrival') as arrived, sum(q.amount) filter (where q.kind = 'payment') as paid
      from r_project_payment q where ${of('q')} and q."on" <= ${on}::date group by q.project`.execute(db),
    sql<{ project: string; gates: string[] }>`
      select g.project, array_agg(distinct g.gate) as gates from r_project_gate g
      where ${of('g')} and g.state = 'granted' and (g.valid_to is null or g.valid_to >= ${on}::date) group by g.project`.execute(
      db,
    ),
    sql<{ project: string; n: number }>`
      select w.project, count(*)::int n from r_project_problem w
      where ${of('w')} and w.state not in ('closed', 'void') group by w.project`.execute(db),
  ])
  const by = <T extends { project: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.project, row]))
  const [plan, fund, payment, gate, problem] = [
    by(plans.rows),
    by(funds.rows),
    by(payments.rows),
    by(gates.rows),
    by(problems.rows),
  ]
  const monthly = groupedBy(months.rows, ({ project }) => project)
  return new Map(
    ids.map((id) => {
      const own = monthly.get(id) ?? []
      return [
        id,
        {
          planMonths: plan.get(id)?.months.map(number) ?? [],
          invested: new Map(own.map(({ month, invested }) => [month, Number(invested)])),
          counted: new Map(own.flatMap(({ month, counted }) => (counted === null ? [] : [[month, Number(counted)]]))),
          image: number(own.at(-1)?.image ?? null),
          secured: fund.get(id)?.amount ?? null,
          arrived: payment.get(id)?.arrived ?? null,
          paid: payment.get(id)?.paid ?? null,
          gates: gate.get(id)?.gates ?? [],
          openProblems: problem.get(id)?.n ?? 0,
        },
      ]
    }),
  )
}

const PLAN_COLUMNS = Array.from({ length: 12 }, (_, i) => `plan_${String(i + 1).padStart(2, '0')}`)

/** The facts that the pure rules judge by. */
export const factsFrom = (row: ProjectRow, records: ProjectRecords): ProjectFacts => ({
  state: row.state,
  total: Number(row.total),
  plannedStart: row.plannedStart,
  startedOn: row.startedOn,
  countedSince: row.countedSince,
  plan: number(row.plan),
  planMonths: records.planMonths,
  invested: records.invested,
})
