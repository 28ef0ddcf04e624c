import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { factTable } from '../src/engines/matching/fact-table.ts'
import { indexOffers, matchAll, matchOne, type Offer, rematch, rematchRow } from '../src/engines/matching/match.ts'
import type { Facts } from '../src/language/conditions/evaluate.ts'
import { truthOf } from '../src/language/conditions/evaluate.ts'
import type { NameTable } from '../src/language/conditions/expression.ts'
import { parseCondition } from '../src/language/conditions/parse.ts'
import { connect } from '../src/platform/database/connect.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import type { Database } from '../src/platform/database/tables.ts'
import { cpuTimeOf } from './cpu-time.ts'
import { record, rounded, say, table } from './report.ts'
import { newFolder, removeFolder } from './served-district.ts'

/**
 * Policies against firms: all of both at once by columns, against the plain nested loop that judges each pair alone, and against
 * PostgreSQL counting the same by the same three-valued conditions; one firm against every policy; and one changed fact. With
 * growth: twice the firms should take about twice as long. All three come to the same, or the bench fails.
 */
const QUICK = process.argv.includes('--quick')
const POLICIES = QUICK ? 50 : 500
const FIRMS = QUICK ? 2000 : 20_000

const label = (zh: string) => ({ zh, en: zh })
const NAMES: NameTable = {
  revenue: { kind: 'number', label: label('营业收入'), unit: '万元' },
  tax: { kind: 'number', label: label('税收'), unit: '万元' },
  staff: { kind: 'number', label: label('职工'), unit: '人' },
  land: { kind: 'number', label: label('用地'), unit: '亩' },
  research: { kind: 'number', label: label('研发费用'), unit: '万元' },
  credit: { kind: 'text', label: label('信用等级') },
  sector: { kind: 'text', label: label('行业') },
  founded: { kind: 'day', label: label('成立日期') },
  is_high_tech: { kind: 'truth', label: label('高新技术企业') },
}
/** Chance that is the same every time. */
let state = 20_240_305
const chance = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
const maybe = <T>(value: T) => (chance() < 0.06 ? null : value)

const firms = Array.from({ length: FIRMS }, (_, i) => ({
  id: String(i),
  facts: {
    revenue: maybe((chance() ** 3 * 50_000).toFixed(2)),
    tax: maybe((chance() ** 3 * 3000).toFixed(2)),
    staff: maybe(String(Math.floor(chance() * 900))),
    land: maybe((chance() * 80).toFixed(2)),
    research: maybe((chance() ** 4 * 2000).toFixed(2)),
    credit: maybe(pick(['A', 'B', 'C', 'D'])),
    sector: maybe(String(1300 + Math.floor(chance() * 3200))),
    founded: maybe(`20${String(Math.floor(chance() * 24)).padStart(2, '0')}-0${1 + Math.floor(chance() * 9)}-15`),
    is_high_tech: maybe(chance() < 0.1),
  } satisfies Facts,
}))
/** The same conditions as SQL writes them: three-valued as well, by its nulls. */
const asSql: string[] = []
const offers: readonly Offer[] = Array.from({ length: POLICIES }, (_, i) => {
  const [revenue, tax, share, staff] = [20_000, 30, 5, 300].map((most) => Math.floor(chance() * most)) as [
    number,
    number,
    number,
    number,
  ]
  const sector = 13 + Math.floor(chance() * 30)
  const founded = `20${10 + Math.floor(chance() * 13)}-01-01`
  const leaves: readonly (readonly [ours: string, sql: string])[] = [
    [`revenue >= ${revenue}.0`, `revenue >= ${revenue}`],
    [`tax / land > ${tax}.0`, `tax / nullif(land, 0) > ${tax}`],
    [`research * 100.0 >= revenue * ${1 + share}.0`, `research * 100 >= revenue * ${1 + share}`],
    [`staff >= ${staff}`, `staff >= ${staff}`],
    [`credit in ["A", "B"]`, `credit in ('A', 'B')`],
    [`sector.startsWith("${sector}")`, `sector like '${sector}%'`],
    [`founded <= "${founded}"`, `founded <= '${founded}'::date`],
    ['is_high_tech', 'is_high_tech'],
  ]
  const chosen = leaves.filter(() => chance() < 0.5)
  const isAny = i % 5 === 0
  const text = chosen.length === 0 ? 'has(revenue)' : chosen.map(([ours]) => ours).join(isAny ? ' || ' : ' && ')
  asSql.push(
    chosen.length === 0
      ? 'revenue is not null'
      : chosen.map(([, theirs]) => `(${theirs})`).join(isAny ? ' or ' : ' and '),
  )
  const parsed = parseCondition(text, NAMES)
  if (parsed.kind === 'refused') throw new Error(`${text}: ${JSON.stringify(parsed.refusal.faults)}`)
  return { id: `p${i}`, condition: parsed.value }
})

