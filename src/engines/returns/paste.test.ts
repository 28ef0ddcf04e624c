import { describe, expect, it } from 'vitest'
import { blockOf, isBlock } from './paste.ts'

describe('blocks pasted from a sheet', () => {
  it('[RU1] rows and cells as Excel copies them, without the empty line at the end', () => {
    expect(blockOf('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(blockOf('1,234.5\n\n 7 \n')).toEqual([['1,234.5'], [''], ['7']])
    expect(blockOf('12')).toEqual([['12']])
    expect(blockOf('')).toEqual([])
  })
  it('[RU1] a cell with lines and quotes comes whole', () => {
    expect(blockOf('1\t"两行\n说""明"""\n2\t')).toEqual([
      ['1', '两行\n说"明"'],
      ['2', ''],
    ])
    expect(isBlock(blockOf('5'))).toBe(false)
    expect(isBlock(blockOf('5\t6'))).toBe(true)
    expect(isBlock(blockOf('5\n6'))).toBe(true)
  })
})
