import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Citation } from './citation.ts'
import { type Block, figure, type OfficialDocument, plainDocument, type Row, type Table, text } from './model.ts'
import { officialDocument } from './official-document.ts'

const sentence: Citation = {
  kind: 'sentence',
  plan: '临湖区“十四五”规划纲要',
  version: '2022年更新版',
  clause: '2.4.p1.s1',
  line: 54,
  text: '地区生产总值达到200亿元',
}
const observation: Citation = {
  kind: 'observation',
  observation: 'obs-1',
  indicator: '地区生产总值',
  period: '2023',
  value: 178,
  unit: '亿元',
  status: '初步核算',
  approver: '区统计局',
  document: null,
}

const columns = ['序号', '指标', '2023年'].map(
  (title, i) => ({ title, group: null, width: [3, 20, 6][i] ?? 1, align: 'left', format: null }) as const,
)
const tableOf = (count: number): Table => ({
  kind: 'table',
  key: 'table',
  caption: '附表1　主要指标完成情况表',
  unit: '单位：亿元',
  columns,
  rows: Array.from(
    { length: count },
    (_, i): Row => ({
      key: `r${i}`,
      name: '地区生产总值',
      band: false,
      cells: [[text(`${i + 1}`)], [text('地区生产总值')], [figure(`f${i}`, '178.0', 178, observation)]],
    }),
  ),
  notes: ['部分数据因四舍五入，合计与分项略有差异。'],
})

const blocks: readonly Block[] = [
  { kind: 'heading', key: 'h1', level: 1, text: '总体评价' },
  {
    kind: 'paragraph',
    key: 'p1',
    runs: [
      text('2023年地区生产总值'),
      figure('gdp', '178.0亿元', 178, observation),
      text('，目标'),
      figure('goal', '200亿元', 200, sentence),
      text('，完成'),
      figure('again', '178.0亿元', 178, observation),
      text('。'),
    ],
  },
  { kind: 'heading', key: 'h2', level: 2, text: '约束性指标' },
  { kind: 'question', key: 'q1', asks: '滞后的主要原因', of: '区统计局' },
]
const whole: OfficialDocument = {
  ...plainDocument,
  letterhead: '湖滨市临湖区人民政府文件',
  number: '临政发〔2023〕12号',
  signatories: ['某某'],
  title: '临湖区“十四五”规划纲要实施情况中期评估报告',
  addressee: '临湖区人民代表大会常务委员会',
  blocks,
  signature: '湖滨市临湖区人民政府',
  date: '2023-07-20',
  remark: '联系人：某某',
  annexes: [
    { key: 'a1', title: '主要指标完成情况表', orientation: 'landscape', blocks: [tableOf(90)] },
    {
      key: 'a2',
      title: '说明',
      orientation: 'portrait',
      blocks: [{ kind: 'paragraph', key: 'a2p', runs: [text('略。')] }],
    },
  ],
  imprint: { copiesTo: ['区委办公室'], printedBy: '湖滨市临湖区人民政府办公室', printedOn: '2023-07-21' },
  label: '模拟数据',
}

async function open(document: OfficialDocument, options?: Parameters<typeof officialDocument>[1]) {
  const files = unzipSync(await officialDocument(document, options))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const xml = part('word/document.xml')
  return { files, part, xml, words: xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '') }
}

