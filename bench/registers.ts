import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, loadavg } from 'node:os'
import autocannon from 'autocannon'
import pg from 'pg'
import { fieldsOf } from '../src/engines/registers/views/list-query.ts'
import { reachDatabase } from '../src/platform/database/open.ts'
import { systems } from '../src/systems/all.ts'
import { serveBare } from './bare-records.ts'
import { cpuTimeOf } from './cpu-time.ts'
import { directusAsks, startDirectus } from './directus.ts'
import { copyRecords, writePanel } from './many-records.ts'
import { importWorkbook } from './record-workbook.ts'
import { record, rounded, say, table } from './report.ts'
import {
  comeIn,
  comeInAs,
  databaseProcesses,
  districtFolder,
  get,
  pause,
  type Served,
  serve,
  stop,
} from './served-district.ts'

/**
 * The registers as people use them, on the simulated district with many more records: lists, pages, boards, transitions,
 * figures, an import, and cases that come in while clocks run; how each grows with the number of records; and the same lists,
 * reads and creations of plain records by a bare server without permissions and history. Run with `--bare <address>` it is
 * that server.
 */
const isQuick = process.argv.includes('--quick')
/** The number after `--name=`; what is not given is as it is by itself. */
const given = (name: string): string | null =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null
const CONNECTIONS = Number(given('connections') ?? 64)
const SECONDS = Number(given('seconds') ?? (isQuick ? 2 : 8))
/** Only what is named by one of these words: `--only=board,peers`. */
const ONLY = given('only')?.split(',') ?? null
const isAsked = (what: string) => ONLY === null || ONLY.some((word) => what.includes(word))
/** Milliseconds within which 99 of 100 answers should come. */
const LIMIT = 500
/** A million cases, 100,000 projects, and 60 months of 19,090 firms; the sizes are shares of them. */
const FULL = { cases: 1_000_000, projects: 100_000, firms: 19_090, months: 60 }
const SHARES = given('shares')?.split(',').map(Number) ?? (isQuick ? [0.01] : [0.01, 0.1, 1])
/** Cases that should be made a second, and for how long. */
const CASES = { aSecond: 1000, seconds: Number(given('minute') ?? (isQuick ? 5 : 60)) }
const IMPORTED = isQuick ? 200 : 20_000
/** Requests a second at 16 connections on the same kind of machine (2 cores), as they were measured once. */
const PEER_CONNECTIONS = 16
const MEASURED = {
  directus: { list: 233, read: 349, create: 202 },
  bare: { list: 3161, read: 10_567, create: 2764 },
} as const
/** How many times Directus's throughput it should be, with permissions and history on. */
const GOALS = { list: 8, read: 8, create: 5 } as const
/** A minute lets 60 sign-ins pass. */
const MOST_REPORTERS = 30

const load = () => rounded(loadavg()[0] ?? 0, 1)
const own = (path: string) => `/api/v1/records/${path}`
let asked = 0
/** The same question in letters that no request before had: no answer that is kept serves it. */
const anew = (path: string) => `${path}${path.includes('?') ? '&' : '?'}anew=${++asked}`
type Ask = Parameters<
  Parameters<NonNullable<Parameters<typeof autocannon>[0]['setupClient']>>[0]['setRequests']
>[0][number]

interface Size {
  readonly cases: number
  readonly projects: number
  readonly months: number
}

const answered: (readonly (string | number)[])[] = [
  [
    'asked without a pause',
    'cases',
    'connections',
    'a second',
    'p50 ms',
    'p99 ms',
    'of limit',
    'server ms',
    'database ms',
    'load ms',
    'refused',
    'errors',
    'load',
  ],
]
/** Milliseconds (p50) of each thing at each size. */
const grown = new Map<string, (number | null)[]>()

const bareAt = process.argv.indexOf('--bare')
if (bareAt > 0) await serveBare(process.argv[bareAt + 1] ?? '')
else await measure()

