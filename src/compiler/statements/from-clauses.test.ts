import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../../model/plan-model.ts'
import { compile } from '../compile.ts'
import { documentFromText } from '../source/text.ts'

/** Compiles an invented plan of 湖滨市临湖区 with one paragraph in the given section. */
function statementsOf(
  paragraph: string,
  section = '第四节 主要目标',
  chapter = '第二章 指导方针和主要目标',
): Statement[] {
  const text = `湖滨市临湖区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n${chapter}\n${section}\n${paragraph}\n`
  return compile(documentFromText('plan.txt', text), { systems: [] }).statements
}

const reported = (paragraph: string) => statementsOf(paragraph, '第一节 “十三五”发展成就', '第一章 发展基础')

const brief = (s: Statement) =>
  [s.indicator, s.comparator, s.value, s.unit, s.measure, s.per, s.period].map((part) => part ?? '—').join(' ')

describe('what a value is said of', () => {
  it.each([
    ['到2025年，研发投入占GDP比重达3%以上。', ['研发投入占GDP比重 ge 3 % level — 2025']],
    [
      '到2025年，港口年吞吐量突破800万吨，年均增长6%。',
      ['港口年吞吐量 ge 800 万吨 level — 2025', '港口年吞吐量 eq 6 % growth_rate year 2025'],
    ],
    [
      '湖鱼产值、湖蟹产值分别增长7%、8%。',
      ['湖鱼产值 eq 7 % growth_rate — 2021/2025', '湖蟹产值 eq 8 % growth_rate — 2021/2025'],
    ],
    [
      '市级、县级财政支出分别压减5%、6%。',
      ['市级财政支出 eq 5 % change — 2021/2025', '县级财政支出 eq 6 % change — 2021/2025'],
    ],
    ['登记失业率控制在4.2%以内。', ['登记失业率 le 4.2 % level — 2025']],
    [
      '新增停车位3000个、公厕25座。',
      ['新增停车位 eq 3000 个 increment — 2021/2025', '新增公厕 eq 25 座 increment — 2021/2025'],
    ],
    ['建设3-5个省级湿地公园。', ['建设省级湿地公园 range 3 个 increment — 2021/2025']],
    ['船艇产业规模超千亿。', ['船艇产业规模 ge 1000 亿元 level — 2025']],
    ['绿地率提高2.5个百分点。', ['绿地率 eq 2.5 个百分点 change — 2021/2025']],
    ['人均预期寿命提高1岁。', ['人均预期寿命 eq 1 岁 change — 2021/2025']],
    ['每年改造老旧码头2座左右。', ['改造老旧码头 approx 2 座 increment year 2021/2025']],
    ['综合实力进入全省前十。', ['综合实力进入全省 le 10 位 level — 2025']],
    ['经济总量比2020年翻一番。', ['经济总量 eq 1 番 change — 2021/2025']],
  ])('%s', (sentence, expected) => {
    const got = statementsOf(sentence).map(brief)
    if (sentence.startsWith('到2025年，港口')) {
      // A growth rate by a year is the growth over the plan's years.
      expect(got).toEqual([expected[0], '港口年吞吐量 eq 6 % growth_rate year 2021/2025'])
    } else expect(got).toEqual(expected)
  })

  it('takes a scope behind the value into the name, and hands it on', () => {
    expect(reported('船艇企业63家（不含园区），年均增长4%。').map(brief)).toEqual([
      '船艇企业（不含园区） eq 63 家 level — 2020',
      '船艇企业（不含园区） eq 4 % growth_rate year 2016/2020',
    ])
    expect(reported('船艇企业63家（含园区）。').map(brief)).toEqual(['船艇企业 eq 63 家 level — 2020'])
  })

  it('ends what a report has reached since a plan began with the year of the report', () => {
    const report = `# 临湖区政府工作报告\n\n各位代表：\n\n## 一、2023年工作回顾\n\n这一年渔港更新提速。“十四五”以来累计改造老旧码头31座。\n\n## 二、2024年工作安排\n\n改造老旧码头5座。\n`
    const [statement] = compile(documentFromText('report.md', report), { systems: [] }).statements
    expect(statement).toMatchObject({ role: 'result', value: 31, period: '2021/2023' })
  })

  it('reads a from-to pair as a baseline and a level', () => {
    expect(reported('湿地保护率从38%提高到45%。').map(brief)).toEqual([
      '湿地保护率 eq 38 % level — 2015',
      '湿地保护率 eq 45 % level — 2020',
    ])
  })

  it('reads the three terms of an industry ratio', () => {
    const [a, b, c] = reported('三次产业结构调整为8.5:41.2:50.3。')
    expect([a?.value, b?.value, c?.value]).toEqual([8.5, 41.2, 50.3])
    expect(c?.indicator).toContain('第三产业')
    expect(c?.unit).toBe('%')
  })

  it('shares the unit of a list with its last value', () => {
    expect(reported('渔业产值、游船收入分别达到260、61.8亿元。').map((s) => [s.indicator, s.value, s.unit])).toEqual([
      ['渔业产值', 260, '亿元'],
      ['游船收入', 61.8, '亿元'],
    ])
  })

  it('names a zone in brackets and calls it context', () => {
    const [statement] = statementsOf('重点打造湖滨船艇产业园（6.5平方公里）。')
    expect(statement).toMatchObject({ indicator: '湖滨船艇产业园面积', role: 'context', value: 6.5 })
  })

  it('returns to the head of the sentence after a semicolon', () => {
    const got = statementsOf('到2025年，湖区产值突破90亿元，力争2035年突破200亿元；游客接待量达到500万人次。')
    expect(got.map((s) => [s.value, s.period, s.modality])).toEqual([
      [90, '2025', 'firm'],
      [200, '2035', 'strive'],
      [500, '2025', 'firm'],
    ])
  })
})

