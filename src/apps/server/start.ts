import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EmbeddedEvent } from '../../platform/database/embedded/embedded.ts'
import { type DatabaseSource, type Opened, openDatabase, plainOf, sourceFrom } from '../../platform/database/open.ts'
import { hasPeople } from '../../platform/identity/person-store.ts'
import { providersFrom } from '../../platform/identity/providers.ts'
import { type DemoOptions, DemoRefused, isDemoFolder, isLoopback, playDemo, prepareFolder } from './demo.ts'
import { listen } from './listen.ts'
import { appendOnly, migrations, schemas } from './modules.ts'
import { createServer } from './server.ts'

export interface StartOptions {
  /** Left out: this machine only. */
  readonly host?: string
  /** Left out: the first free port from 4180. */
  readonly port?: number
  /** The data folder: the embedded database and the server's secret. */
  readonly data: string
  /** Where people reach the server, when not at its own address. */
  readonly publicUrl?: string
  /** Open a browser window when the machine has a screen. */
  readonly open: boolean
  /** The sample plan adopted in a simulated district, whose people one may be; on this machine's own address only. */
  readonly demo?: DemoOptions
  /** Tells the terminal what happens. */
  readonly say: (line: string) => void
}

/** A server that runs, and how to end it. */
export interface Running {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Starts the database and the server on this checkout's build. Throws with what to do when one of them cannot be had. */
export async function startServer(options: StartOptions): Promise<Running> {
  const { say, host = '127.0.0.1' } = options
  const projectFolder = findProjectFolder()
  const webFolder = join(projectFolder, 'dist', 'web')
  if (!existsSync(join(webFolder, 'index.html'))) {
    throw new Error(
      '还没有构建网页：请先运行 npm run build，或直接用 npm start。\nThe web application is not built: run npm run build first, or use npm start.',
    )
  }
  const folder = resolve(options.data)
  const { demo } = options
  const embedded = { kind: 'embedded', folder, onEvent: (event: EmbeddedEvent) => say(told(event)) } as const
  if (demo !== undefined) {
    if (!isLoopback(host))
      throw new DemoRefused(
        `演示不需要口令，只能在本机地址上运行，不能用 --host ${host}。\nThe demonstration asks for no password, so it runs on this machine's own address only, not on --host ${host}.`,
      )
    prepareFolder(folder, demo)
  } else if (isDemoFolder(folder))
    throw new DemoRefused(
      `${folder} 里是演示数据。请用 gangmu demo 打开，或换一个 --data 文件夹开始正式使用。\n${folder} holds a demonstration. Open it with gangmu demo, or choose another --data folder for real work.`,
    )
  const source = demo === undefined ? sourceFrom(process.env, embedded) : embedded
  const database = await openDatabase(source, migrations, appendOnly, schemas)
  try {
    const now = demo === undefined ? undefined : await playDemo(database.db, folder, projectFolder, demo, say)
    const secret = process.env.GANGMU_SECRET ?? keepSecret(folder)
    const providers = providersFrom(process.env)
    const setupToken = randomBytes(18).toString('base64url')
    const server = await createServer({
      webFolder,
      plansFolder: join(projectFolder, 'plans'),
      projectFolder,
      running: {
        db: database.db,
        works: true,
        secret,
        providers,
        setupToken,
        ...(process.env.GANGMU_TRUST_PROXY === undefined ? {} : { trustProxy: process.env.GANGMU_TRUST_PROXY }),
        publicUrl: options.publicUrl,
        isDemo: demo !== undefined,
        ...(now === undefined ? {} : { now }),
      },
    })
    const address = await listen(server, host, options.port).catch(async (error: unknown) => {
      await server.close()
      throw error
    })
    say(`\n  纲目 Gangmu   ${address}\n`)
    say(`  数据 data     ${whereOf(source)}`)
    if (database.migrated.length > 0)
      say(
        `  数据库结构已更新 ${database.migrated.length} 步 · schema brought up to date, ${database.migrated.length} steps`,
      )
    if (now !== undefined)
      say(`  模拟数据，时间从 ${now().toISOString().slice(0, 10)} 起 · simulated data; its clock stands at that day`)
    if (!(await hasPeople(database.db)))
      say(
        `\n  还没有账号。请打开下面的地址设置行政区划和三员（只在本次启动有效）：\n` +
          `  There is no account yet. Open this address to set up the division and its administrators (good for this run only):\n` +
          `  ${options.publicUrl ?? address}/setup#${setupToken}\n`,
      )
    if (providers.length > 0 && options.publicUrl === undefined)
      say(
        '  注意：配置了统一身份认证但没有 --public-url，登录后不能返回。\n  Note: identity providers need --public-url to send people back.',
      )
    if (!database.isGuarded)
      say(
        '  注意：应用和建表用同一个数据库角色，事实表的“只增不改”没有数据库权限保障。请另设 DATABASE_OWNER_URL。\n' +
          '  Note: one database role both serves and owns the schema, so nothing but the program keeps facts from being changed. Set DATABASE_OWNER_URL.',
      )
    if (options.open) openBrowser(address)
    return { address, close: () => end(server, database) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Answers what is under way, then lets go of the database, then ends it. */
async function end(server: { close(): PromiseLike<unknown> }, database: Opened) {
  await server.close()
  await database.close()
}

const whereOf = (source: DatabaseSource) => (source.kind === 'embedded' ? source.folder : plainOf(source.url))

function told(event: EmbeddedEvent): string {
  switch (event.kind) {
    case 'taken-over':
      return `  接管了上次留下的数据库（进程 ${event.pid}） · took over the database that the last run left (process ${event.pid})`
    case 'lost':
      return '  数据库意外中断，正在恢复 … · the database was lost, bringing it back …'
    case 'back':
      return `  数据库已恢复，用时 ${event.milliseconds} 毫秒 · the database is back after ${event.milliseconds} ms`
    case 'trouble':
      return event.trouble.message
  }
}

/** The server's secret: signs cookies and seals personal data. Made once; whoever has it can forge both. */
function keepSecret(folder: string): string {
  const path = join(folder, 'secret')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = randomBytes(48).toString('base64url')
  writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

/** The folder of package.json above this file, wherever the bundler has put it. */
export function findProjectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (folder !== dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'gangmu') return folder
    folder = dirname(folder)
  }
  return process.cwd()
}

function openBrowser(address: string) {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasScreen || process.env.CI) return
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  // A convenience only: a machine without such a command still has the address on its terminal.
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
