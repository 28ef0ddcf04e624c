import { describe, expect, it } from 'vitest'
import { type Analysis, analyseChain } from './analyse.ts'
import { bandOf, bandWords } from './bands.ts'
import { componentsOf, cutNodes } from './components.ts'
import type { ChainGraph, ChainNode } from './facts.ts'
import { adjacency, numberGraph } from './graph.ts'
import { chance, inventChain, nodeOf, placed, supplyOf } from './invented.test-builders.ts'
import { judgeNode, monthsBefore } from './judge-node.ts'
import { NODE_STATES } from './names.ts'
import { type ConfirmedOrder, localSupply } from './rate.ts'
import { reachOf } from './reach.ts'
import { DELIVERABLES, DISCLOSURE, GAP_RULES, NODE_RULES } from './settings.ts'
import { ifFirmsLeave } from './what-if.ts'

const RULES = NODE_RULES.default
const GAPS = GAP_RULES.default
const ON = '2025-11-20'
const analyse = (graph: ChainGraph, gaps = GAPS) => analyseChain(graph, RULES, gaps, ON)
const judge = (more: Partial<ChainNode>) => judgeNode(nodeOf('A', more), RULES, ON)
const of = (analysis: Analysis, code: string) => analysis.byId.get(`n-${code}`)
const two = [placed('1'), placed('2')]

describe('a node', () => {
  it('CN1 without a firm is missing, with one that fails something weak, else strong', () => {
    expect(judge({}).state).toBe('missing')
    expect(judge({ placements: [placed('1')] }).state).toBe('weak')
    expect(judge({ placements: two }).state).toBe('strong')
    expect(judge({ placements: two, demand: 9000 }).state).toBe('weak')
    expect(judge({ placements: [placed('1', { level: 'ordinary' }), placed('2', { level: 'ordinary' })] }).state).toBe(
      'weak',
    )
  })

  it('CN2 is not known where what decides is not known, and says between what', () => {
    const unsure = judge({ placements: two, demand: null })
    expect([unsure.state, unsure.worst, unsure.best]).toEqual([null, 'weak', 'strong'])
    const silent = judge({ placements: [placed('1', { output: null }), placed('2', { output: 10 })] })
    expect(silent.asked.find(({ id }) => id === 'coverage')?.truth).toBe('unknown')
    expect(silent.coverage).toBeNull()
  })

  it('CN3 takes firms that did not confirm, or too long ago, for neither there nor absent', () => {
    const stated = judge({ placements: [placed('1', { isConfirmed: false })] })
    expect([stated.state, stated.worst, stated.best]).toEqual([null, 'missing', 'weak'])
    expect(judge({ placements: [placed('1', { asOf: '2023-11-19' })] }).state).toBeNull()
    expect(judge({ placements: [placed('1', { asOf: '2023-11-20' })] }).state).toBe('weak')
    // One sure firm, and none of the others could bring it to strong.
    expect(judge({ placements: [placed('1'), placed('2', { isConfirmed: false })], demand: 1_000_000 }).state).toBe(
      'weak',
    )
  })

  it('CN4 is asked what its kind is asked', () => {
    expect(judge({ kind: 'technology', placements: [placed('1', { output: null })] }).state).toBe('strong')
    expect(judge({ kind: 'service', placements: [placed('1', { output: null, level: null })] }).state).toBe('weak')
  })

  it('CN5 gets no worse by a firm more', () => {
    const next = chance(5)
    const rank = (state: (typeof NODE_STATES)[number]) => NODE_STATES.indexOf(state)
    for (const { nodes } of [inventChain(400, 11), inventChain(400, 12)])
      for (const node of nodes) {
        const before = judgeNode(node, RULES, ON)
        const more = placed('new', {
          output: next() < 0.3 ? null : next() * 9000,
          level: next() < 0.3 ? null : 'provincial',
          isConfirmed: next() < 0.7,
        })
        const after = judgeNode({ ...node, placements: [...node.placements, more] }, RULES, ON)
        expect(rank(after.worst)).toBeGreaterThanOrEqual(rank(before.worst))
        expect(rank(after.best)).toBeGreaterThanOrEqual(rank(before.best))
      }
  })

  it('CN6 counts months as the calendar does', () => {
    expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29')
    expect(monthsBefore('2025-01-15', 24)).toBe('2023-01-15')
    expect(monthsBefore('2025-01-31', 2)).toBe('2024-11-30')
  })
})

