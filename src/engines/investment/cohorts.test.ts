import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../../model/calendar.ts'
import { cohortsOf, type SignedLead } from './cohorts.ts'
import { overdueOf } from './overdue.ts'

const MONTHS = { land: 6, start: 6, production: 18 }
const lead = (id: string, signedOn: string, more: Partial<SignedLead> = {}): SignedLead => ({
  id,
  name: id,
  signedOn,
  registeredOn: null,
  landOn: null,
  startedOn: null,
  producedOn: null,
  isDissolved: false,
  contracted: null,
  arrived: 0,
  owed: 0,
  arrivals: 0,
  instalments: 0,
  ...more,
})

describe('rates by cohort of signing', () => {
  it('IC1 IC2 leave a lead out of a denominator until its months have passed, to the day', () => {
    const leads = [
      lead('old', '2023-01-10', { registeredOn: '2023-02-01', startedOn: '2023-06-01' }),
      lead('idle', '2023-05-31'),
      lead('young', '2023-09-01', { registeredOn: '2023-09-10', startedOn: '2023-10-01' }),
    ]
    const before = cohortsOf(leads, MONTHS, '2023-11-29')
    expect(before.all.rates.started).toMatchObject({ part: 1, whole: 1, value: 100, young: 2 })
    // 31 May and six months is 30 November.
    const { all, cohorts } = cohortsOf(leads, MONTHS, '2023-11-30')
    expect(all.rates.started).toMatchObject({ part: 1, whole: 2, value: 50, young: 1 })
    expect(all.rates.registered).toMatchObject({ part: 2, whole: 3, value: (2 / 3) * 100, young: 0 })
    expect(all.rates.producing).toMatchObject({ part: 0, whole: 0, value: null, young: 3 })
    expect(cohorts.map(({ period, signed }) => [period, signed])).toEqual([
      ['2023-H2', 1],
      ['2023-H1', 2],
    ])
  })

  it('IC4 asks money or land beside the registration', () => {
    const of = (more: Partial<SignedLead>) =>
      cohortsOf([lead('a', '2023-01-01', more)], MONTHS, '2024-01-01').all.rates.kept.part
    expect(of({ registeredOn: '2023-02-01' })).toBe(0)
    expect(of({ arrived: 50 })).toBe(0)
    expect(of({ registeredOn: '2023-02-01', arrived: 50 })).toBe(1)
    expect(of({ registeredOn: '2023-02-01', landOn: '2023-03-01' })).toBe(1)
    expect(of({ registeredOn: '2023-02-01', landOn: '2024-03-01' })).toBe(0)
  })

  it('IC5 IC6 hold arrivals against what was due, and tell nothing where nothing was', () => {
    const { arrived, ofContract } = cohortsOf(
      [
        lead('a', '2023-01-01', { contracted: 1000, arrived: 300, owed: 400 }),
        lead('b', '2023-02-01', { contracted: 3000, arrived: 100, owed: 0 }),
      ],
      MONTHS,
      '2024-01-01',
    ).all.rates
    expect(arrived).toMatchObject({ part: 300, whole: 400, value: 75, young: 1 })
    expect(ofContract).toMatchObject({ part: 400, whole: 4000, value: 10, young: 0 })
    expect(cohortsOf([], MONTHS, '2024-01-01').all.rates.registered.value).toBeNull()
  })

  it('adds up: the cohorts together are all, whatever day it is looked at', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((n) => new Date(Date.UTC(2022, 0, 1 + n)).toISOString().slice(0, 10))
    const later = fc.option(day, { nil: null })
    const some = fc.array(
      fc.record({
        signedOn: day,
        registeredOn: later,
        startedOn: later,
        producedOn: later,
        arrived: fc.integer({ min: 0, max: 50 }),
        owed: fc.integer({ min: 0, max: 50 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(some, day, (many, on) => {
        const leads = many.map((one, i) => lead(String(i), one.signedOn, one))
        const { all, cohorts } = cohortsOf(leads, MONTHS, on)
        expect(cohorts.reduce((sum, { signed }) => sum + signed, 0)).toBe(all.signed)
        for (const name of ['registered', 'kept', 'started', 'producing', 'arrived'] as const) {
          const sum = (of: 'part' | 'whole' | 'young') => cohorts.reduce((total, one) => total + one.rates[name][of], 0)
          expect([sum('part'), sum('whole'), sum('young')]).toEqual([
            all.rates[name].part,
            all.rates[name].whole,
            all.rates[name].young,
          ])
          if (name !== 'arrived') expect(all.rates[name].part).toBeLessThanOrEqual(all.rates[name].whole)
        }
      }),
    )
  })
})

describe('what is overdue', () => {
  it('IC8 is a start, then production, when the months have passed; not what was dissolved', () => {
    const leads = [
      lead('start', '2023-01-15'),
      lead('production', '2022-01-15', { startedOn: '2022-05-01' }),
      lead('done', '2022-01-15', { startedOn: '2022-05-01', producedOn: '2022-09-01' }),
      lead('gone', '2022-01-15', { isDissolved: true }),
      lead('young', '2023-08-15'),
    ]
    expect(overdueOf(leads, MONTHS, '2023-12-01')).toEqual([
      { id: 'start', name: 'start', signedOn: '2023-01-15', what: 'start', due: '2023-07-15' },
      {
        id: 'production',
        name: 'production',
        signedOn: '2022-01-15',
        what: 'production',
        due: addMonths('2022-01-15', 18),
      },
    ])
    expect(overdueOf(leads, MONTHS, '2023-07-15').map(({ id }) => id)).toEqual([])
  })
})
