import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Door, type Place, removeSocketFolder, socketFolder } from './place.ts'
import { lives, type PostmasterFile, processesIn, readPostmasterFile } from './postmaster-file.ts'
import { DatabaseTrouble, troubleFromLog } from './trouble.ts'

/** A running PostgreSQL server, started by us or found running. */
export interface ServerProcess {
  readonly pid: number
  readonly door: Door
  /** Whether it was running already. */
  readonly found: boolean
}

const PATIENCE = 90_000
const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * The server of this cluster: the one that runs already, left by a program that was killed, or a new one. What a dead one
 * left behind (its pid file, backends that are still going) is waited for or cleared away.
 */
export async function bringUp(
  place: Place,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  wanted: 'socket' | 'tcp' | Door,
): Promise<ServerProcess> {
  const deadline = Date.now() + PATIENCE
  const refusedSockets: string[] = []
  for (;;) {
    const file = readPostmasterFile(place.cluster)
    if (file !== null && isAlive(place.cluster, file)) {
      if (file.status === 'ready') return { pid: file.pid, door: doorOf(file), found: true }
      // Recovery after a crash may take its time; it ends by itself, and so does a shutdown.
      if (Date.now() > deadline + PATIENCE) throw troubleFromLog(tail(place.log, 0), place.folder)
      await later(20)
      continue
    }
    if (file !== null) await clearAway(place.cluster, file, deadline)
    const door = await openDoor(place, wanted, refusedSockets)
    const end = await startServer(place, binaries, settings, door)
    if (end.kind === 'ready') return { pid: end.pid, door, found: false }
    if (door.kind === 'socket') removeSocketFolder(door.folder)
    // Another one started it in the same moment, or what a dead one left is not gone yet: look again.
    const again =
      /lock file "[^"]*" (?:already exists|is empty)|pre-existing shared memory block|is another (?:postmaster|postgres)/i
    if (again.test(end.log) && Date.now() < deadline) {
      clearEmpty(place.cluster)
      await later(100)
      continue
    }
    if (
      door.kind === 'socket' &&
      /could not (?:bind|create) Unix(?:-domain)? (?:address|socket)|Unix-domain socket/i.test(end.log)
    ) {
      refusedSockets.push(door.folder)
      continue
    }
    throw troubleFromLog(end.log, place.folder)
  }
}

const doorOf = ({ sockets, port }: PostmasterFile): Door =>
  sockets === null ? { kind: 'tcp', port } : { kind: 'socket', folder: sockets }

