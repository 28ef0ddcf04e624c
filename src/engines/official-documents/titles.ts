/** Where a long title is broken: 词意完整、排列对称 (GB/T 9704-2012, 7.3.1). */

/** Words that stay whole at the end of a line, longest first. */
const ENDS =
  /(?:关于|人民政府|办公室|经济和社会发展|五年规划|规划纲要|远景目标纲要|实施情况|执行情况|监测评估|年度监测|中期评估|总结评估|》|”|）|的|和|与|、)$/
const OPENERS = '《“（〔'
const CLOSERS = '》”）〕'

/**
 * The lines of a title. Breaks that its writer set are kept; else a title of more than `width` characters is divided as
 * evenly as its words allow, never inside a number, and inside 《》 and “” only where they hold more than a line.
 */
export function titleLines(title: string, width = 20): readonly string[] {
  if (title.includes('\n')) return title.split('\n').filter((line) => line !== '')
  const characters = [...title]
  const wide = widthOf(title)
  if (wide <= width) return [title]
  const lines = Math.ceil(wide / width)
  let best: readonly string[] | null = null
  let least = Number.POSITIVE_INFINITY
  const visit = (from: number, left: number, done: readonly string[], cost: number) => {
    if (cost >= least) return
    if (left === 1) {
      const last = characters.slice(from).join('')
      if (widthOf(last) > width) return
      const total = cost + costOf(last, wide / lines, true)
      if (total < least) {
        least = total
        best = [...done, last]
      }
      return
    }
    for (let at = from + 1; at < characters.length; at++) {
      const line = characters.slice(from, at).join('')
      if (widthOf(line) > width) break
      if (splitsWord(characters, at)) continue
      const torn = isInside(characters, at) ? INSIDE : 0
      visit(at, left - 1, [...done, line], cost + torn + costOf(line, wide / lines, false))
    }
  }
  visit(0, lines, [], 0)
  if (best === null) visit(0, lines + 1, [], 0)
  return best ?? [title]
}

/** Width in whole characters; letters and digits are half as wide. */
export function widthOf(words: string): number {
  let width = 0
  for (const character of words) width += /[ -~]/.test(character) ? 0.5 : 1
  return width
}

function costOf(line: string, even: number, isLast: boolean): number {
  return (widthOf(line) - even) ** 2 + (isLast || ENDS.test(line) ? 0 : 30)
}

function splitsWord(characters: readonly string[], at: number): boolean {
  const before = characters[at - 1] ?? ''
  const after = characters[at] ?? ''
  if (/[\d.%]/.test(before) && /[\d.%年]/.test(after)) return true
  if (/[〇一二三四五六七八九十第个]/.test(before) && /[〇一二三四五六七八九十个年]/.test(after)) return true
  if (CLOSERS.includes(after) || OPENERS.includes(before) || '、，—'.includes(after)) return true
  return false
}

/** What a break inside 《》 or “” costs: only a name that is longer than a line is ever broken. */
const INSIDE = 400

function isInside(characters: readonly string[], at: number): boolean {
  const front = characters.slice(0, at)
  const open = front.filter((c) => OPENERS.includes(c)).length
  return open > front.filter((c) => CLOSERS.includes(c)).length
}