/** Milliseconds of processor time: they hold where a busy machine makes durations long. */
const timed = <T>(work: () => T): readonly [T, number] => {
  const begun = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(begun)
  return [result, (user + system) / 1000]
}

const [quarter] = timed(() => factTable(firms.slice(0, FIRMS / 4), NAMES))
const [half] = timed(() => factTable(firms.slice(0, FIRMS / 2), NAMES))
const [whole, building] = timed(() => factTable(firms, NAMES))
matchAll(offers.slice(0, 5), whole) // warmed up
const [, quarterTime] = timed(() => matchAll(offers, quarter))
const [, halfTime] = timed(() => matchAll(offers, half))
const [matched, wholeTime] = timed(() => matchAll(offers, whole))
// The plain loop over every pair takes long: over a part of the firms, and reckoned up.
const sample = firms.slice(0, Math.min(FIRMS, 400))
const [loop, loopTime] = timed(() =>
  offers.map(({ condition }) => sample.map(({ facts }) => truthOf(condition, facts))),
)
const reckoned = (loopTime * FIRMS) / sample.length
let differing = 0
matched.forEach(({ truths }, p) => {
  for (let i = 0; i < sample.length; i++)
    if (['false', 'true', 'unknown'][truths[i] as number] !== loop[p]?.[i]) differing++
})
if (differing > 0) throw new Error(`${differing} truths differ from the plain loop.`)

/** Counts of every policy over all firms as SQL does it: one query each, with the table in memory; milliseconds of its processor time. */
async function counted(db: Database): Promise<number> {
  await sql`create table bench_firm (id integer primary key, revenue numeric, tax numeric, staff numeric, land numeric,
    research numeric, credit text, sector text, founded date, is_high_tech boolean)`.execute(db)
  const rows = firms.map(({ id, facts }) => ({ ...facts, id: Number(id) }))
  for (let i = 0; i < rows.length; i += 5000)
    await sql`insert into bench_firm select * from jsonb_populate_recordset(null::bench_firm, ${JSON.stringify(rows.slice(i, i + 5000))}::jsonb)`.execute(
      db,
    )
  await sql`vacuum analyze bench_firm`.execute(db)
  const [backend] = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows
  const before = cpuTimeOf([backend?.pid ?? 0])
  const begun = performance.now()
  for (const [p, condition] of asSql.entries()) {
    const where = sql.raw(condition)
    const found = await sql<{ yes: number; open: number }>`
      select count(*) filter (where ${where})::int as yes, count(*) filter (where (${where}) is null)::int as open
      from bench_firm`.execute(db)
    const [theirs] = found.rows
    const ours = matched[p]
    if (theirs?.yes !== ours?.eligible || theirs?.open !== ours?.open)
      throw new Error(
        `Policy ${p}: SQL has ${JSON.stringify(theirs)}, the columns ${ours?.eligible} and ${ours?.open}.`,
      )
  }
  const after = cpuTimeOf([backend?.pid ?? 0])
  return before === null || after === null ? performance.now() - begun : after - before
}

const load = rounded(loadavg()[0] ?? 0, 1)
const folder = newFolder()
let sqlTime: number
try {
  const opened = await openDatabase({ kind: 'embedded', folder }, migrations, appendOnly, schemas)
  // The application's own role may make no tables.
  const owner = connect(opened.ownerUrl, { connections: 1 })
  try {
    sqlTime = await counted(owner)
  } finally {
    await owner.destroy()
    await opened.close()
  }
} finally {
  removeFolder(folder)
}

