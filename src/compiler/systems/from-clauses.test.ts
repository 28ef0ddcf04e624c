import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineSystem } from '../../language/system.ts'
import type { Block, Clause, Section } from '../../model/reading.ts'
import type { SystemDeclaration } from '../../model/system.ts'
import { systemsFromClauses } from './from-clauses.ts'

function declaration(id: string, recognise: SystemDeclaration['recognise']): SystemDeclaration {
  const text = { zh: '甲', en: 'a' }
  return defineSystem({ id, name: text, purpose: text, works: text, engine: 'case', basis: [], recognise, feeds: [] })
}

const random = declaration('random-inspection', { names: ['双随机一公开'], not: ['双随机一公开网站'] })
const rivers = declaration('river-chief', { names: ['河湖长制', '河长制'] })
const jobs = declaration('employment', { names: ['就业'], together: [['居民', '建档入库']] })
const all = [random, rivers, jobs]

const section = (id: string, ...path: string[]): Section => ({
  id,
  level: 'section',
  number: '1',
  title: path.at(-1) ?? '',
  line: 1,
  path,
})

let count = 0
function clause(text: string, over: Partial<Clause> & { kind?: Block['kind'] } = {}): Clause {
  const reading = { text, at: Uint32Array.from({ length: text.length }, (_, i) => i) }
  count++
  return {
    id: `1.p${count}.s1`,
    reading,
    block: { kind: over.kind ?? 'paragraph', reading, line: count },
    offset: 0,
    section: null,
    paragraph: `1.p${count}`,
    lead: null,
    isLead: over.kind === 'heading',
    box: null,
    ...over,
  }
}

const found = (text: string, over: Parameters<typeof clause>[1] = {}) =>
  systemsFromClauses([clause(text, over)], all, { source: text })

describe('systemsFromClauses', () => {
  it('finds a name whatever quotation marks, commas and brackets stand in it', () => {
    for (const text of [
      '全面落实双随机一公开监管。',
      '全面落实“双随机、一公开”监管。',
      '全面落实“双随机，一公开”监管。',
      '全面落实“‘双随机、一公开’监管”。',
    ]) {
      expect(found(text)).toMatchObject([{ system: 'random-inspection', strength: 'ordered' }])
    }
    expect(found('健全河（湖）长制。')).toMatchObject([{ system: 'river-chief' }])
  })

  it('does not join words over a comma outside the quotation', () => {
    expect(found('打造“湖滨购”双随机，一公开“老店”影响力。')).toEqual([])
  })

  it('gives the phrase as an exact slice of the source', () => {
    const source = '一是 健全河 长制，二是修路。'
    const text = source.replaceAll(' ', '')
    const at = Uint32Array.from([...source].flatMap((character, i) => (character === ' ' ? [] : [i])))
    const [hit] = systemsFromClauses([clause(text, { reading: { text, at } })], all, { source })
    expect(hit?.text).toBe('一是 健全河 长制')
    expect(source.slice(hit?.start, hit?.end)).toBe(hit?.text)
  })

  it('needs all words of a “together” cue close by and in one part of the sentence', () => {
    expect(found('把有意愿的居民逐户建档入库。')).toMatchObject([{ system: 'employment' }])
    expect(found('服务居民；项目建档入库。')).toEqual([])
    expect(found(`居民${'甲'.repeat(60)}建档入库。`)).toEqual([])
  })

  it('lets a longer word that means something else hide a cue, there only', () => {
    expect(found('打开双随机一公开网站。')).toEqual([])
    expect(found('推行双随机一公开，办好双随机一公开网站。')).toMatchObject([{ text: '推行双随机一公开' }])
  })

  it('tells an order from a mention', () => {
    expect(found('推行河长制。')).toMatchObject([{ strength: 'ordered' }])
    expect(found('临湖区获评河长制工作先进区。')).toMatchObject([{ strength: 'mentioned' }])
    expect(found('河长制办公室。')).toMatchObject([{ strength: 'mentioned' }])
    const back = section('a', '第一章 发展基础', '第一节 主要成就')
    expect(found('推行河长制。', { section: back })).toMatchObject([{ strength: 'mentioned' }])
    const ahead = section('b', '2022年工作回顾和2023年工作安排')
    expect(found('推行河长制。', { section: ahead })).toMatchObject([{ strength: 'ordered' }])
  })

  it('takes no order from a bulletin, and nothing from a footnote', () => {
    const profile = {
      kind: 'bulletin',
      title: '',
      period: '2023',
      horizon: null,
      nextYear: null,
      division: null,
    } as const
    expect(systemsFromClauses([clause('推行河长制。')], all, { profile })).toMatchObject([{ strength: 'mentioned' }])
    expect(found('河长制是指按河流设置负责人。', { kind: 'note' })).toEqual([])
  })

  it('follows a report without telling headings by how its paragraphs begin', () => {
    const profile = {
      kind: 'report',
      title: '',
      period: '2023',
      horizon: null,
      nextYear: '2024',
      division: null,
    } as const
    const said = ['过去一年，推行河长制。', '今年，我们将重点做好以下工作。', '推行河长制。'].map((text) =>
      clause(text),
    )
    expect(systemsFromClauses(said, all, { profile }).map((hit) => hit.strength)).toEqual(['mentioned', 'ordered'])
  })

  it('gives one entry for a system and a clause, and takes the order rather than the mention', () => {
    const hits = found('获评河长制先进区以后，我们要继续健全河湖长制，压实河长制责任。')
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({ strength: 'ordered', text: '我们要继续健全河湖长制' })
  })

  it('drops a heading when a sentence under it names the system, and keeps it otherwise', () => {
    const under = section('x', '第一节 全面推行河长制')
    const heading = clause('第一节 全面推行河长制', { kind: 'heading', section: under })
    const body = clause('健全河长制巡查机制。', { section: under })
    const other = clause('修建步道。', { section: under })
    expect(systemsFromClauses([heading, body], all).map((hit) => hit.clause)).toEqual([body.id])
    expect(systemsFromClauses([heading, other], all).map((hit) => hit.clause)).toEqual([heading.id])
  })

  it('never throws, and every entry cites a slice of its clause, on any text', () => {
    const piece = fc.constantFrom(
      '双随机',
      '、',
      '一公开',
      '“',
      '”',
      '，',
      '；',
      '河',
      '（湖）',
      '长制',
      '就业',
      '居民',
      'İ',
      '推行',
      '了',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const clauses = texts.map((each) => clause(each))
        for (const hit of systemsFromClauses(clauses, all)) {
          const { reading } = clauses.find((each) => each.id === hit.clause) as Clause
          expect(reading.text.slice(hit.start, hit.end)).toBe(hit.text)
          expect(hit.text.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('goes through one endless sentence full of cues as through a short one', () => {
    const found = (repeat: number) =>
      systemsFromClauses([clause('推行双随机一公开，居民就业河湖长制“双随机一公开网站”'.repeat(repeat))], all)
    const systemsOf = (repeat: number) => [...new Set(found(repeat).map(({ system }) => system))].sort()
    expect(systemsOf(1)).not.toEqual([])
    expect(systemsOf(16_000)).toEqual(systemsOf(1))
  })
})
