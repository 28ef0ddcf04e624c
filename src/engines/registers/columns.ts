import type { Field, FieldValue, Point, Shape, Values } from '../../language/field.ts'
import { isOwnPlace } from '../../language/names.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { Register } from './register.ts'

/** A column of a register's table. */
export interface Column {
  readonly name: string
  /** As PostgreSQL names the type: 'text', 'numeric', 'timestamp with time zone'. */
  readonly type: string
}

/** The columns that keep a field: two for a point, else one of its name; none where it is the register's own `body`. */
export function columnsOf(type: RecordType, name: string, field: Field): readonly Column[] {
  if (isOwnPlace(type, name, field)) return []
  if (field.kind === 'point')
    return [
      { name: `${name}_lng`, type: 'double precision' },
      { name: `${name}_lat`, type: 'double precision' },
    ]
  return [{ name, type: columnType(field) }]
}

function columnType({ kind }: Field): string {
  switch (kind) {
    case 'integer':
      return 'bigint'
    case 'quantity':
    case 'money':
    case 'area':
    case 'percent':
      return 'numeric'
    case 'yes-no':
      return 'boolean'
    case 'choices':
      return 'text[]'
    case 'day':
      return 'date'
    case 'moment':
      return 'timestamp with time zone'
    case 'body':
    case 'link':
      return 'uuid'
    case 'shape':
      return 'jsonb'
    case 'files':
    case 'photos':
      return 'uuid[]'
    default:
      return 'text'
  }
}

/** Values as parameters of SQL, by column. */
export function columnsFromValues(register: Register, values: Values): Readonly<Record<string, unknown>> {
  const columns: Record<string, unknown> = {}
  for (const [name, field] of register.fields) {
    if (!Object.hasOwn(values, name) || isOwnPlace(register.type, name, field)) continue
    const value = values[name] as FieldValue
    if (field.kind === 'point') {
      const point = value as Point | null // checked when it was read
      columns[`${name}_lng`] = point?.[0] ?? null
      columns[`${name}_lat`] = point?.[1] ?? null
    } else if (field.kind === 'shape') columns[name] = value === null ? null : JSON.stringify(value)
    else columns[name] = value
  }
  return columns
}

/** A row as the database gives it, as values by field. */
export function valuesFromRow(register: Register, row: Readonly<Record<string, unknown>>): Values {
  const values: Record<string, FieldValue> = {}
  for (const [name, field] of register.fields) values[name] = valueFromRow(name, field, row)
  return values
}

/** The value of a field in a row that has its columns. */
export function valueFromRow(name: string, { kind }: Field, row: Readonly<Record<string, unknown>>): FieldValue {
  if (kind === 'point') {
    const [lng, lat] = [row[`${name}_lng`], row[`${name}_lat`]]
    return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null
  }
  const value = row[name]
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (kind === 'quantity' || kind === 'money' || kind === 'area' || kind === 'percent') return plain(String(value))
  return value as FieldValue | Shape // the column's type holds it to that
}

/** numeric keeps the zeros it was given. */
const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
