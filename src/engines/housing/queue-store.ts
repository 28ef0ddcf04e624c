import { sql } from 'kysely'
import { maskName } from '../../platform/access/mask.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Waiting } from './queue.ts'

/** Everybody who was in the queue on a day, with the score that counted then. Names leave this file masked. */
export async function findQueue(db: Reading, division: string, day: string): Promise<readonly Waiting[]> {
  const found = await sql<Waiting>`
    select a.id, a.number, a.applicant as name, a.wants, s."group", s.points::text as points, s.rooms,
      a.queued_on::text as "queuedOn"
    from r_housing_application a
    left join lateral (
      select p."group", p.points, p.rooms from r_housing_score p
      where p.division = a.division and p.application = a.id and p.ended_at is null and p.from_day <= ${day}::date
        and p.points is not null
      order by p.scored_at desc limit 1) s on true
    where a.division = ${division} and a.ended_at is null and a.queued_on <= ${day}::date
      and (a.left_on is null or a.left_on > ${day}::date)`.execute(db)
  return found.rows.map((row) => ({ ...row, name: maskName(row.name) }))
}

/** Households that have a turn in some round now: they do not come to another. */
export async function findBusy(db: Reading, division: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select application as id from r_housing_offer
    where division = ${division} and ended_at is null and state in ('offered', 'chosen', 'signed')`.execute(db)
  return new Set(found.rows.map(({ id }) => id))
}

export interface StoredHome {
  readonly id: string
  readonly code: string
  readonly rooms: string
}

/** Homes that stand in a round and are held by nobody. */
export async function findRoundHomes(db: Reading, division: string, round: string): Promise<readonly StoredHome[]> {
  const found = await sql<StoredHome>`
    select h.id, h.code, h.rooms from r_housing_home h
    where h.division = ${division} and h.ended_at is null and h.round = ${round} and h.state = 'in-round'
      and not exists (
        select 1 from r_housing_offer o where o.division = h.division and o.holds = h.id and o.ended_at is null)
    order by h.code`.execute(db)
  return found.rows
}

/** Households by their case numbers, with whether they still wait; names masked. */
export async function findCases(
  db: Reading,
  division: string,
  numbers: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly state: string; readonly group: string | null }
  >
> {
  const found = await sql<{ id: string; number: string; name: string; state: string; group: string | null }>`
    select a.id, a.number, a.applicant as name, a.state, s."group"
    from r_housing_application a
    left join lateral (
      select p."group" from r_housing_score p
      where p.division = a.division and p.application = a.id and p.ended_at is null and p.points is not null
      order by p.scored_at desc limit 1) s on true
    where a.division = ${division} and a.ended_at is null and a.number = any(${[...numbers]})`.execute(db)
  return new Map(found.rows.map(({ number, name, ...rest }) => [number, { ...rest, name: maskName(name) }]))
}

export interface NoticeLine {
  readonly number: string
  readonly name: string
  readonly wants: string
  readonly persons: number
  readonly street: string
  readonly level: string
  readonly until: string
}

/** Households whose notice runs on a day: number, masked name, street, size. */
export async function findNotices(db: Reading, division: string, day: string): Promise<readonly NoticeLine[]> {
  const found = await sql<NoticeLine & { persons: string }>`
    select a.number, a.applicant as name, a.wants, a.household_size as persons, b.name_zh as street, a.state as level,
      (case a.state when 'first-notice' then a.first_notice_until else a.second_notice_until end)::text as until
    from r_housing_application a join body b on b.division = a.division and b.id = a.street
    where a.division = ${division} and a.ended_at is null and a.state in ('first-notice', 'second-notice')
      and (case a.state when 'first-notice' then a.first_notice_until else a.second_notice_until end) >= ${day}::date
    order by a.number`.execute(db)
  return found.rows.map((row) => ({ ...row, persons: Number(row.persons), name: maskName(row.name) }))
}

/** What a case comes to, in rows that hold nothing personal. */
export async function findCaseParts(db: Reading, division: string, application: string) {
  const [checks, scores, offers, leases, objections] = await Promise.all([
    sql<{
      id: string
      kind: string
      body: string
      state: string
      answer: string | null
      askedOn: string
      answeredOn: string | null
    }>`
      select c.id, c.kind, b.name_zh as body, c.state, c.answer, (c.made_at at time zone 'Asia/Shanghai')::date::text as "askedOn",
        c.answered_on::text as "answeredOn"
      from r_housing_check c join body b on b.division = c.division and b.id = c.asked_of
      where c.division = ${division} and c.application = ${application} and c.ended_at is null
      order by c.made_at, c.kind`.execute(db),
    sql<{ id: string; fromDay: string; group: string; points: string; rooms: string }>`
      select id, from_day::text as "fromDay", "group", points::text as points, rooms from r_housing_score
      where division = ${division} and application = ${application} and ended_at is null and points is not null
      order by scored_at desc`.execute(db),
    sql<{ id: string; round: string; rooms: string; turn: number; state: string; home: string | null; until: string }>`
      select o.id, r.name as round, o.rooms, o.turn::int as turn, o.state, h.code as home, o.answer_until::text as until
      from r_housing_offer o join r_housing_round r on r.division = o.division and r.id = o.round
      left join r_housing_home h on h.division = o.division and h.id = o.home
      where o.division = ${division} and o.application = ${application} and o.ended_at is null
      order by o.made_at desc`.execute(db),
    sql<{ id: string; number: string; state: string; from: string; until: string }>`
      select id, number, state, from_day::text as "from", until_day::text as until from r_housing_lease
      where division = ${division} and application = ${application} and ended_at is null order by from_day desc`.execute(
      db,
    ),
    sql<{ id: string; number: string; state: string; receivedOn: string }>`
      select id, number, state, received_on::text as "receivedOn" from r_housing_objection
      where division = ${division} and application = ${application} and ended_at is null order by received_on desc`.execute(
      db,
    ),
  ])
  return {
    checks: checks.rows,
    scores: scores.rows,
    offers: offers.rows,
    leases: leases.rows,
    objections: objections.rows,
  }
}

export interface CheckItem {
  readonly id: string
  readonly kind: string
  readonly what: string
  readonly askedOf: string
  readonly days: string
}

/** The list of a joint check on a day. */
export async function findCheckItems(db: Reading, division: string, day: string): Promise<readonly CheckItem[]> {
  const found = await sql<CheckItem>`
    select id, kind, what, asked_of as "askedOf", answer_days::text as days from r_housing_check_item
    where division = ${division} and ended_at is null and (to_day is null or to_day > ${day}::date)
    order by kind, id`.execute(db)
  return found.rows
}

/** The persons of a household as a body has to look them up: whole, for the check alone. */
export async function findPersons(db: Reading, division: string, application: string): Promise<readonly string[]> {
  const found = await sql<{ person: string }>`
    select applicant || ' ' || citizen_id as person, 0 as nth, id from r_housing_application
    where division = ${division} and id = ${application}
    union all
    select name || ' ' || citizen_id, 1, id from r_household_member
    where division = ${division} and application = ${application} and ended_at is null
    order by nth, id`.execute(db)
  return found.rows.map(({ person }) => person)
}

/** Until when a breach on file bars somebody of the household from applying; null where none does. */
export async function findBreachUntil(
  db: Reading,
  division: string,
  application: string,
  day: string,
): Promise<string | null> {
  const found = await sql<{ until: string | null }>`
    with person as (
      select citizen_id from r_housing_application where division = ${division} and id = ${application}
      union
      select citizen_id from r_household_member
      where division = ${division} and application = ${application} and ended_at is null),
    barred as (
      select a.id from r_housing_application a where a.division = ${division} and a.citizen_id in (select citizen_id from person)
      union
      select m.application from r_household_member m
      where m.division = ${division} and m.ended_at is null and m.citizen_id in (select citizen_id from person))
    select max(b.until_day)::text as until from r_housing_breach b
    where b.division = ${division} and b.ended_at is null and b.until_day >= ${day}::date
      and b.application in (select id from barred)`.execute(db)
  return found.rows[0]?.until ?? null
}

/** Leases whose month has no bill yet, and leases whose yearly check is due and not opened. */
export async function findDueLeases(db: Reading, division: string, month: string, day: string) {
  const [bills, reviews] = await Promise.all([
    sql<{ id: string }>`
      select l.id from r_housing_lease l
      where l.division = ${division} and l.ended_at is null and l.state <> 'left' and l.from_day <= ${`${month}-01`}::date
        and not exists (
          select 1 from r_housing_rent b where b.division = l.division and b.lease = l.id and b.month = ${month} and b.ended_at is null)
      order by l.id`.execute(db),
    sql<{ id: string; dueOn: string }>`
      select l.id, d.due::text as "dueOn" from r_housing_lease l
      cross join lateral (
        select (l.from_day + make_interval(years => extract(year from ${day}::date)::int - extract(year from l.from_day)::int))::date as due) d
      where l.division = ${division} and l.ended_at is null and l.state = 'running'
        and d.due > l.from_day and d.due <= ${day}::date
        and not exists (
          select 1 from r_housing_review v
          where v.division = l.division and v.lease = l.id and v.year = ${day.slice(0, 4)} and v.ended_at is null)
      order by l.id`.execute(db),
  ])
  return { bills: bills.rows.map(({ id }) => id), reviews: reviews.rows }
}

/** Divisions in which the housing desk runs. */
export async function findHousingDivisions(db: Reading): Promise<readonly string[]> {
  const found = await sql<{ division: string }>`
    select division from (
      select distinct on (division) division, is_on from system_switch where system = 'housing-security'
      order by division, id desc) s
    where is_on order by division`.execute(db)
  return found.rows.map(({ division }) => division)
}
