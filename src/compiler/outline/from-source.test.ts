import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PLAN_LINES, PLAN_OUTLINE, PLAN_TEXT } from '../../../test/fixtures/plan.ts'
import { clausesFromOutline } from '../clauses/from-outline.ts'
import { profileFromOutline } from '../profile/from-outline.ts'
import { blocksFromSource } from '../source/blocks.ts'
import { documentFromText } from '../source/text.ts'
import { outlineFromSource } from './from-source.ts'

const outline = (text: string, name = 'plan.txt') => outlineFromSource(blocksFromSource(documentFromText(name, text)))
const nodes = (text: string, name?: string) =>
  outline(text, name).nodes.map((node) => `${node.level} ${node.number} ${node.title}`)
const wrap = (line: string, width: number) => line.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n')

const BODY = '坚持湖岸共治，把每一条入湖的河道都交到人手里，让岸线还给市民，让湖水清起来。'

describe('the outline survives what publishing does to it', () => {
  it.each<[string, string]>([
    ['a line a paragraph', PLAN_TEXT],
    ['an empty line between', PLAN_LINES.join('\n\n')],
    ['lines wrapped at 30', PLAN_LINES.map((line) => wrap(line, 30)).join('\n')],
    ['wrapped with indents', PLAN_LINES.map((line) => wrap(`　　${line}`, 30)).join('\n')],
    ['headings glued to their number', PLAN_TEXT.replace(/^(第.[章节]) /gm, '$1')],
    ['a contents list with leaders', withContents((line, i) => `${line}…………${i + 1}`)],
    ['a contents list with page numbers', withContents((line, i) => `${line}  ${i + 1}`)],
    ['a contents list of bare headings', withContents((line) => line)],
    ['windows line ends', PLAN_LINES.join('\r\n')],
    ['one line with indents', PLAN_LINES.join('　　')],
    ['HTML paragraphs', `<div>${PLAN_LINES.map((line) => `<p>&nbsp;&nbsp;${line}</p>`).join('')}</div>`],
    ['HTML with breaks', `<html><body>${PLAN_LINES.join('<br>　　')}</body></html>`],
    ['HTML escaped once too often', `<div>${PLAN_LINES.map((line) => `&lt;p&gt;${line}&lt;/p&gt;`).join('')}</div>`],
    [
      'Markdown headings',
      PLAN_TEXT.replace(/^第.章/gm, '\n## $&')
        .replace(/^第.节/gm, '\n### $&')
        .replaceAll('\n', '\n\n'),
    ],
    [
      'page numbers between lines',
      PLAN_LINES.flatMap((line, i) => (i % 4 === 3 ? [line, '', `— ${i} —`, ''] : [line])).join('\n'),
    ],
    ['chrome around it', `首页 > 规划\n打印 关闭\n${PLAN_TEXT}\n责任编辑：某某\n上一篇：无\n扫一扫在手机打开当前页`],
  ])('%s', (_, text) => {
    expect(nodes(text)).toEqual(PLAN_OUTLINE)
  })

  function withContents(entry: (line: string, i: number) => string): string {
    const headings = PLAN_LINES.filter((line) => /^第.[章节]/.test(line))
    return [PLAN_LINES[0], '目  录', ...headings.map(entry), ...PLAN_LINES.slice(1)].join('\n')
  }

  it('joins a heading broken in two', () => {
    const broken = PLAN_TEXT.replace('开启临湖发展新航程', '开启临湖\n发展新航程')
    expect(nodes(broken)).toEqual(PLAN_OUTLINE)
  })

  it('parts a heading from the paragraph on its line', () => {
    expect(nodes(`第一章 总则\n第一节 指导思想 ${BODY}\n第二节基本原则${BODY}`)).toEqual([
      'chapter 1 总则',
      'section 1.1 指导思想',
      'section 1.2 基本原则',
    ])
  })
})

describe('levels by structure', () => {
  it('numbers chapters on over parts, and keeps what was written', () => {
    expect(nodes(`第一篇 底色\n第一章 湖\n${BODY}\n第二篇 前路\n第2章 岸\n${BODY}\n第四章 城\n${BODY}`)).toEqual([
      'part 1 底色',
      'chapter 1 湖',
      'part 2 前路',
      'chapter 2 岸',
      'chapter 4 城',
    ])
  })

  it('gives a document without 章 its highest numbering as chapters', () => {
    const text = `一、过去一年的工作\n${BODY}\n（一）湖水更清。${BODY}\n（二）岸线更绿。${BODY}\n二、今年的安排\n${BODY}\n1.修堤。${BODY}`
    expect(nodes(text)).toEqual([
      'chapter 1 过去一年的工作',
      'section 1.1 湖水更清',
      'section 1.2 岸线更绿',
      'chapter 2 今年的安排',
      'item 2.1 修堤',
    ])
  })

  it('takes numbered sentences of a list for text', () => {
    const text = `第一章 目标\n${BODY}\n1.新建公园3处；\n2.整治河道28公里；\n3.引进企业30家。\n${BODY}`
    expect(nodes(text)).toEqual(['chapter 1 目标'])
  })

  it('does not take a sentence that names a chapter for a heading', () => {
    expect(
      nodes(`第一章 总则\n${BODY}\n第一章所述各项任务由区政府办公室负责分解，并于每年年底前向社会公布进展。`),
    ).toEqual(['chapter 1 总则'])
  })

  it('gives the same heading written twice two ids', () => {
    expect(outline(`第一章 湖\n${BODY}\n第一章 岸\n${BODY}`).nodes.map((node) => node.id)).toEqual(['1', '1~2'])
  })
})

