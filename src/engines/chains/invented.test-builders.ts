import type { ChainGraph, ChainNode, ChainSupply, Placement } from './facts.ts'
import { LEVELS, STAGES } from './names.ts'

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const placed = (id: string, more: Partial<Placement> = {}): Placement => ({
  id,
  firm: `F${id}`,
  name: `企业${id}`,
  role: 'supporting',
  output: 1000,
  level: 'national',
  isConfirmed: true,
  asOf: '2025-06-30',
  ...more,
})

export const nodeOf = (code: string, more: Partial<ChainNode> = {}): ChainNode => ({
  id: `n-${code}`,
  code,
  name: `环节${code}`,
  stage: 'midstream',
  kind: 'product',
  weight: 'important',
  wanted: 'here',
  demand: 1000,
  placements: [],
  openTickets: 0,
  ...more,
})

export const supplyOf = (from: string, to: string, more: Partial<ChainSupply> = {}): ChainSupply => ({
  id: `s-${from}-${to}`,
  supplier: `n-${from}`,
  consumer: `n-${to}`,
  importance: 'important',
  share: null,
  ...more,
})

/**
 * A chain of so many nodes as chains are (模拟): most supplies run down the stages, a few back; some nodes have no firm, most
 * one to three, a few of them not confirmed. About three supplies a node.
 */
export function inventChain(size: number, seed = 1): ChainGraph {
  const next = chance(seed)
  const whole = (n: number) => Math.floor(next() * n)
  const pick = <T>(from: readonly T[]) => from[whole(from.length)] as T
  const width = String(size).length
  const nodes = Array.from({ length: size }, (_, i): ChainNode => {
    const share = i / size
    const stage = share < 0.4 ? 'upstream' : share < 0.72 ? 'midstream' : share < 0.92 ? 'downstream' : 'service'
    const firms = next() < 0.28 ? 0 : 1 + whole(3)
    return nodeOf(String(i).padStart(width, '0'), {
      stage,
      kind: stage === 'service' ? 'service' : next() < 0.12 ? 'technology' : 'product',
      weight: pick(['core', 'important', 'important', 'ordinary', 'ordinary']),
      wanted: pick(['here', 'here', 'here', 'nearby', 'elsewhere']),
      demand: next() < 0.15 ? null : 200 + whole(20_000),
      placements: Array.from({ length: firms }, (_, k) =>
        placed(`${i}.${k}`, {
          firm: `F${whole(Math.max(3, size))}`,
          output: next() < 0.1 ? null : whole(9000),
          level: next() < 0.1 ? null : pick(LEVELS),
          isConfirmed: next() < 0.85,
        }),
      ).filter((one, k, all) => all.findIndex(({ firm }) => firm === one.firm) === k),
      openTickets: next() < 0.1 ? 1 : 0,
    })
  })
  const rank = (node: ChainNode) => (node.stage === 'service' ? 0 : STAGES.indexOf(node.stage))
  const supplies = new Map<string, ChainSupply>()
  for (const [i, node] of nodes.entries())
    for (let k = 0; k < 3; k++) {
      // What a node is made of lies a little before it, seldom behind.
      const back = 1 + whole(Math.max(2, Math.floor(size / 8)))
      const j = next() < 0.985 ? i - back : i + back
      const other = nodes[j]
      if (other === undefined || rank(other) > rank(node)) continue
      const supply = supplyOf(other.code, node.code, {
        importance: pick(['critical', 'important', 'ordinary']),
        share: next() < 0.5 ? null : whole(60),
      })
      supplies.set(supply.id, supply)
    }
  return { nodes, supplies: [...supplies.values()] }
}
