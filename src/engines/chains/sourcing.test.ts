import { describe, expect, it } from 'vitest'
import { type PurchaseNeed, type Supplier, sourcedReasons, suppliersFor } from './sourcing.ts'

const ON = '2025-06-30'
const need = (more: Partial<PurchaseNeed> = {}): PurchaseNeed => ({
  id: 'n',
  buyer: 'B',
  certs: ['quality'],
  leastLevel: 'provincial',
  amount: 300,
  leadDays: 30,
  ...more,
})
const supplier = (id: string, more: Partial<Supplier> = {}): Supplier => ({
  id,
  firm: `F${id}`,
  name: `企业${id}`,
  output: 1000,
  level: 'national',
  isConfirmed: true,
  asOf: '2025-01-31',
  certs: ['quality', 'type-test'],
  leadDays: 20,
  ordered: 0,
  ...more,
})
const only = (more: Partial<Supplier>, of: Partial<PurchaseNeed> = {}) => {
  const [found] = suppliersFor(need(of), [supplier('1', more)], 24, ON)
  return found
}
const truthOf = (test: string, more: Partial<Supplier>, of: Partial<PurchaseNeed> = {}) =>
  only(more, of)?.verdicts.find((one) => one.test === test)?.truth

describe('who could supply a purchase need', () => {
  it('CM1 tells yes, no and not known apart, test by test', () => {
    expect(only({})?.truth).toBe('true')
    expect(truthOf('certificates', { certs: ['environment'] })).toBe('false')
    expect(truthOf('certificates', { certs: [] })).toBe('false')
    // Nobody looked: not known, which is not none.
    expect(truthOf('certificates', { certs: null })).toBe('unknown')
    expect(truthOf('level', { level: 'ordinary' })).toBe('false')
    expect(truthOf('level', { level: null })).toBe('unknown')
    expect(truthOf('delivery', { leadDays: 31 })).toBe('false')
    expect(truthOf('delivery', { leadDays: 30 })).toBe('true')
    expect(truthOf('delivery', { leadDays: null })).toBe('unknown')
  })

  it('CM1 verifies first: what a firm has not confirmed, or confirmed too long ago, is not known', () => {
    expect(only({ isConfirmed: false })?.truth).toBe('unknown')
    expect(only({ asOf: '2023-06-29' })?.truth).toBe('unknown')
    expect(only({ asOf: '2023-06-30' })?.truth).toBe('true')
    expect(only({ isConfirmed: false, leadDays: 99 })?.truth).toBe('false')
  })

  it('CM2 takes what confirmed orders took off the capacity', () => {
    expect(truthOf('capacity', { ordered: 700 })).toBe('true')
    expect(truthOf('capacity', { ordered: 700.01 })).toBe('false')
    expect(truthOf('capacity', { output: null, ordered: 5000 })).toBe('unknown')
    expect(truthOf('capacity', {}, { amount: null })).toBe('unknown')
    const said = only({ ordered: 800 })?.verdicts.find(({ test }) => test === 'capacity')
    expect(said?.words.zh).toContain('差 100')
    // Whoever may not see the figures is told none.
    expect(said?.discreet.zh).not.toMatch(/\d/)
    expect(said?.discreet.en).not.toMatch(/\d/)
  })

  it('CM3 asks nothing that the need leaves out, but how much it is', () => {
    const found = only({ certs: null, level: null, leadDays: null }, { certs: [], leastLevel: null, leadDays: null })
    expect(found?.verdicts.map(({ test }) => test)).toEqual(['confirmed', 'capacity'])
    expect(found?.truth).toBe('true')
  })

  it('CM4 puts those that can first, then those to be verified, then those that fail in least; the buyer is none', () => {
    const order = suppliersFor(
      need(),
      [
        supplier('1', { certs: [], leadDays: 99 }),
        supplier('2', { leadDays: 99 }),
        supplier('3', { certs: null, leadDays: null }),
        supplier('4', { certs: null }),
        supplier('5'),
        supplier('6', { firm: 'B' }),
      ],
      24,
      ON,
    ).map((one) => one.supplier.id)
    expect(order).toEqual(['5', '4', '3', '2', '1'])
  })

  it('CM4 more that becomes known never turns a yes or a no', () => {
    for (const certs of [null, [], ['quality']])
      for (const leadDays of [null, 10, 90]) {
        const before = only({ certs, leadDays })?.truth
        const after = only({ certs: certs ?? ['quality'], leadDays: leadDays ?? 10 })?.truth
        if (before !== 'unknown') expect(after).toBe(before)
      }
  })

  it('CM5 keeps the reasons of the day in words', () => {
    const found = only({ certs: null })
    expect(found === undefined ? '' : sourcedReasons(found, ON)).toMatch(
      /^2025-06-30：\n满足　.*\n不知道　持有哪些认证没有登记/,
    )
  })
})
