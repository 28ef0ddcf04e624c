import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnualPlan } from './annual-plan.ts'
import { defaultAssessmentSettings, faultsInAssessmentSettings } from './settings.ts'
import { rankOfStanding } from './standing-looks.ts'
import { standingOfTarget } from './standing-of-target.ts'
import { baseOf, END_2023, flows, levels, observed, rates, targetWith } from './target.test-builder.ts'

const byB = { ...defaultAssessmentSettings, decides: 'B' as const }
const planOf = (values: readonly number[], over: Partial<AnnualPlan> = {}): AnnualPlan => ({
  id: 'plan-1',
  version: 1,
  method: 'linear',
  weights: null,
  years: values.map((value, i) => ({ year: 2021 + i, value, override: null })),
  reason: '年度计划',
  recordedAt: '2021-01-10T00:00:00.000Z',
  rolledAfter: null,
  ...over,
})
const methodOf = (standing: ReturnType<typeof standingOfTarget>, method: string) => {
  const one = standing.methods.find((other) => other.method === method)
  if (one === undefined) throw new Error(`no method ${method}`)
  return one
}

describe('where a stored target stands', () => {
  it('[SO1] level: (178−150)/(200−150) is 56 % at 60 % of the time; 11 a year are needed, 189 in 2024', () => {
    const now = standingOfTarget(targetWith(), levels([158, 168, 178]), END_2023)
    expect(now).toMatchObject({ progress: 0.56, elapsed: 0.6, pace: 0.9333, standing: 'roughly-on-track' })
    expect(now.required).toEqual({ value: 11, unit: '亿元' })
    expect(now.nextYear).toMatchObject({ year: 2024, value: 189 })
    expect(now.latest).toEqual({ period: '2023', value: 178, ids: ['2023:level:preliminary'] })
    expect(now.words).toEqual({ zh: '基本符合预期', en: 'roughly on track' })
    expect(now.looks).toEqual({ tone: 'fair', shape: '◐' })
  })

  it('[SO1] falling and regressing levels', () => {
    const fall = targetWith({ value: 4, operator: 'le', direction: 'down', bases: [baseOf(5.2)] })
    expect(standingOfTarget(fall, levels([5.1, 5, 4.9]), END_2023).progress).toBe(0.25)
    const back = standingOfTarget(targetWith({ value: 65, bases: [baseOf(60)] }), levels([60, 60, 59]), END_2023)
    expect(back).toMatchObject({ progress: -0.2, standing: 'far-behind' })
  })

  it('[SO2] mean growth 8.1, 4.5, 5.2 of 6.5 %: 54.81 % of the way, 7.373 % a year needed', () => {
    const target = targetWith({
      type: 'average-growth',
      measure: 'growth',
      value: 6.5,
      unit: '%',
      isComparablePrice: true,
    })
    const now = standingOfTarget(target, rates([8.1, 4.5, 5.2]), END_2023)
    expect(now.progress).toBeCloseTo(0.5481, 4)
    expect(now.achieved).toBeCloseTo(5.922, 3)
    expect(now.required?.value).toBeCloseTo(7.373, 3)
    expect(now.path.observed.at(-1)?.value).toBeCloseTo(108.1 * 1.045 * 1.052, 6)
  })

  it('[SO3] cumulative reduction 2.7, 0.1, 3.2 of 14.5 %: 5.9078 %, 38.87 % of the way, 4.6751 % a year needed', () => {
    const target = targetWith({
      type: 'cumulative-reduction',
      measure: 'reduction',
      direction: 'down',
      value: 14.5,
      unit: '%',
      nature: 'binding',
    })
    const now = standingOfTarget(target, rates([2.7, 0.1, 3.2], 'reduction'), END_2023)
    expect(now.progress).toBeCloseTo(0.3887, 4)
    expect(now.achieved).toBeCloseTo(5.9078, 4)
    expect(now.required?.value).toBeCloseTo(4.6751, 4)
    expect(now.standing).toBe('behind')
    expect(now.terms.filter(({ symbol }) => symbol.startsWith('d')).map(({ value }) => value)).toEqual([2.7, 0.1, 3.2])
    // The same falls reported as negative growth.
    expect(standingOfTarget(target, rates([-2.7, -0.1, -3.2]), END_2023).progress).toBe(now.progress)
  })

  it('[SO4] cumulative and increment; a rise that is reported as yearly amounts is a sum', () => {
    const sum = targetWith({ type: 'cumulative', measure: 'flow', value: 60 })
    expect(standingOfTarget(sum, flows([12, 13, 11]), END_2023)).toMatchObject({ progress: 0.6, standing: 'on-track' })
    expect(standingOfTarget({ ...sum, type: 'increment' }, flows([12, 13, 11]), END_2023).progress).toBe(0.6)
    const rise = targetWith({ type: 'increment', value: 50, bases: [baseOf(100)] })
    expect(standingOfTarget(rise, levels([110, 120, 130]), END_2023).progress).toBe(0.6)
    expect(standingOfTarget({ ...rise, bases: [] }, levels([110]), END_2023).standing).toBe('no-data')
  })

  it('[SO5] a band: the way back into it, held where the base was within', () => {
    const band = targetWith({ direction: 'band', value: null, band: { low: 40, high: 45 }, bases: [baseOf(35)] })
    const into = standingOfTarget(band, levels([36, 37, 38]), END_2023)
    expect(into.progress).toBeCloseTo(0.6, 9)
    expect(into.nextYear?.value).toBe(39)
    expect(standingOfTarget(band, levels([41, 42, 43]), END_2023).standing).toBe('achieved-early')
    expect(standingOfTarget(band, levels([41, 44, 47]), END_2023).standing).not.toBe('achieved-early')
    const within = { ...band, bases: [baseOf(42)] }
    expect(standingOfTarget(within, levels([43, 44, 46]), END_2023)).toMatchObject({ standing: 'behind', progress: 0 })
  })

  it('[SO6] a yearly bound names its failed years; part of a year only warns', () => {
    const bound = targetWith({
      type: 'annual-bound',
      operator: 'le',
      direction: 'down',
      value: 5.5,
      unit: '%',
      bases: [],
    })
    const now = standingOfTarget(
      bound,
      levels([5.1, 5.6, 5.2]).map((one) => ({ ...one, unit: '%' })),
      END_2023,
    )
    expect(now).toMatchObject({ standing: 'roughly-on-track', failed: ['2022'] })
    expect(now.reasons.map(({ zh }) => zh)).toContain('未达标年份：2022')
    const final = standingOfTarget(
      bound,
      levels([5.1, 5.6, 5.2, 5.1, 5]).map((one) => ({ ...one, unit: '%' })),
      { ...END_2023, on: '2025-12-31' },
    )
    expect(final).toMatchObject({ standing: 'not-completed', failed: ['2022'] })
    const half = standingOfTarget(
      bound,
      [...levels([5.1]), observed('2022-H1', 5.9)].map((one) => ({ ...one, unit: '%' })),
      END_2023,
    )
    expect(half.standing).toBe('on-track')
    expect(half.reasons.map(({ en }) => en)).toContain(
      'first half of 2022 stands at 5.9, beyond the bound; the year is not decided',
    )
  })

  it('[SO7] a task is fulfilled only with a document', () => {
    const task = targetWith({ type: 'task', measure: 'fulfilment', value: null, unit: null, bases: [] })
    const told = (documents: readonly string[]) =>
      standingOfTarget(task, [observed('2021', 1, { measure: 'fulfilment', unit: null, documents })], END_2023)
    expect(told([])).toMatchObject({ standing: 'no-data', left: [{ reason: 'no-document' }] })
    expect(told([]).reasons.map(({ zh }) => zh)).toContain('自述已完成但没有证明文件，不计为完成')
    expect(told(['letter-1']).standing).toBe('on-track')
    const missed = observed('2022', 0, { measure: 'fulfilment', unit: null })
    expect(
      standingOfTarget(
        task,
        [observed('2021', 1, { measure: 'fulfilment', unit: null, documents: ['a'] }), missed],
        END_2023,
      ),
    ).toMatchObject({ standing: 'behind', failed: ['2022'] })
  })

  it('[SO8] mid-year: τ is 0.5 at the end of June 2023, and half a year counts half', () => {
    const asOf = { ...END_2023, on: '2023-06-30' }
    const level = standingOfTarget(
      targetWith(),
      [...levels([160, 170]), observed('2023-H1', 175, { covers: 'moment' })],
      asOf,
    )
    expect(level).toMatchObject({ elapsed: 0.5, progress: 0.5, standing: 'on-track', elapsedToday: 0.5 })
    expect(level.nextYear).toMatchObject({ year: 2023, value: 180 })
    const sum = standingOfTarget(
      targetWith({ type: 'cumulative', measure: 'flow', value: 50 }),
      [...flows([10, 10]), observed('2023-Q2', 5, { measure: 'flow' })],
      asOf,
    )
    expect(sum).toMatchObject({ elapsed: 0.5, progress: 0.5 })
    expect(sum.nextYear?.value).toBe(10)
    const growth = standingOfTarget(
      targetWith({ type: 'average-growth', measure: 'growth', value: 6, unit: '%' }),
      [...rates([6, 6]), observed('2023-H1', 6, { measure: 'growth', unit: '%' })],
      asOf,
    )
    expect(growth.progress).toBeCloseTo(0.5, 6)
    // Single months add up as far as they go.
    const months = ['2023-01', '2023-02', '2023-04'].map((period) =>
      observed(period, 1, { measure: 'flow', covers: 'period' }),
    )
    const partly = standingOfTarget(
      targetWith({ type: 'cumulative', measure: 'flow', value: 50 }),
      [...flows([10, 10]), ...months],
      asOf,
    )
    expect(partly.progress).toBe(0.44)
    expect(partly.elapsed).toBeCloseTo((2 + 2 / 12) / 5, 4)
  })

  it('[SO9] half a year of what adds up over the year is no level of it', () => {
    const output = targetWith({ accumulates: true })
    const now = standingOfTarget(output, [...levels([160, 170]), observed('2023-H1', 80)], {
      ...END_2023,
      on: '2023-08-01',
    })
    expect(now.latest?.period).toBe('2022')
    expect(now.left).toEqual([{ id: '2023-H1:level:preliminary', reason: 'part-of-year' }])
  })

  it('[SO10] the version in force counts, as of the day and the moment of knowing', () => {
    const values = [
      ...levels([160, 170]),
      observed('2023', 178, { id: 'first' }),
      observed('2023', 181, { id: 'final', status: 'final', recordedAt: '2025-01-05T00:00:00.000Z' }),
    ]
    expect(standingOfTarget(targetWith(), values, END_2023).used).toEqual(['final'])
    const then = standingOfTarget(targetWith(), values, { on: '2023-12-31', knownAt: '2024-06-01T00:00:00.000Z' })
    expect(then.used).toEqual(['first'])
    expect(standingOfTarget(targetWith(), values, { ...END_2023, on: '2022-12-31' }).latest?.value).toBe(170)
  })

  it('[SO11] units are converted, those that measure something else are left out', () => {
    const now = standingOfTarget(targetWith(), [observed('2023', 1780000, { unit: '万元' })], END_2023)
    expect(now.latest?.value).toBe(178)
    expect(standingOfTarget(targetWith(), [observed('2023', 178, { unit: '%' })], END_2023)).toMatchObject({
      standing: 'no-data',
      left: [{ reason: 'other-unit' }],
    })
  })

  it('[SO12] growth at current prices follows from levels; at comparable prices it does not', () => {
    const target = targetWith({ type: 'average-growth', measure: 'growth', value: 10, unit: '%', bases: [baseOf(100)] })
    const now = standingOfTarget(target, levels([110, 121]), END_2023)
    expect(now.progress).toBeCloseTo(0.4, 6)
    expect(now.used).toEqual(['2021:level:preliminary', '2022:level:preliminary'])
    expect(standingOfTarget({ ...target, isComparablePrice: true }, levels([110, 121]), END_2023).standing).toBe(
      'no-data',
    )
  })

  it('[SO13] a revised base shows the progress under both, and the target is not moved', () => {
    const target = targetWith({ bases: [baseOf(150), baseOf(160, 'census', '2023-05-01T00:00:00.000Z')] })
    const values = [...levels([158, 168, 178]), observed('2023', 184, { id: 'new', baseVersion: 'census' })]
    const now = standingOfTarget(target, values, END_2023)
    expect(now.progress).toBe(0.56)
    expect(now.revisions).toMatchObject([{ progress: 0.6, name: { zh: '按修订后口径：规划文本' } }])
    expect(now.terms.find(({ symbol }) => symbol === 'T')?.value).toBe(200)
    const before = standingOfTarget(target, values, { on: '2022-12-31', knownAt: '2023-04-01T00:00:00.000Z' })
    expect(before.revisions).toEqual([])
  })

  it('[SO14] a changed definition is pending until somebody rules; rejected it does not count', () => {
    const change = { id: 'def-1', words: '扣除原料用能后', recordedAt: '2023-01-01T00:00:00.000Z', ruling: null }
    const values = [...levels([158, 168]), observed('2023', 178, { definition: 'def-1' })]
    const pending = standingOfTarget(targetWith({ definitions: [change] }), values, END_2023)
    expect(pending.standing).toBe('definition-pending')
    const ruled = (isAccepted: boolean) =>
      standingOfTarget(
        targetWith({
          definitions: [{ ...change, ruling: { isAccepted, reason: '统一口径', ruledAt: '2024-05-01T00:00:00.000Z' } }],
        }),
        values,
        END_2023,
      )
    expect(ruled(true)).toMatchObject({ standing: 'roughly-on-track', progress: 0.56 })
    expect(ruled(false)).toMatchObject({ progress: 0.36, left: [{ reason: 'definition-rejected' }] })
  })

  it('[SO15] final year: 超额完成, 完成, 基本完成 (never binding), 未完成', () => {
    const asOf = { ...END_2023, on: '2025-12-31' }
    const at = (value: number, nature: 'binding' | 'expected' = 'expected') =>
      standingOfTarget(targetWith({ nature }), levels([160, 170, 180, 190, value]), asOf).standing
    expect([at(201), at(200), at(198), at(198, 'binding'), at(190)]).toEqual([
      'exceeded',
      'completed',
      'roughly-completed',
      'not-completed',
      'not-completed',
    ])
    const missing = standingOfTarget(targetWith(), levels([160, 170, 180, 190]), { ...asOf, on: '2026-03-01' })
    expect(missing.reasons.map(({ zh }) => zh)).toContain('规划期已结束，尚缺 2025 年数值')
  })

  it('[SO16] every number of the arithmetic leads to what said it', () => {
    const now = standingOfTarget(
      targetWith({ plans: [planOf([160, 170, 180, 190, 200])] }),
      levels([158, 168, 178]),
      END_2023,
    )
    expect(now.terms.map(({ symbol, value }) => [symbol, value])).toEqual([
      ['T', 200],
      ['B', 150],
      ['C', 178],
      ['A', 180],
      ['n', 3],
      ['N', 5],
    ])
    expect(now.terms.every(({ origins }) => origins.length > 0)).toBe(true)
    expect(now.arithmetic.find(({ what }) => what === 'progress')?.formula.zh).toBe('(178 − 150) ÷ (200 − 150) = 56%')
    expect(now.arithmetic.find(({ what }) => what === 'required')?.formula.zh).toBe('(200 − 178) ÷ 2 = 11')
  })

  it('[SO17] more of what is wanted is never a worse standing; units do not matter', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 250, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.constantFrom(1, 10000),
        (value, more, scale) => {
          const at = (current: number, by: number, unit: string) =>
            standingOfTarget(
              targetWith(),
              [observed('2023', (Math.round(current * 1e4) / 1e4) * by, { unit })],
              END_2023,
            )
          const rank = ({ standing }: ReturnType<typeof at>) => rankOfStanding(standing)
          expect(rank(at(value + more, 1, '亿元'))).toBeGreaterThanOrEqual(rank(at(value, 1, '亿元')))
          if (scale > 1)
            expect(at(value, scale, '万元').progress).toBeCloseTo(at(value, 1, '亿元').progress ?? Number.NaN, 6)
        },
      ),
    )
  })
})

