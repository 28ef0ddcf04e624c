import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue/all.ts'
import { indicatorsFromTable } from './catalogue/table.ts'
import { findIndicator, indexCatalogue, shippedIndex } from './find-indicator.ts'
import { readIndicatorName } from './name.ts'

const id = (name: string) => findIndicator(name)?.id ?? null

describe('indicator catalogue', () => {
  it('[IC1] holds some 300 indicators or more, in every category, with both names', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(300)
    expect(new Set(catalogue.map((entry) => entry.category)).size).toBe(8)
    for (const entry of catalogue) expect([entry.id, entry.name.en]).not.toContain('')
  })

  it('[IC2] no name belongs to two indicators, and every name finds its own', () => {
    const index = shippedIndex()
    for (const entry of catalogue)
      for (const name of [entry.name.zh, ...entry.aliases])
        expect([name, findIndicator(name, index)?.id]).toEqual([name, entry.id])
  })

  it('[IC2] refuses a catalogue in which a name means two things', () => {
    const two = indicatorsFromTable(
      'economy',
      `a | 甲收入 | A | 乙收入 | 元 | up | level | - | 统计局
       b | 乙收入 | B | | 元 | up | level | - | 统计局`,
    )
    expect(() => indexCatalogue(two)).toThrow(/乙收入.*names both a and b/)
  })

  it('[IC3] says which line of a table is wrong', () => {
    expect(() => indicatorsFromTable('economy', 'a | 甲 | A | | 元 | sideways | level | - | 统计局')).toThrow(
      /direction “sideways”/,
    )
    expect(() => indicatorsFromTable('economy', 'a | 甲 | A')).toThrow(/3 columns/)
  })
})

describe('reading a published name', () => {
  it('[IN1] drops time, place and count words', () => {
    expect(id('年末全国常住人口城镇化率')).toBe('urbanisation-rate-resident')
    expect(id('全年全区地区生产总值（GDP）')).toBe('gdp')
    expect(id('截至2023年底全市市场主体总数')).toBe('market-entities')
    expect(id('全年全国城镇调查失业率平均值')).toBe('surveyed-unemployment')
    expect(id('2025年森林覆盖率')).toBe('forest-cover')
  })

  it('[IN2] reads equal words alike', () => {
    expect(id('研究与试验发展（R&D）经费支出')).toBe('rd-expenditure')
    expect(id('全社会R&D经费投入')).toBe('rd-expenditure')
    expect(id('全社会R&D经费投入占GDP的比重')).toBe('rd-intensity')
    expect(id('研究与试验发展经费与国内生产总值之比')).toBe('rd-intensity')
    expect(id('万元国内生产总值能耗[22]')).toBe('energy-intensity')
    expect(id('细颗粒物（PM2.5）年平均浓度')).toBe('pm25')
    expect(id('每千人口拥有注册护士数')).toBe('nurses-per-1000')
    expect(id('农民人均可支配收入')).toBe('disposable-income-rural')
    expect(id('水质优良（Ⅰ～Ⅲ类）断面比例')).toBe('good-surface-water')
    expect(id('16—59岁人口平均受教育年限')).toBe('schooling-years')
  })

  it('[IN3] one differing word is another indicator', () => {
    const pairs = [
      ['城镇登记失业率', '城镇调查失业率'],
      ['清洁能源消费量占能源消费总量的比重', '非化石能源占能源消费总量比重'],
      ['国有建设用地供应总量', '新增建设用地规模'],
      ['居民人均可支配收入', '城镇居民人均可支配收入'],
      ['城镇居民人均可支配收入', '农民人均可支配收入'],
      ['全社会研发经费投入', '研发投入强度'],
      ['人均地区生产总值', '地区生产总值'],
      ['常住人口城镇化率', '户籍人口城镇化率'],
      ['基本养老保险参保率', '基本医疗保险参保率'],
      ['粮食产量', '粮食综合生产能力'],
      ['规模以上工业增加值', '工业增加值'],
      ['高新技术企业', '新增高新技术企业'],
      ['固定资产投资', '全社会固定资产投资'],
    ] as const
    for (const [a, b] of pairs) {
      expect([a, id(a)]).not.toEqual([a, null])
      expect([b, id(b)]).not.toEqual([b, null])
      expect(id(a)).not.toBe(id(b))
    }
  })

  it('[IN4] another owner in front is no longer the division’s indicator', () => {
    expect(id('临湖工业园规模工业增加值')).toBeNull()
    expect(id('东部地区生产总值')).toBeNull()
    expect(id('国有控股企业增加值')).toBeNull()
    expect(findIndicator('临湖区地区生产总值', undefined, ['临湖区'])?.id).toBe('gdp')
  })

  it('[IN5] keeps a scope note apart', () => {
    const found = findIndicator('地区生产总值（GDP，不含园区）')
    const plain = findIndicator('地方一般公共预算收入（不含园区）')
    expect(plain?.id).toBe('local-revenue')
    expect(plain?.scope).toEqual(['不含园区'])
    expect(found?.scope).toEqual(['不含园区'])
  })

  it('[IN6] notices a change in the name', () => {
    expect(readIndicatorName('单位GDP能耗下降').change).toBe('fall')
    expect(readIndicatorName('地区生产总值年均增长').change).toBe('rise')
    expect(readIndicatorName('年末全国城镇调查失业率').moment).toBe('year-end')
    expect(readIndicatorName('全国城镇调查失业率平均值').moment).toBe('mean')
  })

  it('[IN7] never throws', () => {
    for (const name of ['', '（', '率', '全国', '）（', '占比重', '的'.repeat(500)])
      expect(() => id(name)).not.toThrow()
  })
})
