import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthOf } from '../../model/calendar.ts'
import { expiriesByYear, expiringWithin } from './expiry.ts'
import { flowsOf, type Term } from './flows.ts'
import { forecastGoal } from './forecast.ts'
import { defaultScaleLines, lineOf } from './lines.ts'
import { defaultProxySettings, type FirmMonth, rollingInWords, rollingRevenue, sumsOfMonths } from './rolling.ts'
import { defaultAlertSettings, holdOf, scaleDistance } from './scale-distance.ts'
import { defaultSizeRules, sizeClassOf } from './size-class.ts'

const line = (sector: string) => lineOf(sector, defaultScaleLines)
const size = (sector: string, staff: number | null, revenue: number | null, assets: number | null = null) =>
  sizeClassOf(sector, { staff, revenue, assets }, defaultSizeRules)

describe('the line of a sector', () => {
  it.each([
    ['3831', 'industry', 2000],
    ['0610', 'industry', 2000],
    ['4620', 'industry', 2000],
    ['5123', 'wholesale', 2000],
    ['5211', 'retail', 500],
    ['6110', 'hospitality', 200],
    ['6210', 'hospitality', 200],
    ['5430', 'service', 2000],
    ['6510', 'service', 2000],
    ['7810', 'service', 2000],
    ['8412', 'service', 2000],
    ['7299', 'service', 1000],
    ['7520', 'service', 1000],
    ['8391', 'service', 1000],
    ['7020', 'service', 1000],
    ['7030', 'service', 1000],
    ['7090', 'service', 1000],
    ['8111', 'service', 500],
    ['8512', 'service', 500],
    ['8890', 'service', 500],
    ['4710', 'construction', null],
    ['7010', 'property', null],
  ])('[GL1] %s belongs to %s from %s', (sector, category, revenue) => {
    expect(line(sector)).toMatchObject({ category, revenue })
  })

  it('[GL2] sets none for agriculture, finance, government', () => {
    expect(['0111', '6620', '9221'].map(line)).toEqual([null, null, null])
  })
})

describe('the size class', () => {
  it.each([
    // 工业: all of the lower bounds, else one class down.
    ['3831', 1000, 40_000, 'large'],
    ['3831', 999, 40_000, 'medium'],
    ['3831', 1000, 39_999, 'medium'],
    ['3831', 300, 2000, 'medium'],
    ['3831', 300, 1999, 'small'],
    ['3831', 20, 300, 'small'],
    ['3831', 19, 5000, 'micro'],
    ['3831', 500, 299, 'micro'],
    ['5211', 50, 500, 'medium'],
    ['6510', 100, 1000, 'medium'],
    ['8412', 300, 0, 'large'],
  ])('[GS1] %s with %s staff and %s of revenue is %s', (sector, staff, revenue, expected) => {
    expect(size(sector, staff, revenue).class).toBe(expected)
  })

  it('[GS2] says what it may be while a figure is missing, and decides where the rest does', () => {
    expect(size('3831', 350, null)).toMatchObject({
      class: null,
      between: ['medium', 'small', 'micro'],
      missing: ['revenue'],
    })
    expect(size('3831', 5, null)).toMatchObject({ class: 'micro', missing: [] })
    expect(size('4710', null, 90_000, 80_000).class).toBe('large')
    expect(size('6620', 5, 5)).toMatchObject({ class: null, rule: null })
  })

  it('[GS3] never falls when a figure rises', () => {
    const order = ['micro', 'small', 'medium', 'large']
    const sector = fc.constantFrom('3831', '5123', '5211', '4710', '6510', '7010', '7020', '7210', '0111')
    const figure = fc.integer({ min: 0, max: 200_000 })
    fc.assert(
      fc.property(
        sector,
        figure,
        figure,
        figure,
        fc.nat(2),
        fc.nat(50_000),
        (code, staff, revenue, assets, which, more) => {
          const raised = [staff, revenue, assets].map((value, i) => (i === which ? value + more : value))
          const before = order.indexOf(size(code, staff, revenue, assets).class ?? '')
          const after = order.indexOf(size(code, raised[0] ?? 0, raised[1] ?? 0, raised[2] ?? 0).class ?? '')
          expect(after).toBeGreaterThanOrEqual(before)
        },
      ),
    )
  })
})

/** Twelve months to 2023-12, newest last; null where revenue is missing. */
const year = (revenues: readonly (number | null)[], taxes: readonly (number | null)[] = []): FirmMonth[] =>
  revenues.map((revenue, i) => ({
    month: monthOf(2023 * 12 + 12 - revenues.length + i),
    revenue,
    tax: taxes[i] ?? null,
  }))
const rolling = (months: readonly FirmMonth[], began: string | null = null) =>
  rollingRevenue(sumsOfMonths(months, '2023-12', began), defaultProxySettings)
const even = (total: number) => year(Array.from({ length: 12 }, () => total / 12))

