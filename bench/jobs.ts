import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { CRITERIA, factsOfSeeker, readerOf, SEEKER_NAMES, together } from '../src/engines/placement/criteria.ts'
import { gapsOf } from '../src/engines/placement/gaps.ts'
import { Market } from '../src/engines/placement/market.ts'
import { kmBetween, type Seeker, type Vacancy } from '../src/engines/placement/sides.ts'
import { truthOf } from '../src/language/conditions/evaluate.ts'
import { connect } from '../src/platform/database/connect.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import type { Database } from '../src/platform/database/tables.ts'
import { HOURS, OCCUPATIONS, SKILLS } from '../src/systems/11-livelihood/employment/vocabulary.ts'
import { cpuTimeOf } from './cpu-time.ts'
import { record, rounded, say, table } from './report.ts'
import { newFolder, removeFolder } from './served-district.ts'

/**
 * People against posts: every pair by columns, against the plain nested loop that judges each pair alone, and against PostgreSQL
 * joining the same two tables by the same three-valued conditions. Then what a screen asks: one person, one vacancy, and either
 * after it changed. All three count the same pairs that fit and that are open, or the bench fails.
 */
const QUICK = process.argv.includes('--quick')
const PEOPLE = QUICK ? 1000 : 10_000
const POSTS = QUICK ? 500 : 5000
/** The loop and the join take long: over a part, reckoned up. */
const LOOPED = QUICK ? 20 : 12
const JOINED = QUICK ? 100 : 120

let state = 20_251_120
const chance = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
const maybe = <T>(value: T): T | null => (chance() < 0.06 ? null : value)
const some = (from: readonly string[], most: number) =>
  new Set(Array.from({ length: 1 + Math.floor(chance() * most) }, () => pick(from)))
const skills = Object.keys(SKILLS)
const occupations = Object.keys(OCCUPATIONS)
const hours = Object.keys(HOURS)
const place = () => [112.5 + chance() * 0.2, 26.8 + chance() * 0.2] as const

const people: readonly Seeker[] = Array.from({ length: PEOPLE }, (_, i) => ({
  id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  number: `QZ2025-${String(i).padStart(5, '0')}`,
  maskedName: '张*',
  body: 'b',
  mayShow: true,
  education: maybe(1 + Math.floor(chance() * 6)),
  experience: maybe(Math.floor(chance() * 12)),
  skills: maybe(some(skills, 4)),
  wanted: maybe(chance() < 0.15 ? new Set(['any']) : some(occupations, 4)),
  hours: maybe(some(hours, 3)),
  wage: maybe(2000 + Math.floor(chance() * 50) * 100),
  km: maybe(pick([3, 5, 8, 10, 15, 30])),
  livesIn: maybe(chance() < 0.3),
  from: maybe(`2025-1${Math.floor(chance() * 3)}-15`),
  home: maybe(place()),
}))
const posts: readonly Vacancy[] = Array.from({ length: POSTS }, (_, i) => {
  const least = 2500 + Math.floor(chance() * 50) * 100
  const agreed = chance() < 0.06
  return {
    id: `00000000-0000-7000-9000-${String(i).padStart(12, '0')}`,
    number: `GW2025-${String(i).padStart(5, '0')}`,
    title: '岗位',
    firm: 'f',
    firmName: '临湖灯具厂',
    account: null,
    occupation: pick(occupations),
    headcount: 1 + Math.floor(chance() * 5),
    hours: pick(hours),
    education: Math.floor(chance() * 5),
    experience: chance() < 0.6 ? 0 : 1 + Math.floor(chance() * 4),
    skills: chance() < 0.5 ? new Set<string>() : some(skills, 2),
    wageLeast: agreed ? null : least,
    wageMost: agreed ? null : least + Math.floor(chance() * 20) * 100,
    startBy: chance() < 0.7 ? null : `2025-1${Math.floor(chance() * 3)}-20`,
    lodging: chance() < 0.35,
    place: maybe(place()),
    openedOn: '2025-10-01',
    validUntil: '2026-01-31',
  }
})

/** Milliseconds of processor time, which hold on a busy machine; both sides of a comparison are told in them. */
const timed = <T>(work: () => T): readonly [T, number] => {
  const begun = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(begun)
  return [result, (user + system) / 1000]
}
/** The middle of several turns, in milliseconds. */
const middle = (turns: number, work: (turn: number) => unknown): number => {
  const all = Array.from({ length: turns }, (_, turn) => timed(() => work(turn))[1]).sort((a, b) => a - b)
  return all[Math.floor(turns / 2)] as number
}

const before = rounded(loadavg()[0] ?? 0, 1)
const market = new Market()
const [, filling] = timed(() => {
  for (const one of people) market.putSeeker(one)
  for (const one of posts) market.putVacancy(one)
})
for (const one of posts.slice(0, 20)) market.countSeekers(one) // warmed up
const [counts, columnTime] = timed(() => posts.map((one) => market.countSeekers(one)))
const fits = counts.reduce((sum, one) => sum + one.fits, 0)
const open = counts.reduce((sum, one) => sum + one.open, 0)

