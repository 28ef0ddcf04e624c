import { sql } from 'kysely'
import type { Reading, Writing } from '../../platform/database/tables.ts'
import type { ChainGraph, ChainNode, ChainSupply, Placement } from './facts.ts'
import type { GapKind } from './names.ts'

/*
 * Reads the registers' tables of chains set by set. Tables and columns are those that the declarations of industrial-chain
 * give.
 */

export interface StoredChain {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly scope: string | null
  readonly state: 'drafting' | 'active' | 'closed'
  readonly office: string
  readonly officeName: string
  readonly chiefPost: string | null
  readonly leadingFirm: string | null
  readonly leadingFirmName: string | null
  readonly openedOn: string
  readonly metOn: string | null
}

/** Chains of a division by code, or one of them. */
export async function findChains(db: Reading, division: string, id: string | null): Promise<readonly StoredChain[]> {
  const { rows } = await sql<StoredChain>`
    select c.id, c.code, c.name, c.scope, c.state, c.office, b.name_zh as "officeName", c.chief_post as "chiefPost",
      c.leading_firm as "leadingFirm", e.name as "leadingFirmName", c.opened_on as "openedOn", c.met_on as "metOn"
    from r_industry_chain c
    join body b on b.division = c.division and b.id = c.office
    left join r_enterprise e on e.division = c.division and e.id = c.leading_firm
    where c.division = ${division} and c.ended_at is null and ${id === null ? sql`true` : sql`c.id = ${id}::uuid`}
    order by c.state = 'closed', c.code`.execute(db)
  return rows
}

/** Whatever a graph is made of, by chain; of one chain or of all. */
export async function findGraphs(
  db: Reading,
  division: string,
  chain: string | null,
): Promise<ReadonlyMap<string, ChainGraph>> {
  const which = chain === null ? sql`true` : sql`n.chain = ${chain}::uuid`
  const [nodes, placements, supplies] = await Promise.all([
    sql<Omit<ChainNode, 'placements' | 'demand'> & { demand: string | null; chain: string }>`
      select n.id, n.chain, n.code, n.name, n.stage, n.kind, n.weight, n.wanted, n.demand,
        (select count(*)::int from r_chain_ticket t
          where t.division = n.division and t.node = n.id and t.ended_at is null
            and t.state in ('raised', 'assigned', 'escalated')) as "openTickets"
      from r_chain_node n
      where n.division = ${division} and n.ended_at is null and ${which} order by n.code`.execute(db),
    sql<Omit<Placement, 'output'> & { output: string | null; node: string }>`
      select f.id, f.node, f.enterprise as firm, e.name, f.role, f.output, f.level,
        f.state = 'confirmed' as "isConfirmed", f.as_of as "asOf"
      from r_chain_firm f
      join r_chain_node n on n.division = f.division and n.id = f.node
      join r_enterprise e on e.division = f.division and e.id = f.enterprise
      where f.division = ${division} and f.ended_at is null and f.state <> 'left' and n.ended_at is null
        and e.ended_at is null and e.state in ('active', 'dormant') and ${which}
      order by f.id`.execute(db),
    sql<Omit<ChainSupply, 'share'> & { share: string | null; from_chain: string; to_chain: string }>`
      select s.id, s.supplier, s.consumer, s.importance, s.share, a.chain as from_chain, b.chain as to_chain
      from r_chain_supply s
      join r_chain_node a on a.division = s.division and a.id = s.supplier
      join r_chain_node b on b.division = s.division and b.id = s.consumer
      where s.division = ${division} and s.ended_at is null and a.ended_at is null and b.ended_at is null
        and ${chain === null ? sql`true` : sql`(a.chain = ${chain}::uuid or b.chain = ${chain}::uuid)`}
      order by s.id`.execute(db),
  ])
  const byNode = new Map<string, Placement[]>()
  for (const { node, ...placement } of placements.rows) {
    const own = byNode.get(node) ?? []
    own.push({ ...placement, output: number(placement.output) })
    byNode.set(node, own)
  }
  const graphs = new Map<string, { nodes: ChainNode[]; supplies: ChainSupply[] }>()
  const graphOf = (id: string) => {
    const graph = graphs.get(id) ?? { nodes: [], supplies: [] }
    graphs.set(id, graph)
    return graph
  }
  for (const { chain: of, ...node } of nodes.rows)
    graphOf(of).nodes.push({ ...node, demand: number(node.demand), placements: byNode.get(node.id) ?? [] })
  for (const { from_chain, to_chain, ...supply } of supplies.rows)
    for (const of of new Set([from_chain, to_chain]))
      if (graphs.has(of)) graphOf(of).supplies.push({ ...supply, share: number(supply.share) })
  return graphs
}

const number = (value: string | null): number | null => (value === null ? null : Number(value))

