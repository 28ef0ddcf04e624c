import type { ShownBlock } from '../../blocks.ts'
import { type Item, otherPlaces } from './items.ts'

/** An item's stretch within one block, in characters of the block's text. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly item: Item
  /** Whether the item begins in this block, so that its sign is drawn here. */
  readonly isStart: boolean
}

/** First index of the sorted array whose value is at least `value`. */
export function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the block that holds a source offset, or the nearest before it; -1 in front of the first. */
export function blockAt(starts: readonly number[], offset: number): number {
  return lowerBound(starts, offset + 1) - 1
}

/** Source offset at which each block begins. Blocks without text stand where the one before them ends. */
export function blockStarts(blocks: readonly ShownBlock[]): number[] {
  let last = 0
  return blocks.map((block) => {
    last = Math.max(last, block.at[0] ?? last)
    return last
  })
}

/** For every block, the items that lie in it, in the order of the text. */
export function marksByBlock(blocks: readonly ShownBlock[], items: readonly Item[]): Mark[][] {
  const starts = blockStarts(blocks)
  const marks: Mark[][] = blocks.map(() => [])
  for (const item of items) {
    const places = [item, ...otherPlaces(item).filter((other) => other.start !== item.start)]
    for (const place of places) {
      let isStart = true
      for (let i = Math.max(0, blockAt(starts, place.start)); i < blocks.length; i++) {
        if ((starts[i] as number) >= place.end) break
        const at = (blocks[i] as ShownBlock).at
        const from = lowerBound(at, place.start)
        const to = lowerBound(at, place.end)
        if (from >= to) continue
        ;(marks[i] as Mark[]).push({ from, to, item, isStart })
        isStart = false
      }
    }
  }
  return marks
}

/** A run of characters that the same marks cover. */
export interface Segment {
  readonly from: number
  readonly to: number
  /** Widest first. */
  readonly marks: readonly Mark[]
  /** Marks that begin here. */
  readonly opening: readonly Mark[]
  readonly isHit: boolean
}

/** Cuts a block's text where marks and search hits begin and end. */
export function segmentsOf(
  length: number,
  marks: readonly Mark[],
  hits: readonly { readonly from: number; readonly to: number }[] = [],
  furtherCuts: readonly number[] = [],
): Segment[] {
  const cuts = new Set([0, length, ...furtherCuts])
  for (const { from, to } of [...marks, ...hits]) cuts.add(from).add(to)
  const points = [...cuts].filter((point) => point >= 0 && point <= length).sort((a, b) => a - b)
  // Marks in the order of their beginning, so that one sweep suffices.
  const sorted = [...marks].sort((a, b) => a.from - b.from || b.to - a.to)
  const segments: Segment[] = []
  let open: Mark[] = []
  let next = 0
  for (let i = 0; i + 1 < points.length; i++) {
    const from = points[i] as number
    const to = points[i + 1] as number
    const opening: Mark[] = []
    while (next < sorted.length && (sorted[next] as Mark).from <= from) opening.push(sorted[next++] as Mark)
    open = [...open.filter((mark) => mark.to > from), ...opening]
    segments.push({
      from,
      to,
      marks: [...open].sort((a, b) => b.to - b.from - (a.to - a.from)),
      opening,
      isHit: hits.some((hit) => hit.from <= from && to <= hit.to),
    })
  }
  return segments
}
