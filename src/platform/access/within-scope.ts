import { type RawBuilder, sql } from 'kysely'
import type { Scope } from './policy.ts'

/** Names of the columns, with their table or alias, that place a row. */
export interface PlaceColumns {
  readonly division: string
  readonly body?: string
  readonly person?: string
  readonly snapshot?: string
}

/**
 * The scope as a condition in SQL: `.where(withinScope(scope, { division: 't.division', body: 't.body' }))`. The same
 * decision as `holds`; an empty scope is false. A kind of place whose column is left out reaches nothing.
 */
export function withinScope(scope: Scope, columns: PlaceColumns): RawBuilder<boolean> {
  if (scope.isEverything) return sql<boolean>`true`
  const division = sql.ref(columns.division)
  const parts: RawBuilder<boolean>[] = []
  const [code, ...others] = scope.divisions
  // Of an array of unknown length the planner thinks that it holds ten.
  if (code !== undefined)
    parts.push(
      others.length === 0 ? sql<boolean>`${division} = ${code}` : sql<boolean>`${division} = any(${scope.divisions})`,
    )
  if (columns.body !== undefined) {
    for (const [code, bodies] of byDivision(scope.bodies, ({ body }) => body))
      parts.push(sql<boolean>`(${division} = ${code} and ${sql.ref(columns.body)} = any(${bodies}::uuid[]))`)
  }
  if (columns.person !== undefined) {
    for (const [code, persons] of byDivision(scope.own, ({ person }) => person))
      parts.push(sql<boolean>`(${division} = ${code} and ${sql.ref(columns.person)} = any(${persons}))`)
  }
  if (columns.snapshot !== undefined) {
    for (const [code, snapshots] of byDivision(scope.snapshots, ({ snapshot }) => snapshot))
      parts.push(sql<boolean>`(${division} = ${code} and ${sql.ref(columns.snapshot)} = any(${snapshots}::uuid[]))`)
  }
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`
}

function byDivision<T extends { readonly division: string }>(rows: readonly T[], key: (row: T) => string) {
  const groups = new Map<string, string[]>()
  for (const row of rows) {
    const group = groups.get(row.division)
    if (group === undefined) groups.set(row.division, [key(row)])
    else group.push(key(row))
  }
  return groups
}
