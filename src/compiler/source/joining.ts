import { headingKey } from './contents.ts'
import { isOutlineMarker } from './markers.ts'
import { type ReadLine, readLine } from './read-line.ts'
import { joinRaws } from './reading.ts'

/** How the lines of a text are laid out. */
interface Layout {
  /** Width at which lines were wrapped, in ideographs; null where a line is a paragraph. */
  readonly wrap: number | null
  /** Most paragraphs are set in. */
  readonly indents: boolean
  /** Nearly every line stands apart, so that an empty line tells nothing. */
  readonly spaced: boolean
  /** Unnumbered short lines stand as headings. */
  readonly plainHeadings: boolean
  /** Headings as the contents list words them. */
  readonly known: ReadonlySet<string>
}

/** Joins lines that the layout broke: paragraphs over lines and pages, headings in two, titles. */
export function joinLines(lines: readonly ReadLine[]): ReadLine[] {
  const layout = layoutOf(lines)
  const out: ReadLine[] = []
  let group: ReadLine[] = []
  const flush = () => {
    if (group.length === 0) return
    out.push(group.length === 1 ? group[0]! : joined(group))
    group = []
  }
  for (const line of lines) {
    const last = group.at(-1)
    if (last === undefined || !continues(group, last, line, layout)) flush()
    group.push(line)
  }
  flush()
  return out
}

function joined(group: readonly ReadLine[]): ReadLine {
  const [first] = group
  const line = readLine({ ...first!, raw: joinRaws(group.map((line) => line.raw)) })
  return group.every((part) => part.bold === true) ? line : { ...line, bold: false }
}

function layoutOf(lines: readonly ReadLine[]): Layout {
  const texts = lines.filter((line) => line.as === 'text' && line.level === undefined)
  const widths = texts.map((line) => line.width).filter((width) => width >= 12)
  widths.sort((a, b) => a - b)
  let wrap: number | null = null
  if (widths.length >= 8) {
    const wide = widths[Math.floor(widths.length * 0.9)]!
    const near = widths.filter((width) => width >= wide - 3 && width <= wide + 2).length
    if (wide <= 90 && near >= widths.length * 0.35) wrap = wide
  }
  const indented = texts.filter((line) => line.indented === true).length
  let plain = 0
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    if (line.as === 'text' && isPlainHeading(line) && previous?.as === 'text' && endsSentence(previous)) plain++
  }
  const gaps = texts.filter((line) => line.before === 'gap').length
  return {
    wrap,
    indents: indented > texts.length * 0.25,
    spaced: gaps > texts.length * 0.7,
    plainHeadings: plain >= 4,
    known: knownHeadings(lines),
  }
}

/** Headings as a contents list words them; an entry that was itself broken counts whole. */
function knownHeadings(lines: readonly ReadLine[]): Set<string> {
  const known = new Set<string>()
  for (const [i, line] of lines.entries()) {
    if (line.as !== 'contents') continue
    const key = headingKey(line.reading.text)
    known.add(key)
    const next = lines[i + 1]
    if (next?.as === 'contents' && next.marker === null && line.marker !== null) {
      known.add(headingKey(line.reading.text + next.reading.text))
    }
  }
  return known
}

const isPlainHeading = (line: ReadLine) =>
  line.marker === null && line.width >= 2 && line.width <= 26 && !/[，。；：！？、…]$|[。；]/.test(line.reading.text)

export const endsSentence = (line: ReadLine) => /[。！？；：…!?;:][”’）》】]{0,2}$/.test(line.reading.text)

/** A line that can only be a heading or caption: numbered, short, no sentence in it. */
const isHeadingLine = (line: ReadLine) =>
  line.level !== undefined ||
  (line.marker !== null &&
    (isOutlineMarker(line.marker.kind) || ['box', 'table', 'figure'].includes(line.marker.kind)) &&
    line.width <= 60 &&
    !/[。；！？]/.test(line.reading.text))

const DANGLING = /[，、“《（和与及的为在以]$/
const TITLE_END = /(?:规划|纲要|报告|公报|计划|意见|方案|草案|稿|会议上|）|日|局|府|长|电|讯)$/

