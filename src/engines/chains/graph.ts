import type { ChainGraph, ChainNode, ChainSupply } from './facts.ts'

/** Something in the graph that a person should look at; none of it stops the arithmetic. */
export interface GraphFault {
  readonly kind: 'self-supply' | 'outside' | 'repeated' | 'cycle' | 'alone'
  /** Ids of the nodes it is about, in the order of their codes; of a cycle in the order of supply. */
  readonly nodes: readonly string[]
  readonly supplies: readonly string[]
}

/** Directed graph over the numbers 0 … size − 1: `to[from[i] … from[i + 1]]` are the neighbours of i. */
export interface Adjacency {
  readonly from: Int32Array
  readonly to: Int32Array
}

/**
 * The graph of a chain with its nodes numbered in the order of their codes, so that nothing computed from it depends on the
 * order in which records were read.
 */
export interface NumberedGraph {
  readonly nodes: readonly ChainNode[]
  readonly index: ReadonlyMap<string, number>
  /** Supplies between two different nodes of the chain, once each, by their ends. */
  readonly supplies: readonly ChainSupply[]
  readonly out: Adjacency
  readonly into: Adjacency
  /** Self-supplies, repeated ones, and ends in other chains: left out of the arithmetic and told. */
  readonly faults: readonly GraphFault[]
}

const byCode = (a: ChainNode, b: ChainNode) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export function numberGraph({ nodes: given, supplies: all }: ChainGraph): NumberedGraph {
  const nodes = [...given].sort(byCode)
  const index = new Map(nodes.map(({ id }, i) => [id, i]))
  const faults: GraphFault[] = []
  const kept = new Map<number, ChainSupply>()
  const placed = all.map((supply) => ({
    supply,
    from: index.get(supply.supplier) ?? -1,
    to: index.get(supply.consumer) ?? -1,
  }))
  placed.sort((a, b) => a.from - b.from || a.to - b.to || (a.supply.id < b.supply.id ? -1 : 1))
  for (const { supply, from, to } of placed) {
    const ends = [supply.supplier, supply.consumer].filter((id) => index.has(id))
    const key = from * nodes.length + to
    if (from < 0 || to < 0) faults.push({ kind: 'outside', nodes: ends, supplies: [supply.id] })
    else if (from === to) faults.push({ kind: 'self-supply', nodes: [supply.supplier], supplies: [supply.id] })
    else if (kept.has(key)) faults.push({ kind: 'repeated', nodes: ends, supplies: [supply.id] })
    else kept.set(key, supply)
  }
  const supplies = [...kept.values()]
  const ends = [...kept.keys()].map((key) => [Math.floor(key / nodes.length), key % nodes.length] as const)
  const out = adjacency(nodes.length, ends)
  const into = adjacency(
    nodes.length,
    ends.map(([from, to]) => [to, from] as const),
  )
  for (const [i, node] of nodes.entries())
    if (degree(out, i) + degree(into, i) === 0) faults.push({ kind: 'alone', nodes: [node.id], supplies: [] })
  return { nodes, index, supplies, out, into, faults }
}

/** Neighbours in rising order, whatever the order of the edges. */
export function adjacency(size: number, edges: readonly (readonly [from: number, to: number])[]): Adjacency {
  const from = new Int32Array(size + 1)
  for (const [a] of edges) from[a + 1] = (from[a + 1] as number) + 1
  for (let i = 0; i < size; i++) from[i + 1] = (from[i + 1] as number) + (from[i] as number)
  const next = from.slice()
  const to = new Int32Array(edges.length)
  for (const [a, b] of edges) {
    const at = next[a] as number
    to[at] = b
    next[a] = at + 1
  }
  for (let i = 0; i < size; i++) to.subarray(from[i], from[i + 1]).sort()
  return { from, to }
}

export const degree = ({ from }: Adjacency, i: number): number => (from[i + 1] as number) - (from[i] as number)

/** Neighbours of a node; a view, not a copy. */
export const neighbours = ({ from, to }: Adjacency, i: number): Int32Array => to.subarray(from[i], from[i + 1])
