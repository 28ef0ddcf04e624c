import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedThing } from '../../model/plan-model.ts'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'
import { tokensOf } from './tokens.ts'

const TITLE = '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要\n第一章 壮大产业\n第一节 做强园区\n'

function named(text: string): NamedThing[] {
  const model = compile(documentFromText('plan.txt', TITLE + text), { systems: [] })
  return [
    ...model.projects,
    ...model.bodies,
    ...model.places,
    ...model.enterprises,
    ...model.structures,
    ...model.honours,
  ]
}

const namesOf = (text: string, kind: NamedThing['kind']) =>
  named(text)
    .filter((thing) => thing.kind === kind)
    .map((thing) => thing.name)

describe('names, good', () => {
  it('takes every member of a list for what the noun behind it says', () => {
    expect(namesOf('依托鲸澜电工、磐禾重机、绮陌等龙头企业，做强装备产业。', 'enterprise')).toEqual(
      expect.arrayContaining(['鲸澜电工', '磐禾重机', '绮陌']),
    )
  })

  it('knows a firm that is to be listed on an exchange', () => {
    expect(namesOf('支持磐禾重机加快上市。', 'enterprise')).toEqual(['磐禾重机'])
  })

  it('begins a park behind the verb that builds it', () => {
    expect(namesOf('推动建设芦汀智能装备产业园，支持芦汀洲工业园区扩区。', 'park')).toEqual(
      expect.arrayContaining(['芦汀智能装备产业园', '芦汀洲工业园区']),
    )
  })

  it('counts 园 and 园区 as one park, with both mentions', () => {
    const parks = named('支持芦汀洲工业园扩区。芦汀洲工业园区新增用地。芦汀洲工业园建好标准厂房。').filter(
      (thing) => thing.kind === 'park',
    )
    expect(parks).toHaveLength(1)
    expect(parks[0]?.mentions).toHaveLength(3)
  })

  it('finds a programme in quotation marks, whole', () => {
    expect(namesOf('深入实施“雏鹰归巢”行动计划。', 'programme')).toEqual(['雏鹰归巢行动计划'])
  })

  it('splits towns from villages, and knows roads', () => {
    expect(namesOf('改造苇荻镇鸥栖村水渠，打通鹭汀南路。', 'place')).toEqual(
      expect.arrayContaining(['苇荻镇', '鸥栖村', '鹭汀南路']),
    )
  })

  it("knows the district's own institutions and named hospitals", () => {
    expect(namesOf('推进区图书馆搬迁，改造苇荻镇卫生院，由区教育局牵头。', 'body')).toEqual(
      expect.arrayContaining(['区图书馆', '苇荻镇卫生院', '区教育局']),
    )
  })

  it('reads a spatial structure with the units that the text explains', () => {
    const structure = named(
      '构建“一心两带三组团”空间布局。一心，即鹭汀中央区；两带，即芦溪生态带和苇江产业带；三组团，即东堤组团、西堤组团和南堤组团。',
    ).find((thing) => thing.kind === 'spatial-structure')
    expect(structure?.name).toBe('一心两带三组团')
    expect(structure?.parts).toEqual(['鹭汀中央区', '芦溪生态带', '苇江产业带', '东堤组团', '西堤组团', '南堤组团'])
  })

  it('tells a title from a project', () => {
    expect(namesOf('鸥栖村获评“全国生态文化村”。', 'honour')).toEqual(['全国生态文化村'])
  })

  it('cites every mention: its slice of the source holds the name', () => {
    const text = `${TITLE}支持 磐禾 重机 加快上市，推动 磐禾重机 技改。\n`
    const model = compile(documentFromText('plan.txt', text), { systems: [] })
    const firm = model.enterprises.find((thing) => thing.name === '磐禾重机')
    expect(firm?.mentions.length).toBeGreaterThan(0)
    for (const mention of firm?.mentions ?? [])
      expect(text.slice(mention.start, mention.end).replace(/\s/g, '')).toBe('磐禾重机')
  })
})

describe('names, bad', () => {
  it.each([
    ['common nouns are no parks', '加快产业园区建设，建设一批特色园区。', 'park'],
    ['sorts of firm are no firms', '支持民营企业、中小企业、外资企业等企业发展。', 'enterprise'],
    ['industries are no firms', '依托人工智能、大数据、新能源等企业集聚优势。', 'enterprise'],
    ['kinds of road are no roads', '打通断头路、瓶颈路，建设旅游路。', 'place'],
    ['a village of a sort is no village', '创建示范村，帮扶贫困村。', 'place'],
    ['slogans of the nation are no programmes', '深化“放管服”改革。', 'programme'],
    ['a kind of programme is none', '组织实施重大工程。', 'programme'],
    ['a rule for each village is no structure', '推进“一村一品”发展。', 'spatial-structure'],
  ] as const)('%s', (_, text, kind) => {
    expect(namesOf(text, kind)).toEqual([])
  })

  it('finds nothing in an empty text', () => {
    expect(named('')).toEqual([])
  })
})

describe('names, any text', () => {
  const characters = fc.constantFrom(
    ...'建设一二三区市县镇村路等、，。；：“”《》（）的和与支持获评工业园0123A年核心带临湖芦汀项目计划 \n',
  )
  const astray = (text: string) =>
    named(text)
      .flatMap(({ mentions }) => mentions)
      .filter(({ start, end }) => start >= end || end > TITLE.length + text.length)
  it('never throws, and cites inside the source', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: characters, maxLength: 300 })), (text) => {
        expect(astray(text)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('cuts a text into tokens that cover it without gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 200 }), (text) => {
        let at = 0
        for (const token of tokensOf(text)) {
          expect(token.start).toBe(at)
          expect(token.end).toBeGreaterThan(at)
          at = token.end
        }
        expect(at).toBe(text.length)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['芦汀、', '。'],
    ['支持芦汀等', '。'],
    ['“芦汀', '。'],
    ['一核两带', '空间布局。'],
    ['获评', '。'],
  ])('cites inside one endless sentence of %s', (unit, end) => {
    expect(astray(unit.repeat(16_000) + end)).toEqual([])
  })
})
