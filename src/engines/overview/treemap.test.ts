import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squarified } from './treemap.ts'

const within = { x: 10, y: 20, width: 600, height: 400 }

describe('the treemap', () => {
  it('gives areas in proportion, inside, without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 40 }), (sizes) => {
        const total = sizes.reduce((sum, size) => sum + size, 0)
        const rectangles = squarified(sizes, within)
        expect(rectangles).toHaveLength(sizes.length)
        rectangles.forEach((one, i) => {
          const share = total === 0 ? 0 : (sizes[i] ?? 0) / total
          expect(one.width * one.height).toBeCloseTo(share * within.width * within.height, 3)
          if (share === 0) return
          expect(one.x).toBeGreaterThanOrEqual(within.x - 1e-6)
          expect(one.y).toBeGreaterThanOrEqual(within.y - 1e-6)
          expect(one.x + one.width).toBeLessThanOrEqual(within.x + within.width + 1e-6)
          expect(one.y + one.height).toBeLessThanOrEqual(within.y + within.height + 1e-6)
          for (const other of rectangles.slice(i + 1)) {
            const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
            const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
            expect(across > 1e-6 && down > 1e-6).toBe(false)
          }
        })
      }),
    )
  })

  it('keeps equal sizes nearly square', () => {
    for (const { width, height } of squarified(
      Array.from({ length: 12 }, () => 1),
      within,
    )) {
      expect(Math.max(width / height, height / width)).toBeLessThan(2)
    }
  })

  it('gives nothing where there is no room', () => {
    for (const { width } of squarified([1, 2], { ...within, width: 0 })) expect(width).toBe(0)
  })
})
