import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBinaries } from './binaries.ts'
import { type Embedded, type EmbeddedEvent, type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { findOrdinaryUser } from './ordinary-user.ts'
import { preparePlace } from './place.ts'
import { processesIn } from './postmaster-file.ts'
import { bringUp } from './server-process.ts'
import { settingsFor } from './settings.ts'

const SMALL = { shared_buffers: '16MB' }
/** Where nothing has to survive. */
const HASTY = { ...SMALL, fsync: 'off' }
const isRoot = process.getuid?.() === 0
const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

const folders: string[] = []
const newFolder = (name = 'gangmu-embedded-') => {
  const folder = mkdtempSync(join(tmpdir(), name))
  folders.push(folder)
  return folder
}
const running: Embedded[] = []
async function start(options: EmbeddedOptions): Promise<Embedded> {
  const server = await startEmbedded({ settings: SMALL, ...options })
  running.push(server)
  return server
}
afterAll(async () => {
  for (const server of running) await server.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T & pg.QueryResultRow>(query)).rows
  } finally {
    await client.end()
  }
}

/** What a killed program leaves: a server that runs and a lock that nobody holds. */
async function leaveRunning(folder: string, settings: Readonly<Record<string, string>> = SMALL) {
  const place = preparePlace(folder, findOrdinaryUser())
  return bringUp(place, await findBinaries(), { ...settingsFor(), ...settings }, 'socket')
}

