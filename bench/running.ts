import { availableParallelism, loadavg } from 'node:os'
import autocannon from 'autocannon'
import { record, rounded, say, table } from './report.ts'
import {
  comeInAs,
  districtFolder,
  get,
  newFolder,
  type OpenCell,
  openCells,
  removeFolder,
  serve,
  stop,
} from './served-district.ts'

/**
 * The server as people run it, on the simulated district and the embedded database: what it answers to 64 connections that
 * ask without a pause, and how long it takes to start. The load comes from this process, on the same machine.
 */
const CONNECTIONS = 64
const SECONDS = process.argv.includes('--quick') ? 2 : 8
/** Milliseconds within which 99 of 100 answers should come. */
const LIMIT = 500
/** Milliseconds within which a start should answer. */
const START_LIMITS = { cold: 15_000, warm: 5000 }

const load = () => rounded(loadavg()[0] ?? 0, 1)

const started: (readonly (string | number)[])[] = [['start', 'ms', 'limit', 'of limit']]
const answered: (readonly (string | number)[])[] = [
  [
    'asked without a pause',
    'connections',
    'a second',
    'p50 ms',
    'p99 ms',
    'limit',
    'of limit',
    'refused',
    'errors',
    'load before',
  ],
]

const empty = newFolder()
try {
  for (const kind of ['cold', 'warm'] as const) {
    const before = load()
    const served = await serve('start', empty)
    await stop(served)
    const limit = START_LIMITS[kind]
    started.push([kind, served.startedIn, limit, rounded(served.startedIn / limit, 2)])
    record('running', { what: `${kind}-start`, milliseconds: served.startedIn, limit, load: before })
  }
} finally {
  removeFolder(empty)
}

const { folder, remove } = districtFolder()
try {
  const served = await serve('demo', folder)
  try {
    record('running', { what: 'demo-start', milliseconds: served.startedIn, load: load() })
    const { address } = served
    const planner = await comeInAs(address, 'planner')
    const targets = await get<{ division: string; rows: readonly { id: string }[] }>(
      address,
      '/api/v1/targets',
      planner,
    )
    await reads('overview', address, '/api/v1/overview', planner)
    await reads(`targets (${targets.rows.length} rows)`, address, '/api/v1/targets', planner)
    await reads("a target's page", address, `/api/v1/targets/${targets.division}/${targets.rows[0]?.id}`, planner)
    await saves(address, await openCells(address, folder, CONNECTIONS))
  } finally {
    await stop(served)
  }
  const again = await serve('demo', folder)
  await stop(again)
  started.push([
    'warm, simulated district',
    again.startedIn,
    START_LIMITS.warm,
    rounded(again.startedIn / START_LIMITS.warm, 2),
  ])
  record('running', {
    what: 'warm-start-district',
    milliseconds: again.startedIn,
    limit: START_LIMITS.warm,
    load: load(),
  })
} finally {
  remove()
}
say()
table(started)
say()
table(answered)
say(
  `\n${availableParallelism()} processors, shared by server, database and the load itself. Answers still outstanding at the end do not count.`,
)

async function reads(what: string, address: string, path: string, cookie: string) {
  await get(address, path, cookie)
  const before = load()
  const result = await autocannon({
    url: `${address}${path}`,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { cookie },
  })
  note(what, result, before, CONNECTIONS, {})
}

/** Every connection saves a cell of its own over and over, as a form does while it is filled; several share a return. */
async function saves(address: string, cells: readonly OpenCell[]) {
  const before = load()
  const returns = new Set(cells.map(({ task }) => task)).size
  let next = 0
  const result = await autocannon({
    url: address,
    connections: cells.length,
    duration: SECONDS,
    setupClient(client) {
      const cell = cells[next++]
      if (cell === undefined) throw new Error('More connections than cells.')
      let base = cell.version
      client.setRequests([
        {
          method: 'PUT',
          path: `${cell.path}/cells`,
          headers: { cookie: cell.cookie, 'content-type': 'application/json' },
          setupRequest: (request) => ({
            ...request,
            body: JSON.stringify({
              cells: [{ row: cell.row, base, text: `${100 + (base % 7)}`, status: 'flash', note: '模拟数据' }],
              reason: '模拟数据',
            }),
          }),
          onResponse(status) {
            if (status === 200) base++
          },
        },
      ])
    },
  })
  // A cell is one person's at a time, so there are as many connections as open cells, up to the usual number.
  note(`a value of a return saved (${returns} returns)`, result, before, cells.length, { returns })
}

function note(
  what: string,
  result: Awaited<ReturnType<typeof autocannon>>,
  before: number,
  connections: number,
  more: object,
) {
  const { requests, latency, non2xx, errors, timeouts } = result
  const ratio = rounded(latency.p99 / LIMIT, 2)
  answered.push([
    what,
    connections,
    requests.average,
    latency.p50,
    latency.p99,
    LIMIT,
    ratio,
    non2xx,
    errors + timeouts,
    before,
  ])
  record('running', {
    what,
    connections,
    seconds: SECONDS,
    perSecond: requests.average,
    p50: latency.p50,
    p99: latency.p99,
    most: latency.max,
    limit: LIMIT,
    refused: non2xx,
    errors,
    timeouts,
    load: before,
    ...more,
  })
}
