import { type RawBuilder, sql } from 'kysely'
import type { Day, Decimal, Moment, Reading, Writing } from '../../platform/database/tables.ts'
import type { SupplierPlace } from './names.ts'
import { type OrderHead, type OrderStanding, type OrderStep, type Side, standingOf } from './orders.ts'
import type { ConfirmedOrder } from './rate.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    chain_order: OrderTable
    chain_order_step: OrderStepTable
  }
}

interface OrderTable {
  division: string
  id: string
  contract: string
  node: string
  buyer: string
  supplier: string | null
  supplier_name: string
  place: SupplierPlace
  made_at: Moment
  made_by: string | null
  made_by_name: string
}

interface OrderStepTable {
  division: string
  ord: string
  seq: number
  kind: OrderStep['kind']
  version: number
  side: Side | null
  amount: Decimal | null
  signed_on: Day | null
  words: string
  at: Moment
  by_id: string | null
  by_name: string
}

/** An order as it stands in the tables, with what its steps come to. */
export interface StoredOrder {
  readonly head: OrderHead
  readonly steps: readonly OrderStep[]
  readonly standing: OrderStanding
  readonly buyerName: string
  readonly nodeName: string
  readonly nodeCode: string
  readonly chain: string
}

/** Enters an order; false when its contract is entered already, by whoever was first. */
export async function insertOrder(tx: Writing, head: OrderHead, first: OrderStep): Promise<boolean> {
  const made = await tx
    .insertInto('chain_order')
    .values({
      division: head.division,
      id: head.id,
      contract: head.contract,
      node: head.node,
      buyer: head.buyer,
      supplier: head.supplier,
      supplier_name: head.supplierName,
      place: head.place,
      made_at: head.madeAt,
      made_by: head.madeBy,
      made_by_name: head.madeByName,
    })
    .onConflict((conflict) => conflict.columns(['division', 'buyer', 'node', 'contract']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) return false
  await appendOrderStep(tx, head, 1, 1, first)
  return true
}

export async function appendOrderStep(
  tx: Writing,
  { division, id }: Pick<OrderHead, 'division' | 'id'>,
  seq: number,
  version: number,
  step: OrderStep,
): Promise<void> {
  await tx
    .insertInto('chain_order_step')
    .values({
      division,
      ord: id,
      seq,
      kind: step.kind,
      version,
      side: step.kind === 'confirm' || step.kind === 'dispute' ? step.side : null,
      amount: step.kind === 'terms' ? step.terms.amount : null,
      signed_on: step.kind === 'terms' ? step.terms.signedOn : null,
      words: step.kind === 'confirm' ? (step.paper ?? '') : step.reason,
      at: step.at,
      by_id: step.by,
      by_name: step.byName,
    })
    .execute()
}

export interface WhichOrders {
  readonly id?: string
  readonly chain?: string
  readonly node?: string
  /** Only those of which one of these firms is a party. */
  readonly firms?: readonly string[]
  readonly atMost?: number
}

/** Orders of a division, the newest first; at most 2,000 unless said. */
export async function findOrders(db: Reading, division: string, which: WhichOrders): Promise<readonly StoredOrder[]> {
  const also: RawBuilder<boolean>[] = []
  if (which.id !== undefined) also.push(sql`o.id = ${which.id}::uuid`)
  if (which.node !== undefined) also.push(sql`o.node = ${which.node}::uuid`)
  if (which.chain !== undefined) also.push(sql`n.chain = ${which.chain}::uuid`)
  if (which.firms !== undefined)
    also.push(sql`(o.buyer = any(${[...which.firms]}::uuid[]) or o.supplier = any(${[...which.firms]}::uuid[]))`)
  const { rows } = await sql<
    Omit<OrderTable, 'made_at'> & {
      made_at: Date
      buyer_name: string
      node_name: string
      node_code: string
      chain: string
    }
  >`
    select o.*, e.name as buyer_name, n.name as node_name, n.code as node_code, n.chain
    from chain_order o
    join r_chain_node n on n.division = o.division and n.id = o.node
    join r_enterprise e on e.division = o.division and e.id = o.buyer
    where o.division = ${division} ${also.length === 0 ? sql`` : sql`and ${sql.join(also, sql` and `)}`}
    order by o.made_at desc, o.id desc limit ${which.atMost ?? 2000}`.execute(db)
  const steps = await stepsOf(
    db,
    division,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = steps.get(row.id) ?? []
    return {
      head: {
        division: row.division,
        id: row.id,
        contract: row.contract,
        node: row.node,
        buyer: row.buyer,
        supplier: row.supplier,
        supplierName: row.supplier_name,
        place: row.place,
        madeBy: row.made_by,
        madeByName: row.made_by_name,
        madeAt: row.made_at,
      },
      steps: own,
      standing: standingOf(own),
      buyerName: row.buyer_name,
      nodeName: row.node_name,
      nodeCode: row.node_code,
      chain: row.chain,
    }
  })
}

