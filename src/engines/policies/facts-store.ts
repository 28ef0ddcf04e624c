import { type RawBuilder, sql } from 'kysely'
import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { GIVEN_FACTS, TITLES } from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import { lastMonthIn } from '../gradient/firms-store.ts'
import { monthBefore } from '../gradient/rolling.ts'
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
  readonly ids?: readonly string[]
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
 * qualifications those that stood on it. One firm or some by their ids, or all within a scope.
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
  const scope =
    which.scope === undefined
      ? sql`true`
      : withinScope(which.scope, { division: 'e.division', body: 'e.body', person: 'e.person' })
  const ids = which.ids ?? (which.id === undefined ? null : [which.id])
  const here = (alias: string, firm: string) =>
    ids === null ? sql`true` : sql`${sql.ref(`${alias}.${firm}`)} = any(${[...ids]}::uuid[])`
  // Set by set, and put together here: no plan of a join hangs on what the database happens to know of how large its tables are.
  const own = await sql<Row>`
    select e.id, e.name, e.credit_code, e.body, e.account, e.kind, e.sector, e.township, e.park is not null as is_in_park,
      e.registered_on::text, e.entered_on::text, e.started_on::text, e.registered_capital::text
    from r_enterprise e
    where e.division = ${division} and e.ended_at is null and ${here('e', 'id')} and ${scope}
      and e.entered_on <= ${on}::date and e.state in ('active', 'dormant')
    order by e.id`.execute(db)
  const held = await byFirm(
    db,
    sql`
    select q.firm, jsonb_object_agg(q.kind, jsonb_build_object('first', q.first, 'held', q.held)) titles
    from (
      select q.enterprise as firm, q.kind, min(q.valid_from)::text first,
        bool_or(q.ended_on is null or q.ended_on > ${on}::date) held
      from r_qualification q
      where q.division = ${division} and q.ended_at is null and q.valid_from <= ${on}::date and ${here('q', 'enterprise')}
      group by q.enterprise, q.kind) q
    group by q.firm`,
  )
  const months = await byFirm(
    db,
    sql`
    select m.enterprise as firm,
      case when count(m.revenue) = 12 then sum(m.revenue)::text end revenue_12,
      case when count(m.tax) = 12 then sum(m.tax)::text end tax_12,
      case when count(m.rd) = 12 then sum(m.rd)::text end rd_12,
      max(m.staff) filter (where m.month = ${month})::text staff_now
    from r_enterprise_month m
    where m.division = ${division} and m.ended_at is null and m.month > ${since} and m.month <= ${month}
      and ${here('m', 'enterprise')}
    group by m.enterprise`,
  )
  const years = await byFirm(
    db,
    sql`
    select y.firm,
      (array_agg(to_jsonb(y)) filter (where y.year = ${String(year)}))[1] last_year,
      (array_agg(to_jsonb(y)) filter (where y.year = ${String(year - 1)}))[1] year_before
    from (
      select y.enterprise as firm, y.year, ${sql.join(
        YEAR_FACTS.map((name) => sql`y.${sql.id(name)}::text as ${sql.id(name)}`),
      )}
      from r_enterprise_year y
      where y.division = ${division} and y.ended_at is null and y.year in (${String(year)}, ${String(year - 1)})
        and ${here('y', 'enterprise')}) y
    group by y.firm`,
  )
  const credit = await byFirm(
    db,
    sql`
    select distinct on (c.firm) c.firm, c.class as credit_class, c.month as credit_month
    from r_credit_class c
    where c.division = ${division} and c.ended_at is null and c.month <= ${on.slice(0, 7)} and ${here('c', 'firm')}
    order by c.firm, c.month desc`,
  )
  const given = await byFirm(
    db,
    sql`
    select g.firm,
      jsonb_object_agg(g.fact, jsonb_build_object('year', g.year, 'amount', g.amount::text, 'holds', g.holds)) given
    from (
      select distinct on (g.enterprise, g.fact) g.enterprise as firm, g.fact, g.year, g.amount, g.holds
      from r_firm_given_fact g
      where g.division = ${division} and g.ended_at is null and g.state = 'checked'
        and g.year in (${String(year)}, ${on.slice(0, 4)}) and ${here('g', 'enterprise')}
      order by g.enterprise, g.fact, g.year desc, g.changed_at desc) g
    group by g.firm`,
  )
  // Grades go by the credit code: a round of evaluation knows no register.
  const grades = await byFirm(
    db,
    sql`
    select distinct on (u.code) u.code as firm, u.grade as mu_grade, r.period as mu_period
    from evaluation_round r
    join evaluation_result_unit u on u.division = r.division and u.round = r.id and u.no = r.result_no
    where r.division = ${division} and r.source = 'mu-yield-evaluation.firms' and r.state = 'final'
    order by u.code, r.period desc`,
  )
  const sets = [held, months, years, credit, given]
  const rows = own.rows.map(
    (firm): Row =>
      Object.assign({ ...NOTHING, ...firm }, ...sets.map((set) => set.get(firm.id)), grades.get(firm.credit_code)),
  )
  return rows.map((row) => firmFrom(row, { on, month, year: String(year) }))
}

/** What is not on record of a firm. */
const NOTHING = { titles: null, last_year: null, year_before: null, given: null } as const

/** Rows of one set by the firm that they are about. */
async function byFirm(
  db: Reading,
  query: RawBuilder<unknown>,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { rows } = await sql<{ readonly firm: string }>`${query}`.execute(db)
  return new Map(rows.map(({ firm, ...rest }) => [firm, rest]))
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
    revenue_12: row.revenue_12 ?? null,
    tax_12: row.tax_12 ?? null,
    rd_12: row.rd_12 ?? null,
    staff_now: row.staff_now ?? null,
    credit_class: row.credit_class ?? null,
    mu_grade: row.mu_grade ?? null,
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
