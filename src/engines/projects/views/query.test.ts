import { describe, expect, it } from 'vitest'
import { filterFrom, searchOf, viewFrom } from './query.ts'

describe('the address of a list of projects', () => {
  it('holds its view, and gives it back', () => {
    const view = {
      search: '灯塔',
      filters: { light: ['red', 'yellow'], state: ['building'] },
      sort: { key: 'lag', order: 'descend' as const },
    }
    const address = searchOf(view, new URLSearchParams('asOf=2024-07-15&page=4'))
    expect(viewFrom(address)).toEqual(view)
    expect(address.get('asOf')).toBe('2024-07-15')
    expect(address.get('page')).toBeNull()
    expect(filterFrom(address)).toEqual({ q: '灯塔', light: 'red,yellow', state: 'building' })
  })

  it('shows the largest first unless it says otherwise', () => {
    expect(viewFrom(new URLSearchParams()).sort).toEqual({ key: 'total', order: 'descend' })
  })
})