describe('twelve months of revenue', () => {
  it('[GR1] adds up what was measured', () => {
    expect(rolling(even(1900))).toMatchObject({ kind: 'measured', months: 12, missing: 0 })
    expect(rolling(even(1900)).value).toBeCloseTo(1900, 9)
  })

  it('[GR2] guesses a missing month from the firm’s own tax, and says that it did', () => {
    // Eleven months of 100 with tax 4: 25 of revenue for each of tax. The twelfth has tax 6 alone: 150.
    const revenues = [...Array.from({ length: 11 }, () => 100), null]
    const taxes = [...Array.from({ length: 11 }, () => 4), 6]
    const answer = rolling(year(revenues, taxes))
    expect(answer).toMatchObject({ kind: 'estimated', known: 11, estimated: 1, atLeast: 1100, value: 1250, ratio: 25 })
    expect(rollingInWords(answer, '2023-12').zh).toContain('估计数')
  })

  it('[GR3] does not guess from too few months, and never takes missing for nothing', () => {
    const answer = rolling(year([100, 100, 100, null, null, null, null, null, null, null, null, null], [4, 4, 4, 4]))
    expect(answer).toMatchObject({ kind: 'partial', value: null, atLeast: 300, missing: 9 })
    expect(rolling([])).toMatchObject({ kind: 'unknown', value: null })
    expect(rolling(year([null, null], [3, 3]))).toMatchObject({ kind: 'unknown', value: null })
  })

  it('[GR4] asks of a young firm only the months since it began', () => {
    const three = year([700, 700, 700])
    expect(rolling(three, '2023-10-15')).toMatchObject({ kind: 'measured', months: 3, value: 2100 })
    expect(rolling(three)).toMatchObject({ kind: 'partial', atLeast: 2100 })
  })
})

describe('the distance to the line', () => {
  const licences = { buildingLicence: null, developsProperty: null }
  const distance = (sector: string, total: number) =>
    scaleDistance(line(sector), rolling(even(total)), licences, defaultAlertSettings)
  it.each([
    [1599, 'far', 401],
    [1600, 'nurture', 400],
    [1899.99, 'nurture', 100.01],
    [1900, 'near', 100],
    [1999, 'near', 1],
    [2000, 'reached', 0],
  ])('[GD1] %s of 2000 is %s, %s short', (total, alert, gap) => {
    const answer = distance('3831', total)
    expect(answer?.alert).toBe(alert)
    expect(answer?.gap).toBeCloseTo(gap, 6)
  })

  it('[GD2] is proved by a part that reaches the line, never disproved by a part', () => {
    const of = (part: number) => scaleDistance(line('3831'), rolling(year([part])), licences, defaultAlertSettings)
    expect(of(2000)).toMatchObject({ reached: true, alert: 'reached', gap: 0 })
    expect(of(1999)).toMatchObject({ reached: null, alert: 'unknown', gap: null })
  })

  it('[GD3] asks for the licence where there is no line of revenue, and takes silence for not known', () => {
    const of = (buildingLicence: boolean | null) =>
      scaleDistance(line('4710'), rolling([]), { buildingLicence, developsProperty: null }, defaultAlertSettings)
    expect([of(true)?.reached, of(false)?.reached, of(null)?.reached]).toEqual([true, false, null])
    expect(distance('6620', 9000)).toBeNull()
  })

  it('[GD4] tells whether a firm in the list holds its place', () => {
    const hold = (total: number) => holdOf(distance('5211', total), defaultAlertSettings)
    expect([hold(500), hold(499), hold(300), hold(299)]).toEqual(['safe', 'at-risk', 'at-risk', 'falling'])
    expect(holdOf(null, defaultAlertSettings)).toBe('unknown')
  })

  it('[GD5] never grows when a month’s revenue rises', () => {
    const month = fc.option(fc.integer({ min: 0, max: 400 }), { nil: null })
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 12, maxLength: 12 }),
        fc.nat(11),
        fc.nat(500),
        (revenues, which, more) => {
          const raised = revenues.map((value, i) => (i === which && value !== null ? value + more : value))
          const of = (months: readonly (number | null)[]) =>
            scaleDistance(line('3831'), rolling(year(months)), licences, defaultAlertSettings)
          const [before, after] = [of(revenues), of(raised)]
          if (before?.gap !== null && before?.gap !== undefined)
            expect(after?.gap).toBeLessThanOrEqual(before.gap + 1e-9)
          if (before?.reached === true) expect(after?.reached).toBe(true)
        },
      ),
    )
  })
})