async function measure() {
  const { folder, remove } = districtFolder()
  const sizes: number[] = []
  try {
    if (!process.argv.includes('--filled')) await stop(await serve('demo', folder))
    for (const share of SHARES) {
      const size = await fill(folder, share)
      sizes.push(size.cases)
      const served = await serve('demo', folder)
      processes = { server: [served.process.pid ?? 0], folder }
      quietIn = folder
      try {
        await askEverything(served, folder, size)
        if (share === SHARES.at(-1) && isAsked('peers')) await comparePeers(served, folder, size)
      } finally {
        await stop(served)
      }
    }
  } finally {
    remove()
  }
  say()
  table(answered)
  say()
  table([['p50 ms at so many cases', ...sizes, ...(sizes.length > 1 ? ['last over first'] : [])], ...growth(sizes)])
  say(
    `\n${availableParallelism()} processors, shared by server, database and the load itself. Answers still outstanding at the end do not count.`,
  )
}

function growth(sizes: readonly number[]): readonly (readonly (string | number)[])[] {
  return [...grown].map(([what, known]) => {
    // What was measured at the largest size only stands in its column.
    const times = [...sizes.slice(known.length).map(() => null), ...known]
    const [first, last] = [times[0] ?? null, times.at(-1) ?? null]
    const ratio = first === null || last === null ? null : rounded(last / Math.max(first, 0.5), 1)
    if (sizes.length > 1)
      record('registers', { what: `growth: ${what}`, cases: sizes, p50: times, lastOverFirst: ratio })
    const shown = (value: number | null) => value ?? '—'
    return [what, ...times.map(shown), ...(sizes.length > 1 ? [shown(ratio)] : [])]
  })
}

async function withOwner<T>(
  folder: string,
  work: (client: pg.Client, url: string, ownerUrl: string) => Promise<T>,
): Promise<T> {
  const reached = await reachDatabase({ kind: 'embedded', folder, join: true })
  const client = new pg.Client({ connectionString: reached.ownerUrl })
  try {
    await client.connect()
    return await work(client, reached.url, reached.ownerUrl)
  } finally {
    await client.end()
    await reached.close()
  }
}

async function fill(folder: string, share: number): Promise<Size> {
  const begun = performance.now()
  return withOwner(folder, async (client) => {
    const count = async (table: string) => {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int n from ${table}`)
      return rows[0]?.n ?? 0
    }
    if (!process.argv.includes('--filled')) {
      await copyRecords(client, { type: 'city-case', least: FULL.cases * share })
      await copyRecords(client, { type: 'project', least: FULL.projects * share })
      await writePanel(client, Math.ceil(FULL.firms * share), FULL.months)
      await client.query('vacuum analyze')
    }
    const [cases, projects, months] = [
      await count('r_city_case'),
      await count('r_project'),
      await count('r_enterprise_month'),
    ]
    const { rows } = await client.query<{ bytes: number }>('select pg_database_size(current_database())::float8 bytes')
    const size = { cases, projects, months }
    const seconds = rounded((performance.now() - begun) / 1000, 1)
    const gigabytes = rounded((rows[0]?.bytes ?? 0) / 1e9, 2)
    say(`${cases} cases, ${projects} projects, ${months} monthly figures; written in ${seconds} s, ${gigabytes} GB`)
    record('registers', { what: 'fill', ...size, seconds, gigabytes, load: load() })
    return size
  })
}

/** The fields that the page asks for of a type: those that its list shows. */
function fieldsShown(type: string): string {
  const declared = systems.flatMap(({ records = [] }) => records).find(({ id }) => id === type)
  return declared === undefined ? '' : fieldsOf(declared, [])
}

/** Ids of some records, the same at each size. */
async function someIds(folder: string, type: string, where: string, most: number): Promise<readonly string[]> {
  return withOwner(folder, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from r_${type.replaceAll('-', '_')} where ended_at is null and ${where} order by md5(id::text) limit ${most}`,
    )
    return rows.map(({ id }) => id)
  })
}

