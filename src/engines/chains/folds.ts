import { columnsOf } from './layout.ts'
import type { GapKind, NodeState, Stage } from './names.ts'

/** A node as far as folding asks of it. */
export interface Foldable {
  readonly id: string
  readonly stage: Stage
  readonly state: NodeState | 'unknown'
  readonly gap: { readonly kind: GapKind } | null
}

/** Nodes of one stage that stand at the same step of it, taken together. */
export interface Fold {
  readonly id: string
  readonly stage: Stage
  /** Which step of its stage, from 1. */
  readonly step: number
  readonly nodes: readonly string[]
  readonly states: Readonly<Record<NodeState | 'unknown', number>>
  readonly gaps: number
}

export interface Folded {
  readonly folds: readonly Fold[]
  /** Supplies between two folds, and how many they are. */
  readonly links: readonly { readonly from: string; readonly to: string; readonly count: number }[]
}

/** A chain too large for one picture, taken together by its stages and their steps: the columns that it would be drawn in. */
export function foldsOf(
  nodes: readonly Foldable[],
  supplies: readonly { readonly from: string; readonly to: string }[],
): Folded {
  const index = new Map(nodes.map(({ id }, i) => [id, i]))
  const edges = supplies.flatMap(({ from, to }) => {
    const a = index.get(from)
    const b = index.get(to)
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
  const columns = columnsOf(nodes, edges)
  const keyOf = (i: number) => (nodes[i]?.stage === 'service' ? 'service' : String(columns[i]))
  const members = new Map<string, number[]>()
  for (const i of nodes.keys()) members.set(keyOf(i), [...(members.get(keyOf(i)) ?? []), i])
  const order = [...members].sort(([a], [b]) => rank(a) - rank(b))
  const steps = new Map<Stage, number>()
  const folds = order.map(([id, own]): Fold => {
    const stage = nodes[own[0] as number]?.stage as Stage
    const step = (steps.get(stage) ?? 0) + 1
    steps.set(stage, step)
    const states = { missing: 0, weak: 0, strong: 0, unknown: 0 }
    for (const i of own) states[nodes[i]?.state ?? 'unknown']++
    return {
      id,
      stage,
      step,
      nodes: own.map((i) => nodes[i]?.id as string),
      states,
      gaps: own.filter((i) => nodes[i]?.gap !== null).length,
    }
  })
  const counts = new Map<string, { from: string; to: string; count: number }>()
  for (const [a, b] of edges) {
    const from = keyOf(a)
    const to = keyOf(b)
    if (from === to) continue
    const key = `${from} ${to}`
    const found = counts.get(key) ?? { from, to, count: 0 }
    found.count++
    counts.set(key, found)
  }
  return { folds, links: [...counts.values()] }
}

const rank = (key: string) => (key === 'service' ? Number.POSITIVE_INFINITY : Number(key))
