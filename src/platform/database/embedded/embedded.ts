import { rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { APP, checkVersion, createCluster, DATABASE, hasCluster, OWNER } from './cluster.ts'
import { findOrdinaryUser } from './ordinary-user.ts'
import { type Door, type Place, preparePlace, readPasswords, readSettings, removeSocketFolder } from './place.ts'
import { lives, readPostmasterOptions } from './postmaster-file.ts'
import { bringUp, endServer, type ServerProcess } from './server-process.ts'
import { settingsFor } from './settings.ts'
import { DatabaseTrouble } from './trouble.ts'

/** A PostgreSQL server of our own: real server programs from a package, data under a folder of the user's. */
export interface Embedded {
  /** For migrations and repairs: owns the schema. */
  readonly ownerUrl: string
  /** For the application: reads and writes rows, cannot alter the schema. */
  readonly url: string
  readonly folder: string
  /** Process id of the postmaster as it is now. */
  readonly pid: () => number
  /** Whether this process alone has the data; false when it only looks on while another one serves them. */
  readonly isOurs: boolean
  /** Ends the server in order, if it is ours; everything committed is on the disk already. */
  readonly stop: () => Promise<void>
}

/** What happens to the server while it runs, for the terminal and the log. */
export type EmbeddedEvent =
  | { readonly kind: 'taken-over'; readonly pid: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'back'; readonly pid: number; readonly milliseconds: number }
  | { readonly kind: 'trouble'; readonly trouble: Error }

export interface EmbeddedOptions {
  /** The data folder; made when it is missing. */
  readonly folder: string
  /** Settings of PostgreSQL, over ours and the administrator's. */
  readonly settings?: Readonly<Record<string, string>>
  /** Join a server that another program has; without it that is refused. For backup, verify, doctor. */
  readonly join?: boolean
  readonly onEvent?: (event: EmbeddedEvent) => void
  /** 'tcp': loopback with passwords even where sockets would do. */
  readonly door?: 'socket' | 'tcp'
  /** Ways to give up root that may be tried. */
  readonly asRoot?: readonly ('namespace' | 'setpriv')[]
}

/** 'gang' in ASCII: the advisory lock of the program that has the data. The database frees it when that program ends. */
const LOCK = 0x67616e67
const LOCK_NAME = 'gangmu-lock'
const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

/**
 * Starts the server on a data folder, or takes over one that a killed program left running. While it runs it is watched:
 * when it is killed, it is started again at the same address. Throws DatabaseTrouble: what is wrong and what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = await findBinaries()
  const place = preparePlace(resolve(options.folder), findOrdinaryUser(options.asRoot))
  const settings = { ...settingsFor(), ...readSettings(place.folder), ...options.settings }
  if (!hasCluster(place.cluster)) await createCluster(place, binaries, settings)
  checkVersion(place, binaries)
  const tell = options.onEvent ?? (() => undefined)

  let server = await bringUp(place, binaries, settings, options.door ?? 'socket')
  let lock = await takeLock(place, server.door, options.join === true)
  if (lock === null) return lookingOn(place, server)
  if (server.found && !runsWith(place, binaries.postgres, settings)) {
    await endServer(place, binaries, server.pid)
    server = await bringUp(place, binaries, settings, server.door)
    lock = await takeLock(place, server.door, false)
  } else if (server.found) tell({ kind: 'taken-over', pid: server.pid })

  let isEnding = false
  let recovery: Promise<void> = Promise.resolve()
  const { door } = server
  const watch = (client: pg.Client) => {
    const lost = () => {
      client.removeListener('end', lost)
      if (!isEnding) recovery = recover()
    }
    client.once('end', lost)
  }
  const recover = async () => {
    const begin = Date.now()
    tell({ kind: 'lost' })
    for (let attempt = 0; !isEnding; attempt++) {
      try {
        server = await bringUp(place, binaries, settings, door)
        lock = await takeLock(place, server.door, false)
        if (lock !== null) watch(lock)
        tell({ kind: 'back', pid: server.pid, milliseconds: Date.now() - begin })
        return
      } catch (error) {
        tell({ kind: 'trouble', trouble: error instanceof Error ? error : new Error(String(error)) })
        await later(Math.min(1000 * 2 ** attempt, 15_000))
      }
    }
  }
  if (lock !== null) watch(lock)
  return {
    ...urlsOf(place, door),
    folder: place.folder,
    isOurs: true,
    pid: () => server.pid,
    async stop() {
      isEnding = true
      await recovery
      // The lock is held until the server is gone, so nobody takes over one that is about to end.
      await endServer(place, binaries, server.pid)
      await lock?.end().catch(() => undefined)
      rmSync(join(place.folder, 'running.json'), { force: true })
      if (door.kind === 'socket') removeSocketFolder(door.folder)
    },
  }
}

function lookingOn(place: Place, { pid, door }: ServerProcess): Embedded {
  return { ...urlsOf(place, door), folder: place.folder, isOurs: false, pid: () => pid, stop: async () => undefined }
}

function urlsOf(place: Place, door: Door) {
  return { ownerUrl: urlOf(place, door, OWNER, DATABASE), url: urlOf(place, door, APP, DATABASE) }
}

function urlOf({ folder }: Place, door: Door, role: typeof OWNER | typeof APP, database: string): string {
  if (door.kind === 'socket')
    return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(door.folder)}`
  const passwords = readPasswords(folder)
  const password = role === OWNER ? passwords?.owner : passwords?.app
  return `postgresql://${role}:${password ?? ''}@127.0.0.1:${door.port}/${database}`
}

/** Whether the running server was started with these settings by this program. */
function runsWith({ cluster }: Place, program: string, settings: Readonly<Record<string, string>>): boolean {
  const running = readPostmasterOptions(cluster)
  if (running === null || running.program !== program) return false
  const own = new Set(['listen_addresses', 'unix_socket_directories', 'port'])
  const names = new Set([...Object.keys(settings), ...running.options.keys()])
  return [...names].every((name) => own.has(name) || running.options.get(name) === settings[name])
}

/**
 * Takes the data for this process. The lock lives as long as its connection, so a program that was killed holds none.
 * Null when another program has it and `mayJoin`; throws DatabaseTrouble 'in-use' when it may not.
 */
async function takeLock(place: Place, door: Door, mayJoin: boolean): Promise<pg.Client | null> {
  const begin = Date.now()
  for (;;) {
    const client = new pg.Client({
      connectionString: urlOf(place, door, OWNER, 'postgres'),
      application_name: `${LOCK_NAME} ${process.pid}@${hostname()}`,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      // Starting up, recovering or just gone: the same again, for a while.
      if (Date.now() - begin > 60_000) throw unreachable(place, error)
      await later(25)
      continue
    }
    const taken = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) got', [LOCK])
    if (taken.rows[0]?.got === true) {
      if (!mayJoin) noteRunning(place)
      return client
    }
    const holder = await holderOf(client)
    await client.end()
    if (mayJoin) return null
    const [pid, host] = holder
    const isDead = host === hostname() && pid !== process.pid && !lives(pid)
    if (!isDead || Date.now() - begin > 20_000) throw inUse(place, pid)
    await later(25)
  }
}

async function holderOf(client: pg.Client): Promise<readonly [pid: number, host: string]> {
  const found = await client.query<{ name: string }>(
    `select a.application_name name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [LOCK],
  )
  const [pid = '0', host = ''] = found.rows[0]?.name.replace(`${LOCK_NAME} `, '').split('@') ?? []
  return [Number(pid), host]
}

/** For people only: who has the folder open. What counts is the lock. */
function noteRunning({ folder }: Place) {
  const note = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  writeFileSync(join(folder, 'running.json'), `${JSON.stringify(note)}\n`)
}

function inUse({ folder }: Place, pid: number): DatabaseTrouble {
  return new DatabaseTrouble('in-use', {
    zh: `${folder} 正由另一个 gangmu 使用（进程 ${pid}）。请直接打开它的网址，或先结束它；要同时运行两个，请给第二个另一个 --data。`,
    en: `Another gangmu has ${folder} open (process ${pid}). Use its address, or end it first; to run two, give the second another --data.`,
  })
}

function unreachable({ folder }: Place, error: unknown): DatabaseTrouble {
  return new DatabaseTrouble(
    'unreachable',
    {
      zh: `数据库已启动，但连接不上（${folder}）。`,
      en: `The database runs but cannot be reached (${folder}).`,
    },
    error instanceof Error ? error.message : String(error),
  )
}
