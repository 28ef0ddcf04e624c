import { type RawBuilder, sql } from 'kysely'
import type { Field } from '../../../language/field.ts'
import type { RoundFeed } from '../../../language/system.ts'
import type { Ground, Grounds, RoundSource } from '../../../platform/metrics/round-source.ts'
import type { Register, Registers } from '../register.ts'

/** Where records of a register lie, as GeoJSON in SQL, by its declaration's `map`; null where nobody drew it. */
function groundSql({ type }: Register, row: string): RawBuilder<Ground | null> {
  const name = type.map ?? ''
  const field: Field | undefined = type.fields[name]
  if (field?.kind === 'shape') return sql<Ground | null>`${sql.ref(`${row}.${name}`)}`
  const [lng, lat] = [sql.ref(`${row}.${name}_lng`), sql.ref(`${row}.${name}_lat`)]
  return sql<Ground | null>`case when ${lng} is null or ${lat} is null then null
    else jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(${lng}, ${lat})) end`
}

/** Where the units of a round lie: at what the records that speak of their firm tie them to. */
export function placesOf(
  registers: Registers,
  register: Register,
  feed: RoundFeed,
  { through, of, by, at }: NonNullable<RoundFeed['places']>,
): NonNullable<RoundSource['places']> {
  const ties = registers.get(of)
  const link = ties?.type.fields[at]
  const held = link?.kind === 'link' ? registers.get(link.to) : undefined
  if (ties === undefined || held === undefined)
    throw new Error(`The round ${register.system.id}.${feed.id} has its places from ${of}, which nobody declares.`)
  return async (db, { division, period, units }) => {
    if (units.length === 0) return []
    const found = await sql<{ unit: string; label: string; ground: Ground | null }>`
      select distinct t.${sql.ref(feed.code)} as unit, h.id, h.${sql.ref(held.type.title ?? 'id')}::text as label,
        ${groundSql(held, 'h')} as ground
      from ${sql.table(register.table)} t
      join ${sql.table(ties.table)} u on u.division = t.division and u.${sql.ref(by)} = t.${sql.ref(through)} and u.ended_at is null
      join ${sql.table(held.table)} h on h.division = u.division and h.id = u.${sql.ref(at)} and h.ended_at is null
      where t.division = ${division} and t.ended_at is null and t.${sql.ref(feed.period)} = ${period.text}
        and t.${sql.ref(feed.code)} = any(${[...units]})
      order by 1, 2`.execute(db)
    return found.rows.flatMap(({ unit, label, ground }) => (ground === null ? [] : [{ unit, label, ground }]))
  }
}

/** Where bodies lie: the shapes of a type's records, by the body under which each stands. */
export function groundsOfBodies(registers: Registers, type: string): Grounds {
  const register = registers.get(type)
  if (register === undefined) throw new Error(`The ground of bodies is ${type}, which nobody declares.`)
  return async (db, { division, bodies }) => {
    if (bodies.length === 0) return []
    const found = await sql<{ body: string; ground: Ground | null }>`
      select t.body, ${groundSql(register, 't')} as ground from ${sql.table(register.table)} t
      where t.division = ${division} and t.ended_at is null and t.body = any(${[...bodies]}::uuid[])
      order by t.body, t.id`.execute(db)
    return found.rows.flatMap(({ body, ground }) => (ground === null ? [] : [{ body, ground }]))
  }
}