async function divisionOf(folder: string): Promise<string> {
  return withOwner(folder, async (client) => {
    const { rows } = await client.query<{ division: string }>('select division from r_city_case limit 1')
    return rows[0]?.division ?? ''
  })
}

async function askEverything({ address }: Served, folder: string, size: Size) {
  const division = await divisionOf(folder)
  const planner = await comeInAs(address, 'planner')
  const reads = async (what: string, paths: readonly string[]) =>
    isAsked(what) &&
    run(what, size, { address, cookie: planner, ask: (i) => ({ path: paths[i % paths.length] ?? '' }) })
  /** As if everybody asked something else: none is answered with what another was told. */
  const differing = async (what: string, paths: readonly string[]) =>
    isAsked(what) &&
    run(what, size, { address, cookie: planner, ask: (i) => ({ path: anew(paths[i % paths.length] ?? '') }) })
  const cases = await someIds(folder, 'city-case', 'true', 200)
  const projects = await someIds(folder, 'project', 'true', 200)
  const shown = (type: string) => `fields=${fieldsShown(type)}`
  await reads('cases: list, filter and sort', [
    own(`city-case?division=${division}&view=public&sort=-found_at&size=50&${shown('city-case')}`),
  ])
  await reads('cases: list, every field', [own(`city-case?division=${division}&view=public&sort=-found_at&size=50`)])
  await differing('cases: list, filter and sort, made anew', [
    own(`city-case?division=${division}&view=public&sort=-found_at&size=50&${shown('city-case')}`),
  ])
  // Nor does what was counted for one serve the next.
  await differing(
    'cases: lists that differ',
    ['handling', 'closed', 'filed', 'verifying'].flatMap((state) =>
      Array.from({ length: 25 }, (_, page) =>
        own(
          `city-case?division=${division}&state=${state}&sort=${page % 2 ? '-' : ''}found_at&size=50&page=${page + 1}&${shown('city-case')}`,
        ),
      ),
    ),
  )
  await reads('cases: list of one state', [
    own(`city-case?division=${division}&state=handling&sort=found_at&size=50&${shown('city-case')}`),
  ])
  await reads('cases: words', [
    own(`city-case?division=${division}&q=${encodeURIComponent('井盖')}&size=50&${shown('city-case')}`),
  ])
  await reads(
    'cases: one with its history',
    cases.map((id) => own(`city-case/${division}/${id}`)),
  )
  await differing(
    'cases: one with its history, made anew',
    cases.map((id) => own(`city-case/${division}/${id}`)),
  )
  await reads('cases: board', [own(`city-case/board?division=${division}&${shown('city-case')}`)])
  await differing('cases: board, made anew', [own(`city-case/board?division=${division}&${shown('city-case')}`)])
  await reads('projects: list, filter and sort', [
    own(`project?division=${division}&view=building&sort=-total_investment&size=50&${shown('project')}`),
  ])
  await reads(
    'projects: one with its history',
    projects.map((id) => own(`project/${division}/${id}`)),
  )
  await reads('projects: board', [own(`project/board?division=${division}&${shown('project')}`)])
  await reads('monthly figures: list, filter and sort', [
    own(`enterprise-month?division=${division}&where=${encodeURIComponent('revenue > 500.0')}&sort=-month&size=50`),
  ])
  await reads('figure: cases filed in a month', [
    `/api/v1/metrics/city-operation/filed?division=${division}&period=2025-10`,
  ])
  if (isAsked('projects: a transition')) await transitions(address, folder, division, planner, size)
  if (isAsked('cases: made')) await newCases(address, folder, division, size)
  if (!isAsked('import')) return
  const { seconds, dry, rows } = await importWorkbook(address, folder, division, IMPORTED)
  for (const [what, took] of [
    ['import, tried', dry],
    ['import, written', seconds],
  ] as const) {
    const name = `${what}: ${rows} rows of .xlsx`
    grown.set(name, [...(grown.get(name) ?? []), Math.round(took * 1000)])
    record('registers', { what: name, ...size, seconds: took, rowsASecond: Math.round(rows / took), load: load() })
  }
}

