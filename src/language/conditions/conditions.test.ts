import { Environment } from '@marcbachmann/cel-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Facts, truthOf, valueOfFormula } from './evaluate.ts'
import { decimalText, findExact } from './exact.ts'
import { type Condition, type NameTable, namesIn } from './expression.ts'
import { firm } from './lakeside.test-names.ts'
import { type ExpressionFault, LIMITS, parseCondition, parseFormula } from './parse.ts'

const condition = (text: string, names: NameTable = firm): Condition => {
  const read = parseCondition(text, names)
  if (read.kind === 'refused')
    throw new Error(`${text}: ${read.refusal.faults?.map(({ message }) => message.en).join(' | ')}`)
  return read.value
}
const truth = (text: string, facts: Facts = {}) => truthOf(condition(text), facts)
const value = (text: string, facts: Facts = {}) => {
  const read = parseFormula(text, firm)
  if (read.kind === 'refused') throw new Error(`${text}: ${read.refusal.message.en}`)
  return valueOfFormula(read.value, facts)
}
const faults = (text: string, names: NameTable = firm): readonly ExpressionFault[] => {
  const read = parseCondition(text, names)
  return read.kind === 'refused' ? ((read.refusal.faults ?? []) as readonly ExpressionFault[]) : []
}
const codesIn = (text: string, names: NameTable) => faults(text, names).map(({ code }) => code)
const codes = (text: string) => codesIn(text, firm)

