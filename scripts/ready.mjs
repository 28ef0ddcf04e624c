// Brings a checkout to a state in which the other scripts can run: dependencies installed, the build up to date.
// Plain JavaScript without dependencies, since it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command in the project's folder and ends this process when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (done.status !== 0) {
    console.error(`\n${command} ${args.join(' ')} failed (${done.status ?? done.signal ?? done.error?.message}).`)
    process.exit(done.status ?? 1)
  }
}

export const bin = (name) => join(root, 'node_modules', '.bin', name)

/** Installs what package-lock.json names, unless that very lock is installed already. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Gangmu needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(2)
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mark = join(root, 'node_modules', '.gangmu-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.log('Installing dependencies …')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(mark, lock)
}

/** Builds when a source file is newer than the last build. */
export function ensureBuilt() {
  const print = fingerprint([
    'src',
    'plans',
    'package-lock.json',
    'vite.config.ts',
    'vite.cli.config.ts',
    'vite.verifier.config.ts',
  ])
  const mark = join(root, 'dist', '.built-from')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return
  console.log('Building …')
  build()
  mkdirSync(dirname(mark), { recursive: true })
  writeFileSync(mark, print)
}

/** Compiles the web application and the command line into dist/. */
export function build() {
  // Whoever builds gets the same: a test runner's NODE_ENV would make the libraries build their slow debugging form.
  const env = { ...process.env, NODE_ENV: 'production' }
  run(bin('vite'), ['build', '--logLevel', 'warn', '--config', 'vite.cli.config.ts'], { env })
  if (existsSync(join(root, 'src/apps/web/index.html'))) run(bin('vite'), ['build', '--logLevel', 'warn'], { env })
  // After the web application, whose folder it goes into.
  run(bin('vite'), ['build', '--logLevel', 'warn', '--config', 'vite.verifier.config.ts'], { env })
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const at = join(root, path)
    if (!existsSync(at)) return
    if (statSync(at).isDirectory()) for (const name of readdirSync(at).sort()) visit(join(path, name))
    else hash.update(path).update('\0').update(readFileSync(at)).update('\0')
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}