/** Every connection takes a project of its own through preparation, then rests and resumes it in turn. */
async function transitions(address: string, folder: string, division: string, cookie: string, size: Size) {
  const ids = await someIds(folder, 'project', `state = 'preparing' and started_on is null`, CONNECTIONS)
  const pages = await Promise.all(
    ids.map((id) => get<{ id: string; revision: number }>(address, own(`project/${division}/${id}`), cookie)),
  )
  const taken = pages.map(({ id, revision }) => ({ id, revision, isPaused: false }))
  await run(`projects: a transition (${taken.length} records)`, size, {
    address,
    cookie,
    connections: taken.length,
    ask(_, connection) {
      const project = taken[connection]
      if (project === undefined) throw new Error('More connections than projects.')
      const { id, revision, isPaused } = project
      return {
        method: 'POST',
        path: own(`project/${division}/${id}/do/${isPaused ? 'resume' : 'pause'}`),
        body: JSON.stringify({
          revision,
          ...(isPaused ? {} : { gives: { resume_by: `2027-${String(1 + (revision % 12)).padStart(2, '0')}-01` } }),
          reason: '模拟数据',
        }),
      }
    },
    heard(status, connection) {
      const project = taken[connection]
      if (status !== 200 || project === undefined) return
      project.revision++
      project.isPaused = !project.isPaused
    },
  })
}

/** Grid workers and intake officers report cases as fast as they are taken; each begins a clock. */
async function newCases(address: string, folder: string, division: string, size: Size) {
  const found = await withOwner(folder, async (client) => {
    const people = await client.query<{ person: string }>(
      `select distinct person from membership where role in ('grid-worker', 'intake-officer') order by person limit ${MOST_REPORTERS}`,
    )
    const classes = await client.query<{ id: string; kind: string }>(
      `select id, kind from r_case_class where state = 'in-force' and ended_at is null and division = $1 and kind = 'event' limit 40`,
      [division],
    )
    const cells = await client.query<{ id: string }>(
      `select id from r_grid_cell where ended_at is null and division = $1 limit 500`,
      [division],
    )
    return { people: people.rows.map(({ person }) => person), classes: classes.rows, cells: cells.rows }
  })
  const cookies: string[] = []
  for (const person of found.people) cookies.push(await comeIn(address, person))
  const { total } = await run(`cases: made while clocks run (${cookies.length} people)`, size, {
    address,
    cookie: '',
    seconds: CASES.seconds,
    ask: (i, connection) => ({
      method: 'POST',
      path: own('city-case'),
      headers: { cookie: cookies[connection % cookies.length] ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({
        division,
        values: {
          kind: 'event',
          source: 'grid-worker',
          class: found.classes[i % found.classes.length]?.id,
          cell: found.cells[(i * 7) % found.cells.length]?.id,
          description: `模拟数据：路面有积水，第 ${i} 次上报`,
          found_at: '2025-11-20T01:00:00.000Z',
          place: [112.5 + Math.random() / 10, 26.8 + Math.random() / 10],
          address: '模拟数据',
          urgency: 'ordinary',
        },
      }),
    }),
  })
  const aSecond = Math.round(total / CASES.seconds)
  say(
    `${aSecond} cases a second for ${CASES.seconds} s, of ${CASES.aSecond} asked for (${rounded(aSecond / CASES.aSecond, 2)})`,
  )
  record('registers', {
    what: 'cases a second',
    ...size,
    aSecond,
    goal: CASES.aSecond,
    seconds: CASES.seconds,
    load: load(),
  })
}

/** Whose processor time a run counts. */
interface Processes {
  readonly server: readonly number[]
  readonly folder: string
}
let processes: Processes | null = null
/** The folder whose database has to be quiet before something else is measured. */
let quietIn: string | null = null

interface Run {
  readonly address: string
  readonly cookie: string
  readonly connections?: number
  readonly seconds?: number
  /** The request to send; `turn` counts them over all connections. */
  readonly ask: (turn: number, connection: number) => Ask
  readonly heard?: (status: number, connection: number) => void
}

/** Asks without a pause; resolves with how many were answered well. */
async function run(
  what: string,
  size: Size,
  { address, cookie, connections = CONNECTIONS, seconds = SECONDS, ask, heard }: Run,
) {
  await isQuiet()
  const before = load()
  let next = 0
  let turn = 0
  let refusal: string | null = null
  const spent = spentBy()
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    setupClient(client) {
      const connection = next++
      client.setRequests([
        {
          headers: { cookie },
          setupRequest(request) {
            const asked = ask(turn++, connection)
            const headers = { cookie, ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }) }
            return { ...request, headers, ...asked }
          },
          onResponse(status, body) {
            if (status >= 300) refusal ??= `${status} ${body.slice(0, 500)}`
            heard?.(status, connection)
          },
        },
      ])
    },
  })
  if (refusal !== null) say(`${what}: ${refusal}`)
  const { requests, latency, non2xx, errors, timeouts } = result
  const ratio = rounded(latency.p99 / LIMIT, 2)
  const total = requests.total - non2xx
  const { server, database, asking } = spent(requests.total)
  // Of no answer no duration is known.
  const known = (value: number) => (requests.total === 0 ? '—' : value)
  answered.push([
    what,
    size.cases,
    connections,
    requests.average,
    known(latency.p50),
    known(latency.p99),
    known(ratio),
    server ?? '—',
    database ?? '—',
    asking ?? '—',
    non2xx,
    errors + timeouts,
    before,
  ])
  grown.set(what, [...(grown.get(what) ?? []), requests.total === 0 ? null : latency.p50])
  record('registers', {
    what,
    ...size,
    connections,
    seconds,
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    most: latency.max,
    limit: LIMIT,
    serverCpu: server,
    databaseCpu: database,
    loadCpu: asking,
    refused: non2xx,
    errors,
    timeouts,
    load: before,
  })
  return { total, perSecond: rounded(total / seconds, 1) }
}