async function stepsOf(
  db: Reading,
  division: string,
  orders: readonly string[],
): Promise<ReadonlyMap<string, readonly OrderStep[]>> {
  if (orders.length === 0) return new Map()
  const rows = await db
    .selectFrom('chain_order_step')
    .selectAll()
    .where('division', '=', division)
    .where('ord', 'in', orders)
    .orderBy('ord')
    .orderBy('seq')
    .execute()
  const found = new Map<string, OrderStep[]>()
  for (const { ord, kind, side, amount, signed_on, words, at, by_id, by_name } of rows) {
    const common = { at, by: by_id, byName: by_name }
    const own = found.get(ord) ?? []
    found.set(ord, own)
    if (kind === 'terms' && amount !== null && signed_on !== null)
      own.push({ ...common, kind, terms: { amount, signedOn: signed_on }, reason: words })
    else if (kind === 'confirm' && side !== null)
      own.push({ ...common, kind, side, paper: words === '' ? null : words })
    else if (kind === 'dispute' && side !== null) own.push({ ...common, kind, side, reason: words })
    else if (kind === 'withdraw') own.push({ ...common, kind, reason: words })
  }
  return found
}

/** Reads an order and holds it until the transaction ends: acts on one order come one after another. */
export async function lockOrder(tx: Writing, division: string, id: string): Promise<StoredOrder | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chain_order ${division} ${id}`}, 0))`.execute(tx)
  return (await findOrders(tx, division, { id }))[0] ?? null
}

/** An order that was signed in a span of days and not withdrawn. */
export interface SpanOrder extends ConfirmedOrder {
  readonly chain: string
  /** Both sides confirmed its last terms, and neither disputes them. */
  readonly isConfirmed: boolean
}

/** Orders whose last terms were signed in a span of days, both included; of one chain or of all. */
export async function findInSpan(
  db: Reading,
  division: string,
  { from, to, chain }: { readonly from: string; readonly to: string; readonly chain?: string },
): Promise<readonly SpanOrder[]> {
  const later = (kind: 'dispute' | 'withdraw') => sql`exists (select 1 from chain_order_step s
    where s.division = o.division and s.ord = o.id and s.seq > t.seq and s.kind = ${kind})`
  const { rows } = await sql<Omit<SpanOrder, 'amount'> & { amount: string }>`
    select o.id, o.node, n.chain, o.buyer, coalesce(o.supplier::text, o.supplier_name) as supplier, o.place, t.amount,
      (select count(*) from chain_order_step s
        where s.division = o.division and s.ord = o.id and s.kind = 'confirm' and s.version = t.version) = 2
      and not ${later('dispute')} as "isConfirmed"
    from chain_order o
    join r_chain_node n on n.division = o.division and n.id = o.node
    join lateral (
      select s.version, s.amount, s.signed_on, s.seq from chain_order_step s
      where s.division = o.division and s.ord = o.id and s.kind = 'terms' order by s.seq desc limit 1) t on true
    where o.division = ${division} and t.signed_on between ${from}::date and ${to}::date
      ${chain === undefined ? sql`` : sql`and n.chain = ${chain}::uuid`} and not ${later('withdraw')}
    order by o.id`.execute(db)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}
