import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDecimals } from '../../language/decimal.ts'
import { POLICIES } from '../../systems/05-reform/policy-delivery/sample-policies.ts'
import { type Bounds, settle, sumOf, type Taken } from './amount.ts'
import { type Basis, workedOut } from './decide.ts'
import { readClause } from './read-clause.ts'
import { type FirmFacts, standingOf } from './standing.ts'

const AS_OF: FirmFacts['asOf'] = {
  registration: '2025-06-01',
  qualification: '2025-06-01',
  year: '2024',
  months: '2025-05',
  credit: null,
  'mu-yield': null,
}
const firm = (facts: Readonly<Record<string, unknown>>): FirmFacts => ({ facts, asOf: AS_OF, given: {} })

function clauseOf(conditions: string, formula = '100000', basis: string | null = null) {
  const read = readClause({ conditions, formula, basis })
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults))
  return read.clause
}
const BOUNDS: Bounds = { cap: '1000000', roundTo: 'fen', group: null, rule: null, groupCap: null, firmCap: null }
const CLAUSE = clauseOf(
  'revenue >= 2000 // 第三条（一）\nrd / revenue >= 0.03 // 第三条（二）\nis_high_tech || is_specialised',
)

describe('reading a clause', () => {
  it('[PC1] takes one condition a line, with the words that each rests on', () => {
    expect(CLAUSE.requirements.map(({ cite }) => cite)).toEqual(['第三条（一）', '第三条（二）', ''])
    expect([...CLAUSE.facts].sort()).toEqual(['is_high_tech', 'is_specialised', 'rd', 'revenue'])
    expect(clauseOf('sector != "//" // 第二条').requirements[0]).toMatchObject({ cite: '第二条' })
  })

  it('[PC2] tells every fault of conditions and formula at once, each at its line', () => {
    const read = readClause({ conditions: 'revenu >= 2000\n\nstaff = 3\nrd > 1', formula: 'rd * 万', basis: null })
    expect(read.kind === 'faulty' && read.faults.map(({ at }) => at)).toEqual([
      'conditions.1',
      'conditions.3',
      'formula',
    ])
    expect(readClause({ conditions: ' \n', formula: '1', basis: null })).toMatchObject({
      kind: 'faulty',
      faults: [{ at: 'conditions', code: 'empty' }],
    })
  })

  it('[PC3] wants a legal basis where a clause asks for the credit class or the mu-yield grade', () => {
    const conditions = 'credit_class in ["A", "B"]\nmu_grade == "A"'
    expect(readClause({ conditions, formula: '1', basis: ' ' })).toMatchObject({
      kind: 'faulty',
      faults: [
        { at: 'basis', code: 'needs-basis' },
        { at: 'basis', code: 'needs-basis' },
      ],
    })
    expect(readClause({ conditions, formula: '1', basis: '某条例第九条' }).kind).toBe('read')
  })

  it('[PC5] reads every clause of the invented policies', () => {
    for (const { clauses } of POLICIES)
      for (const { conditions, formula, basis = null } of clauses)
        expect(readClause({ conditions, formula, basis }), conditions).toMatchObject({ kind: 'read' })
  })

  it('[PC4] never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 80 }), (conditions, formula) => {
        expect(['read', 'faulty']).toContain(readClause({ conditions, formula, basis: null }).kind)
      }),
    )
  })
})

describe('how a firm stands to a clause', () => {
  it('[PS1] says yes, no with the failing line, its distance and its words, or what is not known and who holds it', () => {
    const yes = standingOf(CLAUSE, firm({ revenue: '2500', rd: '90', is_high_tech: true, is_specialised: false }))
    expect(yes.truth).toBe('true')
    const no = standingOf(CLAUSE, firm({ revenue: '1620', rd: '90', is_high_tech: true, is_specialised: false }))
    expect(no.truth).toBe('false')
    expect(no.requirements[0]).toMatchObject({ truth: 'false', cite: '第三条（一）' })
    expect(no.requirements[0]?.text.zh).toContain('380')
    const open = standingOf(CLAUSE, firm({ revenue: '2500', is_high_tech: true, is_specialised: false }))
    expect(open.truth).toBe('unknown')
    expect(open.requirements[1]?.missing.map(({ name, mayGive }) => [name, mayGive])).toEqual([['rd', true]])
    expect(open.requirements[0]?.sources).toEqual([{ name: { zh: '企业年度情况', en: 'Yearly facts' }, asOf: '2024' }])
  })

  it('[PS2] lets what fails outweigh what is not known, and meets a threshold to the cent', () => {
    expect(standingOf(CLAUSE, firm({ revenue: '1999.99' })).truth).toBe('false')
    expect(standingOf(clauseOf('revenue >= 2000'), firm({ revenue: '2000.00' })).truth).toBe('true')
  })

  it('[PS3] more known facts never turn a yes or a no', () => {
    const names = ['revenue', 'rd', 'is_high_tech', 'is_specialised']
    const full = fc.record({
      revenue: fc.constantFrom('100', '1999.99', '2000', '5000'),
      rd: fc.constantFrom('0', '59.99', '60', '900'),
      is_high_tech: fc.boolean(),
      is_specialised: fc.boolean(),
    })
    fc.assert(
      fc.property(full, fc.subarray(names), (facts, hidden) => {
        const part = Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)))
        const before = standingOf(CLAUSE, firm(part)).truth
        if (before !== 'unknown') expect(standingOf(CLAUSE, firm(facts)).truth).toBe(before)
      }),
    )
  })
})

