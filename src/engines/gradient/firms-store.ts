import { type RawBuilder, sql } from 'kysely'
import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { FirmYear } from './firm-facts.ts'
import type { FirmMonth, MonthSums } from './rolling.ts'
import type { StoredFirm, StoredPlan, StoredTerm } from './survey.ts'

/*
 * Reads the registers' tables of firms set by set: what thousands of firms have in twenty-four months is summed by the
 * database, in one query. Tables and columns are those that the declarations of enterprise-gradient give.
 */

/** Kinds of market entity that are firms: the others cannot be above scale. */
const FIRMS = ['company', 'joint-stock', 'sole-proprietorship', 'partnership']

/** The share of the month before's records that a month must have before it counts as come in. */
const COME_IN = 0.6

/**
 * The last month before today for which the data have come in: a month with far fewer records than the one before is still
 * being filled, and would make every firm's twelve months incomplete. null: there are none.
 */
export async function lastMonthIn(db: Reading, division: string, before: string): Promise<string | null> {
  const { rows } = await sql<{ month: string; n: number }>`
    select month, count(*) n from r_enterprise_month
    where division = ${division} and ended_at is null and month <= ${before}
      and month > ${monthOf(monthNumber(before) - 24)}
    group by month order by month desc limit 24`.execute(db)
  for (const [i, { month, n }] of rows.entries()) {
    const earlier = rows[i + 1]
    if (earlier === undefined || n >= earlier.n * COME_IN) return month
  }
  return rows[0]?.month ?? null
}

interface FirmRow {
  readonly id: string
  readonly credit_code: string
  readonly name: string
  readonly kind: string
  readonly sector: string
  readonly township: string | null
  readonly park: string | null
  readonly body: string | null
  readonly registered_on: string
  readonly started_on: string | null
  readonly building_licence: boolean | null
  readonly develops_property: boolean | null
  readonly state: string
  readonly holds: readonly string[] | null
  readonly known: number | null
  readonly revenue: number | null
  readonly tax_only: number | null
  readonly tax_of_those: number | null
  readonly both_months: number | null
  readonly both_revenue: number | null
  readonly both_tax: number | null
}

export interface WhichFirms {
  readonly id?: string
  /** Which kinds; firms unless said. */
  readonly kinds?: readonly string[]
}

/** Firms that stand in the division within a scope, each with the sums of its months up to `month` and what it holds. */
export async function findFirms(
  db: Reading,
  scope: Scope,
  division: string,
  month: string | null,
  today: string,
  which: WhichFirms = {},
): Promise<readonly StoredFirm[]> {
  const last = month ?? today.slice(0, 7)
  const twelve = monthOf(monthNumber(last) - 12)
  const one: RawBuilder<unknown> = which.id === undefined ? sql`true` : sql`e.id = ${which.id}::uuid`
  const ofKind: RawBuilder<unknown> =
    which.id === undefined ? sql`e.kind = any(${which.kinds ?? FIRMS}) and e.state in ('active', 'dormant')` : sql`true`
  const counted = sql`m.month > ${twelve} and m.month >= o.began`
  const { rows } = await sql<FirmRow>`
    with own as (
      select e.*, to_char(coalesce(e.started_on, e.registered_on), 'YYYY-MM') began
      from r_enterprise e
      where e.division = ${division} and e.ended_at is null and ${one} and ${ofKind}
        and ${withinScope(scope, { division: 'e.division', body: 'e.body', person: 'e.person' })}
    ), sums as (
      select m.enterprise,
        count(*) filter (where ${counted} and m.revenue is not null)::int known,
        sum(m.revenue) filter (where ${counted})::float8 revenue,
        count(*) filter (where ${counted} and m.revenue is null and m.tax is not null)::int tax_only,
        sum(m.tax) filter (where ${counted} and m.revenue is null)::float8 tax_of_those,
        count(*) filter (where m.revenue > 0 and m.tax > 0)::int both_months,
        sum(m.revenue) filter (where m.revenue > 0 and m.tax > 0)::float8 both_revenue,
        sum(m.tax) filter (where m.revenue > 0 and m.tax > 0)::float8 both_tax
      from r_enterprise_month m join own o on o.id = m.enterprise
      where m.division = ${division} and m.ended_at is null
        and m.month > ${monthOf(monthNumber(last) - 24)} and m.month <= ${last}
      group by m.enterprise
    ), held as (
      select q.enterprise, array_agg(distinct q.kind) holds
      from r_qualification q
      where q.division = ${division} and q.ended_at is null
        and q.valid_from <= ${today}::date and (q.ended_on is null or q.ended_on > ${today}::date)
      group by q.enterprise
    )
    select o.id, o.credit_code, o.name, o.kind, o.sector, o.township, o.park, o.body, o.registered_on, o.started_on,
      o.building_licence, o.develops_property, o.state, h.holds,
      s.known, s.revenue, s.tax_only, s.tax_of_those, s.both_months, s.both_revenue, s.both_tax
    from own o left join sums s on s.enterprise = o.id left join held h on h.enterprise = o.id
    order by o.id`.execute(db)
  return rows.map((row) => firmFrom(row, last))
}

