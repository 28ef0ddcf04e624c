import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lakeside, SECTIONS, type Section } from '../../../test/fixtures/lakeside-plan.ts'
import { digestOf, identifier, wordsOf } from './identity.ts'

describe('words of a sentence', () => {
  it.each([
    ['（一）经济底盘更加厚实。', '经济底盘更加厚实'],
    ['１．培育龙头企业', '培育龙头企业'],
    ['一是支持船艇企业扩大产能；', '支持船艇企业扩大产能'],
    ['——城乡面貌 明显改善', '城乡面貌明显改善'],
    ['③完善配套园区', '完善配套园区'],
    ['12 研发投入占GDP比重 % 2.35 2.48', '研发投入占gdp比重% 2.35 2.48'],
    ['到2025年，全区生产总值突破３２０亿元', '到2025年全区生产总值突破320亿元'],
  ])('[ID1] %s', (text, words) => expect(wordsOf(text)).toBe(words))

  it.each([
    ['10个项目开工', '12个项目开工'],
    ['1.5万人就业', '5万人就业'],
    ['产值2.3 45', '产值2.345'],
    ['增长8%', '增长8‰'],
  ])('[ID1] keeps %s and %s apart', (one, other) => expect(wordsOf(one)).not.toBe(wordsOf(other)))

  it('[ID1] never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => typeof wordsOf(text) === 'string'))
  })
})

describe('digests', () => {
  // From an implementation in another language, checked against published vectors of MurmurHash3.
  it.each([
    ['', 'ebb6c228d9aaf7d3'],
    ['a', 'aaa9517949453e08'],
    ['湖', 'ec5c9a794772a6da'],
    ['湖滨市临湖区', 'e34636fb08ffa9a9'],
    ['statement|到2025年全区生产总值突破320亿元|320亿元', '56a6ba083f36b98f'],
  ])('[ID2] of %s never change', (text, digest) => expect(digestOf(text)).toBe(digest))

  it('[ID3] tells apart what says the same twice, by order', () => {
    const id = identifier()
    const [first, second, other] = [id('statement', 'x'), id('statement', 'x'), id('system', 'x')]
    expect(new Set([first, second, other]).size).toBe(3)
    expect(identifier()('statement', 'x')).toBe(first)
  })
})

const ids = (sections: readonly Section[], layout?: Parameters<typeof lakeside>[1]) =>
  lakeside(sections, layout).items.map(({ id }) => id)

describe('ids of the items of a text', () => {
  const original = lakeside().items
  const originalIds = original.map(({ id }) => id).sort()

  it('[ID4] are one for each item', () => {
    expect(new Set(originalIds).size).toBe(original.length)
    for (const kind of ['statement', 'commitment', 'system', 'name'] as const)
      expect(original.some((item) => item.kind === kind)).toBe(true)
  })

  it('[ID5] do not change with blanks, line ends and indents', () => {
    fc.assert(
      fc.property(fc.constantFrom('\n', '\n\n', '\r\n', '\n \n'), fc.constantFrom('', '　　', '  '), (gap, indent) => {
        expect(ids(SECTIONS, { gap, indent }).sort()).toEqual(originalIds)
      }),
      { numRuns: 12 },
    )
  })

  it('[ID6] do not change when headings are numbered anew', () => {
    for (const from of [2, 5, 7]) expect(ids(SECTIONS, { from }).sort()).toEqual(originalIds)
  })

  it('[ID7] do not change when paragraphs change places within their section', () => {
    const shuffled = fc.tuple(
      ...SECTIONS.map(({ title, paragraphs }) =>
        fc
          .shuffledSubarray([...paragraphs], { minLength: paragraphs.length })
          .map((own) => ({ title, paragraphs: own })),
      ),
    )
    fc.assert(
      fc.property(shuffled, (sections) => {
        const found = new Set(ids(sections))
        expect(originalIds.filter((id) => !found.has(id))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('[ID7] do not change when other paragraphs are put in or taken out', () => {
    const foreign = fc.constantFrom(
      '环湖绿道串起沿岸十二个村，游客四季不断。',
      '到2025年，人均公园绿地面积达到14.2平方米。',
      '新建口袋公园25个，增设停车泊位3000个。',
      '依托湖湾发展研学旅行，培育民宿集群。',
    )
    const step = fc.record({ section: fc.nat(2), at: fc.nat(4), paragraph: foreign })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), fc.nat(2), fc.nat(3), (steps, section, gone) => {
        const sections = SECTIONS.map(({ title, paragraphs }) => ({ title, paragraphs: [...paragraphs] }))
        const removed = sections[section]?.paragraphs.splice(gone, 1)[0]
        const expected = original
          .filter(({ kind }) => kind === 'statement' || kind === 'commitment' || kind === 'system')
          .filter(({ words }) => removed === undefined || !wordsOf(removed).includes(words))
          .map(({ id }) => id)
        for (const put of steps) sections[put.section]?.paragraphs.splice(put.at, 0, put.paragraph)
        const found = new Set(ids(sections))
        expect(expected.filter((id) => !found.has(id))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('[ID8] change with the words of their own sentence, and of no other', () => {
    const edited = SECTIONS.map(({ title, paragraphs }) => ({
      title,
      paragraphs: paragraphs.map((paragraph) => paragraph.replace('60亿元', '75亿元')),
    }))
    const found = new Set(ids(edited))
    const lost = original.filter(({ id }) => !found.has(id))
    expect(lost.length).toBeGreaterThan(0)
    for (const item of lost) expect(item.words).toContain('船艇产业产值')
  })
})
