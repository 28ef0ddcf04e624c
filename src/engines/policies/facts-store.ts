import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { GIVEN_FACTS, TITLES } from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import { lastMonthIn } from '../gradient/firms-store.ts'
import { monthBefore, monthNumber, monthOf } from '../gradient/rolling.ts'
import type { FirmFacts } from './standing.ts'

/*
 * What the registers know of firms on a day, set by set: one query for one firm or for all of them. Tables and columns are
 * those that the declarations of the systems give.
 */

/** A firm with what is known of it. */
export interface KnownFirm extends FirmFacts {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly body: string | null
  /** The account that acts for it. */
  readonly account: string | null
}

type Row = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly name: string
  readonly credit_code: string
  readonly body: string | null
  readonly account: string | null
  readonly titles: Readonly<Record<string, { readonly first: string; readonly held: boolean }>> | null
  readonly last_year: Readonly<Record<string, unknown>> | null
  readonly year_before: Readonly<Record<string, unknown>> | null
  readonly given: Readonly<
    Record<string, { readonly year: string; readonly amount: string | null; readonly holds: boolean | null }>
  > | null
}

export interface WhichFirms {
  readonly id?: string
  readonly scope?: Scope
}

/** Facts of last year's record by the name that clauses use: those of the register, and the few that are called otherwise. */
const YEAR_FACTS = [
  'revenue',
  'main_revenue',
  'hightech_revenue',
  'assets',
  'liabilities',
  'equity_raised',
  'rd',
  'staff',
  'tech_staff',
  'rd_staff',
  'ip_class_one',
  'owns_core_ip',
  'has_rd_body',
  'has_provincial_rd_body',
  'has_brand',
  'led_standard',
  'has_serious_case',
  'in_banned_class',
] as const

/**
 * Firms at work in the division with their facts as of a day: years are whole years before it, months those before its month,
 * qualifications those that stood on it. One firm by its id, or all within a scope.
 */
export async function findFirmFacts(
  db: Reading,
  division: string,
  on: string,
  which: WhichFirms = {},
): Promise<readonly KnownFirm[]> {
  const month = (await lastMonthIn(db, division, monthBefore(on))) ?? monthBefore(on)
  const since = monthOf(monthNumber(month) - 12)
  const year = Number(on.slice(0, 4)) - 1
  const one: RawBuilder<unknown> = which.id === undefined ? sql`true` : sql`e.id = ${which.id}::uuid`
  const scope =
    which.scope === undefined
      ? sql`true`
      : withinScope(which.scope, { division: 'e.division', body: 'e.body', person: 'e.person' })
  const { rows } = await sql<Row>`
    with own as (
      select e.id, e.name, e.credit_code, e.body, e.account, e.kind, e.sector, e.township, e.park is not null as is_in_park,
        e.registered_on::text, e.entered_on::text, e.started_on::text, e.registered_capital::text
      from r_enterprise e
      where e.division = ${division} and e.ended_at is null and ${one} and ${scope}
        and e.entered_on <= ${on}::date and e.state in ('active', 'dormant')
    ), held as (
      select q.enterprise, jsonb_object_agg(q.kind, jsonb_build_object('first', q.first, 'held', q.held)) titles
      from (
        select q.enterprise, q.kind, min(q.valid_from)::text first,
          bool_or(q.ended_on is null or q.ended_on > ${on}::date) held
        from r_qualification q
        where q.division = ${division} and q.ended_at is null and q.valid_from <= ${on}::date
          and ${which.id === undefined ? sql`true` : sql`q.enterprise = ${which.id}::uuid`}
        group by q.enterprise, q.kind) q
      group by q.enterprise
    ), months as (
      select m.enterprise,
        case when count(m.revenue) = 12 then sum(m.revenue)::text end revenue_12,
        case when count(m.tax) = 12 then sum(m.tax)::text end tax_12,
        case when count(m.rd) = 12 then sum(m.rd)::text end rd_12,
        max(m.staff) filter (where m.month = ${month})::text staff_now
      from r_enterprise_month m
      where m.division = ${division} and m.ended_at is null and m.month > ${since} and m.month <= ${month}
        and ${which.id === undefined ? sql`true` : sql`m.enterprise = ${which.id}::uuid`}
      group by m.enterprise
    ), years as (
      select y.enterprise,
        (array_agg(to_jsonb(y)) filter (where y.year = ${String(year)}))[1] last_year,
        (array_agg(to_jsonb(y)) filter (where y.year = ${String(year - 1)}))[1] year_before
      from (
        select y.enterprise, y.year, ${sql.join(
          YEAR_FACTS.map((name) => sql`y.${sql.id(name)}::text as ${sql.id(name)}`),
        )}
        from r_enterprise_year y
        where y.division = ${division} and y.ended_at is null and y.year in (${String(year)}, ${String(year - 1)})
          and ${which.id === undefined ? sql`true` : sql`y.enterprise = ${which.id}::uuid`}) y
      group by y.enterprise
    ), credit as (
      select distinct on (c.firm) c.firm, c.class, c.month
      from r_credit_class c
      where c.division = ${division} and c.ended_at is null and c.month <= ${on.slice(0, 7)}
        and ${which.id === undefined ? sql`true` : sql`c.firm = ${which.id}::uuid`}
      order by c.firm, c.month desc
    ), mu as (
      select distinct on (u.code) u.code, u.grade, r.period
      from evaluation_round r
      join evaluation_result_unit u on u.division = r.division and u.round = r.id and u.no = r.result_no
      where r.division = ${division} and r.source = 'mu-yield-evaluation.firms' and r.state = 'final'
      order by u.code, r.period desc
    ), given as (
      select g.enterprise,
        jsonb_object_agg(g.fact, jsonb_build_object('year', g.year, 'amount', g.amount::text, 'holds', g.holds)) given
      from (
        select distinct on (g.enterprise, g.fact) g.* from r_firm_given_fact g
        where g.division = ${division} and g.ended_at is null and g.state = 'checked'
          and g.year in (${String(year)}, ${on.slice(0, 4)})
          and ${which.id === undefined ? sql`true` : sql`g.enterprise = ${which.id}::uuid`}
        order by g.enterprise, g.fact, g.year desc, g.changed_at desc) g
      group by g.enterprise
    )
    select o.*, h.titles, m.revenue_12, m.tax_12, m.rd_12, m.staff_now, y.last_year, y.year_before,
      c.class as credit_class, c.month as credit_month, u.grade as mu_grade, u.period as mu_period, g.given
    from own o
    left join held h on h.enterprise = o.id
    left join months m on m.enterprise = o.id
    left join years y on y.enterprise = o.id
    left join credit c on c.firm = o.id
    left join mu u on u.code = o.credit_code
    left join given g on g.enterprise = o.id
    order by o.id`.execute(db)
  return rows.map((row) => firmFrom(row, { on, month, year: String(year) }))
}

