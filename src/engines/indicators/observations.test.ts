import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type StoredObservation, VALUE_STATUSES } from './definition.ts'
import { historyOf, inForce, inForceAsOf } from './observations.ts'

const seen = (over: Partial<StoredObservation> & Pick<StoredObservation, 'id'>): StoredObservation => ({
  division: '999906',
  part: null,
  dimension: null,
  indicator: 'gdp',
  period: '2023',
  measure: 'level',
  covers: 'year-to-date',
  value: 100,
  unit: '亿元',
  status: 'preliminary',
  evidence: 'bulletin',
  documents: [],
  definition: null,
  baseVersion: null,
  supersedes: null,
  recordedAt: '2024-02-01T00:00:00.000Z',
  reason: null,
  isSimulated: true,
  ...over,
})
const LATE = '2030-01-01T00:00:00.000Z'

describe('which value is in force', () => {
  const flash = seen({ id: 'a', status: 'flash', value: 98, recordedAt: '2024-01-20T00:00:00.000Z' })
  const first = seen({ id: 'b', value: 100 })
  const corrected = seen({
    id: 'c',
    value: 99,
    supersedes: 'b',
    recordedAt: '2024-03-01T00:00:00.000Z',
    reason: '错行',
  })
  const final = seen({ id: 'd', status: 'final', value: 101, recordedAt: '2025-01-10T00:00:00.000Z' })
  const all = [final, corrected, first, flash]

  it('[OB1] the most settled status counts, whatever was recorded last', () => {
    expect(inForce(all, LATE)[0]?.observation.id).toBe('d')
    const lateFlash = seen({ id: 'e', status: 'flash', value: 5, recordedAt: '2026-01-01T00:00:00.000Z' })
    expect(inForce([...all, lateFlash], LATE)[0]?.observation.id).toBe('d')
  })

  it('[OB2] looked at from an earlier moment, only what was known then counts', () => {
    expect(inForce(all, '2024-01-25T00:00:00.000Z')[0]?.observation.id).toBe('a')
    expect(inForce(all, '2024-02-10T00:00:00.000Z')[0]?.observation.id).toBe('b')
    expect(inForce(all, '2024-04-01T00:00:00.000Z')[0]?.observation.id).toBe('c')
    expect(inForce(all, '2023-04-01T00:00:00.000Z')).toEqual([])
  })

  it('[OB3] a correction replaces its version and leaves it readable', () => {
    const [now] = inForce([flash, first, corrected], LATE)
    expect(now?.observation.id).toBe('c')
    expect(now?.replaced.map(({ id }) => id)).toEqual(['b'])
    expect(now?.others.map(({ id }) => id)).toEqual(['a'])
    expect(historyOf(first, all).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[OB4] a withdrawn value leaves what stood beside it, or nothing', () => {
    const withdrawn = seen({ id: 'w', value: null, supersedes: 'b', recordedAt: '2024-03-01T00:00:00.000Z' })
    expect(inForce([flash, first, withdrawn], LATE)[0]?.observation.id).toBe('a')
    expect(inForce([first, withdrawn], LATE)).toEqual([])
  })

  it('[OB5] within one status the stronger evidence counts, and disagreement shows', () => {
    const own = seen({ id: 'o', evidence: 'own-statement', value: 104, recordedAt: '2024-06-01T00:00:00.000Z' })
    const [now] = inForce([own, first], LATE)
    expect(now?.observation.id).toBe('b')
    expect(now?.isContested).toBe(true)
    expect(inForce([seen({ id: 'o', evidence: 'own-statement' }), first], LATE)[0]?.isContested).toBe(false)
  })

  it('[OB6] periods after the day that is spoken of do not count', () => {
    const half = seen({ id: 'h', period: '2023-H1', value: 48, recordedAt: '2023-07-20T00:00:00.000Z' })
    const asOf = { on: '2023-09-30', knownAt: LATE }
    expect(inForceAsOf([half, ...all], asOf).map(({ observation }) => observation.id)).toEqual(['h'])
    expect(inForceAsOf([half, ...all], { ...asOf, on: '2023-12-31' })).toHaveLength(2)
  })

  it('[OB7] the order in which values are read does not matter, and none stands twice', () => {
    const versions = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        status: fc.constantFrom(...VALUE_STATUSES),
        value: fc.integer({ min: 1, max: 9 }),
        period: fc.constantFrom('2021', '2022', '2023-H1'),
        at: fc.integer({ min: 1, max: 28 }),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    )
    fc.assert(
      fc.property(versions, fc.integer(), (made, turn) => {
        const values = made.map(({ at, ...one }) =>
          seen({ ...one, recordedAt: `2024-02-${String(at).padStart(2, '0')}T00:00:00.000Z` }),
        )
        const k = values.length === 0 ? 0 : Math.abs(turn) % values.length
        const turned = [...values.slice(k), ...values.slice(0, k)].reverse()
        const ids = (list: readonly StoredObservation[]) => inForce(list, LATE).map(({ observation }) => observation.id)
        expect(new Set(ids(turned))).toEqual(new Set(ids(values)))
        expect(inForce(values, LATE)).toHaveLength(new Set(values.map(({ period }) => period)).size)
      }),
    )
  })
})