describe('what claims nothing', () => {
  it.each([
    '实施“三湖四岸”战略，引进500强企业，建设5G基站，创建4A级景区。',
    '推行“1+N”模式，沿湖滨路666号布局，落实“20条”措施。',
    '坚持两个市场、两种资源，抓好四大工程，完善三个方面机制。',
    '服务60岁以上老年人和3岁以下婴幼儿，建设15分钟生活圈。',
    '按照GB/T2260编码，参照2019年标准，纪念建区70周年。',
    '一是抓项目。二是抓投资。第一批和第二批同步推进。',
  ])('%s', (sentence) => {
    expect(statementsOf(sentence).map(brief)).toEqual([])
  })
})

describe('role, time and strength', () => {
  it('tells results from targets by where they stand', () => {
    expect(reported('市场主体达到8600户。')[0]).toMatchObject({ role: 'result', period: '2020', measure: 'level' })
    expect(statementsOf('市场主体达到9800户。')[0]).toMatchObject({ role: 'target', period: '2025' })
    expect(statementsOf('湿地公园达到6个。', '第一节 远景目标', '第二章 二〇三五年远景目标')[0]?.period).toBe('2035')
  })

  it('dates a flow over the years of the review', () => {
    expect(reported('累计发放助学金4200万元。')[0]).toMatchObject({ measure: 'cumulative', period: '2016/2020' })
  })

  it('hears 力争', () => {
    expect(statementsOf('力争湖景酒店达到12家。')[0]?.modality).toBe('strive')
  })

  it('cites the source exactly, dirty or not', () => {
    const raw = '到 2 0 2 5年，城区绿地率达 4 5 .5 % 以上。'
    const text = `临湖区国民经济和社会发展第十四个五年规划纲要\n第一章 目标\n第一节 主要目标\n${raw}\n`
    const [statement] = compile(documentFromText('plan.txt', text), { systems: [] }).statements
    expect(statement).toMatchObject({ value: 45.5, unit: '%', comparator: 'ge', period: '2025', line: 4 })
    expect(text.slice(statement?.start, statement?.end)).toBe(statement?.text)
    expect(statement?.valueText).toBe('4 5 .5 %')
  })
})

describe('tables', () => {
  it('reads baseline and target columns of a plan', () => {
    const table = [
      '专栏1 主要指标',
      '',
      '| 指标 | 2020年 | 2025年 | 年均增长（%） | 属性 |',
      '| --- | --- | --- | --- | --- |',
      '| 湿地保护率（%） | 41.2 | 46 | - | 约束性 |',
      '| 游船客运量（万人次） | 320 | ≥450 | 7 | 预期性 |',
      '| 单位岸线能耗降低（%） | - | 〔13.5〕 | - | 约束性 |',
    ].join('\n')
    const text = `# 临湖区国民经济和社会发展第十四个五年规划纲要\n\n## 第一章 目标\n\n### 第一节 主要目标\n\n${table}\n`
    const got = compile(documentFromText('plan.md', text), { systems: [] }).statements
    expect(got.map((s) => [s.indicator, s.comparator, s.value, s.unit, s.role, s.measure, s.period])).toEqual([
      ['湿地保护率', 'eq', 41.2, '%', 'result', 'level', '2020'],
      ['湿地保护率', 'eq', 46, '%', 'target', 'level', '2025'],
      ['游船客运量', 'eq', 320, '万人次', 'result', 'level', '2020'],
      ['游船客运量', 'ge', 450, '万人次', 'target', 'level', '2025'],
      ['游船客运量', 'eq', 7, '%', 'target', 'growth_rate', '2021/2025'],
      ['单位岸线能耗降低', 'eq', 13.5, '%', 'target', 'change', '2025'],
    ])
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...'到2025年 力争 分别 达到 增长 7% 3.5个百分点 12亿元 （ ） “ ” ， 、 ； ： 。 从 提高到 三年内 前十 翻一番 三分之二 1:2:3 20-30家 千亿级 新增 余 以上 以内 第 章 节 一、 5G 〔14〕 | 年均 其中 占 的 等'.split(
      ' ',
    ),
    '\n',
    '２０３５年',
    '𠮷',
  )
  it('never throws, and cites slices of the source', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 120 }), (parts) => {
        const text = parts.join('')
        for (const statement of compile(documentFromText('x.txt', text), { systems: [] }).statements) {
          expect(text.slice(statement.start, statement.end)).toBe(statement.text)
          expect(statement.text).toContain(statement.valueText)
          expect(Number.isFinite(statement.value)).toBe(true)
          expect(statement.confidence).toBeGreaterThan(0)
        }
      }),
      { numRuns: 400 },
    )
  })
})
