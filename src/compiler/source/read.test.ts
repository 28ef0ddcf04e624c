import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { wordPlan } from '../../../test/fixtures/docx.ts'
import { type PdfText, pdfOf } from '../../../test/fixtures/pdf.ts'
import { PLAN_LINES, PLAN_OUTLINE, PLAN_TEXT } from '../../../test/fixtures/plan.ts'
import type { Block, SourceDocument } from '../../model/reading.ts'
import { outlineFromSource } from '../outline/from-source.ts'
import { blocksFromSource } from './blocks.ts'
import { readDocument } from './read.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function accepted(name: string, bytes: Uint8Array): Promise<SourceDocument> {
  const read = await readDocument(name, bytes)
  if (!read.ok) throw new Error(`${read.refusal.code}: ${read.refusal.message.en}`)
  return read.document
}

async function refused(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readDocument(name, bytes)
  if (read.ok) return 'accepted'
  const { message, hint } = read.refusal
  for (const text of [message.zh, hint.zh]) expect(text).toMatch(/[\u4e00-\u9fff]{4}/)
  for (const text of [message.en, hint.en]) expect(text).toMatch(/[a-z]{3} [a-z]/)
  expect(message.zh).toContain(name)
  return read.refusal.code
}

const outlineOf = (document: SourceDocument) =>
  outlineFromSource(blocksFromSource(document)).nodes.map((node) => `${node.level} ${node.number} ${node.title}`)

const cellsOf = (block: Block) => block.cells!.map(({ start, end }) => block.reading.text.slice(start, end))

