import { describe, expect, it } from 'vitest'
import { monthNumber, monthOf } from '../../model/calendar.ts'
import { type FirmMonth, monthsUpTo, type OnNode, outputOf, sharesByNode } from './output.ts'
import { DISCLOSURE } from './settings.ts'

const LAST = '2025-06'
const BY_CAPACITY = { split: 'capacity' as const, leastCovered: 0.8 }
const rowsOf = (firm: string, revenue: number, months: readonly string[]): FirmMonth[] =>
  months.map((month) => ({ id: `${firm}-${month}`, firm, month, revenue }))
const YEAR = monthsUpTo(LAST, 12)
const TWO_YEARS = monthsUpTo(LAST, 24)
const told = (placements: readonly OnNode[], rows: readonly FirmMonth[], mayTell = true) =>
  outputOf(placements, rows, LAST, BY_CAPACITY, DISCLOSURE.default, mayTell)

describe('the output of a chain', () => {
  it('CV1 counts a firm once in its chain, on however many nodes it stands', () => {
    const placements = [
      { node: 'a', firm: 'F', output: 30 },
      { node: 'b', firm: 'F', output: 70 },
      { node: 'b', firm: 'G', output: null },
    ]
    const { year, nodes } = told(placements, [...rowsOf('F', 100, YEAR), ...rowsOf('G', 10, YEAR)])
    expect(year.value).toBe(1320)
    expect(nodes.get('a')?.value).toBeCloseTo(360)
    expect(nodes.get('b')?.value).toBeCloseTo(960)
  })

  it('CV2 tells it over nodes by capacity where all are known, else evenly; its parts make the whole', () => {
    const known = [
      { node: 'a', firm: 'F', output: 1 },
      { node: 'b', firm: 'F', output: 3 },
    ]
    expect(sharesByNode(known, BY_CAPACITY).get('a')?.get('F')).toBe(0.25)
    expect(
      sharesByNode(known, { ...BY_CAPACITY, split: 'even' })
        .get('a')
        ?.get('F'),
    ).toBe(0.5)
    const silent = [known[0] as OnNode, { node: 'b', firm: 'F', output: null }]
    expect(sharesByNode(silent, BY_CAPACITY).get('a')?.get('F')).toBe(0.5)
    for (const placements of [known, silent])
      for (const split of ['capacity', 'even'] as const)
        expect(
          [...sharesByNode(placements, { ...BY_CAPACITY, split }).values()].reduce(
            (sum, own) => sum + (own.get('F') ?? 0),
            0,
          ),
        ).toBeCloseTo(1)
  })

  it('CV3 takes a month without a row as not known: it says how many firms are whole, partly or not in it', () => {
    const placements = ['F', 'G', 'H'].map((firm) => ({ node: 'a', firm, output: null }))
    const { year, months } = told(placements, [...rowsOf('F', 100, YEAR), ...rowsOf('G', 10, YEAR.slice(0, 3))])
    expect(year).toMatchObject({ value: 1230, whole: 1, partly: 1, firms: 3, rows: 15 })
    expect(months[0]?.sum.whole).toBe(2)
    expect(months[11]?.sum.whole).toBe(1)
    const nothing = told(placements, [])
    expect(nothing.year).toMatchObject({ value: null, withheld: 'none' })
  })

  it('CV4 compares only firms that have every month of both years', () => {
    const placements = ['F', 'G'].map((firm) => ({ node: 'a', firm, output: null }))
    const grown = [...rowsOf('F', 100, TWO_YEARS.slice(0, 12)), ...rowsOf('F', 110, YEAR), ...rowsOf('G', 500, YEAR)]
    const { growth } = told(placements, grown)
    expect(growth.firms).toBe(1)
    expect(growth.value).toBeCloseTo(0.1)
    expect(told(placements, rowsOf('G', 500, YEAR)).growth).toEqual({ value: null, firms: 0 })
  })

  it('CV5 withholds sums of few firms, or of one above all, from whoever may not see single firms', () => {
    const placements = ['F', 'G', 'H', 'I'].map((firm) => ({ node: firm === 'I' ? 'b' : 'a', firm, output: null }))
    const rows = [
      ...rowsOf('F', 100, YEAR),
      ...rowsOf('G', 90, YEAR),
      ...rowsOf('H', 80, YEAR),
      ...rowsOf('I', 1, YEAR),
    ]
    const { year, nodes } = told(placements, rows, false)
    expect(year.value).toBe(271 * 12)
    expect(nodes.get('b')).toMatchObject({ value: null, withheld: 'few-firms' })
    expect(told(placements, rows, true).nodes.get('b')?.value).toBe(12)
    const dominant = told(placements, [...rows.filter(({ firm }) => firm !== 'F'), ...rowsOf('F', 9000, YEAR)], false)
    expect(dominant.year.withheld).toBe('dominant')
  })

  it('CV5 withholds a second node where the whole less the others would tell the first', () => {
    const on = (node: string, ...firms: string[]) => firms.map((firm) => ({ node, firm, output: null }))
    const placements = [...on('a', 'A', 'B', 'C', 'D'), ...on('b', 'E', 'F', 'G'), ...on('c', 'H')]
    const rows = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].flatMap((firm, i) => rowsOf(firm, 100 - i, YEAR))
    const { nodes, year } = told(placements, rows, false)
    expect(year.value).not.toBeNull()
    expect(nodes.get('c')?.withheld).toBe('few-firms')
    // The smaller of the other two goes with it; what is withheld together is of four firms.
    expect(nodes.get('b')).toMatchObject({ value: null, withheld: 'others' })
    expect(nodes.get('a')?.value).not.toBeNull()
  })

  it('counts months back over years', () => {
    expect(monthOf(monthNumber('2025-01') - 1)).toBe('2024-12')
    expect(monthOf(monthNumber('2025-06') - 24)).toBe('2023-06')
    expect(YEAR).toHaveLength(12)
    expect(YEAR[0]).toBe('2024-07')
  })
})
