import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'

export interface StoredTold {
  readonly id: string
  readonly revision: number
  readonly firm: string
  readonly state: string
}

/** Who was put down of a year, by `policy key`, then by firm; of one firm alone where it is said. */
export async function findTold(
  db: Reading,
  division: string,
  year: string,
  firm: string | null = null,
): Promise<ReadonlyMap<string, ReadonlyMap<string, StoredTold>>> {
  const { rows } = await sql<StoredTold & { clause: string }>`
    select id, revision, enterprise as firm, state, policy || ' ' || clause_key as clause from r_policy_told
    where division = ${division} and year = ${year} and ended_at is null
      and ${firm === null ? sql`true` : sql`enterprise = ${firm}::uuid`}`.execute(db)
  const found = new Map<string, Map<string, StoredTold>>()
  for (const { clause, ...row } of rows) {
    const own = found.get(clause)
    if (own === undefined) found.set(clause, new Map([[row.firm, row]]))
    else own.set(row.firm, row)
  }
  return found
}

/** What a firm was told of and has not looked at. */
export async function findUnopened(db: Reading, division: string, firm: string): Promise<readonly StoredTold[]> {
  const { rows } = await sql<StoredTold>`
    select id, revision, enterprise as firm, state from r_policy_told
    where division = ${division} and enterprise = ${firm}::uuid and ended_at is null and state = 'standing' and opened_on is null
    order by id`.execute(db)
  return rows
}

/** What stands of the firms, clauses and years of these claims, and was not put down as claimed. */
export async function findStandingOf(
  db: Reading,
  division: string,
  claims: readonly string[],
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  const { rows } = await sql<{ id: string; revision: number }>`
    select t.id, t.revision
    from r_policy_claim m join r_policy_clause c on c.division = m.division and c.id = m.clause
    join r_policy_told t on t.division = m.division and t.enterprise = m.enterprise and t.policy = c.policy
      and t.clause_key = c.key and t.year = m.year and t.ended_at is null and t.state = 'standing'
    where m.division = ${division} and m.id = any(${[...claims]}::uuid[])
    order by t.id`.execute(db)
  return rows
}

export interface ReachRow {
  readonly clause: string
  readonly title: string
  readonly policyTitle: string
  readonly mode: 'auto' | 'instant' | 'apply'
  readonly entitled: number
  readonly told: number
  readonly reached: number
  readonly claimed: number
  readonly paid: number
  /** Not told by anybody. */
  readonly untold: number
}

/** The reach of each clause in a year: of those that qualify or have claimed, who was told, has looked, has claimed, was paid. */
export async function findReach(db: Reading, division: string, year: string): Promise<readonly ReachRow[]> {
  const { rows } = await sql<ReachRow>`
    select (array_agg(t.clause order by c.version desc))[1]::text as clause, max(c.title) as title, max(p.title) as "policyTitle",
      max(c.mode) as mode, count(*)::int as entitled,
      count(*) filter (where t.told_on is not null or t.state = 'claimed')::int as told,
      count(*) filter (where t.opened_on is not null or t.state = 'claimed' or t.told_how in ('phone', 'visit'))::int as reached,
      count(*) filter (where t.state = 'claimed')::int as claimed,
      count(*) filter (where exists (
        select 1 from r_policy_claim m join r_policy_clause o on o.division = m.division and o.id = m.clause
        where m.division = t.division and m.enterprise = t.enterprise and m.year = t.year and m.ended_at is null
          and m.state in ('paid', 'recovered') and o.policy = t.policy and o.key = t.clause_key))::int as paid,
      count(*) filter (where t.told_on is null and t.state = 'standing')::int as untold
    from r_policy_told t
    join r_policy_clause c on c.division = t.division and c.id = t.clause
    join r_policy p on p.division = t.division and p.id = t.policy
    where t.division = ${division} and t.year = ${year} and t.ended_at is null and t.state <> 'over'
    group by t.policy, t.clause_key
    order by max(p.title), t.clause_key`.execute(db)
  return rows
}

/** Clauses that firms came to qualify for lately and have not looked at, by firm. */
export async function findNews(
  db: Reading,
  division: string,
  firms: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly title: string; readonly to: string }[]>> {
  const { rows } = await sql<{ firm: string; title: string; to: string }>`
    select t.enterprise as firm, c.title, c.window_to::text as to
    from r_policy_told t join r_policy_clause c on c.division = t.division and c.id = t.clause
    where t.division = ${division} and t.enterprise = any(${[...firms]}::uuid[]) and t.ended_at is null
      and t.state = 'standing' and t.opened_on is null
    order by c.window_to, c.title`.execute(db)
  const found = new Map<string, { title: string; to: string }[]>()
  for (const { firm, ...one } of rows) found.set(firm, [...(found.get(firm) ?? []), one])
  return found
}