function firmFrom(row: FirmRow, month: string): StoredFirm {
  const began = row.started_on ?? row.registered_on
  const sums: MonthSums = {
    months: Math.max(0, Math.min(12, monthNumber(month) - monthNumber(began) + 1)),
    known: row.known ?? 0,
    revenue: row.revenue ?? 0,
    taxOnly: row.tax_only ?? 0,
    taxOfThose: row.tax_of_those ?? 0,
    both: row.both_months ?? 0,
    bothRevenue: row.both_revenue ?? 0,
    bothTax: row.both_tax ?? 0,
  }
  return {
    id: row.id,
    creditCode: row.credit_code,
    name: row.name,
    kind: row.kind,
    sector: row.sector,
    township: row.township,
    park: row.park,
    body: row.body,
    registeredOn: row.registered_on,
    began,
    buildingLicence: row.building_licence,
    developsProperty: row.develops_property,
    state: row.state,
    holds: new Set(row.holds ?? []),
    sums,
  }
}

type YearRow = Readonly<Record<string, unknown>> & { readonly enterprise: string; readonly year: string }

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))
const truth = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

/** Yearly facts by firm: of three years before a day, and one more while the last year's accounts are not in. */
export async function findYears(
  db: Reading,
  division: string,
  today: string,
  id: string | null = null,
): Promise<ReadonlyMap<string, readonly FirmYear[]>> {
  const last = Number(today.slice(0, 4)) - 1
  const { rows } = await sql<YearRow>`
    select * from r_enterprise_year
    where division = ${division} and ended_at is null and year between ${String(last - 3)} and ${String(last)}
      and ${id === null ? sql`true` : sql`enterprise = ${id}::uuid`}`.execute(db)
  const years = new Map<string, FirmYear[]>()
  for (const row of rows) {
    const own = years.get(row.enterprise)
    if (own === undefined) years.set(row.enterprise, [yearFrom(row)])
    else own.push(yearFrom(row))
  }
  return years
}

const yearFrom = (row: YearRow): FirmYear => ({
  year: Number(row.year),
  revenue: number(row.revenue),
  mainRevenue: number(row.main_revenue),
  hightechRevenue: number(row.hightech_revenue),
  assets: number(row.assets),
  liabilities: number(row.liabilities),
  equityRaised: number(row.equity_raised),
  rd: number(row.rd),
  rdDomestic: number(row.rd_domestic),
  staff: number(row.staff),
  techStaff: number(row.tech_staff),
  rdStaff: number(row.rd_staff),
  nicheYears: number(row.niche_years),
  nicheShare: number(row.niche_share),
  ipClassOne: number(row.ip_class_one),
  ownsCoreIp: truth(row.owns_core_ip),
  inKeyField: truth(row.in_key_field),
  hasRdBody: truth(row.has_rd_body),
  hasProvincialRdBody: truth(row.has_provincial_rd_body),
  hasBrand: truth(row.has_brand),
  hasAward: truth(row.has_award),
  ledStandard: truth(row.led_standard),
  hasSeriousCase: truth(row.has_serious_case),
  inBannedClass: truth(row.in_banned_class),
  techSmeScore: number(row.tech_sme_score),
  techStaffScore: number(row.tech_staff_score),
  innovationScore: number(row.innovation_score),
  innovativeSmeScore: number(row.innovative_sme_score),
  specialisedScore: number(row.specialised_score),
})