describe('what an expression means', () => {
  it('[LX1] compares decimals exactly, whatever their length', () => {
    expect(truth('rd + 0.2 <= 0.3', { rd: '0.1' })).toBe('true')
    expect(truth('revenue == 12345678901234567890.12', { revenue: '12345678901234567890.120' })).toBe('true')
    expect(truth('revenue > 12345678901234567890.12', { revenue: '12345678901234567890.13' })).toBe('true')
    expect(truth('rd / revenue * revenue == rd', { rd: '1', revenue: '3' })).toBe('true')
    expect(value('rd / revenue', { rd: 1, revenue: 3 })).toBe('0.33333333333333333333')
    expect(value('-rd % 3', { rd: '7.5' })).toBe('-1.5')
  })

  it('[LX2] gives unknown where something is not known, and never false', () => {
    expect(truth('revenue >= 2000', {})).toBe('unknown')
    expect(truth('revenue >= 2000', { revenue: null })).toBe('unknown')
    expect(truth('revenue >= 2000', { revenue: 'many' })).toBe('unknown')
    expect(truth('rd / revenue >= 0.03', { rd: '1', revenue: '0' })).toBe('unknown')
    expect(truth('!(revenue >= 2000)', {})).toBe('unknown')
    expect(truth('revenue != revenue', {})).toBe('unknown')
    expect(truth('size(photos) > 0', {})).toBe('unknown')
    expect(truth('size(photos) > 0', { photos: [] })).toBe('false')
    expect(value('rd * 0', {})).toBe(null)
  })

  it('[LX3] lets what is known outweigh what is not (Kleene)', () => {
    const three = { true: 'is_listed', false: '!is_listed', unknown: 'revenue > 0' } as const
    const facts = { is_listed: true }
    const and = {
      true: { true: 'true', false: 'false', unknown: 'unknown' },
      false: { true: 'false', false: 'false', unknown: 'false' },
      unknown: { true: 'unknown', false: 'false', unknown: 'unknown' },
    } as const
    const flip = { true: 'false', false: 'true', unknown: 'unknown' } as const
    for (const a of ['true', 'false', 'unknown'] as const)
      for (const b of ['true', 'false', 'unknown'] as const) {
        expect(truth(`(${three[a]}) && (${three[b]})`, facts), `${a} and ${b}`).toBe(and[a][b])
        expect(truth(`(${three[a]}) || (${three[b]})`, facts), `${a} or ${b}`).toBe(flip[and[flip[a]][flip[b]]])
      }
  })

  it('[LX4] asks with has whether something is known', () => {
    expect(truth('has(revenue)', {})).toBe('false')
    expect(truth('has(revenue)', { revenue: '0' })).toBe('true')
    expect(truth('has(class.limit_days)', { class: {} })).toBe('false')
    expect(truth('has(place) && !has(owner)', { place: [112.6, 26.9] })).toBe('true')
    expect(value('has(rd) ? rd : 0', {})).toBe('0')
  })

  it('[LX5] reads linked records, and names within names', () => {
    const facts = { class: { limit_days: 20, parent: { title: '建设' } } }
    expect(truth('class.limit_days <= 20 && class.parent.title == "建设"', facts)).toBe('true')
    expect(truth('class.parent.parent.title == "建设"', facts)).toBe('unknown')
    expect(namesIn(condition('class.parent.title == name && revenue > 1').expression)).toEqual([
      'class.parent.title',
      'name',
      'revenue',
    ])
  })

  it('[LX6] asks lists: in, all, exists, size', () => {
    expect(truth('size_class in ["large", "medium"]', { size_class: 'small' })).toBe('false')
    expect(truth('"high-tech" in titles', { titles: ['high-tech'] })).toBe('true')
    expect(truth('staff in [1, 2.0, 3]', { staff: '2' })).toBe('true')
    const grants = [{ amount: '10', paid_on: '2024-01-02' }, { amount: '20' }]
    expect(truth('grants.all(g, g.amount >= 10)', { grants })).toBe('true')
    expect(truth('grants.all(g, has(g.paid_on))', { grants })).toBe('false')
    expect(truth('grants.exists(g, g.paid_on < "2023-01-01")', { grants })).toBe('unknown')
    expect(truth('grants.exists(g, g.paid_on < "2025-01-01")', { grants })).toBe('true')
    expect(truth('grants.all(g, g.amount > 0)', { grants: [] })).toBe('true')
    expect(truth('grants.exists(g, grants.exists(h, h.amount > g.amount))', { grants })).toBe('true')
    expect(truth('size(grants) == 2 && name.size() == 2', { grants, name: '临湖' })).toBe('true')
  })

  it('[LX7] counts with days and moments as calendars do', () => {
    expect(value('today - due', { today: '2025-03-31', due: '2025-03-01' })).toBe('30')
    expect(value('today + days(30)', { today: '2025-01-15' })).toBe('2025-02-14')
    expect(value('founded + months(1)', { founded: '2024-01-31' })).toBe('2024-02-29')
    expect(value('founded - years(1)', { founded: '2024-02-29' })).toBe('2023-02-28')
    expect(value('seen_at + hours(1.5)', { seen_at: '2025-01-01T00:00:00+08:00' })).toBe('2024-12-31T17:30:00.000Z')
    expect(value('dayOf(seen_at)', { seen_at: '2024-12-31T16:00:00Z' })).toBe('2025-01-01')
    expect(value('now - seen_at', { now: '2025-01-02T12:00:00Z', seen_at: '2025-01-01T00:00:00Z' })).toBe('1.5')
    expect(value('year(founded) * 100 + month(founded)', { founded: '2024-07-01' })).toBe('202407')
    expect(truth('year(founded) == int(year)', { founded: '2024-07-01', year: '2024' })).toBe('true')
    expect(truth('due < "2025-01-01"', { due: '2024-12-31' })).toBe('true')
    expect(truth('year >= "2024-Q2"', { year: '2024-Q3' })).toBe('true')
    expect(value('today + days(0.5)', { today: '2025-01-15' })).toBe(null)
    expect(value('today + years(9000)', { today: '2025-01-15' })).toBe(null)
    expect(value('founded - "2024-06-01"', { founded: '2024-07-01' })).toBe('30')
  })

  it('[LX8] has the few functions that rules need', () => {
    expect(value('min(revenue, rd, 7)', { revenue: '10', rd: '8.5' })).toBe('7')
    expect(value('max(founded, due)', { founded: '2024-07-01', due: '2024-06-01' })).toBe('2024-07-01')
    expect(value('max(revenue, rd)', { revenue: '10' })).toBe(null)
    expect(value('round(rd / revenue * 100, 2)', { rd: 1, revenue: 3 })).toBe('33.33')
    expect(value('round(2.5) + round(-2.5)', {})).toBe('0')
    expect(value('abs(rd - revenue)', { rd: 1, revenue: 3 })).toBe('2')
    expect(value('name + "有限公司"', { name: '临湖' })).toBe('临湖有限公司')
    expect(truth('name.startsWith("临") && name.endsWith("司") && name.contains("湖")', { name: '临湖公司' })).toBe(
      'true',
    )
    expect(value('is_listed ? revenue : rd', { revenue: '1', rd: '1' })).toBe(null)
    expect(value('null', {})).toBe(null)
  })

  it('[LX2] finds no names in what objects inherit', () => {
    expect(codes('constructor == 1')).toEqual(['unknown-name'])
    expect(truth('class.title == "x"', { class: Object.create({ title: 'x' }) })).toBe('unknown')
  })
})