describe('the embedded database', () => {
  let folder: string
  let server: Embedded
  const events: EmbeddedEvent[] = []
  beforeAll(async () => {
    folder = newFolder()
    server = await start({ folder, onEvent: (event) => events.push(event) })
  })

  it('has an owner and an application role that cannot alter the schema', async () => {
    await ask(server.ownerUrl, 'create table thing (id integer)')
    await expect(ask(server.url, 'create table other (id integer)')).rejects.toThrow(/permission denied/)
    await expect(ask(server.url, 'drop table thing')).rejects.toThrow(/must be owner/)
    await expect(ask(server.url, 'create temporary table other (id integer)')).rejects.toThrow(/permission denied/)
  })

  it('waits for the disk before it acknowledges', async () => {
    const [row] = await ask<Record<string, string>>(
      server.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
        current_setting('full_page_writes') pages, current_setting('listen_addresses') listens`,
    )
    expect(row).toEqual({ fsync: 'on', commit: 'on', pages: 'on', listens: '' })
  })

  it('is refused to a second program, which is told who has it', async () => {
    await expect(startEmbedded({ folder, settings: SMALL })).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringMatching(new RegExp(`另一个 gangmu 使用.*${process.pid}[\\s\\S]*Another gangmu has`)),
    })
  })

  it('may be joined by a tool, whose end does not end it', async () => {
    const tool = await startEmbedded({ folder, join: true })
    expect(tool.isOurs).toBe(false)
    await ask(tool.ownerUrl, 'select 1')
    await tool.stop()
    await ask(server.url, 'select 1')
  })

  it('comes back at the same address when it is killed, with everything acknowledged', async () => {
    await ask(server.ownerUrl, 'create table kept (n integer)')
    for (let n = 1; n <= 5; n++) await ask(server.ownerUrl, `insert into kept values (${n})`)
    const killed = server.pid()
    process.kill(killed, 'SIGKILL')
    for (let waited = 0; !events.some(({ kind }) => kind === 'back'); waited += 20) {
      if (waited > 20_000) throw new Error(JSON.stringify(events))
      await later(20)
    }
    expect(server.pid()).not.toBe(killed)
    expect(await ask(server.ownerUrl, 'select sum(n)::int total from kept')).toEqual([{ total: 15 }])
    expect(events.map(({ kind }) => kind)).toEqual(['lost', 'back'])
    // And nobody slipped in meanwhile.
    await expect(startEmbedded({ folder, settings: SMALL })).rejects.toMatchObject({ code: 'in-use' })
  })

  it('leaves nothing behind when it ends in order, and opens again', async () => {
    await server.stop()
    expect(processesIn(join(folder, 'postgres'))).toEqual(process.platform === 'linux' ? [] : null)
    expect(readdirSync(folder).sort()).toEqual(['passwords.json', 'postgres', 'postgres.log', 'run'])
    const again = await start({ folder })
    expect(await ask(again.ownerUrl, 'select sum(n)::int total from kept')).toEqual([{ total: 15 }])
    await again.stop()
  })

  it('takes over the server of a program that was killed', async () => {
    const left = await leaveRunning(folder)
    const found: EmbeddedEvent[] = []
    const next = await start({ folder, onEvent: (event) => found.push(event) })
    expect(next.pid()).toBe(left.pid)
    expect(found).toEqual([{ kind: 'taken-over', pid: left.pid }])
    await next.stop()
  })

  it('starts such a server anew when it runs with other settings', async () => {
    const left = await leaveRunning(folder, { shared_buffers: '24MB' })
    const next = await start({ folder })
    expect(next.pid()).not.toBe(left.pid)
    expect(await ask(next.url, `select current_setting('shared_buffers') size`)).toEqual([{ size: '16MB' }])
    await next.stop()
  })

  it('starts when the number in its pid file belongs to somebody else now', async () => {
    const left = await leaveRunning(folder)
    const file = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
    for (const pid of processesIn(join(folder, 'postgres')) ?? [left.pid]) process.kill(pid, 'SIGKILL')
    const somebody = spawn('sleep', ['60'])
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), file.replace(/^\d+/, String(somebody.pid)))
    const next = await start({ folder })
    expect(await ask(next.ownerUrl, 'select sum(n)::int total from kept')).toEqual([{ total: 15 }])
    somebody.kill()
    await next.stop()
  })

  it('is had by one alone of two that start in the same moment', async () => {
    const both = await Promise.allSettled([startEmbedded({ folder }), startEmbedded({ folder })])
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won, both.map((one) => (one.status === 'rejected' ? String(one.reason) : 'won')).join()).toHaveLength(1)
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([{ code: 'in-use' }])
    await won[0]?.stop()
  })

  it('starts over a pid file that one who was cut off left empty', async () => {
    const path = join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(path, '')
    const long = new Date(Date.now() - 60_000)
    utimesSync(path, long, long)
    const next = await start({ folder })
    expect(await ask(next.url, 'select 1 one')).toEqual([{ one: 1 }])
    await next.stop()
  })

  it('takes settings of the administrator', async () => {
    writeFileSync(join(folder, 'postgresql.conf'), '# ours\nwork_mem = 8MB  # per sort\n')
    const next = await start({ folder })
    expect(await ask(next.url, `select current_setting('work_mem') size`)).toEqual([{ size: '8MB' }])
    await next.stop()
    writeFileSync(join(folder, 'postgresql.conf'), 'work_mem: 8MB\n')
    await expect(startEmbedded({ folder })).rejects.toThrow(/第 1 行看不懂[\s\S]*line 1 cannot be read/)
    rmSync(join(folder, 'postgresql.conf'))
  })

  it('is refused when another major version made it', async () => {
    const version = join(folder, 'postgres', 'PG_VERSION')
    const own = readFileSync(version, 'utf8')
    writeFileSync(version, '13\n')
    await expect(startEmbedded({ folder })).rejects.toMatchObject({
      code: 'wrong-version',
      message: expect.stringMatching(/PostgreSQL 13 建的[\s\S]*gangmu backup[\s\S]*made by PostgreSQL 13/),
    })
    writeFileSync(version, own)
  })

  it('says what is wrong when its files are damaged', async () => {
    rmSync(join(folder, 'postgres', 'global', 'pg_control'))
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('a new embedded database', () => {
  it('is made once by two that make it in the same moment', async () => {
    const folder = newFolder()
    const both = await Promise.allSettled([
      startEmbedded({ folder, settings: HASTY }),
      startEmbedded({ folder, settings: HASTY }),
    ])
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won).toHaveLength(1)
    await won[0]?.stop()
    expect(readdirSync(folder).sort()).toEqual(['passwords.json', 'postgres', 'postgres.log', 'run'])
  })

  it('is made beside what a killed one left half made', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'postgres.new-abcdef', 'cluster'), { recursive: true })
    const server = await start({ folder, settings: HASTY })
    await ask(server.url, 'select 1')
    await server.stop()
  })

  it('never overwrites what else lies in its place', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'letter.txt'), 'mine')
    await expect(startEmbedded({ folder, settings: HASTY })).rejects.toMatchObject({ code: 'folder-unsuitable' })
    expect(readFileSync(join(folder, 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
  })

  it('listens on the loopback with passwords where there are no sockets', async () => {
    const folder = newFolder()
    const server = await start({ folder, settings: HASTY, door: 'tcp' })
    expect(await ask(server.url, 'select current_user name')).toEqual([{ name: 'gangmu_app' }])
    const wrong = new URL(server.url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    await server.stop()
  })

  it('finds a shorter path for its socket when the folder lies deep', async () => {
    const folder = join(newFolder(), '数据'.repeat(8), 'a'.repeat(60))
    const server = await start({ folder, settings: HASTY })
    await ask(server.url, 'select 1')
    const sockets = decodeURIComponent(/host=([^&]+)/.exec(server.url)?.[1] ?? '')
    expect(sockets.startsWith(folder)).toBe(false)
    await server.stop()
    expect(existsSync(sockets)).toBe(false)
  })

  it.runIf(isRoot)('runs as nobody where user namespaces are forbidden', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o711)
    const server = await start({ folder, settings: HASTY, asRoot: ['setpriv'] })
    expect(readFileSync(`/proc/${server.pid()}/status`, 'utf8')).toMatch(/^Uid:\s+65534\s/m)
    await ask(server.url, 'select 1')
    await server.stop()
  })

  it.runIf(isRoot)('says what to do where root cannot be given up', async () => {
    await expect(startEmbedded({ folder: newFolder(), asRoot: [] })).rejects.toMatchObject({
      code: 'cannot-drop-root',
      message: expect.stringMatching(/--user 1000[\s\S]*DATABASE_URL/),
    })
  })

  it('says so when its folder cannot be made', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    await expect(startEmbedded({ folder: join(file, 'data') })).rejects.toMatchObject({
      code: 'folder-not-writable',
      message: expect.stringMatching(/--data[\s\S]*--data/),
    })
  })
})
