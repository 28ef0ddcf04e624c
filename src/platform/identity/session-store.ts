import { sql } from 'kysely'
import type { Role } from '../../model/role.ts'
import type { Membership } from '../access/actor.ts'
import type { Database, Day, Writing } from '../database/tables.ts'
import type { Assurance, Duty } from './tables.ts'

/** A session with the person whose it is and what they may do on the day: all that a request needs to know. */
export interface SessionFound {
  readonly id: string
  readonly token: string
  readonly signedInAt: Date
  readonly lastSeenAt: Date
  readonly endsAt: Date
  readonly assurance: Assurance
  readonly person: {
    readonly id: string
    readonly division: string
    readonly body: string | null
    readonly name: string
    readonly loginName: string
    readonly duty: Duty
    readonly post: string | null
    readonly language: 'zh' | 'en'
    readonly hasSecondFactor: boolean
    readonly mustChangePassword: boolean
    readonly passwordChangedAt: Date | null
    readonly isSuspended: boolean
    readonly hasPassword: boolean
  }
  readonly memberships: readonly Membership[]
}

/** Looks a session up by its token: one statement. Null when there is none; whether it still holds is for the caller. */
export async function findSession(db: Database, token: string, day: Day): Promise<SessionFound | null> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.token, s.signed_in_at, s.last_seen_at, s.ends_at, s.assurance,
      p.id as person, p.division, p.body, p.name, p.login_name, p.duty, p.post, p.language, p.two_factor_enabled,
      p.must_change_password, p.password_changed_at, p.suspended_at is not null as suspended,
      exists (select 1 from person_login l where l.user_id = p.id and l.provider_id = 'credential') as has_password,
      ${membershipsOn(sql`p.id`, day)} as memberships
    from person_session s join person p on p.id = s.user_id
    where s.token = ${token}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  return {
    id: row.id,
    token: row.token,
    signedInAt: row.signed_in_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
    assurance: row.assurance,
    person: {
      id: row.person,
      division: row.division,
      body: row.body,
      name: row.name,
      loginName: row.login_name,
      duty: row.duty,
      post: row.post,
      language: row.language,
      hasSecondFactor: row.two_factor_enabled,
      mustChangePassword: row.must_change_password,
      passwordChangedAt: row.password_changed_at,
      isSuspended: row.suspended,
      hasPassword: row.has_password,
    },
    memberships: row.memberships ?? [],
  }
}

/** What a person may do on a day, from their own memberships and from those that others let them stand in for. */
export async function membershipsOf(db: Database, person: string, day: Day): Promise<readonly Membership[]> {
  const { rows } = await sql<{ memberships: readonly Membership[] | null }>`
    select ${membershipsOn(sql`${person}::text`, day)} as memberships`.execute(db)
  return rows[0]?.memberships ?? []
}

const membershipsOn = (person: ReturnType<typeof sql>, day: Day) => sql`(
  select json_agg(json_build_object('role', m.role, 'division', m.division, 'body', m.body, 'snapshots', m.snapshots,
    'standsInFor', m.stands_in_for,
    'bodies', coalesce((
      with recursive under (id) as (
        select b.id from body b where b.division = m.division and b.id = m.body
        union
        select b.id from body b join under u on b.parent = u.id where b.division = m.division
      ) select json_agg(id) from under), '[]')) order by m.division, m.role, m.body)
  from (
    select m.*, null::text as stands_in_for from membership m
    where m.person = ${person}
    union all
    select m.*, m.person as stands_in_for
    from delegation d join membership m on m.division = d.division and m.id = d.membership
    where d.person = ${person} and d.withdrawn_at is null and d.from_day <= ${day}::date and d.to_day >= ${day}::date
  ) m
  left join membership_ending e on e.division = m.division and e.membership = m.id
  where m.from_day <= ${day}::date and (m.to_day is null or m.to_day >= ${day}::date)
    and (e.last_day is null or e.last_day >= ${day}::date))`

interface SessionRow {
  readonly id: string
  readonly token: string
  readonly signed_in_at: Date
  readonly last_seen_at: Date
  readonly ends_at: Date
  readonly assurance: Assurance
  readonly person: string
  readonly division: string
  readonly body: string | null
  readonly name: string
  readonly login_name: string
  readonly duty: Duty
  readonly post: string | null
  readonly language: 'zh' | 'en'
  readonly two_factor_enabled: boolean
  readonly must_change_password: boolean
  readonly password_changed_at: Date | null
  readonly suspended: boolean
  readonly has_password: boolean
  readonly memberships: readonly (Membership & { readonly role: Role })[] | null
}

/** Notes that a session was used. */
export async function touchSession(db: Database, id: string, at: Date): Promise<void> {
  await db.updateTable('person_session').set({ last_seen_at: at, updated_at: at }).where('id', '=', id).execute()
}

/** Sets how a session was opened and when it ends at the latest. */
export async function qualifySession(
  db: Database,
  token: string,
  { assurance, endsAt, address, device }: { assurance: Assurance; endsAt: Date; address: string; device: string },
): Promise<void> {
  await db
    .updateTable('person_session')
    .set({ assurance, ends_at: endsAt, ip_address: address, user_agent: device.slice(0, 300) })
    .where('token', '=', token)
    .execute()
}

/** The open sessions of a person, the one used last first. */
export async function sessionsOf(db: Database, person: string) {
  return db
    .selectFrom('person_session')
    .select(['id', 'signed_in_at', 'last_seen_at', 'ends_at', 'assurance', 'ip_address', 'user_agent'])
    .where('user_id', '=', person)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/** Ends sessions of a person: one, all, or all but one. Resolves with how many. */
export async function endSessions(
  tx: Database | Writing,
  person: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  let query = tx.deleteFrom('person_session').where('user_id', '=', person)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.but !== undefined) query = query.where('id', '!=', which.but)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}
