import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { Aggregation, Normalisation, Step, Transformation, Weighting } from '../../model/evaluation-methods.ts'
import { Factor, Points, Scheme } from '../../model/evaluation-scheme.ts'
import { schemeFrom } from './check-scheme.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { readCsv } from './read-csv.ts'

/**
 * The counterparts of COINr's functions that docs/evaluation-scheme.md lists, against the formulas of its documentation,
 * written out here a second time: COINr multiplies the values by the direction first and knows only positive formulas then.
 */
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
const page = read('../../../docs/evaluation-scheme.md')
const asem: Scheme = JSON.parse(read('examples/asem/scheme.json'))
const evaluated = (changes: object): Evaluation => {
  const checked = schemeFrom({ ...asem, ...changes })
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const table = readCsv(read('examples/asem/data.csv'), checked.scheme)
  if (!table.ok) throw new Error(JSON.stringify(table.faults))
  const outcome = evaluate(checked.scheme, table.table)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.evaluation
}

type Formula = (
  x: readonly number[],
  own: { target: number; reference: number; direction: number; posts: readonly [number, number] },
) => number[]
const least = (x: readonly number[]) => Math.min(...x)
const most = (x: readonly number[]) => Math.max(...x)
const mean = (x: readonly number[]) => x.reduce((sum, v) => sum + v, 0) / x.length
const sd = (x: readonly number[]) => Math.sqrt(x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0) / (x.length - 1))
const rankMin = (x: readonly number[]) => x.map((v) => 1 + x.filter((w) => w < v).length)
const rankAverage = (x: readonly number[]) =>
  x.map((v) => x.filter((w) => w < v).length + (x.filter((w) => w === v).length + 1) / 2)
const cut = (v: number) => Math.min(1, Math.max(0, v))

const FORMULAS: readonly [string, object, Formula][] = [
  [
    'n_minmax',
    { method: 'min-max', range: [1, 100] },
    (x) => x.map((v) => ((v - least(x)) / (most(x) - least(x))) * 99 + 1),
  ],
  ['n_zscore', { method: 'z-score', mean: 10, deviation: 2 }, (x) => x.map((v) => ((v - mean(x)) / sd(x)) * 2 + 10)],
  ['n_scaled', { method: 'scaled', bounds: [1, 10], negative: 'negate' }, (x) => x.map((v) => ((v - 1) / 9) * 100)],
  ['n_rank', { method: 'rank', ties: 'min' }, rankMin],
  ['n_rank, average', { method: 'rank' }, rankAverage],
  ['n_borda', { method: 'borda', ties: 'min' }, (x) => rankMin(x).map((r) => r - 1)],
  ['n_prank', { method: 'percentile', ties: 'min' }, (x) => rankMin(x).map((r) => (r - 1) / (x.length - 1))],
  ['n_dist2max', { method: 'distance-to-maximum' }, (x) => x.map((v) => 1 - (most(x) - v) / (most(x) - least(x)))],
  [
    'n_dist2ref',
    { method: 'distance-to-reference', unit: 'AUT' },
    (x, { reference }) => x.map((v) => 1 - (reference - v) / (reference - least(x))),
  ],
  [
    'n_dist2targ, use_iMeta',
    { method: 'distance-to-target', cap: true },
    (x, { target, direction }) => x.map((v) => Math.min(1, (v - least(x)) / (target * direction - least(x)))),
  ],
  [
    'n_dist2targ, given',
    { method: 'distance-to-target', target: 50, negative: 'negate' },
    (x) => x.map((v) => 1 - (50 - v) / (50 - least(x))),
  ],
  ['n_fracmax', { method: 'fraction-of-maximum', negative: 'negate' }, (x) => x.map((v) => v / most(x))],
  [
    'n_goalposts, use_iMeta',
    { method: 'goalposts', scale: 10 },
    (x, { posts: [lower, upper], direction }) =>
      x.map((v) => 10 * cut(direction === 1 ? (v - lower) / (upper - lower) : (v + upper) / (upper - lower))),
  ],
  [
    'n_goalposts, given',
    { method: 'goalposts', lower: 5, upper: 90, scale: 100, truncate: false, negative: 'negate' },
    (x) => x.map((v) => ((v - 5) / 85) * 100),
  ],
]

