import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Facts, truthOf } from './evaluate.ts'
import { blocking, blockingWords, type Explanation, explain } from './explain.ts'
import type { NameTable } from './expression.ts'
import { firm } from './lakeside.test-names.ts'
import { parseCondition } from './parse.ts'

const explained = (text: string, facts: Facts = {}, names: NameTable = firm): Explanation => {
  const read = parseCondition(text, names)
  if (read.kind === 'refused') throw new Error(`${text}: ${read.refusal.message.en}`)
  return explain(read.value, facts)
}
const words = (text: string, facts: Facts = {}) => blockingWords(explained(text, facts))
const told = (text: string, facts: Facts = {}) => explained(text, facts).text

describe('why a condition does not hold', () => {
  it('[LX16] tells the value, the distance to what is needed, and the need', () => {
    const one = explained('revenue >= 2000', { revenue: '1620' })
    expect(one).toMatchObject({
      truth: 'false',
      has: '1620',
      distance: { amount: '380', unit: { zh: '万元' }, direction: 'more' },
      text: {
        zh: '年营业收入 1,620 万元，还差 380 万元（须 ≥ 2,000 万元）',
        en: 'Yearly revenue 1,620 万元, 380 万元 short (must be ≥ 2,000 万元)',
      },
    })
    expect(told('2000 <= revenue', { revenue: '1620' }).zh).toBe(
      '年营业收入 1,620 万元，还差 380 万元（须 ≥ 2,000 万元）',
    )
    expect(told('staff < 300', { staff: 320 }).zh).toBe('从业人员 320 人，超出 20 人（须 < 300 人）')
    expect(told('staff > 300', { staff: 300 }).zh).toBe('从业人员 300 人（须 > 300 人）')
    expect(told('staff == 5', { staff: 8 }).zh).toBe('从业人员 8 人，相差 3 人（须 = 5 人）')
    expect(told('growth >= 6.5', { growth: '6.25' }).zh).toBe('增速 6.25%，还差 0.25%（须 ≥ 6.5%）')
    expect(told('revenue >= 2000', { revenue: '2300' })).toEqual({
      zh: '年营业收入 2,300 万元（须 ≥ 2,000 万元）',
      en: 'Yearly revenue 2,300 万元 (must be ≥ 2,000 万元)',
    })
  })

  it('[LX16] tells a quotient by its parts, and never as equal to what it fails', () => {
    expect(told('rd / revenue >= 0.03', { rd: '29999999', revenue: '1000000000' }).zh).toBe(
      '研发费用 ÷ 年营业收入 0.03，还差 0.000000001（须 ≥ 0.03）'.replace('0.03，', '0.029999999，'),
    )
    expect(told('rd / revenue >= 0.03', { rd: '2', revenue: '70' }).zh).toBe(
      '研发费用 ÷ 年营业收入 0.0286，还差 0.0014（须 ≥ 0.03）',
    )
    expect(told('rd <= revenue * 0.5', { rd: '80', revenue: '100' }).zh).toBe(
      '研发费用 80 万元，超出 30 万元（须 ≤ 年营业收入 × 0.5 50 万元）',
    )
  })

  it('[LX16] measures days', () => {
    expect(told('due >= today', { due: '2025-03-01', today: '2025-03-31' })).toEqual({
      zh: '到期日 2025-03-01，早了 30 天（须 ≥ 今天 2025-03-31）',
      en: 'Due day 2025-03-01, 30 days too early (must be ≥ Today 2025-03-31)',
    })
    expect(told('founded <= "2024-01-01"', { founded: '2024-01-11' }).zh).toBe(
      '成立日期 2024-01-11，晚了 10 天（须 ≤ 2024-01-01）',
    )
    expect(told('today - founded >= 365', { founded: '2024-01-01', today: '2024-03-01' }).zh).toBe(
      '成立日期至今天的天数 60 天，还差 305 天（须 ≥ 365 天）',
    )
    expect(told('due < today - days(31)', { due: '2025-03-01', today: '2025-03-31' }).zh).toBe(
      '到期日 2025-03-01，晚了 1 天（须 < 今天前 31 天 2025-02-28）',
    )
  })

  it('[LX17] names what is missing, and what cannot be worked out', () => {
    const one = explained('rd / revenue >= 0.03', { revenue: '100' })
    expect(one.missing).toEqual([{ name: 'rd', label: { zh: '研发费用', en: 'R&D spending' } }])
    expect(one.text).toEqual({ zh: '缺少：研发费用（须 ≥ 0.03）', en: 'Missing: R&D spending (must be ≥ 0.03)' })
    expect(told('rd / revenue >= 0.03', {}).zh).toBe('缺少：研发费用、年营业收入（须 ≥ 0.03）')
    expect(told('rd / revenue >= 0.03', { rd: '1', revenue: '0' }).zh).toBe(
      '研发费用 ÷ 年营业收入：无法计算（除数为零，或超出范围）（须 ≥ 0.03）',
    )
    expect(told('has(rd)')).toEqual({ zh: '缺少：研发费用', en: 'Missing: R&D spending' })
    expect(told('has(class.limit_days)').zh).toBe('缺少：类别的办理时限')
    expect(told('!has(rd)', { rd: '1' }).zh).toBe('研发费用：已有（须没有）')
    expect(told('is_listed').zh).toBe('缺少：是否上市（须为是）')
  })

  it('[LX18] says choices, texts and lists by their labels', () => {
    expect(told('size_class == "large"', { size_class: 'medium' })).toEqual({
      zh: '企业规模：中型（须为 大型）',
      en: 'Size: medium (must be large)',
    })
    expect(told('size_class != "small"', { size_class: 'small' }).zh).toBe('企业规模：小型（须 ≠ 小型）')
    expect(told('size_class in ["large", "medium"]', { size_class: 'small' })).toEqual({
      zh: '企业规模：小型（须为 大型、中型 之一）',
      en: 'Size: small (must be one of large, medium)',
    })
    expect(told('!(size_class in ["small"])', { size_class: 'small' }).zh).toBe('企业规模：小型（须不是 小型）')
    expect(told('name.startsWith("临湖")', { name: '甲公司' })).toEqual({
      zh: '企业名称：“甲公司”（须以“临湖”开头）',
      en: 'Name of the firm: “甲公司” (must begin with “临湖”)',
    })
    expect(told('is_listed', { is_listed: false }).zh).toBe('是否上市：否（须为是）')
    expect(told('!is_listed', { is_listed: true }).zh).toBe('是否上市：是（须为否）')
  })

  it('[LX19] keeps personal values to itself', () => {
    for (const text of [
      'owner == "张三"',
      'owner.startsWith("张")',
      'owner + "x" == "y"',
      'size(owner) > 5',
      'owner in ["王五"]',
    ]) {
      const one = explained(text, { owner: '李四四' })
      expect(JSON.stringify(one.text), text).not.toMatch(/李四|3/)
      expect(one.has ?? null, text).toBe(null)
      expect(one.distance, text).toBeUndefined()
    }
  })

  it('[LX20] leaves only what stands in the way, each alternative of a choice among it', () => {
    const facts = { revenue: '2500', is_listed: false, size_class: 'small' }
    expect(words('revenue >= 2000 && (is_listed || size_class == "large") && has(rd)', facts)).toEqual({
      zh: '是否上市：否（须为是）；或：企业规模：小型（须为 大型）；缺少：研发费用',
      en: 'Listed: no (must be yes); or: Size: small (must be large); Missing: R&D spending',
    })
    expect(words('(revenue >= 3000 && has(rd)) || is_listed', facts).zh).toBe(
      '（年营业收入 2,500 万元，还差 500 万元（须 ≥ 3,000 万元）；缺少：研发费用）；或：是否上市：否（须为是）',
    )
    expect(words('!(revenue >= 2000 && !is_listed)', facts).zh).toBe(
      '年营业收入 2,500 万元，超出 500 万元（须 < 2,000 万元）；或：是否上市：否（须为是）',
    )
    expect(words('revenue >= 2000', facts)).toEqual({ zh: '', en: '' })
  })

  it('[LX20] tells which of a list fails', () => {
    const grants = [{ amount: '10' }, { amount: '3' }, {}]
    const one = explained('grants.all(g, g.amount >= 5)', { grants })
    expect(one).toMatchObject({ truth: 'false', kind: 'all' })
    expect(blocking(one).map(({ text }) => text.zh)).toEqual([
      '第 2 项：金额 3 万元，还差 2 万元（须 ≥ 5 万元）',
      '第 3 项：缺少：补助的金额（须 ≥ 5 万元）'.replace('补助的', ''),
    ])
    expect(words('grants.exists(g, g.amount > 5)', { grants: [] }).zh).toBe('补助须有一项满足（现为空）')
    expect(words('grants.exists(g, g.amount > 5)', {}).zh).toBe('缺少：补助')
  })

  it('[LX20] follows the branch that applies', () => {
    const text = 'is_listed ? revenue >= 2000 : rd >= 100'
    expect(words(text, { is_listed: true, revenue: '1' }).zh).toContain('年营业收入 1 万元')
    expect(words(text, { is_listed: false, rd: '1' }).zh).toContain('研发费用 1 万元')
    expect(words(text, {}).zh).toBe('缺少：是否上市（须为是）')
  })

  it('[LX21] comes to the truth of the condition itself, and blocks exactly where that is not true', () => {
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(
          'revenue >= 5',
          'rd < 3',
          'revenue == rd',
          'is_listed',
          'has(rd)',
          'size_class == "large"',
          'size_class in ["large", "small"]',
          'rd / revenue > 1',
          'due > today',
          'grants.all(g, g.amount > 2)',
          'grants.exists(g, g.amount > 2)',
          '"little" in titles',
          'true',
        ),
        fc.tuple(tie('text'), fc.constantFrom('&&', '||'), tie('text')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        tie('text').map((a) => `!${a}`.replace(/^!(?![(!])(.*)$/, '!($1)')),
        fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      ),
    }))
    const day = fc.constantFrom('2025-01-01', '2025-01-02', null)
    const number = fc.option(fc.integer({ min: 0, max: 8 }))
    const facts = fc.record({
      revenue: number,
      rd: number,
      is_listed: fc.option(fc.boolean()),
      size_class: fc.constantFrom('large', 'medium', 'small', null),
      due: day,
      today: day,
      titles: fc.constantFrom([], ['little'], null),
      grants: fc.option(fc.array(fc.record({ amount: number }), { maxLength: 3 })),
    })
    fc.assert(
      fc.property(text, facts, (given, known) => {
        const read = parseCondition(given, firm)
        if (read.kind === 'refused') throw new Error(given)
        const one = explain(read.value, known)
        expect(one.truth).toBe(truthOf(read.value, known))
        expect(blocking(one).length > 0).toBe(one.truth !== 'true')
        expect(blockingWords(one).zh === '').toBe(one.truth === 'true')
        const check = (part: Explanation) => {
          const of = part.parts.map(({ truth }) => truth)
          if (part.kind === 'all' && of.length > 0)
            expect(part.truth).toBe(of.includes('false') ? 'false' : of.includes('unknown') ? 'unknown' : 'true')
          if (part.kind === 'any')
            expect(part.truth).toBe(of.includes('true') ? 'true' : of.includes('unknown') ? 'unknown' : 'false')
          expect(part.text.zh).not.toBe('')
          part.parts.forEach(check)
        }
        check(one)
      }),
      { numRuns: 1000 },
    )
  })
})
