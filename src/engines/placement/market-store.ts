import { sql } from 'kysely'
import { maskName } from '../../platform/access/mask.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { EDUCATION_RANKS } from '../../systems/11-livelihood/employment/vocabulary.ts'
import type { Course } from './gaps.ts'
import { Market } from './market.ts'
import type { Seeker, Vacancy } from './sides.ts'

/** Rows asked for at once. */
const AT_ONCE = 2000

interface Kept {
  readonly market: Market
  /** What stood of each unit when it was put in: its revision, and what else decides about it. */
  readonly seekers: Map<string, string>
  readonly vacancies: Map<string, string>
  /** Refreshes come one after another. */
  turn: Promise<unknown>
}
const markets = new WeakMap<object, Map<string, Kept>>()

/**
 * The market of a division as it stands: who seeks work and agreed to be matched today, and which vacancies are open. It is kept
 * in memory; at each call revisions are compared, and only what is new, changed or gone is put in or taken out, so that a
 * withdrawn consent or a changed wish is in force with the next question. Names are masked before they are kept.
 */
export async function loadMarket(db: Reading, division: string, today: string): Promise<Market> {
  const ofDatabase = markets.get(db) ?? new Map<string, Kept>()
  markets.set(db, ofDatabase)
  const kept = ofDatabase.get(division) ?? {
    market: new Market(),
    seekers: new Map(),
    vacancies: new Map(),
    turn: Promise.resolve(),
  }
  ofDatabase.set(division, kept)
  const mine = kept.turn.then(() => refresh(db, division, today, kept))
  // What failed does not stand in the way of the next.
  kept.turn = mine.catch(() => undefined)
  await mine
  return kept.market
}

async function refresh(db: Reading, division: string, today: string, kept: Kept): Promise<void> {
  const [seekers, vacancies] = await Promise.all([
    standingSeekers(db, division, today),
    standingVacancies(db, division, today),
  ])
  const changed = (now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>) =>
    [...now].filter(([id, mark]) => before.get(id) !== mark).map(([id]) => id)
  const [newSeekers, newVacancies] = await Promise.all([
    inParts(changed(seekers, kept.seekers), (ids) => findSeekers(db, division, ids)),
    inParts(changed(vacancies, kept.vacancies), (ids) => findVacancies(db, division, ids)),
  ])
  for (const id of kept.seekers.keys())
    if (!seekers.has(id)) {
      kept.market.dropSeeker(id)
      kept.seekers.delete(id)
    }
  for (const id of kept.vacancies.keys())
    if (!vacancies.has(id)) {
      kept.market.dropVacancy(id)
      kept.vacancies.delete(id)
    }
  for (const row of newSeekers) {
    const mark = seekers.get(row.id) ?? ''
    kept.market.putSeeker(seekerFrom(row, mark.endsWith('+')))
    kept.seekers.set(row.id, mark)
  }
  for (const row of newVacancies) {
    kept.market.putVacancy(vacancyFrom(row))
    kept.vacancies.set(row.id, vacancies.get(row.id) ?? '')
  }
}

async function inParts<T>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all: T[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) all.push(...(await find(ids.slice(i, i + AT_ONCE))))
  return all
}

/** Files that may be matched today, by id: revision, with + where the person agreed to be shown. */
async function standingSeekers(db: Reading, division: string, today: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; mark: string }>`
    select s.id, s.revision || case when c.shows then '+' else '' end as mark
    from r_job_seeker s
    join (
      select seeker, bool_or('show' = any(purposes)) as shows, bool_or('match' = any(purposes)) as matches
      from r_job_consent
      where division = ${division} and ended_at is null and state = 'given'
        and given_on <= ${today}::date and (valid_until is null or valid_until >= ${today}::date)
      group by seeker
    ) c on c.seeker = s.id and c.matches
    where s.division = ${division} and s.ended_at is null and s.state = 'active'`.execute(db)
  return new Map(rows.map(({ id, mark }) => [id, mark]))
}

async function standingVacancies(db: Reading, division: string, today: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; mark: string }>`
    select v.id, v.revision || ':' || e.revision as mark
    from r_vacancy v join r_enterprise e on e.division = v.division and e.id = v.firm
    where v.division = ${division} and v.ended_at is null and v.state = 'open' and v.valid_until >= ${today}::date`.execute(
    db,
  )
  return new Map(rows.map(({ id, mark }) => [id, mark]))
}

