import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Need, Result } from './pairing.ts'

/* Reads the registers' tables set by set. Tables and columns are those that the declarations of technology-transfer give. */

/** Results on offer, each with its rights in force. */
export async function findResults(db: Reading, division: string): Promise<readonly Result[]> {
  const { rows } = await sql<Result>`
    select r.id, r.number, r.name, r.summary, r.holder, r.tech_field as field, r.sector, r.maturity,
      r.maturity_on as "maturityOn", r.maturity_source as "maturitySource", r.ways, r.price::text, r.licence_years::text
      as "licenceYears", r.territory, r.ready_months as "readyMonths", coalesce(i.n, 0)::int as "rightsInForce",
      i.ends as "rightsEnd", to_char(r.changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "asOf"
    from r_tech_result r
    left join lateral (
      select count(*) n, min(p.ends_on) ends from r_ip_right p
      where p.division = r.division and p.result = r.id and p.ended_at is null and p.state = 'in-force') i on true
    where r.division = ${division} and r.ended_at is null and r.state = 'listed'
    order by r.number`.execute(db)
  return rows
}

/** Open needs within a reach. */
export async function findNeeds(db: Reading, scope: Scope, division: string): Promise<readonly Need[]> {
  const { rows } = await sql<Need>`
    select n.id, n.number, n.problem, n.detail, e.name as firm, n.tech_field as field, n.sector,
      n.least_maturity as "leastMaturity", n.ways, n.budget::text, n.needs_years::text as "needsYears", n.territory,
      n.wanted_by as "wantedBy", to_char(n.changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "asOf"
    from r_tech_need n join r_enterprise e on e.division = n.division and e.id = n.firm
    where n.division = ${division} and n.ended_at is null and n.state = 'listed'
      and ${withinScope(scope, { division: 'n.division', body: 'n.body', person: 'n.person' })}
    order by n.number`.execute(db)
  return rows
}

/** Which of these needs and results have been introduced to each other. */
export async function findIntroduced(db: Reading, division: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; result: string; need: string }>`
    select id, result, need from r_tech_introduction
    where division = ${division} and ended_at is null and need is not null`.execute(db)
  return new Map(rows.map(({ id, result, need }) => [`${result} ${need}`, id]))
}
