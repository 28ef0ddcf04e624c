import type { Block } from './model.ts'

/** Markers of GB/T 9704-2012: 一、 （一） 1. （1）. */
export function headingMarker(level: 1 | 2 | 3 | 4, n: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(n)}、`
    case 2:
      return `（${chineseNumeral(n)}）`
    case 3:
      return `${n}.`
    case 4:
      return `（${n}）`
  }
}

/** The marker of every heading of a list of blocks, by its place in the list. Deeper levels begin anew under each heading. */
export function headingMarkers(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const markers = new Map<number, string>()
  const counts = [0, 0, 0, 0]
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading') return
    const depth = block.level - 1
    counts[depth] = (counts[depth] ?? 0) + 1
    counts.fill(0, depth + 1)
    markers.set(i, headingMarker(block.level, counts[depth] ?? 1))
  })
  return markers
}

const DIGITS = '〇一二三四五六七八九'

/** 1 → 一, 12 → 十二, 105 → 一百〇五; for the numbers that headings reach (1 to 999). */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 999) throw new RangeError(`no heading is numbered ${n}`)
  const hundreds = Math.floor(n / 100)
  const tens = Math.floor((n % 100) / 10)
  const ones = n % 10
  const front = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`
  const middle =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '〇' : '') : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`
  return front + middle + (ones === 0 ? '' : DIGITS[ones])
}