describe('clauses', () => {
  const clauses = (text: string) => clausesFromOutline(outline(text), text)

  it('carries the run-in lead, and marks it', () => {
    const found = clauses(`第一章 目标\n（一）湖水更清。沿湖排污口减少到5个。湖心水质稳定达标。`)
    expect(found.map((clause) => [clause.id, clause.isLead, clause.lead])).toEqual([
      ['1.p1.s1', true, null],
      ['1.1.p1.s1', true, null],
      ['1.1.p1.s2', false, '（一）湖水更清。'],
      ['1.1.p1.s3', false, '（一）湖水更清。'],
    ])
  })

  it('does not end a sentence inside quotes, brackets or a title', () => {
    const text = '第一章 目标\n落实“先治污。后开发。”的要求（预计数。下同），执行《湖岸条例。试行》。再往前走一步。'
    expect(
      clauses(text)
        .map((clause) => clause.reading.text)
        .slice(1),
    ).toEqual(['落实“先治污。后开发。”的要求（预计数。下同），执行《湖岸条例。试行》。', '再往前走一步。'])
  })

  it('gives each clause its own line in a paragraph of several', () => {
    const line = '沿湖八个街道都要建立河长名册，把排口、闸站、泵房逐一登记在册，'
    const text = `第一章 目标\n${[line, line, line, '并按月公布。区政府每年', '十二月向社会报告。'].join('\n')}`
    expect(clauses(text).map((clause) => clause.line)).toEqual([1, 2, 5])
  })

  it('keeps what stands in a box apart', () => {
    const text = `第一章 目标\n${BODY}\n专栏1 水岸工程\n湖堤加固：加固湖堤12公里。\n湿地修复：修复湿地300亩。\n第二章 保障\n${BODY}`
    const boxed = clauses(text).filter((clause) => clause.box !== null)
    expect(boxed.map((clause) => clause.reading.text)).toContain('湿地修复：修复湿地300亩。')
    expect(clauses(text).at(-1)?.box).toBe(null)
  })
})

describe('profile', () => {
  const profile = (text: string, name = 'a.txt') => {
    const document = documentFromText(name, text)
    return profileFromOutline(document, outlineFromSource(blocksFromSource(document)))
  }

  it('of a plan', () => {
    expect(profile(PLAN_TEXT)).toEqual({
      kind: 'plan',
      title: PLAN_LINES[0],
      period: '2021/2025',
      horizon: '2035',
      nextYear: null,
      division: '临湖区',
    })
  })

  it.each([
    ['湖滨市国民经济和社会发展第十五个五年规划纲要', '2026/2030'],
    ['湖滨市国民经济和社会发展第十三个五年规划纲要', '2016/2020'],
    ['临湖区“十二五”规划纲要', '2011/2015'],
    ['临湖区水利发展规划（2023—2030年）', '2023/2030'],
  ])('period of %s', (title, period) => {
    expect(profile(`${title}\n第一章 总则\n${BODY}`).period).toBe(period)
  })

  it.each([
    [
      '2022年12月28日在湖滨市第九届人民代表大会第二次会议上',
      '一、2022年工作回顾',
      '二、2023年工作安排',
      '2022',
      '2023',
    ],
    ['2023年1月9日在湖滨市第九届人民代表大会第二次会议上', '一、过去一年工作回顾', '二、今年工作安排', '2022', '2023'],
  ])('of a report given on %s', (day, first, second, period, nextYear) => {
    const text = `政府工作报告\n——${day}\n各位代表：\n${first}\n${BODY}\n${second}\n${BODY}`
    expect(profile(text)).toMatchObject({ kind: 'report', period, nextYear, division: '湖滨市' })
  })

  it('of a bulletin', () => {
    const text = `湖滨市2023年国民经济和社会发展统计公报\n一、综合\n初步核算，全年生产总值比上年增长5.1%。`
    expect(profile(text)).toMatchObject({ kind: 'bulletin', period: '2023', division: '湖滨市' })
  })
})

// Published texts are not part of the project: they lie beside it, or where the variable points.
const folder = process.env.GANGMU_PUBLISHED ?? join('..', 'shared')
const published = existsSync(join(folder, 'seed')) ? folder : undefined

describe.skipIf(published === undefined)('published plans (where their texts are at hand)', () => {
  it('the district plan has 13 chapters with their sections', () => {
    const text = readFileSync(join(published!, 'seed/yanfeng-14.txt'), 'utf8')
    const { nodes: found } = outline(text)
    expect(found.filter((node) => node.level === 'chapter').map((node) => node.number)).toEqual(
      Array.from({ length: 13 }, (_, i) => String(i + 1)),
    )
    const perChapter = Array.from(
      { length: 13 },
      (_, i) => found.filter((node) => node.level === 'section' && node.number.startsWith(`${i + 1}.`)).length,
    )
    expect(perChapter).toEqual([2, 4, 4, 4, 4, 4, 4, 3, 3, 4, 4, 3, 4])
  })

  it.each(['13', '14'])('the national plan %s has the headings that its file marks', (plan) => {
    const text = readFileSync(join(published!, `corpus/plans/national-${plan}.md`), 'utf8')
    const marked = [...text.matchAll(/^#{2,4} 第[^篇章节]{1,6}[篇章节](.*)$/gm)].map((match) =>
      match[1]!.replace(/\s/g, ''),
    )
    const found = outline(text, 'plan.md').nodes.filter((node) => node.level !== 'item')
    expect(found.map((node) => node.title.replace(/\s/g, ''))).toEqual(marked)
  })
})