const index = indexOffers(offers)
const one = firms[7] as (typeof firms)[number]
const [, oneTime] = timed(() => {
  for (let i = 0; i < 20; i++) matchOne(index, one.facts)
})
const [, changeTime] = timed(() => {
  for (let i = 0; i < 20; i++) rematch(index, { ...one.facts, land: '12.5' }, ['land'])
})
// A whole row that is new, and one fact of one row, within what was matched of all firms.
const ROUNDS = 200
const rowOf = (i: number) => (i * 97) % FIRMS
const moved = (i: number, land: number): Facts => ({
  ...(firms[rowOf(i)] as (typeof firms)[number]).facts,
  land: String(land % 80),
})
let patched = matched
const [, rowTime] = timed(() => {
  for (let i = 0; i < ROUNDS; i++) patched = rematchRow(patched, index, rowOf(i), moved(i, i), null).matched
})
const [, factTime] = timed(() => {
  for (let i = 0; i < ROUNDS; i++) patched = rematchRow(patched, index, rowOf(i), moved(i, i + 1), ['land']).matched
})
// The rows as they stand at the end, matched anew, must come to the same.
const last = new Map(Array.from({ length: ROUNDS }, (_, i) => [rowOf(i), moved(i, i + 1)]))
const anew = matchAll(
  offers,
  factTable(
    firms.map((one, i) => ({ id: one.id, facts: last.get(i) ?? one.facts })),
    NAMES,
  ),
)
for (const [p, one] of anew.entries()) {
  const other = patched[p]
  if (other === undefined || one.eligible !== other.eligible || one.open !== other.open)
    throw new Error(`${one.offer}: rows put right one by one do not come to what is matched anew.`)
}

table([
  ['', 'processor ms', 'against'],
  [`${FIRMS} firms into columns`, rounded(building, 1), ''],
  [`${POLICIES} policies × ${FIRMS / 4} firms`, rounded(quarterTime, 1), ''],
  [
    `${POLICIES} policies × ${FIRMS / 2} firms`,
    rounded(halfTime, 1),
    `${rounded(halfTime / quarterTime, 2)} × half as many`,
  ],
  [
    `${POLICIES} policies × ${FIRMS} firms`,
    rounded(wholeTime, 1),
    `${rounded(wholeTime / halfTime, 2)} × half as many`,
  ],
  [
    '  the plain loop over every pair',
    rounded(reckoned, 0),
    `${rounded(reckoned / wholeTime, 1)} × ours (reckoned from ${sample.length} firms)`,
  ],
  ['  PostgreSQL, the same counts', rounded(sqlTime, 0), `${rounded(sqlTime / wholeTime, 1)} × ours`],
  [`one firm × ${POLICIES} policies`, rounded(oneTime / 20, 2), ''],
  [
    'one fact of one firm changed',
    rounded(changeTime / 20, 2),
    `${rounded(oneTime / changeTime, 1)} × quicker than all`,
  ],
  [
    `one row new among ${FIRMS}`,
    rounded(rowTime / ROUNDS, 2),
    `${rounded(wholeTime / (rowTime / ROUNDS), 0)} × quicker than matching all anew`,
  ],
  [
    `one fact of one row among ${FIRMS}`,
    rounded(factTime / ROUNDS, 3),
    `${rounded(wholeTime / (factTime / ROUNDS), 0)} × quicker than matching all anew`,
  ],
])
say(
  `\nEvery truth of the first ${sample.length} firms is the plain loop's, every count of every policy is SQL's. Load before: ${load}.`,
)
record('matching', {
  policies: POLICIES,
  firms: FIRMS,
  columns: rounded(building, 1),
  all: rounded(wholeTime, 1),
  half: rounded(halfTime, 1),
  quarter: rounded(quarterTime, 1),
  row: rounded(rowTime / ROUNDS, 3),
  fact: rounded(factTime / ROUNDS, 3),
  loop: rounded(reckoned, 0),
  ratio: rounded(reckoned / wholeTime, 1),
  sql: rounded(sqlTime, 0),
  sqlRatio: rounded(sqlTime / wholeTime, 1),
  load,
  one: rounded(oneTime / 20, 3),
  change: rounded(changeTime / 20, 3),
})
