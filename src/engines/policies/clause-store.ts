import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { Bounds } from './amount.ts'
import { type ReadClause, readClause } from './read-clause.ts'

/** A clause as its register holds it, with its policy. */
export interface StoredClause {
  readonly id: string
  readonly revision: number
  readonly state: string
  readonly policy: string
  readonly policyTitle: string
  readonly policyState: string
  readonly document: string | null
  readonly level: string
  readonly benefit: string
  readonly expiresOn: string | null
  readonly key: string
  readonly version: number
  readonly title: string
  readonly beneficiaries: string
  readonly conditions: string
  readonly formula: string
  readonly basis: string | null
  readonly mode: 'auto' | 'instant' | 'apply'
  readonly per: 'year' | 'once'
  readonly from: string
  readonly to: string
  readonly department: string
  readonly needsNotice: boolean
  readonly evidence: string | null
  readonly bounds: Bounds
}

interface Row extends Omit<StoredClause, 'bounds'> {
  readonly cap: string
  readonly roundTo: Bounds['roundTo']
  readonly group: string | null
  readonly rule: Bounds['rule']
  readonly groupCap: string | null
  readonly firmCap: string | null
}

/** Clauses of a division: one by its id, or those in force of which nobody issued a later version. */
export async function findClauses(
  db: Reading,
  division: string,
  which: { readonly id: string } | 'in-force',
): Promise<readonly StoredClause[]> {
  const { rows } = await sql<Row>`
    select c.id, c.revision, c.state, c.policy, p.title as "policyTitle", p.state as "policyState", p.document, p.level,
      p.benefit, p.expires_on::text as "expiresOn", c.key, c.version::int as version, c.title, c.beneficiaries, c.conditions,
      c.formula, c.basis, c.mode, c.per, c.window_from::text as "from", c.window_to::text as "to", c.department,
      c.needs_notice as "needsNotice", c.evidence, c.cap::text as cap, c.round_to as "roundTo", c.stack_group as "group",
      c.stack_rule as rule, c.stack_cap::text as "groupCap", p.firm_cap::text as "firmCap"
    from r_policy_clause c join r_policy p on p.division = c.division and p.id = c.policy
    where c.division = ${division} and c.ended_at is null and ${
      which === 'in-force'
        ? sql`c.state = 'in-force' and p.state = 'published' and p.ended_at is null and not exists (
            select 1 from r_policy_clause l where l.division = c.division and l.policy = c.policy and l.key = c.key
              and l.version > c.version and l.state = 'in-force' and l.ended_at is null)`
        : sql`c.id = ${which.id}::uuid`
    }
    order by p.title, c.key, c.version`.execute(db)
  return rows.map(({ cap, roundTo, group, rule, groupCap, firmCap, ...row }) => ({
    ...row,
    bounds: { cap, roundTo, group, rule: group === null ? null : rule, groupCap, firmCap },
  }))
}

/** Clauses read once while their texts stand: what is in force never changes. */
const readOf = new Map<string, ReadClause | null>()

/** A clause as it is judged; null where its texts are faulty, which only a draft's can be. */
export function readStored(clause: StoredClause): ReadClause | null {
  const key = `${clause.id} ${clause.revision}`
  const known = readOf.get(key)
  if (known !== undefined) return known
  const read = readClause(clause)
  const value = read.kind === 'read' ? read.clause : null
  if (readOf.size >= 5000) readOf.clear()
  readOf.set(key, value)
  return value
}
