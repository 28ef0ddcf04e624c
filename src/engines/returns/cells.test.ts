import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, differences, planSave, textOf } from './cells.ts'
import type { CellInput, CellVersion } from './definition.ts'
import { rowWith } from './lakeside.test-builders.ts'

const row = rowWith({ id: 'a' })
const rows = new Map([
  ['a', row],
  ['b', rowWith({ id: 'b' })],
])
const input = (text: string, over: Partial<CellInput> = {}): CellInput => ({
  row: 'a',
  base: 0,
  text,
  status: 'preliminary',
  note: null,
  ...over,
})
const version = (text: string, n: number, over: Partial<CellVersion> = {}): CellVersion => ({
  row: 'a',
  version: n,
  ...contentOf(text, row),
  entered: text,
  status: 'preliminary',
  note: null,
  source: 'form',
  at: '2024-04-05T02:00:00.000Z',
  by: '甲',
  ...over,
})
const plan = (current: readonly CellVersion[], ...inputs: CellInput[]) =>
  planSave(rows, new Map(current.map((one) => [one.row, one])), inputs)

describe('cells and their versions', () => {
  it('[RV4] 12.50 and 12.5 say the same, 0 and nothing do not', () => {
    expect(plan([version('12.5', 1)], input('12.50', { base: 1 })).changes).toEqual([])
    expect(plan([version('0', 1)], input('', { base: 1 })).changes).toHaveLength(1)
    expect(plan([version('—', 1)], input('0', { base: 1 })).changes).toHaveLength(1)
    expect(plan([], input(''))).toEqual({ changes: [], conflicts: [] })
    expect(plan([version('1.2万', 1)], input('1.2万', { base: 1 })).changes).toEqual([])
    expect(plan([version('1.2万', 1)], input('1.3万', { base: 1 })).changes).toHaveLength(1)
  })

  it('[RV3] one conflict stops the whole save; who wants the same as what stands has none', () => {
    const conflicted = plan([version('10', 2)], input('11', { base: 1 }), input('20', { row: 'b' }))
    expect(conflicted.changes).toEqual([])
    expect(conflicted.conflicts).toMatchObject([{ row: 'a', yours: { text: '11' }, current: { version: 2 } }])
    expect(plan([version('10', 2)], input('10', { base: 1 }))).toEqual({ changes: [], conflicts: [] })
    expect(plan([version('10', 2)], input('10', { base: 2, note: '说明' })).changes).toMatchObject([{ version: 3 }])
  })

  it('[RV5] what changed between two moments, and nothing else', () => {
    const before = new Map([
      ['a', version('10', 1)],
      ['b', version('', 1, { row: 'b' })],
    ])
    const after = new Map([
      ['a', version('10.0', 2)],
      ['c', version('3', 1, { row: 'c' })],
    ])
    expect(differences(before, after).map((one) => one.row)).toEqual(['c'])
    expect(differences(before, new Map([['a', version('10', 2, { note: '改' })]])).map((one) => one.row)).toEqual(['a'])
    expect(differences(before, before)).toEqual([])
  })

  it('[RV4] a cell written back and read again says the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 20 }), fc.double({ noNaN: true }).map(String)), (text) => {
        const first = version(text, 1)
        expect(plan([first], input(textOf(first), { base: 1 })).changes).toEqual([])
      }),
    )
  })
})
