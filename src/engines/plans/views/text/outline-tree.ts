import type { OutlineNode } from '../../../../model/plan-model.ts'

/** A node of the outline with what lies under it. */
export interface OutlineBranch {
  readonly node: OutlineNode
  readonly depth: number
  /** Source offsets that the node governs: from its heading to the next heading of its own rank or above. */
  readonly from: number
  readonly to: number
  readonly children: readonly OutlineBranch[]
}

const RANK = { part: 0, chapter: 1, section: 2, item: 3 } as const

/** The flat outline as a tree, by rank; ranks may be skipped. */
export function outlineTree(nodes: readonly OutlineNode[], textLength: number): OutlineBranch[] {
  interface Growing {
    node: OutlineNode
    depth: number
    from: number
    to: number
    children: Growing[]
  }
  const roots: Growing[] = []
  const open: Growing[] = []
  for (const node of nodes) {
    while (open.length > 0 && RANK[(open.at(-1) as Growing).node.level] >= RANK[node.level]) {
      ;(open.pop() as Growing).to = node.start
    }
    const branch: Growing = { node, depth: open.length, from: node.start, to: textLength, children: [] }
    const parent = open.at(-1)
    if (parent) parent.children.push(branch)
    else roots.push(branch)
    open.push(branch)
  }
  return roots
}

/** The tree from top to bottom. */
export function* branches(tree: readonly OutlineBranch[]): Generator<OutlineBranch> {
  for (const branch of tree) {
    yield branch
    yield* branches(branch.children)
  }
}

/** Titles from the top down to the node, as the tree has them; empty when the id is unknown. */
export function pathTo(tree: readonly OutlineBranch[], id: string | null): OutlineBranch[] {
  for (const branch of tree) {
    if (branch.node.id === id) return [branch]
    const below = pathTo(branch.children, id)
    if (below.length > 0) return [branch, ...below]
  }
  return []
}