describe('what is wrong with an expression', () => {
  it('[LX9] names every unknown name with its column and what is near', () => {
    const found = faults('revenu >= 2000 && clas.limit_days > 1 && class.limit_day < 3')
    expect(found.map(({ at, code }) => `${at} ${code}`)).toEqual([
      '1 unknown-name',
      '19 unknown-name',
      '42 unknown-name',
    ])
    expect(found[0]?.message).toEqual({
      zh: '第 1 个字符：没有名为 revenu 的字段；相近：revenue（年营业收入）',
      en: 'Column 1: There is no field revenu; near: revenue (Yearly revenue)',
    })
    expect(found[2]?.message.zh).toContain('limit_days（办理时限）')
  })

  it('[LX10] refuses what has no meaning, and says what has', () => {
    const wrong: Record<string, string> = {
      'revenue > "many"': 'kinds-differ',
      revenue: 'kind',
      'revenue && is_listed': 'kind',
      'name > "a"': 'no-order',
      'class == class': 'no-order',
      '1 < staff < 5': 'kinds-differ',
      'revenue == null': 'null',
      'now > due': 'kinds-differ',
      'due + 30 > today': 'kinds-differ',
      'days(3) > 2': 'span',
      'due * days(3) > today': 'kinds-differ',
      'due + hours(3) > today': 'kind',
      'due < "2025-02-30"': 'kind',
      'year == "2025-13"': 'kind',
      'size_class == "larg"': 'unknown-choice',
      'size_class in ["large", "tiny"]': 'unknown-choice',
      '"hightech" in titles': 'unknown-choice',
      'revenue in titles': 'kind',
      'staff in [1, "a"]': 'kind',
      'name.matches("a+")': 'unknown-function',
      'sum(revenue) > 1': 'unknown-function',
      'round(revenue, staff) > 1': 'digits',
      'min(revenue) > 1': 'arguments',
      'photos.all(p, p > 1)': 'kinds-differ',
      'grants.all(revenue, true)': 'taken',
      'grants.all(1, true)': 'unexpected',
      'grants.all(a, grants.all(b, grants.exists(c, c.amount > a.amount)))': 'loops',
      'titles[0] == "little"': 'not-supported',
      '{"a": 1} == 1': 'not-supported',
      'revenue.x > 1': 'no-fields',
      '(1 + 2).x > 1': 'field',
      'is_listed ? revenue > 1 : rd': 'kind',
      'revenue > 0x10': 'literal',
      'b"x" == name': 'literal',
      null: 'kind',
    }
    for (const [text, code] of Object.entries(wrong)) expect(codes(text), text).toEqual([code])
  })

  it('[LX11] says what was most likely meant where it cannot be read', () => {
    expect(faults('revenue ＞ 3')[0]?.message.zh).toBe('第 9 个字符：“＞”应写作 >')
    expect(faults('revenue = 3')[0]?.message.zh).toContain('应写作 ==')
    expect(faults('revenue > 3 and rd > 1')[0]?.message.en).toContain('“and” is written &&')
    expect(faults('年营业收入 > 3')[0]?.message.zh).toContain('（revenue）')
    expect(codes('revenue > ')).toEqual(['unfinished'])
    expect(codes('(revenue > 3')).toEqual(['unfinished'])
    expect(codes('name == "abc')).toEqual(['string'])
    expect(codes('  ')).toEqual(['empty'])
    expect(codes('revenue > 1)')).toEqual(['unexpected'])
  })

  it('[LX12] speaks both languages', () => {
    for (const text of ['revenu > 1', 'revenue', 'x(', 'revenue == null', 'titles[0] == 1', 'name.foo()'])
      for (const { message } of faults(text)) {
        expect(message.zh).toMatch(/\p{Script=Han}/u)
        expect(message.en).not.toMatch(/\p{Script=Han}/u)
      }
  })

  it('[LX13] refuses what is too long, too large or too deep', () => {
    expect(codes(`revenue > ${'1'.repeat(LIMITS.characters)}`)).toEqual(['too-long'])
    for (const text of [
      `${'('.repeat(1500)}1${')'.repeat(1500)} > 0`,
      `${'!'.repeat(3990)}true`,
      `${'-'.repeat(3900)}1 > 0`,
      `revenue > ${Array(1900).fill('1').join('+')}`,
      `${'['.repeat(1000)}${']'.repeat(1000)}`,
    ])
      expect(codes(text), text.slice(0, 20)).toEqual(['too-deep'])
    expect(codes(`revenue > ${Array(300).fill('1').join('+')}`)).toEqual([])
    expect(codes(`revenue > ${'9'.repeat(81)}`)).toEqual(['literal'])
  })

  it('[LX13] never throws, on any text', () => {
    const piece = fc.constantFrom(
      ...'revenue rd has( ) ( && || ! == < >= in [ ] , . "a" 1 2.5 null true ? : + - * / % today days( grants.all( x all exists size( { } \' ` \\ 年 “ ” b" r\' 0x 1e9 u \n @ # class .title'.split(
        ' ',
      ),
    )
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(' ')),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (given) => {
        const read = parseFormula(given, firm)
        if (read.kind === 'done')
          valueOfFormula(read.value, { revenue: '3', grants: [{ amount: 1 }, null], class: { title: 'a' } })
        else {
          expect(read.refusal.faults?.length).toBeGreaterThan(0)
          for (const fault of read.refusal.faults as readonly ExpressionFault[]) {
            expect(fault.start).toBeGreaterThanOrEqual(0)
            expect(fault.end).toBeGreaterThanOrEqual(fault.start)
            expect(fault.end).toBeLessThanOrEqual(given.length)
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('[LX13] evaluates whatever facts it is given without throwing', () => {
    const all = condition(
      'revenue > rd && due + months(staff) < today && size(name) > 1 && "little" in titles && grants.exists(g, g.amount > 1) && class.parent.title == "x" && dayOf(seen_at) == due && is_listed && year(year) > 1 && round(rd / revenue, 3) < 1',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(firm)), fc.anything()), (facts) => {
        expect(['true', 'false', 'unknown']).toContain(truthOf(all, facts))
      }),
    )
  })
})

/** Conditions over whole numbers, truths and lists of whole numbers, without division: what CEL itself can answer. */
const table: NameTable = {
  a: { kind: 'number', label: { zh: '甲', en: 'A' } },
  b: { kind: 'number', label: { zh: '乙', en: 'B' } },
  c: { kind: 'number', label: { zh: '丙', en: 'C' } },
  p: { kind: 'truth', label: { zh: '是', en: 'P' } },
  q: { kind: 'truth', label: { zh: '否', en: 'Q' } },
  xs: { kind: 'list', label: { zh: '列', en: 'Xs' }, element: { kind: 'number', label: { zh: '项', en: 'X' } } },
}

const { conditionText: anyText } = fc.letrec<{ numberText: string; conditionText: string }>((tie) => ({
  numberText: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('a', 'b', 'c', '0', '1', '2', '5'),
    fc
      .tuple(tie('numberText'), fc.constantFrom('+', '-', '*'), tie('numberText'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    fc.tuple(tie('conditionText'), tie('numberText'), tie('numberText')).map(([w, x, y]) => `(${w} ? ${x} : ${y})`),
    tie('numberText').map((x) => `(-${x})`),
  ),
  conditionText: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('p', 'q', 'true', 'false'),
    fc
      .tuple(tie('numberText'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('numberText'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    fc
      .tuple(tie('conditionText'), fc.constantFrom('&&', '||', '==', '!='), tie('conditionText'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    tie('conditionText').map((x) => `!${x}`),
    tie('numberText').map((x) => `(${x} in xs)`),
    fc.tuple(tie('numberText'), tie('numberText')).map(([x, y]) => `(${x} in [1, ${y}, 3])`),
    fc
      .tuple(
        fc.constantFrom('all', 'exists'),
        fc.constantFrom('==', '<', '>='),
        tie('numberText'),
        fc.noShrink(fc.nat()),
      )
      .map(([how, sign, x, n]) => `xs.${how}(x${n}, x${n} ${sign} ${x})`),
  ),
}))
/** Loops more than two deep and a name taken twice are refused; anything else refused here would be a fault of the reader. */
const conditionText = anyText.filter(
  (text) => !codesIn(text, table).some((code) => code === 'loops' || code === 'taken'),
)
const small = fc.integer({ min: -2, max: 5 })
const known = fc.record({
  a: small,
  b: small,
  c: small,
  p: fc.boolean(),
  q: fc.boolean(),
  xs: fc.array(small, { maxLength: 3 }),
})
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 })
const partly = fc.record({
  a: maybe(small),
  b: maybe(small),
  c: maybe(small),
  p: maybe(fc.boolean()),
  q: maybe(fc.boolean()),
  xs: maybe(fc.array(maybe(small), { maxLength: 3 })),
})

const cel = new Environment()
for (const name of ['a', 'b', 'c']) cel.registerVariable(name, 'int')
for (const name of ['p', 'q']) cel.registerVariable(name, 'bool')
cel.registerVariable('xs', 'list<int>')

describe('properties of the logic', () => {
  it('[LX14] agrees with the package’s own evaluator where everything is known', () => {
    fc.assert(
      fc.property(conditionText, known, (text, { a, b, c, p, q, xs }) => {
        const theirs = cel.evaluate(text, { a: BigInt(a), b: BigInt(b), c: BigInt(c), p, q, xs: xs.map(BigInt) })
        expect(truthOf(condition(text, table), { a, b, c, p, q, xs })).toBe(String(theirs))
      }),
      { numRuns: 1500 },
    )
  })

  it('[LX15] never flips a known truth when more becomes known', () => {
    fc.assert(
      fc.property(conditionText, partly, known, (text, before, more) => {
        const read = condition(text, table)
        const first = truthOf(read, before)
        if (first === 'unknown') return
        const filled = {
          a: before.a ?? more.a,
          b: before.b ?? more.b,
          c: before.c ?? more.c,
          p: before.p ?? more.p,
          q: before.q ?? more.q,
          xs: before.xs === null ? more.xs : before.xs.map((x, i) => x ?? more.xs[i] ?? 0),
        }
        expect(truthOf(read, filled)).toBe(first)
        // One at a time as well: no step on the way may flip it.
        for (const key of Object.keys(filled) as (keyof typeof filled)[])
          expect(truthOf(read, { ...before, [key]: filled[key] })).toBe(first)
      }),
      { numRuns: 1500 },
    )
  })

  it('[LX3] keeps the laws of Kleene’s logic', () => {
    fc.assert(
      fc.property(conditionText, conditionText, conditionText, partly, (x, y, z, facts) => {
        const t = (text: string) => truthOf(condition(text, table), facts)
        expect(t(`!(${x} && ${y})`)).toBe(t(`!${x} || !${y}`))
        expect(t(`!(${x} || ${y})`)).toBe(t(`!${x} && !${y}`))
        expect(t(`!!${x}`)).toBe(t(x))
        expect(t(`${x} && ${y}`)).toBe(t(`${y} && ${x}`))
        expect(t(`${x} && (${y} || ${z})`)).toBe(t(`(${x} && ${y}) || (${x} && ${z})`))
        expect(t(`${x} || (${x} && ${y})`)).toBe(t(x))
        if (t(x) === 'unknown') expect(t(`${x} || !${x}`)).toBe('unknown')
      }),
    )
  })

  it('[LX1] reads and writes decimals without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(15), (digits, places) => {
        const sign = digits < 0n ? '-' : ''
        const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
        const text = `${sign}${all.slice(0, all.length - places)}${places === 0 ? '' : `.${all.slice(-places)}`}`
        const exact = findExact(text)
        expect(exact).not.toBeNull()
        const written = decimalText(exact as NonNullable<typeof exact>)
        expect(Number(written)).toBe(Number(text))
        expect(
          BigInt(written.replace('.', '').padEnd(1)) * 10n ** BigInt(places - (written.split('.')[1]?.length ?? 0)),
        ).toBe(digits)
      }),
    )
  })
})
