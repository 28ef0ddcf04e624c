import { type RawBuilder, sql } from 'kysely'
import type { Values } from '../../language/field.ts'
import type { Likeness } from '../../language/record-type.ts'
import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { LinkAnswer } from './answers.ts'
import { columnsFromValues } from './columns.ts'
import { titleOf } from './facts-store.ts'
import { columnsOfRecord, reached, recordFromRow, type StoredRecord } from './record-store.ts'
import type { Register } from './register.ts'
import { foundByTime } from './tables.ts'

const MOST = 20
const METRES_A_DEGREE = 111_320

/** Records that may be the same thing as this one (疑似重复), as far as the scope reaches. People decide. */
export async function findAlike(
  db: Reading,
  register: Register,
  scope: Scope,
  record: StoredRecord,
): Promise<readonly LinkAnswer[]> {
  const conditions = (register.type.alike ?? []).flatMap((likeness) => {
    const one = conditionOf(register, likeness, record)
    return one === null ? [] : [one]
  })
  if (conditions.length === 0) return []
  const found = await sql<Record<string, unknown>>`
    select ${columnsOfRecord(register, new Set([register.type.title]))} from ${sql.table(register.table)} t
    where t.division = ${record.division} and t.id <> ${record.id} and t.ended_at is null and ${reached(scope)}
      and (${sql.join(conditions, sql` or `)})
    order by t.made_at desc limit ${MOST}`.execute(db)
  return found.rows.map((row) => {
    const other = recordFromRow(register, row)
    return { id: other.id, title: [other.number, titleOf(register, other)].filter((part) => part !== null).join(' ') }
  })
}

/** null: something that would have to be equal is not known of the record, so nothing is like it. */
function conditionOf(register: Register, likeness: Likeness, record: StoredRecord): RawBuilder<boolean> | null {
  const { same, within } = likeness
  const parts: RawBuilder<boolean>[] = []
  for (const name of same) {
    if ((record.values[name] ?? null) === null) return null
    const columns: Values = { [name]: record.values[name] ?? null }
    for (const [column, value] of Object.entries(columnsFromValues(register, columns)))
      parts.push(sql<boolean>`t.${sql.id(column)} = ${value}`)
  }
  if (within !== undefined) {
    const place = record.values[within.field]
    if (!Array.isArray(place)) return null
    const [lng, lat] = place as [number, number] // a point's two numbers
    const metresEast = METRES_A_DEGREE * Math.max(Math.cos((lat * Math.PI) / 180), 0.01)
    const [east, north] = [sql`t.${sql.id(`${within.field}_lng`)}`, sql`t.${sql.id(`${within.field}_lat`)}`]
    const near = sql<boolean>`power((${east} - ${lng}) * ${metresEast}, 2) + power((${north} - ${lat}) * ${METRES_A_DEGREE}, 2) <= ${within.metres ** 2}`
    // Within hours there are few: they are found by their time. An index on places would be tempting, and gather those of years.
    if (foundByTime(register.type, likeness).length === 0)
      parts.push(
        sql<boolean>`${east} between ${lng - within.metres / metresEast} and ${lng + within.metres / metresEast}`,
        sql<boolean>`${north} between ${lat - within.metres / METRES_A_DEGREE} and ${lat + within.metres / METRES_A_DEGREE}`,
      )
    parts.push(near)
    if (within.hours !== undefined)
      parts.push(
        sql<boolean>`t.made_at between ${new Date(record.madeAt.getTime() - within.hours * 3_600_000)} and ${new Date(record.madeAt.getTime() + within.hours * 3_600_000)}`,
      )
  }
  return parts.length === 0 ? null : sql<boolean>`(${sql.join(parts, sql` and `)})`
}
