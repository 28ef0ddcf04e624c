import type { Components } from './components.ts'
import type { NumberedGraph } from './graph.ts'
import type { Importance } from './names.ts'

export interface CriticalPath {
  /** Numbers of the nodes, in the order of supply. */
  readonly nodes: readonly number[]
  readonly length: number
}

/**
 * The path of supplies along which most depends on most (关键路径): the sum of its supplies' importance is the greatest. A
 * circle counts as one place, entered and left by its strongest supplies. Of equal paths the one whose codes come first.
 */
export function criticalPath(
  { nodes, supplies, index }: NumberedGraph,
  { of, members }: Components,
  worth: Readonly<Record<Importance, number>>,
): CriticalPath {
  const count = members.length
  const best = new Float64Array(count)
  const via: ({ readonly from: number; readonly to: number } | undefined)[] = Array.from({ length: count })
  const edges = supplies
    .map(({ supplier, consumer, importance }) => ({
      from: index.get(supplier) as number,
      to: index.get(consumer) as number,
      worth: worth[importance],
    }))
    .filter(({ from, to }) => of[from] !== of[to])
    .sort((a, b) => (of[a.from] as number) - (of[b.from] as number) || a.from - b.from || a.to - b.to)
  for (const edge of edges) {
    const to = of[edge.to] as number
    const length = (best[of[edge.from] as number] as number) + edge.worth
    if (length > (best[to] as number)) {
      best[to] = length
      via[to] = edge
    }
  }
  let end = -1
  for (let one = 0; one < count; one++)
    if (via[one] !== undefined && (end === -1 || (best[one] as number) > (best[end] as number))) end = one
  if (end === -1) return { nodes: [], length: 0 }
  const path: number[] = []
  const add = (node: number) => {
    if (path[path.length - 1] !== node) path.push(node)
  }
  let at = end
  for (let edge = via[at]; edge !== undefined; edge = via[at]) {
    add(edge.to)
    add(edge.from)
    at = of[edge.from] as number
  }
  return { nodes: path.reverse().filter((node) => nodes[node] !== undefined), length: best[end] as number }
}
