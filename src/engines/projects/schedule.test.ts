import { describe, expect, it } from 'vitest'
import { reconcile, totalsOf } from './batches.ts'
import { coverOf, findStall, monthsSince, plannedShare, readinessOf } from './schedule.ts'

const even = Array.from({ length: 12 }, () => 100)

describe('what is due of a year', () => {
  it('follows the months where they add up, and is even where they do not', () => {
    expect(plannedShare(1200, even, 7)).toEqual({ share: 7 / 12, by: 'months' })
    expect(plannedShare(1200, [0, 0, 0, ...Array.from({ length: 9 }, () => 1200 / 9)], 3)).toEqual({
      share: 0,
      by: 'months',
    })
    expect(plannedShare(1300, even, 6)).toEqual({ share: 0.5, by: 'even' })
    expect(plannedShare(1200, [null, ...even.slice(1)], 6)).toEqual({ share: 0.5, by: 'even' })
  })
  it('is nothing without a plan', () => {
    expect(plannedShare(null, even, 7)).toBeNull()
    expect(plannedShare(0, even, 7)).toBeNull()
  })
})

describe('months since', () => {
  it.each([
    ['2025-01-20', '2025-04-19', 2],
    ['2025-01-20', '2025-04-20', 3],
    ['2024-11-01', '2025-02-01', 3],
    ['2025-05-01', '2025-04-01', 0],
  ])('%s to %s is %d', (from, to, months) => expect(monthsSince(from, to)).toBe(months))
})

describe('a start that was none', () => {
  const check = (months: readonly (number | null)[], startedOn: string | null = '2025-01-10') =>
    findStall({ startedOn, months, atMost: 3 })
  it('is fake when nothing was ever invested, stalled when it ceased', () => {
    expect(check([0, null, 0])).toBe('fake-start')
    expect(check([500, 0, null, 0])).toBe('stalled')
    expect(check([0, 0])).toBeNull()
    expect(check([500, 0, 0, 20])).toBeNull()
    expect(check([0, 0, 0], null)).toBeNull()
  })
})

describe('readiness', () => {
  const weights = { gates: 40, money: 30, land: 20, demand: 10 }
  const facts = {
    gatesPassed: 3,
    gatesNeeded: 6,
    secured: 0.5,
    arrived: 0,
    needsLand: true,
    hasLand: true,
    hasDemand: false,
  }
  it('adds up from its parts', () => {
    const { score, parts } = readinessOf(facts, weights)
    expect(parts.map(({ earned }) => Math.round(earned * 10) / 10)).toEqual([20, 10.5, 20, 0])
    expect(score).toBe(50.5)
  })
  it('gives nothing for what is not known', () => {
    expect(readinessOf({ ...facts, secured: null, arrived: null }, weights).score).toBe(40)
  })
})

describe('cover of a bond', () => {
  const bond = { amount: 10_000, rate: 3.1, years: 10, netIncome: 16_500, incomeYears: 12 }
  it('is net income over principal and interest', () => {
    const cover = coverOf([bond], 1.1)
    expect(cover.times).toBeCloseTo(1.2595, 4)
    expect(cover).toMatchObject({ judgement: 'enough', isTermLonger: false })
    expect(coverOf([bond], 1.3).judgement).toBe('short')
  })
  it('is unknown with nothing to repay, and sees a bond that outlives its income', () => {
    expect(coverOf([], 1.1)).toEqual({ times: null, judgement: 'unknown', isTermLonger: false })
    expect(coverOf([{ ...bond, incomeYears: 8 }], 1.1).isTermLonger).toBe(true)
  })
})

describe('three batches', () => {
  const listed = (project: string, batch: 'complete' | 'start' | 'carry-on') => ({ project, batch, investment: 100 })
  it('finds what is in no list and was not explained', () => {
    const before = [
      listed('a', 'start'),
      listed('b', 'complete'),
      listed('c', 'carry-on'),
      listed('d', 'start'),
      listed('e', 'complete'),
    ]
    const now = [listed('a', 'carry-on'), listed('d', 'start')]
    const standing = new Map([
      ['b', 'completed'],
      ['c', 'started'],
      ['e', 'paused'],
    ] as const)
    expect(reconcile(before, now, standing).map(({ project, state }) => [project, state])).toEqual([
      ['a', 'in-order'],
      ['b', 'finished'],
      ['c', 'missing'],
      ['d', 'again'],
      ['e', 'dropped'],
    ])
  })
  it('counts and adds up each', () => {
    expect(totalsOf([listed('a', 'start'), listed('b', 'start')])).toEqual([
      { batch: 'complete', projects: 0, investment: 0 },
      { batch: 'start', projects: 2, investment: 200 },
      { batch: 'carry-on', projects: 0, investment: 0 },
    ])
  })
})
