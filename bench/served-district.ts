import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findProjectFolder } from '../src/apps/server/start.ts'
import { processesIn } from '../src/platform/database/embedded/postmaster-file.ts'
import { reachDatabase } from '../src/platform/database/open.ts'

/** A server in a process of its own, as people run it. */
export interface Served {
  readonly address: string
  readonly process: ChildProcess
  /** Milliseconds from the start of the process to its first answer. */
  readonly startedIn: number
}

/** How long a start may take: the simulated district is written in it. */
const PATIENCE = 300_000

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

export const newFolder = () => mkdtempSync(join(tmpdir(), 'gangmu-bench-'))

/**
 * The folder of the simulated district: a demonstration that is at hand (`GANGMU_BENCH_DISTRICT`, it stays and is written
 * to), else a new one.
 */
export function districtFolder(): { readonly folder: string; readonly remove: () => void } {
  const atHand = process.env.GANGMU_BENCH_DISTRICT
  if (atHand !== undefined && atHand !== '') return { folder: atHand, remove: () => killAll(databaseProcesses(atHand)) }
  const folder = newFolder()
  return { folder, remove: () => removeFolder(folder) }
}

/** Starts `gangmu demo` or `gangmu start` on a folder and waits for its first answer. */
export async function serve(command: 'demo' | 'start', folder: string): Promise<Served> {
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const words = [join(findProjectFolder(), 'bin', 'gangmu.js'), command, '--data', folder, '--port', `${port}`]
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...env } = process.env // the embedded database is measured
  const child = spawn(process.execPath, [...words, '--no-open'], { stdio: ['ignore', 'ignore', 'pipe'], env })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-2000)
  })
  while (performance.now() - begun < PATIENCE) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${complaint}`)
    const answer = await fetch(`${address}/api/v1/session`).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return { address, process: child, startedIn: Math.round(performance.now() - begun) }
    await pause(10)
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not answer within ${PATIENCE / 1000} s: ${complaint}`)
}

export async function stop({ process: child }: Pick<Served, 'process'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

export const databaseProcesses = (folder: string) => processesIn(join(folder, 'postgres')) ?? []

export function killAll(ids: readonly number[]) {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL')
    } catch {
      // It ended by itself, as children of a postmaster do that was killed before them.
    }
  }
}

/** Ends what still runs on a folder and removes it. */
export function removeFolder(folder: string) {
  killAll(databaseProcesses(folder))
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}

/** A reporter of every body, from the database: the demonstration's door lists three people of each role only. */
async function reportersOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const reached = await reachDatabase({ kind: 'embedded', folder, join: true })
  const client = new pg.Client({ connectionString: reached.url })
  try {
    await client.connect()
    const { rows } = await client.query<{ body: string; person: string }>(
      `select distinct on (body) body, person from membership where role = 'reporter' and body is not null order by body, person`,
    )
    return new Map(rows.map(({ body, person }) => [body, person]))
  } finally {
    await client.end()
    await reached.close()
  }
}

/** Comes in by the demonstration's door; resolves with the cookie. */
export async function comeIn(address: string, person: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  if (!answer.ok) throw new Error(`The demonstration's door: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

export async function comeInAs(address: string, role: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session/demo`)
  const people: readonly { id: string; role: string }[] = await answer.json()
  const person = people.find((one) => one.role === role)
  if (person === undefined) throw new Error(`The simulated district has nobody who is ${role}.`)
  return comeIn(address, person.id)
}

export async function get<T>(address: string, path: string, cookie: string): Promise<T> {
  const answer = await fetch(`${address}${path}`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function post(address: string, path: string, cookie: string, body: object) {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

/** A cell of a return that its body fills at the moment, with who may. */
export interface OpenCell {
  readonly task: string
  /** Address of the return. */
  readonly path: string
  readonly row: string
  /** The cell's newest version. */
  readonly version: number
  readonly cookie: string
}

/** A minute lets 60 sign-ins pass. */
const MOST_SIGN_INS = 40

interface TaskList {
  readonly today: string
  readonly rows: readonly {
    readonly id: string
    readonly body: string
    readonly division: string
    readonly state: string
    readonly revision: number
  }[]
}

interface ReturnPage {
  readonly mayFill: boolean
  readonly rows: readonly { readonly id: string }[]
  readonly cells: readonly { readonly row: string; readonly version: number }[]
}

/**
 * Cells of returns that are filled at the moment, one of each return in turn. The demonstration's day is after the last
 * quarter's lock, so the planner allows a catch-up first (准予补报).
 */
export async function openCells(address: string, folder: string, most: number): Promise<readonly OpenCell[]> {
  const planner = await comeInAs(address, 'planner')
  const reporters = await reportersOf(folder)
  const { today, rows } = await get<TaskList>(address, '/api/v1/returns', planner)
  const tasks = rows
    .filter(({ state, body }) => reporters.has(body) && ['to-fill', 'draft', 'returned'].includes(state))
    .slice(0, MOST_SIGN_INS)
  await post(address, '/api/v1/returns/actions', planner, {
    action: 'extend',
    tasks: tasks.map(({ id, revision }) => ({ id, revision })),
    reason: '模拟数据',
    newDueDay: new Date(Date.parse(today) + 60 * 86_400_000).toISOString().slice(0, 10),
  })
  const cookies = new Map<string, string>()
  const byReturn: OpenCell[][] = []
  for (const { id, body, division } of tasks) {
    const cookie = cookies.get(body) ?? (await comeIn(address, reporters.get(body) ?? ''))
    cookies.set(body, cookie)
    const path = `/api/v1/returns/${division}/${id}`
    const page = await get<ReturnPage>(address, path, cookie)
    if (!page.mayFill) continue
    const versions = new Map(page.cells.map(({ row, version }) => [row, version]))
    byReturn.push(page.rows.map(({ id: row }) => ({ task: id, path, row, version: versions.get(row) ?? 0, cookie })))
  }
  const deepest = Math.max(0, ...byReturn.map(({ length }) => length))
  const inTurn = Array.from({ length: deepest }, (_, i) => byReturn.flatMap((cells) => cells.slice(i, i + 1))).flat()
  if (inTurn.length === 0) throw new Error('No return of the simulated district can be filled at the moment.')
  return inTurn.slice(0, most)
}
