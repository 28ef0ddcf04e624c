import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, figure, type Run, text, textOfBlock, wordsOf } from '../official-documents/model.ts'
import { fingerprint } from './fingerprint.ts'
import { lakesideFacts } from './lakeside.test-facts.ts'
import {
  generatedOf,
  keysBefore,
  mergeBlocks,
  type Rewrite,
  resolved,
  runsFromText,
  withFigures,
} from './merge-blocks.ts'
import { writeReport } from './write-report.ts'

const cites = { kind: 'query', name: '规划指标', where: null, records: [], count: 0 } as const
const value = (id: string, shown: string) => figure(id, shown, null, cites)
const block = (key: string, ...runs: Run[]): Block => ({ kind: 'paragraph', key, runs })
const rewriteOf = (on: Block, words: string, kind: Rewrite['kind'] = 'replace', part = ''): Rewrite => ({
  key: on.key,
  kind,
  part,
  runs:
    kind === 'omit'
      ? []
      : runsFromText(words, on.kind === 'paragraph' ? on.runs.filter((run) => run.kind === 'figure') : []),
  replaced: generatedOf(on),
  behind: [],
})

const before = block('p', text('完成'), value('done', '56.0%'), text('，为'), value('is', '滞后'), text('。'))
const after = block('p', text('完成'), value('done', '61.5%'), text('，为'), value('is', '滞后'), text('。'))
const mine = rewriteOf(before, '到2023年完成56.0%，判断为滞后，须加快。')

