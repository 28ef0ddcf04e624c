import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import { bodyNames } from '../../platform/organisation/body-names.ts'
import type { DutyRoute, Lists, PowerDelegation, PowerItem } from './resolve.ts'

/** What an answer says of an item beside what decides. */
export interface ItemFacts {
  readonly code: string
  readonly kind: string
  readonly article: string
}

export interface KnownLists extends Lists {
  readonly facts: ReadonlyMap<string, ItemFacts>
  readonly notes: ReadonlyMap<string, string>
  readonly bodies: ReadonlyMap<string, string>
}

/** The lists of powers of a division, whole: a few thousand items at most, and every matter is held against all routes. */
export async function findLists(db: Reading, division: string): Promise<KnownLists> {
  const [items, routes, delegations, bodies] = await Promise.all([
    sql<{
      id: string
      name: string
      state: string
      body: string
      level: PowerItem['level']
      code: string
      kind: string
      article: string
      law: string
      valid_from: string
      valid_to: string | null
    }>`
      select t.id, t.name, t.state, t.body, t.level, t.code, t.kind, a.id article, a.name law, a.valid_from::text, a.valid_to::text
      from r_power_item t join r_law_article a on a.division = t.division and a.id = t.basis
      where t.division = ${division} and t.ended_at is null and t.body is not null`.execute(db),
    sql<{
      id: string
      matter: string
      class_prefix: string | null
      words: string | null
      item: string
      street: string | null
      note: string | null
    }>`
      select t.id, t.matter, t.class_prefix, t.words, t.item, t.street, t.note from r_duty_route t
      where t.division = ${division} and t.ended_at is null`.execute(db),
    sql<{
      id: string
      item: string
      street: string
      method: PowerDelegation['method']
      from_day: string
      to_day: string | null
    }>`
      select t.id, t.item, t.body street, t.method, t.from_day::text, t.to_day::text from r_power_delegation t
      where t.division = ${division} and t.ended_at is null and t.body is not null
        and (t.state = 'in-force' or (t.state = 'ended' and t.to_day is not null))`.execute(db),
    bodyNames(db, division),
  ])
  return {
    items: new Map(
      items.rows.map(({ id, name, state, body, level, law, valid_from, valid_to }) => [
        id,
        { id, name, state, body, level, basis: { name: law, validFrom: valid_from, validTo: valid_to } },
      ]),
    ),
    facts: new Map(items.rows.map(({ id, code, kind, article }) => [id, { code, kind, article }])),
    routes: routes.rows.map(
      ({ id, matter, class_prefix, words, street, item }): DutyRoute => ({
        id,
        matter,
        classPrefix: class_prefix === '' ? null : class_prefix,
        words: wordsOf(words),
        street,
        item,
      }),
    ),
    notes: new Map(routes.rows.flatMap(({ id, note }) => (note === null ? [] : [[id, note] as const]))),
    delegations: delegations.rows.map(({ id, item, street, method, from_day, to_day }) => ({
      id,
      item,
      street,
      method,
      from: from_day,
      to: to_day,
    })),
    bodies,
  }
}

/** Words of a route as they are written: 路灯、灯杆. */
const wordsOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[、，,;；\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

/** A duty of a subdistrict on a day, with whether a power stands behind it. */
export interface StreetDuty {
  readonly id: string
  readonly street: string
  readonly streetName: string
  readonly name: string
  readonly source: string
  readonly departmentName: string | null
  readonly hasPower: boolean
  /** What would stand behind it, were it in force. */
  readonly lapsed: string | null
}

/** Every duty that subdistricts bear on a day; matched as the system's own figure 匹配度 matches it. */
export async function findStreetDuties(db: Reading, division: string, on: string): Promise<readonly StreetDuty[]> {
  const found = await sql<{
    id: string
    street: string
    street_name: string
    name: string
    source: string
    department_name: string | null
    has_power: boolean
    lapsed: string | null
  }>`
    select t.id, t.body street, b.name_zh street_name, t.name, t.source, c.name_zh department_name,
      coalesce(i.state = 'in-force', false) or coalesce(d.state = 'in-force', false) has_power, i.name lapsed
    from r_street_duty t join body b on b.division = t.division and b.id = t.body
    left join body c on c.division = t.division and c.id = t.department
    left join r_power_item i on i.division = t.division and i.id = t.item and i.ended_at is null
    left join r_power_delegation d on d.division = t.division and d.id = t.delegation and d.ended_at is null
    where t.division = ${division} and t.ended_at is null and t.from_day <= ${on}::date and (t.to_day is null or t.to_day >= ${on}::date)
    order by b.position, b.name_zh, t.name, t.id`.execute(db)
  return found.rows.map(({ street_name, department_name, has_power, ...row }) => ({
    ...row,
    streetName: street_name,
    departmentName: department_name,
    hasPower: has_power,
  }))
}