/** a → b → c → d, with firms on those that are named. */
const line = (...held: readonly string[]): ChainGraph => ({
  nodes: ['a', 'b', 'c', 'd'].map((code) => nodeOf(code, { placements: held.includes(code) ? two : [] })),
  supplies: [supplyOf('a', 'b'), supplyOf('b', 'c'), supplyOf('c', 'd')],
})
const kinds = (analysis: Analysis) => Object.fromEntries(analysis.gaps.map(({ node, gap }) => [node.code, gap.kind]))

describe('gaps', () => {
  it('CG1 are to be filled between firms, extended on one side of them, built where there are none', () => {
    expect(kinds(analyse(line('a', 'c')))).toEqual({ b: 'fill', d: 'extend' })
    expect(kinds(analyse(line('d')))).toEqual({ a: 'extend', b: 'extend', c: 'extend' })
    expect(kinds(analyse(line()))).toEqual({ a: 'build', b: 'build', c: 'build', d: 'build' })
  })

  it('CG2 are to be strengthened where a node is weak, with what it fails as the reason', () => {
    const graph = line('a', 'b', 'c', 'd')
    const weak = graph.nodes.map((node) => (node.code === 'b' ? { ...node, placements: [placed('1')] } : node))
    const [gap, ...others] = analyse({ ...graph, nodes: weak }).gaps
    expect(others).toEqual([])
    expect(gap?.gap.kind).toBe('strengthen')
    expect(gap?.gap.reasons.map(({ zh }) => zh)).toEqual(['企业 1 家，要求至少 2 家；只有一家，停了就断'])
  })

  it('CG3 can be told by stage instead', () => {
    const graph: ChainGraph = {
      nodes: [
        nodeOf('u', { stage: 'upstream' }),
        nodeOf('m1', { placements: two }),
        nodeOf('m2'),
        nodeOf('d', { stage: 'downstream' }),
      ],
      supplies: [],
    }
    expect(kinds(analyse(graph, { ...GAPS, by: 'stage' }))).toEqual({ u: 'extend', m2: 'fill', d: 'extend' })
    const bare = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, placements: [] })) }
    expect(kinds(analyse(bare, { ...GAPS, by: 'stage' }))).toEqual({ u: 'build', m1: 'build', m2: 'build', d: 'build' })
  })

  it('CG4 are none where the place does not want the node, nor where nothing is sure', () => {
    const graph = line('a', 'c')
    const elsewhere = graph.nodes.map((node) => (node.code === 'b' ? { ...node, wanted: 'elsewhere' as const } : node))
    const analysis = analyse({ ...graph, nodes: elsewhere })
    expect(kinds(analysis)).toEqual({ d: 'extend' })
    expect(analysis.dependencies.map(({ node }) => node.code)).toEqual(['b'])
    const unsure = graph.nodes.map((node) =>
      node.code === 'b' ? { ...node, placements: [placed('1', { isConfirmed: false })] } : node,
    )
    expect(kinds(analyse({ ...graph, nodes: unsure }))).toEqual({ d: 'extend' })
  })

  it('CG5 say that their kind may change where firms around them are to be verified', () => {
    const graph = line('a')
    const unsure = graph.nodes.map((node) =>
      node.code === 'd' ? { ...node, placements: [placed('1', { isConfirmed: false })] } : node,
    )
    const gap = of(analyse({ ...graph, nodes: unsure }), 'b')?.gap
    expect(gap?.kind).toBe('extend')
    expect(gap?.reasons.some(({ zh }) => zh.includes('核实后类型可能变'))).toBe(true)
  })

  it('CG6 stand in the order of what depends on them and how far they are; open tickets raise them', () => {
    const graph = line('a', 'c')
    const analysis = analyse(graph)
    expect(analysis.gaps.map(({ node }) => node.code)).toEqual(['b', 'd'])
    // b: itself, c and d of four like weights; missing, so that all is lacking.
    expect(of(analysis, 'b')?.gap).toMatchObject({ reach: 0.75, shortfall: 1, priority: 0.75 })
    const raised = graph.nodes.map((node) => (node.code === 'd' ? { ...node, openTickets: 2 } : node))
    expect(of(analyse({ ...graph, nodes: raised }), 'd')?.gap?.priority).toBeCloseTo(0.25 * 1.2)
  })
})

