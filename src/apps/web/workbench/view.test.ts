import { describe, expect, it } from 'vitest'
import { hashFromView, stretchOf, viewFromHash } from './view.ts'

describe('the address', () => {
  it('holds a view and gives it back', () => {
    const view = {
      tab: 'diagnostics',
      document: '规划 & 纲要#1.docx',
      item: 'GM401@120~2',
      place: '12-40',
      sample: 'yanfeng-14',
    } as const
    expect(viewFromHash(hashFromView(view))).toEqual(view)
  })

  it('is empty for the first view, and any nonsense is the first view', () => {
    const start = { tab: 'text', document: null, item: null, place: null, sample: null } as const
    expect(hashFromView(start)).toBe('')
    for (const hash of ['', '#', '#view=nowhere', '#%', '#&&=']) expect(viewFromHash(hash)).toEqual(start)
  })

  it('names a stretch of the source only in digits', () => {
    expect(stretchOf('12-40')).toEqual({ start: 12, end: 40 })
    for (const place of [null, '', '12', '-3-4', '1-2-3', 'a-b', '99999999999-1']) expect(stretchOf(place)).toBeNull()
  })
})
