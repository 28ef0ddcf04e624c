import { sql } from 'kysely'
import type { Values } from '../../language/field.ts'
import type { Fault } from '../../model/outcome.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Register, Registers } from './register.ts'

/**
 * Everything in these values that names something which is not there: a body, a person, a linked record, a file. At the path
 * of its field.
 */
export async function faultsOfReferences(
  db: Reading,
  { registers, division, actor }: { readonly registers: Registers; readonly division: string; readonly actor: Actor },
  register: Register,
  values: Values,
  at: string,
  { record }: { readonly record: string | null },
): Promise<readonly Fault[]> {
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
    if (field.kind === 'body') {
      const found = await sql<{ ended_on: string | null }>`
        select ended_on from body where division = ${division} and id = ${value}`.execute(db)
      if (found.rows.length === 0)
        missing('没有这个单位，请从列表中选取', 'there is no such body; choose one from the list')
      else if (found.rows[0]?.ended_on !== null)
        missing('这个单位已撤并，请选现在的单位', 'this body has ended; choose the one that took its place')
    } else if (field.kind === 'person') {
      const found = await sql`
        select 1 from person p where p.id = ${value} and (p.division = ${division}
          or exists (select 1 from membership m where m.division = ${division} and m.person = p.id))`.execute(db)
      // Whoever acts is there, also where another door than an account let them in.
      const isSelf = actor.kind === 'person' && actor.id === value
      if (found.rows.length === 0 && !isSelf) missing('本区没有这个人', 'there is no such person here')
    } else if (field.kind === 'link') {
      const to = registers.get(field.to)
      if (to === undefined) continue
      const found = await sql<{ merged_into: string | null; ended_at: Date | null }>`
        select merged_into, ended_at from ${sql.table(to.table)} where division = ${division} and id = ${value}`.execute(
        db,
      )
      const [row] = found.rows
      if (row === undefined)
        missing(
          `没有这条“${to.type.name.zh}”，请从列表中选取`,
          `there is no such record (${to.type.name.en}); choose one from the list`,
        )
      else if (row.merged_into !== null)
        missing('这条记录已并入另一条，请选合并后的那条', 'this record was merged into another; choose that one')
      else if (row.ended_at !== null) missing('这条记录已移出', 'this record was taken out of the register')
    } else if (field.kind === 'files' || field.kind === 'photos') {
      const ids = value as readonly string[] // checked when it was read
      const found = await sql<{ id: string }>`
        select id from record_file where division = ${division} and type = ${register.type.id} and field = ${name}
          and id = any(${ids}::uuid[])
          and (record = ${record} or (record is null and by_id is not distinct from ${actor.kind === 'person' ? actor.id : null}))`.execute(
        db,
      )
      const there = new Set(found.rows.map(({ id }) => id))
      const gone = ids.filter((id) => !there.has(id)).length
      if (gone > 0) missing(`有 ${gone} 个附件找不到，请重新上传`, `${gone} files are missing; upload them again`)
    }
  }
  return faults
}
