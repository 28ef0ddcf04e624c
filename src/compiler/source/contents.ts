import type { ReadLine } from './read-line.ts'

const LEADER = /[….·—](?:…|\.\.|··|——)[-—·.]{0,2}[0-9]{0,4}[-—·.]?$|…[0-9]{0,4}$/
const PAGE_AFTER_GAP = /[0-9]{1,3}$/
const CONTENTS_TITLE = /^(?:【?目录】?|目次|contents)$/i

/** Words of a heading without its page, leaders and punctuation: by these a heading is known again. */
export const headingKey = (text: string) =>
  text
    .replace(LEADER, '')
    .replace(/[-—·.…]{0,4}[0-9]{1,3}$/, '')
    .replace(/[\s，。、：；“”‘’（）()《》·—…._-]/g, '')

/** Marks the entries of contents lists, which repeat the headings. */
export function markContents(lines: ReadLine[]): ReadLine[] {
  const contents = new Set<number>()
  for (const [i, line] of lines.entries()) {
    if (line.as === 'contents') contents.add(i)
    if (line.as !== 'text' || line.width > 70) continue
    const { text } = line.reading
    if (LEADER.test(text) && text.length > 4 && !/[。；]/.test(text)) contents.add(i)
  }
  const isHeading = (line: ReadLine) =>
    line.as === 'text' &&
    line.marker !== null &&
    line.width <= 50 &&
    ['part', 'chapter', 'section', 'han', 'han-brackets', 'box', 'decimal', 'number'].includes(line.marker.kind) &&
    !/[。；]/.test(line.reading.text)
  // Where each heading's words stand, to know whether they come again further down.
  const lastOf = new Map<string, number>()
  for (const [i, line] of lines.entries()) {
    if (line.as === 'text' && line.width <= 90) lastOf.set(headingKey(line.reading.text.slice(0, 60)), i)
  }
  const recurs = (i: number) => (lastOf.get(headingKey(lines[i]!.reading.text)) ?? i) > i

  // After the word 目录: up to the first heading that has come before, or running text.
  for (const [i, line] of lines.entries()) {
    if (!CONTENTS_TITLE.test(line.reading.text)) continue
    contents.add(i)
    const seen = new Set<string>()
    let end = i + 1
    let any = false
    for (; end < lines.length && end < i + 600; end++) {
      const entry = lines[end]!
      const text = entry.reading.text
      if (entry.as === 'contents' || contents.has(end)) {
        seen.add(headingKey(text))
        any = true
        continue
      }
      if (entry.as !== 'text' || entry.width > 70 || /[。；]/.test(text)) break
      const key = headingKey(text)
      if (seen.has(key) && key.length > 2) break
      if (isHeading(entry) && !recurs(end) && any) {
        // An entry whose heading is worded otherwise below still stands among entries.
        const next = lines[end + 1]
        if (next === undefined || (next.width > 70 && /[，。]/.test(next.reading.text))) break
      }
      seen.add(key)
      any = true
    }
    // Unnumbered lines at the end, before the first heading: title lines of the body.
    for (let k = i + 1; k < end; k++) contents.add(k)
  }

  // Without the word: a run of headings with nothing between, most of which come again.
  for (let i = 0; i < lines.length; i++) {
    if (contents.has(i) || !isHeading(lines[i]!)) continue
    let end = i
    let again = 0
    let total = 0
    const seen = new Set<string>()
    while (end < lines.length && (isHeading(lines[end]!) || contents.has(end))) {
      const key = headingKey(lines[end]!.reading.text)
      if (seen.has(key)) break
      seen.add(key)
      if (recurs(end)) again++
      total++
      end++
    }
    if (total >= 4 && again >= total * 0.5) for (let k = i; k < end; k++) contents.add(k)
    i = Math.max(i, end - 1)
  }
  if (contents.size === 0) return lines
  return lines.map((line, i) => (contents.has(i) && line.as === 'text' ? { ...line, as: 'contents' as const } : line))
}

export const hasPageNumber = (text: string) => PAGE_AFTER_GAP.test(text)
