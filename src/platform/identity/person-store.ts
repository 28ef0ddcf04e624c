import { sql } from 'kysely'
import type { Role } from '../../model/role.ts'
import { newId } from '../database/ids.ts'
import type { Database, Day, Reading, Row, Writing } from '../database/tables.ts'
import type { Seal } from './seal.ts'
import type { Duty } from './tables.ts'

/** What an account is made from. */
export interface NewPerson {
  readonly division: string
  readonly name: string
  readonly loginName: string
  readonly duty?: Duty
  readonly body?: string | null
  readonly post?: string | null
  readonly phone?: string | null
  readonly language?: 'zh' | 'en'
  readonly simulated?: boolean
  /** Hash of the first password, to be changed at the first sign-in; without one the account cannot use a password. */
  readonly passwordHash?: string
}

/** Makes an account and resolves with its id. Throws on a login name that somebody has (SQLSTATE 23505). */
export async function addPerson(tx: Writing, person: NewPerson, at: Date, seal: Seal | null = null): Promise<string> {
  const id = newId(at.getTime())
  if (person.phone != null && seal === null) throw new Error('A phone number is only kept sealed.')
  await tx
    .insertInto('person')
    .values({
      id,
      division: person.division,
      body: person.body ?? null,
      name: person.name,
      login_name: person.loginName.toLowerCase(),
      email: `${id}@person.invalid`,
      image: null,
      duty: person.duty ?? 'business',
      post: person.post ?? null,
      phone: person.phone == null || seal === null ? null : seal.close(person.phone, `person:${id}:phone`),
      language: person.language ?? 'zh',
      must_change_password: person.passwordHash !== undefined,
      password_changed_at: person.passwordHash === undefined ? null : at,
      locked_until: null,
      suspended_at: null,
      suspended_reason: null,
      last_code: null,
      last_code_at: null,
      last_signed_in_at: null,
      simulated: person.simulated ?? false,
      created_at: at,
      updated_at: at,
    })
    .execute()
  if (person.passwordHash !== undefined) await putPassword(tx, id, person.passwordHash, at)
  return id
}

/** Gives a person a password, in place of any earlier one, and remembers its hash. */
export async function putPassword(tx: Writing, person: string, hash: string, at: Date): Promise<void> {
  await tx
    .insertInto('person_login')
    .values({
      id: newId(at.getTime()),
      user_id: person,
      provider_id: 'credential',
      account_id: person,
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: at }),
    )
    .execute()
  await tx
    .insertInto('person_password')
    .values({ person, id: newId(at.getTime()), hash, set_at: at })
    .execute()
}

/** The hash that stands, and those of the passwords before, the newest first. */
export async function passwordsOf(
  db: Reading,
  person: string,
  count: number,
): Promise<{ readonly current: string | null; readonly earlier: readonly string[] }> {
  const login = await db
    .selectFrom('person_login')
    .select('password')
    .where('user_id', '=', person)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  const rows = await db
    .selectFrom('person_password')
    .select('hash')
    .where('person', '=', person)
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute()
  return { current: login?.password ?? null, earlier: rows.map(({ hash }) => hash) }
}

export async function findPersonByLogin(db: Reading, loginName: string): Promise<Row<'person'> | undefined> {
  return db.selectFrom('person').selectAll().where('login_name', '=', loginName.toLowerCase()).executeTakeFirst()
}

export async function findPerson(db: Reading, id: string): Promise<Row<'person'> | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether any account exists: without one the installation still has to be set up. */
export async function hasPeople(db: Reading): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

/**
 * Counts a try to sign in before it is made, so that many at once cannot try more often than allowed. The last allowed try
 * locks at once and `clearFailures` unlocks it when it was right. Null when the account is locked now.
 */
export async function reserveTry(
  db: Database,
  person: string,
  rules: { readonly failures: number; readonly minutes: number },
  now: Date,
): Promise<{ readonly failures: number } | null> {
  const until = new Date(now.getTime() + rules.minutes * 60_000)
  const { rows } = await sql<{ failures: number }>`
    update person set
      failures = case when locked_until is null then failures + 1 else 1 end,
      locked_until = case
        when (case when locked_until is null then failures + 1 else 1 end) >= ${rules.failures} then ${until}::timestamptz
      end
    where id = ${person} and (locked_until is null or locked_until <= ${now})
    returning failures`.execute(db)
  return rows[0] ?? null
}

/** Gives a try back that was right as far as it went: the password was, the one-time code is still to come. */
export async function returnTry(db: Database, person: string): Promise<void> {
  await sql`update person set failures = greatest(failures - 1, 0), locked_until = null where id = ${person}`.execute(
    db,
  )
}

/** Takes a one-time code for used. False when the very code was used a moment ago. */
export async function spendCode(db: Database, person: string, codeHash: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - 120_000)
  const { rows } = await sql`
    update person set last_code = ${codeHash}, last_code_at = ${now}
    where id = ${person} and (last_code is distinct from ${codeHash} or last_code_at < ${since})
    returning id`.execute(db)
  return rows.length === 1
}

/** People who hold a role in a division on a day, with the body they hold it for, by name. */
export async function peopleWithRole(
  db: Reading,
  division: string,
  role: Role,
  day: Day,
): Promise<readonly { readonly id: string; readonly name: string; readonly body: string | null }[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person')
    .leftJoin('membership_ending as e', (join) =>
      join.onRef('e.division', '=', 'm.division').onRef('e.membership', '=', 'm.id'),
    )
    .leftJoin('body as b', (join) => join.onRef('b.division', '=', 'm.division').onRef('b.id', '=', 'm.body'))
    .select(['p.id', 'p.name', 'b.name_zh'])
    .where('m.division', '=', division)
    .where('m.role', '=', role)
    .where('p.suspended_at', 'is', null)
    .where(
      sql<boolean>`m.from_day <= ${day}::date and (m.to_day is null or m.to_day >= ${day}::date)
        and (e.last_day is null or e.last_day >= ${day}::date)`,
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const people = new Map(rows.map(({ id, name, name_zh: body }) => [id, { id, name, body }]))
  return [...people.values()]
}
