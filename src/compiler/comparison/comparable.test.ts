import { describe, expect, it } from 'vitest'
import type { Statement } from '../../model/plan-model.ts'
import { comparableOf, directionOf, indicatorKey, stricter, unitOf } from './comparable.ts'

const key = (name: string) => indicatorKey(name).key

describe('indicatorKey', () => {
  it.each([
    ['国省技术中心', '国家级、省级技术中心'],
    ['国省级创新创业基地', '拥有国家级和省级创新创业基地'],
    ['规上工业企业数', '规模以上工业企业'],
    ['高新技术企业数量', '高新技术企业'],
    ['地区生产总值（GDP）', 'GDP'],
    ['研发投入占GDP比重', '全社会研发经费投入强度'],
    ['全社会R&D经费投入占GDP比重', '研究与试验发展经费投入强度'],
    ['高新技术产业增加值占地区生产总值的比重', '高新技术产业增加值占GDP比例'],
    ['细颗粒物（PM2.5）浓度', 'PM2.5平均浓度'],
    ['空气质量优良天数比率', '城区环境空气质量优良率'],
    ['单位国内生产总值能源消耗', '万元GDP综合能耗'],
    ['技术合同交易额', '技术市场成交合同金额'],
    ['全市森林覆盖率', '森林覆盖率'],
  ])('reads %s and %s as one', (one, other) => expect(key(one)).toBe(key(other)))

  it.each([
    ['城镇登记失业率', '城镇调查失业率'],
    ['清洁能源占比', '非化石能源占比'],
    ['农村居民人均可支配收入', '城镇居民人均可支配收入'],
    ['人均地区生产总值', '地区生产总值'],
    ['高新技术产业增加值占GDP比重', '高新技术产业增加值占规模工业增加值比重'],
    ['新增高新技术企业', '高新技术企业'],
    ['常住人口城镇化率', '户籍人口城镇化率'],
    ['学前教育毛入园率', '公办园在园幼儿占比'],
  ])('keeps %s and %s apart', (one, other) => expect(key(one)).not.toBe(key(other)))

  it('sets aside the scope in brackets, but not a gloss', () => {
    expect(indicatorKey('高新技术企业（含东港园区）')).toEqual({ key: '高新技术企业', scope: '含东港园区' })
    expect(indicatorKey('细颗粒物（PM2.5）浓度').scope).toBe('')
  })
})

describe('unitOf', () => {
  it.each([
    ['亿元', '元', 1e8],
    ['万亿元', '元', 1e12],
    ['万人', '人', 1e4],
    ['㎡', '平方米', 1],
    ['ug/m3', '微克/立方米', 1],
    ['%', '%', 1],
    ['千瓦', '千瓦', 1],
  ])('%s', (unit, name, power) => expect(unitOf(unit)).toEqual({ unit: name, power }))
})

const statement = (over: Partial<Statement>): Statement => ({
  id: 's1',
  clause: 'c1',
  line: 1,
  start: 0,
  end: 1,
  text: '',
  valueText: '',
  indicator: '森林覆盖率',
  subject: null,
  role: 'target',
  comparator: 'eq',
  value: 30,
  valueMax: null,
  unit: '%',
  measure: 'level',
  per: null,
  direction: null,
  period: '2025',
  modality: 'firm',
  confidence: 0.9,
  ...over,
})
const of = (over: Partial<Statement>) => {
  const comparable = comparableOf(statement(over))
  if (comparable === null) throw new Error('not comparable')
  return comparable
}

describe('comparableOf', () => {
  it('says nothing about names that could mean anything', () => {
    for (const indicator of ['投资', '项目', '项目开工建设', '年度投资', '强”项目', '增长率']) {
      expect(comparableOf(statement({ indicator }))).toBeNull()
    }
  })

  it('refuses a level in percent of what is no share', () => {
    expect(comparableOf(statement({ indicator: '旅游总收入', unit: '%' }))).toBeNull()
    expect(comparableOf(statement({ indicator: '旅游总收入', unit: '亿元' }))?.value).toBe(30e8)
  })

  it('turns days of good air into a share of the year', () => {
    const days = of({ indicator: '空气质量优良天数', unit: '天', value: 300 })
    expect(days.unit).toBe('%')
    expect(days.value).toBeCloseTo(82.19, 2)
  })

  it('takes verbs in front of an indicator for no owner', () => {
    expect(of({ subject: '深耕' }).subject).toBe('')
    expect(of({ subject: '东港园区' }).subject).toBe('东港园区')
  })

  it('leaves room for rounding', () => {
    const coarse = of({ value: 1.6, unit: '亿元', indicator: '技术合同成交额' })
    expect(1.59e8).toBeGreaterThan(coarse.least)
    expect(1.59e8).toBeLessThan(coarse.most)
  })
})

describe('stricter', () => {
  it('knows which way is better', () => {
    expect(directionOf(of({ indicator: '城镇登记失业率' }))).toBe('down')
    expect(directionOf(of({ comparator: 'ge' }))).toBe('up')
    expect(stricter(of({ value: 30 }), of({ value: 33 }))).toBe('second')
    expect(stricter(of({ indicator: '城镇登记失业率', value: 4 }), of({ indicator: '城镇登记失业率', value: 5 }))).toBe(
      'first',
    )
  })

  it('takes a greater fall for the greater demand', () => {
    const fall = (value: number) => of({ indicator: '单位GDP能耗', measure: 'change', text: `下降${value}%`, value })
    expect(stricter(fall(18), fall(13))).toBe('first')
  })

  it('is silent where the words do not tell', () => {
    const people = (value: number) => of({ indicator: '常住人口规模', unit: '万人', value })
    expect(stricter(people(30), people(40))).toBeNull()
  })
})
