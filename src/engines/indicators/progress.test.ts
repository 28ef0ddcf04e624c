import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compoundForecast, cumulativeForecast, linearForecast, reductionForecast } from './forecast.ts'
import {
  averageGrowth,
  averageGrowthProgress,
  bandProgress,
  compound,
  compoundOver,
  cumulativeProgress,
  cumulativeReduction,
  incrementProgress,
  levelProgress,
  meets,
  reductionProgress,
  yearlyBound,
} from './progress.ts'
import {
  boundStanding,
  defaultStandingSettings,
  faultsInStandingSettings,
  finalBoundStanding,
  finalStandingOf,
  standingOf,
} from './standing.ts'
import {
  compoundPath,
  cumulativePath,
  equalYearlyReduction,
  growthPath,
  impliedGrowth,
  linearPath,
  requiredGrowth,
  requiredReduction,
  requiredStep,
  rolledStep,
  sharesCover,
} from './trajectory.ts'

const percent = (fraction: number | null) => (fraction === null ? null : fraction * 100)
const growth = [0.081, 0.045, 0.052]
const falls = [0.027, 0.001, 0.032]

describe('progress by the formula of its kind', () => {
  it('[PG1] level: distance covered, the same for targets that fall, negative when moving away', () => {
    expect(levelProgress(150, 200, 178, 'ge')).toBeCloseTo(0.56, 10)
    expect(levelProgress(5.2, 4.0, 4.9, 'le')).toBeCloseTo(0.25, 10)
    expect(levelProgress(60, 65, 59, 'ge')).toBeCloseTo(-0.2, 10)
  })

  it('[PG1] level: base equal to target is reached or not', () => {
    expect(levelProgress(95, 95, 96, 'ge')).toBe(1)
    expect(levelProgress(95, 95, 94, 'ge')).toBe(0)
  })

  it('[PG2] cumulative and increment: share of the target, undecided for a target of 0', () => {
    expect(cumulativeProgress([12, 13, 11], 60)).toBeCloseTo(0.6, 10)
    expect(cumulativeProgress([1], 0)).toBeNull()
    expect(incrementProgress(100, 130, 50)).toBeCloseTo(0.6, 10)
    expect(incrementProgress(100, 130, 0)).toBeNull()
  })

  it('[PG3] average growth: geometric mean and logarithmic progress', () => {
    expect(percent(averageGrowth(growth))).toBeCloseTo(5.922, 3)
    expect(averageGrowthProgress(growth, 0.065, 5)).toBeCloseTo(0.5481, 4)
    expect(averageGrowthProgress(growth, 0.065, 5, 'linear')).toBeCloseTo(0.509, 4)
    expect(averageGrowth([])).toBeNull()
    expect(averageGrowth([0.1, -1])).toBeNull()
  })

  it('[PG4] cumulative reduction: yearly falls multiply', () => {
    const reduction = cumulativeReduction(falls) as number
    expect(percent(reduction)).toBeCloseTo(5.9078, 4)
    expect(reductionProgress(reduction, 0.145)).toBeCloseTo(0.3887, 4)
    expect(reductionProgress(reduction, 0.145, 'linear')).toBeCloseTo(0.4074, 4)
    expect(cumulativeReduction([])).toBeNull()
  })

  it('[PG5] yearly bound: each year passes or fails, nothing accumulates, missing years are named', () => {
    const bound = yearlyBound(
      new Map([
        [2021, 5.1],
        [2022, 5.6],
        [2024, 5.5],
      ]),
      [2021, 2022, 2023, 2024],
      5.5,
      'le',
    )
    expect(bound).toEqual({ passed: [2021, 2024], failed: [2022], missing: [2023], share: 2 / 3 })
    expect(yearlyBound(new Map(), [2021], 5.5, 'le').share).toBeNull()
  })

  it('[PG6] the number itself is included in 以上 and 以内', () => {
    expect(meets(92.0, 92, 'ge')).toBe(true)
    expect(meets(5.5, 5.5, 'le')).toBe(true)
    expect(meets(0.1 + 0.2, 0.3, 'le')).toBe(true)
    expect(meets(91.9, 92, 'ge')).toBe(false)
  })

  it('[PG8] band: the way back into it, whatever side the base was on; beyond the other edge is no progress', () => {
    const band = { low: 40, high: 45 }
    expect(bandProgress(35, 38, band)).toBeCloseTo(0.6, 10)
    expect(bandProgress(50, 47, band)).toBeCloseTo(0.6, 10)
    expect(bandProgress(35, 42, band)).toBe(1)
    expect(bandProgress(35, 47, band)).toBeCloseTo(0.6, 10)
    expect(bandProgress(35, 33, band)).toBeCloseTo(-0.4, 10)
    expect(bandProgress(42, 45, band)).toBe(1)
    expect(bandProgress(42, 46, band)).toBe(0)
  })

  it('[PG9] a half-year counts half in compounding', () => {
    expect(
      compoundOver([
        { rate: 0.1, years: 1 },
        { rate: 0.21, years: 0.5 },
      ]),
    ).toBeCloseTo(1.1 * 1.1, 12)
    expect(compoundOver([])).toBeNull()
    expect(compoundOver([{ rate: -1, years: 1 }])).toBeNull()
  })

  it('[PG7] falls and growth agree: ∏(1+r) is one function', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 10 }),
        (rates) => {
          const reduction = cumulativeReduction(rates.map((rate) => -rate)) as number
          expect(1 - reduction).toBeCloseTo(compound(rates) as number, 9)
        },
      ),
    )
  })
})

