import { headingKey } from './contents.ts'
import { type ReadLine, readLine } from './read-line.ts'
import { sliceRaw } from './reading.ts'

/** Titles that nearly every plan has; where a heading is glued to its paragraph they tell where it ends. */
const USUAL = [
  '指导思想',
  '总体要求',
  '总体思路',
  '基本原则',
  '基本要求',
  '基本理念',
  '发展理念',
  '指导方针',
  '发展环境',
  '发展基础',
  '发展形势',
  '发展成就',
  '主要成就',
  '存在问题',
  '战略定位',
  '发展定位',
  '发展战略',
  '发展目标',
  '主要目标',
  '总体目标',
  '远景目标',
  '主要指标',
  '重点任务',
  '保障措施',
  '组织保障',
]

/** Parts headings of 篇, 章 and 节 from the paragraph that stands on the same line. */
export function splitGluedHeadings(lines: readonly ReadLine[]): ReadLine[] {
  const known = new Map<string, number>()
  for (const line of lines) {
    if (line.as === 'contents') known.set(headingKey(line.reading.text), headingKey(line.reading.text).length)
  }
  const out: ReadLine[] = []
  for (const line of lines) {
    const cut = line.as === 'text' ? titleEnd(line, known) : null
    if (cut === null) {
      out.push(line)
      continue
    }
    const offset = rawOffset(line, cut)
    const heading = readLine({ ...line, raw: sliceRaw(line.raw, 0, offset) })
    const rest = readLine({ raw: sliceRaw(line.raw, offset, line.raw.text.length), before: 'line', as: 'text' })
    out.push(heading, rest)
  }
  return out
}

/** Reading offset at which the title ends; null where nothing is glued. */
function titleEnd(line: ReadLine, known: ReadonlyMap<string, number>): number | null {
  const { marker, reading } = line
  if (marker === null || !['part', 'chapter', 'section'].includes(marker.kind)) return null
  const { text, gaps } = reading
  // A heading may end with a full stop of its own; a paragraph has one further on.
  if (/[。；]/.test(text) ? line.width <= 28 && !/[。；]./.test(text) : line.width <= 70) return null
  const limit = Math.min(text.length, marker.length + 48)
  for (let end = marker.length + 2; end < limit; end++) {
    if (known.has(headingKey(text.slice(0, end))) && !/[，、“（]/.test(text[end] ?? '')) return end
  }
  const sentence = text.search(/[。！？；]/)
  for (const gap of gaps) {
    if (gap < marker.length + 2 || gap > limit) continue
    if (sentence >= 0 && gap > sentence + 1) break
    if (/[，、“《（]$/.test(text.slice(0, gap)) || /^[，、”）》]/.test(text.slice(gap))) continue
    // Beside a quote spaces are stray more often than not.
    if (
      /^[“‘]/.test(text.slice(gap)) ||
      /[”’]$/.test(text.slice(0, gap)) ||
      isInsideQuotes(text, gap) ||
      /[0-9]$/.test(text.slice(0, gap)) ||
      /^[0-9]/.test(text.slice(gap))
    )
      continue
    return gap
  }
  for (const title of USUAL) {
    const at = text.slice(marker.length, marker.length + 14).indexOf(title)
    if (at >= 0) return marker.length + at + title.length
  }
  if (sentence >= 0 && sentence <= limit) return sentence + 1 < text.length ? sentence + 1 : null
  const comma = text.slice(0, limit).lastIndexOf('，')
  return comma > marker.length + 2 ? comma : null
}

function isInsideQuotes(text: string, at: number): boolean {
  let depth = 0
  for (let i = 0; i < at; i++) {
    if (text[i] === '“' || text[i] === '《' || text[i] === '（') depth++
    else if (text[i] === '”' || text[i] === '》' || text[i] === '）') depth--
  }
  return depth > 0
}

function rawOffset(line: ReadLine, at: number): number {
  const source = line.reading.at[at]!
  if (line.raw.at === null) return source - line.raw.base
  let low = 0
  let high = line.raw.at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (line.raw.at[middle]! < source) low = middle + 1
    else high = middle
  }
  return low
}