/** Names of nodes, of whatever chain they are: for supplies that lead out of one. */
export async function findNodeNames(
  db: Reading,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly chain: string; readonly chainName: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; chain: string; chainName: string }>`
    select n.id, n.name, n.chain, c.name as "chainName" from r_chain_node n
    join r_industry_chain c on c.division = n.division and c.id = n.chain
    where n.division = ${division} and n.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** A gap that somebody took up. */
export interface FollowUp {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly node: string
  readonly kind: GapKind
  readonly state: 'open' | 'doing' | 'filled' | 'dropped'
  readonly owner: string
  readonly ownerName: string
  readonly due: string
  readonly foundOn: string
  readonly closedOn: string | null
  readonly progress: string | null
  readonly progressOn: string | null
  readonly way: readonly string[] | null
  /** Targets and projects that would close it. */
  readonly targets: number
}

/** Gaps of a chain that were taken up, the newest first. */
export async function findFollowUps(
  db: Reading,
  division: string,
  chain: string | null,
  node: string | null = null,
): Promise<readonly (FollowUp & { readonly chain: string })[]> {
  const { rows } = await sql<FollowUp & { readonly chain: string }>`
    select g.id, g.number, g.name, g.chain, g.node, g.kind, g.state, g.owner, b.name_zh as "ownerName", g.due,
      g.found_on as "foundOn", g.closed_on as "closedOn", g.progress, g.progress_on as "progressOn", g.way,
      (select count(*)::int from r_chain_entry t where t.division = g.division and t.gap = g.id and t.ended_at is null
        and t.state in ('listed', 'active', 'landed')) as targets
    from r_chain_gap g join body b on b.division = g.division and b.id = g.owner
    where g.division = ${division} and g.ended_at is null
      and ${chain === null ? sql`true` : sql`g.chain = ${chain}::uuid`}
      and ${node === null ? sql`true` : sql`g.node = ${node}::uuid`}
    order by g.state in ('filled', 'dropped'), g.due, g.id`.execute(db)
  return rows
}

/** Holds a node until the transaction ends and tells whether a gap of it is in hand: two people take it up at once, one does. */
export async function lockGapOf(tx: Writing, division: string, node: string): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chain_gap ${division} ${node}`}, 0))`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from r_chain_gap where division = ${division} and node = ${node}::uuid and ended_at is null
      and state in ('open', 'doing') limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

export interface StoredEntry {
  readonly id: string
  readonly number: string
  readonly chain: string
  readonly kind: 'target' | 'project' | 'technology' | 'talent' | 'fund' | 'service'
  readonly name: string
  readonly state: 'listed' | 'active' | 'landed' | 'expired' | 'removed'
  readonly gap: string | null
  readonly gapName: string | null
  readonly node: string | null
  readonly ownerName: string
  readonly amount: string | null
  readonly fromWhere: string | null
  readonly listedOn: string
  readonly contactedOn: string | null
  readonly leftOn: string | null
}

/** What the lists and pools of chains hold, with what has left them. */
export async function findEntries(
  db: Reading,
  division: string,
  chain: string | null,
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select t.id, t.number, t.chain, t.kind, t.name, t.state, t.gap, g.name as "gapName", t.node, b.name_zh as "ownerName",
      t.amount, t.from_where as "fromWhere", t.listed_on as "listedOn", t.contacted_on as "contactedOn",
      t.left_on as "leftOn"
    from r_chain_entry t
    join body b on b.division = t.division and b.id = t.owner
    left join r_chain_gap g on g.division = t.division and g.id = t.gap
    where t.division = ${division} and t.ended_at is null
      and ${chain === null ? sql`true` : sql`t.chain = ${chain}::uuid`}
    order by t.listed_on desc, t.id desc`.execute(db)
  return rows
}

export interface StoredTicket {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly need: string
  readonly state: 'raised' | 'assigned' | 'escalated' | 'solved' | 'reviewed' | 'dropped'
  readonly node: string | null
  readonly handlerName: string | null
}

export async function findTickets(db: Reading, division: string, chain: string): Promise<readonly StoredTicket[]> {
  const { rows } = await sql<StoredTicket>`
    select t.id, t.number, t.name, t.need, t.state, t.node, b.name_zh as "handlerName"
    from r_chain_ticket t left join body b on b.division = t.division and b.id = t.handler
    where t.division = ${division} and t.ended_at is null and t.chain = ${chain}::uuid
    order by t.id desc`.execute(db)
  return rows
}

/** Firms of the division whose sector is that of a node, and that do not stand on it: who might be raised or asked. */
export async function findCandidates(
  db: Reading,
  division: string,
  node: string,
  atMost: number,
): Promise<readonly { readonly id: string; readonly name: string; readonly sector: string }[]> {
  const { rows } = await sql<{ id: string; name: string; sector: string }>`
    select e.id, e.name, e.sector from r_enterprise e
    join r_chain_node n on n.division = e.division and n.id = ${node}::uuid
    where e.division = ${division} and e.ended_at is null and e.state = 'active' and e.kind <> 'sole-trader'
      and n.sector is not null and length(n.sector) >= 3 and e.sector like n.sector || '%'
      and not exists (select 1 from r_chain_firm f where f.division = e.division and f.node = n.id
        and f.enterprise = e.id and f.ended_at is null and f.state <> 'left')
    order by e.name limit ${atMost}`.execute(db)
  return rows
}