describe('amounts', () => {
  const amount = (formula: string, facts: object, bounds: Partial<Bounds> = {}, others: readonly Taken[] = []) =>
    settle(clauseOf('revenue > 0', formula).formula, { ...facts }, { ...BOUNDS, ...bounds }, others, 'p')

  it('[PA1] are the formula by the facts, capped, rounded down, each line told', () => {
    const settled = amount('rd * 10000 * 0.1', { rd: '123.456789' }, { cap: '150000', roundTo: 'hundred' })
    expect(settled.amount).toBe('123400')
    expect(settled.lines.map(({ value }) => value)).toEqual(['123456.789', '123456.789', '123400'])
    expect(amount('rd * 10000 * 0.1', { rd: '500' }, { cap: '150000' }).amount).toBe('150000')
    expect(amount('revenue >= 10000 ? 200000 : revenue >= 5000 ? 100000 : 50000', { revenue: '5000' }).amount).toBe(
      '100000',
    )
  })

  it('[PA2] are not known where a fact is missing, and never zero for it', () => {
    expect(amount('rd * 100', {}).amount).toBeNull()
    expect(amount('0 - rd', { rd: '5' })).toMatchObject({ amount: '0', nothing: { zh: '按公式算得 0 元' } })
  })

  const had = (text: string, policy = 'p'): Taken => ({ claim: 'c', policy, group: 'g', title: '另一项', amount: text })
  it('[PA3] one only, the higher one, or capped together, as the group says', () => {
    const group = (rule: Bounds['rule'], more: Partial<Bounds> = {}) => ({ group: 'g', rule, ...more })
    expect(amount('80000', {}, group('one-only'), [had('1')]).amount).toBe('0')
    expect(amount('80000', {}, group('one-only')).amount).toBe('80000')
    expect(amount('80000', {}, group('higher-only'), [had('50000')]).amount).toBe('30000')
    expect(amount('80000', {}, group('higher-only'), [had('90000')])).toMatchObject({
      amount: '0',
      nothing: { zh: '已享受的“另一项”不低于这一项' },
    })
    expect(amount('80000', {}, group('total-cap', { groupCap: '100000' }), [had('50000')]).amount).toBe('50000')
    expect(amount('80000', {}, { firmCap: '60000' }, [had('50000'), had('50000', 'q')]).amount).toBe('10000')
  })

  const money = fc.integer({ min: 0, max: 9_000_000 }).map((fen) => (fen / 100).toFixed(2))
  const bounds = fc.record({
    cap: money,
    roundTo: fc.constantFrom<Bounds['roundTo']>('fen', 'yuan', 'hundred'),
    group: fc.constantFrom('g', null),
    rule: fc.constantFrom<Bounds['rule']>('one-only', 'higher-only', 'total-cap'),
    groupCap: money,
    firmCap: fc.option(money, { nil: null }),
  })
  const taken = fc.array(
    fc.record({
      claim: fc.constant('c'),
      policy: fc.constantFrom('p', 'q'),
      group: fc.constantFrom('g', 'h', null),
      title: fc.constant('另一项'),
      amount: money,
    }),
    { maxLength: 4 },
  )
  it('[PA4] never pass any bound, whatever the formula gives and the firm has', () => {
    fc.assert(
      fc.property(money, bounds, taken, (rd, given, others) => {
        const one = settle(clauseOf('rd > 0', 'rd * 3 - 100').formula, { rd }, given, others, 'p').amount as string
        const most = (a: string, b: string) => compareDecimals(a, b) <= 0
        expect(compareDecimals(one, '0')).toBeGreaterThanOrEqual(0)
        expect(most(one, given.cap)).toBe(true)
        const grouped = others.filter(({ group }) => group === given.group && group !== null).map((x) => x.amount)
        if (given.group !== null && given.rule === 'one-only' && grouped.length > 0) expect(one).toBe('0')
        if (given.group !== null && given.rule === 'total-cap' && one !== '0')
          expect(most(sumOf([...grouped, one]), given.groupCap)).toBe(true)
        if (given.group !== null && given.rule === 'higher-only' && one !== '0')
          expect(most(sumOf([...grouped, one]), given.cap)).toBe(true)
        const own = others.filter(({ policy }) => policy === 'p').map((x) => x.amount)
        if (given.firmCap !== null && one !== '0') expect(most(sumOf([...own, one]), given.firmCap)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('[PA5] come out the same from what was frozen, also after it was written down as JSON', () => {
    const basis: Basis = {
      on: '2025-06-01',
      clause: { id: 'c', key: '第三条', version: 1, title: '研发补助' },
      conditions: 'rd / revenue >= 0.03',
      formula: 'rd * 10000 / 3',
      basis: null,
      bounds: BOUNDS,
      policy: 'p',
      facts: { rd: '61.7', revenue: '2000', today: '2025-06-01' },
      asOf: AS_OF,
      given: {},
      others: [],
    }
    expect(workedOut(basis).settled.amount).toBe('205666.66')
    expect(workedOut(JSON.parse(JSON.stringify(basis))).settled).toEqual(workedOut(basis).settled)
  })
})