describe('required pace and yearly steps', () => {
  it('[TR1] linear, compound and growth paths end at the target', () => {
    expect(linearPath(150, 200, 5)).toEqual([160, 170, 180, 190, 200])
    expect(compoundPath(150, 200, 5)?.map((value) => Number(value.toFixed(2)))).toEqual([
      158.88, 168.29, 178.26, 188.82, 200,
    ])
    expect(percent(impliedGrowth(150, 200, 5))).toBeCloseTo(5.922, 3)
    expect(growthPath(100, 0.1, 2)).toEqual([expect.closeTo(110, 9), expect.closeTo(121, 9)])
    expect(compoundPath(-1, 200, 5)).toBeNull()
  })

  it('[TR2] cumulative path uses weights that add up to 1', () => {
    expect(cumulativePath(50, 5)).toEqual([10, 10, 10, 10, 10])
    expect(cumulativePath(50, 2, [0.4, 0.6])).toEqual([20, 30])
    expect(cumulativePath(50, 2, [0.4, 0.5])).toBeNull()
  })

  it('[TR3] what each remaining year needs', () => {
    expect(percent(requiredGrowth(compound(growth) as number, 0.065, 5, 2))).toBeCloseTo(7.373, 3)
    expect(percent(requiredReduction(cumulativeReduction(falls) as number, 0.145, 2))).toBeCloseTo(4.6751, 4)
    expect(percent(equalYearlyReduction(0.145, 5))).toBeCloseTo(3.0845, 4)
    expect(requiredStep(178, 200, 2)).toBe(11)
    expect(requiredStep(178, 200, 0)).toBeNull()
  })

  it('[TR4] rolls the rest forward after a bad year', () => {
    expect(rolledStep(178, 200, 2)).toBe(189)
    expect(rolledStep(178, 200, 0)).toBeNull()
  })

  it('[TR5] shares of a binding target must cover it', () => {
    expect(sharesCover([3, 4, 3], 10, 'up')).toBe(true)
    expect(sharesCover([3, 4, 2.9], 10, 'up')).toBe(false)
    expect(sharesCover([3, 4, 3], 9, 'down')).toBe(false)
  })
})