/** Firms for which a person acts. */
export async function findOwnFirms(
  db: Reading,
  division: string,
  person: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from r_enterprise
    where division = ${division} and ended_at is null and account = ${person} and state in ('active', 'dormant')
    order by name`.execute(db)
  return rows
}

/** Firms that stand at work in the division, by their ids: their names. */
export async function findFirmNames(
  db: Reading,
  division: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from r_enterprise
    where division = ${division} and ended_at is null and state in ('active', 'dormant') and id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What an order may name: nodes of chains in force, and firms on chains or that match what is typed. */
export async function findOrderChoices(db: Reading, division: string, typed: string) {
  const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  const [nodes, firms] = await Promise.all([
    sql<{ id: string; code: string; name: string; chainName: string }>`
      select n.id, n.code, n.name, c.name as "chainName" from r_chain_node n
      join r_industry_chain c on c.division = n.division and c.id = n.chain
      where n.division = ${division} and n.ended_at is null and c.ended_at is null and c.state <> 'closed'
      order by c.code, n.code limit 6000`.execute(db),
    sql<{ id: string; name: string }>`
      select e.id, e.name from r_enterprise e
      where e.division = ${division} and e.ended_at is null and e.state in ('active', 'dormant') and e.kind <> 'sole-trader'
        and ${typed === '' ? sql`exists (select 1 from r_chain_firm f where f.division = e.division and f.enterprise = e.id and f.ended_at is null and f.state <> 'left')` : sql`e.name like ${like}`}
      order by e.name limit 300`.execute(db),
  ])
  return { nodes: nodes.rows, firms: firms.rows }
}

/** Where a person's firms stand on chains. */
export async function findOwnPlacements(db: Reading, division: string, firms: readonly string[]) {
  if (firms.length === 0) return []
  const { rows } = await sql<{
    id: string
    firm: string
    firmName: string
    node: string
    nodeName: string
    chainName: string
    state: 'stated' | 'confirmed'
    asOf: string
  }>`
    select f.id, f.enterprise as firm, e.name as "firmName", f.node, n.name as "nodeName", c.name as "chainName", f.state,
      f.as_of as "asOf"
    from r_chain_firm f
    join r_enterprise e on e.division = f.division and e.id = f.enterprise
    join r_chain_node n on n.division = f.division and n.id = f.node
    join r_industry_chain c on c.division = n.division and c.id = n.chain
    where f.division = ${division} and f.ended_at is null and f.state <> 'left' and f.enterprise = any(${[...firms]}::uuid[])
    order by e.name, n.code`.execute(db)
  return rows
}

/** Whether an id is a node of a chain that is worked on. */
export async function findNode(
  db: Reading,
  division: string,
  id: string,
): Promise<{ readonly id: string; readonly chain: string; readonly name: string } | null> {
  const { rows } = await sql<{ id: string; chain: string; name: string }>`
    select n.id, n.chain, n.name from r_chain_node n
    join r_industry_chain c on c.division = n.division and c.id = n.chain
    where n.division = ${division} and n.id = ${id}::uuid and n.ended_at is null and c.state <> 'closed'`.execute(db)
  return rows[0] ?? null
}

/** What is done elsewhere about a gap: a lead, an open challenge, a technical need that names it. */
export interface Work {
  readonly type: 'lead' | 'challenge' | 'tech-need'
  readonly id: string
  readonly gap: string
  readonly name: string
  readonly state: string
}

/** Leads, challenges and technical needs that name a gap of a node, or of a chain, the newest first. */
export async function findWorks(
  db: Reading,
  division: string,
  of: { readonly node: string } | { readonly chain: string },
): Promise<readonly Work[]> {
  const { rows } = await sql<Work>`
    with gaps as (select id from r_chain_gap where division = ${division} and ended_at is null
      and ${'node' in of ? sql`node = ${of.node}::uuid` : sql`chain = ${of.chain}::uuid`})
    select 'lead' as type, t.id, t.gap, t.name, t.state from r_lead t
      where t.division = ${division} and t.ended_at is null and t.gap in (select id from gaps)
    union all select 'challenge', t.id, t.gap, t.title, t.state from r_challenge t
      where t.division = ${division} and t.ended_at is null and t.gap in (select id from gaps)
    union all select 'tech-need', t.id, t.gap, t.problem, t.state from r_tech_need t
      where t.division = ${division} and t.ended_at is null and t.gap in (select id from gaps)
    order by id desc limit 200`.execute(db)
  return rows
}
