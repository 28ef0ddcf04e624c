import type { Block } from '../../model/reading.ts'
import type { Code } from './codes.ts'
import { type Checked, type Finding, type Place, placeOf, quote } from './finding.ts'

/** How headings and items announce their number; the order is the usual nesting. */
const STYLES = [
  { name: '篇', pattern: /^第([一二三四五六七八九十百零〇两\d]{1,6})[篇编]/, outline: true },
  { name: '章', pattern: /^第([一二三四五六七八九十百零〇两\d]{1,6})(?:章|部分)/, outline: true },
  { name: '节', pattern: /^第([一二三四五六七八九十百零〇两\d]{1,6})节/, outline: true },
  { name: '一、', pattern: /^([一二三四五六七八九十]{1,3})、/, outline: false },
  { name: '（一）', pattern: /^（([一二三四五六七八九十]{1,3})）/, outline: false },
  { name: '1.', pattern: /^(\d{1,2})[.、](?!\d)/, outline: false },
  { name: '（1）', pattern: /^（(\d{1,2})）/, outline: false },
] as const

interface Marked {
  readonly rank: number
  readonly number: number
  readonly label: string
  readonly title: string
}

/** The number in front of a block, when it has one. */
function markOf(text: string): Marked | null {
  for (const [rank, style] of STYLES.entries()) {
    const match = style.pattern.exec(text)
    if (match === null) continue
    const number = numberOf(match[1] as string)
    if (number === null) return null
    const label = match[0].replace(/[、.]$/, '')
    return { rank, number, label, title: text.slice(match[0].length).replace(/^[\s、.：]+/, '') }
  }
  return null
}

const DIGITS = '零一二三四五六七八九'

/** A small ordinal in Arabic or Chinese numerals, up to 999; null when it is none. */
export function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let digit = -1
  for (const c of text) {
    const value = c === '〇' ? 0 : c === '两' ? 2 : DIGITS.indexOf(c)
    if (value >= 0) digit = value
    else if (c === '十') {
      total += (digit < 0 ? 1 : digit) * 10
      digit = -1
    } else if (c === '百') {
      total += (digit < 0 ? 1 : digit) * 100
      digit = -1
    } else return null
  }
  return total + Math.max(digit, 0)
}

interface Seen {
  readonly number: number
  readonly place: Place
}

/**
 * GM101, GM102, GM105: numbers of headings and items that skip or stand twice. A sequence may start anew below a higher
 * heading or run on across it; a nested list may interrupt it.
 */
export function checkNumbering(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const open: Seen[][] = STYLES.map(() => [])
  const before: (Seen | undefined)[] = STYLES.map(() => undefined)
  for (const { block, box } of checked.outline.blocks) {
    const heading = block.kind === 'heading'
    if ((!heading && block.kind !== 'paragraph') || box !== null) continue
    const mark = markOf(block.reading.text)
    if (mark === null || (STYLES[mark.rank]?.outline === true && !heading)) continue
    const { rank, number } = mark
    for (let lower = rank + 1; lower < STYLES.length; lower++) open[lower] = []
    const sequences = open[rank] as Seen[]
    const place = placeOf(block.reading, 0, heading ? block.reading.text.length : mark.label.length)
    const seen = { number, place }
    const previous = sequences.at(-1)
    const continues = sequences.findLastIndex((one) => one.number + 1 === number)
    if (continues >= 0) sequences.splice(continues, sequences.length, seen)
    else if (number === 1 && previous?.number !== 1) sequences.push(seen)
    else if (previous === undefined) {
      // Below a new higher heading: from one again, or on from the last one before it. An excerpt may start anywhere.
      const last = before[rank]
      if (last !== undefined && number !== 1 && number !== last.number + 1) {
        findings.push(
          skipped(
            heading ? 'GM101' : 'GM105',
            mark,
            last.number < number && heading ? last.number : 0,
            place,
            last.place,
          ),
        )
      }
      sequences.push(seen)
    } else {
      if (number === previous.number) findings.push(repeated(heading, mark, place, previous.place))
      else if (number > previous.number)
        findings.push(skipped(heading ? 'GM101' : 'GM105', mark, previous.number, place, previous.place))
      else findings.push(backwards(heading ? 'GM101' : 'GM105', mark, previous.number, place, previous.place))
      sequences[sequences.length - 1] = seen
    }
    // Deeper nesting than this is none; it keeps the search below short on any text.
    if (sequences.length > 12) sequences.shift()
    before[rank] = seen
  }
  return findings
}

