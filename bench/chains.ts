import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { analyseChain } from '../src/engines/chains/analyse.ts'
import type { ChainGraph } from '../src/engines/chains/facts.ts'
import { inventChain } from '../src/engines/chains/invented.test-builders.ts'
import { layoutOf } from '../src/engines/chains/layout.ts'
import { GAP_RULES, NODE_RULES } from '../src/engines/chains/settings.ts'
import { connect } from '../src/platform/database/connect.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import { record, rounded, say, table } from './report.ts'
import { newFolder, removeFolder } from './served-district.ts'

/**
 * A chain of 5,000 nodes: what depends on each, cut nodes, gaps, the critical path; against plain loops that walk from every
 * node, and against one recursive query of PostgreSQL for what depends on each. All must come to the same. Then how the time
 * grows with the chain, and drawing 300 nodes. Times are of the processor, but for the query, whose time is that of the clock.
 */
const QUICK = process.argv.includes('--quick')
const SIZES = QUICK ? [500, 1000, 2000] : [625, 1250, 2500, 5000, 10_000]
const PLAIN_AT_MOST = QUICK ? 1000 : 5000
const SQL_AT_MOST = QUICK ? 500 : 2500
const TURNS = 5
const ON = '2025-11-20'
/** Milliseconds of processor time of this process: they hold on a machine that is busy with other things. */
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const before = rounded(loadavg()[0] ?? 0, 1)
const folder = newFolder()
const opened = await openDatabase({ kind: 'embedded', folder }, {}, [], [])
const owner = connect(opened.ownerUrl, { connections: 1 })
const rows: (string | number)[][] = [
  ['nodes', 'supplies', 'ms', 'plain loops ms', 'times', 'recursive SQL ms (clock)', 'times'],
]
const measured: Record<string, unknown>[] = []
for (const size of SIZES) {
  const graph = inventChain(size, 42)
  const took: number[] = []
  let analysis = analyseChain(graph, NODE_RULES.default, GAP_RULES.default, ON)
  for (let turn = 0; turn < TURNS; turn++) {
    const begun = cpu()
    analysis = analyseChain(graph, NODE_RULES.default, GAP_RULES.default, ON)
    took.push(cpu() - begun)
  }
  const ms = took.sort((a, b) => a - b)[Math.floor(TURNS / 2)] as number
  let plainMs: number | null = null
  if (size <= PLAIN_AT_MOST) {
    const begun = cpu()
    const plain = plainly(graph)
    plainMs = cpu() - begun
    for (const { node, dependants, isCut } of analysis.nodes) {
      if (plain.dependants.get(node.id) !== dependants) throw new Error(`${node.code}: what depends on it differs.`)
      if (plain.cut.has(node.id) !== isCut) throw new Error(`${node.code}: whether it is a cut node differs.`)
    }
    for (const { node, gap } of analysis.gaps)
      if (gap.kind !== 'strengthen' && plain.kinds.get(node.id) !== gap.kind)
        throw new Error(`${node.code}: its gap differs.`)
  }
  let sqlMs: number | null = null
  if (size <= SQL_AT_MOST) {
    await owner.schema.dropTable('bench_supply').ifExists().execute()
    await sql`create table bench_supply (supplier text not null, consumer text not null, primary key (supplier, consumer))`.execute(
      owner,
    )
    const edges = JSON.stringify(graph.supplies.map(({ supplier, consumer }) => ({ supplier, consumer })))
    await sql`insert into bench_supply select * from jsonb_populate_recordset(null::bench_supply, ${edges}::jsonb)`.execute(
      owner,
    )
    await sql`analyze bench_supply`.execute(owner)
    const begun = performance.now()
    const found = await sql<{ node: string; n: number }>`
      with recursive along as (
        select supplier as node, consumer as reached from bench_supply
        union
        select a.node, s.consumer from along a join bench_supply s on s.supplier = a.reached)
      select node, count(*)::int n from along where reached <> node group by node`.execute(owner)
    sqlMs = performance.now() - begun
    const counts = new Map(found.rows.map(({ node, n }) => [node, n]))
    for (const { node, dependants } of analysis.nodes)
      if ((counts.get(node.id) ?? 0) !== dependants) throw new Error(`${node.code}: SQL finds another number.`)
  }
  rows.push([
    size.toLocaleString('en'),
    graph.supplies.length.toLocaleString('en'),
    rounded(ms, 1),
    plainMs === null ? '' : rounded(plainMs, 0),
    plainMs === null ? '' : rounded(plainMs / ms, 1),
    sqlMs === null ? '' : rounded(sqlMs, 0),
    sqlMs === null ? '' : rounded(sqlMs / ms, 1),
  ])
  measured.push({
    size,
    supplies: graph.supplies.length,
    ms: rounded(ms, 2),
    plainMs: plainMs === null ? null : rounded(plainMs, 1),
    sqlMs: sqlMs === null ? null : rounded(sqlMs, 1),
  })
}
await owner.destroy()
await opened.close()
removeFolder(folder)
table(rows)
const [small, large] = [measured[measured.length - 2], measured[measured.length - 1]] as { size: number; ms: number }[]
const exponent =
  small === undefined || large === undefined ? null : Math.log(large.ms / small.ms) / Math.log(large.size / small.size)
