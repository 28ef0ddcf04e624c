import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'

export interface PilotBase {
  readonly id: string
  readonly name: string
  readonly operator: string
  readonly fields: readonly string[]
  readonly equipment: string
  readonly where: string
  readonly fee: string | null
  readonly isOpen: boolean
  /** Of the thirty days from today: open, booked or used. */
  readonly open: number
  readonly taken: number
}

/** Pilot bases of a division with how much of the next thirty days is open and taken. */
export async function findPilotBases(db: Reading, division: string, today: string): Promise<readonly PilotBase[]> {
  const { rows } = await sql<PilotBase>`
    select b.id, b.name, b.operator, b.tech_fields as fields, b.equipment, b."where", b.fee::text as fee,
      b.state = 'open' as "isOpen", d.open, d.taken
    from r_pilot_base b
    left join lateral (
      select (count(*) filter (where p.state <> 'closed'))::int as open,
        (count(*) filter (where p.state in ('booked', 'used')))::int as taken
      from r_pilot_day p
      where p.division = b.division and p.base = b.id and p.ended_at is null
        and p.day between ${today}::date and ${today}::date + 29) d on true
    where b.division = ${division} and b.ended_at is null
    order by b.name`.execute(db)
  return rows
}

export interface PilotDay {
  readonly id: string
  readonly revision: number
  readonly day: string
  readonly state: 'free' | 'booked' | 'used' | 'missed' | 'closed'
  readonly project: string | null
  readonly projectName: string | null
  readonly purpose: string | null
}

/** The days of a base in a span, both included. */
export async function findPilotDays(
  db: Reading,
  division: string,
  base: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly PilotDay[]> {
  const { rows } = await sql<PilotDay>`
    select p.id, p.revision, p.day::text as day, p.state, p.conversion as project, c.name as "projectName", p.purpose
    from r_pilot_day p
    left join r_tech_conversion c on c.division = p.division and c.id = p.conversion
    where p.division = ${division} and p.ended_at is null and p.base = ${base}::uuid
      and p.day between ${from}::date and ${to}::date
    order by p.day`.execute(db)
  return rows
}

/** Projects that may still need a pilot. */
export async function findPilotProjects(
  db: Reading,
  division: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from r_tech_conversion
    where division = ${division} and ended_at is null and state in ('filed', 'pilot', 'ripe')
    order by name limit 500`.execute(db)
  return rows
}
