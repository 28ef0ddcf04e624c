import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf, placesOf } from './order.ts'

const compared = (x: Float64Array) =>
  [...x.keys()].filter((i) => !Number.isNaN(x[i])).sort((a, b) => (x[b] as number) - (x[a] as number) || a - b)

describe('order and places', () => {
  it('[EO1] sorts like a comparison: best first, equal values by their row, missing ones left out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, 5e-324, -5e-324, 1, 1 + 2 ** -52, 1e300))),
        (values) => {
          const x = Float64Array.from(values)
          expect([...orderOf(x)]).toEqual(compared(x))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[EO1] sorts long runs that share their high word', () => {
    const base = [1, -1, 0.1, -7e-9]
    for (const b of base) {
      const x = Float64Array.from({ length: 3000 }, (_, i) => b * (1 + ((i * 7919) % 1500) * 2 ** -50))
      expect([...orderOf(x)]).toEqual(compared(x))
    }
  })

  it('[EO2] equal values share the better place and the next place is skipped', () => {
    const x = Float64Array.of(7, 9, 7, Number.NaN, 1)
    const order = orderOf(x)
    expect([...placesOf(x, order)]).toEqual([2, 1, 2, 0, 4])
    expect([...placesOf(x, order, 'average')]).toEqual([2.5, 1, 2.5, 0, 4])
    expect([...placesOf(x, order, 'max')]).toEqual([3, 1, 3, 0, 4])
    expect([...placesOf(x, order, 'dense')]).toEqual([2, 1, 2, 0, 3])
  })

  it('[EO3] reads columns in the middle of shared memory', () => {
    const shared = new Float64Array(new SharedArrayBuffer(80)).subarray(2, 7)
    shared.set([3, 1, 2, 5, 4])
    expect([...orderOf(shared)]).toEqual([3, 4, 0, 2, 1])
  })
})
