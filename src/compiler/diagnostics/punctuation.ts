import type { Block } from '../../model/reading.ts'
import { type Checked, type Finding, paragraphs, placeOf, quote } from './finding.ts'

const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '《': '》',
  '（': '）',
  '【': '】',
  '「': '」',
  '〔': '〕',
}
const OPENER: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSER).map(([open, close]) => [close, open]),
)

interface Loose {
  readonly block: Block
  readonly at: number
  readonly mark: string
}

/** GM307: quotation marks and brackets that open without closing, or close without opening, within a paragraph. */
export function checkPairs(checked: Checked): Finding[] {
  const loose: Loose[] = []
  for (const block of paragraphs(checked)) loose.push(...looseMarks(block))
  const finding = ({ block, at, mark }: Loose): Finding => {
    const { text } = block.reading
    const around = text.slice(Math.max(0, at - 8), at + 12)
    const opens = CLOSER[mark] !== undefined
    return {
      code: 'GM307',
      at: placeOf(block.reading, at, at + 1),
      message: opens
        ? { zh: `“${mark}”没有配对的“${CLOSER[mark]}”：…${around}…`, en: `“${mark}” is never closed: …${around}…` }
        : { zh: `“${mark}”之前没有“${OPENER[mark]}”：…${around}…`, en: `“${mark}” was never opened: …${around}…` },
      hint: { zh: '补上另一半，或者删去多出的一个。', en: 'Add the other half or drop this one.' },
    }
  }
  if (loose.length <= 6) return loose.map(finding)
  const [first, ...others] = loose as [Loose, ...Loose[]]
  const one = finding(first)
  return [
    {
      ...one,
      message: {
        zh: `${loose.length} 处引号或括号不配对，第一处：${one.message.zh}`,
        en: `${loose.length} unbalanced quotation marks or brackets, the first: ${one.message.en}`,
      },
      related: others.map(({ block, at }) => placeOf(block.reading, at, at + 1)),
    },
  ]
}

function looseMarks(block: Block): Loose[] {
  const { text } = block.reading
  const open: number[] = []
  const loose: Loose[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (CLOSER[c] !== undefined) open.push(i)
    else if (OPENER[c] !== undefined) {
      // "1）" and "（1" number items by right.
      if (
        c === '）' &&
        /(?:^|[。；：，])[\dа-яa-zA-Z①-⑳一二三四五六七八九十]{1,3}$/.test(text.slice(Math.max(0, i - 4), i))
      )
        continue
      const match = open.findLastIndex((at) => text[at] === OPENER[c])
      if (match < 0) loose.push({ block, at: i, mark: c })
      else {
        for (const at of open.splice(match).slice(1)) loose.push({ block, at, mark: text[at] as string })
      }
    }
  }
  for (const at of open) loose.push({ block, at, mark: text[at] as string })
  return loose
}

/** GM309: marks that meet without sense, and a colon where the list before it used semicolons. */
export function checkPunctuation(checked: Checked): Finding[] {
  const findings: Finding[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    for (const match of text.matchAll(/[，、；：。][，、；：。]|[，、；：]”?[。](?!”)/g)) {
      if (match[0].length > 2) continue
      const around = text.slice(Math.max(0, match.index - 8), match.index + 10)
      findings.push({
        code: 'GM309',
        at: placeOf(block.reading, match.index, match.index + match[0].length),
        message: { zh: `标点重叠：“…${around}…”`, en: `Punctuation doubled: “…${around}…”` },
        hint: { zh: '两个标点之间若无漏字，删去一个。', en: 'If no words are missing between them, drop one.' },
      })
    }
    findings.push(...colonsForSemicolons(block))
  }
  return findings
}

/** “一心：…；两环：…：三块：…”: the list sets a semicolon between its pieces, once a colon stands instead. */
function colonsForSemicolons(block: Block): Finding[] {
  const { text } = block.reading
  const findings: Finding[] = []
  let from = 0
  for (const sentence of text.split('。')) {
    const pieces = sentence.split('；')
    const labelled = pieces.filter((piece) => /^[^：，]{1,12}：[^：]+$/.test(piece)).length
    let offset = from
    for (const piece of pieces) {
      const match = labelled >= 2 ? /^[^：，]{1,12}：[^：，]{2,60}(：)[^：，]{1,12}：/.exec(piece) : null
      if (match !== null) {
        const at = offset + piece.indexOf('：', piece.indexOf('：') + 1)
        findings.push({
          code: 'GM309',
          at: placeOf(block.reading, at, at + 1),
          message: {
            zh: `此处冒号应为分号：“${quote(piece)}”`,
            en: `A semicolon is meant where this colon stands: “${quote(piece)}”`,
          },
          hint: { zh: '改为“；”，与前后各项一致。', en: 'Write “；” as between the other pieces.' },
        })
      }
      offset += piece.length + 1
    }
    from += sentence.length + 1
  }
  return findings
}
