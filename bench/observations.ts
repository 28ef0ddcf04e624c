import { loadavg } from 'node:os'
import pg from 'pg'
import { copyIn } from '../src/platform/database/copy.ts'
import { reachDatabase } from '../src/platform/database/open.ts'
import { record, rounded, say, table } from './report.ts'
import { newFolder, removeFolder } from './served-district.ts'

/**
 * 50.4 million observations in the embedded database: 2,800 divisions × 300 indicators × 60 months, loaded by COPY, indexed,
 * and rolled up both ways. The table is narrow: the columns of `observation` that a roll-up reads, keyed by what is observed.
 * Left out are id, part, dimension, measure, covers, unit, status, evidence, documents, definition, base, correction, origin
 * and who recorded it when, the foreign keys and the checks: some 300 bytes a row, which the real table also carries.
 */
const DIVISIONS = process.argv.includes('--quick') ? 28 : 2800
const INDICATORS = 300
const PERIODS = 60
const ROWS = DIVISIONS * INDICATORS * PERIODS
/** Runs of a question; the middle one is told. */
const TURNS = 5

/** Published beside ours: figures of the project's own earlier trials on another run of such a machine, not taken here. */
const PEERS: readonly (readonly (string | number)[])[] = [
  ['PostgreSQL 18 embedded, 50 million rows, shared_buffers 2 GB', 84_000, 33_000, 44_000, '5.5 GB', 16, 36],
  ['DuckDB, the same rows (synthetic values compress too well)', 5800, '—', '—', '0.2 GB', 6.5, 113],
]
const SOURCE =
  'earlier trials of the libraries, section 1.5: one indicator of a year ranked over 2,844 counties; one county, all 17,586 points'

const folder = newFolder()
try {
  const reached = await reachDatabase({ kind: 'embedded', folder })
  const client = new pg.Client({ connectionString: reached.ownerUrl })
  try {
    await client.connect()
    await measure(client)
  } finally {
    await client.end()
    await reached.close()
  }
} finally {
  removeFolder(folder)
}

async function measure(client: pg.Client) {
  const before = rounded(loadavg()[0] ?? 0, 1)
  await client.query(
    'create table observation_bench (division text not null, indicator text not null, period text not null, ends_on date not null, value numeric)',
  )
  const load = await timed(() =>
    copyIn(client, 'copy observation_bench (division, indicator, period, ends_on, value) from stdin', rows()),
  )
  const key = await timed(() =>
    client.query('alter table observation_bench add primary key (division, indicator, period)'),
  )
  const index = await timed(() =>
    client.query('create index observation_bench_across on observation_bench (indicator, period, division)'),
  )
  const analyze = await timed(() => client.query('vacuum analyze observation_bench'))
  const { rows: sizes } = await client.query<{ count: string; heap: string; indexes: string }>(
    `select count(*) count, pg_table_size('observation_bench') heap, pg_indexes_size('observation_bench') indexes from observation_bench`,
  )
  const size = sizes[0]
  if (Number(size?.count) !== ROWS) throw new Error(`${size?.count} rows stand of ${ROWS}.`)
  const across = await middle(client, {
    text: `select count(*), sum(value), avg(value), min(value), max(value) from observation_bench where indicator = $1 and period = $2`,
    values: [indicatorOf(150), periodOf(42)],
    expected: DIVISIONS,
  })
  const along = await middle(client, {
    text: `select count(*) over () count, indicator, sum(value), (array_agg(value order by ends_on desc))[1] latest
      from observation_bench where division = $1 group by indicator`,
    values: [divisionOf(Math.floor(DIVISIONS / 2))],
    expected: INDICATORS,
  })
  const gigabytes = (bytes: string | undefined) => rounded(Number(bytes) / 1e9, 2)
  const total = rounded(gigabytes(size?.heap) + gigabytes(size?.indexes), 2)
  table([
    ['', 'load ms', 'key ms', 'index ms', 'size', 'one indicator, all divisions ms', 'one division, all indicators ms'],
    [`here: ${ROWS.toLocaleString('en')} rows`, load, key, index, `${total} GB`, across, along],
    ...PEERS,
  ])
  say(`\nThe lower rows are typed in, not measured here (${SOURCE}); their questions differ a little.`)
  record('observations', {
    rows: ROWS,
    load,
    perSecond: Math.round(ROWS / (load / 1000)),
    key,
    index,
    analyze,
    tableGigabytes: gigabytes(size?.heap),
    indexGigabytes: gigabytes(size?.indexes),
    oneIndicatorAllDivisions: across,
    oneDivisionAllIndicators: along,
    loadBefore: before,
    loadAfter: rounded(loadavg()[0] ?? 0, 1),
  })
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return Math.round(performance.now() - begun)
}

/** Milliseconds of the middle of some turns after one that warms up; throws when it answers something else. */
async function middle(
  client: pg.Client,
  { text, values, expected }: { readonly text: string; readonly values: readonly string[]; readonly expected: number },
): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn <= TURNS; turn++) {
    const begun = performance.now()
    const { rows: found } = await client.query<{ count: string }>(text, [...values])
    if (turn > 0) took.push(performance.now() - begun)
    if (Number(found[0]?.count) !== expected)
      throw new Error(`${found[0]?.count} where ${expected} were expected: ${text}`)
  }
  return rounded(took.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0, 1)
}

function divisionOf(i: number): string {
  return String(100_000 + i * 7)
}
function indicatorOf(i: number): string {
  return `indicator-${String(i).padStart(3, '0')}`
}
function periodOf(i: number): string {
  return `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
}

/** Month by month, as values come in, so that neither index finds its rows together. Values are pseudo-random. */
async function* rows(): AsyncGenerator<Buffer> {
  let state = 1
  for (let p = 0; p < PERIODS; p++) {
    const period = periodOf(p)
    const endsOn = new Date(Date.UTC(2021, p + 1, 0)).toISOString().slice(0, 10)
    for (let d = 0; d < DIVISIONS; d++) {
      const division = divisionOf(d)
      let chunk = ''
      for (let i = 0; i < INDICATORS; i++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        chunk += `${division}\t${indicatorOf(i)}\t${period}\t${endsOn}\t${(state % 10_000_000) / 100}\n`
      }
      yield Buffer.from(chunk)
    }
  }
}
