import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../blocks.ts'
import type { Item } from './items.ts'
import { blockAt, marksByBlock, segmentsOf } from './marks.ts'
import { findHits } from './search.ts'

/** A block whose reading text leaves out the blanks of the source from `start` on. */
function block(source: string, start: number, end: number): ShownBlock {
  const at: number[] = []
  let text = ''
  for (let i = start; i < end; i++) {
    if (source[i] === ' ' || source[i] === '\n') continue
    at.push(i)
    text += source[i]
  }
  return {
    kind: 'paragraph',
    text,
    at: Uint32Array.from(at),
    line: 1,
    section: null,
    box: null,
    cells: null,
    table: null,
    isHead: false,
  }
}

const source = '书店达到 1 2 0 家。\n步道 提高 到46公里。'
const cut = source.indexOf('\n')
const blocks = [block(source, 0, cut), block(source, cut + 1, source.length)]

const item = (key: string, start: number, end: number) =>
  ({ key, kind: 'target', start, end, line: 1, clause: null, section: null, confidence: 1 }) as unknown as Item

describe('marks', () => {
  it('find the reading text of a stretch of the source, whatever blanks lie in it', () => {
    const words = '达到 1 2 0 家'
    const start = source.indexOf(words)
    const [first, second] = marksByBlock(blocks, [item('a', start, start + words.length)])
    expect(second).toEqual([])
    expect(first?.map(({ from, to }) => blocks[0]?.text.slice(from, to))).toEqual(['达到120家'])
  })

  it('go on in the next block, with a sign only where they begin', () => {
    const marks = marksByBlock(blocks, [item('a', 2, source.length)])
    expect(marks.map((list) => list.map(({ isStart }) => isStart))).toEqual([[true], [false]])
  })

  it('lie in the block before a place that no block holds', () => {
    expect(blockAt([0, 10, 20], 15)).toBe(1)
    expect(blockAt([5, 10], 3)).toBe(-1)
  })

  it('cut a text into runs that join to it again, each with the marks that cover it', () => {
    const range = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }))
      .filter(({ to }) => to <= 40)
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), fc.array(range, { maxLength: 4 }), (ranges, hits) => {
        const marks = ranges.map(({ from, to }, i) => ({ from, to, item: item(String(i), from, to), isStart: true }))
        const segments = segmentsOf(40, marks, hits)
        expect(segments[0]?.from).toBe(0)
        expect(segments.at(-1)?.to).toBe(40)
        for (const [i, segment] of segments.entries()) {
          if (i > 0) expect(segment.from).toBe(segments[i - 1]?.to)
          const covering = marks.filter((mark) => mark.from <= segment.from && mark.to >= segment.to)
          expect(new Set(segment.marks)).toEqual(new Set(covering))
          expect(segment.isHit).toBe(hits.some((hit) => hit.from <= segment.from && hit.to >= segment.to))
        }
        const opened = segments.flatMap(({ opening }) => opening)
        expect(opened).toHaveLength(marks.length)
      }),
    )
  })
})

describe('search', () => {
  it('overlooks blanks, width and case, and stays within the chapter', () => {
    expect(findHits(blocks, '１２０ 家', null)).toMatchObject([{ block: 0, offset: source.indexOf('1') }])
    expect(findHits(blocks, '步道提高', null)).toHaveLength(1)
    expect(findHits(blocks, '步道提高', { from: 0, to: cut })).toEqual([])
    expect(findHits(blocks, '  ', null)).toEqual([])
  })
})
