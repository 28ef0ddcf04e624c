import { execFileSync } from 'node:child_process'
import { replayInThreads, sharedColumn } from '../src/apps/evaluation/replay-threads.ts'
import { schemeFrom } from '../src/engines/evaluation/check-scheme.ts'
import { type Evaluation, evaluate } from '../src/engines/evaluation/evaluate.ts'
import { readCsv } from '../src/engines/evaluation/read-csv.ts'
import type { Design } from '../src/engines/evaluation/sobol.ts'
import type { UnitTable } from '../src/engines/evaluation/table.ts'
import type { Scheme } from '../src/model/evaluation-scheme.ts'
import { record, rounded, say, table } from './report.ts'

/**
 * Scoring, ranking and grading a million units × ten indicators (min–max, three of them reverse, weighted sum, ranks with
 * ties, four grades by share), beside the same work in DuckDB and, where it is installed, pandas: same data, same run, and
 * the same answer. Then replays, and how time grows with the number of units.
 */
const isQuick = process.argv.includes('--quick')
const UNITS = isQuick ? 200_000 : 1_000_000
const ROUNDS = isQuick ? 3 : 5
const INDICATORS = Array.from({ length: 10 }, (_, j) => `x${j}`)
const REVERSE = 3
const PRIMES = [7919, 104_729, 15_485, 32_452, 49_979, 67_867, 86_028, 98_947, 122_949, 141_650]
const MODULUS = 1_000_003

/** The same in every program: whole-number arithmetic below 2^53, then one division. */
const figureOf = (i: number, j: number) => ((i * (PRIMES[j] ?? 1) + 17 * j) % MODULUS) / 1000

function tableOf(units: number, indicators: readonly string[] = INDICATORS): UnitTable {
  const numbers = Object.fromEntries(
    indicators.map((id, j) => {
      const column = sharedColumn(units)
      for (let i = 0; i < units; i++) column[i] = figureOf(i, j)
      return [id, column]
    }),
  )
  return {
    size: units,
    codes: Array.from({ length: units }, (_, i) => String(i)),
    names: null,
    numbers,
    absent: {},
    words: {},
  }
}

