import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countsOf,
  inOrder,
  monthsBetween,
  type Need,
  needsFor,
  pairOf,
  type Result,
  reasonsOf,
  resultsFor,
  testsOf,
} from './pairing.ts'

const TODAY = '2024-03-05'
const result: Result = {
  id: 'r1',
  number: 'CG2024-0001',
  name: '灯具散热涂层',
  summary: '降低灯具温升',
  holder: '湖滨大学',
  field: 'materials',
  sector: '3872',
  maturity: 6,
  maturityOn: '2024-01-10',
  maturitySource: '中试报告',
  ways: ['licence'],
  price: '80',
  licenceYears: '5',
  territory: 'province',
  readyMonths: 3,
  rightsInForce: 1,
  rightsEnd: '2041-05-01',
  asOf: '2024-02-01',
}
const need: Need = {
  id: 'n1',
  number: 'XQ2024-0001',
  problem: '灯具散热差',
  detail: '温升要降到 20 度以下',
  firm: '临湖灯具厂',
  field: 'materials',
  sector: '387',
  leastMaturity: 6,
  ways: ['licence', 'transfer'],
  budget: '100',
  needsYears: '3',
  territory: 'division',
  wantedBy: '2024-09-05',
  asOf: '2024-02-15',
}
const judged = (one: Partial<Result>, other: Partial<Need> = {}) => {
  const asked = { ...need, ...other }
  return pairOf({ ...result, ...one }, asked, testsOf(asked, TODAY))
}
const whyOf = (pair: ReturnType<typeof judged>) =>
  Object.fromEntries(
    pair.verdicts.filter(({ truth }) => truth !== 'true').map(({ test, truth, why }) => [test, [truth, why.zh]]),
  )

describe('a result held against a need', () => {
  it('fits where every test holds', () => {
    expect(judged({})).toMatchObject({ truth: 'true', failing: 0, open: 0 })
  })

  it('says how far each failing test is', () => {
    const pair = judged({ maturity: 4, price: '120', readyMonths: 8, licenceYears: '1' })
    expect(pair.truth).toBe('false')
    const why = whyOf(pair)
    expect(why.maturity?.[1]).toContain('还差 2')
    expect(why.price?.[1]).toContain('20')
    expect(why.ready?.[1]).toContain('6')
    expect(why.term?.[0]).toBe('false')
  })

  it('does not know what either side leaves out, and names it', () => {
    const pair = judged(
      { price: null, maturity: null },
      { budget: null, needsYears: null, territory: null, wantedBy: null },
    )
    expect(pair.truth).toBe('unknown')
    const why = whyOf(pair)
    expect(Object.values(why).every(([truth]) => truth === 'unknown')).toBe(true)
    expect(why.price?.[1]).toContain('预算')
    expect(why.term?.[1]).toContain('需用年限')
    expect(why.maturity?.[1]).toContain('技术就绪水平')
    expect(why.ready?.[1]).toContain('希望用上的日期')
  })

  it('asks for no licence of whoever becomes owner', () => {
    const pair = judged({ ways: ['transfer'], licenceYears: null, territory: null })
    expect(pair.truth).toBe('true')
  })

  it('asks for rights that still stand when it is put to use', () => {
    expect(judged({ rightsEnd: '2024-09-04' }).truth).toBe('false')
    expect(judged({ rightsInForce: 0, rightsEnd: null }).truth).toBe('false')
    expect(judged({ rightsEnd: null }).truth).toBe('unknown')
  })

  it('takes a field by its sector as well, and nothing from elsewhere', () => {
    expect(judged({ field: 'electronics' }).truth).toBe('true')
    expect(resultsFor(need, [{ ...result, field: 'biology', sector: '2770' }], TODAY, 10)).toEqual([])
    expect(needsFor({ ...result, field: 'biology', sector: null }, [{ ...need, sector: null }], TODAY, 10)).toEqual([])
  })

  it('counts whole months only', () => {
    expect(monthsBetween('2024-03-05', '2024-09-04')).toBe(5)
    expect(monthsBetween('2024-03-05', '2024-09-05')).toBe(6)
    expect(monthsBetween('2024-03-05', '2023-09-05')).toBe(0)
  })

  it('keeps the reasons with their day and source', () => {
    const text = reasonsOf(judged({ price: null }), result, TODAY)
    expect(text).toContain('价格 未知')
    expect(text).toContain('成果资料截至 2024-02-01')
    expect(text).toContain('中试报告')
  })
})

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const way = fc.uniqueArray(fc.constantFrom('licence', 'transfer', 'shares', 'cooperation'), { minLength: 1 })
const results = fc
  .array(
    fc
      .record({
        field: fc.constantFrom('materials', 'electronics', 'biology'),
        sector: maybe(fc.constantFrom('3872', '3911', '38')),
        maturity: maybe(fc.integer({ min: 1, max: 9 })),
        ways: way,
        price: maybe(fc.constantFrom('0', '99.99', '100', '100.01', '5000')),
        licenceYears: maybe(fc.constantFrom('1', '3', '2.9')),
        territory: maybe(fc.constantFrom('division', 'city', 'nation')),
        readyMonths: maybe(fc.integer({ min: 0, max: 12 })),
        rightsInForce: fc.integer({ min: 0, max: 2 }),
        rightsEnd: maybe(fc.constantFrom('2024-09-04', '2024-09-05', '2044-01-01')),
      })
      .map((some) => ({ ...result, ...some })),
    { maxLength: 30 },
  )
  .map((all) => all.map((one, i) => ({ ...one, id: `r${i}` })))
const needed = fc
  .record({
    sector: maybe(fc.constantFrom('3872', '39')),
    leastMaturity: maybe(fc.integer({ min: 1, max: 9 })),
    ways: way,
    budget: maybe(fc.constantFrom('0', '100', '99.995')),
    needsYears: maybe(fc.constantFrom('3', '1')),
    territory: maybe(fc.constantFrom('division', 'province', 'nation')),
    wantedBy: maybe(fc.constantFrom('2024-09-05', '2024-04-01')),
  })
  .map((some) => ({ ...need, ...some }))

describe('matching both ways', () => {
  it('counts what it explains, and says the same from either side', () => {
    fc.assert(
      fc.property(results, needed, (all, asked) => {
        const pairs = all.map((one) => pairOf(one, asked, testsOf(asked, TODAY)))
        expect(countsOf(asked, all, TODAY)).toEqual({
          fits: pairs.filter(({ truth }) => truth === 'true').length,
          open: pairs.filter(({ truth }) => truth === 'unknown').length,
        })
        const shown = resultsFor(asked, all, TODAY, 1000)
        for (const pair of shown) {
          const one = all.find(({ id }) => id === pair.result) as Result
          expect(needsFor(one, [asked], TODAY, 10)).toEqual([pair])
          expect(pair.verdicts.every(({ truth, why }) => (truth === 'true') === (why.zh === ''))).toBe(true)
        }
        expect(inOrder(shown)).toEqual(shown)
      }),
    )
  })

  it('never turns from yes to no when a side says more', () => {
    fc.assert(
      fc.property(results, needed, (all, asked) => {
        for (const one of all) {
          const before = pairOf(one, { ...asked, budget: null }, testsOf({ ...asked, budget: null }, TODAY))
          const after = pairOf(one, asked, testsOf(asked, TODAY))
          if (before.truth === 'false') expect(after.truth).toBe('false')
          if (asked.budget !== null) expect(before.truth).not.toBe('true')
        }
      }),
    )
  })
})