describe('decoding', () => {
  const encodings: [string, Uint8Array, string][] = [
    ['UTF-8', utf8(PLAN_TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${PLAN_TEXT}`), 'utf-8'],
    ['UTF-16 little endian with a mark', utf16(`\ufeff${PLAN_TEXT}`, true), 'utf-16le'],
    ['UTF-16 little endian without one', utf16(PLAN_TEXT, true), 'utf-16le'],
    ['UTF-16 big endian', utf16(`\ufeff${PLAN_TEXT}`, false), 'utf-16be'],
    ['GB18030', gb18030(PLAN_TEXT), 'gb18030'],
  ]
  it.each(encodings)('reads %s', async (_, bytes, encoding) => {
    const document = await accepted('plan.txt', bytes)
    expect(document.text).toBe(PLAN_TEXT)
    expect(document.encoding).toBe(encoding)
    expect(outlineOf(document)).toEqual(PLAN_OUTLINE)
  })

  it('keeps UTF-8 in which a byte was lost', async () => {
    const bytes = [...utf8(PLAN_TEXT)]
    bytes.splice(400, 1)
    expect((await accepted('plan.txt', Uint8Array.from(bytes))).encoding).toBe('utf-8')
  })
})

describe('format by content', () => {
  it.each([
    ['plan.txt', PLAN_TEXT, 'txt'],
    ['plan', `# 规划\n\n## ${PLAN_TEXT.replaceAll('\n', '\n\n')}`, 'markdown'],
    ['plan.txt', `<html><body><p>${PLAN_LINES.join('</p><p>')}</p></body></html>`, 'html'],
    ['plan.doc', `<p>${PLAN_LINES.join('</p><p>')}</p>`, 'html'],
  ])('%s', async (name, text, format) => {
    expect((await accepted(name, utf8(text))).format).toBe(format)
  })

  it('takes a Word file under any name', async () => {
    expect((await accepted('plan.pdf', await wordPlan())).format).toBe('docx')
  })
})

describe('docx', () => {
  it('gives headings the numbers that Word shows', async () => {
    const document = await accepted('plan.docx', await wordPlan())
    expect(outlineOf(document)).toEqual([
      'chapter 1 家底与形势',
      'section 1.1 过去五年的家底',
      'section 1.2 面临的形势',
      'chapter 2 目标与任务',
      'section 2.1 主要目标',
    ])
    expect(document.text).toContain('第二章')
  })

  it('reads tables with merged cells, their head and caption', async () => {
    const blocks = blocksFromSource(await accepted('plan.docx', await wordPlan()))
    const rows = blocks.filter((block) => block.kind === 'row')
    expect(rows.map((row) => row.head)).toEqual([true, true, false, false])
    expect(cellsOf(rows[3]!)).toEqual(['经济发展', '研发经费投入强度（%）', '1.6', '2.4'])
    expect(rows[3]!.columns).toEqual(['类别', '指标', '数值2020年', '数值2025年'])
    expect(rows[3]!.caption).toBe('专栏1临湖区“十四五”时期主要指标')
  })

  it('leaves footnote marks out and keeps the note', async () => {
    const blocks = blocksFromSource(await accepted('plan.docx', await wordPlan()))
    expect(blocks.some((block) => block.reading.text.includes('66.5%，比五年前'))).toBe(true)
    expect(blocks.filter((block) => block.kind === 'note').map((block) => block.reading.text)).toEqual([
      '口径为常住人口，2020年为快报数。',
    ])
  })

  it('ends a box of one column where its frame ends', async () => {
    const outline = outlineFromSource(blocksFromSource(await accepted('plan.docx', await wordPlan())))
    const boxOf = (text: string) => outline.blocks.find(({ block }) => block.reading.text.startsWith(text))?.box
    expect(boxOf('整治河道')).toBe('专栏2水清岸绿工程')
    expect(boxOf('工程资金')).toBe(null)
    expect(boxOf('上表指标')).toBe(null)
  })

  it('reads inserted text, text boxes and fields, not deleted or hidden text', async () => {
    const w = (inner: string) => `<w:p>${inner}</w:p>`
    const t = (text: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
    const body = [
      w(t('第一章 产业发展规划')),
      w(
        `${t('全区工业增加值')}<w:ins>${t('年均增长8%')}</w:ins><w:del><w:r><w:delText>年均增长9%</w:delText></w:r></w:del>${t('，秘密', '<w:rPr><w:vanish/></w:rPr>')}${t('。')}`,
      ),
      w(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${w(t('投资项目12个'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${w(t('投资项目12个'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      w(`<w:r><w:instrText> PAGE </w:instrText></w:r><w:hyperlink>${t('建设服务中心')}</w:hyperlink>`),
    ]
    const xml = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body.join('')}</w:body></w:document>`
    const { text } = await accepted('plan.docx', zipSync({ 'word/document.xml': strToU8(xml) }))
    expect(text.split('\n').filter(Boolean)).toEqual([
      '第一章 产业发展规划',
      '全区工业增加值年均增长8%。',
      '投资项目12个',
      '建设服务中心',
    ])
  })
})

describe('pdf', () => {
  /** Lines of text set from the top of a page down, wrapped at 34 ideographs, with the page's number at its foot. */
  function typeset(lines: readonly string[]): PdfText[][] {
    const pages: PdfText[][] = [[]]
    let y = 770
    const set = (text: string, x: number) => {
      if (y < 700) {
        pages.push([])
        y = 770
      }
      pages.at(-1)!.push({ text, x, y })
      y -= 18
    }
    for (const line of lines) {
      const heading = /^第/.test(line)
      let rest = line
      for (let first = true; rest !== ''; first = false) {
        const width = first && !heading ? 32 : 34
        set(rest.slice(0, width), first && !heading ? 114 : 90)
        rest = rest.slice(width)
      }
    }
    return pages.map((page, i) => [
      { text: '湖滨市临湖区规划纲要', x: 240, y: 800, size: 9 },
      ...page,
      { text: `— ${i + 1} —`, x: 280, y: 40, size: 9 },
    ])
  }

  it('joins sentences over lines and pages, without page numbers and running heads', async () => {
    const document = await accepted('plan.pdf', pdfOf(typeset(PLAN_LINES)))
    expect(document.format).toBe('pdf')
    expect(outlineOf(document)).toEqual(PLAN_OUTLINE)
    const texts = blocksFromSource(document)
      .filter((block) => block.kind === 'paragraph')
      .map((block) => block.reading.text)
    expect(texts).toContain(
      '临湖区地处湖滨市东岸，辖四个街道、两个镇。本纲要说明区政府今后五年要办的事，供全区上下共同遵循。',
    )
    expect(texts.join('')).not.toMatch(/— ?\d ?—|临湖区规划纲要/)
  })

  it('says on which page a stretch stands', async () => {
    const { text, places } = await accepted('plan.pdf', pdfOf(typeset(PLAN_LINES)))
    expect(places!.length).toBeGreaterThan(3)
    const at = text.indexOf('指导思想')
    const place = places!.find(({ start, end }) => start <= at && at < end)
    expect(place?.page).toBeGreaterThan(1)
  })

  it('reads a table from the places of its columns, empty cells included', async () => {
    const columns = [90, 250, 330, 410]
    const rows = [
      ['指标', '2020年', '2025年', '属性'],
      ['生产总值（亿元）', '218.6', '320', '预期性'],
      ['新建公路（公里）', '', '150', '预期性'],
      ['森林覆盖率（%）', '31.2', '33', '约束性'],
    ]
    const page: PdfText[] = [
      { text: '第一章 发展规划的主要目标', x: 90, y: 780 },
      { text: '表1 临湖区经济社会发展主要指标', x: 200, y: 750 },
      ...rows.flatMap((row, r) =>
        row.map((text, c) => ({ text, x: columns[c]!, y: 720 - r * 20 })).filter(({ text }) => text !== ''),
      ),
      { text: '以上指标按年度分解，由牵头部门落实。', x: 114, y: 600 },
    ]
    const blocks = blocksFromSource(await accepted('plan.pdf', pdfOf([page])))
    const found = blocks.filter((block) => block.kind === 'row')
    expect(found.map(cellsOf)).toEqual(rows)
    expect(found[2]!.columns).toEqual(rows[0])
    expect(found[2]!.caption).toBe('表1临湖区经济社会发展主要指标')
  })
})

describe('refusals', () => {
  it('an empty file', async () => {
    expect(await refused('a.txt', new Uint8Array())).toBe('empty')
    expect(await refused('a.txt', utf8(' \n\u3000\r\n'))).toBe('empty')
  })

  it('bytes that are no text', async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255)
    expect(await refused('a.txt', bytes)).toBe('unknown-format')
  })

  it('a damaged Word file and a damaged pdf', async () => {
    const docx = await wordPlan()
    expect(await refused('a.docx', docx.slice(0, docx.length >> 1))).toBe('damaged')
    const pdf = pdfOf([[{ text: '第一章', x: 90, y: 700 }]])
    expect(await refused('a.pdf', pdf.slice(0, 60))).toBe('damaged')
    const broken = unzipSync(docx)
    expect(await refused('a.docx', zipSync({ ...broken, 'word/document.xml': strToU8('<w:document><w:body>') }))).toBe(
      'damaged',
    )
  })

  it('an encrypted Word file and an encrypted pdf', async () => {
    expect(await refused('a.docx', compoundFile('EncryptedPackage'))).toBe('encrypted')
    const page = [{ text: '第一章 产业发展规划与项目建设目标', x: 90, y: 700 }]
    expect(await refused('a.pdf', pdfOf([page], { encrypted: true }))).toBe('encrypted')
  })

  it('a document of old Word or WPS', async () => {
    expect(await refused('a.doc', compoundFile('WordDocument'))).toBe('legacy-word')
    expect(await refused('a.wps', compoundFile('Contents'))).toBe('legacy-word')
  })

  it('a scan', async () => {
    expect(await refused('a.pdf', pdfOf([[], []]))).toBe('scanned')
  })

  it('files of other programs', async () => {
    expect(await refused('a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe('other-format')
    expect(await refused('a.ofd', zipSync({ 'OFD.xml': strToU8('<x/>') }))).toBe('other-format')
    expect(await refused('a.rtf', utf8('{\\rtf1 text}'))).toBe('other-format')
    expect(await refused('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0))).toBe(
      'other-format',
    )
  })

  it.each([
    ['a program', 'export function sum(a: number, b: number) {\n  return a + b\n}\n'.repeat(30)],
    ['an English novel', 'It was a grey morning and nobody in the village had slept well. '.repeat(40)],
    ['digits', '3.14159 2.71828 1.41421\n'.repeat(60)],
    ['a poem', '月光落在窗台\n风从远处来\n我听见一只鸟\n在梦里唱歌\n'],
    [
      'a letter',
      '亲爱的外婆，今天下雨了，我和小猫在窗边看雨滴。等天晴了我就坐船回来看您，给您带好吃的桂花糕。'.repeat(6),
    ],
  ])('%s is no plan', async (_, text) => {
    expect(await refused('a.txt', utf8(text))).toBe('no-plan')
  })

  it.each([
    ['one section of a plan', PLAN_LINES.slice(9, 13).join('\n')],
    ['one paragraph of a plan', PLAN_LINES[13]],
    [
      'a table of indicators',
      '| 指标 | 2020年 |\n| --- | --- |\n| 生产总值（亿元） | 218.6 |\n| 居民人均可支配收入（元） | 35120 |\n',
    ],
  ])('%s is accepted', async (_, text) => {
    expect(await refused('a.txt', utf8(text))).toBe('accepted')
  })
})

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

/** Encodes by the decoder's own table, for no encoder is built in. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(high, low))
      if (character.length === 1 && !codes.has(character)) codes.set(character, [high, low])
    }
  }
  return Uint8Array.from([...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : codes.get(c)!)))
}

/** The head of a compound file with one name in its directory. */
function compoundFile(name: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (let i = 0; i < name.length; i++) bytes[1024 + i * 2] = name.charCodeAt(i)
  return bytes
}

describe('tables in HTML and Markdown', () => {
  const table =
    '<table><tr><td rowspan="2">类别</td><td rowspan="2">指标</td><td colspan="2">数值</td></tr><tr><td>2020年</td><td>2025年</td></tr><tr><td>民生</td><td>养老床位（张）</td><td>1,200</td><td>2000</td></tr></table>'

  it.each([
    ['plan.html', `<p>第一章 发展目标与重点项目</p><p>表3 主要指标</p>${table}<p>建设任务按年度推进。</p>`],
    ['plan.md', `# 规划\n\n## 第一章 发展目标与重点项目\n\n表3 主要指标\n\n${table}\n\n建设任务按年度推进。\n`],
  ])('%s: merged cells, two lines of head, caption', async (name, text) => {
    const rows = blocksFromSource(await accepted(name, utf8(text))).filter((block) => block.kind === 'row')
    expect(rows.map((row) => row.head)).toEqual([true, true, false])
    expect(cellsOf(rows[2]!)).toEqual(['民生', '养老床位（张）', '1200', '2000'])
    expect(rows[2]!.columns).toEqual(['类别', '指标', '数值2020年', '数值2025年'])
    expect(rows[2]!.caption).toBe('表3主要指标')
  })

  it('two panels side by side are rows one below the other', async () => {
    const text =
      '第一章 发展投资\n\n| 行业 | 增长（%） | 行业 | 增长（%） |\n| --- | --- | --- | --- |\n| 农业 | 1.2 | 教育 | 2.8 |\n'
    const rows = blocksFromSource(await accepted('a.md', utf8(text))).filter(
      (block) => block.kind === 'row' && !block.head,
    )
    expect(rows.map(cellsOf)).toEqual([
      ['农业', '1.2'],
      ['教育', '2.8'],
    ])
  })

  it('a label with numbers set apart is a row, with unit and head', async () => {
    const text =
      '第一章 发展与民生\n\n表2 消费价格涨跌幅度\n\n- 单位：%\n- 指标 全区\n- 城市 农村\n- 消费价格 0.2 0.3 -0.1\n- 其中：食品 0.4 0.4 0.5\n'
    const rows = blocksFromSource(await accepted('a.md', utf8(text))).filter((block) => block.kind === 'row')
    expect(rows.filter((row) => !row.head).map(cellsOf)).toEqual([
      ['消费价格', '0.2', '0.3', '-0.1'],
      ['其中：食品', '0.4', '0.4', '0.5'],
    ])
    expect(rows.at(-1)).toMatchObject({
      unit: '%',
      caption: '表2消费价格涨跌幅度',
      columns: ['指标', '全区', '城市', '农村'],
    })
  })
})
