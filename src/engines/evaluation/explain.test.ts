import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Aggregation, Normalisation } from '../../model/evaluation-methods.ts'
import { computed } from './arithmetic.test-evaluator.ts'
import { schemeFrom } from './check-scheme.ts'
import type { Evaluation } from './evaluate.ts'
import { type Unfolded, unfold } from './explain.ts'
import { codesOf, evaluatedBy, FIRMS, mu, schemeOf, scoresBy, unitsOf } from './lakeside.test-scheme.ts'
import { readCsv } from './read-csv.ts'

/** Does every expression again and compares it with the figure beside it; counts them. */
function recomputed({ value, expression, parts }: Unfolded): number {
  let count = parts.reduce((sum, part) => sum + recomputed(part), 0)
  if (expression !== null && value !== null) {
    expect(Math.abs(computed(expression) - value) / Math.max(1, Math.abs(value)), expression).toBeLessThan(1e-9)
    count++
  }
  return count
}

const unfoldedAll = (evaluation: Evaluation) => codesOf(evaluation).map((code) => unfold(evaluation, code) as Unfolded) // evaluated

describe('every score unfolds into its arithmetic', () => {
  it('[EX1] the firm with the capped item', () => {
    const evaluation = evaluatedBy(mu(), unitsOf(FIRMS))
    const tree = unfold(evaluation, '甲') as Unfolded // it is evaluated
    expect(tree).toMatchObject({
      id: 'final',
      value: scoresBy(evaluation).甲,
      expression: '132.7379352116032 + 3 − 0',
      parts: [{ id: 'index' }, { id: 'bonus', expression: 'min(3, 10)', value: 3 }],
    })
    expect(tree.parts[0]?.parts[0]).toMatchObject({
      id: '税收',
      value: 1.5,
      expression: 'min(max(0, 40 ÷ 24.097), 1.5)',
      parts: [{ id: '税收', value: 40, expression: null }],
    })
    expect(unfoldedAll(evaluation).map(recomputed)).toEqual([9, 8, 9, 7, 9])
  })

  it('[EX2] tells what arithmetic does not: a missing value, the rule that stood in for it', () => {
    const evaluation = evaluatedBy(mu(), unitsOf(FIRMS))
    const emission = unfold(evaluation, '丁')?.parts[0]?.parts[3]
    expect(emission).toMatchObject({ id: '排放', expression: null })
    expect(emission?.notes[0]?.zh).toContain('平均得分')
    expect(emission?.value).toBeCloseTo(0.89253, 4)
  })

  it('[EX1] the example with 49 indicators, from the raw value to the index', () => {
    const read = (name: string) =>
      readFileSync(fileURLToPath(new URL(`examples/asem/${name}`, import.meta.url)), 'utf8')
    const checked = schemeFrom(JSON.parse(read('scheme.json')))
    if (!checked.ok) throw new Error('the example is wrong')
    const table = readCsv(read('data.csv'), checked.scheme)
    if (!table.ok) throw new Error('the example’s data is wrong')
    const evaluation = evaluatedBy(checked.scheme, table.table)
    const counts = unfoldedAll(evaluation).map(recomputed)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(61)
    const notes = JSON.stringify(unfold(evaluation, 'SGP'))
    expect(notes).toContain('离群值')
  })

  it('[EX1] under every method and aggregation, with missing values and absent duties', () => {
    const methods: Normalisation[] = [
      { method: 'min-max' },
      { method: 'z-score', mean: 50, deviation: 10 },
      { method: 'scaled', bounds: [-5, 20] },
      { method: 'rank' },
      { method: 'borda', ties: 'min' },
      { method: 'percentile', times: 100 },
      { method: 'distance-to-target', target: 30, cap: true },
      { method: 'distance-to-maximum' },
      { method: 'fraction-of-maximum' },
      { method: 'goalposts', lower: 1, upper: 40, scale: 10 },
      { method: 'goalposts', lower: 1, upper: 40, log: true },
      { method: 'efficacy', unacceptable: 2, satisfactory: 35 },
      { method: 'completion', target: 20, cap: 1.2 },
      { method: 'ratio-to-base', base: { of: 'mean', times: 2 }, cap: 1.5 },
      { method: 'places', form: 'linear' },
      { method: 'places', form: 'step', step: 3, floor: 40 },
      { method: 'identity' },
    ]
    const aggregations: Aggregation[] = [
      { method: 'arithmetic' },
      { method: 'arithmetic', missing: 'zero' },
      { method: 'sum' },
      { method: 'sum', missing: 'zero' },
      { method: 'generalised', power: 2 },
      { method: 'minimum' },
      { method: 'arithmetic', threshold: 0.6 },
    ]
    const cell = fc.oneof(
      { weight: 8, arbitrary: fc.double({ min: 1, max: 50, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(null, '不适用') },
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.constantFrom(...aggregations),
        fc.boolean(),
        fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 12 }),
        (normalise, aggregation, isNegative, rows) => {
          const scheme = schemeOf({
            groups: [{ id: 'index' }, { id: 'g', parent: 'index', weight: 2 }],
            indicators: [
              { id: 'a', group: 'g', weight: 3 },
              { id: 'b', group: 'g', weight: 1, direction: isNegative ? 'negative' : 'positive' },
              { id: 'c', group: 'index', weight: 1 },
            ],
            normalise: isNegative && normalise.method === 'efficacy' ? { method: 'min-max' } : normalise,
            aggregation,
          })
          const units = rows.map(([a, b, c], i) => ({ 单位: `u${i}`, a, b, c }))
          // The three columns must be columns of numbers.
          const table = unitsOf([
            ...units,
            { 单位: 'first', a: 3, b: 7, c: 11 },
            { 单位: 'second', a: 31, b: 17, c: 21 },
          ])
          for (const tree of unfoldedAll(evaluatedBy(scheme, table))) recomputed(tree)
        },
      ),
      { numRuns: 150 },
    )
  })
})
