import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Level, SupplierPlace } from './names.ts'
import type { SpanOrder } from './orders-store.ts'
import type { PurchaseNeed, Supplier } from './sourcing.ts'

export interface StoredNeed extends PurchaseNeed {
  readonly number: string
  readonly product: string
  readonly spec: string
  readonly buyerName: string
  readonly state: 'submitted' | 'listed' | 'met' | 'expired' | 'withdrawn'
  readonly node: string | null
  readonly nodeName: string | null
  readonly chain: string | null
  readonly chainName: string | null
  readonly buysFrom: SupplierPlace | null
  readonly wantedBy: string | null
  readonly validTo: string
  /** Introductions that are under way, led to a contract, and came to nothing. */
  readonly underWay: number
  readonly contracted: number
  readonly failed: number
}

const number = (value: string | null): number | null => (value === null ? null : Number(value))

/** Purchase needs within the scope, those of one chain or one of them; the open ones first. */
export async function findNeeds(
  db: Reading,
  scope: Scope,
  division: string,
  which: { readonly chain?: string; readonly id?: string; readonly node?: string } = {},
): Promise<readonly StoredNeed[]> {
  const { rows } = await sql<Omit<StoredNeed, 'amount' | 'certs'> & { amount: string | null; certs: string[] | null }>`
    select t.id, t.number, t.product, t.spec, t.enterprise as buyer, e.name as "buyerName", t.state, t.node,
      n.name as "nodeName", n.chain, c.name as "chainName", t.certs, t.least_level as "leastLevel", t.amount::text as amount,
      t.lead_days as "leadDays", t.buys_from as "buysFrom", t.wanted_by::text as "wantedBy", t.valid_to::text as "validTo",
      i.under_way as "underWay", i.contracted, i.failed
    from r_purchase_need t
    join r_enterprise e on e.division = t.division and e.id = t.enterprise
    left join r_chain_node n on n.division = t.division and n.id = t.node
    left join r_industry_chain c on c.division = n.division and c.id = n.chain
    left join lateral (
      select (count(*) filter (where o.state in ('introduced', 'sampling')))::int as under_way,
        (count(*) filter (where o.state = 'contracted'))::int as contracted,
        (count(*) filter (where o.state = 'failed'))::int as failed
      from r_supply_introduction o where o.division = t.division and o.need = t.id and o.ended_at is null) i on true
    where t.division = ${division} and t.ended_at is null
      and ${withinScope(scope, { division: 't.division', body: 't.body', person: 't.person' })}
      and ${which.chain === undefined ? sql`true` : sql`n.chain = ${which.chain}::uuid`}
      and ${which.node === undefined ? sql`true` : sql`t.node = ${which.node}::uuid`}
      and ${which.id === undefined ? sql`t.state <> 'withdrawn'` : sql`t.id = ${which.id}::uuid`}
    order by t.state in ('met', 'expired', 'withdrawn'), t.wanted_by nulls last, t.id limit 2000`.execute(db)
  return rows.map((row) => ({ ...row, certs: row.certs ?? [], amount: number(row.amount) }))
}

/** Firms on nodes with what they can do; of these nodes. `orders`: those of twelve months, of which confirmed ones take capacity. */
export async function findSuppliers(
  db: Reading,
  division: string,
  nodes: readonly string[],
  orders: readonly SpanOrder[],
): Promise<ReadonlyMap<string, readonly Supplier[]>> {
  if (nodes.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    node: string
    firm: string
    name: string
    output: string | null
    level: Level | null
    isConfirmed: boolean
    asOf: string
    certs: string[] | null
    leadDays: number | null
  }>`
    select f.id, f.node, f.enterprise as firm, e.name, f.output::text as output, f.level, f.state = 'confirmed' as "isConfirmed",
      f.as_of::text as "asOf", f.certs, f.lead_days as "leadDays"
    from r_chain_firm f
    join r_enterprise e on e.division = f.division and e.id = f.enterprise
    where f.division = ${division} and f.ended_at is null and f.state <> 'left' and e.ended_at is null
      and e.state in ('active', 'dormant') and f.node = any(${[...nodes]}::uuid[])
    order by f.id`.execute(db)
  const taken = new Map<string, number>()
  for (const { node, supplier, amount, isConfirmed } of orders)
    if (isConfirmed) taken.set(`${node} ${supplier}`, (taken.get(`${node} ${supplier}`) ?? 0) + amount)
  const byNode = new Map<string, Supplier[]>()
  for (const { node, output, ...row } of rows) {
    const own = byNode.get(node) ?? []
    byNode.set(node, own)
    own.push({ ...row, output: number(output), ordered: taken.get(`${node} ${row.firm}`) ?? 0 })
  }
  return byNode
}

/** Introductions of a need by the firm's place: which record it is, and where it stands. */
export async function findIntroductions(
  db: Reading,
  division: string,
  need: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly state: string }>> {
  const { rows } = await sql<{ id: string; placement: string; state: string }>`
    select id, placement, state from r_supply_introduction
    where division = ${division} and need = ${need}::uuid and ended_at is null`.execute(db)
  return new Map(rows.map(({ placement, ...rest }) => [placement, rest]))
}

/** Why introductions at a node came to nothing, each reason with how often. */
export async function countWhyNot(
  db: Reading,
  division: string,
  node: string,
): Promise<readonly { readonly why: string; readonly count: number }[]> {
  const { rows } = await sql<{ why: string; count: number }>`
    select why_not as why, count(*)::int as count from r_supply_introduction
    where division = ${division} and node = ${node}::uuid and ended_at is null and state = 'failed' and why_not is not null
    group by why_not order by 2 desc, 1`.execute(db)
  return rows
}
