import { describe, expect, it } from 'vitest'
import { citationsUnder } from '../official-documents/citation.ts'
import { headingMarkers } from '../official-documents/headings.ts'
import {
  type Block,
  figuresOf,
  figuresOfBlock,
  type OfficialDocument,
  textOfBlock,
} from '../official-documents/model.ts'
import { REPORT_KINDS, type ReportFacts, type TargetFact } from './facts.ts'
import { lakesideFacts } from './lakeside.test-facts.ts'
import { writeReport } from './write-report.ts'

const outline = ({ blocks }: OfficialDocument) => {
  const markers = headingMarkers(blocks)
  return blocks.flatMap((block, i) =>
    block.kind === 'heading' && block.level === 1 ? [`${markers.get(i)}${block.text}`] : [],
  )
}
const allBlocks = (document: OfficialDocument) => [
  ...document.blocks,
  ...document.annexes.flatMap(({ blocks }) => blocks),
]
const words = (document: OfficialDocument) => allBlocks(document).map(textOfBlock).join('\n')
const blockAt = (document: OfficialDocument, key: string) =>
  allBlocks(document).find((block) => block.key === key) as Block // the test names a key that is there
const withTarget = (facts: ReportFacts, id: string, change: Partial<TargetFact>): ReportFacts => ({
  ...facts,
  targets: facts.targets.map((target) => (target.id === id ? { ...target, ...change } : target)),
})

describe('outlines', () => {
  it('[RO1] the mid-term evaluation has its ten points in order', () => {
    expect(outline(writeReport(lakesideFacts('mid-term')))).toEqual([
      '一、总体评价',
      '二、主要目标指标完成情况',
      '三、重大战略任务推进情况',
      '四、重大改革举措落实情况',
      '五、重大工程项目推进情况',
      '六、重大政策落实情况',
      '七、风险防范和安全保障情况',
      '八、存在问题与成因',
      '九、发展环境新变化',
      '十、对策措施与目标调整建议',
    ])
  })

  it('[RO2] the annual report speaks of targets, tasks, projects, policies, warnings and what comes next', () => {
    expect(outline(writeReport(lakesideFacts('annual'))).map((line) => line.slice(2))).toEqual([
      '总体情况',
      '主要指标完成情况',
      '重点任务推进情况',
      '重大工程项目进展情况',
      '重大政策和改革举措落实情况',
      '预警情况',
      '下一步工作',
    ])
  })

  it('[RO3] the final evaluation speaks of results, experience, shortfalls and advice to the next plan', () => {
    expect(outline(writeReport(lakesideFacts('final'))).map((line) => line.slice(2))).toEqual([
      '总体评价',
      '主要目标指标完成情况',
      '重大任务完成情况',
      '重大工程项目完成情况',
      '机制运行情况',
      '主要做法和经验',
      '存在不足',
      '对下一个五年规划的建议',
    ])
  })

  it('[RO4] the annexes are those of the kind, and the wide ones lie on their side', () => {
    const titles = (kind: (typeof REPORT_KINDS)[number]) =>
      writeReport(lakesideFacts(kind)).annexes.map(({ title }) => title)
    expect(titles('mid-term')).toEqual([
      '附表1　主要指标完成情况表',
      '附表2　重大工程项目进展情况表',
      '附表3　目标调整建议表',
      '附表4　重点任务完成情况表',
      '第三方评估意见',
      '公众问卷调查情况',
    ])
    expect(titles('annual')).not.toContain('第三方评估意见')
    expect(titles('final')).toContain('第三方评估意见')
    const wide = writeReport(lakesideFacts('final')).annexes.filter(({ orientation }) => orientation === 'landscape')
    expect(wide.map(({ title }) => title.slice(0, 3))).toEqual(['附表1', '附表2', '附表4'])
  })
})