function continues(group: readonly ReadLine[], last: ReadLine, line: ReadLine, layout: Layout): boolean {
  if (last.as === 'front' && line.as === 'front') return continuesTitle(last, line)
  if (last.as !== 'text' || line.as !== 'text') return false
  if (line.level !== undefined || line.item === true) return false
  const a = last.reading.text
  const b = line.reading.text
  // A decimal at the head of a line that goes on with a sentence is a figure.
  const figure =
    line.marker?.kind === 'decimal' && !endsSentence(last) && /[，、\u4e00-\u9fff]$/.test(a) && last.width >= 12
  const startsNew = line.marker !== null && line.marker.kind !== 'dash' && !figure
  // The number itself was broken: 第一 / 章 总则.
  if (/^第[一二三四五六七八九十百0-9]{0,5}$/.test(a) && /^[一二三四五六七八九十0-9]{0,4}[篇章节]/.test(b)) return true
  if (startsNew || (line.marker?.kind === 'dash' && !/^—[^—]/.test(b))) return false
  if (isHeadingLine(group[0]!)) return continuesHeading(group, last, line, layout)
  if (last.level !== undefined) return false
  if (endsSentence(last)) {
    // A full line of wrapped text goes on although a sentence ends at its edge.
    if (layout.wrap === null || line.before !== 'line') return false
    if (/：$/.test(a)) return false
    return last.width >= layout.wrap - 1.5 && layout.indents && line.indented !== true
  }
  if (last.bold === true && line.bold !== true && last.width <= 40) return false
  const running = /[，。；、]/.test(a) || last.width >= 40 || group.length > 1
  const full = layout.wrap !== null && last.width >= layout.wrap - 3
  if (layout.indents && line.indented === true && !running) return false
  if (isSignature(b)) return false
  if (full) return true
  if (!running || last.width < 10) return false
  // What is plainly a heading of its own is left alone unless the sentence above cries for its end.
  if (layout.plainHeadings && isPlainHeading(line) && line.before === 'gap' && !DANGLING.test(a)) return false
  return true
}

const isSignature = (text: string) =>
  /^(?:20[0-9]{2}|二〇[一二三四五六七八九〇]{2})年[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十]{1,3}日)?$/.test(
    text,
  )

function continuesHeading(group: readonly ReadLine[], last: ReadLine, line: ReadLine, layout: Layout): boolean {
  const head = group[0]!
  const a = group.map((part) => part.reading.text).join('')
  const b = line.reading.text
  if (group.length > 2 || line.width > 45 || a.length + b.length > 70) return false
  if (/[。；！？：]$/.test(b) || /[。；]/.test(b)) return false
  const title = a.slice(head.marker?.length ?? 0)
  if (title === '' && head.marker !== null) return line.width <= 40
  if (layout.known.has(headingKey(a + b))) return true
  if (layout.known.has(headingKey(a)) || line.bold !== head.bold) return false
  if (DANGLING.test(a)) return true
  // Set alike and close together: a heading centred over two lines.
  if (head.bold === true && line.before === 'line' && last.width >= 12 && line.width <= last.width + 4) return true
  if (head.marker?.kind === 'table' || head.marker?.kind === 'figure') return false
  // The rest of a heading is short; what is long or has clauses of its own begins the paragraph.
  if (line.width > 26 || (b.includes('，') && line.width > 16)) return false
  if (layout.wrap !== null) {
    if (line.width >= layout.wrap - 4) return false
    return group.length > 1 ? last.width >= layout.wrap - 4 : last.width >= layout.wrap * 0.7
  }
  if (line.before !== 'line' && !layout.spaced) return false
  return !layout.plainHeadings || last.width >= 22
}

/** A title set in two lines: the first stops short of the word that ends titles. */
function continuesTitle(last: ReadLine, line: ReadLine): boolean {
  const a = last.reading.text
  const b = line.reading.text
  if (last.width > 60 || line.width > 60 || TITLE_END.test(a) || /[：。]/.test(a)) return false
  return /(?:规划|纲要|报告|公报|计划|意见|方案)(?:（.{1,12}）)?$/.test(b) && !/^—|^[0-9]/.test(b) && a.length >= 4
}