describe('the graph', () => {
  it('CA1 takes circles together and tells of them', () => {
    const graph: ChainGraph = {
      nodes: ['a', 'b', 'c', 'd'].map((code) => nodeOf(code, { placements: code === 'd' ? two : [] })),
      supplies: [supplyOf('a', 'b'), supplyOf('b', 'c'), supplyOf('c', 'a'), supplyOf('c', 'd')],
    }
    const analysis = analyse(graph)
    expect(analysis.faults).toEqual([{ kind: 'cycle', nodes: ['n-a', 'n-b', 'n-c'], supplies: [] }])
    // Round the circle everything depends on everything.
    expect(['a', 'b', 'c', 'd'].map((code) => of(analysis, code)?.dependants)).toEqual([3, 3, 3, 0])
    expect(kinds(analysis)).toEqual({ a: 'extend', b: 'extend', c: 'extend' })
  })

  it('CA2 tells of self-supplies, ends in other chains, repeated supplies and nodes that stand alone', () => {
    const { faults } = analyse({
      nodes: [nodeOf('a'), nodeOf('b'), nodeOf('z')],
      supplies: [
        supplyOf('a', 'b'),
        { ...supplyOf('a', 'b'), id: 'twice' },
        supplyOf('a', 'a'),
        supplyOf('b', 'elsewhere'),
      ],
    })
    expect(faults.map(({ kind }) => kind).sort()).toEqual(['alone', 'outside', 'repeated', 'self-supply'])
  })

  it('CA3 is the same whatever the order of its records', () => {
    const graph = inventChain(300, 7)
    const next = chance(99)
    const shuffled = <T>(from: readonly T[]) =>
      from
        .map((one) => [next(), one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one)
    const mixed = {
      nodes: shuffled(graph.nodes).map((node) => ({ ...node, placements: shuffled(node.placements) })),
      supplies: shuffled(graph.supplies),
    }
    const plain = (analysis: Analysis) => ({
      ...analysis,
      byId: null,
      nodes: analysis.nodes.map((one) => ({
        ...one,
        node: one.node.id,
        standing: {
          ...one.standing,
          sure: one.standing.sure.length,
          pending: one.standing.pending.length,
          capacity: 0,
          coverage: 0,
          concentration: 0,
        },
      })),
      gaps: analysis.gaps.map(({ node }) => node.id),
      singles: analysis.singles.map(({ node }) => node.id),
      dependencies: analysis.dependencies.map(({ node }) => node.id),
    })
    expect(plain(analyse(mixed))).toEqual(plain(analyse(graph)))
  })

  it('CA4 finds what depends on a node as a walk from it does', () => {
    for (const seed of [1, 2, 3]) {
      const graph = inventChain(160, seed)
      const numbered = numberGraph(graph)
      const size = numbered.nodes.length
      const weights = Float64Array.from({ length: size }, (_, i) => (i % 3) + 1)
      const components = componentsOf(size, numbered.out)
      const reach = reachOf(size, components, weights)
      for (let start = 0; start < size; start++) {
        const seen = walk(numbered.out, start)
        const others = [...seen].filter((one) => one !== start)
        expect(reach.count[start]).toBe(others.length)
        expect(reach.downstream[start]).toBe(others.reduce((sum, one) => sum + (weights[one] as number), 0))
        for (let end = 0; end < size; end += 7) if (end !== start) expect(reach.leads(start, end)).toBe(seen.has(end))
      }
    }
  })

  it('CA5 finds cut nodes as taking each away does', () => {
    for (const seed of [1, 2, 3, 4]) {
      const next = chance(seed)
      const size = 40
      const edges = Array.from({ length: 46 }, () => [Math.floor(next() * size), Math.floor(next() * size)] as const)
        .filter(([a, b]) => a !== b)
        .filter(([a, b], i, all) => all.findIndex(([c, d]) => c === a && d === b) === i)
      const out = adjacency(size, edges)
      const into = adjacency(
        size,
        edges.map(([a, b]) => [b, a] as const),
      )
      const cut = cutNodes(size, out, into)
      const pieces = (without: number) => {
        const left = Array.from({ length: size }, (_, i) => i).filter((i) => i !== without)
        const both = adjacency(
          size,
          edges
            .filter(([a, b]) => a !== without && b !== without)
            .flatMap(([a, b]) => [[a, b] as const, [b, a] as const]),
        )
        const seen = new Set<number>()
        let count = 0
        for (const i of left) {
          if (seen.has(i)) continue
          count++
          for (const one of walk(both, i)) seen.add(one)
          seen.add(i)
        }
        return count
      }
      const whole = pieces(-1)
      for (let i = 0; i < size; i++) expect(cut[i] === 1).toBe(pieces(i) > whole)
    }
  })

  it('CA6 has a critical path: the heaviest run of supplies', () => {
    const { critical } = analyse({
      nodes: ['a', 'b', 'c', 'd', 'e'].map((code) => nodeOf(code)),
      supplies: [
        supplyOf('a', 'b', { importance: 'ordinary' }),
        supplyOf('b', 'c', { importance: 'ordinary' }),
        supplyOf('c', 'e', { importance: 'ordinary' }),
        supplyOf('a', 'd', { importance: 'critical' }),
        supplyOf('d', 'e', { importance: 'critical' }),
      ],
    })
    expect(critical).toEqual({ nodes: ['n-a', 'n-d', 'n-e'], length: 6 })
  })

  it('CA7 is judged for chains as long as they like', () => {
    const size = 20_000
    const nodes = Array.from({ length: size }, (_, i) => nodeOf(String(i).padStart(5, '0')))
    const supplies = nodes.slice(1).map((node, i) => supplyOf((nodes[i] as ChainNode).code, node.code))
    expect(analyse({ nodes, supplies }).critical.nodes).toHaveLength(size)
  })
})

describe('single points of failure', () => {
  it('CS1 are nodes with one firm, those on which most depends first', () => {
    const graph = line('a', 'b', 'c', 'd')
    const single = graph.nodes.map((node) =>
      node.code === 'a' || node.code === 'c' ? { ...node, placements: [placed(node.code)] } : node,
    )
    const { singles } = analyse({ ...graph, nodes: single })
    expect(singles.map(({ node, downstream }) => [node.code, downstream])).toEqual([
      ['a', 0.75],
      ['c', 0.25],
    ])
  })

  it('CS2 are not known where others are to be verified', () => {
    const graph = line()
    const nodes = graph.nodes.map((node) =>
      node.code === 'a' ? { ...node, placements: [placed('1'), placed('2', { isConfirmed: false })] } : node,
    )
    expect(of(analyse({ ...graph, nodes }), 'a')?.isSingle).toBeNull()
  })

  it('CS3 show when a firm is taken away', () => {
    const graph = line('a', 'b', 'c', 'd')
    const nodes = graph.nodes.map((node) => (node.code === 'b' ? { ...node, placements: [placed('x')] } : node))
    const before = analyse({ ...graph, nodes })
    const left = ifFirmsLeave({ ...graph, nodes }, new Set(['Fx']), before, RULES, GAPS, ON)
    expect(left.missing).toEqual(['n-b'])
    expect(left.affected).toEqual(['n-b', 'n-c', 'n-d'])
    expect(left.share).toBe(0.75)
    expect(left.changes).toEqual([
      { id: 'n-b', before: 'weak', after: 'missing', becomesSingle: false, becomesGap: false, downstream: 0.5 },
    ])
    const one = ifFirmsLeave({ ...graph, nodes }, new Set(['F1']), before, RULES, GAPS, ON)
    expect(one.missing).toEqual([])
    expect(one.changes.every(({ becomesSingle }) => becomesSingle)).toBe(true)
  })
})

const DISCLOSED = DISCLOSURE.default
const order = (buyer: string, supplier: string, amount: number, place: ConfirmedOrder['place'] = 'district') => ({
  id: `${buyer}${supplier}`,
  node: 'n-a',
  buyer,
  supplier,
  place,
  amount,
})

describe('local supply', () => {
  const orders = [order('A', 'X', 60), order('B', 'Y', 30, 'country'), order('C', 'Z', 10, 'city')]

  it('CR1 is confirmed local orders over all confirmed orders', () => {
    const told = localSupply(orders, DISCLOSED)
    expect(told).toMatchObject({ rate: 0.6, withheld: null, orders: 3, buyers: 3, suppliers: 3 })
    expect(told.places).toEqual({ district: 0.6, city: 0.1, province: 0, country: 0.3, abroad: 0 })
    expect(localSupply(orders, { ...DISCLOSED, local: ['district', 'city'] }).rate).toBe(0.7)
  })

  it('CR2 is — where nothing is confirmed, never zero', () => {
    expect(localSupply([], DISCLOSED)).toMatchObject({ rate: null, withheld: 'none' })
    expect(
      localSupply(
        orders.map((one) => ({ ...one, place: 'abroad' as const })),
        DISCLOSED,
      ).rate,
    ).toBe(0)
  })

  it('CR3 is not told from too few buyers or sellers, or where one is nearly all of it', () => {
    expect(localSupply([order('A', 'X', 60), order('A', 'Y', 30), order('A', 'Z', 10)], DISCLOSED).withheld).toBe(
      'few-buyers',
    )
    expect(localSupply([order('A', 'X', 60), order('B', 'X', 30), order('C', 'X', 10)], DISCLOSED).withheld).toBe(
      'few-suppliers',
    )
    expect(localSupply([order('A', 'X', 9600), order('B', 'Y', 300), order('C', 'Z', 100)], DISCLOSED)).toMatchObject({
      rate: null,
      band: null,
      places: null,
      withheld: 'dominant',
    })
  })

  it('CR4 says values by their band', () => {
    const { bands } = DISCLOSED
    expect([0, 9.99, 10, 99, 100, 20_000].map((value) => bandOf(value, bands))).toEqual([0, 0, 1, 2, 3, 7])
    expect(bandWords(0, bands).zh).toBe('不到 10 万元')
    expect(bandWords(3, bands).zh).toBe('100—500 万元')
    expect(bandWords(7, bands).zh).toBe('10000 万元及以上')
  })
})

describe('settings', () => {
  it('CD1 the default deliverables are two networks, two maps, two lists, two pools and two reports', () => {
    const count = (kind: string) => DELIVERABLES.default.filter((one) => one.kind === kind).length
    expect(['network', 'map', 'list', 'pool', 'report'].map(count)).toEqual([2, 2, 2, 2, 2])
    expect(DELIVERABLES.check?.([...DELIVERABLES.default, ...DELIVERABLES.default.slice(0, 1)])).toHaveLength(1)
    expect(DISCLOSURE.check?.({ ...DISCLOSED, bands: [10, 5] })).toHaveLength(1)
  })
})

function walk(out: ReturnType<typeof adjacency>, start: number): ReadonlySet<number> {
  const seen = new Set<number>()
  const queue = [start]
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i] as number
    for (let k = out.from[at] as number; k < (out.from[at + 1] as number); k++) {
      const next = out.to[k] as number
      if (!seen.has(next)) {
        seen.add(next)
        queue.push(next)
      }
    }
  }
  return seen
}
