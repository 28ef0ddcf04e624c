import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { FirmMonth } from './output.ts'

/*
 * Firm by firm along the register's own index (division, enterprise, month): the table holds years of every firm of the division,
 * and those of a chain are few.
 */

/** Monthly data with a turnover of these firms in a span of months, both included. */
export async function findFirmMonths(
  db: Reading,
  division: string,
  firms: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly FirmMonth[]> {
  if (firms.length === 0) return []
  const { rows } = await sql<Omit<FirmMonth, 'revenue'> & { revenue: string }>`
    select m.id, m.enterprise as firm, m.month, m.revenue::text as revenue
    from unnest(${[...firms]}::uuid[]) as f (id)
    cross join lateral (
      select o.id, o.enterprise, o.month, o.revenue from r_enterprise_month o
      where o.division = ${division} and o.enterprise = f.id and o.ended_at is null and o.revenue is not null
        and o.month between ${from} and ${to}
      offset 0) m
    order by m.id`.execute(db)
  return rows.map((row) => ({ ...row, revenue: Number(row.revenue) }))
}

/** The last month of which any of these firms has data, up to a day's month; null: there is none. */
export async function findLastMonth(
  db: Reading,
  division: string,
  firms: readonly string[],
  on: string,
): Promise<string | null> {
  if (firms.length === 0) return null
  const { rows } = await sql<{ month: string | null }>`
    select max(m.month) as month
    from unnest(${[...firms]}::uuid[]) as f (id)
    cross join lateral (
      select max(o.month) as month from r_enterprise_month o
      where o.division = ${division} and o.enterprise = f.id and o.ended_at is null and o.revenue is not null
        and o.month <= ${on.slice(0, 7)}
      offset 0) m`.execute(db)
  return rows[0]?.month ?? null
}
