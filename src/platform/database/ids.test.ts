import { describe, expect, it } from 'vitest'
import { newId } from './ids.ts'

describe('ids', () => {
  it('are UUIDs of version 7 that sort as they were made, also within one moment', () => {
    const ids = Array.from({ length: 5000 }, () => newId(1_709_600_000_000))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids.slice(0, 50))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newId(1_709_600_000_001) > (ids.at(-1) ?? '')).toBe(true)
  })
})