const sections = (xml: string) => [...xml.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map((match) => match[0])
const styleOf = (styles: string, id: string) =>
  new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`, 's').exec(styles)?.[0] ?? ''

describe('official document as docx', () => {
  it('[RP1] has the page, margins and grid of the standard, upright and turned', async () => {
    const { xml } = await open(whole)
    const [upright, turned, ...others] = sections(xml)
    expect(others).toHaveLength(2)
    expect(upright).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
    expect(upright).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(upright).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/>')
    expect(turned).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    // Turned clockwise: the binding edge (28 mm) becomes the top, the head of the page (37 mm) the right.
    expect(turned).toContain('w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"')
  })

  it('[RP1] sets body, title and headings in their type, size and indent', async () => {
    const { part, xml } = await open(whole)
    const styles = part('word/styles.xml')
    const body = styleOf(styles, 'GwBody')
    expect(body).toContain('w:eastAsia="仿宋_GB2312"')
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain('w:line="579" w:lineRule="exact"')
    expect(body).toContain('w:firstLineChars="200"')
    expect(styleOf(styles, 'Title')).toContain('w:eastAsia="方正小标宋简体"')
    expect(styleOf(styles, 'Title')).toContain('<w:sz w:val="44"/>')
    expect(styleOf(styles, 'Title')).toContain('<w:jc w:val="center"/>')
    for (const [id, face] of [
      ['Heading1', '黑体'],
      ['Heading2', '楷体_GB2312'],
      ['Heading3', '仿宋_GB2312'],
      ['Heading4', '仿宋_GB2312'],
    ] as const) {
      const style = styleOf(styles, id)
      expect(style).toContain(`w:eastAsia="${face}"`)
      expect(style).toContain('<w:sz w:val="32"/>')
      expect(style).toContain('<w:keepNext/>')
    }
    expect(xml).toMatch(/w:val="Heading1".*?一、总体评价/s)
    expect(xml).toMatch(/w:val="Heading2".*?（一）约束性指标/s)
  })

  it('[RP2] numbers odd pages at the right and even ones at the left, one character in', async () => {
    const { part, files, xml } = await open(whole)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    for (const section of sections(xml)) {
      expect(section).toContain('<w:footerReference w:type="default"')
      expect(section).toContain('<w:footerReference w:type="even"')
    }
    const feet = Object.keys(files)
      .filter((name) => /^word\/footer\d+\.xml$/.test(name))
      .map(part)
    expect(feet).toHaveLength(8)
    for (const foot of feet) {
      expect(foot.replace(/<w:instrText[^>]*>PAGE<\/w:instrText>/, '1').replace(/<[^>]+>/g, '')).toBe('— 1 —')
      expect(foot).toMatch(/<w:ind w:right="280"\/><w:jc w:val="right"\/>|<w:ind w:left="280"\/><w:jc w:val="left"\/>/)
    }
    expect(feet.filter((foot) => foot.includes('w:val="tbRl"'))).toHaveLength(2)
  })

  it('[RP4] names what stands in for a font that is missing', async () => {
    const fonts = (await open(whole)).part('word/fontTable.xml')
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>')
    expect(fonts).toContain('<w:font w:name="仿宋"><w:altName w:val="FangSong"/>')
    expect(fonts).not.toContain('embed')
  })

  it('[RP6] repeats the head of a table, cuts it with 续表 and tears no row', async () => {
    const { xml, words } = await open(whole)
    const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)]
      .map((match) => match[0])
      .filter((one) => one.includes('指标'))
    expect(tables.length).toBeGreaterThan(2)
    for (const table of tables) expect(table).toContain('<w:tblHeader/>')
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].filter((match) => match[0].includes('地区生产总值'))
    expect(rows).toHaveLength(90)
    for (const row of rows) expect(row[0]).toContain('<w:cantSplit/>')
    expect(words.match(/附表1　主要指标完成情况表（续表）/g)).toHaveLength(tables.length - 1)
    expect(words.match(/注：/g)).toHaveLength(1)
  })

  it('[RP7] names simulated data in the head of every page', async () => {
    const { part, files } = await open(whole)
    const heads = Object.keys(files).filter((name) => /^word\/header\d+\.xml$/.test(name))
    expect(heads).toHaveLength(8)
    for (const head of heads) expect(part(head)).toContain('模拟数据')
    const plain = await open({ ...whole, label: null })
    for (const head of heads) expect(plain.part(head)).not.toContain('模拟数据')
  })

  it('[RP8] gives the same bytes for the same document, with or without comments', async () => {
    for (const comments of [false, true]) {
      const first = await officialDocument(whole, { comments })
      await new Promise((resolve) => setTimeout(resolve, 1100))
      expect(Buffer.from(await officialDocument(whole, { comments })).equals(Buffer.from(first))).toBe(true)
    }
  })

  it('[RP9] writes the elements in the order of the standard, and leaves out what is not given', async () => {
    const { words } = await open(whole, { sources: 'none' })
    const order = [
      '湖滨市临湖区人民政府文件',
      '临政发〔2023〕12号',
      '签发人：某某',
      '中期评估报告',
      '临湖区人民代表大会常务委员会：',
      '一、总体评价',
      '附件：1.主要指标完成情况表',
      '2.说明',
      '2023年7月20日',
      '（联系人：某某）',
      '附件1',
      '附件2',
      '抄送：区委办公室。',
      '2023年7月21日印发',
    ].map((element) => words.indexOf(element))
    expect(order).not.toContain(-1)
    expect([...order].sort((a, b) => a - b)).toEqual(order)
    const bare = await open({ ...plainDocument, title: '关于年度监测的通知', blocks })
    expect(bare.words).not.toMatch(/签发人|印发|抄送|附件1\n.*附件2|null|undefined/)
  })

  it('[RF4] [RF5] lists the sources of each passage once, in reading order, and one for each row', async () => {
    const { words } = await open({
      ...whole,
      annexes: [{ ...whole.annexes[0], blocks: [tableOf(2)] }] as OfficialDocument['annexes'],
    })
    expect(words).toContain('178.0亿元，目标200亿元，完成178.0亿元[1]。')
    expect(words).toContain('《纲要》指《临湖区“十四五”规划纲要》（2022年更新版）')
    expect(words).toContain(
      '[1]　《纲要》第54行（条款2.4.p1.s1）：“地区生产总值达到200亿元”；地区生产总值：2023年178亿元〔obs-1〕（初步核算，审核：区统计局）。',
    )
    expect(words).toContain('[3]　附表1　主要指标完成情况表：地区生产总值。')
    expect(words).not.toContain('[4]')
  })

  it('[RF4] puts the sources in footnotes or comments instead where asked', async () => {
    const footnotes = await open(whole, { sources: 'footnotes' })
    expect(footnotes.part('word/footnotes.xml').includes('2023年178亿元〔obs-1〕')).toBe(true)
    expect(footnotes.words).not.toContain('数据来源')
    const comments = await open(whole, { sources: 'none', comments: true })
    expect(comments.part('word/comments.xml')).toContain('报送值obs-1')
    expect(comments.words).not.toContain('[1]')
  })

  it('prints a question as something to be filled in, never as a statement', async () => {
    const { words } = await open(whole)
    expect(words).toContain('【待补充（区统计局）：滞后的主要原因】')
  })
})
