import type { Block } from '../../model/reading.ts'
import { type Checked, type Finding, paragraphs, placeOf } from './finding.ts'

/** Words that end the name of a title that a place can be awarded. */
const AWARD =
  '(?:示范区|示范县|示范市|示范城市|示范单位|先进区|先进县|强区|强县|强市|均衡县市（区）|均衡县（市、区）|均衡区|均衡县|实验区|试验区|创新型区|创新型县|卫生城市|文明城市|森林城市|园林城市|示范基地|先行区|模范城|百强县|生态县|生态区)'
const OBTAINED = new RegExp(
  `(?:获评|获得|获批|荣获|获|被评为|被授予|被命名为|成功创建为?|创成|入选|建成)[^，。；]{0,30}?${AWARD}”?`,
  'g',
)
const AIMED = new RegExp(`(?:创建|争创|申报|争取创建|申创|创成)(?:为|成|成为)?[^，。；]{2,40}?${AWARD}”?`, 'g')

const LEVELS = /世界级?|国际级?|国家级?|全国|省级|全省|市级|全市|区级|^省/g

interface Title {
  readonly block: Block
  readonly from: number
  readonly to: number
  readonly words: string
  readonly level: string
}

/** GM506: a title that is reported as obtained and aimed at later. */
export function checkObtainedTitles(checked: Checked): Finding[] {
  const held = new Map<string, Title>()
  const findings: Finding[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    const spans: [number, number][] = []
    for (const match of text.matchAll(OBTAINED)) {
      // 获省“甲实验区”“乙均衡区”称号: the titles that follow directly belong to the same award.
      let to = match.index + match[0].length
      to += /^”?(?:[“、][^“”，。；]{2,30}”?){0,5}/.exec(text.slice(to, to + 180))?.[0].length ?? 0
      spans.push([match.index, to])
      for (const title of titlesIn(block, match.index, to)) if (!held.has(title.words)) held.set(title.words, title)
    }
    for (const match of text.matchAll(AIMED)) {
      if (spans.some(([from, to]) => match.index < to && from < match.index + match[0].length)) continue
      if (/成功$|已$/.test(text.slice(Math.max(0, match.index - 2), match.index))) continue
      for (const title of titlesIn(block, match.index, match.index + match[0].length)) {
        const earlier = held.get(title.words)
        if (earlier === undefined || (earlier.level !== '' && title.level !== '' && earlier.level !== title.level))
          continue
        findings.push(finding(title, earlier))
      }
    }
  }
  return findings
}

/** Names of titles in a stretch: in quotation marks, or the words up to the ending. */
function titlesIn(block: Block, from: number, to: number): Title[] {
  const text = block.reading.text.slice(from, to)
  const titles: Title[] = []
  const ending = new RegExp(`([^“”、，；。]{4,30}?)${AWARD}`, 'g')
  for (const match of text.matchAll(ending)) {
    const full = match[0].replace(
      /^.*(?:获评|获得|获批|荣获|获|评为|授予|命名为|创建|创成|争创|申报|入选|建成)(?:为|成)?/,
      '',
    )
    const level = /国家|全国/.test(full) ? '国家' : /省/.test(full) ? '省' : /市级|全市/.test(full) ? '市' : ''
    const words = full.replace(LEVELS, '').replace(/(?:县市（区）|县（市、区）|[区县市])$/, '')
    if (words.length < 6) continue
    titles.push({ block, from: from + match.index, to: from + match.index + match[0].length, words, level })
  }
  return titles
}

function finding(title: Title, earlier: Title): Finding {
  return {
    code: 'GM506',
    at: placeOf(title.block.reading, title.from, title.to),
    message: {
      zh: `“${title.words}”前文已写获得，此处又列为创建目标`,
      en: `“${title.words}” is reported as obtained earlier and aimed at here`,
    },
    hint: {
      zh: '已获得的改为“巩固”“提升”；创建的是更高一级时写明级别。',
      en: 'If it is held already write that it is kept; if a higher title is meant, name it.',
    },
    related: [placeOf(earlier.block.reading, earlier.from, earlier.to)],
  }
}
