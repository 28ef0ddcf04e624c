import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AdoptionTerms, faultsOfTerms, isDay, type Term, versionInForce } from './versions.ts'

const term = (number: number, effectiveFrom: string, over: Partial<Term> = {}): Term => ({
  number,
  effectiveFrom,
  effectiveTo: null,
  adoptedAt: `${effectiveFrom}T08:00:00.000Z`,
  ...over,
})
const FIRST = term(1, '2021-03-15', { effectiveTo: '2025-12-31' })
const SECOND = term(2, '2023-12-20', { effectiveTo: '2025-12-31' })

describe('the version in force', () => {
  it.each([
    ['2021-03-14', null],
    ['2021-03-15', 1],
    ['2023-12-19', 1],
    ['2023-12-20', 2],
    ['2025-12-31', 2],
    ['2026-01-01', null],
  ])('[VE1] on %s is %s', (day, number) => {
    expect(versionInForce([SECOND, FIRST], day)?.number ?? null).toBe(number)
  })

  it('[VE2] of one day is the later version', () => {
    expect(versionInForce([FIRST, term(2, '2021-03-15'), term(3, '2021-03-15')], '2022-01-01')?.number).toBe(3)
  })

  it('[VE3] as known at a moment leaves out what was adopted later', () => {
    const late = term(2, '2022-01-01', { adoptedAt: '2023-05-01T00:00:00.000Z' })
    expect(versionInForce([FIRST, late], '2022-06-30')?.number).toBe(2)
    expect(versionInForce([FIRST, late], '2022-06-30', '2022-07-01T00:00:00.000Z')?.number).toBe(1)
  })

  it('[VE4] only ever moves on as days pass', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), day, day, (starts, one, other) => {
        const terms = [...starts].sort().map((from, i) => term(i + 1, from))
        const [a, b] = [one, other].sort() as [string, string] // two days
        const [first, second] = [versionInForce(terms, a), versionInForce(terms, b)]
        expect((second?.number ?? 0) >= (first?.number ?? 0)).toBe(true)
      }),
    )
  })
})

const TERMS: AdoptionTerms = {
  reason: 'first',
  approval: { number: '临政发〔2021〕3号', issuedOn: '2021-03-10', body: '临湖区人民代表大会' },
  effectiveFrom: '2021-03-15',
  effectiveTo: '2025-12-31',
}

describe('the terms of an adoption', () => {
  const codes = (terms: Partial<AdoptionTerms>, versions: readonly Term[] = []) =>
    faultsOfTerms({ ...TERMS, ...terms }, versions, '2024-03-05').map(({ at, code }) => `${at} ${code}`)

  it('[AD5] name every fault at once', () => {
    expect(codes({})).toEqual([])
    expect(
      codes({
        approval: { number: ' ', issuedOn: '2021-02-30', body: '' },
        effectiveFrom: 'soon',
        effectiveTo: '2020-01-01',
      }),
    ).toEqual([
      'approval.number required',
      'approval.body required',
      'approval.issuedOn no-day',
      'effectiveFrom no-day',
    ])
    expect(codes({ effectiveTo: '2020-01-01' })).toEqual(['effectiveTo upside-down'])
    expect(codes({ approval: { ...TERMS.approval, issuedOn: '2024-05-01' } })).toEqual(['approval.issuedOn in-future'])
  })

  it('[AD6] hold a change of the text to its approval and to the version before', () => {
    expect(codes({ reason: 'update' })).toEqual(['reason no-version'])
    expect(codes({ reason: 'first' }, [FIRST])).toEqual(['reason not-first'])
    const approval = { ...TERMS.approval, issuedOn: '2023-12-20' }
    expect(codes({ reason: 'mid-term-adjustment', approval, effectiveFrom: '2023-12-20' }, [FIRST])).toEqual([])
    expect(codes({ reason: 'mid-term-adjustment', approval, effectiveFrom: '2023-12-01' }, [FIRST])).toEqual([
      'effectiveFrom before-approval',
    ])
    expect(codes({ reason: 'update', effectiveFrom: '2021-03-12' }, [FIRST])).toEqual(['effectiveFrom before-previous'])
  })

  it('[VE1] knows which days there are', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const text of ['2023-02-29', '2023-13-01', '2023-1-1', '']) expect(isDay(text)).toBe(false)
  })
})