describe('who came and went', () => {
  const term = (id: string, enterprise: string, from: string, ended: string | null): Term => ({
    id,
    enterprise,
    from,
    ended,
  })
  it('[GF1] takes a renewal without a gap for neither, and a late one for both', () => {
    const terms = [
      term('a1', 'a', '2018-12-01', '2021-12-02'),
      term('a2', 'a', '2021-12-02', null),
      term('b1', 'b', '2018-12-01', '2021-12-02'),
      term('b2', 'b', '2022-03-01', null),
      term('c1', 'c', '2022-06-01', null),
    ]
    expect(flowsOf(terms, [2021, 2022], '2023-06-30')).toEqual([
      { year: 2021, entries: 0, exits: 1, stock: 1, isWhole: true, entered: [], left: ['b1'] },
      { year: 2022, entries: 2, exits: 0, stock: 3, isWhole: true, entered: ['b2', 'c1'], left: [] },
    ])
  })

  it('[GF2] balances: each year’s stock is the year’s before, plus who came, less who went', () => {
    const day = fc
      .integer({ min: 0, max: 2500 })
      .map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10))
    const terms = fc.array(
      fc.record({ enterprise: fc.constantFrom('a', 'b', 'c', 'd'), from: day, ended: fc.option(day, { nil: null }) }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(terms, day, (given, today) => {
        const flows = flowsOf(
          given.map((one, i) => ({ ...one, id: String(i) })),
          [2018, 2019, 2020, 2021, 2022, 2023, 2024],
          today,
        )
        let stock = 0
        for (const flow of flows) {
          expect(flow.stock).toBe(stock + flow.entries - flow.exits)
          stock = flow.stock
        }
      }),
    )
  })
})

describe('the forecast', () => {
  const aim = { base: 87, baseYear: 2020, target: 150, targetYear: 2025, yearly: 10 }
  const flow = (of: number, entries: number, exits: number, stock: number) => ({
    year: of,
    entries,
    exits,
    stock,
    isWhole: true,
    entered: [],
    left: [],
  })

  it('[GF3] shows that ten a year from 87 make 137, not 150, which needs 12.6', () => {
    const answer = forecastGoal(aim, [], 87, 5)
    expect(answer.yearlyComesTo).toBe(137)
    expect(answer.yearlyIsEnough).toBe(false)
    expect(answer.neededFromBase).toBeCloseTo(12.6, 9)
    expect(answer.workings.map(({ worked }) => worked)).toEqual([
      '87 + 10 × 5 = 137',
      '(150 − 87) ÷ 5 = 12.6',
      '(150 − 87) ÷ 5 = 12.6',
    ])
    expect(answer).toMatchObject({ mean: null, expected: null, isExpected: null })
  })

  it('[GF4] goes on from where it stands, exits counted', () => {
    const flows = [flow(2021, 12, 8, 91), flow(2022, 11, 8, 94), flow(2023, 9, 2, 101)]
    const answer = forecastGoal(aim, flows, 101, 2)
    // Net 4, 3, 7: 4.67 a year; 101 + 9.33 = 110.33. Needed: 49 ÷ 2 = 24.5 net, 6 leave: 30.5 in.
    expect(answer.expected).toBeCloseTo(101 + (14 / 3) * 2, 9)
    expect(answer.least).toBe(107)
    expect(answer.most).toBe(115)
    expect(answer.neededNet).toBe(24.5)
    expect(answer.neededEntries).toBeCloseTo(30.5, 9)
    expect(answer.isExpected).toBe(false)
  })

  it('[GF5] leaves a year that is not over out of the mean, and says nothing where nothing is known', () => {
    const half = { ...flow(2024, 2, 0, 103), isWhole: false }
    const answer = forecastGoal({ ...aim, base: null, yearly: null }, [half], 103, 1.5)
    expect(answer).toMatchObject({ mean: null, expected: null, neededFromBase: null, yearlyIsEnough: null })
    expect(forecastGoal(aim, [], 120, 0).neededNet).toBeNull()
  })
})

describe('what runs out', () => {
  const terms = [
    { id: 'a', enterprise: 'x', kind: 'high-tech', validTo: '2024-03-30' },
    { id: 'b', enterprise: 'y', kind: 'high-tech', validTo: '2024-03-31' },
    { id: 'c', enterprise: 'z', kind: 'high-tech', validTo: '2023-12-20' },
    { id: 'd', enterprise: 'z', kind: 'above-scale', validTo: null },
  ]
  it('[GE1] lists what runs out within 90 days, the soonest and the overlooked first', () => {
    expect(expiringWithin(terms, new Set(['a']), '2023-12-31', 90)).toEqual([
      { id: 'c', enterprise: 'z', kind: 'high-tech', validTo: '2023-12-20', daysLeft: -11, isRenewing: false },
      { id: 'a', enterprise: 'x', kind: 'high-tech', validTo: '2024-03-30', daysLeft: 90, isRenewing: true },
    ])
  })
  it('[GE2] counts the terms that run out in each year', () => {
    expect([...expiriesByYear(terms, [2023, 2024, 2025])]).toEqual([
      [2023, 1],
      [2024, 2],
      [2025, 0],
    ])
  })
})
