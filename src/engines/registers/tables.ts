import type { Field } from '../../language/field.ts'
import { isNumberKind, isOwnPlace, isSortableKind } from '../../language/names.ts'
import { isCodeKind, LONGEST } from '../../language/read-value.ts'
import type { Likeness, RecordType } from '../../language/record-type.ts'
import type { Bilingual } from '../../model/system.ts'
import { columnsOf } from './columns.ts'
import type { Register, Registers } from './register.ts'

/**
 * What the declarations say about a field's column, kept beside it in the database (as its comment), so that the next
 * version of the declaration can be held against it.
 */
export interface ColumnSpec {
  readonly kind: Field['kind']
  readonly unit?: string
  readonly atMost?: number
  readonly least?: number
  readonly most?: number
  readonly choices?: readonly string[]
  readonly to?: string
}

export interface DeclaredColumn {
  readonly name: string
  readonly type: string
  readonly spec: ColumnSpec
  /** A condition on the column in SQL, or null. */
  readonly check: string | null
  /** Table whose row it must name, with the division. */
  readonly refersTo: string | null
}

export interface DeclaredTable {
  readonly name: string
  readonly type: string
  readonly columns: readonly DeclaredColumn[]
  /** By name: what follows `on <table>`. The name holds a hash of it, so that another index has another name. */
  readonly indexes: Readonly<Record<string, { readonly isUnique: boolean; readonly on: string }>>
}

/** What is in the database now. */
export interface PresentTable {
  readonly name: string
  readonly columns: ReadonlyMap<string, { readonly type: string; readonly comment: string | null }>
  readonly constraints: ReadonlySet<string>
  readonly indexes: ReadonlySet<string>
}

/** A step that brings a table up to date; `because` says what of the declaration asks for it, should the database refuse. */
export interface Change {
  readonly sql: string
  readonly because: string
}