const isTruth = new Set(GIVEN_FACTS.filter(([, { kind }]) => kind === 'truth').map(([name]) => name))
const isOfMonths = new Set(GIVEN_FACTS.filter(([, { from }]) => from === 'months').map(([name]) => name))
/** A yes-no column that came as text. */
const truthOf = (raw: unknown): unknown => (raw === 'true' ? true : raw === 'false' ? false : null)

function firmFrom(row: Row, day: { readonly on: string; readonly month: string; readonly year: string }): KnownFirm {
  const last = row.last_year ?? {}
  const before = row.year_before ?? {}
  const facts: Record<string, unknown> = {
    kind: row.kind,
    sector: row.sector,
    township: row.township,
    is_in_park: row.is_in_park,
    registered_on: row.registered_on,
    entered_on: row.entered_on,
    started_on: row.started_on,
    registered_capital: row.registered_capital,
    revenue_before: before.revenue ?? null,
    rd_before: before.rd ?? null,
    staff_before: before.staff ?? null,
    revenue_12: row.revenue_12,
    tax_12: row.tax_12,
    rd_12: row.rd_12,
    staff_now: row.staff_now,
    credit_class: row.credit_class,
    mu_grade: row.mu_grade,
    today: day.on,
  }
  for (const name of YEAR_FACTS) facts[name] = isTruth.has(name) ? truthOf(last[name]) : (last[name] ?? null)
  // The register of qualifications is whole: what it does not hold, the firm does not have.
  for (const [kind, name] of Object.entries(TITLES)) {
    const title = row.titles?.[kind]
    facts[`is_${name}`] = title?.held === true
    facts[`${name}_first`] = title?.first ?? null
  }
  const given: Record<string, string> = {}
  for (const [name, { year, amount, holds }] of Object.entries(row.given ?? {})) {
    // What is on record stands; a fact of last year must be of last year.
    if ((facts[name] ?? null) !== null || (!isOfMonths.has(name) && year !== day.year)) continue
    facts[name] = isTruth.has(name) ? holds : amount
    given[name] = year
  }
  return {
    id: row.id,
    name: row.name,
    code: row.credit_code,
    body: row.body,
    account: row.account,
    facts,
    asOf: {
      registration: day.on,
      qualification: day.on,
      year: row.last_year === null ? null : day.year,
      months: day.month,
      credit: typeof row.credit_month === 'string' ? row.credit_month : null,
      'mu-yield': typeof row.mu_period === 'string' ? row.mu_period : null,
    },
    given,
  }
}

/** The moment of the latest change to any record that facts rest on, as text; '' before the first. */
export async function lastFactChange(db: Reading, division: string): Promise<string> {
  const latest = (table: string) => sql`(select max(changed_at) from ${sql.table(table)} where division = ${division})`
  const { rows } = await sql<{ at: string | null }>`
    select greatest(${sql.join(
      [
        'r_enterprise',
        'r_enterprise_month',
        'r_enterprise_year',
        'r_qualification',
        'r_credit_class',
        'r_firm_given_fact',
      ].map(latest),
    )})::text at`.execute(db)
  return rows[0]?.at ?? ''
}

/** Firms for which an account acts; or the one of them with this id. */
export async function findOwnFirms(
  db: Reading,
  scope: Scope,
  division: string,
  id: string | null = null,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select e.id, e.name from r_enterprise e
    where e.division = ${division} and e.ended_at is null and ${id === null ? sql`true` : sql`e.id = ${id}::uuid`}
      and ${withinScope(scope, { division: 'e.division', body: 'e.body', person: 'e.person' })}
    order by e.name limit 500`.execute(db)
  return rows
}
