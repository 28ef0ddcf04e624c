import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/**
 * Which folder of `src` may import which. A folder may always import itself. The order is the flow of the data: an
 * earlier stage never imports a later one.
 */
const PASSES = [
  'source',
  'outline',
  'clauses',
  'profile',
  'statements',
  'names',
  'commitments',
  'systems',
  'diagnostics',
]
const PLATFORM = ['platform', 'ui']
const mayImport: Record<string, string[]> = {
  model: [],
  ...Object.fromEntries(
    PASSES.map((pass, i) => [
      `compiler/${pass}`,
      ['model', ...PASSES.slice(0, i).map((earlier) => `compiler/${earlier}`)],
    ]),
  ),
  'compiler/comparison': ['model'],
  'compiler/diagnostics': [
    'model',
    'compiler/comparison',
    ...PASSES.filter((pass) => pass !== 'diagnostics').map((pass) => `compiler/${pass}`),
  ],
  'compiler/diff': ['model', 'compiler/comparison'],
  'compiler/align': ['model', 'compiler/comparison', 'compiler/diff'],
  'compiler/compile.ts': ['model', ...PASSES.map((pass) => `compiler/${pass}`)],
  // How a system is declared: fields, records, lifecycles, deadlines, metrics; and what such a declaration means. Pure.
  language: ['model', 'language/conditions'],
  'language/conditions': ['model'],
  systems: ['model', 'language'],
  // What everybody may use below: it knows nothing of plans.
  'platform/calendar': ['model'],
  'platform/database': ['model'],
  'platform/access': ['model'],
  'platform/audit': [
    'model',
    'platform/database',
    'platform/access',
    'platform/calendar',
    'platform/http',
    'platform/xlsx',
  ],
  'platform/events': ['platform/database'],
  // What has to be done by when, whoever tells of it.
  'platform/deadlines': ['model', 'platform/access', 'platform/http'],
  'platform/metrics': ['model', 'platform/database', 'platform/http'],
  'platform/http': ['model', 'platform/database', 'platform/access', 'platform/events'],
  'platform/xlsx': ['model'],
  'platform/csv': ['model'],
  'platform/settings': ['model', 'platform'],
  'platform/identity': ['model', 'platform'],
  'platform/jobs': ['model', 'platform/access', 'platform/audit', 'platform/database', 'platform/http'],
  // Reads every table as it is, whoever it belongs to.
  'platform/backup': ['model', 'platform/audit', 'platform/database', 'platform/files'],
  'platform/live': ['model', 'platform/access', 'platform/database', 'platform/http', 'platform/jobs'],
  // A firm is known by its credit code, which is checked as everywhere.
  'platform/organisation': ['model', 'platform', 'language'],
  'platform/files': [
    'platform/jobs',
    'model',
    'platform/access',
    'platform/audit',
    'platform/database',
    'platform/http',
    'platform/xlsx',
  ],
  'platform/documents': ['model'],
  ui: ['model'],
  // Engines, each whole from rule to screen. An engine may use those above it.
  'engines/administration': ['model', ...PLATFORM],
  'engines/plans': ['model', 'compiler', ...PLATFORM],
  'engines/indicators': ['model', 'engines/plans', ...PLATFORM],
  'engines/returns': ['model', 'engines/plans', 'engines/indicators', ...PLATFORM],
  // Composite evaluations: pure, usable on the command line and in the page without a server.
  'engines/evaluation': ['model'],
  // The desk that runs them: schemes in force, rounds, notice, objections.
  'engines/evaluations': [
    'model',
    'language',
    'engines/indicators',
    'engines/evaluation',
    'engines/cases',
    'engines/official-documents',
    ...PLATFORM,
  ],
  // How official documents are written: general, so that every engine may.
  'engines/official-documents': ['model'],
  'engines/reports': [
    'model',
    'systems',
    'engines/plans',
    'engines/indicators',
    'engines/returns',
    'engines/commitments',
    'engines/official-documents',
    ...PLATFORM,
  ],
  'engines/commitments': ['model', 'engines/plans', 'engines/indicators', 'engines/official-documents', ...PLATFORM],
  // Runs what systems declare: records, workbooks, figures.
  'engines/registers': ['model', 'language', 'systems', 'engines/plans', 'engines/indicators', ...PLATFORM],
  // The ladder of firms: distances to each rung, candidates, expiries, forecasts, from the registers' records.
  // Verifiable draws: pure, run again by anybody without a server.
  'engines/draws': ['model'],
  // How any draw is led in public: frozen, promised, revealed, void; whatever is drawn, and whatever follows.
  'engines/draw-desk': ['model', 'language', 'systems', 'engines/draws', 'engines/registers', ...PLATFORM],
  // The desk of random inspections: what is drawn from, visits that come of it.
  'engines/inspections': [
    'model',
    'language',
    'systems',
    'engines/draws',
    'engines/draw-desk',
    'engines/registers',
    ...PLATFORM,
  ],
  // The housing desk: the queue of any day, rounds with their draws, what is published.
  'engines/housing': [
    'model',
    'language',
    'systems',
    'engines/draws',
    'engines/draw-desk',
    'engines/registers',
    ...PLATFORM,
  ],
  // The desk where people and vacancies meet: matched both ways, referred, followed; skill gaps and courses.
  'engines/placement': ['model', 'language', 'systems', 'engines/matching', 'engines/registers', ...PLATFORM],
  // Conditions of many offers against many units: pure.
  'engines/matching': ['model', 'language'],
  // Results held against needs, both ways, with reasons.
  'engines/transfers': ['model', 'language', 'systems', 'engines/matching', 'engines/registers', ...PLATFORM],
  // Blind reviews of an open challenge: bids under letters, experts drawn, marks sealed until all are in.
  'engines/challenges': [
    'model',
    'language',
    'systems',
    'engines/draws',
    'engines/draw-desk',
    'engines/registers',
    ...PLATFORM,
  ],
  // The desk of policies for firms: clauses judged, claims, budgets that are never overspent.
  'engines/policies': [
    'model',
    'language',
    'systems',
    'engines/matching',
    'engines/registers',
    'engines/cases',
    'engines/gradient',
    ...PLATFORM,
  ],
  // What key projects need beyond a register: lights, readiness, batches, cover, exchange.
  // Deadlines of records, and the desks that handle cases against them.
  'engines/cases': ['model', 'language', 'systems', 'engines/registers', ...PLATFORM],
  'engines/projects': ['model', 'language', 'systems', 'engines/registers', 'engines/cases', ...PLATFORM],
  // Leads by their cohorts; places set beside what is looked for.
  'engines/investment': ['model', 'language', 'systems', 'engines/registers', ...PLATFORM],
  'engines/places': ['model', 'language', 'systems', 'engines/registers', 'engines/matching', ...PLATFORM],
  // Whose duty a matter is, out of the lists of powers.
  'engines/duties': ['model', 'language', 'systems', 'engines/registers', 'engines/cases', ...PLATFORM],
  // Chains as graphs: gaps, single points, local supply, their drawing and their reports.
  'engines/chains': ['model', 'language', 'systems', 'engines/registers', 'engines/official-documents', ...PLATFORM],
  'engines/gradient': [
    'model',
    'language',
    'systems',
    'engines/plans',
    'engines/indicators',
    'engines/registers',
    ...PLATFORM,
  ],
  // Composes what the others say; keeps nothing of its own.
  'engines/overview': [
    'model',
    'language',
    'systems',
    'engines/plans',
    'engines/indicators',
    'engines/returns',
    'engines/commitments',
    'engines/evaluations',
    'engines/reports',
    'engines/cases',
    'engines/registers',
    ...PLATFORM,
  ],
  // A district that does not exist, for the demonstration, for tests and for load.
  simulation: ['model', 'language', 'systems', 'compiler', 'engines', 'platform'],
  apps: ['simulation', 'model', 'compiler', 'engines', 'systems', 'platform', 'ui'],
}

