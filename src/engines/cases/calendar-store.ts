import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../platform/database/ids.ts'
import type { Moment, Reading, Writing } from '../../platform/database/tables.ts'

declare module '../../platform/database/tables.ts' {
  interface Tables {
    calendar_token: { division: string; id: string; person: string; token_hash: string; at: Moment }
    calendar_token_ending: { division: string; id: string; at: Moment; by_id: string }
  }
}

/** A calendar that somebody subscribed to. Only the hash of its secret is kept: it is told once. */
export interface CalendarToken {
  readonly id: string
  readonly at: Date
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Opens a calendar for a person; resolves with the secret of its address. */
export async function openCalendar(
  tx: Writing,
  division: string,
  person: string,
  at: Date,
): Promise<{ readonly id: string; readonly token: string }> {
  const id = newId(at.getTime())
  const token = randomBytes(24).toString('base64url')
  await tx
    .insertInto('calendar_token')
    .values({ division, id, person, token_hash: hashOf(token), at })
    .execute()
  return { id, token }
}

/** A person's calendars that may still be read. */
export async function calendarsOf(db: Reading, division: string, person: string): Promise<readonly CalendarToken[]> {
  const found = await sql<{ id: string; at: Date }>`
    select t.id, t.at from calendar_token t
    where t.division = ${division} and t.person = ${person}
      and not exists (select 1 from calendar_token_ending e where e.division = t.division and e.id = t.id)
    order by t.at desc`.execute(db)
  return found.rows
}

/** Closes one of a person's calendars; false when there is none. */
export async function closeCalendar(
  tx: Writing,
  division: string,
  id: string,
  person: string,
  at: Date,
): Promise<boolean> {
  const done = await sql`
    insert into calendar_token_ending (division, id, at, by_id)
    select division, id, ${at}::timestamptz, ${person}::text from calendar_token where division = ${division} and id = ${id} and person = ${person}
    on conflict do nothing`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}

/** Whose calendar a secret opens, with their name, where the account still stands; null otherwise. */
export async function readerOfCalendar(
  db: Reading,
  token: string,
): Promise<{ readonly division: string; readonly person: string; readonly name: string } | null> {
  const found = await sql<{ division: string; person: string; name: string }>`
    select t.division, t.person, p.name from calendar_token t join person p on p.id = t.person
    where t.token_hash = ${hashOf(token)} and p.suspended_at is null
      and not exists (select 1 from calendar_token_ending e where e.division = t.division and e.id = t.id)`.execute(db)
  return found.rows[0] ?? null
}
