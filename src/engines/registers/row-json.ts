import type { Point, Values } from '../../language/field.ts'
import type { Register } from './register.ts'
import { pairsOf, pairsOfValues } from './search-terms.ts'

/** A row of a register as it is written, many at once. */
export interface BulkRecord {
  readonly id: string
  readonly number: string | null
  readonly revision: number
  readonly state: string | null
  readonly body: string | null
  readonly person: string | null
  readonly madeAt: Date
  readonly madeBy: string | null
  readonly madeByName: string
  readonly changedAt: Date
  readonly values: Values
}

/**
 * The row as JSON, by column: PostgreSQL gives every value its column's type and checks it. Of fields whose value is not known
 * nothing is said, which comes to the same.
 */
export function rowJson(register: Register, division: string, row: BulkRecord): Readonly<Record<string, unknown>> {
  const { type, fields } = register
  const json: Record<string, unknown> = {
    division,
    id: row.id,
    number: row.number,
    revision: row.revision,
    state: row.state,
    body: row.body,
    person: row.person,
    made_at: row.madeAt,
    made_by: row.madeBy,
    made_by_name: row.madeByName,
    changed_at: row.changedAt,
    search: [...pairsOfValues(type, row.values), ...pairsOf(row.number ?? '')],
  }
  for (const [name, { kind }] of fields) {
    const value = row.values[name] ?? null
    if (value === null) continue
    if (kind === 'point')
      [json[`${name}_lng`], json[`${name}_lat`]] = value as Point // checked when it was read
    else json[name] = value
  }
  return json
}