describe('methods side by side', () => {
  it('[MT1] evenly divided, time and yearly values agree', () => {
    const now = standingOfTarget(targetWith(), levels([158, 168, 178]), END_2023)
    expect(methodOf(now, 'A').ratio).toBeCloseTo(0.9333, 4)
    expect(methodOf(now, 'B').ratio).toBeCloseTo(0.9333, 4)
    expect(now.plannedNow).toBe(180)
    expect(now.disagreements.filter(({ methods }) => methods.join() === 'A,B')).toEqual([])
  })

  it('[MT2] where people set slower first years, B is kinder, and says why; the setting decides', () => {
    const target = targetWith({ plans: [planOf([152, 160, 172, 186, 200], { version: 2 })] })
    const now = standingOfTarget(target, levels([158, 168, 178]), END_2023)
    expect(methodOf(now, 'B')).toMatchObject({ standing: 'ahead' })
    expect(methodOf(now, 'B').ratio).toBeCloseTo(28 / 22, 6)
    expect(now.standing).toBe('roughly-on-track')
    expect(now.disagreements[0]?.why.zh).toContain('年度目标（第 2 版）不是按时间平均分的')
    expect(standingOfTarget(target, levels([158, 168, 178]), END_2023, byB)).toMatchObject({
      standing: 'ahead',
      decidedBy: 'B',
    })
  })

  it('[MT3] C compares mean pace with the pace asked for', () => {
    const now = standingOfTarget(targetWith(), levels([158, 168, 178]), END_2023)
    const made = (178 / 150) ** (1 / 3) - 1
    const asked = (200 / 150) ** (1 / 5) - 1
    expect(methodOf(now, 'C').ratio).toBeCloseTo(made / asked, 4)
    const growth = targetWith({ type: 'average-growth', measure: 'growth', value: 6.5, unit: '%' })
    expect(methodOf(standingOfTarget(growth, rates([8.1, 4.5, 5.2]), END_2023), 'C').ratio).toBeCloseTo(5.922 / 6.5, 4)
    const fall = targetWith({
      type: 'cumulative-reduction',
      measure: 'reduction',
      direction: 'down',
      value: 14.5,
      unit: '%',
    })
    const reduced = methodOf(standingOfTarget(fall, rates([2.7, 0.1, 3.2], 'reduction'), END_2023), 'C')
    expect(reduced.ratio).toBeCloseTo((1 - (1 - 0.059078) ** (1 / 3)) / 0.030845, 3)
  })

  it('[MT4] D only warns: it never decides', () => {
    const now = standingOfTarget(targetWith(), levels([170, 180, 180]), END_2023, byB)
    expect(['A', 'B']).toContain(now.decidedBy)
    expect(methodOf(now, 'D').words).not.toBeNull()
    expect(methodOf(standingOfTarget(targetWith({ bases: [] }), levels([170]), END_2023), 'D').standing).toBeNull()
  })

  it('[MT5] a yearly bound that tightens is held against its own years', () => {
    const bound = targetWith({
      type: 'annual-bound',
      operator: 'le',
      direction: 'down',
      value: 40,
      bases: [],
      plans: [planOf([38, 36, 34, 33, 32])],
    })
    const now = standingOfTarget(bound, levels([37, 37, 33]), END_2023)
    expect(methodOf(now, 'A').standing).toBe('on-track')
    expect(methodOf(now, 'B').standing).toBe('roughly-on-track')
    expect(methodOf(now, 'B').formula.zh).toContain('未达标 2022 年')
  })

  it('[MT6] yearly values that first go back are measured in shares of the time', () => {
    const target = targetWith({ plans: [planOf([145, 145, 150, 180, 200])] })
    const now = standingOfTarget(target, levels([146]), { ...END_2023, on: '2021-12-31' })
    expect(methodOf(now, 'B').ratio).toBeCloseTo(1 + (-4 / 50 + 5 / 50) / 0.2, 4)
  })

  it('[MT7] settings that cannot be used are refused with every fault', () => {
    expect(faultsInAssessmentSettings(defaultAssessmentSettings)).toEqual([])
    const { outlook, standing } = defaultAssessmentSettings
    expect(
      faultsInAssessmentSettings({
        ...defaultAssessmentSettings,
        outlook: { ...outlook, damping: 2 },
        standing: { ...standing, onTrack: 2 },
        warnings: { chance: 1, staleAfter: 0 },
      }),
    ).toHaveLength(4)
  })
})