function skipped(code: Code, mark: Marked, previous: number, place: Place, related: Place): Finding {
  const expected = previous + 1
  return {
    code,
    at: place,
    message: {
      zh: `“${mark.label}”之前缺少第${expected}${mark.number - expected > 1 ? `至第${mark.number - 1}` : ''}：序号从 ${previous} 跳到 ${mark.number}`,
      en: `The number before “${mark.label}” is missing: the sequence jumps from ${previous} to ${mark.number}`,
    },
    hint: {
      zh: '核对是否漏了一个标题（或一条），或者序号写错；补上或重新编号。',
      en: 'Check whether a heading or item was lost or the number is wrong; restore it or renumber.',
    },
    related: [related],
  }
}

function backwards(code: Code, mark: Marked, previous: number, place: Place, related: Place): Finding {
  return {
    code,
    at: place,
    message: {
      zh: `“${mark.label}”排在第${previous}之后：序号倒退`,
      en: `“${mark.label}” stands after number ${previous}: the sequence goes backwards`,
    },
    hint: { zh: '核对顺序，按先后重新编号。', en: 'Check the order and renumber.' },
    related: [related],
  }
}

function repeated(heading: boolean, mark: Marked, place: Place, related: Place): Finding {
  return {
    code: heading ? 'GM102' : 'GM105',
    at: place,
    message: {
      zh: `序号“${mark.label}”用了两次`,
      en: `The number “${mark.label}” is used twice`,
    },
    hint: {
      zh: '两处各自核对，后一处及其后的序号顺延。',
      en: 'Compare both places; renumber the second and what follows it.',
    },
    related: [related],
  }
}

/** GM105: “一是…二是…四是” within running text. */
export function checkPoints(checked: Checked): Finding[] {
  const findings: Finding[] = []
  let last: Seen | null = null
  for (const { block } of checked.outline.blocks) {
    if (block.kind === 'heading') last = null
    if (block.kind !== 'paragraph') continue
    for (const match of block.reading.text.matchAll(/(?:^|[。；：，！])([一二三四五六七八九十])是(?!否|非)/g)) {
      const number = numberOf(match[1] as string) as number
      const from = match.index + match[0].length - 2
      const place = placeOf(block.reading, from, from + 2)
      const label = `${match[1]}是`
      const mark = { rank: 0, number, label, title: '' }
      if (number > 1 && last !== null) {
        if (number > last.number + 1) findings.push(skipped('GM105', mark, last.number, place, last.place))
        else if (number === last.number) findings.push(repeated(false, mark, place, last.place))
      }
      last = number === 1 || last !== null ? { number, place } : null
    }
  }
  return findings
}

/** GM102: the same chapter title twice, or the same section title twice in one chapter. */
export function checkRepeatedTitles(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const chapters = new Map<string, Place>()
  let sections = new Map<string, Place>()
  for (const { block } of checked.outline.blocks) {
    if (block.kind !== 'heading') continue
    const mark = markOf(block.reading.text)
    if (mark === null || STYLES[mark.rank]?.outline !== true) continue
    const name = STYLES[mark.rank]?.name
    if (name !== '节') sections = new Map()
    const seen = name === '节' ? sections : chapters
    const title = mark.title.replace(/[\s，。、：；“”]/g, '')
    if (title.length < 4) continue
    const key = `${name}${title}`
    const place = placeOf(block.reading, 0, block.reading.text.length)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, place)
    else {
      findings.push({
        code: 'GM102',
        at: place,
        message: { zh: `标题“${quote(mark.title)}”出现两次`, en: `The heading “${quote(mark.title)}” stands twice` },
        hint: {
          zh: '核对是否重复收入，或者其中一个标题应当改写。',
          en: 'Check whether a part was taken in twice, or reword one of the headings.',
        },
        related: [first],
      })
    }
  }
  return findings
}

/** More than this many of one kind are told in one diagnostic. */
const SINGLY = 3

/** GM103: a heading or the title that the source breaks over two lines. */
export function checkBrokenHeadings(checked: Checked): Finding[] {
  const { document, outline } = checked
  // Where the layout breaks every line, a broken heading says nothing about the text.
  if (document.format === 'html' || document.format === 'pdf' || isWrapped(checked)) return []
  const broken: { readonly place: Place; readonly text: string }[] = []
  for (const [i, { block }] of outline.blocks.entries()) {
    const isTitle =
      block.kind === 'front' &&
      document.format !== 'markdown' &&
      /^[^，。；]{12,60}(?:规划|纲要|报告|意见)(?:（[^）]{1,12}）)?$/.test(block.reading.text)
    // A Markdown heading without a number is page furniture as often as a heading.
    if (
      !isTitle &&
      (block.kind !== 'heading' || (document.format === 'markdown' && markOf(block.reading.text) === null))
    )
      continue
    const text = block.reading.text
    const place = placeOf(block.reading, 0, text.length)
    const source = document.text.slice(place.start, place.end).trim()
    // Across an empty line two lines are two paragraphs, whatever was made of them.
    if (source.includes('\n') && !/\n\s*\n/.test(source)) broken.push({ place, text })
    else {
      const rest = outline.blocks[i + 1]?.block
      if (rest !== undefined && block.kind === 'heading' && isTail(rest)) {
        const end = placeOf(rest.reading, 0, rest.reading.text.length).end
        broken.push({ place: { start: place.start, end }, text: text + rest.reading.text })
      }
    }
  }
  const hint = {
    zh: '把标题并为一行；从 pdf 或网页复制时最容易断行。',
    en: 'Join the heading in one line; copying from pdf or web pages often breaks it.',
  }
  if (broken.length > SINGLY) {
    const [first, ...others] = broken as [(typeof broken)[0], ...typeof broken]
    return [
      {
        code: 'GM103',
        at: first.place,
        message: {
          zh: `${broken.length} 个标题断成两行，第一个是“${quote(first.text)}”`,
          en: `${broken.length} headings are broken over lines, the first is “${quote(first.text)}”`,
        },
        hint,
        related: others.map(({ place }) => place),
      },
    ]
  }
  return broken.map(({ place, text }) => ({
    code: 'GM103',
    at: place,
    message: { zh: `标题断成两行：“${quote(text)}”`, en: `Heading broken over lines: “${quote(text)}”` },
    hint,
  }))
}

