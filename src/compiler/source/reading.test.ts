import { describe, expect, it } from 'vitest'
import { readingOf } from './reading.ts'

const read = (text: string) => readingOf(text, 0, text.length).text

describe('normalising for reading', () => {
  it.each([
    ['stray spaces between characters', '湖 岸 整治 工程', '湖岸整治工程'],
    ['spaces inside a year', '到 2 0 2 5 年', '到2025年'],
    ['a year broken in two', '到20 25年', '到2025年'],
    ['spaces inside a decimal', '增长 6 .5 %', '增长6.5%'],
    ['a space after the point', '增长6. 5%', '增长6.5%'],
    ['a Chinese year', '二 〇 三五年', '二〇三五年'],
    ['raised digits of units', '控制在 32ug/m 3', '控制在32ug/m3'],
    ['full-width digits and signs', '增长１２．５％', '增长12.5%'],
    ['commas in thousands', '收入1,234,567元', '收入1234567元'],
    ['spaces in thousands', '收入 1 234 万元', '收入1234万元'],
    ['ASCII punctuation', '稳中求进,进中提质(全年);共3项:甲!', '稳中求进，进中提质（全年）；共3项：甲！'],
    ['a comma between figures with units stays', '增长7%,8%', '增长7%，8%'],
    ['ratios', '结构为 1.2 : 46.1：52.7', '结构为1.2:46.1:52.7'],
    ['ASCII quotes', '打造"一湖两岸"和"三港"', '打造“一湖两岸”和“三港”'],
    ['invisible characters', '湖\u200b滨\ufeff新\u00ad城', '湖滨新城'],
    ['ideographic spaces', '　　湖滨　新城', '湖滨新城'],
    ['footnote marks', '总产值[5]达到300亿元[^6]，劳动生产率¹提高', '总产值达到300亿元，劳动生产率提高'],
    ['a page number within the line', '新建公园 — 12 — 三处', '新建公园三处'],
    ['a page number in words', '新建公园 第 3 页 共 90 页 三处', '新建公园三处'],
    ['a negative figure', '自然增长率–1.48‰', '自然增长率-1.48‰'],
    ['a range of years', '2021 – 2025年', '2021—2025年'],
    ['Latin words keep their space', '实施 Smart City 计划', '实施Smart City计划'],
    ['radicals', '⺠⽣', '民生'],
  ])('%s', (_, from, to) => {
    expect(read(from)).toBe(to)
  })

  it.each([
    ['numbers side by side in a row', '生产总值 218.6 320 7.9', '生产总值 218.6 320 7.9'],
    ['signed numbers in a row', '食品 0.3 -0.4 1.1', '食品 0.3 -0.4 1.1'],
    ['a table number and a year', '表 2 2023年主要指标', '表2 2023年主要指标'],
    ['a heading number and a year', '1. 2025年目标', '1. 2025年目标'],
    ['two years', '2020 2025年', '2020 2025年'],
    ['a date with dashes', '2021 - 12 - 30', '2021-12-30'],
  ])('does not fuse %s', (_, from, to) => {
    expect(read(from)).toBe(to)
  })

  it('keeps ①②③ that number a list', () => {
    expect(read('重点：①修堤；②清淤；③植绿。')).toBe('重点：①修堤；②清淤；③植绿。')
  })

  it('leads back to the source', () => {
    const source = '到 2 0 2 5 年 ，增长 6 .5 %'
    const { text, at } = readingOf(source, 0, source.length)
    const slice = (part: string) => {
      const i = text.indexOf(part)
      return source.slice(at[i], at[i + part.length - 1]! + 1)
    }
    expect(slice('2025年')).toBe('2 0 2 5 年')
    expect(slice('6.5%')).toBe('6 .5 %')
  })
})
