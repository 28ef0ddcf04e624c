// npm run bench [-- NAME…] [-- --quick]: builds, then runs each measurement of bench/ in a process of its own.
// Prints what they print, and keeps their JSON lines in bench/out/<name>.jsonl and bench/out/all.jsonl.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bin, ensureBuilt, ensureInstalled, root, run } from './ready.mjs'

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const options = process.argv.slice(2).filter((word) => word.startsWith('--'))

ensureInstalled()
ensureBuilt()
run(bin('vite'), ['build', '--logLevel', 'warn', '--config', 'vite.bench.config.ts'])

const built = readdirSync(join(root, 'dist', 'bench'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -3))
// In this order, those of them that bench/<name>.ts holds.
const present = JSON.parse(readFileSync(join(root, 'bench', 'benches.json'), 'utf8')).filter((name) =>
  built.includes(name),
)
const unknown = wanted.filter((name) => !present.includes(name))
if (unknown.length > 0) {
  console.error(`No measurement is called ${unknown.join(', ')}. There are: ${present.join(', ')}.`)
  process.exit(2)
}

const published = process.env.GANGMU_PUBLISHED ?? join(root, '..', 'shared')
if (!existsSync(published)) {
  console.log('The published texts are not at hand (../shared, or GANGMU_PUBLISHED): what needs them is left out.\n')
}

const out = join(root, 'bench', 'out')
mkdirSync(out, { recursive: true })
const machine = { node: process.version, platform: `${process.platform}-${process.arch}` }
const all = [JSON.stringify({ bench: 'machine', ...machine })]
const failed = []
for (const name of wanted.length > 0 ? wanted : present) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`)
  const { lines, status } = await measure(name)
  writeFileSync(join(out, `${name}.jsonl`), lines.map((line) => `${line}\n`).join(''))
  all.push(...lines)
  if (status !== 0) failed.push(name)
}
if (wanted.length === 0) writeFileSync(join(out, 'all.jsonl'), all.map((line) => `${line}\n`).join(''))
console.log(
  `\nThe figures as JSON lines are in bench/out/.${failed.length > 0 ? ` Failed: ${failed.join(', ')}.` : ''}`,
)
process.exit(failed.length > 0 ? 1 : 0)

/** Runs one measurement; its lines pass through, those that are JSON are kept as well. */
function measure(name) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'bench', `${name}.js`), ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = []
    const reader = createInterface({ input: child.stdout })
    reader.on('line', (line) => {
      if (line.startsWith('{"bench":')) lines.push(line)
      console.log(line)
    })
    const ended = [
      new Promise((closed) => reader.on('close', closed)),
      new Promise((exited) => child.on('exit', exited)),
    ]
    Promise.all(ended).then(([, status]) => done({ lines, status: status ?? 1 }))
  })
}
