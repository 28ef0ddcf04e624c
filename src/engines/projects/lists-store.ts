import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Batch } from './batches.ts'
import { whichProjects } from './projects-store.ts'

/** A project by name, where only that is needed. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly bodyName: string | null
}

export interface PlanEntry extends Named {
  readonly year: number
  readonly batch: Batch
  readonly plan: string
  readonly why: string | null
}

/** The approved plans of two years, with the projects they are of. */
export async function findPlans(
  db: Reading,
  division: string,
  scope: Scope,
  years: readonly number[],
): Promise<readonly PlanEntry[]> {
  const found = await sql<{
    id: string
    name: string
    state: string
    body_name: string | null
    year: string
    batch: Batch
    plan: string
    why: string | null
  }>`
    select t.id, t.name, t.state, b.name_zh body_name, y.year, y.batch, y.investment plan, t.pause_reason why
    from r_project_year y join r_project t on t.division = y.division and t.id = y.project and t.ended_at is null
    left join body b on b.division = t.division and b.id = t.body
    where y.division = ${division} and y.ended_at is null and y.state = 'approved' and y.year = any(${years.map(String)}) and ${whichProjects(scope, {})}
    order by t.name, t.id`.execute(db)
  return found.rows.map(({ body_name, year, ...row }) => ({ ...row, bodyName: body_name, year: Number(year) }))
}

/** Why projects were dropped or rest: the reason of the step that brought them there. */
export async function findReasons(
  db: Reading,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ record: string; reason: string }>`
    select distinct on (record) record, reason from record_step
    where division = ${division} and type = 'project' and record = any(${ids}::uuid[]) and does in ('drop', 'pause') and reason is not null
    order by record, revision desc`.execute(db)
  return new Map(found.rows.map(({ record, reason }) => [record, reason]))
}

export interface ReserveRow extends Named {
  readonly control: string
  readonly investor: string
  readonly total: string
  readonly plannedStart: string | null
  readonly land: string | null
  readonly hasDemand: boolean
  readonly gates: readonly string[]
  readonly secured: string | null
  readonly arrived: string | null
}

/** Everything in the reserve and in preparation, with what its readiness is scored from, in sets. */
export async function findReserve(
  db: Reading,
  division: string,
  scope: Scope,
  on: string,
  id?: string,
): Promise<readonly ReserveRow[]> {
  const found = await sql<{
    id: string
    name: string
    state: string
    body_name: string | null
    control: string
    investor: string
    total: string
    planned_start: string | null
    land: string | null
    has_demand: boolean
    gates: string[] | null
    secured: string | null
    arrived: string | null
  }>`
    with p as (
      select t.* from r_project t where t.division = ${division} and t.ended_at is null and t.state in ('reserve', 'preparing')
        and ${whichProjects(scope, {})} and ${id === undefined ? sql`true` : sql`t.id = ${id}`}
    ),
    g as (
      select g.project, array_agg(distinct g.gate) gates from r_project_gate g join p on p.id = g.project
      where g.division = ${division} and g.ended_at is null and g.state = 'granted' and (g.valid_to is null or g.valid_to >= ${on}::date)
      group by g.project
    ),
    f as (
      select f.project, sum(f.amount) secured from r_project_fund f join p on p.id = f.project
      where f.division = ${division} and f.ended_at is null group by f.project
    ),
    q as (
      select q.project, sum(q.amount) arrived from r_project_payment q join p on p.id = q.project
      where q.division = ${division} and q.ended_at is null and q.kind = 'arrival' and q."on" <= ${on}::date group by q.project
    )
    select p.id, p.name, p.state, b.name_zh body_name, p.control, p.investor, p.total_investment total, p.planned_start::text, p.land,
      coalesce(p.demand, '') <> '' has_demand, g.gates, f.secured, q.arrived
    from p left join g on g.project = p.id left join f on f.project = p.id left join q on q.project = p.id
    left join body b on b.division = p.division and b.id = p.body`.execute(db)
  return found.rows.map(({ body_name, planned_start, has_demand, gates, ...row }) => ({
    ...row,
    bodyName: body_name,
    plannedStart: planned_start,
    hasDemand: has_demand,
    gates: gates ?? [],
  }))
}

export interface BondRow extends Named {
  readonly bond: string
  readonly title: string
  readonly amount: string
  readonly rate: string
  readonly years: number
  readonly income: string
  readonly incomeYears: number | null
  readonly spent: string | null
  /** Principal and interest, worked out without loss. */
  readonly debt: string
}