interface SeekerRow {
  readonly id: string
  readonly number: string | null
  readonly name: string
  readonly body: string
  readonly education: string | null
  readonly experience: string | null
  readonly skills: readonly string[] | null
  readonly wanted: readonly string[] | null
  readonly hours: readonly string[] | null
  readonly wage_wish: string | null
  readonly km_most: string | null
  readonly lives_in: boolean | null
  readonly from_day: string | null
  readonly home_lng: number | null
  readonly home_lat: number | null
}

async function findSeekers(db: Reading, division: string, ids: readonly string[]): Promise<readonly SeekerRow[]> {
  const { rows } = await sql<SeekerRow>`
    select id, number, name, body, education, experience, skills, wanted, hours, wage_wish, km_most, lives_in,
      from_day, home_lng, home_lat
    from r_job_seeker where division = ${division} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

const number = (value: string | number | null): number | null => (value === null ? null : Number(value))
const point = (lng: number | null, lat: number | null) => (lng === null || lat === null ? null : ([lng, lat] as const))
/** Nothing chosen is not known. */
const some = (ids: readonly string[] | null) => (ids === null || ids.length === 0 ? null : new Set(ids))

function seekerFrom(row: SeekerRow, mayShow: boolean): Seeker {
  const skills = some(row.skills)
  return {
    id: row.id,
    number: row.number ?? '',
    maskedName: maskName(row.name),
    body: row.body,
    mayShow,
    education: row.education === null ? null : (EDUCATION_RANKS[row.education] ?? null),
    experience: number(row.experience),
    skills: skills === null ? null : new Set([...skills].filter((id) => id !== 'none')),
    wanted: some(row.wanted),
    hours: some(row.hours),
    wage: number(row.wage_wish),
    km: number(row.km_most),
    livesIn: row.lives_in,
    from: row.from_day,
    home: point(row.home_lng, row.home_lat),
  }
}

interface VacancyRow {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly firm: string
  readonly firm_name: string
  readonly account: string | null
  readonly occupation: string
  readonly headcount: string
  readonly hours: string
  readonly education: string
  readonly experience: string | null
  readonly skills: readonly string[] | null
  readonly wage_least: string | null
  readonly wage_most: string | null
  readonly start_by: string | null
  readonly lodging: boolean | null
  readonly place_lng: number | null
  readonly place_lat: number | null
  readonly opened_on: string | null
  readonly valid_until: string
}

async function findVacancies(db: Reading, division: string, ids: readonly string[]): Promise<readonly VacancyRow[]> {
  const { rows } = await sql<VacancyRow>`
    select v.id, v.number, v.title, v.firm, e.name firm_name, e.account, v.occupation, v.headcount, v.hours, v.education,
      v.experience, v.skills, v.wage_least, v.wage_most, v.start_by, v.lodging, v.place_lng, v.place_lat, v.opened_on,
      v.valid_until
    from r_vacancy v join r_enterprise e on e.division = v.division and e.id = v.firm
    where v.division = ${division} and v.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

const vacancyFrom = (row: VacancyRow): Vacancy => ({
  id: row.id,
  number: row.number ?? '',
  title: row.title,
  firm: row.firm,
  firmName: row.firm_name,
  account: row.account,
  occupation: row.occupation,
  headcount: Number(row.headcount),
  hours: row.hours,
  education: EDUCATION_RANKS[row.education] ?? 0,
  experience: number(row.experience) ?? 0,
  skills: new Set(row.skills ?? []),
  wageLeast: number(row.wage_least),
  wageMost: number(row.wage_most),
  startBy: row.start_by,
  lodging: row.lodging === true,
  place: point(row.place_lng, row.place_lat),
  openedOn: row.opened_on,
  validUntil: row.valid_until,
})

/** Courses that take people or will, with their free seats. */
export async function findCourses(db: Reading, division: string): Promise<readonly Course[]> {
  const { rows } = await sql<{
    id: string
    number: string | null
    name: string
    skills: readonly string[]
    free: number
    begins_on: string
    ends_on: string
    state: string
  }>`
    select c.id, c.number, c.name, c.skills, c.begins_on, c.ends_on, c.state,
      (c.seats - (select count(*) from r_course_enrolment n
        where n.division = c.division and n.course = c.id and n.ended_at is null and n.seat is not null))::int free
    from r_training_course c
    where c.division = ${division} and c.ended_at is null and c.state in ('planned', 'open')
    order by c.begins_on, c.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    number: row.number ?? '',
    name: row.name,
    skills: row.skills,
    free: Number(row.free),
    beginsOn: row.begins_on,
    endsOn: row.ends_on,
    isOpen: row.state === 'open',
  }))
}

/** Referrals of one person, or of one vacancy: what each came to, by whoever stands on the other side. */
export async function findReferrals(
  db: Reading,
  division: string,
  of: { readonly seeker: string } | { readonly vacancy: string },
): Promise<ReadonlyMap<string, { readonly id: string; readonly state: string; readonly by: string }>> {
  const [own, other] = 'seeker' in of ? (['seeker', 'vacancy'] as const) : (['vacancy', 'seeker'] as const)
  const id = 'seeker' in of ? of.seeker : of.vacancy
  const { rows } = await sql<{ other: string; id: string; state: string; by: string }>`
    select ${sql.ref(other)} other, id, state, proposed_by "by" from r_job_referral
    where division = ${division} and ended_at is null and ${sql.ref(own)} = ${id}::uuid`.execute(db)
  return new Map(rows.map((row) => [row.other, { id: row.id, state: row.state, by: row.by }]))
}

/** The lowest seat of a course that nobody has; null where it is full. Two who ask at once are told apart by the unique index. */
export async function findFreeSeat(db: Reading, division: string, course: string): Promise<number | null> {
  const { rows } = await sql<{ seat: number }>`
    select s.seat::int seat from r_training_course c cross join lateral generate_series(1, c.seats::int) s(seat)
    where c.division = ${division} and c.id = ${course}::uuid and c.ended_at is null
      and not exists (select 1 from r_course_enrolment n where n.division = c.division and n.course = c.id
        and n.ended_at is null and n.seat = s.seat)
    order by s.seat limit 1`.execute(db)
  return rows[0]?.seat ?? null
}

/** Referrals that are under way for a person. */
export async function findOpenReferrals(db: Reading, division: string, seeker: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from r_job_referral where division = ${division} and seeker = ${seeker}::uuid and ended_at is null
      and state in ('proposed', 'agreed', 'interview') order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Vacancies of firms for which an account acts, in any state, the latest first. */
export async function findOwnVacancies(
  db: Reading,
  division: string,
  account: string,
): Promise<
  readonly {
    readonly id: string
    readonly number: string | null
    readonly title: string
    readonly firmName: string
    readonly state: string
    readonly headcount: number
    readonly validUntil: string
  }[]
> {
  const { rows } = await sql<{
    id: string
    number: string | null
    title: string
    firm_name: string
    state: string
    headcount: string
    valid_until: string
  }>`
    select v.id, v.number, v.title, e.name firm_name, v.state, v.headcount, v.valid_until
    from r_vacancy v join r_enterprise e on e.division = v.division and e.id = v.firm
    where v.division = ${division} and v.ended_at is null and e.ended_at is null and e.account = ${account}
    order by v.made_at desc, v.id desc limit 500`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    firmName: row.firm_name,
    state: row.state,
    headcount: Number(row.headcount),
    validUntil: row.valid_until,
  }))
}

/** What a person can, and what a course taught; the file is locked. null where the file is closed or gone. */
export async function findCertified(
  db: Reading,
  division: string,
  seeker: string,
  course: string,
): Promise<{
  readonly revision: number
  readonly has: readonly string[]
  readonly taught: readonly string[]
  readonly course: string
} | null> {
  const { rows } = await sql<{
    revision: number
    has: readonly string[] | null
    taught: readonly string[]
    name: string
  }>`
    select s.revision, s.skills has, c.skills taught, c.name
    from r_job_seeker s join r_training_course c on c.division = s.division and c.id = ${course}::uuid
    where s.division = ${division} and s.id = ${seeker}::uuid and s.ended_at is null and s.state <> 'closed'
    for update of s`.execute(db)
  const [row] = rows
  return row === undefined ? null : { revision: row.revision, has: row.has ?? [], taught: row.taught, course: row.name }
}
