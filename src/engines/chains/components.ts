import { type Adjacency, adjacency, degree, neighbours } from './graph.ts'

/**
 * Nodes that supply one another in a circle, taken together: a circle has no first and no last, so that whatever asks for an
 * order asks for the order of components. Components are numbered so that every supply leads to a higher number.
 */
export interface Components {
  /** Component of each node. */
  readonly of: Int32Array
  /** Nodes of each component, in rising order. */
  readonly members: readonly (readonly number[])[]
  /** Supplies between components, once each. */
  readonly out: Adjacency
}

/** Strongly connected components by Tarjan's algorithm, without recursion: chains may be as long as they like. */
export function componentsOf(size: number, out: Adjacency): Components {
  const order = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const of = new Int32Array(size).fill(-1)
  const onStack = new Uint8Array(size)
  const stack: number[] = []
  const found: number[][] = []
  const path: number[] = []
  const at = new Int32Array(size)
  let counter = 0
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue
    path.push(root)
    while (path.length > 0) {
      const node = path[path.length - 1] as number
      if (order[node] === -1) {
        order[node] = counter
        low[node] = counter
        counter++
        stack.push(node)
        onStack[node] = 1
        at[node] = out.from[node] as number
      }
      if ((at[node] as number) < (out.from[node + 1] as number)) {
        const next = out.to[at[node] as number] as number
        at[node] = (at[node] as number) + 1
        if (order[next] === -1) path.push(next)
        else if (onStack[next] === 1) low[node] = Math.min(low[node] as number, order[next] as number)
        continue
      }
      path.pop()
      const parent = path[path.length - 1]
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number)
      if (low[node] !== order[node]) continue
      const members: number[] = []
      for (;;) {
        const member = stack.pop() as number
        onStack[member] = 0
        of[member] = found.length
        members.push(member)
        if (member === node) break
      }
      found.push(members.sort((a, b) => a - b))
    }
  }
  // Tarjan finds what is reached before what reaches it: the other way round, supplies go up.
  const count = found.length
  for (let i = 0; i < size; i++) of[i] = count - 1 - (of[i] as number)
  const members = found.reverse()
  const seen = new Set<number>()
  const edges: (readonly [number, number])[] = []
  for (let i = 0; i < size; i++) {
    const a = of[i] as number
    for (const next of neighbours(out, i)) {
      const b = of[next] as number
      const key = a * count + b
      if (a === b || seen.has(key)) continue
      seen.add(key)
      edges.push([a, b])
    }
  }
  return { of, members, out: adjacency(count, edges) }
}

/** One circle through a component of several nodes: the shortest through its first node, in the order of supply. */
export function circleThrough(members: readonly number[], out: Adjacency): readonly number[] {
  const [first] = members
  if (first === undefined || members.length < 2) return members
  const inside = new Set(members)
  const before = new Map<number, number>()
  const queue = [first]
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] as number
    for (const next of neighbours(out, node)) {
      if (next === first) {
        const circle = [node]
        for (let back = node; back !== first; ) {
          back = before.get(back) as number
          circle.push(back)
        }
        return circle.reverse()
      }
      if (!inside.has(next) || before.has(next)) continue
      before.set(next, node)
      queue.push(next)
    }
  }
  return members
}

/**
 * Nodes whose removal breaks the chain into more pieces than before (割点), arrows left aside: articulation points, by one
 * walk without recursion.
 */
export function cutNodes(size: number, out: Adjacency, into: Adjacency): Uint8Array {
  const cut = new Uint8Array(size)
  const order = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const parent = new Int32Array(size).fill(-1)
  const at = new Int32Array(size)
  let counter = 0
  const neighbour = (node: number, k: number) => {
    const outs = degree(out, node)
    return (
      k < outs ? out.to[(out.from[node] as number) + k] : into.to[(into.from[node] as number) + k - outs]
    ) as number
  }
  const path: number[] = []
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue
    let children = 0
    path.push(root)
    order[root] = low[root] = counter++
    while (path.length > 0) {
      const node = path[path.length - 1] as number
      if ((at[node] as number) < degree(out, node) + degree(into, node)) {
        const next = neighbour(node, at[node] as number)
        at[node] = (at[node] as number) + 1
        if (order[next] === -1) {
          parent[next] = node
          order[next] = low[next] = counter++
          path.push(next)
          if (node === root) children++
        } else if (next !== parent[node]) low[node] = Math.min(low[node] as number, order[next] as number)
        continue
      }
      path.pop()
      const up = parent[node] as number
      if (up === -1) continue
      low[up] = Math.min(low[up] as number, low[node] as number)
      if (up !== root && (low[node] as number) >= (order[up] as number)) cut[up] = 1
    }
    if (children > 1) cut[root] = 1
  }
  return cut
}