function schemeOf(indicators: readonly string[]): Scheme {
  const checked = schemeFrom({
    format: 'gangmu.evaluation-scheme/1',
    id: 'bench',
    version: '1',
    name: 'bench',
    data: { unit: 'unit' },
    groups: [{ id: 'index' }],
    indicators: indicators.map((id, j) => ({
      id,
      group: 'index',
      weight: j + 1,
      direction: j < REVERSE ? 'negative' : 'positive',
    })),
    grading: {
      by: 'shares',
      grades: [{ id: 'A', upTo: 0.1 }, { id: 'B', upTo: 0.3 }, { id: 'C', upTo: 0.7 }, { id: 'D' }],
    },
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.scheme
}

interface Answer {
  readonly sum: number
  readonly rankSum: number
  readonly grades: readonly number[]
}
const answerOf = ({ final, places, graded }: Evaluation): Answer => {
  const grades = [0, 0, 0, 0]
  for (const g of graded.grades) grades[g] = (grades[g] ?? 0) + 1
  return { sum: final.reduce((a, b) => a + b, 0), rankSum: places.reduce((a, b) => a + b, 0), grades }
}
const isSame = (a: Answer, b: Answer) =>
  Math.abs(a.sum - b.sum) < 1e-6 * Math.abs(a.sum) && a.rankSum === b.rankSum && a.grades.join() === b.grades.join()

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const run = (scheme: Scheme, units: UnitTable): Evaluation => {
  const outcome = evaluate(scheme, units)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.evaluation
}
const megabytes = () => Math.round(process.memoryUsage().rss / 2 ** 20)

// ── A million units, beside DuckDB and pandas ────────────────────────────────────────────────────────────────────────
const scheme = schemeOf(INDICATORS)
const million = tableOf(UNITS)
run(scheme, tableOf(20_000)) // the compiler has seen it
const before = megabytes()
const answer = answerOf(run(scheme, million))
const memory = megabytes() - before

const weightSum = INDICATORS.reduce((sum, _, j) => sum + j + 1, 0)
const sql = `create or replace table graded as
  with ends as (select ${INDICATORS.flatMap((x) => [`min(${x}) as a_${x}`, `max(${x}) as z_${x}`]).join(', ')} from units),
  scored as (select unit, (${INDICATORS.map((x, j) => `${j + 1} * ${j < REVERSE ? `(z_${x} - ${x})` : `(${x} - a_${x})`} / (z_${x} - a_${x}) * 100`).join(' + ')}) / ${weightSum} as score from units, ends),
  ranked as (select unit, score, rank() over (order by score desc) as place from scored)
  select *, case when place <= floor(${UNITS} * 0.1 + 1e-9) then 0 when place <= floor(${UNITS} * 0.3 + 1e-9) then 1
    when place <= floor(${UNITS} * 0.7 + 1e-9) then 2 else 3 end as grade from ranked`

/** One engine: its work, and what it cost in each round. Processor time is steadier than the clock on a busy machine. */
interface Engine {
  readonly name: string
  work(): Promise<void>
  answer(): Promise<Answer>
  readonly wall: number[]
  readonly cpu: number[]
}
const engines: Engine[] = [
  {
    name: 'gangmu, one thread',
    work: async () => {
      run(scheme, million)
    },
    answer: async () => answer,
    wall: [],
    cpu: [],
  },
  ...(await duckdb()),
]
const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
// The engines take turns, so that other work on the machine falls on all of them.
for (let round = 0; round < ROUNDS; round++)
  for (const engine of engines) {
    const [start, used] = [performance.now(), processor()]
    await engine.work()
    engine.wall.push(performance.now() - start)
    engine.cpu.push(processor() - used)
  }
const own = engines[0] as Engine // gangmu
const rows: (readonly (string | number)[])[] = [
  ['', 'ms', 'against gangmu', 'processor ms', 'against gangmu', 'same answer'],
]
for (const engine of engines) {
  const [wall, cpu] = [median(engine.wall), median(engine.cpu)]
  const theirs = await engine.answer()
  const [ratio, cpuRatio] = [rounded(wall / median(own.wall), 2), rounded(cpu / median(own.cpu), 2)]
  rows.push([engine.name, rounded(wall, 0), ratio, rounded(cpu, 0), cpuRatio, isSame(answer, theirs) ? 'yes' : 'NO'])
  record('evaluation', {
    what: 'million',
    engine: engine.name,
    units: UNITS,
    ms: rounded(wall, 1),
    best: rounded(Math.min(...engine.wall), 1),
    ratio,
    cpuMs: rounded(cpu, 1),
    cpuRatio,
    same: isSame(answer, theirs),
  })
}
if (engines.length === 1) say('DuckDB is not installed here: npm install')
const inPandas = pandas()
if (inPandas !== null) {
  const ratio = rounded(inPandas.ms / median(own.wall), 2)
  rows.push(['pandas', rounded(inPandas.ms, 0), ratio, '', '', isSame(answer, inPandas.answer) ? 'yes' : 'NO'])
  record('evaluation', { what: 'million', engine: 'pandas', units: UNITS, ms: inPandas.ms, ratio })
}
say(`${UNITS} units × ${INDICATORS.length} indicators: scored, ranked, graded; ${memory} MB more than the data`)
table(rows)

async function duckdb(): Promise<Engine[]> {
  const api = await import('@duckdb/node-api').catch(() => null)
  if (api === null) return []
  const found: Engine[] = []
  for (const threads of [2, 1]) {
    const instance = await api.DuckDBInstance.create(':memory:', { threads: String(threads) })
    const connection = await instance.connect()
    await connection.run(
      `create table units as select i as unit, ${INDICATORS.map((x, j) => `((i * ${PRIMES[j]} + ${17 * j}) % ${MODULUS})::double / 1000 as ${x}`).join(', ')} from range(${UNITS}) t(i)`,
    )
    found.push({
      name: `DuckDB, ${threads} thread${threads > 1 ? 's' : ''}`,
      work: async () => {
        await connection.run(sql)
      },
      answer: async () => {
        const reader = await connection.runAndReadAll(
          'select sum(score), sum(place)::double, count(*) filter (grade = 0), count(*) filter (grade = 1), count(*) filter (grade = 2), count(*) filter (grade = 3) from graded',
        )
        const [sum = 0, rankSum = 0, ...grades] = (reader.getRows()[0] ?? []).map(Number)
        return { sum, rankSum, grades }
      },
      wall: [],
      cpu: [],
    })
  }
  return found
}

function pandas(): { ms: number; answer: Answer } | null {
  const script = `
import json, time
import numpy as np, pandas as pd
n = ${UNITS}
i = np.arange(n, dtype=np.int64)
d = pd.DataFrame({f"x{j}": ((i * p + 17 * j) % ${MODULUS}) / 1000 for j, p in enumerate(${JSON.stringify(PRIMES)})})
times = []
for _ in range(${ROUNDS}):
    t = time.perf_counter()
    lo, hi = d.min(), d.max()
    score = sum((j + 1) * ((hi[c] - d[c]) if j < ${REVERSE} else (d[c] - lo[c])) / (hi[c] - lo[c]) * 100 for j, c in enumerate(d)) / ${weightSum}
    place = score.rank(ascending=False, method="min")
    grade = np.select([place <= n * 0.1, place <= n * 0.3, place <= n * 0.7], [0, 1, 2], 3)
    times.append(time.perf_counter() - t)
print(json.dumps({"ms": sorted(times)[len(times) // 2] * 1000, "sum": float(score.sum()), "rankSum": float(place.sum()), "grades": [int((grade == g).sum()) for g in range(4)]}))`
  try {
    const out = execFileSync('python3', ['-c', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const { ms, ...rest } = JSON.parse(out)
    return { ms: rounded(ms, 1), answer: rest }
  } catch {
    return null
  }
}

// ── Growth ───────────────────────────────────────────────────────────────────────────────────────────────────────────
say('')
const sizes = [1000, 10_000, 100_000, ...(isQuick ? [] : [1_000_000])]
const growth = sizes.map((units) => {
  const data = units === UNITS ? million : tableOf(units)
  const rounds = Math.max(3, Math.min(50, Math.round(500_000 / units)))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    run(scheme, data)
    times.push(performance.now() - start)
  }
  const ms = median(times)
  record('evaluation', { what: 'growth', units, ms: rounded(ms, 3), nsAUnit: rounded((ms * 1e6) / units, 0) })
  return [units, rounded(ms, 2), rounded((ms * 1e6) / units, 0)] as const
})
table([['units', 'ms', 'ns a unit'], ...growth])

// ── Replays ──────────────────────────────────────────────────────────────────────────────────────────────────────────
say('')
const six = INDICATORS.slice(0, 6)
const firms = tableOf(5000, six)
const design: Design = { kind: 'random', n: 1000, factors: 2, seed: 1 }
const factors = [
  { what: 'weights' as const, noise: 0.25 },
  { what: 'normalisation' as const, alternatives: [{ method: 'z-score' as const }, { method: 'percentile' as const }] },
]
const replays = [['1,000 replays of 5,000 units × 6 indicators', 's']] as (string | number)[][]
for (const threads of [1, 2]) {
  const start = performance.now()
  const sheet = await replayInThreads(
    { scheme: schemeOf(six), table: firms, factors, design },
    { threads, worker: new URL('../cli/evaluation-worker.js', import.meta.url) },
  )
  const seconds = (performance.now() - start) / 1000
  if (sheet.failed.includes(1)) throw new Error('a replay failed')
  replays.push([`${threads} thread${threads > 1 ? 's' : ''}`, rounded(seconds, 2)])
  record('evaluation', { what: 'replays', replays: 1000, units: 5000, indicators: 6, threads, s: rounded(seconds, 3) })
}
table(replays)

// ── From the csv ─────────────────────────────────────────────────────────────────────────────────────────────────────
say('')
const lines = isQuick ? 50_000 : 200_000
const text = `unit,${INDICATORS.join(',')}\n${Array.from({ length: lines }, (_, i) => `${i},${INDICATORS.map((_, j) => figureOf(i, j)).join(',')}`).join('\n')}`
const start = performance.now()
const read = readCsv(text, scheme)
const ms = performance.now() - start
if (!read.ok) throw new Error('the csv is refused')
say(`csv of ${lines} lines, ${rounded(text.length / 2 ** 20, 1)} MB: read and checked in ${rounded(ms, 0)} ms`)
record('evaluation', { what: 'csv', lines, ms: rounded(ms, 0) })
