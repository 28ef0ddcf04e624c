import { sql } from 'kysely'
import { maskKnown, maskName } from '../../platform/access/mask.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { Waiting } from './queue.ts'
import type { GivenTurn } from './succession.ts'

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

/** Turns that were given in a round, whatever became of them. */
export async function findRoundTurns(db: Reading, division: string, round: string): Promise<readonly GivenTurn[]> {
  const found = await sql<GivenTurn>`
    select case_number as number, rooms, turn::int as turn, state, holds is not null as "isHolding"
    from r_housing_offer where division = ${division} and round = ${round} and ended_at is null
    order by rooms, turn`.execute(db)
  return found.rows
}

/** What became of the turns of rounds, by `round number`. */
export async function findOffersOf(
  db: Reading,
  division: string,
  rounds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ round: string; number: string; state: string }>`
    select round, case_number as number, state from r_housing_offer
    where division = ${division} and ended_at is null and round = any(${[...rounds]}::uuid[])`.execute(db)
  return new Map(found.rows.map(({ round, number, state }) => [`${round} ${number}`, state]))
}

/** Rounds in which households choose. */
export async function findChoosingRounds(db: Reading, division: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select id from r_housing_round where division = ${division} and ended_at is null and state = 'choosing' order by id`.execute(
    db,
  )
  return found.rows.map(({ id }) => id)
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

export interface StoredObjection {
  readonly id: string
  readonly number: string
  readonly caseNumber: string
  readonly about: string
  readonly receivedOn: string
  readonly state: string
  readonly answeredOn: string | null
  /** As it may be published: names of the household and the reporter, and numbers, covered. */
  readonly answer: string | null
}

/** Objections received since a day, the latest first, as the public page may show them. */
export async function findObjections(
  db: Reading,
  division: string,
  since: string,
): Promise<readonly StoredObjection[]> {
  const found = await sql<StoredObjection & { names: readonly (string | null)[] }>`
    select o.id, o.number, o.case_number as "caseNumber", o.about, o.received_on::text as "receivedOn", o.state,
      o.answered_on::text as "answeredOn", o.answer,
      array(
        select o.reporter
        union all select a.applicant from r_housing_application a where a.division = o.division and a.id = o.application
        union all select m.name from r_household_member m where m.division = o.division and m.application = o.application
      ) as names
    from r_housing_objection o
    where o.division = ${division} and o.ended_at is null and o.received_on >= ${since}::date
    order by o.received_on desc, o.number desc limit 200`.execute(db)
  return found.rows.map(({ names, ...row }) => ({
    ...row,
    answer:
      row.answer === null
        ? null
        : maskKnown(
            row.answer,
            names.filter((name) => name !== null),
          ),
  }))
}

/** A case by its number, as far as an objection needs it: where it stands, who answers for it, whether its notice runs. */
export async function findObjectable(
  db: Reading,
  division: string,
  number: string,
  day: string,
): Promise<{ readonly id: string; readonly state: string; readonly body: string; readonly isNoticed: boolean } | null> {
  const found = await sql<{ id: string; state: string; body: string; isNoticed: boolean }>`
    select id, state, body, coalesce(case state when 'first-notice' then first_notice_until >= ${day}::date
      when 'second-notice' then second_notice_until >= ${day}::date end, false) as "isNoticed"
    from r_housing_application where division = ${division} and number = ${number} and ended_at is null`.execute(db)
  return found.rows[0] ?? null
}

/** Whether the same phone has an objection to a case that is not answered yet. */
export async function hasOpenObjection(
  db: Reading,
  division: string,
  application: string,
  phone: string,
): Promise<boolean> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from r_housing_objection where division = ${division} and application = ${application}
      and ended_at is null and state = 'received' and phone = ${phone}`.execute(db)
  return (found.rows[0]?.n ?? 0) > 0
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
    sql<{
      id: string
      round: string
      rooms: string
      turn: number
      cameBy: string | null
      state: string
      home: string | null
      until: string
    }>`
      select o.id, r.name as round, o.rooms, o.turn::int as turn, o.came_by as "cameBy", o.state, h.code as home,
        o.answer_until::text as until
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

export interface DueDeduction {
  readonly lease: string
  readonly bill: string
  readonly office: string
  readonly month: string
  readonly from: 'wages' | 'fund'
  readonly why: 'agreed' | 'arrears'
  readonly payer: string | null
  /** Yuan still owed of the bill. */
  readonly asked: string
}

/**
 * Bills that are to be deducted and are not under way: of leases that agreed to it from the day of the bill on, and of those that pay
 * by themselves, have an employer on file and owe so many months (0: never). What was tried and failed is not tried again.
 */
export async function findDueDeductions(
  db: Reading,
  division: string,
  day: string,
  after: number,
): Promise<readonly DueDeduction[]> {
  const found = await sql<DueDeduction>`
    with owed as (
      select b.id, b.lease, b.office, b.month, b.due - coalesce(b.paid, 0) as rest, b.due_on
      from r_housing_rent b
      where b.division = ${division} and b.ended_at is null and b.due > coalesce(b.paid, 0)),
    late as (select lease, count(*) as months from owed where due_on < ${day}::date group by lease)
    select l.id as lease, o.id as bill, o.office, o.month, l.payer, o.rest::text as asked,
      case when l.pays_by = 'self' then 'wages' else l.pays_by end as "from",
      case when l.pays_by = 'self' then 'arrears' else 'agreed' end as why
    from owed o join r_housing_lease l on l.division = ${division} and l.id = o.lease and l.ended_at is null
    left join late on late.lease = l.id
    where not exists (
        select 1 from r_housing_deduction d where d.division = ${division} and d.bill = o.id and d.ended_at is null
          and d.state in ('asked', 'failed'))
      and (l.pays_by = 'fund' or (l.pays_by = 'wages' and l.payer is not null)
        or (l.pays_by = 'self' and l.payer is not null and ${after}::int > 0 and late.months >= ${after}::int and o.due_on < ${day}::date))
    order by l.id, o.month`.execute(db)
  return found.rows
}

export interface DueAllowance {
  readonly application: string
  readonly number: string
  readonly office: string
  readonly persons: string
  readonly ownedArea: string
  /** Yearly income a head in yuan. */
  readonly perHead: string
}

/** Households with the allowance that have none of a quarter yet, and were granted it before the quarter's end. */
export async function findDueAllowances(
  db: Reading,
  division: string,
  quarter: string,
): Promise<readonly DueAllowance[]> {
  const found = await sql<DueAllowance>`
    select a.id as application, a.number, a.body as office, a.household_size::text as persons, a.owned_area::text as "ownedArea",
      (a.income / a.household_size)::text as "perHead"
    from r_housing_application a
    where a.division = ${division} and a.ended_at is null and a.state = 'granted'
      and not exists (
        select 1 from r_housing_subsidy s
        where s.division = a.division and s.application = a.id and s.quarter = ${quarter} and s.ended_at is null)
    order by a.id`.execute(db)
  return found.rows
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