/** Waits until the database answers nobody any more: what was asked before must not count here. */
async function isQuiet(): Promise<void> {
  if (quietIn === null) return
  await withOwner(quietIn, async (client) => {
    for (const begun = performance.now(); performance.now() - begun < 60_000; await pause(100)) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int n from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' and pid <> pg_backend_pid()`,
      )
      if (rows[0]?.n === 0) return
    }
  })
}

/** Begins to count processor time; what it returns tells the milliseconds of each answer so far, the load's own too. */
function spentBy() {
  const now = () => ({
    server: cpuTimeOf(processes?.server ?? []),
    database: cpuTimeOf(processes === null ? [] : databaseProcesses(processes.folder)),
    asking: cpuTimeOf([process.pid]),
  })
  const before = now()
  return (answers: number) => {
    const after = now()
    const each = (from: number | null, to: number | null) =>
      from === null || to === null || answers === 0 ? null : rounded((to - from) / answers, 2)
    return {
      server: each(before.server, after.server),
      database: each(before.database, after.database),
      asking: each(before.asking, after.asking),
    }
  }
}

/** Lists, reads and creations of plain records here and by the bare server, one after the other on the same rows. */
async function comparePeers({ address }: Served, folder: string, size: Size) {
  const division = await divisionOf(folder)
  const cookie = await comeInAs(address, 'clerk')
  const ids = await someIds(folder, 'enterprise-month', 'true', 500)
  const firms = await someIds(folder, 'enterprise', 'true', 2000)
  // Months that nobody has figures of yet: no two requests make the same record, nor most likely what an earlier run made.
  let made = Math.floor((Math.random() * firms.length * 600) / 2)
  const values = () => {
    const n = made++
    const month = `${1950 + (Math.floor(n / firms.length / 12) % 50)}-${String(1 + (Math.floor(n / firms.length) % 12)).padStart(2, '0')}`
    return { enterprise: firms[n % firms.length] ?? '', month, revenue: '120.50', staff: 30, source: 'tax' }
  }
  const where = encodeURIComponent('source == "tax"')
  const here = {
    list: () => ({ path: own(`enterprise-month?division=${division}&where=${where}&sort=-month&size=50`) }),
    read: (i: number) => ({ path: own(`enterprise-month/${division}/${ids[i % ids.length]}`) }),
    create: () =>
      ({
        method: 'POST',
        path: own('enterprise-month'),
        body: JSON.stringify({ division, values: values() }),
      }) as const,
  }
  const bare = {
    list: () => ({ path: `/rows?division=${division}&source=tax` }),
    read: (i: number) => ({ path: `/rows/${division}/${ids[i % ids.length]}` }),
    create: () => ({ method: 'POST', path: '/rows', body: JSON.stringify({ division, ...values() }) }) as const,
  }
  const installation = given('directus')
  const directus =
    installation === null ? null : await withOwner(folder, (_, __, ownerUrl) => startDirectus(installation, ownerUrl))
  if (directus !== null) say(`Directus ${directus.version}, ${directus.rows} rows`)
  const child = await startBare(folder)
  try {
    const rows: (readonly (string | number)[])[] = [
      [
        'a second at 16 connections',
        'here',
        'bare server',
        'of bare',
        directus === null ? 'Directus, as measured once' : 'Directus',
        'times',
        'goal',
        'of goal',
      ],
    ]
    const registers = processes
    const asksOfDirectus = directus === null ? null : await directusAsks(directus, values)
    for (const what of ['list', 'read', 'create'] as const) {
      const common = { connections: PEER_CONNECTIONS }
      processes = { server: [child.process.pid ?? 0], folder }
      const theirs = await run(`plain records: ${what}, bare server`, size, {
        ...common,
        address: child.address,
        cookie: '',
        ask: bare[what],
      })
      processes = registers
      const ours = await run(`plain records: ${what}`, size, { ...common, address, cookie, ask: here[what] })
      if (what !== 'create')
        await run(`plain records: ${what}, made anew`, size, {
          ...common,
          address,
          cookie,
          ask: (i) => ({ path: anew(here[what](i).path) }),
        })
      let beside: number | null = null
      if (directus !== null && asksOfDirectus !== null) {
        processes = { server: [directus.process.pid ?? 0], folder }
        const { address } = directus
        const ask = asksOfDirectus[what]
        const asked = await run(`plain records: ${what}, Directus`, size, { ...common, address, cookie: '', ask })
        beside = asked.perSecond
        processes = registers
      }
      const ofBare = rounded(ours.perSecond / theirs.perSecond, 3)
      const times = rounded(ours.perSecond / (beside ?? MEASURED.directus[what]), 2)
      const goal = GOALS[what]
      rows.push([
        what,
        ours.perSecond,
        theirs.perSecond,
        ofBare,
        beside ?? MEASURED.directus[what],
        times,
        goal,
        rounded(times / goal, 2),
      ])
      record('registers', {
        what: `peers: ${what}`,
        ...size,
        connections: PEER_CONNECTIONS,
        here: ours.perSecond,
        bare: theirs.perSecond,
        ofBare,
        directus: MEASURED.directus[what],
        times,
        goal,
        bareMeasuredOnce: MEASURED.bare[what],
        directusBeside: beside,
        load: load(),
      })
    }
    say()
    table(rows)
  } finally {
    child.process.kill()
    directus?.process.kill()
  }
}

async function startBare(folder: string): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  return withOwner(folder, async (_, url) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', '--bare', url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(child.stdout, 'data')) as [Buffer] // its first line
    return { address: line.toString('utf8').trim(), process: child }
  })
}