say()
say(`Doubling the chain takes 2^${rounded(exponent ?? 0, 2)} as long.`)

const drawn = inventChain(300, 3)
const index = new Map(drawn.nodes.map(({ id }, i) => [id, i]))
const edges = drawn.supplies.map(
  ({ supplier, consumer }) => [index.get(supplier) as number, index.get(consumer) as number] as const,
)
const layouts: number[] = []
let crossings = 0
for (let turn = 0; turn < TURNS; turn++) {
  const begun = cpu()
  crossings = layoutOf({ nodes: drawn.nodes, edges }).crossings
  layouts.push(cpu() - begun)
}
const drawing = layouts.sort((a, b) => a - b)[Math.floor(TURNS / 2)] as number
say(`Drawing 300 nodes with ${edges.length} supplies: ${rounded(drawing, 1)} ms, ${crossings} crossings.`)
record('chains', {
  sizes: measured,
  exponent: exponent === null ? null : rounded(exponent, 2),
  drawing: rounded(drawing, 1),
  crossings,
  loadBefore: before,
  loadAfter: rounded(loadavg()[0] ?? 0, 1),
})

/** The same as one would write it down: a walk from every node, and the graph once more without each of them. */
function plainly({ nodes, supplies }: ChainGraph) {
  const users = new Map<string, string[]>()
  const beside = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, a: string, b: string) => {
    const found = to.get(a)
    if (found === undefined) to.set(a, [b])
    else found.push(b)
  }
  for (const { supplier, consumer } of supplies) {
    add(users, supplier, consumer)
    add(beside, supplier, consumer)
    add(beside, consumer, supplier)
  }
  const walk = (start: string, next: ReadonlyMap<string, readonly string[]>, without: string | null = null) => {
    const seen = new Set([start])
    for (const one of seen)
      for (const other of next.get(one) ?? []) if (other !== without && !seen.has(other)) seen.add(other)
    return seen
  }
  const isHere = new Map(
    nodes.map(({ id, placements }) => [
      id,
      placements.some(({ isConfirmed, asOf }) => isConfirmed && asOf >= '2023-11-20'),
    ]),
  )
  const isAway = new Map(nodes.map(({ id, placements }) => [id, placements.length === 0]))
  const dependants = new Map<string, number>()
  const before = new Map<string, boolean>()
  const behind = new Map<string, boolean>()
  for (const { id } of nodes) {
    const seen = walk(id, users)
    dependants.set(id, seen.size - 1)
    for (const one of seen) {
      if (one === id) continue
      if (isHere.get(one) === true) behind.set(id, true)
      if (isHere.get(id) === true) before.set(one, true)
    }
  }
  const kinds = new Map<string, string>()
  for (const { id } of nodes) {
    if (isAway.get(id) !== true) continue
    const [a, b] = [before.get(id) === true, behind.get(id) === true]
    kinds.set(id, a && b ? 'fill' : a || b ? 'extend' : 'build')
  }
  const cut = new Set<string>()
  for (const { id } of nodes) {
    const near = [...new Set(beside.get(id) ?? [])]
    const [first] = near
    if (first === undefined) continue
    // Whether its neighbours still hang together without it.
    const seen = walk(first, beside, id)
    if (near.some((one) => !seen.has(one))) cut.add(id)
  }
  return { dependants, kinds, cut }
}