const read = readerOf(SEEKER_NAMES)
const facts = people.map(factsOfSeeker)
const [looped, loopTime] = timed(() =>
  posts.slice(0, LOOPED).map((post) => {
    const condition = read(together(CRITERIA.map(({ ofSeeker }) => ofSeeker(post))))
    let [yes, unsure] = [0, 0]
    people.forEach((one, i) => {
      const km = kmBetween(one.home, post.place)
      const truth = truthOf(condition, { ...facts[i], km: Number.isNaN(km) ? null : km })
      if (truth === 'true') yes++
      else if (truth === 'unknown') unsure++
    })
    return { fits: yes, open: unsure }
  }),
)
looped.forEach((one, i) => {
  if (one.fits !== counts[i]?.fits || one.open !== counts[i]?.open)
    throw new Error(`The loop has ${JSON.stringify(one)} for post ${i}, the columns ${JSON.stringify(counts[i])}.`)
})
const loopAll = (loopTime * POSTS) / LOOPED

const onePerson = middle(41, (turn) => market.vacanciesFor(people[turn * 7] as Seeker))
const oneVacancy = middle(41, (turn) => market.seekersFor(posts[turn * 7] as Vacancy))
const changedPerson = middle(41, (turn) => {
  const changed = { ...(people[turn * 11] as Seeker), wage: 4000 + turn, skills: new Set([pick(skills)]) }
  market.putSeeker(changed)
  return market.countVacancies(changed)
})
const changedVacancy = middle(41, (turn) => {
  const changed = { ...(posts[turn * 11] as Vacancy), wageMost: 8000 + turn }
  market.putVacancy(changed)
  return market.countSeekers(changed)
})
const [, gapTime] = timed(() => gapsOf(market, [], '2025-10-20'))
const [, gapAgain] = timed(() => gapsOf(market, [], '2025-10-20'))
const gapChanged = middle(41, (turn) => {
  market.putSeeker({ ...(people[turn * 17] as Seeker), wage: 4100 + turn, skills: new Set([pick(skills)]) })
  market.putVacancy({ ...(posts[turn * 13] as Vacancy), wageMost: 8100 + turn })
  return gapsOf(market, [], '2025-10-20')
})
const followed = JSON.stringify(gapsOf(market, [], '2025-10-20'))
const anew = new Market()
for (const one of market.seekers.values()) anew.putSeeker(one)
for (const one of market.vacancies.values()) anew.putVacancy(one)
if (JSON.stringify(gapsOf(anew, [], '2025-10-20')) !== followed)
  throw new Error('The gaps that were followed are not what counting anew gives.')

const folder = newFolder()
let joinTime: number
try {
  const opened = await openDatabase({ kind: 'embedded', folder }, migrations, appendOnly, schemas)
  // The application's own role may make no tables.
  const owner = connect(opened.ownerUrl, { connections: 1 })
  try {
    joinTime = await joined(owner)
  } finally {
    await owner.destroy()
    await opened.close()
  }
} finally {
  removeFolder(folder)
}
const joinAll = (joinTime * POSTS) / JOINED

table([
  ['', 'processor ms', 'against'],
  [`${PEOPLE} people and ${POSTS} posts into columns`, rounded(filling, 0), ''],
  [`every pair (${rounded((PEOPLE * POSTS) / 1e6, 1)} million), three-valued`, rounded(columnTime, 0), ''],
  [
    '  the plain nested loop',
    rounded(loopAll, 0),
    `${rounded(loopAll / columnTime, 1)} × ours (reckoned from ${LOOPED} posts)`,
  ],
  [
    '  PostgreSQL, the same join',
    rounded(joinAll, 0),
    `${rounded(joinAll / columnTime, 1)} × ours (reckoned from ${JOINED} posts)`,
  ],
  [`one person against ${POSTS} posts, condition by condition`, rounded(onePerson, 2), ''],
  [`one post against ${PEOPLE} people, condition by condition`, rounded(oneVacancy, 2), ''],
  ['one person changed and matched again', rounded(changedPerson, 2), ''],
  ['one post changed and matched again', rounded(changedVacancy, 2), ''],
  ['skill gaps of all, counted the first time', rounded(gapTime, 0), ''],
  ['  asked again', rounded(gapAgain, 1), ''],
  [
    '  one person and one post changed, asked again',
    rounded(gapChanged, 1),
    `${rounded(gapTime / gapChanged, 0)} × quicker than the first time`,
  ],
])
say(
  `\n${fits} pairs fit, ${open} are open; the loop and the join count the same where they ran. Load before: ${before}.`,
)
record('jobs', {
  people: PEOPLE,
  posts: POSTS,
  fits,
  open,
  columns: rounded(columnTime, 0),
  loop: rounded(loopAll, 0),
  loopRatio: rounded(loopAll / columnTime, 1),
  sql: rounded(joinAll, 0),
  sqlRatio: rounded(joinAll / columnTime, 1),
  onePerson: rounded(onePerson, 2),
  oneVacancy: rounded(oneVacancy, 2),
  changedPerson: rounded(changedPerson, 2),
  changedVacancy: rounded(changedVacancy, 2),
  gaps: rounded(gapTime, 0),
  gapsAgain: rounded(gapAgain, 1),
  gapsChanged: rounded(gapChanged, 1),
  load: before,
})