describe('forecast', () => {
  it('[FC1] linear and compound', () => {
    expect(linearForecast(150, 178, 3, 5)).toBeCloseTo(196.67, 2)
    expect(compoundForecast(150, 178, 3, 5)).toBeCloseTo(199.51, 2)
    expect(linearForecast(150, 178, 0, 5)).toBeNull()
    expect(compoundForecast(0, 178, 3, 5)).toBeNull()
  })

  it('[FC2] flows and falls go on at their mean', () => {
    expect(cumulativeForecast(36, 3, 5)).toBe(60)
    expect(reductionForecast(cumulativeReduction([0.03, 0.03]) as number, 2, 5)).toBeCloseTo(1 - 0.97 ** 5, 10)
  })
})

describe('standing', () => {
  const level = (progress: number | null, elapsed: number, periodsHeld = 0) =>
    standingOf({ type: 'level', progress, elapsed, periodsHeld })

  it('[ST1] compares progress with time by the settings', () => {
    expect(level(0.66, 0.6)).toBe('ahead')
    expect(level(0.57, 0.6)).toBe('on-track')
    expect(level(0.51, 0.6)).toBe('roughly-on-track')
    expect(level(0.36, 0.6)).toBe('behind')
    expect(level(0.35, 0.6)).toBe('far-behind')
    expect(level(-0.2, 0.6)).toBe('far-behind')
    const strict = { ...defaultStandingSettings, ahead: 1.5 }
    expect(standingOf({ type: 'level', progress: 0.66, elapsed: 0.6, periodsHeld: 0 }, strict)).toBe('on-track')
  })

  it('[ST2] achieved early: cumulative at once, a level when held for two periods', () => {
    expect(standingOf({ type: 'cumulative', progress: 1, elapsed: 0.8, periodsHeld: 1 })).toBe('achieved-early')
    expect(level(1.2, 0.8, 1)).toBe('ahead')
    expect(level(1.2, 0.8, 2)).toBe('achieved-early')
  })

  it('[ST3] unknown stays unknown', () => {
    expect(level(null, 0.6)).toBe('no-data')
    expect(level(0.5, 0)).toBe('no-data')
    expect(standingOf({ type: 'level', progress: 1, elapsed: 0.6, periodsHeld: 3, definitionPending: true })).toBe(
      'definition-pending',
    )
  })

  it('[ST4] a yearly bound is judged by its years', () => {
    expect(boundStanding([2021, 2022], [])).toBe('on-track')
    expect(boundStanding([2021, 2023], [2022])).toBe('roughly-on-track')
    expect(boundStanding([2021], [2022])).toBe('behind')
    expect(boundStanding([], [])).toBe('no-data')
  })

  it('[ST5] final states: a binding target is never roughly completed', () => {
    expect(finalStandingOf(1.2, true)).toBe('exceeded')
    expect(finalStandingOf(1, true)).toBe('completed')
    expect(finalStandingOf(0.96, false)).toBe('roughly-completed')
    expect(finalStandingOf(0.96, true)).toBe('not-completed')
    expect(finalStandingOf(null, true)).toBe('no-data')
    expect(finalBoundStanding([2021, 2023], [2022], [])).toBe('not-completed')
    expect(finalBoundStanding([2021], [], [2022])).toBe('no-data')
    expect(finalBoundStanding([2021, 2022], [], [])).toBe('completed')
  })

  it('[ST6] says what is wrong with edited settings', () => {
    expect(faultsInStandingSettings(defaultStandingSettings)).toEqual([])
    expect(faultsInStandingSettings({ ...defaultStandingSettings, onTrack: 2 })).toEqual([
      'ahead、onTrack、roughlyOnTrack、behind：应依次减小',
    ])
  })

  it('[ST7] more progress is never a worse standing', () => {
    const order = ['far-behind', 'behind', 'roughly-on-track', 'on-track', 'ahead', 'achieved-early']
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (progress, more, elapsed) => {
          const rank = (value: number) => order.indexOf(level(value, elapsed, value >= 1 ? 2 : 0))
          expect(rank(progress + more)).toBeGreaterThanOrEqual(rank(progress))
        },
      ),
    )
  })
})
