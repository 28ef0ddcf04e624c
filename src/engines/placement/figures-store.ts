import { sql } from 'kysely'
import type { Reading } from '../../platform/database/tables.ts'
import type { MonthCount } from './month.ts'

/** What the registers come to from a day on and at a last day. */
export async function countBetween(db: Reading, division: string, first: string, last: string): Promise<MonthCount> {
  const [registered, changes] = await Promise.all([
    sql<{ n: number }>`
      select count(*)::int n from r_unemployment_registration
      where division = ${division} and ended_at is null and is_urban and registered_on <= ${last}::date
        and (cancelled_on is null or cancelled_on > ${last}::date)`.execute(db),
    sql<Record<keyof Omit<MonthCount, 'registered'>, number>>`
      select
        coalesce(sum(people) filter (where kind = 'entry' and is_urban), 0)::int entries,
        coalesce(sum(people) filter (where kind = 'attrition' and is_urban), 0)::int attrition,
        coalesce(sum(people) filter (where kind = 'entry' and is_transfer), 0)::int transfers,
        coalesce(sum(people) filter (where kind = 'entry' and was_unemployed), 0)::int reemployed,
        coalesce(sum(people) filter (where kind = 'entry' and was_difficult), 0)::int difficult
      from r_employment_change
      where division = ${division} and ended_at is null
        and "on" between ${first}::date and ${last}::date`.execute(db),
  ])
  const [row] = changes.rows
  return {
    registered: registered.rows[0]?.n ?? 0,
    entries: row?.entries ?? 0,
    attrition: row?.attrition ?? 0,
    transfers: row?.transfers ?? 0,
    reemployed: row?.reemployed ?? 0,
    difficult: row?.difficult ?? 0,
  }
}

export interface StoredMonth extends MonthCount {
  readonly id: string
  readonly month: string
  readonly urbanEmployed: number
  readonly source: string
}

/** Closed months, the latest first. */
export async function findMonths(db: Reading, division: string, count: number): Promise<readonly StoredMonth[]> {
  const { rows } = await sql<Record<string, string | null>>`
    select id, month, urban_employed, base_source, registered, entries, attrition, transfers, reemployed, difficult
    from r_employment_month where division = ${division} and ended_at is null and registered is not null
    order by month desc limit ${count}`.execute(db)
  const whole = (value: string | null | undefined) => Number(value ?? 0)
  return rows.map((row) => ({
    id: String(row.id),
    month: String(row.month),
    urbanEmployed: whole(row.urban_employed),
    source: row.base_source ?? '',
    registered: whole(row.registered),
    entries: whole(row.entries),
    attrition: whole(row.attrition),
    transfers: whole(row.transfers),
    reemployed: whole(row.reemployed),
    difficult: whole(row.difficult),
  }))
}

export interface Standing {
  /** Files that seek work, and of them those without a consent to be matched that is in force. */
  readonly seeking: number
  readonly withoutConsent: number
  readonly referralsOpen: number
  readonly followUpsDue: number
  readonly registered: number
}

/** How the desk stands today. */
export async function findStanding(db: Reading, division: string, today: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select
      (select count(*)::int from r_job_seeker s where s.division = ${division} and s.ended_at is null and s.state = 'active') seeking,
      (select count(*)::int from r_job_seeker s where s.division = ${division} and s.ended_at is null and s.state = 'active'
        and not exists (select 1 from r_job_consent c where c.division = s.division and c.seeker = s.id and c.ended_at is null
          and c.state = 'given' and 'match' = any(c.purposes)
          and (c.valid_until is null or c.valid_until >= ${today}::date))) "withoutConsent",
      (select count(*)::int from r_job_referral where division = ${division} and ended_at is null
        and state in ('proposed', 'agreed', 'interview')) "referralsOpen",
      (select count(*)::int from r_employment_entry where division = ${division} and ended_at is null and state = 'employed'
        and ((checked_first is null and started_on + interval '1 month' <= ${today}::date)
          or (checked_third is null and started_on + interval '3 months' <= ${today}::date)
          or (checked_sixth is null and started_on + interval '6 months' <= ${today}::date))) "followUpsDue",
      (select count(*)::int from r_unemployment_registration where division = ${division} and ended_at is null and is_urban
        and state in ('registered', 'suspended')) registered`.execute(db)
  return rows[0] ?? { seeking: 0, withoutConsent: 0, referralsOpen: 0, followUpsDue: 0, registered: 0 }
}

export interface OpenHousehold {
  readonly id: string
  readonly number: string | null
  readonly body: string | null
  readonly confirmedOn: string
  readonly reopened: number
}

/** Households without a job that were confirmed and are not cleared. */
export async function findOpenHouseholds(db: Reading, division: string): Promise<readonly OpenHousehold[]> {
  const { rows } = await sql<{
    id: string
    number: string | null
    body: string | null
    confirmed_on: string
    reopened: string | null
  }>`
    select id, number, body, confirmed_on, reopened from r_zero_job_household
    where division = ${division} and ended_at is null and state = 'confirmed' order by confirmed_on, id limit 200`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    body: row.body,
    confirmedOn: row.confirmed_on,
    reopened: Number(row.reopened ?? 0),
  }))
}
