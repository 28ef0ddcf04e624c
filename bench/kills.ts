import { loadavg } from 'node:os'
import { record, rounded, say, table } from './report.ts'
import {
  databaseProcesses,
  districtFolder,
  get,
  killAll,
  type OpenCell,
  openCells,
  pause,
  type Served,
  serve,
  stop,
} from './served-district.ts'

/**
 * kill -9 in the middle of returns: writers save values over HTTP, the server's process and the database with all its
 * processes are killed in turns, the server is started again, and every value that was acknowledged must be there.
 */
const ROUNDS = process.argv.includes('--quick') ? 2 : 20
const WRITERS = 16
/** Values acknowledged before the kill, so that every round has something to lose; on a slow machine fewer after a while. */
const LEAST_ACKNOWLEDGED = 100
const PATIENCE = 15_000

interface Acknowledged {
  readonly cell: OpenCell
  readonly version: number
  readonly entered: string
}

const { folder, remove } = districtFolder()
const rows: (readonly (string | number)[])[] = [['round', 'killed', 'acknowledged', 'lost', 'back after ms']]
let acknowledgedInAll = 0
let lostInAll = 0
/** Answers other than 200 while the server stood; the first is told. */
let refusedInAll = 0
let refusal: string | null = null
let served: Served | null = null
try {
  served = await serve('demo', folder)
  let cells = await openCells(served.address, folder, WRITERS)
  for (let round = 1; round <= ROUNDS; round++) {
    const killed = round % 2 === 1 ? 'server' : 'database'
    const acknowledged: Acknowledged[] = []
    const end = { isDue: false }
    const { address } = served
    const writers = cells.map((cell, i) => write(address, cell, i + round * WRITERS, acknowledged, end))
    const begun = performance.now()
    while (acknowledged.length < LEAST_ACKNOWLEDGED && performance.now() - begun < PATIENCE) await pause(10)
    // Some more each round, so that the kill meets other moments.
    await pause((round * 137) % 600)
    const atKill = performance.now()
    if (killed === 'server') served.process.kill('SIGKILL')
    else killAll(databaseProcesses(folder))
    end.isDue = true
    await Promise.all(writers)
    // The server brings back a database that was killed; it is ended in order afterwards and started anew all the same.
    if (killed === 'database') await stop(served)
    served = await serve('demo', folder)
    const back = Math.round(performance.now() - atKill)
    const found = await Promise.all(cells.map((cell) => versionsOf(served as Served, cell))) // set one line above
    const byRow = new Map(cells.map((cell, i) => [cell, found[i] ?? new Map<number, string>()]))
    const lost = acknowledged.filter(({ cell, version, entered }) => byRow.get(cell)?.get(version) !== entered).length
    // A save whose answer never came may stand or not; the next round begins from what stands.
    cells = cells.map((cell) => ({ ...cell, version: Math.max(0, ...(byRow.get(cell)?.keys() ?? [])) }))
    acknowledgedInAll += acknowledged.length
    lostInAll += lost
    rows.push([round, killed, acknowledged.length, lost, back])
    record('kills', {
      round,
      killed,
      acknowledged: acknowledged.length,
      lost,
      back,
      load: rounded(loadavg()[0] ?? 0, 1),
    })
  }
} finally {
  if (served !== null) await stop(served)
  remove()
}
say()
table(rows)
say(`\n${ROUNDS} rounds, ${WRITERS} writers: ${acknowledgedInAll} values acknowledged, ${lostInAll} of them lost.`)
if (refusal !== null) say(`${refusedInAll} saves were refused or failed with an answer; the first: ${refusal}`)
record('kills', {
  rounds: ROUNDS,
  writers: WRITERS,
  acknowledged: acknowledgedInAll,
  lost: lostInAll,
  refused: refusedInAll,
})

/** Saves one cell over and over until the end or until nobody answers any more. */
async function write(
  address: string,
  cell: OpenCell,
  first: number,
  acknowledged: Acknowledged[],
  end: { readonly isDue: boolean },
) {
  let base = cell.version
  for (let i = 0; !end.isDue; i++) {
    const entered = `${first}.${String(i % 100).padStart(2, '0')}`
    try {
      const answer = await fetch(`${address}${cell.path}/cells`, {
        method: 'PUT',
        headers: { cookie: cell.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({
          cells: [{ row: cell.row, base, text: entered, status: 'flash', note: '模拟数据' }],
          reason: '模拟数据',
        }),
      })
      const said = await answer.text()
      if (!answer.ok) {
        refusedInAll++
        refusal ??= `${answer.status} ${said}`
        return
      }
      base++
      acknowledged.push({ cell, version: base, entered })
    } catch {
      return // The server is gone: what it had not acknowledged is not counted.
    }
  }
}

/** What was typed in each version of a cell, by version. */
async function versionsOf({ address }: Served, { path, row, cookie }: OpenCell): Promise<ReadonlyMap<number, string>> {
  const { versions } = await get<{ versions: readonly { version: number; entered: string }[] }>(
    address,
    `${path}/cells/${row}`,
    cookie,
  )
  return new Map(versions.map(({ version, entered }) => [version, entered]))
}