/** The same conditions as a join: null is not known. Processor milliseconds of the join over a part of the posts. */
async function joined(db: Database): Promise<number> {
  return db.connection().execute(async (own) => {
    await sql`create temp table person (education int, experience int, skills text[], wanted text[], hours text[], wage numeric,
      km numeric, lives_in boolean, from_day date, lng float8, lat float8)`.execute(own)
    await sql`create temp table post (id int, occupation text, hours text, wage_least numeric, wage_most numeric, education int,
      experience int, skills text[], start_by date, lodging boolean, lng float8, lat float8)`.execute(own)
    const list = (all: ReadonlySet<string> | null) => (all === null ? null : [...all])
    const rows = people.map((one) => ({
      ...one,
      skills: list(one.skills),
      wanted: list(one.wanted),
      hours: list(one.hours),
      lng: one.home?.[0] ?? null,
      lat: one.home?.[1] ?? null,
    }))
    await sql`insert into person select education, experience, array(select jsonb_array_elements_text(case when jsonb_typeof(x.skills) = 'array' then x.skills end)),
        array(select jsonb_array_elements_text(case when jsonb_typeof(x.wanted) = 'array' then x.wanted end)),
        array(select jsonb_array_elements_text(case when jsonb_typeof(x.hours) = 'array' then x.hours end)), wage, km, "livesIn", "from", lng, lat
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(education int, experience int, skills jsonb, wanted jsonb, hours jsonb,
        wage numeric, km numeric, "livesIn" boolean, "from" date, lng float8, lat float8)`.execute(own)
    await sql`update person set skills = nullif(skills, '{}'), wanted = nullif(wanted, '{}'), hours = nullif(hours, '{}')`.execute(
      own,
    )
    const offers = posts.slice(0, JOINED).map((one, i) => ({
      ...one,
      n: i,
      skills: [...one.skills],
      lng: one.place?.[0] ?? null,
      lat: one.place?.[1] ?? null,
    }))
    await sql`insert into post select n, occupation, hours, "wageLeast", "wageMost", education, experience,
        array(select jsonb_array_elements_text(x.skills)), "startBy", lodging, lng, lat
      from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as x(n int, occupation text, hours text, "wageLeast" numeric,
        "wageMost" numeric, education int, experience int, skills jsonb, "startBy" date, lodging boolean, lng float8, lat float8)`.execute(
      own,
    )
    await sql`analyze person`.execute(own)
    await sql`analyze post`.execute(own)
    const { rows: who } = await sql<{ pid: number }>`select pg_backend_pid() pid`.execute(own)
    const pid = who[0]?.pid ?? 0
    const [wall, used] = [performance.now(), cpuTimeOf([pid])]
    const { rows: found } = await sql<{ id: number; fits: number; open: number }>`
      select v.id, count(*) filter (where ok)::int fits, count(*) filter (where ok is null)::int open
      from post v cross join person p
      cross join lateral (select case when p.lat is not null and v.lat is not null then round(2 * 6371 * asin(least(1, sqrt(
          power(sin(radians(p.lat - v.lat) / 2), 2)
          + cos(radians(p.lat)) * cos(radians(v.lat)) * power(sin(radians(p.lng - v.lng) / 2), 2))))::numeric, 1) end far) d
      cross join lateral (select
        ('any' = any(p.wanted) or v.occupation = any(p.wanted))
        and v.hours = any(p.hours)
        and (case when v.wage_most is null then p.wage <= 0 or null
          else p.wage <= v.wage_most and (p.wage <= v.wage_least or null) end)
        and (d.far <= p.km or (v.lodging and p.lives_in))
        and (v.start_by is null or p.from_day <= v.start_by)
        and (v.education = 0 or p.education >= v.education)
        and (v.experience = 0 or p.experience >= v.experience)
        and (v.skills = '{}' or v.skills <@ p.skills) ok) j
      group by v.id order by v.id`.execute(own)
    // Where there is no /proc its duration stands in.
    const after = cpuTimeOf([pid])
    const took = used === null || after === null ? performance.now() - wall : after - used
    for (const one of found) {
      const ours = counts[one.id]
      if (ours?.fits !== one.fits || ours.open !== one.open)
        throw new Error(`PostgreSQL has ${JSON.stringify(one)}, the columns ${JSON.stringify(ours)}.`)
    }
    return took
  })
}
