import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Facts, truthOf } from '../../language/conditions/evaluate.ts'
import { blocking } from '../../language/conditions/explain.ts'
import type { NameTable } from '../../language/conditions/expression.ts'
import { parseCondition } from '../../language/conditions/parse.ts'
import { factTable } from './fact-table.ts'
import { judge } from './judge.ts'
import { explainMatch, indexOffers, matchAll, matchOne, type Offer, rematch, rematchRow } from './match.ts'

const label = (zh: string) => ({ zh, en: zh })
const NAMES: NameTable = {
  revenue: { kind: 'number', label: label('营业收入'), unit: '万元' },
  tax: { kind: 'number', label: label('税收'), unit: '万元' },
  land: { kind: 'number', label: label('用地'), unit: '亩' },
  credit: {
    kind: 'text',
    label: label('信用等级'),
    choices: { A: label('A'), B: label('B'), C: label('C'), D: label('D') },
  },
  sector: { kind: 'text', label: label('行业') },
  founded: { kind: 'day', label: label('成立日期') },
  is_high_tech: { kind: 'truth', label: label('高新技术企业') },
  products: { kind: 'list', label: label('产品'), element: { kind: 'text', label: label('产品') } },
  today: { kind: 'day', label: label('今天') },
}
function condition(text: string) {
  const parsed = parseCondition(text, NAMES)
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.refusal.faults))
  return parsed.value
}

const CONDITIONS = [
  'revenue >= 2000.0',
  'tax / land > 15.0 && credit in ["A", "B"]',
  'revenue * 0.03 <= tax || is_high_tech',
  'sector.startsWith("39") && !has(founded)',
  'founded <= "2020-01-01" && credit != "D"',
  'has(tax) ? tax > 10.0 : is_high_tech',
  'today - founded > 365 && !is_high_tech',
  '"灯" in products',
  'size(products) > 1 || revenue - tax > 100.0',
  '!(credit == "A" || revenue < tax)',
  'sector.contains("1") && sector.endsWith("9")',
  'revenue % 7.0 == 0.0',
].map(condition)

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
/** Decimals with cents, so that thresholds are met exactly now and then. */
const money = fc.oneof(
  fc.integer({ min: -500, max: 5000 }).map((n) => (n / 10).toFixed(1)),
  fc.constantFrom('2000', '2000.00', '1999.99', '0', '-0.01', '150', '10', '0.1', '99999999999999999999.5'),
)
const firm: fc.Arbitrary<Facts> = fc.record({
  revenue: maybe(money),
  tax: maybe(money),
  land: maybe(fc.constantFrom('0', '10', '3.3', '1e1')),
  credit: maybe(fc.constantFrom('A', 'B', 'C', 'D')),
  sector: maybe(fc.constantFrom('3911', '3919', '1319', '')),
  founded: maybe(fc.constantFrom('2019-12-31', '2020-01-01', '2023-05-06', '2024-02-30')),
  is_high_tech: maybe(fc.boolean()),
  products: maybe(fc.subarray(['灯', '塔', '船'])),
  today: fc.constant('2024-03-05'),
})

describe('judging many at once', () => {
  it('gives each the truth that the evaluator gives it alone', () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 30 }), (firms) => {
        const table = factTable(
          firms.map((facts, i) => ({ id: String(i), facts })),
          NAMES,
        )
        for (const one of CONDITIONS) {
          const truths = judge(one, table)
          firms.forEach((facts, i) => {
            expect(['false', 'true', 'unknown'][truths[i] as number], `${one.text} of ${JSON.stringify(facts)}`).toBe(
              truthOf(one, facts),
            )
          })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('meets a threshold to the cent, where doubles would not know', () => {
    const table = factTable(
      ['0.30', '0.29', '0.31'].map((tax, i) => ({ id: String(i), facts: { tax, land: '3', revenue: '0.1' } })),
      NAMES,
    )
    // 0.1 × 3 is 0.30000000000000004 in doubles.
    expect([...judge(condition('revenue * 3.0 <= tax'), table)]).toEqual([1, 0, 1])
    expect([...judge(condition('tax / 3.0 == revenue'), table)]).toEqual([1, 0, 0])
  })

  it('counts yes, no and not known apart', () => {
    const table = factTable(
      [{ revenue: '3000' }, { revenue: '1000' }, {}].map((facts, i) => ({ id: String(i), facts })),
      NAMES,
    )
    const [only] = matchAll([{ id: 'p', condition: condition('revenue >= 2000.0') }], table)
    expect(only).toMatchObject({ offer: 'p', eligible: 1, ineligible: 1, open: 1 })
  })
})

describe('one unit', () => {
  const offers: readonly Offer[] = CONDITIONS.map((one, i) => ({ id: `p${i}`, condition: one }))
  const index = indexOffers(offers)

  it('is asked again only of offers that speak of what changed, and then nothing is missed', () => {
    fc.assert(
      fc.property(firm, firm, (before, after) => {
        const changed = Object.keys(after).filter(
          (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
        )
        const then = new Map([...matchOne(index, before), ...rematch(index, after, changed)])
        expect(then).toEqual(matchOne(index, after))
      }),
    )
    expect([...rematch(index, {}, ['land']).keys()]).toEqual(['p1'])
    expect(rematch(index, {}, ['nothing']).size).toBe(0)
  })

  it('is put right within what was matched of all, and the counts with it', () => {
    fc.assert(
      fc.property(fc.array(firm, { minLength: 1, maxLength: 8 }), fc.nat(), firm, (firms, at, after) => {
        const row = at % firms.length
        const tableOf = (all: readonly Facts[]) =>
          factTable(
            all.map((facts, i) => ({ id: String(i), facts })),
            NAMES,
          )
        const before = firms[row] as Facts
        const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
        const wanted = matchAll(offers, tableOf(firms.map((one, i) => (i === row ? after : one))))
        for (const changed of [names, null]) {
          const patched = rematchRow(matchAll(offers, tableOf(firms)), index, row, after, changed)
          expect(patched.matched).toEqual(wanted)
        }
      }),
    )
  })

  it('is told why, and how far it is', () => {
    const offer: Offer = { id: 'p', condition: condition('revenue >= 2000.0 && credit in ["A", "B"]') }
    const why = explainMatch(offer, { revenue: '1620', credit: 'A' })
    expect(why.truth).toBe('false')
    expect(why.parts[0]?.distance).toMatchObject({ amount: '380', direction: 'more' })
    expect(
      blocking(explainMatch(offer, { revenue: '2100' })).flatMap(({ missing }) => missing.map(({ name }) => name)),
    ).toEqual(['credit'])
  })
})
