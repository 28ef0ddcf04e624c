/** Whether what a tag from `tag` to `i` raises is the number of a note, not the power of a unit (m², 10⁴). */
export function isNoteMark(source: string, tag: number, i: number): boolean {
  if (
    !/^\s{0,3}(?:<[^>]{0,200}>\s{0,3}){0,3}[[(（［〔]?\s{0,2}[0-9*①-⑳]{1,3}\s{0,2}[\])）］〕]?\s{0,3}</.test(
      source.slice(i, i + 400),
    )
  ) {
    return false
  }
  return !/(?:[A-Za-z0-9]|米)\s{0,2}$/.test(source.slice(Math.max(0, tag - 4), tag))
}
