import { sql } from 'kysely'
import type { Role } from '../../model/role.ts'
import { maskPhone } from '../access/mask.ts'
import type { Day, Reading, Row } from '../database/tables.ts'
import type { Seal } from '../identity/seal.ts'
import { isUnusedFor } from '../identity/sign-in.ts'
import type { PersonRow } from './answers.ts'

export const phoneOf = (seal: Seal, { id, phone }: Pick<Row<'person'>, 'id' | 'phone'>): string | null =>
  phone === null ? null : seal.open(phone, `person:${id}:phone`)

/** How an account stands at a moment; `idleDays` 0: never too long unused. */
export function accountStateOf(
  person: Pick<Row<'person'>, 'suspended_at' | 'locked_until' | 'last_signed_in_at' | 'restored_at' | 'created_at'>,
  now: Date,
  idleDays: number,
): PersonRow['state'] {
  if (person.suspended_at !== null) return 'suspended'
  if (person.locked_until !== null && person.locked_until > now) return 'locked'
  if (idleDays > 0 && isUnusedFor(person, idleDays, now)) return 'unused'
  return person.last_signed_in_at === null ? 'first' : 'active'
}

interface Asked {
  readonly division: string
  readonly now: Date
  readonly day: Day
  readonly idleDays: number
  readonly seal: Seal
  /** Only this person. */
  readonly id?: string
}

/** People whose accounts a division looks after, by body and name. */
export async function listPeople(db: Reading, asked: Asked): Promise<PersonRow[]> {
  const { division, day, id } = asked
  const { rows } = await sql<StoredPerson>`
    select p.*, b.name_zh as body_zh, b.name_en as body_en,
      exists (select 1 from person_login l where l.user_id = p.id and l.provider_id = 'credential') as has_password,
      (select json_agg(json_build_object('role', m.role, 'toDay', least(m.to_day, e.last_day),
          'bodyName', case when mb.id is null then null else json_build_object('zh', mb.name_zh, 'en', mb.name_en) end)
          order by m.role, mb.position)
        from membership m
        left join membership_ending e on e.division = m.division and e.membership = m.id
        left join body mb on mb.division = m.division and mb.id = m.body
        where m.person = p.id and m.from_day <= ${day}::date and (m.to_day is null or m.to_day >= ${day}::date)
          and (e.last_day is null or e.last_day >= ${day}::date)) as roles
    from person p left join body b on b.division = p.division and b.id = p.body
    where p.division = ${division} ${id === undefined ? sql`` : sql`and p.id = ${id}`}
    order by b.position nulls first, b.name_zh, p.name, p.id`.execute(db)
  return rows.map((row) => personRowOf(row, asked))
}

type StoredPerson = Row<'person'> & {
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly has_password: boolean
  readonly roles:
    | readonly { role: Role; toDay: string | null; bodyName: { zh: string; en: string | null } | null }[]
    | null
}

function personRowOf(row: StoredPerson, { now, idleDays, seal }: Asked): PersonRow {
  const phone = phoneOf(seal, row)
  return {
    id: row.id,
    division: row.division,
    name: row.name,
    loginName: row.login_name,
    duty: row.duty,
    body: row.body === null ? null : { id: row.body, name: { zh: row.body_zh ?? '', en: row.body_en } },
    post: row.post,
    phone: phone === null ? null : maskPhone(phone),
    language: row.language,
    state: accountStateOf(row, now, idleDays),
    suspendedReason: row.suspended_reason,
    hasSecondFactor: row.two_factor_enabled,
    hasPassword: row.has_password,
    lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
    simulated: row.simulated,
    roles: [...(row.roles ?? [])],
    version: row.version,
  }
}

/** Names, bodies and posts of the people at work in a division: what business roles may see of each other. */
export async function listDirectory(db: Reading, division: string) {
  return db
    .selectFrom('person')
    .leftJoin('body', (join) =>
      join.onRef('body.division', '=', 'person.division').onRef('body.id', '=', 'person.body'),
    )
    .select(['person.id', 'person.name', 'person.post', 'person.body', 'body.name_zh', 'body.name_en'])
    .where('person.division', '=', division)
    .where('person.duty', '=', 'business')
    .where('person.suspended_at', 'is', null)
    .orderBy('body.position')
    .orderBy('person.name')
    .execute()
}

/** How many people of a division can act in an administrator's duty on a day, one person left out. */
export async function countAdministrators(
  db: Reading,
  division: string,
  duty: string,
  day: Day,
  but: { readonly person?: string; readonly membership?: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct m.person) as count from membership m
      join person p on p.id = m.person and p.suspended_at is null
      left join membership_ending e on e.division = m.division and e.membership = m.id
    where m.division = ${division} and m.role = ${duty}
      and m.from_day <= ${day}::date and (m.to_day is null or m.to_day > ${day}::date) and e.membership is null
      and m.person is distinct from ${but.person ?? null} and m.id is distinct from ${but.membership ?? null}::uuid`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export async function findLogins(db: Reading, person: string) {
  return db
    .selectFrom('person_login')
    .select(['id', 'provider_id', 'account_id'])
    .where('user_id', '=', person)
    .where('provider_id', '!=', 'credential')
    .orderBy('created_at')
    .execute()
}
