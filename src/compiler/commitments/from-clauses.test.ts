import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Commitment } from '../../model/plan-model.ts'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'

const PLAN = '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要\n第一章 壮大产业\n第一节 做强园区\n'

const compiled = (text: string) => compile(documentFromText('plan.txt', text), { systems: [] }).commitments
const promised = (text: string, head = PLAN) => compiled(head + text)
const only = (text: string): Commitment => {
  const commitments = promised(text)
  expect(commitments.map(({ text }) => text)).toHaveLength(1)
  return commitments[0] as Commitment
}

describe('commitments, good', () => {
  it('reads verb and object, past words of manner and what the deed leans on', () => {
    const commitment = only('依托苇江岸线，积极谋划建设湖心鸟类观测站，完善配套服务。')
    expect(commitment).toMatchObject({ verb: '谋划建设', object: '湖心鸟类观测站', verifiable: true })
  })

  it('keeps one commitment for a sentence of several verbs', () => {
    expect(promised('新建公办幼儿园2所，改造校舍3栋，引进教师40名。')).toHaveLength(1)
  })

  it('cuts at ； where each side does something', () => {
    const commitments = promised('制定湿地保护办法，划定禁捕区；新建污水泵站4座，改造老旧管网。')
    expect(commitments.map(({ verb }) => verb)).toEqual(['制定', '新建'])
  })

  it('finds the verb behind its object', () => {
    expect(only('把苇荻镇老粮仓改造成为乡村图书馆，丰富居民生活。').object).toBe('苇荻镇老粮仓')
  })

  it('reads the year', () => {
    expect(only('到2025年，建成口袋公园12个。').period).toBe('2025')
    expect(only('“十四五”期间，新建充电站6座。').period).toBe('2021/2025')
  })

  it('gives an exact slice of the source', () => {
    const text = `${PLAN}新 建 污水 泵站 4 座,改造老旧管网。\n`
    const commitment = compiled(text)[0] as Commitment
    expect(text.slice(commitment.start, commitment.end)).toBe(commitment.text)
  })

  it('reads what a report arranges, not what it reviews', () => {
    const report =
      '2023年政府工作报告\n各位代表：\n一、2022年工作回顾\n新建泵站4座，改造管网20公里。\n二、2023年工作安排\n新建泵站9座，改造管网30公里。\n'
    expect(compiled(report).map(({ text }) => text)).toEqual(['新建泵站9座，改造管网30公里。'])
  })

  it('gives each of two equal paragraphs its own commitment', () => {
    const ids = promised('新建污水泵站4座，改造老旧管网。\n新建污水泵站4座，改造老旧管网。').map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('commitments, bad', () => {
  it.each([
    ['a target without a deed', '到2025年，森林覆盖率达到40%，城镇化率达到65%。'],
    ['a state of things', '苇江穿城而过，湖面开阔，水质良好。'],
    ['a question of principle', '坚持人与自然和谐共生。'],
  ])('%s promises nothing', (_, text) => {
    expect(promised(text)).toEqual([])
  })

  it('guiding principles and achievements promise nothing', () => {
    const text =
      '湖滨市临湖区国民经济和社会发展第十四个五年规划纲要\n第一章 发展基础和指导思想\n第一节 “十三五”发展成就\n新建泵站4座，改造管网20公里。\n第二节 指导思想\n全面贯彻新发展理念，推动高质量发展，建设美丽临湖。\n'
    expect(compiled(text)).toEqual([])
  })

  it('a run-in lead announces the sentences behind it', () => {
    const commitments = promised('推进湖区治理。清退湖面养殖网箱300亩，修复退化岸线，恢复湿地植被。')
    expect(commitments.map(({ verb }) => verb)).toEqual(['清退'])
  })
})

describe('whether a commitment can be checked', () => {
  it.each([
    ['a count', '新建社区食堂8家。'],
    ['all of them', '实现行政村宽带全覆盖，完善村级站点。推进自来水管网全覆盖，提升供水能力。'],
    ['a paper', '编制苇江岸线利用规划，明确分区管控要求。'],
    ['a thing that stands there', '建设湖心鸟类观测站，满足科研需要。'],
    ['a title', '争创国家湿地公园城市示范区，提高知名度。'],
    ['an institution', '全面推行水权交易制度，盘活节余水量。'],
    ['a named firm', '支持磐禾重机加快上市，做优产业。'],
  ])('%s can', (_, text) => {
    expect(promised(text).every(({ verifiable }) => verifiable)).toBe(true)
    expect(promised(text).length).toBeGreaterThan(0)
  })

  it.each([
    ['an effort without end', '进一步加强队伍建设，不断提升服务水平。'],
    ['a quality', '持续优化营商环境，营造更加浓厚的创业氛围。'],
    ['a system made better', '健全社会治理体系，完善协同工作机制。'],
    ['a high place', '打造开放创新高地，增强城市影响力。'],
    ['a name with a digit in it', '加快5G应用推广，深化融合发展。'],
  ])('%s cannot', (_, text) => {
    const commitments = promised(text)
    expect(commitments.length).toBeGreaterThan(0)
    expect(commitments.every(({ verifiable }) => !verifiable)).toBe(true)
  })
})

describe('suggested lead', () => {
  it.each([
    ['改造老旧小区20个，实施棚户区改造。', '区住房和城乡建设局'],
    ['新建幼儿园2所，招聘教师60名。', '区教育局'],
    ['落实河长制，实施水库除险加固。', '区水利局'],
    ['开展退役军人就业帮扶，做好双拥工作。', '区退役军人事务局'],
    ['深化医保支付方式改革，扩大异地就医结算。', '区医疗保障局'],
    ['建强基层党组织，选优配强党支部书记。', '区委组织部'],
  ])('%s', (text, body) => {
    const lead = only(text).lead
    expect(lead?.body).toBe(body)
    expect(lead?.reason).toMatch(/“.+”/)
  })

  it('goes to the body that the sentence itself makes responsible', () => {
    const lead = only('由区财政局牵头，建立校舍维修资金池，改造校舍。').lead
    expect(lead?.body).toBe('区财政局')
    expect(lead?.confidence).toBeGreaterThan(0.9)
  })

  it('takes the names of the rank that the plan speaks for', () => {
    const city = '湖滨市国民经济和社会发展第十四个五年规划纲要\n第一章 壮大产业\n第一节 做强园区\n'
    expect(promised('改造老旧小区20个，实施棚户区改造。', city)[0]?.lead?.body).toBe('市住房和城乡建设局')
  })

  it('is empty where no duty fits', () => {
    expect(only('举办湖心灯会，放飞孔明灯。').lead).toBeNull()
  })
})

describe('commitments, any text', () => {
  const characters = fc.constantFrom(...'建设加强支持把将对、，。；：“”（）的和与年2025个家机制改造推动由局牵头 \n')
  const expectWhole = (text: string) => {
    const commitments = promised(text)
    expect(new Set(commitments.map(({ id }) => id)).size).toBe(commitments.length)
    const astray = commitments.filter(
      ({ start, end, confidence }) =>
        start >= end || end > PLAN.length + text.length || confidence <= 0 || confidence > 1,
    )
    expect(astray).toEqual([])
  }
  it('never throws, cites inside the source, and ids are unique', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: characters, maxLength: 300 })),
        expectWhole,
      ),
      { numRuns: 150 },
    )
  })

  it.each([
    '建设泵站，',
    '建设泵站；',
    '把渠',
    '推动支持',
    '对企业',
  ])('are whole in one endless sentence of %s', (unit) => {
    expectWhole(`${unit.repeat(16_000)}。`)
  })
})