/** Packages that pure folders may use; everything else belongs to the apps and the platform. */
const packages: Record<string, string[]> = {
  model: ['typebox'],
  'language/conditions': ['@marcbachmann/cel-js'],
  systems: ['typebox'],
  // Promises of a draw are hashes.
  simulation: ['node:crypto'],
  'engines/gradient': ['typebox'],
  'engines/policies': ['typebox'],
  'engines/placement': ['typebox'],
  'engines/chains': ['typebox'],
  'engines/draws': ['typebox', '@noble/hashes'],
  'engines/draw-desk': ['typebox', '@noble/hashes'],
  'engines/inspections': ['typebox'],
  'engines/challenges': ['typebox', '@noble/hashes', 'node:crypto'],
  'engines/transfers': ['typebox'],
  'engines/housing': ['typebox'],
  'engines/projects': ['typebox'],
  'engines/duties': ['typebox'],
  'engines/investment': ['typebox'],
  'engines/places': ['typebox'],
  'engines/cases': ['typebox'],
  'engines/indicators': ['typebox'],
  'engines/commitments': ['typebox'],
  'engines/evaluations': ['typebox'],
  'engines/overview': ['typebox'],
  'engines/plans': ['typebox'],
  'engines/returns': ['typebox'],
  'engines/registers': ['typebox'],
  'compiler/source': ['pdfjs-dist', 'fflate'],
  'engines/reports': ['typebox'],
  'engines/official-documents': ['docx', 'exceljs', 'fflate'],
}

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => name.replaceAll('\\', '/'))

