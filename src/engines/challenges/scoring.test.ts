import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admittedTo, type Criterion, type DefenceSheet, pointsOf, rankBids, rankBoth, type Sheet } from './scoring.ts'

const criteria: readonly Criterion[] = [
  { id: 'plan', name: { zh: '路线', en: 'Plan' }, weight: 60 },
  { id: 'price', name: { zh: '报价', en: 'Price' }, weight: 40 },
]
const sheet = (expert: string, marks: Record<string, [number, number]>): Sheet => ({
  expert,
  notes: {},
  marks: Object.fromEntries(Object.entries(marks).map(([bid, [plan, price]]) => [bid, { plan, price }])),
})
const bids = [
  { code: 'A', price: '90' },
  { code: 'B', price: '80' },
]
const rank = (sheets: readonly Sheet[], dropFrom = 5) =>
  rankBids(bids, criteria, sheets, { dropFrom }).map(({ bid, score, rank, tie }) => [bid, score, rank, tie])

describe('marks of a panel', () => {
  it('are averaged by weight', () => {
    expect(rank([sheet('1', { A: [80, 90], B: [70, 70] }), sheet('2', { A: [85, 80], B: [90, 80] })])).toEqual([
      ['A', '83.50', 1, 'none'],
      ['B', '78.00', 2, 'none'],
    ])
  })

  it('lose the highest and the lowest of each bid from the number that is set on', () => {
    const sheets = [100, 80, 80, 80, 0].map((mark, i) => sheet(String(i), { A: [mark, mark], B: [70, 70] }))
    expect(rank(sheets)[0]).toEqual(['A', '80.00', 1, 'none'])
    expect(rank(sheets, 6)[1]).toEqual(['A', '68.00', 2, 'none'])
    const [first] = rankBids(bids, criteria, sheets, { dropFrom: 5 })
    expect(first?.marks.filter(({ isDropped }) => isDropped).map(({ total }) => total)).toEqual([0, 10_000])
  })

  it('of the same score are told apart by the weightiest criterion, then by price, else shared', () => {
    expect(rank([sheet('1', { A: [80, 70], B: [70, 85] })])).toEqual([
      ['A', '76.00', 1, 'first-criterion'],
      ['B', '76.00', 2, 'first-criterion'],
    ])
    expect(rank([sheet('1', { A: [80, 70], B: [80, 70] })])).toEqual([
      ['B', '76.00', 1, 'price'],
      ['A', '76.00', 2, 'price'],
    ])
    const same = rankBids(
      bids.map((bid) => ({ ...bid, price: '80.0' })),
      criteria,
      [sheet('1', { A: [80, 70], B: [80, 70] })],
      { dropFrom: 5 },
    )
    expect(same.map(({ rank, tie }) => [rank, tie])).toEqual([
      [1, 'shared'],
      [1, 'shared'],
    ])
  })

  it('round half up, and never by binary fractions', () => {
    expect(pointsOf(25_005, 3)).toBe('83.35')
    expect(pointsOf(1, 2)).toBe('0.01')
    expect(pointsOf(20_000, 3)).toBe('66.67')
    expect(pointsOf(10_000, 1)).toBe('100.00')
  })

  it('do not depend on the order in which they came, and a better mark never costs a rank', () => {
    const marks = fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(marks, fc.nat(7), (all, which) => {
        const sheets = all.map(([a, b, c, d], i) => sheet(String(i), { A: [a, b], B: [c, d] }))
        const forwards = rankBids(bids, criteria, sheets, { dropFrom: 5 })
        expect(rankBids(bids, criteria, sheets.toReversed(), { dropFrom: 5 })).toEqual(forwards)
        const raised = sheets.map((one, i) =>
          i === which % sheets.length ? { ...one, marks: { ...one.marks, A: { plan: 100, price: 100 } } } : one,
        )
        const rankOfA = (list: typeof forwards) => list.find(({ bid }) => bid === 'A')?.rank ?? 0
        expect(rankOfA(rankBids(bids, criteria, raised, { dropFrom: 5 }))).toBeLessThanOrEqual(rankOfA(forwards))
      }),
    )
  })
})

describe('papers and a defence', () => {
  const three = [...bids, { code: 'C', price: '70' }]
  const papers = [
    sheet('1', { A: [90, 90], B: [80, 80], C: [60, 60] }),
    sheet('2', { A: [80, 80], B: [80, 80], C: [70, 70] }),
  ]
  const said = (marks: Record<string, number>[]): DefenceSheet[] =>
    marks.map((own, i) => ({ expert: String(i + 1), marks: own }))
  const both = (sheets: readonly DefenceSheet[], admitted = ['A', 'B'], weight = 40) =>
    rankBoth(three, criteria, papers, { admitted, sheets, weight }, { dropFrom: 5 }).map((one) => [
      one.bid,
      one.score,
      one.rank,
      one.tie,
      one.rounds?.defence ?? null,
    ])

  it('let in the first so many, and all that share the last rank', () => {
    const ranking = rankBids(three, criteria, papers, { dropFrom: 5 })
    expect(admittedTo(ranking, 2)).toEqual(['A', 'B'])
    const same = rankBids(
      three.map((bid) => ({ ...bid, price: '70' })),
      criteria,
      [sheet('1', { A: [70, 70], B: [70, 70], C: [70, 70] })],
      { dropFrom: 5 },
    )
    expect(admittedTo(same, 2)).toEqual(['A', 'B', 'C'])
  })

  it('are weighed together; who did not defend stands behind', () => {
    // A: 85 × 60 % + 70 × 40 % = 79; B: 80 × 60 % + 95 × 40 % = 86.
    expect(
      both(
        said([
          { A: 60, B: 90 },
          { A: 80, B: 100 },
        ]),
      ),
    ).toEqual([
      ['B', '86.00', 1, 'none', '95.00'],
      ['A', '79.00', 2, 'none', '70.00'],
      ['C', '65.00', 3, 'none', null],
    ])
  })

  it('of the same result are told apart by the defence, then by price', () => {
    // A: 85 and 80, B: 80 and 85, at even weights: 82.5 both.
    expect(both(said([{ A: 80, B: 85 }]), ['A', 'B'], 50).slice(0, 2)).toEqual([
      ['B', '82.50', 1, 'defence', '85.00'],
      ['A', '82.50', 2, 'defence', '80.00'],
    ])
  })

  it('never cost a rank by a better mark in the defence, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(6),
        (all, weight, which) => {
          const sheets = said(all.map(([A, B]) => ({ A, B })))
          const raised = sheets.map((one, i) =>
            i === which % sheets.length ? { ...one, marks: { ...one.marks, A: 100 } } : one,
          )
          const rankOfA = (of: readonly DefenceSheet[]) =>
            Number(both(of, ['A', 'B'], weight).find(([bid]) => bid === 'A')?.[2])
          expect(rankOfA(raised)).toBeLessThanOrEqual(rankOfA(sheets))
        },
      ),
    )
  })
})