/** Every term of every qualification, those under way among them. */
export async function findTerms(
  db: Reading,
  division: string,
  id: string | null = null,
): Promise<readonly StoredTerm[]> {
  const { rows } = await sql<{
    id: string
    enterprise: string
    name: string
    kind: string
    category: string | null
    state: string
    valid_from: string | null
    valid_to: string | null
    ended_on: string | null
    renews: string | null
    issuer: string | null
  }>`
    select q.id, q.enterprise, e.name, q.kind, q.category, q.state, q.valid_from, q.valid_to, q.ended_on, q.renews, q.issuer
    from r_qualification q join r_enterprise e on e.division = q.division and e.id = q.enterprise
    where q.division = ${division} and q.ended_at is null
      and ${id === null ? sql`true` : sql`q.enterprise = ${id}::uuid`}
    order by q.valid_from nulls last, q.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    enterprise: row.enterprise,
    name: row.name,
    kind: row.kind,
    category: row.category,
    state: row.state,
    from: row.valid_from,
    validTo: row.valid_to,
    ended: row.ended_on,
    renews: row.renews,
    issuer: row.issuer,
  }))
}

/** The latest cultivation plan of each firm and rung. */
export async function findPlans(
  db: Reading,
  division: string,
  id: string | null = null,
): Promise<readonly StoredPlan[]> {
  const { rows } = await sql<StoredPlan>`
    select distinct on (p.enterprise, p.rung) p.id, p.enterprise, p.rung, p.state, p.consent,
      e.name "firmName", e.kind "firmKind", e.credit_code "creditCode", e.sector
    from r_promotion_plan p join r_enterprise e on e.division = p.division and e.id = p.enterprise
    where p.division = ${division} and p.ended_at is null and e.ended_at is null and e.state in ('active', 'dormant')
      and ${id === null ? sql`true` : sql`p.enterprise = ${id}::uuid`}
    order by p.enterprise, p.rung, p.made_at desc, p.id desc`.execute(db)
  return rows
}

/** Months of one firm, oldest first. */
export async function findMonths(db: Reading, division: string, id: string): Promise<readonly FirmMonth[]> {
  const { rows } = await sql<{ month: string; revenue: string | null; tax: string | null }>`
    select month, revenue, tax from r_enterprise_month
    where division = ${division} and enterprise = ${id}::uuid and ended_at is null order by month`.execute(db)
  return rows.map(({ month, revenue, tax }) => ({ month, revenue: number(revenue), tax: number(tax) }))
}

export interface EntityFlow {
  readonly year: number
  readonly isFirm: boolean
  readonly kind: string
  readonly entries: number
  readonly exits: number
}

/** Market entities that came and went, by year and kind; year 0 holds all that came before the first year asked for. */
export async function entityFlows(
  db: Reading,
  division: string,
  from: number,
  today: string,
): Promise<readonly EntityFlow[]> {
  const { rows } = await sql<{ year: number; kind: string; entries: number; exits: number }>`
    with moves as (
      select kind, entered_on as on_day, 1 came, 0 went from r_enterprise
      where division = ${division} and ended_at is null and entered_on <= ${today}::date
      union all
      select kind, ended_on, 0, 1 from r_enterprise
      where division = ${division} and ended_at is null and ended_on <= ${today}::date
    )
    select case when extract(year from on_day) < ${from} then 0 else extract(year from on_day) end::int "year",
      kind, sum(came)::int entries, sum(went)::int exits
    from moves group by 1, 2`.execute(db)
  return rows.map((row) => ({ ...row, isFirm: FIRMS.includes(row.kind) }))
}

/** Companies that say which sole trader they come from, in a year. */
export async function convertedIn(db: Reading, division: string, year: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from r_enterprise
    where division = ${division} and ended_at is null and converted_from is not null
      and entered_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`.execute(db)
  return rows.map(({ id }) => id)
}

/** Firms for which the person acts; or the one of them with this id. */
export async function firmsOfPerson(
  db: Reading,
  scope: Scope,
  division: string,
  { id = null, atMost = 50 }: { readonly id?: string | null; readonly atMost?: number } = {},
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, e.name from r_enterprise e
    where e.division = ${division} and e.ended_at is null and ${id === null ? sql`true` : sql`e.id = ${id}::uuid`}
      and ${withinScope({ ...scope, divisions: [], bodies: [] }, { division: 'e.division', person: 'e.person' })}
    order by e.name limit ${atMost}`.execute(db)
  return rows
}
