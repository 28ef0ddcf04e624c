import type { PlacedBlock } from '../outline/from-source.ts'
import { type Checked, type Finding, placeOf, quote } from './finding.ts'

/** “专栏3”, “表2-1”, “附表1”, “图4”: label and number of a caption at the start of a block. */
const CAPTION = /^[[【（]?(专栏|附表|附图|表|图)([\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?)(?![\d年月%亿万])/

/** Captions that promise a table, not running text. */
const TABULAR = /指标|对比表|一览表|情况表|明细|目标表|进度表|清单|项目表/

/** GM201, GM202: a box, table or figure whose caption stands without anything to read. */
export function checkBoxes(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const { blocks } = checked.outline
  for (let i = 0; i < blocks.length; i++) {
    const { block } = blocks[i] as PlacedBlock
    if (!isCaption(block.kind, block.reading.text)) continue
    const { text } = block.reading
    const at = placeOf(block.reading, 0, text.length)
    const content = contentAfter(blocks, i)
    if (content === 'image') {
      findings.push({
        code: 'GM202',
        at,
        message: {
          zh: `“${quote(text)}”的内容只有图片，读不出文字和数字`,
          en: `“${quote(text)}” is only an image: no words or figures can be read from it`,
        },
        hint: {
          zh: '发布时附上文字版表格；编译时可另给含此表的 docx 或 xlsx。',
          en: 'Publish the table as text too, or compile a file that holds it.',
        },
      })
    } else if (content === 'none') {
      findings.push({
        code: 'GM201',
        at,
        message: {
          zh: `“${quote(text)}”只有标题，内容缺失`,
          en: `“${quote(text)}” has a caption only: its content is missing`,
        },
        hint: {
          zh: '补上表格或文字。若原文以图片发布，请从原件补录，尤其是主要指标表。',
          en: 'Add the table or text. If it was published as an image, take it from the original, above all the table of main indicators.',
        },
      })
    }
  }
  return findings
}

/** Short block of its own that starts like a caption; running text that begins with 表1 ends with a full stop. */
function isCaption(kind: string, text: string): boolean {
  if (kind === 'caption') return text.length > 0
  return kind === 'paragraph' && text.length <= 50 && CAPTION.test(text) && !/[。；！？，]$/.test(text)
}

function contentAfter(blocks: readonly PlacedBlock[], caption: number): 'some' | 'image' | 'none' {
  const title = (blocks[caption] as PlacedBlock).block.reading.text
  for (let i = caption + 1; i < blocks.length && i < caption + 4; i++) {
    const { block, box } = blocks[i] as PlacedBlock
    if (block.kind === 'note' || block.kind === 'contents') continue
    if (block.kind === 'image' || /^[!！]\[.{0,80}\][(（].{1,200}[)）]$/.test(block.reading.text)) return 'image'
    if (block.kind === 'row') return 'some'
    if (block.kind === 'heading') return 'none'
    if (block.kind === 'caption') {
      // A unit line or the second line of the caption may be read as a caption too.
      if (CAPTION.test(block.reading.text)) return 'none'
      continue
    }
    if (block.kind === 'paragraph') {
      if (box !== null) return 'some'
      if (CAPTION.test(block.reading.text) && block.reading.text.length <= 50) return 'none'
      return TABULAR.test(title) && !hasRowSoon(blocks, i) ? 'none' : 'some'
    }
  }
  return 'none'
}

function hasRowSoon(blocks: readonly PlacedBlock[], from: number): boolean {
  for (let i = from; i < blocks.length && i < from + 4; i++) {
    const kind = (blocks[i] as PlacedBlock).block.kind
    if (kind === 'row' || kind === 'image') return true
    if (kind === 'heading') return false
    // Cells that lost their table: short lines, most of them figures.
    if (kind === 'paragraph' && (blocks[i] as PlacedBlock).block.reading.text.length <= 12) return true
  }
  return false
}

/** GM203: “见专栏3” where no such box stands. */
export function checkReferences(checked: Checked): Finding[] {
  const present = new Set<string>()
  for (const { block } of checked.outline.blocks) {
    const match = CAPTION.exec(block.reading.text)
    if (match !== null) present.add(labelOf(match[1] as string, match[2] as string))
  }
  const findings: Finding[] = []
  const reported = new Set<string>()
  for (const { block } of checked.outline.blocks) {
    if (block.kind !== 'paragraph') continue
    const { text } = block.reading
    for (const match of text.matchAll(/(?:详见|参见|见|按照|根据)(专栏|附表|附图)([\d一二三四五六七八九十]{1,3})/g)) {
      const label = labelOf(match[1] as string, match[2] as string)
      if (present.has(label) || reported.has(label)) continue
      reported.add(label)
      const from = match.index + match[0].length - (match[1] as string).length - (match[2] as string).length
      findings.push({
        code: 'GM203',
        at: placeOf(block.reading, from, match.index + match[0].length),
        message: {
          zh: `正文提到“${match[1]}${match[2]}”，但文中没有它`,
          en: `The text refers to “${match[1]}${match[2]}”, which is not in the document`,
        },
        hint: { zh: '补上该专栏或附表，或者改正编号。', en: 'Add the box or table, or correct its number.' },
      })
    }
  }
  return findings
}

const ORDINALS = '零一二三四五六七八九十'
const labelOf = (kind: string, number: string) =>
  `${kind}${number.length === 1 && ORDINALS.includes(number) ? ORDINALS.indexOf(number) : number}`
