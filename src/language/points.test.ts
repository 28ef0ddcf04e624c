import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NameTable } from './conditions/expression.ts'
import { pointsOf } from './points.ts'

const names: NameTable = {
  lamps: { kind: 'number', label: { zh: '灯数', en: 'Lamps' } },
  people: { kind: 'number', label: { zh: '人数', en: 'People' } },
}
const rules = [
  { id: 'dark', zh: '缺灯', en: 'Dark', formula: 'lamps / people < 0.5 ? 20 : 5' },
  { id: 'people', zh: '人数', en: 'People', formula: 'min(people, 5) * 0.1' },
]

describe('a score that is a sum of named parts', () => {
  it('shows every part with what it speaks of, and sums exactly', () => {
    const { total, parts } = pointsOf(rules, names, { lamps: '1', people: '3' })
    expect(total).toBe('20.3')
    expect(parts.map(({ points }) => points)).toEqual(['20', '0.3'])
    expect(parts[0]?.facts.map(({ label, value }) => [label.zh, value])).toEqual([
      ['灯数', '1'],
      ['人数', '3'],
    ])
  })

  it('is not known while one part is not, and says which', () => {
    const { total, parts } = pointsOf(rules, names, { people: '3' })
    expect(total).toBeNull()
    expect(parts.map(({ points }) => points)).toEqual([null, '0.3'])
  })

  it('says what is wrong with a formula, and gives no sum', () => {
    const { total, parts } = pointsOf([{ ...(rules[0] as (typeof rules)[0]), formula: 'candles * 2' }], names, {})
    expect(total).toBeNull()
    expect(parts[0]?.fault?.zh).toBeTruthy()
  })

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9 }), (lamps, people) => {
        const facts = { lamps: String(lamps), people: String(people) }
        expect(pointsOf(rules.toReversed(), names, facts).total).toBe(pointsOf(rules, names, facts).total)
      }),
    )
  })
})
