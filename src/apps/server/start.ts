import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listen } from './listen.ts'
import { createServer } from './server.ts'

export interface StartOptions {
  readonly host: string
  /** Left out: the first free port from 4180. */
  readonly port?: number
  /** Open a browser window when the machine has a screen. */
  readonly open: boolean
}

/** A server that runs, and how to end it. */
export interface Running {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Starts the web application on this checkout's build. Throws with what to do when there is no build or no port. */
export async function startServer(options: StartOptions): Promise<Running> {
  const projectFolder = findProjectFolder()
  const webFolder = join(projectFolder, 'dist', 'web')
  if (!existsSync(join(webFolder, 'index.html'))) {
    throw new Error(
      '还没有构建网页：请先运行 npm run build，或直接用 npm start。\nThe web application is not built: run npm run build first, or use npm start.',
    )
  }
  const server = await createServer({ webFolder, plansFolder: join(projectFolder, 'plans'), projectFolder })
  const address = await listen(server, options.host, options.port)
  if (options.open) openBrowser(address)
  return { address, close: () => server.close() }
}

/** The folder of package.json above this file, wherever the bundler has put it. */
function findProjectFolder(): string {
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
