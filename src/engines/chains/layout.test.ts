import { describe, expect, it } from 'vitest'
import { inventChain } from './invented.test-builders.ts'
import { type Drawn, layoutOf, spread, USUAL } from './layout.ts'
import { STAGES } from './names.ts'

const drawn = (size: number, seed = 3): Drawn => {
  const { nodes, supplies } = inventChain(size, seed)
  const index = new Map(nodes.map(({ id }, i) => [id, i]))
  return {
    nodes: nodes.map(({ stage }) => ({ stage })),
    edges: supplies.map(({ supplier, consumer }) => [index.get(supplier) as number, index.get(consumer) as number]),
  }
}

describe('the drawing of a chain', () => {
  it('CL1 has no two nodes on top of one another, at 300 nodes', () => {
    const graph = drawn(300)
    const { at } = layoutOf(graph)
    for (const [i, a] of at.entries())
      for (const b of at.slice(i + 1))
        expect(Math.abs(a.x - b.x) >= USUAL.width || Math.abs(a.y - b.y) >= USUAL.height).toBe(true)
  })

  it('CL2 puts stages in their order, and services below', () => {
    const graph = drawn(300)
    const { at, bands, height } = layoutOf(graph)
    const span = (stage: string) => graph.nodes.flatMap((node, i) => (node.stage === stage ? [at[i]?.x ?? 0] : []))
    for (const [i, stage] of STAGES.slice(0, 2).entries())
      expect(Math.max(...span(stage))).toBeLessThan(Math.min(...span(STAGES[i + 1] as string)))
    const service = bands.find(({ stage }) => stage === 'service')
    for (const [i, { stage }] of graph.nodes.entries())
      if (stage !== 'service') expect(at[i]?.y ?? 0).toBeLessThan(service?.y ?? 0)
    expect((service?.y ?? 0) + (service?.height ?? 0)).toBeCloseTo(height)
  })

  it('CL3 crosses far fewer supplies than columns as they come', () => {
    // Two columns that come the wrong way round: every supply crosses every other.
    const nodes = Array.from({ length: 12 }, (_, i) => ({
      stage: i < 6 ? ('upstream' as const) : ('midstream' as const),
    }))
    const edges = Array.from({ length: 6 }, (_, i) => [i, 11 - i] as const)
    expect(layoutOf({ nodes, edges }).crossings).toBe(0)
  })

  it('CL7 stays a picture however many steps a stage has: no ribbon, and what meets in a column runs within it', () => {
    const nodes = Array.from({ length: 200 }, () => ({ stage: 'midstream' as const }))
    const edges = Array.from({ length: 199 }, (_, i) => [i, i + 1] as const)
    const { width, height, routes, at } = layoutOf({ nodes, edges })
    expect(width / height).toBeGreaterThan(0.8)
    expect(width / height).toBeLessThan(3)
    expect(new Set(routes.map(({ runs }) => runs))).toEqual(new Set(['on', 'within']))
    for (const [i, [from, to]] of edges.entries())
      expect(routes[i]?.runs === 'within').toBe(at[from]?.column === at[to]?.column)
    // A chain of few nodes keeps a column for each step.
    const few = layoutOf({ nodes: nodes.slice(0, 4), edges: edges.slice(0, 3) })
    expect(few.at.map(({ column }) => column)).toEqual([0, 1, 2, 3])
    const large = layoutOf(drawn(300))
    expect(large.width / large.height).toBeLessThan(3.5)
  })

  it('CL4 is the same picture for the same graph', () => {
    expect(layoutOf(drawn(120))).toEqual(layoutOf(drawn(120)))
  })

  it('CL5 draws what runs against the chain as such, and circles without end', () => {
    const { routes } = layoutOf({
      nodes: [{ stage: 'upstream' }, { stage: 'downstream' }],
      edges: [
        [0, 1],
        [1, 0],
      ],
    })
    expect(routes.map(({ runs }) => runs)).toEqual(['on', 'back'])
    expect(layoutOf({ nodes: [], edges: [] }).at).toEqual([])
  })

  it('CL6 spreads what wants the same place, in its order and no nearer than asked', () => {
    expect(spread([5, 5, 5], [2, 2])).toEqual([3, 5, 7])
    expect(spread([0, 10], [2])).toEqual([0, 10])
    expect(spread([4, 4], [1])).toEqual([3.5, 4.5])
    const places = spread([9, 1, 4, 4], [3, 3, 3])
    for (let i = 1; i < places.length; i++)
      expect((places[i] as number) - (places[i - 1] as number)).toBeGreaterThanOrEqual(3 - 1e-9)
  })
})
