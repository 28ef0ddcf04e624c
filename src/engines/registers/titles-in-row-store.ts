import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../language/field.ts'
import { columnsOf } from './columns.ts'
import type { Register, Registers } from './register.ts'

/** What rows point to, by name, read in one question with the rows themselves. */
export interface TitlesInRow {
  /** Columns beside those of `t`, each with its comma before it. */
  readonly columns: RawBuilder<unknown>
  /** What they speak of besides `t`, joined to it: read once, not for each row. */
  readonly join: (division: string) => RawBuilder<unknown>
  /** Puts the names that a row tells into `titles`, by id. */
  readonly read: (row: Readonly<Record<string, unknown>>, titles: Map<string, string>) => void
}

/**
 * Names of bodies, persons and linked records; null where one of the links is to records whose name is no plain text, so that
 * `findTitles` has to be asked.
 */
export function titlesInRow(
  registers: Registers,
  register: Register,
  only: ReadonlySet<string> | null,
): TitlesInRow | null {
  const known = only === null ? everything.get(register) : undefined
  if (known !== undefined) return known
  const made = make(registers, register, only)
  if (only === null) everything.set(register, made)
  return made
}

const everything = new WeakMap<Register, TitlesInRow | null>()

const quoted = (name: string) => `"${name}"`

function make(registers: Registers, register: Register, only: ReadonlySet<string> | null): TitlesInRow | null {
  const parts: string[] = []
  const reads: ((row: Readonly<Record<string, unknown>>, titles: Map<string, string>) => void)[] = []
  const add = (column: string, told: string, said: (title: string) => string = (title) => title) => {
    const name = `~${column}`
    parts.push(`, (${told}) as ${quoted(name)}`)
    reads.push((row, titles) => {
      const [id, title] = [row[column], row[name]]
      if (typeof id === 'string' && typeof title === 'string') titles.set(id, said(title))
    })
  }
  // A division has some dozen bodies, and most rows name several.
  const body = (column: string) => add(column, `bodies.names ->> t.${quoted(column)}::text`)
  const person = (column: string) => add(column, `select p.name from person p where p.id = t.${quoted(column)}`)
  body('body')
  person('person')
  for (const [name, field] of register.fields) {
    if (only !== null && !only.has(name)) continue
    // A field that is the register's own column is told with it.
    const [column] = columnsOf(register.type, name, field)
    if (column === undefined) continue
    if (field.kind === 'body') body(name)
    else if (field.kind === 'person') person(name)
    else if (field.kind === 'link') {
      const to = registers.get(field.to)
      if (to === undefined) continue
      const linked = titleColumn(to)
      if (linked === null) return null
      add(
        name,
        `select coalesce(l.${quoted(linked.column)}, l.number, left(l.id::text, 8)) from ${quoted(to.table)} l where l.division = t.division and l.id = t.${quoted(name)}`,
        linked.said,
      )
    }
  }
  return {
    columns: sql.raw(parts.join('')),
    join: (division) => sql`
      cross join (select jsonb_object_agg(b.id::text, b.name_zh) names from body b where b.division = ${division}) bodies`,
    read: (row, titles) => {
      for (const read of reads) read(row, titles)
    },
  }
}

/** The column of text that names a record of the type, and how a choice's is said; null: it is no text, or it is masked. */
function titleColumn({ type }: Register): { column: string; said: ((title: string) => string) | undefined } | null {
  const field: Field | undefined = type.fields[type.title]
  if (field === undefined) return { column: 'number', said: undefined }
  const [column, ...others] = columnsOf(type, type.title, field)
  if (field.personal !== undefined || column?.type !== 'text' || others.length > 0) return null
  const said = field.kind === 'choice' ? (title: string) => field.choices[title]?.zh ?? title : undefined
  return { column: column.name, said }
}