/** Every bond of every project that somebody may see. */
export async function findBonds(db: Reading, division: string, scope: Scope, id?: string): Promise<readonly BondRow[]> {
  const found = await sql<{
    id: string
    name: string
    state: string
    body_name: string | null
    bond: string
    title: string
    amount: string
    rate: string
    years: number
    income: string
    income_years: number | null
    spent: string | null
    debt: string
  }>`
    select t.id, t.name, t.state, b.name_zh body_name, d.id bond, d.name title, d.amount, d.rate, d.years, d.net_income income,
      d.project_years income_years, d.spent, trim_scale(d.amount + d.amount * d.rate * d.years / 100) debt
    from r_project_bond d join r_project t on t.division = d.division and t.id = d.project and t.ended_at is null
    left join body b on b.division = t.division and b.id = t.body
    where d.division = ${division} and d.ended_at is null and ${whichProjects(scope, {})} and ${id === undefined ? sql`true` : sql`t.id = ${id}`}
    order by t.name, t.id, d.issued_on, d.id`.execute(db)
  return found.rows.map(({ body_name, income_years, ...row }) => ({
    ...row,
    bodyName: body_name,
    incomeYears: income_years,
  }))
}

/** What one project's page shows beside its line. */
export async function findParts(db: Reading, division: string, id: string) {
  const here = (alias: string) =>
    sql`${sql.id(alias)}.division = ${division} and ${sql.id(alias)}.ended_at is null and ${sql.id(alias)}.project = ${id}`
  const [years, gates, problems] = await Promise.all([
    sql<{
      id: string
      year: string
      batch: Batch
      state: string
      plan: string
      invested: string | null
      counted: string | null
    }>`
      select y.id, y.year, y.batch, y.state, y.investment plan, m.invested, m.counted from r_project_year y
      left join lateral (
        select sum(m.invested) invested, sum(m.counted) counted from r_project_month m
        where ${here('m')} and m.state = 'confirmed' and left(m.month, 4) = y.year
      ) m on true
      where ${here('y')} order by y.year desc`.execute(db),
    sql<{
      id: string
      gate: string
      state: string
      document_no: string | null
      granted_on: string | null
      valid_to: string | null
    }>`
      select g.id, g.gate, g.state, g.document_no, g.granted_on::text, g.valid_to::text from r_project_gate g
      where ${here('g')} order by g.granted_on nulls last, g.gate`.execute(db),
    sql<{ id: string; what: string; state: string }>`
      select w.id, w.what, w.state from r_project_problem w where ${here('w')} and w.state not in ('closed', 'void') order by w.made_at`.execute(
      db,
    ),
  ])
  return {
    years: years.rows,
    gates: gates.rows.map(({ document_no, granted_on, valid_to, ...gate }) => ({
      ...gate,
      documentNo: document_no,
      grantedOn: granted_on,
      validTo: valid_to,
    })),
    problems: problems.rows,
  }
}

/** One record behind a figure. */
export interface Behind {
  readonly id: string
  readonly label: string
}

/** The records of one type that a figure of a project is made of, and how many there are; the first twenty by name. */
export async function findBehind(
  db: Reading,
  division: string,
  project: string,
  of: 'project-month' | 'project-payment' | 'project-fund' | 'project-year' | 'project-gate',
  narrowed: {
    readonly on: string
    readonly year?: number
    readonly kind?: 'arrival' | 'payment'
    readonly counted?: boolean
  },
): Promise<{ readonly records: readonly Behind[]; readonly count: number }> {
  const here = sql`t.division = ${division} and t.ended_at is null and t.project = ${project}`
  const question = {
    'project-month': sql`select t.id, t.month || ' · ' || trim_scale(${narrowed.counted === true ? sql`t.counted` : sql`t.invested`})::text label, t.month as place
      from r_project_month t where ${here} and t.state = 'confirmed' and t.month <= ${narrowed.on.slice(0, 7)}
      ${narrowed.year === undefined ? sql`` : sql`and left(t.month, 4) = ${String(narrowed.year)}`}
      ${narrowed.counted === true ? sql`and t.counted is not null` : sql``}`,
    'project-payment': sql`select t.id, t."on"::text || ' · ' || t.voucher || ' · ' || trim_scale(t.amount)::text label, t."on"::text as place
      from r_project_payment t where ${here} and t."on" <= ${narrowed.on}::date and t.kind = ${narrowed.kind ?? 'arrival'}`,
    'project-fund': sql`select t.id, coalesce(t.document_no, t.source) || ' · ' || trim_scale(t.amount)::text label, t.source as place
      from r_project_fund t where ${here}`,
    'project-year': sql`select t.id, t.year || ' · ' || coalesce(t.document_no, '') || ' · ' || trim_scale(t.investment)::text label, t.year as place
      from r_project_year t where ${here} and t.state = 'approved' and t.year = ${String(narrowed.year ?? 0)}`,
    'project-gate': sql`select t.id, coalesce(t.document_no, t.gate) label, t.gate as place from r_project_gate t
      where ${here} and t.state = 'granted' and (t.valid_to is null or t.valid_to >= ${narrowed.on}::date)`,
  }[of]
  const found = await sql<{ id: string; label: string; n: number }>`
    select id, label, count(*) over ()::int n from (${question}) of order by place, id limit 20`.execute(db)
  return { records: found.rows.map(({ id, label }) => ({ id, label })), count: found.rows[0]?.n ?? 0 }
}