/** Whether the source breaks its paragraphs over lines, as text taken from a typeset page does. */
function isWrapped({ document, outline }: Checked): boolean {
  let long = 0
  let wrapped = 0
  for (const { block } of outline.blocks) {
    if (block.kind !== 'paragraph' || block.reading.text.length < 80) continue
    long++
    const { start, end } = placeOf(block.reading, 0, block.reading.text.length)
    if (document.text.slice(start, end).includes('\n')) wrapped++
  }
  return wrapped >= 3 && wrapped >= long * 0.3
}

/** A short line without an end mark right below a heading: what the line break cut off it. */
function isTail(block: Block): boolean {
  const { text } = block.reading
  return block.kind === 'paragraph' && text.length <= 16 && /^\p{Script=Han}+$/u.test(text)
}

/** GM104: headings whose number and title run together, where others of the document keep them apart. */
export function checkGluedHeadings(checked: Checked): Finding[] {
  const glued: { readonly place: Place; readonly text: string }[] = []
  let apart = 0
  for (const { block } of checked.outline.blocks) {
    if (block.kind !== 'heading') continue
    const match = /^第[一二三四五六七八九十百零〇两\d]{1,6}[篇编章节](?=\p{Script=Han})/u.exec(block.reading.text)
    if (match === null) continue
    const { at } = block.reading
    if ((at[match[0].length] as number) - (at[match[0].length - 1] as number) > 1) apart++
    else glued.push({ place: placeOf(block.reading, 0, block.reading.text.length), text: block.reading.text })
  }
  const [first, ...others] = glued
  if (first === undefined || apart === 0) return []
  return [
    {
      code: 'GM104',
      at: first.place,
      message: {
        zh: `${glued.length} 个标题的序号与文字粘连，如“${quote(first.text)}”；另有 ${apart} 个标题中间有空格`,
        en: `${glued.length} headings run into their numbers, such as “${quote(first.text)}”; ${apart} others keep a space`,
      },
      hint: {
        zh: '序号后统一加一个空格，目录才能自动生成。',
        en: 'Put one space after every number, so that a contents list can be built.',
      },
      related: others.map(({ place }) => place),
    },
  ]
}

/** GM106: a chapter or section heading that is followed at once by one of its own or a higher rank. */
export function checkEmptyHeadings(checked: Checked): Finding[] {
  const empty: Finding[] = []
  let headings = 0
  let waiting: { readonly rank: number; readonly block: Block; readonly title: string } | null = null
  const close = (rank: number) => {
    if (waiting === null || rank > waiting.rank) return
    const { reading } = waiting.block
    empty.push({
      code: 'GM106',
      at: placeOf(reading, 0, reading.text.length),
      message: {
        zh: `“${quote(reading.text)}”下没有正文`,
        en: `Nothing stands under “${quote(reading.text)}”`,
      },
      hint: {
        zh: '补上正文，或者删去这个标题；若正文是图片或附件，请写明去处。',
        en: 'Add the text or drop the heading; if it is an image or annex, say where it is.',
      },
    })
  }
  for (const { block } of checked.outline.blocks) {
    if (block.kind === 'heading') {
      const mark = markOf(block.reading.text)
      if (mark === null || STYLES[mark.rank]?.outline !== true) {
        waiting = null
        continue
      }
      headings++
      close(mark.rank)
      waiting = { rank: mark.rank, block, title: mark.title }
    } else if (block.kind !== 'contents' && block.kind !== 'note') waiting = null
  }
  close(0)
  // A contents list that was taken for headings looks like many empty ones.
  return empty.length > Math.max(3, headings * 0.3) ? [] : empty
}