describe.each(REPORT_KINDS)('every report (%s)', (kind) => {
  const facts = lakesideFacts(kind)
  const document = writeReport(facts)

  it('[RO5] gives each block a key of its own, and the same keys for the same facts', () => {
    const keys = allBlocks(document).map(({ key }) => key)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    expect(writeReport(lakesideFacts(kind))).toEqual(document)
  })

  it('[RF4] every figure cites, down to a sentence, a value or records', () => {
    const figures = figuresOf(document)
    expect(figures.length).toBeGreaterThan(200)
    const bare = figures.filter(
      ({ id, cites }) =>
        id !== 'elapsed' && !id.endsWith('/elapsed') && citationsUnder(cites).every((one) => one.kind === 'computed'),
    )
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  it('[RF4] no number of the facts is printed in a paragraph without being a figure', () => {
    const loose = document.blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.flatMap((run) =>
            run.kind === 'text'
              ? [...run.text.matchAll(/\d+(?:\.\d+)?(?:%|亿元|万元|项|个百分点|条|份)/g)].map(([found]) => found)
              : [],
          )
        : [],
    )
    expect(loose).toEqual([])
  })

  it('[RO6] leaves open what only people know, and makes up no cause', () => {
    const lagging = facts.targets.filter(({ standing }) => ['behind', 'far-behind', 'not-completed'].includes(standing))
    expect(lagging.length).toBeGreaterThan(2)
    for (const target of lagging) {
      const block = blockAt(document, `targets.cause.${target.id}`)
      expect(block.kind).toBe(target.causes.length === 0 ? 'question' : 'paragraph')
    }
    for (const { kind: of } of [
      blockAt(
        document,
        kind === 'annual' ? 'next.others.asked' : kind === 'final' ? 'experience.asked' : 'problems.causes.asked',
      ),
    ])
      expect(of).toBe('question')
  })

  it('[RO7] writes no empty brackets, doubled signs or missing values', () => {
    expect(words(document)).not.toMatch(/undefined|null|NaN|Infinity|（）|，，|。。|；。|、。|，。|“”/)
  })

  it('[RP7] says that simulated facts are simulated, and real ones not', () => {
    expect(document.label).toContain('模拟数据')
    expect(writeReport({ ...facts, isSimulated: false }).label).toBeNull()
  })
})

describe('what reports say', () => {
  const midTerm = writeReport(lakesideFacts('mid-term'))

  it('[RO8] speaks of each kind of target in its own way', () => {
    const said = words(midTerm)
    expect(said).toContain(
      '地区生产总值2023年预计为178.0亿元，比2020年增加28.0亿元，完成目标（200亿元）进度的56.0%，判断为基本符合预期',
    )
    expect(said).toContain('地区生产总值2021—2023年年均增长5.9%，完成目标（6.5%）进度的54.8%')
    expect(said).toContain('单位地区生产总值能耗截至2023年累计下降5.9%')
    expect(said).toContain('城镇新增就业截至2023年累计完成1.92万人')
    expect(said).toContain('城镇调查失业率2023年预计为5.3%（目标为控制在5.5%以内），2022年未达到要求')
    expect(said).toContain(
      '空气质量优良天数比率2023年预计为83.1%，比2020年下降0.5个百分点，与目标（87%）相比不进反退，进度为-14.7%',
    )
  })

  it('[RO8] names what the rest of the time needs beside what the years so far brought', () => {
    expect(textOfBlock(blockAt(midTerm, 'targets.lagging.t16'))).toContain('今后2年年均需下降4.7%（前3年年均2.0%）')
    expect(textOfBlock(blockAt(midTerm, 'targets.lagging.t05'))).toContain(
      '今后2年年均需增加8.1亿元（前3年年均3.8亿元）',
    )
  })

  it('[RF2] names a target without data as such and prints — for it, never 0', () => {
    const row = (blockAt(midTerm, 'annex.targets') as Extract<Block, { kind: 'table' }>).rows.find(
      ({ key }) => key === 't15',
    ) // the key of a table
    expect(row?.cells.map((cell) => cell.map(({ text }) => text).join('')).slice(6)).toEqual([
      '—',
      '—',
      '—',
      '95.0',
      '—',
      '60.0%',
      '数据缺失',
    ])
    expect(words(midTerm)).toContain('基本养老保险参保率（目标95%）数据不全（缺2021年、2022年、2023年），暂不作判断')
  })

  it('[RF2] shares without a denominator print —', () => {
    const facts = lakesideFacts('mid-term')
    const bare = writeReport({
      ...facts,
      targets: facts.targets.map((target) => ({
        ...target,
        standing: 'no-data',
        standingWords: '数据缺失',
        progress: null,
        values: [],
      })),
      projects: facts.projects.map((project) => ({
        ...project,
        stage: null,
        investment: null,
        invested: null,
        records: [],
      })),
      commitments: [],
      systems: [],
      surveys: facts.surveys.map((survey) => ({ ...survey, valid: 0, satisfied: null, topics: [] })),
    })
    const said = words(bare)
    expect(said).toContain('可以判断的指标不足，暂不能对《纲要》实施作出总体判断')
    expect(said).toContain('总体满意率—')
    expect(said).toContain('均未报送建设进展，开工率和投资完成率暂不能计算')
    expect(said).not.toMatch(/(?<![\d.])0\.0%/)
  })

  it('[RO9] an empty plan gives a report that says so instead of failing', () => {
    for (const kind of REPORT_KINDS) {
      const empty = writeReport(
        lakesideFacts(kind, {
          targets: [],
          commitments: [],
          projects: [],
          systems: [],
          warnings: [],
          diagnostics: [],
          adjustments: [],
          assessments: [],
          surveys: [],
        }),
      )
      expect(words(empty)).toContain('《纲要》没有列出可以量化评估的指标')
      expect(words(empty)).not.toMatch(/undefined|NaN|，。|；。/)
    }
  })

  it('[RO10] the words for the whole follow the settings, not a constant', () => {
    const facts = lakesideFacts('mid-term')
    const said = (overall: ReportFacts['settings']['overall']) =>
      textOfBlock(blockAt(writeReport({ ...facts, settings: { ...facts.settings, overall } }), 'overall.conclusion'))
    expect(said({ well: 0.9, asExpected: 0.75, roughly: 0.5 })).toContain('总体符合预期，部分指标需要加快')
    expect(said({ well: 0.95, asExpected: 0.8, roughly: 0.6 })).toContain('基本符合预期，但滞后指标较多')
    expect(said({ well: 0.7, asExpected: 0.6, roughly: 0.5 })).toContain('进展顺利')
  })

  it('[RO11] the final evaluation never calls a binding target roughly completed, and names failed years', () => {
    const said = words(writeReport(lakesideFacts('final')))
    const binding = lakesideFacts('final').targets.filter(({ nature }) => nature === 'binding')
    expect(binding.map(({ standing }) => standing)).not.toContain('roughly-completed')
    expect(said).toContain('2022年未达到要求')
    expect(said).toContain('未完成指标及原因')
  })

  it('[RO12] proposes no adjustment of its own: what nobody proposed stays open', () => {
    const table = blockAt(midTerm, 'annex.adjustments') as Extract<Block, { kind: 'table' }> // the key of a table
    const proposals = table.rows.map(({ name, cells }) => [name, (cells[4] ?? []).map(({ text }) => text).join('')])
    expect(proposals).toEqual([
      ['社会消费品零售总额', '下调：84亿元'],
      ['数字经济核心产业增加值占比', '【待提出】'],
      ['每千人口拥有3岁以下婴幼儿托位数', '【待提出】'],
      ['单位地区生产总值能耗降低', '【待提出】'],
      ['空气质量优良天数比率', '【待提出】'],
    ])
  })

  it('[RO13] a binding target that lags is named as such among the problems', () => {
    const said = textOfBlock(blockAt(midTerm, 'problems.targets.named'))
    expect(said).toContain('其中约束性指标2项，即单位地区生产总值能耗降低和空气质量优良天数比率')
    const facts = withTarget(withTarget(lakesideFacts('mid-term'), 't16', { nature: 'expected' }), 't18', {
      nature: 'expected',
    })
    expect(textOfBlock(blockAt(writeReport(facts), 'problems.targets.named'))).not.toContain('约束性')
  })

  it('[RO14] figures that show the same thing share an id, and never read differently', () => {
    for (const kind of REPORT_KINDS) {
      const inText = writeReport(lakesideFacts(kind)).blocks.flatMap(figuresOfBlock)
      const shown = new Map<string, Set<string>>()
      for (const { id, text } of inText) shown.set(id, (shown.get(id) ?? new Set()).add(text))
      expect([...shown].filter(([, texts]) => texts.size > 1)).toEqual([])
    }
  })
})
