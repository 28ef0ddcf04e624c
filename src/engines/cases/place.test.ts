import { describe, expect, it } from 'vitest'
import type { Shape } from '../../language/field.ts'
import { isWithin } from './place.ts'

const square = (west: number, south: number, size: number): readonly (readonly [number, number])[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

describe('the patch in which a place lies', () => {
  it('[CP1] holds its inside, not its outside, and not its holes', () => {
    const shape: Shape = { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] }
    expect(isWithin([1, 1], shape)).toBe(true)
    expect(isWithin([5, 5], shape)).toBe(false)
    expect(isWithin([11, 1], shape)).toBe(false)
  })

  it('[CP2] a line between two patches belongs to exactly one of them', () => {
    const west: Shape = { type: 'Polygon', coordinates: [square(0, 0, 1)] }
    const east: Shape = { type: 'Polygon', coordinates: [square(1, 0, 1)] }
    for (const lat of [0, 0.25, 0.5, 0.999])
      expect(Number(isWithin([1, lat], west)) + Number(isWithin([1, lat], east)), String(lat)).toBe(1)
  })

  it('[CP3] of several polygons, any of them', () => {
    const shape: Shape = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] }
    expect(isWithin([5.5, 5.5], shape)).toBe(true)
    expect(isWithin([3, 3], shape)).toBe(false)
  })
})