async function openDoor(place: Place, wanted: 'socket' | 'tcp' | Door, refused: readonly string[]): Promise<Door> {
  if (typeof wanted === 'object') {
    // The same door as before, so that what was told its address still finds it.
    if (wanted.kind === 'tcp' || existsSync(wanted.folder)) return wanted
    const again = socketFolder(place, refused)
    if (again === wanted.folder) return wanted
  }
  const folder = wanted === 'tcp' ? null : socketFolder(place, refused)
  return folder === null ? { kind: 'tcp', port: await freePort() } : { kind: 'socket', folder }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function isAlive(cluster: string, file: PostmasterFile): boolean {
  const processes = processesIn(cluster)
  return processes === null ? lives(file.pid) : processes.includes(file.pid)
}

/** Waits for the backends of a dead server to go; then takes its pid file away if its number belongs to somebody else now. */
async function clearAway(cluster: string, file: PostmasterFile, deadline: number) {
  while ((processesIn(cluster) ?? []).length > 0) {
    if (Date.now() > deadline)
      throw new DatabaseTrouble('did-not-start', {
        zh: `上一次运行留下的数据库进程还没有结束（${(processesIn(cluster) ?? []).join('、')}）。请稍候再启动，或结束这些进程。`,
        en: `Processes of the last run are still going (${(processesIn(cluster) ?? []).join(', ')}). Start again in a moment, or end them.`,
      })
    await later(20)
  }
  // Only where we know that nobody has the cluster open. Otherwise PostgreSQL decides by itself.
  const now = readPostmasterFile(cluster)
  if (processesIn(cluster) !== null && now?.pid === file.pid && lives(file.pid)) rmSync(join(cluster, 'postmaster.pid'))
}

/** A server fills its pid file within moments of making it: one that stays empty, with nobody there, is of one that was cut off. */
function clearEmpty(cluster: string) {
  const path = join(cluster, 'postmaster.pid')
  const file = statSync(path, { throwIfNoEntry: false })
  if (file === undefined || file.size > 0 || Date.now() - file.mtimeMs < 3000) return
  if (processesIn(cluster)?.length === 0) rmSync(path, { force: true })
}

type Ended = { readonly kind: 'ready'; readonly pid: number } | { readonly kind: 'failed'; readonly log: string }

async function startServer(
  place: Place,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  door: Door,
): Promise<Ended> {
  const { cluster, log, user } = place
  const reach =
    door.kind === 'socket'
      ? { listen_addresses: '', unix_socket_directories: door.folder }
      : // Windows knows no sockets folder; elsewhere none is wanted.
        { listen_addresses: '127.0.0.1', port: String(door.port), unix_socket_directories: '' }
  const options = Object.entries({ ...settings, ...reach }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  if (existsSync(log) && statSync(log).size > 4 * 1024 * 1024) renameSync(log, `${log}.1`)
  const before = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a', 0o600)
  let child: ChildProcess | null = null
  let failed = ''
  if (process.platform === 'win32') {
    // pg_ctl gives up an administrator's rights before it starts the server.
    const quoted = options.map((word) => (word.includes(' ') || word.endsWith('=') ? `"${word}"` : word)).join(' ')
    const args = ['start', '-D', cluster, '-l', log, '-w', '-t', '60', '-o', quoted]
    const started = spawnSync(binaries.pgCtl, args, { stdio: 'ignore', windowsHide: true })
    if (started.status !== 0) failed = tail(log, before) || `pg_ctl: ${started.status ?? started.error?.message}`
  } else {
    const words = [...user.before, binaries.postgres, '-D', cluster, ...options]
    // A session of its own: Ctrl+C at the terminal reaches us, and we end it in order.
    child = spawn(words[0] as string, words.slice(1), {
      stdio: ['ignore', output, output],
      detached: true,
      cwd: cluster,
    })
    child.once('error', (error) => {
      failed = error.message
    })
    child.unref()
  }
  closeSync(output)
  for (let waited = 0; ; waited += 10) {
    const file = readPostmasterFile(cluster)
    const isOurs = child === null || file?.pid === child.pid
    if (file !== null && isOurs && file.status === 'ready') return { kind: 'ready', pid: file.pid }
    const hasEnded = child !== null && (child.exitCode !== null || child.signalCode !== null)
    if (failed !== '' || hasEnded) return { kind: 'failed', log: failed + tail(log, before) }
    if (waited > PATIENCE && file?.status !== 'starting') return { kind: 'failed', log: tail(log, before) }
    await later(10)
  }
}

/** The last of a log, from an offset on. */
export function tail(log: string, from: number): string {
  try {
    return readFileSync(log).subarray(from).toString('utf8').slice(-4000)
  } catch {
    return ''
  }
}

/**
 * Ends a server in order: open transactions are rolled back, no client is waited for. One that does not end within half a
 * minute is ended at once; it recovers at the next start and nothing acknowledged is lost.
 */
export async function endServer({ cluster }: Place, binaries: Binaries, pid: number): Promise<void> {
  const isGone = () => {
    const processes = processesIn(cluster)
    return processes === null ? !lives(pid) || readPostmasterFile(cluster)?.pid !== pid : processes.length === 0
  }
  if (isGone()) return
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { stdio: 'ignore', windowsHide: true })
    return
  }
  signal(pid, 'SIGINT')
  for (let waited = 0; !isGone(); waited += 10) {
    if (waited === 30_000) signal(pid, 'SIGQUIT')
    if (waited === 40_000) signal(pid, 'SIGKILL')
    if (waited > 50_000) return
    await later(10)
  }
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}
