import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Aggregation, Normalisation } from '../../model/evaluation-methods.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { schemeFrom } from './check-scheme.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { columnOf } from './frame.ts'
import type { DataSet } from './prepare.ts'
import { readCsv } from './read-csv.ts'
import { roundedTo } from './rounding.ts'
import type { UnitTable } from './table.ts'

/**
 * The example against the figures of the reference implementation, COINr. The reference files are no part of the repository:
 * they lie beside the checkout, and without them these tests say so.
 */
const here = fileURLToPath(new URL('.', import.meta.url))
const references = join(here, '../../../../shared/assets/composite')
const canCompare = existsSync(references)
const why = canCompare ? '' : ' (skipped: needs ../shared/assets/composite)'

const scheme = (): Scheme => {
  const checked = schemeFrom(JSON.parse(readFileSync(join(here, 'examples/asem/scheme.json'), 'utf8')))
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  return checked.scheme
}
const table = (): UnitTable => {
  const read = readCsv(readFileSync(join(here, 'examples/asem/data.csv'), 'utf8'), scheme())
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.table
}
const evaluated = (changes: Partial<Scheme> = {}): Evaluation => {
  const outcome = evaluate({ ...scheme(), ...changes }, table())
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.evaluation
}

/** unit → column → value of a reference file. */
function reference(name: string): Map<string, Map<string, number>> {
  const [head = '', ...lines] = readFileSync(join(references, name), 'utf8').trim().split('\n')
  const columns = head.split(',').map((cell) => cell.replaceAll('"', ''))
  return new Map(
    lines.map((line) => {
      const cells = line.split(',').map((cell) => cell.replaceAll('"', ''))
      return [
        cells[0] ?? '',
        new Map(columns.slice(1).map((column, i) => [column, cells[i + 1] === '' ? Number.NaN : Number(cells[i + 1])])),
      ]
    }),
  )
}

/** How far columns are from a reference file (relative above 1), and how many cells were compared. */
function compare(evaluation: Evaluation, columns: readonly Float64Array[], rows: Uint32Array | null, file: string) {
  let cells = 0
  let worst = { error: 0, at: '' }
  for (const [unit, values] of reference(file)) {
    const row = evaluation.table.codes.indexOf(unit)
    const at = rows === null ? row : rows.indexOf(row)
    for (const [id, expected] of values) {
      const found = columns[columnOf(evaluation.frame, id)]?.[at]
      if (found === undefined) continue
      cells++
      const bothMissing = Number.isNaN(found) && Number.isNaN(expected)
      const error = bothMissing ? 0 : Math.abs(found - expected) / Math.max(1, Math.abs(expected))
      if (!(error <= worst.error)) worst = { error, at: `${unit} ${id}: ${found} for ${expected}` }
    }
  }
  return { cells, ...worst }
}
/** Every cell is there and within 1e-9. */
const equalIn = (cells: number) => ({ cells, error: expect.closeTo(0, 9), at: expect.any(String) })

const columnsOf = (evaluation: Evaluation): Float64Array[] => [
  ...evaluation.indicators.columns,
  ...evaluation.groups.gathered.map(({ column }) => column),
]

describe.skipIf(!canCompare)(`ASEM against COINr${why}`, () => {
  it.each([
    ['raw', 'coin_Raw.csv'],
    ['denominate', 'coin_Denominated.csv'],
    ['impute', 'coin_Imputed.csv'],
    ['screen', 'coin_Screened.csv'],
    ['treat', 'coin_Treated.csv'],
  ] as const)('[EV1] %s equals %s', (stage, file) => {
    const evaluation = evaluated()
    const data = evaluation.prepared.stages.find(({ name }) => name === stage) as DataSet // each step is there
    expect(compare(evaluation, data.columns, data.rows, file)).toEqual(equalIn(51 * 49))
  })

  it('[EV1] scores of indicators and groups equal coin_Normalised.csv and coin_Aggregated.csv', () => {
    const evaluation = evaluated()
    expect(compare(evaluation, evaluation.indicators.columns, evaluation.rows, 'coin_Normalised.csv')).toEqual(
      equalIn(51 * 49),
    )
    expect(compare(evaluation, columnsOf(evaluation), evaluation.rows, 'coin_Aggregated.csv')).toEqual(equalIn(51 * 60))
  })

  it.each<[string, Normalisation, string]>([
    ['min-max', { method: 'min-max', range: [0, 1] }, 'norm_minmax01.csv'],
    ['z-score', { method: 'z-score' }, 'norm_zscore01.csv'],
  ])('[EN1] %s equals %s', (_, normalise, file) => {
    const evaluation = evaluated({ normalise })
    expect(compare(evaluation, evaluation.indicators.columns, evaluation.rows, file)).toEqual(equalIn(51 * 49))
  })

  it.each<[string, Normalisation, string]>([
    ['rank', { method: 'rank' }, 'norm_rank.csv'],
    ['Borda', { method: 'borda' }, 'norm_borda.csv'],
  ])('[EN1] %s equals %s but where the printed data has lost a digit', (_, normalise, file) => {
    const evaluation = evaluated({ normalise })
    const wanted = reference(file)
    const unequal: string[] = []
    evaluation.frame.indicators.forEach(({ id }, i) => {
      for (const [unit, values] of wanted) {
        const row = evaluation.table.codes.indexOf(unit)
        if (evaluation.indicators.columns[i]?.[row] !== values.get(id)) unequal.push(`${id} ${unit}`)
      }
    })
    // Two values of TolMin that are printed alike, with 15 digits, differ in the reference by the last bit.
    expect(unequal.filter((one) => !one.startsWith('TolMin'))).toEqual([])
    expect(unequal.length).toBeLessThanOrEqual(5)
  })

  it.each<[string, Aggregation, Normalisation, string]>([
    ['arithmetic', { method: 'arithmetic' }, { method: 'min-max', range: [1, 100] }, 'agg_a_amean.csv'],
    ['geometric', { method: 'geometric' }, { method: 'min-max', range: [1, 100] }, 'agg_a_gmean.csv'],
    ['full table', { method: 'arithmetic' }, { method: 'min-max', range: [0, 100] }, 'results_full.csv'],
  ])('[EA1] %s: rounded scores and ranks equal the results table', (_, aggregation, normalise, file) => {
    const evaluation = evaluated({ aggregation, normalise })
    const columns = columnsOf(evaluation)
    let cells = 0
    for (const [unit, values] of reference(file)) {
      const row = evaluation.table.codes.indexOf(unit)
      for (const [id, expected] of values) {
        const column = columns[columnOf(evaluation.frame, id)]
        if (id === 'Rank') expect(evaluation.places[row], unit).toBe(expected)
        else if (column !== undefined) {
          expect(roundedTo(column[row] ?? Number.NaN, 2, 'half-even'), `${unit} ${id}`).toBe(expected)
          cells++
        }
      }
    }
    expect(cells).toBe(51 * (file === 'results_full.csv' ? 60 : 11))
  })
})

describe('ASEM against what it was', () => {
  it('[EV2] the stored figures come out again to the last digit', () => {
    const [head = '', ...lines] = readFileSync(join(here, 'examples/asem/scores.csv'), 'utf8').trim().split('\n')
    const [, , ...ids] = head.split(',')
    const evaluation = evaluated()
    const columns = columnsOf(evaluation)
    const now = [...evaluation.order].map((row) =>
      [
        evaluation.table.codes[row],
        evaluation.places[row],
        ...ids.map((id) => columns[columnOf(evaluation.frame, id)]?.[row]),
      ].join(','),
    )
    expect(now).toEqual(lines)
  })
})
