import type { Analysis } from './analyse.ts'
import { analyseChain } from './analyse.ts'
import type { ChainGraph } from './facts.ts'
import type { NodeState } from './names.ts'
import type { GapRules, NodeRules } from './settings.ts'

/** What would come of it if some firms left the chain. */
export interface WhatIf {
  readonly changes: readonly {
    readonly id: string
    readonly before: NodeState | null
    readonly after: NodeState | null
    /** Whether the node is left to one firm. */
    readonly becomesSingle: boolean
    readonly becomesGap: boolean
    readonly downstream: number
  }[]
  /** Nodes that would be missing, and everything that depends on one of them. */
  readonly missing: readonly string[]
  readonly affected: readonly string[]
  /** Share of the chain's weight that the affected are, 0 to 1. */
  readonly share: number
}

/** Takes the firms off every node and judges the chain again: the same rules, one fact fewer. */
export function ifFirmsLeave(
  graph: ChainGraph,
  firms: ReadonlySet<string>,
  before: Analysis,
  nodeRules: NodeRules,
  gapRules: GapRules,
  on: string,
): WhatIf {
  const without: ChainGraph = {
    ...graph,
    nodes: graph.nodes.map((node) => ({
      ...node,
      placements: node.placements.filter(({ firm }) => !firms.has(firm)),
    })),
  }
  const after = analyseChain(without, nodeRules, gapRules, on)
  const changes = before.nodes.flatMap((was) => {
    const is = after.byId.get(was.node.id)
    if (is === undefined || !was.node.placements.some(({ firm }) => firms.has(firm))) return []
    return [
      {
        id: was.node.id,
        before: was.standing.state,
        after: is.standing.state,
        becomesSingle: was.isSingle !== true && is.isSingle === true,
        becomesGap: was.gap === null && is.gap !== null,
        downstream: is.downstream,
      },
    ]
  })
  const missing = changes.filter(({ after: state, before: was }) => state === 'missing' && was !== 'missing')
  const affected = new Set(missing.map(({ id }) => id))
  const queue = [...affected]
  for (let i = 0; i < queue.length; i++)
    for (const user of after.byId.get(queue[i] as string)?.users ?? [])
      if (!affected.has(user)) {
        affected.add(user)
        queue.push(user)
      }
  const weight = (ids: Iterable<string>) =>
    [...ids].reduce((sum, id) => sum + gapRules.weights[after.byId.get(id)?.node.weight ?? 'ordinary'], 0)
  const whole = weight(after.byId.keys())
  return {
    changes,
    missing: missing.map(({ id }) => id),
    affected: after.nodes.map(({ node }) => node.id).filter((id) => affected.has(id)),
    share: whole === 0 ? 0 : weight(affected) / whole,
  }
}
