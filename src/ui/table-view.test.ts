import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesOf, compareCells, rowsInView } from './table-view.ts'

interface River {
  readonly name: string
  readonly grade: string | null
  readonly length: number | null
}
const rivers: readonly River[] = [
  { name: '白沙河', grade: 'II', length: 12 },
  { name: '临湖渠', grade: null, length: 3 },
  { name: '东港', grade: 'IV', length: null },
  { name: '湖滨运河', grade: 'II', length: 100 },
]
const columns = [
  { key: 'name', value: (river: River) => river.name },
  { key: 'grade', value: (river: River) => river.grade },
  { key: 'length', value: (river: River) => river.length },
]
const ALL = { search: '', sort: null, filters: {} }
const names = (rows: readonly River[]) => rows.map(({ name }) => name)

describe('the rows of a table', () => {
  it('are ordered by size where they are numbers, with the unknown last both ways', () => {
    const sorted = (order: 'ascend' | 'descend') =>
      names(rowsInView(rivers, columns, { ...ALL, sort: { key: 'length', order } }))
    expect(sorted('ascend')).toEqual(['临湖渠', '白沙河', '湖滨运河', '东港'])
    expect(sorted('descend')).toEqual(['湖滨运河', '白沙河', '临湖渠', '东港'])
  })

  it('are ordered by pronunciation where they are words', () => {
    expect(names(rowsInView(rivers, columns, { ...ALL, sort: { key: 'name', order: 'ascend' } }))).toEqual([
      '白沙河',
      '东港',
      '湖滨运河',
      '临湖渠',
    ])
  })

  it('are kept when every word is found in one of their columns', () => {
    expect(names(rowsInView(rivers, columns, { ...ALL, search: ' ii 河 ' }))).toEqual(['白沙河', '湖滨运河'])
    expect(names(rowsInView(rivers, columns, { ...ALL, search: '没有' }))).toEqual([])
  })

  it('are kept by chosen values, the unknown being one of them', () => {
    expect(names(rowsInView(rivers, columns, { ...ALL, filters: { grade: ['', 'IV'] } }))).toEqual(['临湖渠', '东港'])
    expect(names(rowsInView(rivers, columns, { ...ALL, filters: { grade: [] } }))).toHaveLength(4)
  })

  it('stay as they were where nothing is asked', () => {
    expect(rowsInView(rivers, columns, ALL)).toBe(rivers)
    expect(rowsInView(rivers, columns, { ...ALL, sort: { key: 'gone', order: 'ascend' } })).toBe(rivers)
  })

  it('offer each value once with its count, the unknown last', () => {
    expect(choicesOf(rivers, ({ grade }) => grade)).toEqual([
      ['II', 2],
      ['IV', 1],
      ['', 1],
    ])
  })
})

it('cells are compared in one order', () => {
  const cell = fc.oneof(fc.constant(null), fc.integer(), fc.string())
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      expect(Math.sign(compareCells(a, b)) + Math.sign(compareCells(b, a))).toBe(0)
    }),
  )
})
