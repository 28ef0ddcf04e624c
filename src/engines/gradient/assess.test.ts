import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRung, explainRung, type ReadRung, readRungs } from './assess.ts'
import { type FirmProfile, type FirmYear, factsOfFirm } from './firm-facts.ts'
import { defaultScaleLines, lineOf } from './lines.ts'
import type { RungId } from './rungs.ts'
import { THRESHOLDS } from './thresholds.ts'

const rungs = readRungs(THRESHOLDS.default)
const rung = (id: RungId): ReadRung => rungs.find((one) => one.id === id) as ReadRung
const industry = lineOf('3831', defaultScaleLines)

/** A firm that meets every condition of every title, in 2023. */
const year = (of: number, more: Partial<FirmYear> = {}): FirmYear => ({
  year: of,
  revenue: 8000 * 1.1 ** (of - 2023),
  mainRevenue: 7000 * 1.1 ** (of - 2023),
  hightechRevenue: 6000,
  assets: 9000,
  liabilities: 4000,
  equityRaised: 0,
  rd: 640 * 1.1 ** (of - 2023),
  rdDomestic: 640 * 1.1 ** (of - 2023),
  staff: 120,
  techStaff: 24,
  rdStaff: 18,
  nicheYears: 6,
  nicheShare: 12,
  ipClassOne: 3,
  ownsCoreIp: true,
  inKeyField: true,
  hasRdBody: true,
  hasProvincialRdBody: false,
  hasBrand: true,
  hasAward: false,
  ledStandard: false,
  hasSeriousCase: false,
  inBannedClass: false,
  techSmeScore: 75,
  techStaffScore: 16,
  innovationScore: 82,
  innovativeSmeScore: 71,
  specialisedScore: 68,
  ...more,
})
const profile = (more: Partial<FirmProfile> = {}): FirmProfile => ({
  kind: 'company',
  registeredOn: '2012-05-06',
  consent: null,
  buildingLicence: null,
  developsProperty: null,
  holds: new Set(['specialised']),
  revenue12: 1620,
  scaleLine: 2000,
  sizeClass: 'small',
  ...more,
})
const facts = (last: Partial<FirmYear> = {}, own: Partial<FirmProfile> = {}) =>
  factsOfFirm(profile(own), [year(2023, last), year(2022), year(2021)], '2024-03-05')
const of = (id: RungId, last: Partial<FirmYear> = {}, own: Partial<FirmProfile> = {}) =>
  explainRung(rung(id), facts(last, own), profile(own).holds, industry)