const roomOf = (file: string) =>
  Object.keys(mayImport)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0]

const importsOf = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\s*\(\s*)'([^']+)'/g)].map(
    (match) => match[1] as string,
  )

/** What a file imports of the project, as a path in `src`. */
const pathOf = (file: string, target: string) =>
  relative(src, resolve(src, dirname(file), target)).replaceAll('\\', '/')
const ownImportsOf = (file: string) =>
  importsOf(file).flatMap((target) => (target.startsWith('.') ? [pathOf(file, target)] : []))

/** A walk through the tree of expressions: what checks a call checks its parts, and the other way round. */
const RECURSIONS = [['language/conditions/check-calls.ts', 'language/conditions/check.ts']]

/** Groups of files each of which reaches every other by imports (Tarjan). */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): number => {
    const own = order.size
    order.set(file, own)
    low.set(file, own)
    stack.push(file)
    for (const to of imports.get(file) ?? []) {
      if (!order.has(to)) low.set(file, Math.min(low.get(file) as number, visit(to)))
      else if (stack.includes(to)) low.set(file, Math.min(low.get(file) as number, order.get(to) as number))
    }
    if (low.get(file) === own) {
      const circle = stack.splice(stack.indexOf(file)).sort()
      if (circle.length > 1) circles.push(circle)
    }
    return low.get(file) as number
  }
  for (const file of imports.keys()) if (!order.has(file)) visit(file)
  return circles
}

/** Files of an engine that stand at the edge: they may use packages. Everything else in it is pure. */
const EDGE = /(?:^|\/)(?:views|migrations|documents)\/|(?:store|routes|module|screens|workbook|worker)\.tsx?$/
const isPure = (file: string, room: string) =>
  room !== 'apps' && room !== 'ui' && !room.startsWith('platform') && !(room.startsWith('engines/') && EDGE.test(file))

describe('boundaries between modules', () => {
  it('knows a room for every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
  })

  it('has no circles of files, not even of types', () => {
    expect(circlesOf(new Map(files.map((file) => [file, ownImportsOf(file)])))).toEqual(RECURSIONS)
    expect(circlesOf(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: ['b'], d: ['e'], e: [] })))).toEqual([
      ['b', 'c'],
    ])
  })

  it('imports only what the table allows', () => {
    const wrong: string[] = []
    for (const file of files) {
      const room = roomOf(file) as string
      for (const target of importsOf(file)) {
        if (target.startsWith('.')) {
          const path = pathOf(file, target)
          const to = roomOf(path)
          if (to === room || path.endsWith('.json')) continue
          if (!mayImport[room]?.some((allowed) => path === allowed || path.startsWith(`${allowed}/`)))
            wrong.push(`${file} imports ${path}`)
        } else if (isPure(file, room)) {
          const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0]
          if (!(packages[room] ?? []).includes(name as string)) wrong.push(`${file} imports package ${target}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
