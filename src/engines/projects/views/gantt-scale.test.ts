import { describe, expect, it } from 'vitest'
import { scaleOf } from './gantt-scale.ts'

describe('the scale of a Gantt chart', () => {
  it('spans whole quarters and puts each day in its place', () => {
    const scale = scaleOf(['2024-05-20', '2024-02-10', '2025-03-31'])
    expect([scale.from, scale.to]).toEqual(['2024-01-01', '2025-04-01'])
    expect(scale.at('2024-01-01')).toBe(0)
    expect(scale.at('2025-04-01')).toBe(100)
    expect(scale.at('2024-07-01')).toBeCloseTo((182 / 456) * 100)
    expect(scale.ticks.map(({ label }) => label)).toEqual(['2024', 'Q2', 'Q3', 'Q4', '2025'])
  })

  it('marks years alone once quarters would crowd', () => {
    expect(scaleOf(['2021-02-01', '2026-11-30']).ticks.map(({ label }) => label)).toEqual([
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ])
  })

  it('holds a single day', () => {
    const scale = scaleOf(['2024-12-31'])
    expect([scale.from, scale.to]).toEqual(['2024-10-01', '2025-01-01'])
    expect(scale.at('2024-12-31')).toBeLessThan(100)
  })
})
