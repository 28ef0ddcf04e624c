import { circleThrough, componentsOf, cutNodes } from './components.ts'
import { type CriticalPath, criticalPath } from './critical.ts'
import type { ChainGraph, ChainNode } from './facts.ts'
import { type Gap, gapsOf } from './gaps.ts'
import { type GraphFault, neighbours, numberGraph } from './graph.ts'
import { judgeNode, type NodeStanding } from './judge-node.ts'
import { reachOf } from './reach.ts'
import type { GapRules, NodeRules } from './settings.ts'

/** One node with everything that is computed of it. */
export interface AnalysedNode {
  readonly node: ChainNode
  readonly standing: NodeStanding
  readonly gap: Gap | null
  /** Share of the chain's weight that depends on it, without itself, 0 to 1. */
  readonly downstream: number
  /** How many nodes those are. */
  readonly dependants: number
  /** Whether the chain falls into more pieces without it (割点). */
  readonly isCut: boolean
  /** Whether one firm alone stands on it; null: firms to be verified decide. */
  readonly isSingle: boolean | null
  /** It is missing here and not wanted here: bought elsewhere. */
  readonly isDependency: boolean
  readonly suppliers: readonly string[]
  readonly users: readonly string[]
}

export interface Analysis {
  /** In the order of their codes. */
  readonly nodes: readonly AnalysedNode[]
  readonly byId: ReadonlyMap<string, AnalysedNode>
  /** By priority, the most pressing first; then by code. */
  readonly gaps: readonly (AnalysedNode & { readonly gap: Gap })[]
  /** Single points of failure: nodes with one firm, the one on which most depends first. */
  readonly singles: readonly AnalysedNode[]
  readonly dependencies: readonly AnalysedNode[]
  /** Ids of the nodes on the critical path, in the order of supply. */
  readonly critical: { readonly nodes: readonly string[]; readonly length: number }
  readonly faults: readonly GraphFault[]
}

/**
 * Everything that the graph of a chain says by itself, on a day and by the rules of that day. Pure: the order of the records
 * makes no difference.
 */
export function analyseChain(graph: ChainGraph, nodeRules: NodeRules, gapRules: GapRules, on: string): Analysis {
  const numbered = numberGraph(graph)
  const { nodes, out, into } = numbered
  const size = nodes.length
  const components = componentsOf(size, out)
  const weights = Float64Array.from(nodes, ({ weight }) => gapRules.weights[weight])
  const whole = weights.reduce((sum, one) => sum + one, 0)
  const share = (weight: number) => (whole === 0 ? 0 : weight / whole)
  const reach = reachOf(size, components, weights)
  const cut = cutNodes(size, out, into)
  const standings = nodes.map((node) => judgeNode(node, nodeRules, on))
  const gaps = gapsOf(
    numbered,
    components,
    standings,
    Array.from(nodes, (_, i) => share((reach.downstream[i] as number) + (weights[i] as number))),
    gapRules,
  )
  const analysed = nodes.map((node, i): AnalysedNode => {
    const standing = standings[i] as NodeStanding
    return {
      node,
      standing,
      gap: gaps[i] as Gap | null,
      downstream: share(reach.downstream[i] as number),
      dependants: reach.count[i] as number,
      isCut: cut[i] === 1,
      isSingle: isSingle(standing),
      isDependency: standing.state === 'missing' && node.wanted !== 'here',
      suppliers: Array.from(neighbours(into, i), (one) => (nodes[one] as ChainNode).id),
      users: Array.from(neighbours(out, i), (one) => (nodes[one] as ChainNode).id),
    }
  })
  const circles = components.members
    .filter((members) => members.length > 1)
    .map(
      (members): GraphFault => ({
        kind: 'cycle',
        nodes: circleThrough(members, out).map((one) => (nodes[one] as ChainNode).id),
        supplies: [],
      }),
    )
  const path: CriticalPath = criticalPath(numbered, components, gapRules.supplies)
  return {
    nodes: analysed,
    byId: new Map(analysed.map((one) => [one.node.id, one])),
    gaps: analysed
      .filter((one): one is AnalysedNode & { gap: Gap } => one.gap !== null)
      .sort((a, b) => b.gap.priority - a.gap.priority || (a.node.code < b.node.code ? -1 : 1)),
    singles: analysed
      .filter((one) => one.isSingle === true)
      .sort((a, b) => b.downstream - a.downstream || (a.node.code < b.node.code ? -1 : 1)),
    dependencies: analysed
      .filter((one) => one.isDependency)
      .sort((a, b) => b.downstream - a.downstream || (a.node.code < b.node.code ? -1 : 1)),
    critical: { nodes: path.nodes.map((one) => (nodes[one] as ChainNode).id), length: path.length },
    faults: [...circles, ...numbered.faults],
  }
}

/** One firm is sure, and nobody else may be there; with others to be verified nobody can tell. */
function isSingle({ sure, pending }: NodeStanding): boolean | null {
  const firms = new Set(sure.map(({ firm }) => firm))
  const all = new Set([...sure, ...pending].map(({ firm }) => firm))
  if (firms.size > 1 || all.size === 0) return false
  if (all.size === 1) return firms.size === 1 ? true : null
  return null
}