describe('the rungs', () => {
  it('[GA1] are all met by a firm that has everything', () => {
    for (const id of ['tech-sme', 'innovative-sme', 'high-tech', 'specialised', 'little-giant'] as const)
      expect([id, of(id).standing === 'there' ? 'ready' : of(id).standing, of(id).lacks.zh]).toEqual([id, 'ready', ''])
  })

  it('[GA2] say how far the revenue is from the line', () => {
    const answer = of('above-scale')
    expect(answer).toMatchObject({ standing: 'one-short', met: 0, failed: 1 })
    expect(answer.lacks.zh).toBe('近十二个月营业收入 1,620 万元，还差 380 万元（须 ≥ 入库线 2,000 万元）')
    expect(answer.requirements[0]?.distances[0]).toMatchObject({ amount: '380', direction: 'more' })
    expect(of('above-scale', {}, { revenue12: 2000 }).standing).toBe('ready')
    expect(of('above-scale', {}, { revenue12: null }).standing).toBe('needs-data')
    expect(of('above-scale', {}, { holds: new Set(['above-scale']) }).standing).toBe('there')
  })

  it('[GA3] ask construction for its licence, and nothing of sectors without a line', () => {
    const building = lineOf('4710', defaultScaleLines)
    const asked = (line: typeof building, own: Partial<FirmProfile>) =>
      explainRung(rung('above-scale'), facts({}, own), new Set(), line)
    expect(asked(building, { buildingLicence: true }).standing).toBe('ready')
    expect(asked(building, {}).lacks.zh).toBe('缺少：有建筑业资质（须为是）')
    expect(asked(null, {}).standing).toBe('none')
  })

  it('[GA4] hold the share of R&D to the tier of the firm’s revenue', () => {
    const share = (revenue: number, rd: number, before: number) =>
      explainRung(
        rung('high-tech'),
        factsOfFirm(
          profile(),
          [2023, 2022, 2021].map((y) => year(y, { revenue, rd: y === 2023 ? rd : before, rdDomestic: rd })),
          '2024-03-05',
        ),
        new Set(),
        industry,
      ).requirements.find(({ id }) => id === 'rd')?.truth
    // 5000 and less: 5 %; to 20000: 4 %; above: 3 %, over three years together.
    expect(share(5000, 250, 250)).toBe('true')
    expect(share(5000, 249, 250)).toBe('false')
    expect(share(5000, 300, 225)).toBe('true')
    expect(share(20_000, 800, 800)).toBe('true')
    expect(share(20_000, 799, 800)).toBe('false')
    expect(share(20_001, 601, 601)).toBe('true')
    expect(share(20_001, 600, 600)).toBe('false')
  })

  it('[GA5] need three years where a firm has had three, and only its own where it is younger', () => {
    const two = [year(2023), year(2022)]
    const rd = (registeredOn: string) => factsOfFirm(profile({ registeredOn }), two, '2024-03-05').rd_share_3y
    expect(rd('2015-01-01')).toBeNull()
    expect(rd('2022-01-01')).toBeCloseTo(8, 9)
  })

  it('[GA6] keep what is not known apart from what fails', () => {
    expect(of('high-tech', { ownsCoreIp: null })).toMatchObject({ standing: 'needs-data', unknown: 1, failed: 0 })
    expect(of('high-tech', { ownsCoreIp: null }).lacks.zh).toBe('缺少：拥有核心技术知识产权（须为是）')
    expect(of('high-tech', { ownsCoreIp: false })).toMatchObject({ standing: 'one-short', failed: 1 })
    expect(of('high-tech', { innovationScore: 70 })).toMatchObject({ standing: 'one-short' })
    expect(of('high-tech', { innovationScore: 70, ownsCoreIp: false })).toMatchObject({ standing: 'short', failed: 2 })
  })

  it('[GA7] take a direct pass for the points', () => {
    const low = { techSmeScore: 40, innovativeSmeScore: 40 }
    expect(of('tech-sme', low).standing).toBe('one-short')
    expect(of('tech-sme', low, { holds: new Set(['high-tech']) }).standing).toBe('ready')
    expect(of('tech-sme', { techSmeScore: 90, techStaffScore: 0 }).standing).toBe('one-short')
    expect(of('innovative-sme', { ...low, equityRaised: 500 }).standing).toBe('ready')
    expect(of('innovative-sme', {}, { sizeClass: 'large' }).standing).toBe('one-short')
  })

  it('[GA8] judge a little giant by its tier', () => {
    const giant = (last: Partial<FirmYear>) => of('little-giant', last).requirements.find(({ id }) => id === 'rd')
    // 8000: the second tier, 6 % in both years; these firms have 8 %.
    expect(giant({})?.truth).toBe('true')
    expect(giant({ rd: 479 })?.truth).toBe('false')
    expect(giant({ revenue: 10_000, rd: 300 })?.truth).toBe('true')
    expect(giant({ revenue: 4000 })?.truth).toBe('false')
    expect(of('little-giant', {}, { holds: new Set() }).lacks.zh).toBe('专精特新资格有效：否（须为是）')
  })

  it('[GA9] ask a sole trader for its will and nothing else; silence is not a yes', () => {
    const will = (consent: boolean | null) =>
      explainRung(rung('company'), facts({}, { kind: 'sole-trader', consent }), new Set(), null)
    expect(will(true).standing).toBe('ready')
    expect(will(false)).toMatchObject({ standing: 'one-short', failed: 1 })
    expect(will(null)).toMatchObject({ standing: 'needs-data', unknown: 1 })
    expect(rung('company').needs).toHaveLength(1)
    expect(of('company').standing).toBe('none')
  })

  it('[GA13] take the year before while the last year’s accounts are not in, and nothing older', () => {
    const revenue = (...of: readonly number[]) =>
      factsOfFirm(
        profile(),
        of.map((one) => year(one, { revenue: one })),
        '2024-03-05',
      ).revenue
    expect([revenue(2023, 2022), revenue(2022, 2021), revenue(2021)]).toEqual([2023, 2022, null])
  })

  it('[GA10] count in lists as they explain on a page', () => {
    const value = fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: null })
    const flag = fc.constantFrom(true, false, null)
    fc.assert(
      fc.property(value, value, flag, flag, value, (revenue, rd, ownsCoreIp, hasAward, revenue12) => {
        const given = facts({ revenue, rd, ownsCoreIp, hasAward }, { revenue12 })
        for (const one of rungs) {
          const { standing, met, failed, unknown, requirements, lacks } = explainRung(one, given, new Set(), industry)
          expect(countRung(one, given, new Set(), industry)).toEqual({ standing, met, failed, unknown })
          expect(requirements.filter(({ truth }) => truth === 'true')).toHaveLength(met)
          expect(lacks.zh === '').toBe(failed + unknown === 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[GA11] are never farther when points, staff or R&D rise', () => {
    const figure = fc.integer({ min: 0, max: 90 })
    fc.assert(
      fc.property(
        fc.constantFrom(
          'innovationScore',
          'specialisedScore',
          'techSmeScore',
          'nicheYears',
          'nicheShare',
          'techStaff' as const,
        ),
        figure,
        fc.nat(40),
        (field, value, more) => {
          for (const one of rungs) {
            const far = (given: number) => {
              const { failed } = countRung(one, facts({ [field]: given }), new Set(['specialised']), industry)
              return failed
            }
            expect(far(value + more)).toBeLessThanOrEqual(far(value))
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  it('[GA12] say everything in English too', () => {
    for (const one of rungs) {
      expect(one.name.en + one.about.en + one.requirements.map(({ name }) => name.en).join('')).not.toMatch(
        /[\u4e00-\u9fff]/,
      )
    }
  })
})
