import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesFromOutline } from '../src/compiler/clauses/from-outline.ts'
import { outlineFromSource } from '../src/compiler/outline/from-source.ts'
import { profileFromOutline } from '../src/compiler/profile/from-outline.ts'
import { blocksFromSource } from '../src/compiler/source/blocks.ts'
import { readDocument } from '../src/compiler/source/read.ts'
import type { Reading, SourceDocument, SourceFormat } from '../src/model/reading.ts'
import { PLAN_LINES, PLAN_TEXT } from './fixtures/plan.ts'

/** Runs the passes that read, and says what is wrong with what they give. */
function faultsOf(document: SourceDocument): string[] {
  const faults: string[] = []
  const { length } = document.text
  const check = ({ text, at }: Reading, what: string) => {
    if (text.length !== at.length) faults.push(`${what}: ${text.length} characters, ${at.length} offsets`)
    for (let i = 0; i < at.length; i++) {
      if (at[i]! >= length) faults.push(`${what}: offset ${at[i]} beyond ${length}`)
      if (i > 0 && at[i]! < at[i - 1]!) faults.push(`${what}: offset runs back at ${i}`)
    }
  }
  const blocks = blocksFromSource(document)
  for (const block of blocks) {
    check(block.reading, `block at line ${block.line}`)
    if (block.line < 1) faults.push('line below 1')
    for (const cell of block.cells ?? []) {
      if (cell.start < 0 || cell.end < cell.start || cell.end > block.reading.text.length)
        faults.push('cell outside its row')
    }
  }
  const outline = outlineFromSource(blocks)
  const ids = new Set<string>()
  for (const node of outline.nodes) {
    if (ids.has(node.id)) faults.push(`outline id ${node.id} twice`)
    ids.add(node.id)
    if (node.start < 0 || node.end > length || node.end <= node.start) faults.push(`node ${node.id} outside the text`)
  }
  const clauses = clausesFromOutline(outline, document.text)
  const seen = new Set<string>()
  for (const clause of clauses) {
    check(clause.reading, `clause ${clause.id}`)
    if (clause.reading.text === '') faults.push(`clause ${clause.id} is empty`)
    if (seen.has(clause.id)) faults.push(`clause id ${clause.id} twice`)
    seen.add(clause.id)
    if (clause.section !== null && !ids.has(clause.section.id)) faults.push(`clause ${clause.id} in no known section`)
    if (
      clause.reading.text !== clause.block.reading.text.slice(clause.offset, clause.offset + clause.reading.text.length)
    ) {
      faults.push(`clause ${clause.id} is no slice of its block`)
    }
  }
  profileFromOutline(document, outline)
  return faults
}

const FORMATS: readonly SourceFormat[] = ['txt', 'markdown', 'html']
const format = fc.constantFrom(...FORMATS)

/** Pieces of plans and of what layouts, programs and hands do to them. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAN_LINES) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '第',
        '一',
        '章',
        '第二节',
        '（一）',
        '(2)',
        '1.',
        '3、',
        '①',
        '——',
        '一是',
        '专栏 1',
        '表 2 ',
        '图3',
        '目录',
        '……12',
        '— 3 —',
      ],
      ...[
        '第 3 页',
        '12',
        '2 0 2 5',
        '6 .5 %',
        '1,234',
        '1 234',
        '２０２５',
        '％',
        '“',
        '”',
        '"',
        "'",
        '《',
        '》',
        '（',
        ')',
        '[5]',
        '[^5]',
        '¹',
      ],
      ...[
        '。',
        '，',
        '；',
        '：',
        '！',
        '.',
        ',',
        '|',
        '|---|',
        '#',
        '## ',
        '**',
        '- ',
        '> ',
        '---',
        '<!--',
        '-->',
        '```',
        '![](a.png)',
      ],
      ...[
        '<p>',
        '</p>',
        '<table>',
        '<tr>',
        '<td colspan=2>',
        '<td rowspan="3">',
        '</td>',
        '</tr>',
        '</table>',
        '<h2>',
        '<br>',
        '<sup>',
        '</sup>',
      ],
      ...[
        '<script>',
        '<nav>',
        '</nav>',
        '<div class="footer">',
        '</div>',
        '<',
        '>',
        '&nbsp;',
        '&lt;p&gt;',
        '&#x4e00;',
        '&',
        '<a href="',
        '>',
      ],
      ...[
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        '\f',
        '\t',
        '　　',
        '    ',
        ' ',
        '\u200b',
        '\ufeff',
        '\u2028',
        '⼀',
        '⸺',
        '𠮷',
        '\ud800',
        '\u0000',
      ],
      ...['单位：万元', '指标', '2020年', '218.6', '-0.3', '〔4.4〕', '预期性', '打印', '责任编辑：某某', '各位代表：'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const mixture = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('reading any text', () => {
  it('never throws, and every offset points into the source in order', () => {
    fc.assert(
      fc.property(mixture, format, (text, kind) => {
        expect(faultsOf({ name: 'plan', format: kind, text })).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('holds for plans to which anything was done', () => {
    const edit = fc.record({ at: fc.nat(PLAN_TEXT.length), cut: fc.nat(6), put: piece })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), format, (edits, kind) => {
        let text = PLAN_TEXT
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut)
        expect(faultsOf({ name: 'plan', format: kind, text })).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it('never throws on any bytes, under any name', async () => {
    const heads = ['', '%PDF-1.7\n', 'PK\u0003\u0004', '<html>', '\ufeff', '{\\rtf1', 'MZ']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.pdf', 'a.docx', 'a.md', 'a.html', 'a'),
        async (head, bytes, name) => {
          const read = await readDocument(name, Uint8Array.from([...new TextEncoder().encode(head), ...bytes]))
          if (read.ok) expect(faultsOf(read.document)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives the same clauses ids whatever is written into another chapter', () => {
    const idsOf = (text: string) => {
      const outline = outlineFromSource(blocksFromSource({ name: 'plan', format: 'txt', text }))
      return clausesFromOutline(outline, text)
        .filter((clause) => clause.section?.number.startsWith('3'))
        .map((clause) => `${clause.id} ${clause.reading.text}`)
    }
    const changed = PLAN_TEXT.replace('第二节 主要目标', '区政府每年向社会公布进展。\n第二节 主要目标')
    expect(idsOf(changed)).toEqual(idsOf(PLAN_TEXT))
    expect(idsOf(PLAN_TEXT).length).toBeGreaterThan(4)
  })

  it.each([
    ['open quotes', '“'],
    ['open brackets', '（'],
    ['open tags', '<div><table><tr><td>'],
    ['open angle signs', '<a '],
    ['digits with spaces', '1 '],
    ['dashes', '— '],
    ['pipes', '|'],
    ['headings', '第一章 '],
    ['stars', '**'],
    ['open links', '[a]('],
    ['entities', '&lt;p '],
    ['leaders', '…'],
  ])('holds for endless %s', (_, unit) => {
    for (const kind of FORMATS) {
      const text = unit.repeat(Math.floor(200_000 / unit.length))
      expect(faultsOf({ name: 'plan', format: kind, text }), kind).toEqual([])
    }
  })
})
