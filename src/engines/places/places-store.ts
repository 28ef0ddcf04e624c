import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Demand, Space } from './match.ts'

const PLACE = { division: 't.division', body: 't.body', person: 't.person' } as const

/** A demand with what its page says of it. */
export interface StoredDemand extends Demand {
  readonly number: string
  readonly who: string
  readonly state: string
  readonly neededBy: string | null
  readonly body: string | null
}

/** Demands within the scope: those that are still looking, or one. */
export async function findDemands(
  db: Reading,
  scope: Scope,
  division: string,
  id: string | null = null,
): Promise<readonly StoredDemand[]> {
  const found = await sql<StoredDemand>`
    select t.id, t.number, t.who, t.state, t.use, t.area_from::text as "areaFrom", t.area_to::text as "areaTo",
      t.height::text as height, t.load::text as load, t.power::text as power, t.rent::text as rent,
      t.needed_by::text as "neededBy", t.body
    from r_site_demand t
    where t.division = ${division} and t.ended_at is null and ${withinScope(scope, PLACE)}
      and ${id === null ? sql`t.state = 'open'` : sql`t.id = ${id}`}
    order by t.needed_by nulls last, t.id`.execute(db)
  return found.rows
}

/** A space with what its row in the list says of it. */
export interface OfferedSpace extends Space {
  readonly number: string
  readonly name: string
  readonly carrier: string | null
  readonly area: string
  readonly rent: string | null
  readonly state: string
  readonly lng: number | null
  readonly lat: number | null
  /** The demand it is kept for, where it is reserved. */
  readonly keptFor: string | null
}

/** Spaces on offer within the scope, and those reserved for somebody: they may come free. */
export async function findOffered(db: Reading, scope: Scope, division: string): Promise<readonly OfferedSpace[]> {
  const found = await sql<Omit<OfferedSpace, 'facts'> & Readonly<Record<string, unknown>>>`
    select t.id, t.number, t.name, c.name as carrier, t.area::text as area, t.rent::text as rent, t.state,
      t.place_lng as lng, t.place_lat as lat, t.kept_for as "keptFor",
      t.uses, t.height::text as height, t.load::text as load, t.power::text as power
    from r_space t
    left join r_carrier c on c.division = t.division and c.id = t.carrier
    where t.division = ${division} and t.ended_at is null and t.state in ('offered', 'reserved')
      and ${withinScope(scope, PLACE)}
    order by t.number`.execute(db)
  return found.rows.map((row) => {
    const { uses, height, load, power, ...shown } = row
    // What nobody has measured stays out: it is not known, and not zero.
    const facts = Object.fromEntries(
      Object.entries({ uses, area: row.area, height, load, power, rent: row.rent }).filter(
        ([, value]) => value !== null,
      ),
    )
    return { ...shown, facts }
  })
}
