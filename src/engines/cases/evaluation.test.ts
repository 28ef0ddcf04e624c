import { describe, expect, it } from 'vitest'
import { type Bounds, endedRate, gradeOf, metRate, percentText, pointsOf, type Tally } from './evaluation.ts'

const bounds: Bounds = { green: 90, blue: 80, yellow: 70, orange: 60, leavesOutExtended: false }
const tally = (due: number, ended: number, met: number, extended = 0, metExtended = 0): Tally => ({
  due,
  ended,
  met,
  extended,
  metExtended,
})

describe('figures of the evaluation', () => {
  it('[CE1] are the published ones of a city: 972 due, 911 closed, 737 in time', () => {
    expect(percentText(endedRate(tally(972, 911, 737)).value)).toBe('93.72')
    expect(percentText(metRate(tally(972, 911, 737), bounds).value)).toBe('75.82')
  })

  it('[CE2] say “—” where nothing was due, and give no colour', () => {
    const nothing = metRate(tally(0, 0, 0), bounds)
    expect(nothing.value).toBeNull()
    expect(percentText(nothing.value)).toBe('—')
    expect(gradeOf(nothing.value, bounds)).toBeNull()
    expect(metRate(tally(3, 3, 3, 3, 3), { leavesOutExtended: true }).value).toBeNull()
  })

  it('[CE3] leave those that were granted an extension out of both sides, where the place says so', () => {
    expect(metRate(tally(10, 9, 8, 2, 1), { leavesOutExtended: true })).toEqual({ value: 87.5, part: 7, whole: 8 })
    expect(metRate(tally(10, 9, 8, 2, 1), { leavesOutExtended: false }).value).toBe(80)
  })

  it('[CE4] have the colour of the bound that they reach', () => {
    expect([90, 89.99, 80, 70, 60, 59.99].map((share) => gradeOf(share, bounds))).toEqual([
      'green',
      'blue',
      'blue',
      'yellow',
      'orange',
      'red',
    ])
  })

  it('[CE5] earn points as another city publishes: 66.4 % of a line of 70 is 46 by whole points, 46.40 in proportion', () => {
    expect(pointsOf(66.4, 70, 50, 'whole-points')).toBe(46)
    expect(pointsOf(66.4, 70, 50, 'in-proportion')).toBeCloseTo(46.4, 9)
    expect(pointsOf(75.82, 70, 50, 'whole-points')).toBe(50)
    expect(pointsOf(93.72, 90, 20, 'whole-points')).toBe(20)
    expect(pointsOf(null, 70, 50, 'whole-points')).toBeNull()
  })
})