describe('what people wrote over a report', () => {
  it('[RW1] stays when the report is made again from the same facts', () => {
    const [merged] = mergeBlocks([before], [mine])
    expect(merged).toMatchObject({ state: 'rewritten', changes: [] })
    expect(merged?.block && textOfBlock(merged.block)).toBe('到2023年完成56.0%，判断为滞后，须加快。')
  })

  it('[RW2] stays when figures under it changed, and is flagged with both texts and the figures that differ', () => {
    const [merged] = mergeBlocks([after], [mine])
    expect(merged).toMatchObject({ state: 'changed', changes: [{ id: 'done', before: '56.0%', after: '61.5%' }] })
    expect(merged?.block && textOfBlock(merged.block)).toBe('到2023年完成56.0%，判断为滞后，须加快。')
    expect(merged?.generated && textOfBlock(merged.generated)).toBe('完成61.5%，为滞后。')
    expect(merged?.rewrite?.replaced.text).toBe('完成56.0%，为滞后。')
  })

  it('[RW2] is flagged when only the words changed, without figures that differ', () => {
    const other = block('p', text('已完成'), value('done', '56.0%'), text('，为'), value('is', '滞后'), text('。'))
    expect(mergeBlocks([other], [mine])[0]).toMatchObject({ state: 'changed', changes: [] })
  })

  it('[RW2] is not flagged when only the sources changed', () => {
    const other = block(
      'p',
      text('完成'),
      figure('done', '56.0%', null, { ...cites, name: '另一来源' }),
      text('，为'),
      value('is', '滞后'),
      text('。'),
    )
    expect(mergeBlocks([other], [mine])[0]).toMatchObject({ state: 'rewritten' })
  })

  it('[RW3] accept gives the generated text, keep the words, merge the words with the figures of now', () => {
    expect(resolved(after, mine, 'accept')).toBeNull()
    const kept = resolved(after, mine, 'keep') as Rewrite // keep gives a rewrite
    expect(wordsOf(kept.runs)).toBe('到2023年完成56.0%，判断为滞后，须加快。')
    expect(mergeBlocks([after], [kept])[0]?.state).toBe('rewritten')
    const merged = resolved(after, mine, 'merge') as Rewrite // merge gives a rewrite
    expect(wordsOf(merged.runs)).toBe('到2023年完成61.5%，判断为滞后，须加快。')
    expect(mergeBlocks([after], [merged])[0]?.state).toBe('rewritten')
  })

  it('[RW3] a figure that is gone stays as words when merged', () => {
    const runs = withFigures([text('完成'), value('done', '56.0%')], [])
    expect(runs).toEqual([text('完成'), text('56.0%')])
  })

  it('[RW4] never vanishes: what lay on a block that is gone follows the block before it', () => {
    const first = block('a', text('甲'))
    const last = block('c', text('丙'))
    const gone = block('b', text('乙'))
    const merged = mergeBlocks(
      [first, last],
      [{ ...rewriteOf(gone, '乙的说明'), behind: keysBefore([first, gone, last], 'b') }],
    )
    expect(merged.map(({ key, state }) => [key, state])).toEqual([
      ['a', 'generated'],
      ['b', 'orphaned'],
      ['c', 'generated'],
    ])
  })

  it('[RW5] a block can be left out and paragraphs put behind it; both outlive a regeneration', () => {
    const omit = rewriteOf(before, '', 'omit')
    const insert = rewriteOf(before, '补充一段。', 'insert', '1')
    expect(
      mergeBlocks([before], [omit, insert]).map(({ state, block: shown }) => [state, shown && textOfBlock(shown)]),
    ).toEqual([
      ['omitted', null],
      ['inserted', '补充一段。'],
    ])
    expect(mergeBlocks([after], [omit, insert]).map(({ state }) => state)).toEqual(['changed', 'inserted'])
  })

  it('[RW6] an answered question becomes a paragraph, and a heading stays one', () => {
    const question: Block = { kind: 'question', key: 'q', asks: '原因', of: null }
    const heading: Block = { kind: 'heading', key: 'h', level: 2, text: '总体' }
    const merged = mergeBlocks(
      [question, heading],
      [rewriteOf(question, '受雨水偏少影响。'), rewriteOf(heading, '总体情况')],
    )
    expect(merged[0]?.block).toMatchObject({ kind: 'paragraph', key: 'q' })
    expect(merged[1]?.block).toMatchObject({ kind: 'heading', level: 2, text: '总体情况' })
  })

  it('[RW7] finds the figures in typed words, and not inside other numbers', () => {
    const figures = [value('a', '6.5%'), value('b', '2项'), value('c', '6.5%')]
    expect(runsFromText('增长16.5%，目标6.5%，共12项中的2项。', figures)).toEqual([
      text('增长16.5%，目标'),
      figures[0],
      text('，共12项中的'),
      figures[1],
      text('。'),
    ])
  })

  const run = fc.oneof(
    fc.string({ unit: fc.constantFrom('甲', '乙', '，', '。', '1', '2', '.'), maxLength: 6 }).map(text),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1%', '12项', '滞后', '3.5'))
      .map(([id, shown]) => value(id, shown)),
  )
  const blocks = fc
    .uniqueArray(fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6'), { minLength: 1 })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.array(run, { maxLength: 5 }).map((runs) => block(key, ...runs)))))

  it('[RW1] [RW4] whatever changes, every rewrite is shown once and every generated block once, in its order', () => {
    fc.assert(
      fc.property(blocks, blocks, fc.array(fc.nat(20), { maxLength: 8 }), (old, now, picks) => {
        const rewrites = [...new Set(picks.map((pick) => old[pick % old.length] as Block))].map(
          (
            one,
            i, // old is never empty
          ) => rewriteOf(one, `人工${i}`, i % 3 === 2 ? 'insert' : 'replace', i % 3 === 2 ? '1' : ''),
        )
        const placed = rewrites.map((one) => ({ ...one, behind: keysBefore(old, one.key) }))
        const merged = mergeBlocks(now, placed)
        expect(merged.filter(({ generated }) => generated !== null).map(({ key }) => key)).toEqual(
          now.map(({ key }) => key),
        )
        const shown = merged.flatMap(({ rewrite }) => (rewrite === null ? [] : [rewrite]))
        expect(new Set(shown)).toEqual(new Set(placed))
        expect(shown).toHaveLength(rewrites.length)
        for (const rewrite of placed) {
          const place = merged.find((one) => one.rewrite === rewrite)
          expect(place?.block && textOfBlock(place.block)).toBe(wordsOf(rewrite.runs))
        }
      }),
    )
  })

  it('[RW3] after keep or merge nothing is flagged any more, and merging twice is merging once', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), fc.array(run, { maxLength: 6 }), (old, now) => {
        const rewrite = rewriteOf(block('p', ...old), `说明${wordsOf(old)}`)
        const next = block('p', ...now)
        for (const way of ['keep', 'merge'] as const) {
          const settled = resolved(next, rewrite, way) as Rewrite // neither way gives null
          expect(mergeBlocks([next], [settled])[0]?.state).toBe('rewritten')
          expect(resolved(next, settled, way)).toEqual(settled)
        }
      }),
    )
  })

  it('[RW7] typed words are kept to the letter, whatever figures are found in them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '1', '2', '%', '.', '项', '滞', '后', '5', '3') }),
        fc.array(run),
        (words, runs) => {
          const figures = runs.filter((one) => one.kind === 'figure')
          expect(wordsOf(runsFromText(words, figures))).toBe(words)
        },
      ),
    )
  })

  it('[RW2] only the blocks whose figures changed are flagged when one value is corrected', () => {
    const facts = lakesideFacts('mid-term')
    const first = writeReport(facts)
    const corrected = facts.targets.map((target) =>
      target.id === 't05'
        ? {
            ...target,
            values: target.values.map((one) => (one.year === 2023 ? { ...one, value: 76.2 } : one)),
            progress: 0.4982,
          }
        : target,
    )
    const second = writeReport({ ...facts, targets: corrected })
    const rewrites = first.blocks
      .filter(({ kind }) => kind === 'paragraph')
      .map((one) => rewriteOf(one, `${textOfBlock(one)}改`))
    const flagged = mergeBlocks(second.blocks, rewrites).filter(({ state }) => state === 'changed')
    expect(flagged.map(({ key }) => key)).toEqual(['targets.lagging.t05', 'warnings.target', 'measures.targets.needed'])
    expect(flagged[0]?.changes.map(({ id, before: was, after: is }) => [id, was, is])).toEqual([
      ['target:t05/value/2023', '73.8亿元', '76.2亿元'],
      ['target:t05/change/2020/2023', '11.3亿元', '13.7亿元'],
      ['target:t05/progress', '41.1%', '49.8%'],
      ['target:t05/pace', '3.8亿元', '4.6亿元'],
    ])
  })
})

describe('fingerprint', () => {
  it('is SHA-256', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        expect(fingerprint(words)).toBe(createHash('sha256').update(words, 'utf8').digest('hex'))
      }),
    )
    for (const length of [55, 56, 63, 64, 119, 120, 128])
      expect(fingerprint('a'.repeat(length))).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'))
  })
})
