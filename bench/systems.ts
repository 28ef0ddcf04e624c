import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'
import type { PlanModel } from '../src/model/plan-model.ts'
import { systems } from '../src/systems/all.ts'

/**
 * How well the mechanisms that a text orders are recognised. On the district plan, whose lines are known for every
 * system: whether one of them is hit, and how many hits stand elsewhere. On other plans, reports and bulletins: counts.
 * With `--show` every hit is printed to stderr, to be judged by eye.
 */

/** Beside the project; the bench runs in the project's folder. */
const shared = join(process.cwd(), '..', 'shared')
const plan = join(shared, 'seed', 'yanfeng-14.txt')
const merged = join(shared, 'systems-merged.json')
const corpus = join(shared, 'corpus')

const modelOf = (path: string): PlanModel =>
  compile(documentFromText(path.split('/').at(-1) ?? path, readFileSync(path, 'utf8')), { systems })

/** Counts that any document gives. */
export function countSystems(path: string) {
  const from = performance.now()
  const { systems: hits, clauses, source } = modelOf(path)
  const milliseconds = Math.round(performance.now() - from)
  return {
    document: source.name,
    clauses: clauses.length,
    hits: hits.length,
    ordered: hits.filter(({ strength }) => strength === 'ordered').length,
    systems: new Set(hits.map(({ system }) => system)).size,
    milliseconds,
  }
}

/** Recall by system on the plan whose lines are listed; null when the list is absent. */
export function measureSystems() {
  if (!existsSync(plan) || !existsSync(merged)) return null
  const listed = JSON.parse(readFileSync(merged, 'utf8')) as { id: string; lines: number[] }[]
  const { systems: hits } = modelOf(plan)
  const missed: string[] = []
  const missedLines: string[] = []
  let lines = 0
  let elsewhere = 0
  for (const { id, lines: where } of listed) {
    const own = hits.filter(({ system }) => system === id)
    const hitLines = new Set(own.map(({ line }) => line))
    if (!where.some((line) => hitLines.has(line))) missed.push(id)
    elsewhere += own.filter(({ line }) => !where.includes(line)).length
    lines += where.length
    for (const line of where) if (!hitLines.has(line)) missedLines.push(`${id}:${line}`)
  }
  return {
    systems: listed.length,
    found: listed.length - missed.length,
    missed,
    lines,
    linesFound: lines - missedLines.length,
    missedLines,
    hits: hits.length,
    hitsElsewhere: elsewhere,
  }
}

function show(path: string): void {
  for (const { line, system, strength, text } of modelOf(path).systems) {
    console.error(`${path.split('/').at(-1)}\t${line}\t${system}\t${strength}\t${text.replaceAll(/\s/g, '')}`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const score = measureSystems()
  console.log(
    JSON.stringify(
      score === null
        ? { bench: 'systems', skipped: 'no plan with listed systems beside the project (../shared)' }
        : { bench: 'systems', ...score },
    ),
  )
  const folders = existsSync(corpus) ? ['plans', 'reports', 'bulletins'] : []
  const paths = folders.flatMap((folder) =>
    existsSync(join(corpus, folder)) ? readdirSync(join(corpus, folder)).map((name) => join(corpus, folder, name)) : [],
  )
  for (const path of paths) console.log(JSON.stringify({ bench: 'systems', ...countSystems(path) }))
  if (process.argv.includes('--show')) for (const path of [...(score ? [plan] : []), ...paths]) show(path)
}
