import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compiled, timed } from './compiled.ts'
import { lengthened, lengthenedFrom } from './lengthened.ts'
import { percent, record, rounded, say, table } from './report.ts'

/** Time and memory against the length of the text, each length in a process of its own. */
interface Point {
  readonly characters: number
  /** Median of as many compiles as fit into a second and a half, at least one. */
  readonly milliseconds: number
  /** Peak resident memory of the whole process, in bytes. */
  readonly peak: number
  readonly statements: number
}

const LENGTHS = [40_000, 100_000, 400_000, 1_000_000, 4_000_000, 10_000_000]
const QUICK = [40_000, 400_000]

const asked = process.argv.find((word) => word.startsWith('--characters='))
if (asked === undefined) compare(process.argv.includes('--quick') ? QUICK : LENGTHS)
else process.stdout.write(JSON.stringify(measured(Number(asked.split('=')[1]))))

function measured(length: number): Point {
  const text = lengthened(length)
  // Warmed up on a short text, so that short and long ones are compared on compiled code.
  const short = lengthened(40_000)
  for (let round = 0; round < 10; round++) compiled('warm.txt', short)
  const times: number[] = []
  let statements = 0
  for (let spent = 0; spent < 1500 && times.length < 15; ) {
    const { result, milliseconds } = timed(() => compiled('long.txt', text))
    times.push(milliseconds)
    spent += milliseconds
    statements = result.statements.length
  }
  times.sort((a, b) => a - b)
  return {
    characters: text.length,
    milliseconds: times[Math.floor(times.length / 2)] ?? 0,
    peak: process.resourceUsage().maxRSS * 1024,
    statements,
  }
}

function compare(lengths: readonly number[]): void {
  const points: Point[] = []
  for (const length of lengths) {
    const child = spawnSync(
      process.execPath,
      ['--max-old-space-size=8192', fileURLToPath(import.meta.url), `--characters=${length}`],
      { encoding: 'utf8', timeout: 600_000 },
    )
    if (child.status !== 0) {
      say(`${length} characters: the process ended with ${child.status ?? child.signal}. ${child.stderr.slice(-400)}`)
      record('scale', { characters: length, failed: true })
      process.exitCode = 1
      continue
    }
    // Written by measured() in the child.
    points.push(JSON.parse(child.stdout) as Point)
  }
  const base = points[0]
  if (base === undefined) return
  const perCharacter = (point: Point) => point.milliseconds / point.characters
  say(`Time and memory against length (text made from ${lengthenedFrom})`)
  table([
    ['characters', 'ms', 'characters/s', 'time per character, of the first', 'peak memory MB', 'statements'],
    ...points.map((point) => [
      point.characters,
      point.milliseconds.toFixed(0),
      Math.round(point.characters / (point.milliseconds / 1000)),
      percent(perCharacter(point) / perCharacter(base)),
      Math.round(point.peak / 2 ** 20),
      point.statements,
    ]),
  ])
  const longest = points[points.length - 1] ?? base
  const ratio = perCharacter(longest) / perCharacter(base)
  say(`Linearity: a character of the longest text costs ${ratio.toFixed(2)} times one of the shortest (1 is linear).`)
  for (const point of points) {
    record('scale', {
      characters: point.characters,
      milliseconds: rounded(point.milliseconds, 1),
      charactersPerSecond: Math.round(point.characters / (point.milliseconds / 1000)),
      peakBytes: point.peak,
      statements: point.statements,
    })
  }
  record('scale', { linearity: rounded(ratio), from: base.characters, to: longest.characters })
}
