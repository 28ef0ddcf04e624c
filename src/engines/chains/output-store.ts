import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { FirmMonth } from './output.ts'

/** Monthly data with a turnover of the firms on these chains (of all, where none is named), in a span of months, both included. */
export async function findFirmMonths(
  db: Reading,
  division: string,
  { from, to, chain }: { readonly from: string; readonly to: string; readonly chain: string | null },
): Promise<readonly FirmMonth[]> {
  const { rows } = await sql<Omit<FirmMonth, 'revenue'> & { revenue: string }>`
    select m.id, m.enterprise as firm, m.month, m.revenue::text as revenue
    from r_enterprise_month m
    where m.division = ${division} and m.ended_at is null and m.revenue is not null
      and m.month between ${from} and ${to}
      and m.enterprise in (
        select f.enterprise from r_chain_firm f
        join r_chain_node n on n.division = f.division and n.id = f.node
        where f.division = ${division} and f.ended_at is null and f.state <> 'left' and n.ended_at is null
          and ${chain === null ? sql`true` : sql`n.chain = ${chain}::uuid`})
    order by m.id`.execute(db)
  return rows.map((row) => ({ ...row, revenue: Number(row.revenue) }))
}

/** The last month of which any firm of the chain has data, up to a day's month; null: there is none. */
export async function findLastMonth(
  db: Reading,
  division: string,
  chain: string | null,
  on: string,
): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    select max(m.month) as month from r_enterprise_month m
    where m.division = ${division} and m.ended_at is null and m.revenue is not null and m.month <= ${on.slice(0, 7)}
      and m.enterprise in (
        select f.enterprise from r_chain_firm f
        join r_chain_node n on n.division = f.division and n.id = f.node
        where f.division = ${division} and f.ended_at is null and f.state <> 'left'
          and ${chain === null ? sql`true` : sql`n.chain = ${chain}::uuid`})`.execute(db)
  return rows[0]?.month ?? null
}