/** A declaration that changed so that rows that are there would mean something else. */
export interface SchemaRefusal {
  /** 'hazard.fields.level'. */
  readonly at: string
  readonly message: Bilingual
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Eight hexadecimal digits (FNV-1a, 32 bits): tells definitions of one table apart, no more. */
function hashOf(text: string): string {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return (sum >>> 0).toString(16).padStart(8, '0')
}

/** A name of at most 63 bytes: what it is, then a hash of that, then one of how it is defined. */
const prefixOf = (table: string, what: string) => `${`${table}_${what}`.slice(0, 40)}_${hashOf(`${table} ${what}`)}_`
const nameFor = (table: string, what: string, definition: string) => `${prefixOf(table, what)}${hashOf(definition)}`

const checkName = (table: string, column: string, check: string) => nameFor(table, `${column}_check`, check)

/** The table of a register as its declaration wants it. */
export function declaredTable(register: Register): DeclaredTable {
  const { type, table, fields } = register
  const columns = fields.flatMap(([name, field]) =>
    columnsOf(type, name, field).map((column) => ({
      ...column,
      spec: specOf(field),
      check: checkOf(column.name, field),
      refersTo: field.kind === 'body' ? 'body' : field.kind === 'link' ? `r_${field.to.replaceAll('-', '_')}` : null,
    })),
  )
  return { name: table, type: type.id, columns, indexes: indexesOf(register) }
}

function specOf(field: Field): ColumnSpec {
  const { kind } = field
  if (kind === 'text' || kind === 'long-text') return { kind, atMost: field.atMost ?? LONGEST[kind] }
  if (kind === 'choice' || kind === 'choices') return { kind, choices: Object.keys(field.choices) }
  if (kind === 'link') return { kind, to: field.to }
  if (isNumberKind(kind)) {
    const { unit, least, most } = field as { unit?: string; least?: number; most?: number } // a number field
    return {
      kind,
      ...(unit === undefined ? {} : { unit }),
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    }
  }
  return { kind }
}

function checkOf(column: string, field: Field): string | null {
  const name = quoted(column)
  const { kind } = field
  if (kind === 'text' || kind === 'long-text') return `char_length(${name}) <= ${field.atMost ?? LONGEST[kind]}`
  if (isCodeKind(kind) || kind === 'period' || kind === 'clause' || kind === 'person')
    return `char_length(${name}) <= 100`
  if (kind === 'choice') return `${name} = any (array[${Object.keys(field.choices).map(literal).join(', ')}])`
  if (kind === 'choices') return `${name} <@ array[${Object.keys(field.choices).map(literal).join(', ')}]`
  if (kind === 'point') return column.endsWith('_lng') ? `${name} between -180 and 180` : `${name} between -90 and 90`
  if (isNumberKind(kind)) {
    const { least, most } = field as { least?: number; most?: number } // a number field
    const parts = [
      ...(least === undefined ? [] : [`${name} >= ${least}`]),
      ...(most === undefined ? [] : [`${name} <= ${most}`]),
    ]
    return parts.length === 0 ? null : parts.join(' and ')
  }
  return null
}

/** The fields by which, with the time, what may be the same thing is found through an index; none: it is found in another way. */
export const foundByTime = (type: RecordType, { same, within }: Likeness): readonly string[] =>
  within?.hours === undefined
    ? []
    : same.filter((name) => columnsOf(type, name, type.fields[name] as Field).length === 1) // checked when it is declared

function indexesOf({ type, table, fields, system }: Register): DeclaredTable['indexes'] {
  const indexes: Record<string, { isUnique: boolean; on: string }> = {}
  const add = (what: string, on: string, isUnique = false) => {
    indexes[nameFor(table, what, on)] = { isUnique, on }
  }
  // A new record of a long course knows few of its fields: it is entered where something is known of it, not in thirty places.
  const where = (name: string) => `where ${quoted(name)} is not null`
  add('changed', '(division, changed_at desc, id)')
  // Boards take the latest of each state from these, and counts by state are read from them alone, without the rows.
  add('state', '(division, state, changed_at desc, id) where ended_at is null')
  add('body', '(division, body, state, changed_at desc, id) where ended_at is null')
  add('person', `(division, person) ${where('person')}`)
  add('search', 'using gin (search)')
  if (type.number !== undefined) add('number', '(division, number)', true)
  for (const [name, field] of fields) {
    if (isOwnPlace(type, name, field)) continue
    if (field.kind === 'link' || field.kind === 'body' || field.kind === 'person')
      add(name, `(division, ${quoted(name)}) ${where(name)}`)
    if (field.kind === 'point')
      add(name, `(division, ${quoted(`${name}_lng`)}, ${quoted(`${name}_lat`)}) ${where(`${name}_lng`)}`)
  }
  for (const unique of type.unique ?? [])
    add(`unique_${unique.join('_')}`, `(division, ${unique.map(quoted).join(', ')}) where ended_at is null`, true)
  // What may be the same thing is looked for among the records of those hours: places gather records over the years.
  for (const likeness of type.alike ?? []) {
    const equal = foundByTime(type, likeness)
    if (equal.length > 0) add(`alike_${equal.join('_')}`, `(division, ${equal.map(quoted).join(', ')}, made_at)`)
  }
  const sorted = new Set<string>()
  for (const name of type.columns) sorted.add(name)
  for (const { sort = [] } of type.views ?? []) for (const { field } of sort) sorted.add(field)
  for (const { of, time } of system.metrics ?? [])
    if (of === type.id) for (const name of Object.values(time)) if (name !== undefined) sorted.add(name)
  for (const name of sorted) {
    const field = type.fields[name]
    if (field === undefined || !isSortableKind(field.kind)) continue
    add(`by_${name}`, `(division, ${quoted(name)}, id)${field.required === true ? '' : ` ${where(name)}`}`)
  }
  for (const name of sortedInStates(type))
    add(
      `in_state_${name}`,
      `(division, state, ${quoted(name)}, id) where ended_at is null and ${quoted(name)} is not null`,
    )
  return indexes
}

/** The fields in whose order the records of a state are kept ready: by which a ready-made view is sorted. */
export const sortedInStates = (type: RecordType): ReadonlySet<string> =>
  new Set(
    type.lifecycle === undefined
      ? []
      : (type.views ?? [])
          .flatMap(({ sort = [] }) => sort.slice(0, 1).map(({ field }) => field))
          .filter((name) => {
            const field = type.fields[name]
            return field !== undefined && isSortableKind(field.kind)
          }),
  )

/**
 * What has to be done so that the tables hold what the declarations say: tables, columns, wider checks and indexes are added,
 * nothing is ever dropped but a check or an index that another takes the place of. Refused where rows that are there would
 * come to mean something else: another kind, another unit, another target of a link.
 */
export function schemaChanges(
  declared: readonly DeclaredTable[],
  present: readonly PresentTable[],
): { readonly changes: readonly Change[]; readonly refusals: readonly SchemaRefusal[] } {
  const before = new Map(present.map((table) => [table.name, table]))
  const changes: Change[] = []
  const refusals: SchemaRefusal[] = []
  for (const table of declared) {
    if (!before.has(table.name)) changes.push({ sql: createTable(table), because: table.type })
  }
  // Columns after all tables: they may refer to one another, in circles as well.
  for (const table of declared) {
    const there = before.get(table.name)
    for (const column of table.columns) {
      const at = `${table.type}.fields.${column.name}`
      const old = there?.columns.get(column.name)
      if (old === undefined && there !== undefined)
        changes.push({
          sql: `alter table ${quoted(table.name)} add column ${quoted(column.name)} ${column.type}`,
          because: at,
        })
      else if (old !== undefined) {
        const refusal = refusalOf(at, column, old)
        if (refusal !== null) {
          refusals.push(refusal)
          continue
        }
      }
      changes.push(...constraintChanges(table, column, there, at))
      const comment = JSON.stringify(column.spec)
      if (old?.comment !== comment)
        changes.push({
          sql: `comment on column ${quoted(table.name)}.${quoted(column.name)} is ${literal(comment)}`,
          because: at,
        })
    }
    const { indexes: indexesThere = new Set<string>() } = there ?? {}
    for (const [name, { isUnique, on }] of Object.entries(table.indexes)) {
      if (indexesThere.has(name)) continue
      changes.push({
        sql: `create ${isUnique ? 'unique ' : ''}index ${quoted(name)} on ${quoted(table.name)} ${on}`,
        because: table.type,
      })
    }
    for (const name of indexesThere) {
      if (name.startsWith(`${table.name}_`) && isOurs(name) && table.indexes[name] === undefined)
        changes.push({ sql: `drop index ${quoted(name)}`, because: table.type })
    }
  }
  return { changes, refusals }
}

/** Whether we gave the name, with its hashes: '…_0a1b2c3d_0a1b2c3d'. Nothing else is ever touched. */
const isOurs = (name: string) => /_[0-9a-f]{8}_[0-9a-f]{8}$/.test(name)

function constraintChanges(
  table: DeclaredTable,
  column: DeclaredColumn,
  there: PresentTable | undefined,
  at: string,
): readonly Change[] {
  const changes: Change[] = []
  const present = there?.constraints ?? new Set<string>()
  const name = column.check === null ? null : checkName(table.name, column.name, column.check)
  const prefix = prefixOf(table.name, `${column.name}_check`)
  for (const old of present)
    if (old !== name && old.startsWith(prefix))
      changes.push({ sql: `alter table ${quoted(table.name)} drop constraint ${quoted(old)}`, because: at })
  // A new table is made with its checks.
  if (name !== null && !present.has(name) && there !== undefined)
    changes.push({
      sql: `alter table ${quoted(table.name)} add constraint ${quoted(name)} check (${column.check})`,
      because: at,
    })
  if (column.refersTo !== null) {
    const link = nameFor(table.name, `${column.name}_fkey`, column.refersTo)
    if (!present.has(link))
      changes.push({
        sql: `alter table ${quoted(table.name)} add constraint ${quoted(link)} foreign key (division, ${quoted(column.name)}) references ${quoted(column.refersTo)} (division, id) deferrable`,
        because: at,
      })
  }
  return changes
}

function createTable({ name, columns }: DeclaredTable): string {
  const own = columns.map((column) => {
    const check =
      column.check === null
        ? ''
        : ` constraint ${quoted(checkName(name, column.name, column.check))} check (${column.check})`
    return `\n    ${quoted(column.name)} ${column.type}${check},`
  })
  return `create table ${quoted(name)} (
    division text not null references division (code),
    id uuid not null,
    number text,
    revision integer not null default 1,
    state text,
    body uuid,
    person text,
    made_at timestamp with time zone not null,
    made_by text,
    made_by_name text not null,
    changed_at timestamp with time zone not null,
    ended_at timestamp with time zone,
    merged_into uuid,
    search text[] not null default '{}',${own.join('')}
    primary key (division, id),
    foreign key (division, body) references body (division, id),
    foreign key (division, merged_into) references ${quoted(name)} (division, id)
  )`
}

function refusalOf(
  at: string,
  column: DeclaredColumn,
  old: { readonly type: string; readonly comment: string | null },
): SchemaRefusal | null {
  if (old.type !== column.type)
    return {
      at,
      message: {
        zh: `${at}：列的类型由 ${old.type} 变成了 ${column.type}。请改用新的字段名，或写一个迁移。`,
        en: `${at}: the column's type changed from ${old.type} to ${column.type}. Give the field a new name, or write a migration.`,
      },
    }
  const was = specFrom(old.comment)
  if (was === null) return null
  const changed = (what: string, before: string | undefined, after: string | undefined): SchemaRefusal => ({
    at,
    message: {
      zh: `${at}：${what} 由“${before ?? '—'}”变成了“${after ?? '—'}”，已有数据的含义会变。请改用新的字段名，或写一个迁移。`,
      en: `${at}: ${what} changed from “${before ?? '—'}” to “${after ?? '—'}”, so rows that are there would mean something else. Give the field a new name, or write a migration.`,
    },
  })
  const isText = (kind: Field['kind']) => kind === 'text' || kind === 'long-text'
  if (was.kind !== column.spec.kind && !(isText(was.kind) && isText(column.spec.kind)))
    return changed('kind', was.kind, column.spec.kind)
  if (was.unit !== column.spec.unit) return changed('unit', was.unit, column.spec.unit)
  if (was.to !== column.spec.to) return changed('to', was.to, column.spec.to)
  return null
}

function specFrom(comment: string | null): ColumnSpec | null {
  try {
    return comment === null ? null : (JSON.parse(comment) as ColumnSpec) // written by us
  } catch {
    return null
  }
}

export const declaredTables = (registers: Registers): readonly DeclaredTable[] =>
  [...registers.values()].map(declaredTable)
