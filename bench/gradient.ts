import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { readRungs } from '../src/engines/gradient/assess.ts'
import { findFirms, findYears, lastMonthIn } from '../src/engines/gradient/firms-store.ts'
import { gradientSettingsAt } from '../src/engines/gradient/goals-store.ts'
import { candidatesOf } from '../src/engines/gradient/listing.ts'
import { survey } from '../src/engines/gradient/survey.ts'
import { connect } from '../src/platform/database/connect.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import type { Database } from '../src/platform/database/tables.ts'
import { record, rounded, say, table } from './report.ts'
import { newFolder, removeFolder } from './served-district.ts'

/**
 * 19,090 firms with 60 months each in the embedded database, 900 of them with three years of facts: their twelve months
 * summed by the database, their distances to the line, every rung judged, and the candidates of being above scale with what
 * each lacks in words. All firms of the district are firms here, to measure the worst: of a real district's market entities
 * most are sole traders, of whom no months are kept.
 */
const isQuick = process.argv.includes('--quick')
const FIRMS = isQuick ? 1909 : 19_090
const MONTHS = 60
const WITH_YEARS = isQuick ? 90 : 900
const DIVISION = '999906'
const TODAY = '2025-12-05'
const TURNS = 5
const EVERYTHING = { isEverything: true, divisions: [], bodies: [], own: [], snapshots: [] }

const folder = newFolder()
try {
  const opened = await openDatabase({ kind: 'embedded', folder }, migrations, appendOnly, schemas)
  const owner = connect(opened.ownerUrl, { connections: 1 })
  try {
    await measure(opened.db, owner)
  } finally {
    await owner.destroy()
    await opened.close()
  }
} finally {
  removeFolder(folder)
}

async function measure(db: Database, owner: Database) {
  const before = rounded(loadavg()[0] ?? 0, 1)
  const written = await timed(() => write(owner))
  const settings = await gradientSettingsAt(db, DIVISION, TODAY)
  const rungs = readRungs(settings.thresholds)
  const month = await lastMonthIn(db, DIVISION, '2025-11')
  const read = () => findFirms(db, EVERYTHING, DIVISION, month, TODAY)
  const [firms, years] = await Promise.all([read(), findYears(db, DIVISION, TODAY)])
  if (firms.length !== FIRMS || years.size !== WITH_YEARS)
    throw new Error(`${firms.length} firms and ${years.size} with years, of ${FIRMS} and ${WITH_YEARS}.`)
  const summed = await middle(read)
  const distances = await middle(() => survey(firms, new Map(), rungs, settings, TODAY))
  const judged = await middle(() => survey(firms, years, rungs, settings, TODAY))
  const loaded = { month, settings, rungs, firms: survey(firms, years, rungs, settings, TODAY) }
  const listed = await middle(() => candidatesOf(loaded, [], new Map(), { rung: 'above-scale' }))
  const found = candidatesOf(loaded, [], new Map(), { rung: 'above-scale' }).rows.length
  table([
    ['', 'ms'],
    [
      `twelve months of ${FIRMS.toLocaleString('en')} firms summed from ${(FIRMS * MONTHS).toLocaleString('en')}`,
      summed,
    ],
    ['distance of each to its line', distances],
    [`every rung judged, ${WITH_YEARS} with yearly facts`, judged],
    [`${found.toLocaleString('en')} candidates with what each lacks in words`, listed],
  ])
  say()
  record('gradient', {
    firms: FIRMS,
    months: FIRMS * MONTHS,
    written,
    summed,
    distances,
    judged,
    candidates: found,
    listed,
    loadBefore: before,
    loadAfter: rounded(loadavg()[0] ?? 0, 1),
  })
}

/** Rows as the registers keep them, made by the database itself: pseudo-random, three months in a hundred without revenue. */
async function write(owner: Database) {
  await sql`select setseed(0.19)`.execute(owner)
  await sql`insert into division (code, name_zh, name_en, parent, simulated) values (${DIVISION}, '临湖区', 'Linhu', null, true)`.execute(
    owner,
  )
  const kept = sql`${DIVISION}, gen_random_uuid(), 1, now(), 'bench', 'bench', now()`
  const columns = sql`division, id, revision, made_at, made_by, made_by_name, changed_at`
  await sql`insert into r_enterprise (${columns}, state, credit_code, name, kind, sector, registered_on, entered_on)
    select ${kept}, 'active', 'B' || n, '模拟' || n, 'company',
      (array['3831', '5179', '5211', '6210', '7299'])[1 + n % 5], '2015-01-01', '2015-01-01'
    from generate_series(1, ${FIRMS}::int) n`.execute(owner)
  // A firm earns 5 to 205 a month: some are near the line of their sector, most are far from it.
  await sql`insert into r_enterprise_month (${columns}, enterprise, month, revenue, tax, source)
    select e.division, gen_random_uuid(), 1, now(), 'bench', 'bench', now(), e.id,
      to_char('2020-12-01'::date + make_interval(months => m), 'YYYY-MM'),
      case when random() < 0.03 then null
        else round((5 + 200 * (hashtext(e.credit_code) & 1023) / 1023.0 * (0.9 + random() * 0.2))::numeric, 2) end,
      round((random() * 6)::numeric, 2), 'tax'
    from r_enterprise e, generate_series(1, ${MONTHS}::int) m`.execute(owner)
  await sql`insert into r_enterprise_year (${columns}, enterprise, year, revenue, main_revenue, hightech_revenue, rd, rd_domestic,
      staff, tech_staff, assets, liabilities, owns_core_ip, in_key_field, has_serious_case, in_banned_class,
      innovation_score, tech_sme_score, tech_staff_score)
    select e.division, gen_random_uuid(), 1, now(), 'bench', 'bench', now(), e.id, y::text, 1500, 1200, 1000, 70, 70,
      60, 8, 2000, 900, true, true, false, false, 75, 66, 10
    from (select * from r_enterprise order by credit_code limit ${WITH_YEARS}::int) e, generate_series(2022, 2024) y`.execute(
    owner,
  )
  await sql`analyze`.execute(owner)
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return Math.round(performance.now() - begun)
}

/** Milliseconds of the middle of some turns after one that warms up. */
async function middle(act: () => unknown): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn <= TURNS; turn++) {
    const begun = performance.now()
    await act()
    if (turn > 0) took.push(performance.now() - begun)
  }
  return rounded(took.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0, 1)
}