describe('warnings', () => {
  it('[WA1] says when it will miss, how long is left, and what brings it back', () => {
    const { warning } = standingOfTarget(targetWith(), levels([155, 158, 160]), END_2023)
    expect(warning).toMatchObject({ kind: 'will-miss', severity: 'red', missesOn: '2024-12-31', monthsLeft: 24 })
    expect(warning?.words.zh).toContain('2024年的年度目标就会落空，还有 12 个月')
    expect(warning?.remedy?.zh).toBe('其余各年平均须提高 20亿元，2024年应达到 180亿元。')
    expect(warning?.remedy?.en).toBe('The remaining years must rise by 20亿元 a year; 2024 should reach 180亿元.')
  })

  it('[WA2] nothing to warn of where it goes well or is over', () => {
    expect(standingOfTarget(targetWith(), levels([165, 178, 190]), END_2023).warning).toBeNull()
    expect(
      standingOfTarget(targetWith(), levels([160, 170, 180, 190, 195]), { ...END_2023, on: '2026-01-31' }).warning,
    ).toBeNull()
  })

  it('[WA3] growth, falls, sums and bounds each say what the rest needs', () => {
    const remedy = (...args: Parameters<typeof standingOfTarget>) => standingOfTarget(...args).warning?.remedy?.zh
    const growth = targetWith({ type: 'average-growth', measure: 'growth', value: 6.5, unit: '%' })
    expect(remedy(growth, rates([3, 3, 3]), END_2023)).toMatch(/^其余各年平均须增长 11\.\d+%/)
    const fall = targetWith({
      type: 'cumulative-reduction',
      measure: 'reduction',
      direction: 'down',
      value: 14.5,
      unit: '%',
    })
    expect(remedy(fall, rates([1, 1, 1], 'reduction'), END_2023)).toMatch(/^其余各年平均须下降 /)
    expect(remedy(targetWith({ type: 'cumulative', measure: 'flow', value: 60 }), flows([5, 5, 5]), END_2023)).toBe(
      '其余各年平均须完成 22.5亿元，其中2024年不少于 22.5亿元。',
    )
    const bound = targetWith({ type: 'annual-bound', operator: 'le', value: 5, bases: [] })
    expect(standingOfTarget(bound, levels([4, 4, 6]), END_2023).warning).toMatchObject({
      kind: 'bound-failed',
      severity: 'red',
    })
  })

  it('[WA4] figures that have grown old are pointed out', () => {
    const { warning } = standingOfTarget(targetWith(), levels([165]), { ...END_2023, on: '2023-08-31' })
    expect(warning).toMatchObject({ kind: 'old-data' })
    expect(warning?.words.zh).toContain('20 个月前')
  })

  it('[WA5] a bound that the forecast will break warns in time', () => {
    const bound = targetWith({ type: 'annual-bound', operator: 'le', value: 5.5, unit: '%', bases: [] })
    const { warning } = standingOfTarget(
      bound,
      levels([4, 4.7, 5.4]).map((one) => ({ ...one, unit: '%' })),
      END_2023,
    )
    expect(warning).toMatchObject({ kind: 'may-miss', missesOn: '2024-12-31', monthsLeft: 12 })
  })
})