describe('counterparts of COINr', () => {
  it.each(FORMULAS)('[EN3] %s', (_, normalise, formula) => {
    const treated = evaluated({}).prepared.stages.at(-1)
    const posts = (i: number): readonly [number, number] => {
      const x = [...(treated?.columns[i] ?? [])]
      return [least(x) + 0.05 * (most(x) - least(x)), most(x) - 0.05 * (most(x) - least(x))]
    }
    const evaluation = evaluated({
      normalise,
      indicators: asem.indicators.map((one, i) => ({ ...one, goalposts: posts(i) })),
    })
    const at = evaluation.table.codes.indexOf('AUT')
    asem.indicators.forEach(({ id, direction, target = 0 }, i) => {
      const sign = direction === 'negative' ? -1 : 1
      const x = [...(treated?.columns[i] ?? [])].map((v) => v * sign)
      const wanted = formula(x, { target, direction: sign, reference: x[at] ?? Number.NaN, posts: posts(i) })
      const found = evaluation.indicators.columns[i] ?? new Float64Array(0)
      const worst = wanted.reduce((error, v, row) => {
        const own = found[row] ?? Number.NaN
        // Over 0 the reference has an infinite score, or none; here there is none.
        if (!Number.isFinite(v)) return Number.isNaN(own) ? error : Number.POSITIVE_INFINITY
        return Math.max(error, Math.abs(own - v) / Math.max(1, Math.abs(v)))
      }, 0)
      expect(worst, id).toBeLessThan(1e-9)
    })
  })

  it('[EA9] harmonic and generalised means, outranking and Copeland, of the example’s groups', () => {
    const normalise = { method: 'min-max', range: [1, 100] }
    const of = (aggregation: object) => evaluated({ normalise, aggregation })
    const indicators = asem.indicators.flatMap(({ group }, i) => (group === 'Physical' ? [i] : []))
    const physical = (evaluation: Evaluation) => [
      ...(evaluation.groups.gathered[evaluation.frame.ids.indexOf('Physical') - asem.indicators.length]?.column ?? []),
    ]
    const rows = Array.from({ length: 51 }, (_, row) =>
      indicators.map((i) => of({ method: 'arithmetic' }).indicators.columns[i]?.[row] ?? 0),
    ).slice(0, 3)
    const harmonic = physical(of({ method: 'harmonic' }))
    const square = physical(of({ method: 'generalised', power: 2 }))
    rows.forEach((x, row) => {
      expect(harmonic[row]).toBeCloseTo(x.length / x.reduce((sum, v) => sum + 1 / v, 0), 9)
      expect(square[row]).toBeCloseTo(Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length), 9)
    })
    const all = of({ method: 'arithmetic' })
    const x = Array.from({ length: 51 }, (_, row) => indicators.map((i) => all.indicators.columns[i]?.[row] ?? 0))
    const matrix = x.map((a, i) =>
      x.map((b, j) =>
        i === j ? 0 : a.reduce((sum, v, k) => sum + (v > (b[k] ?? 0) ? 1 : v === b[k] ? 0.5 : 0), 0) / a.length,
      ),
    )
    const outranking = physical(of({ method: 'outranking' }))
    const copeland = physical(of({ method: 'copeland' }))
    matrix.forEach((entries, i) => {
      expect(outranking[i]).toBeCloseTo(
        entries.reduce((sum, v) => sum + v, 0),
        9,
      )
      expect(copeland[i]).toBe(
        entries.reduce((sum, v, j) => sum + (i === j ? 0 : Math.sign(Math.round((v - 0.5) * 1e9))), 0),
      )
    })
  })
})

describe('docs/evaluation-scheme.md', () => {
  it('shows a scheme that is right', () => {
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
    expect(schemeFrom(JSON.parse(shown))).toMatchObject({ ok: true })
  })

  it('names every method, step, kind and factor of the schema', () => {
    const words = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('const' in value && typeof value.const === 'string') words.add(value.const)
      if ('enum' in value && Array.isArray(value.enum)) for (const one of value.enum) words.add(String(one))
      for (const one of Object.values(value)) collect(one)
    }
    for (const schema of [Normalisation, Aggregation, Step, Transformation, Weighting, Factor, Points]) collect(schema)
    const missing = [...words].filter((word) => !page.includes(`\`${word}\``) && !page.includes(`"${word}"`))
    expect(missing).toEqual([])
    const keys = Object.keys(Scheme.properties).filter(
      (key) => !page.includes(`\`${key}\``) && !page.includes(`"${key}"`),
    )
    expect(keys).toEqual([])
  })
})
