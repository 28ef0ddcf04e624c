import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { Avoidance } from '../draws/select.ts'

/** A firm that may be drawn, with its credit class by the month asked for; null where nobody classified it. */
export interface TargetFirm {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly class: string | null
  /** Visits of the year for the item. */
  readonly visits: number
}

/** Firms at work in the division, with the latest class up to the month, and how often the item was looked at this year. */
export async function findTargets(
  db: Reading,
  division: string,
  ask: {
    readonly month: string
    readonly item: string | null
    readonly year: string
    readonly sectors: readonly string[]
  },
): Promise<readonly TargetFirm[]> {
  const found = await sql<TargetFirm & { visits: string }>`
    select e.id, e.credit_code as code, e.name, c.class, coalesce(v.visits, 0) as visits
    from r_enterprise e
    left join lateral (
      select k.class from r_credit_class k
      where k.division = e.division and k.firm = e.id and k.ended_at is null and k.month <= ${ask.month}
      order by k.month desc limit 1) c on true
    left join lateral (
      select count(*) visits from r_inspection i join r_inspection_item t on t.division = i.division and t.id = ${ask.item}::uuid
      where i.division = e.division and i.firm = e.id and i.ended_at is null and i.state <> 'void'
        and i.planned_on between ${`${ask.year}-01-01`}::date and ${`${ask.year}-12-31`}::date
        and position(t.name in i.items) > 0) v on true
    where e.division = ${division} and e.ended_at is null and e.state = 'active'
      and ${
        ask.sectors.length === 0
          ? sql`true`
          : sql`exists (select 1 from unnest(${[...ask.sectors]}::text[]) s where e.sector like s || '%')`
      }
    order by e.credit_code`.execute(db)
  return found.rows.map((row) => ({ ...row, visits: Number(row.visits) }))
}

export interface PoolMember {
  readonly id: string
  readonly certificate: string
  readonly isLent: boolean
}

/** Inspectors whose certificate is valid on the day: of these bodies, and those who are lent. */
export async function findInspectors(
  db: Reading,
  division: string,
  bodies: readonly string[],
  on: string,
): Promise<readonly PoolMember[]> {
  const found = await sql<PoolMember>`
    select id, certificate, coalesce(is_lent, false) as "isLent" from r_inspector
    where division = ${division} and ended_at is null and valid_to >= ${on}::date
      and (coalesce(is_lent, false) or department = any(${[...bodies]}::uuid[]))
    order by certificate`.execute(db)
  return found.rows
}

/** Who may not inspect whom on the day, among these inspectors and firms. */
export async function findAvoidances(
  db: Reading,
  division: string,
  inspectors: readonly string[],
  on: string,
): Promise<readonly Avoidance[]> {
  const found = await sql<Avoidance>`
    select i.certificate as inspector, e.credit_code as target, a.reason as because
    from r_inspector_avoidance a
    join r_inspector i on i.division = a.division and i.id = a.inspector
    join r_enterprise e on e.division = a.division and e.id = a.firm
    where a.division = ${division} and a.ended_at is null and (a.until is null or a.until >= ${on}::date)
      and a.inspector = any(${[...inspectors]}::uuid[])
    order by 1, 2, 3`.execute(db)
  return found.rows
}

export interface InspectionItem {
  readonly id: string
  readonly name: string
  readonly department: string
  readonly kind: 'key' | 'ordinary'
  readonly timesAYear: number
}

export async function findItem(db: Reading, division: string, id: string, on: string): Promise<InspectionItem | null> {
  const found = await sql<InspectionItem & { timesAYear: string }>`
    select id, name, department, kind, times_a_year as "timesAYear" from r_inspection_item
    where division = ${division} and id = ${id} and ended_at is null and from_day <= ${on}::date
      and (to_day is null or to_day > ${on}::date)`.execute(db)
  const row = found.rows[0]
  return row === undefined ? null : { ...row, timesAYear: Number(row.timesAYear) }
}

/** Items on the list, for the form that begins a draw. */
export async function findItems(db: Reading, division: string, on: string): Promise<readonly InspectionItem[]> {
  const found = await sql<InspectionItem & { timesAYear: string }>`
    select id, name, department, kind, times_a_year as "timesAYear" from r_inspection_item
    where division = ${division} and ended_at is null and from_day <= ${on}::date and (to_day is null or to_day > ${on}::date)
    order by name`.execute(db)
  return found.rows.map((row) => ({ ...row, timesAYear: Number(row.timesAYear) }))
}

/** Firms and inspectors by what the draw calls them. */
export async function findByCodes(
  db: Reading,
  division: string,
  codes: readonly string[],
  certificates: readonly string[],
): Promise<{
  readonly firms: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  readonly inspectors: ReadonlyMap<string, string>
}> {
  const [firms, inspectors] = await Promise.all([
    sql<{ id: string; code: string; name: string }>`
      select id, credit_code as code, name from r_enterprise
      where division = ${division} and ended_at is null and credit_code = any(${[...codes]})`.execute(db),
    sql<{ id: string; certificate: string }>`
      select id, certificate from r_inspector
      where division = ${division} and ended_at is null and certificate = any(${[...certificates]})`.execute(db),
  ])
  return {
    firms: new Map(firms.rows.map(({ id, code, name }) => [code, { id, name }])),
    inspectors: new Map(inspectors.rows.map(({ id, certificate }) => [certificate, id])),
  }
}

/** A visit of another item that is planned for the firm near the day: the two are made in one (进一次门). */
export async function findVisitNear(
  db: Reading,
  division: string,
  firm: string,
  day: string,
  days: number,
): Promise<{ readonly id: string; readonly revision: number; readonly items: string } | null> {
  const found = await sql<{ id: string; revision: number; items: string }>`
    select id, revision, items from r_inspection
    where division = ${division} and firm = ${firm} and ended_at is null and state = 'planned'
      and planned_on between ${day}::date - ${days}::int and ${day}::date + ${days}::int
    order by planned_on limit 1 for update`.execute(db)
  return found.rows[0] ?? null
}
