import { type RawBuilder, sql } from 'kysely'
import type { FieldValue, Values } from '../../language/field.ts'
import type { Fault } from '../../model/outcome.ts'
import { type Actor, idOf } from '../../platform/access/actor.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Register, Registers } from './register.ts'

/** Values that name things, whose they are, and at which path their faults are told. */
export interface Naming {
  readonly values: Values
  readonly at: string
  /** null: a record that is about to be made. */
  readonly record: string | null
  readonly actor: Actor
}

/** What is known of something that is named: by its field and id. */
interface Known {
  readonly field: string
  readonly id: string
  readonly is: 'there' | 'ended' | 'merged'
  /** Of a file: the record that it belongs to, and who brought it. */
  readonly record: string | null
  readonly by: string | null
}

/**
 * Everything in these values that names something which is not there: a body, a person, a linked record, a file. At the path
 * of its field.
 */
export async function faultsOfReferences(
  db: Reading,
  desk: { readonly registers: Registers; readonly division: string; readonly actor: Actor },
  register: Register,
  values: Values,
  at: string,
  { record }: { readonly record: string | null },
): Promise<readonly Fault[]> {
  const [faults = []] = await faultsOfAllReferences(db, desk, register, [{ values, at, record, actor: desk.actor }])
  return faults
}

/** The same for many records of one type, in their order, with one question. */
export async function faultsOfAllReferences(
  db: Reading,
  { registers, division }: { readonly registers: Registers; readonly division: string },
  register: Register,
  namings: readonly Naming[],
): Promise<readonly (readonly Fault[])[]> {
  const known = await findNamed(db, registers, register, division, namings)
  return namings.map((naming) => faultsOf(registers, register, naming, known))
}

const keyOf = (field: string, id: string) => `${field} ${id.toLowerCase()}`

/** Everything that the values name and that is there. */
async function findNamed(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  namings: readonly Naming[],
): Promise<ReadonlyMap<string, Known>> {
  const parts: RawBuilder<unknown>[] = []
  for (const [name, field] of register.fields) {
    const ids = [...new Set(namings.flatMap(({ values }) => idsIn(values[name])))]
    if (ids.length === 0) continue
    if (field.kind === 'body')
      parts.push(sql`
        select ${name}::text, id::text, case when ended_on is null then 'there' else 'ended' end, null::text, null::text
        from body where division = ${division} and id = any(${ids}::uuid[])`)
    else if (field.kind === 'person')
      parts.push(sql`
        select ${name}::text, p.id, 'there', null::text, null::text from person p where p.id = any(${ids}::text[]) and (p.division = ${division}
          or exists (select 1 from membership m where m.division = ${division} and m.person = p.id))`)
    else if (field.kind === 'link') {
      const to = registers.get(field.to)
      if (to !== undefined)
        parts.push(sql`
          select ${name}::text, id::text, case when merged_into is not null then 'merged' when ended_at is not null then 'ended' else 'there' end,
            null::text, null::text
          from ${sql.table(to.table)} where division = ${division} and id = any(${ids}::uuid[])`)
    } else if (field.kind === 'files' || field.kind === 'photos')
      parts.push(sql`
        select ${name}::text, id::text, 'there', record::text, by_id from record_file
        where division = ${division} and type = ${register.type.id} and field = ${name} and id = any(${ids}::uuid[])`)
  }
  if (parts.length === 0) return new Map()
  const found = await sql<Known>`
    select * from (${sql.join(parts, sql` union all `)}) named(field, id, "is", record, "by")`.execute(db)
  return new Map(found.rows.map((row) => [keyOf(row.field, row.id), row]))
}

/** The ids in a value: a list's, or the one. */
const idsIn = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

function faultsOf(
  registers: Registers,
  register: Register,
  { values, at, record, actor }: Naming,
  all: ReadonlyMap<string, Known>,
): readonly Fault[] {
  const faults: Fault[] = []
  for (const [name, field] of register.fields) {
    const value = values[name]
    if (value === null || value === undefined) continue
    const missing = (zh: string, en: string) =>
      faults.push({
        at: `${at}.${name}`,
        code: 'not-there',
        message: { zh: `${field.label.zh}：${zh}`, en: `${field.label.en}: ${en}` },
      })
    const known = typeof value === 'string' ? all.get(keyOf(name, value)) : undefined
    if (field.kind === 'body') {
      if (known === undefined)
        missing('没有这个单位，请从列表中选取', 'there is no such body; choose one from the list')
      else if (known.is === 'ended')
        missing('这个单位已撤并，请选现在的单位', 'this body has ended; choose the one that took its place')
    } else if (field.kind === 'person') {
      // Whoever acts is there, also where another door than an account let them in.
      const isSelf = actor.kind === 'person' && actor.id === value
      if (known === undefined && !isSelf) missing('本区没有这个人', 'there is no such person here')
    } else if (field.kind === 'link') {
      const to = registers.get(field.to)
      if (to === undefined) continue
      if (known === undefined)
        missing(
          `没有这条“${to.type.name.zh}”，请从列表中选取`,
          `there is no such record (${to.type.name.en}); choose one from the list`,
        )
      else if (known.is === 'merged')
        missing('这条记录已并入另一条，请选合并后的那条', 'this record was merged into another; choose that one')
      else if (known.is === 'ended') missing('这条记录已移出', 'this record was taken out of the register')
    } else if (field.kind === 'files' || field.kind === 'photos') {
      const byId = idOf(actor)
      const isOurs = (file: Known | undefined) =>
        file !== undefined && (file.record === null ? file.by === byId : file.record === record)
      const gone = idsIn(value).filter((id) => !isOurs(all.get(keyOf(name, id)))).length
      if (gone > 0) missing(`有 ${gone} 个附件找不到，请重新上传`, `${gone} files are missing; upload them again`)
    }
  }
  return faults
}
