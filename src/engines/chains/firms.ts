import type { AnalysedNode } from './analyse.ts'

const ROLES = ['leading', 'backbone', 'supporting'] as const

/** Firms of a chain with where they stand, leading ones first, then by on how many nodes nobody else stands. */
export function firmsOfChain(nodes: readonly AnalysedNode[]) {
  const firms = new Map<
    string,
    { id: string; name: string; role: (typeof ROLES)[number]; nodes: string[]; alone: string[] }
  >()
  for (const { node, isSingle } of nodes)
    for (const { firm, name, role } of node.placements) {
      const found = firms.get(firm) ?? { id: firm, name, role, nodes: [], alone: [] }
      firms.set(firm, found)
      found.nodes.push(node.id)
      if (isSingle === true) found.alone.push(node.id)
      if (ROLES.indexOf(role) < ROLES.indexOf(found.role)) found.role = role
    }
  return [...firms.values()].sort(
    (a, b) =>
      ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || b.alone.length - a.alone.length || (a.name < b.name ? -1 : 1),
  )
}
