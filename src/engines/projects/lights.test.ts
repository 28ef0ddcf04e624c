import { describe, expect, it } from 'vitest'
import { DEFAULT_BOUNDS, escalationOf, type LightFacts, lightOf } from './lights.ts'

const nothing: LightFacts = {
  monthsPassed: 7,
  planned: null,
  done: null,
  monthsStartLate: null,
  monthsUncounted: null,
  before: null,
  now: null,
  averageGrowth: null,
}
const july = (done: number): LightFacts => ({ ...nothing, planned: 7 / 12, done })

describe('the light of a project', () => {
  it.each([
    [0.55, 'green', '3.3'],
    [0.4, 'yellow', '18.3'],
    [0.25, 'red', '33.3'],
  ] as const)('by lag: %d of the year in July is %s', (done, light, points) => {
    const verdict = lightOf('lag', july(done), DEFAULT_BOUNDS)
    expect(verdict.light).toBe(light)
    expect(verdict.parts[0]?.because.zh).toContain(`落后 ${points} 个百分点`)
  })

  it('says that less than ten points behind is nothing the rule speaks of', () => {
    expect(lightOf('lag', july(0.55), DEFAULT_BOUNDS).parts[0]?.because.zh).toContain('规则没有规定')
    expect(lightOf('lag', july(0.6), DEFAULT_BOUNDS).parts[0]?.because.zh).toContain('超前')
  })

  it('is bounded at both ends as the rule says: 10 and 30 points are yellow', () => {
    expect(lightOf('lag', { ...nothing, planned: 0.6, done: 0.5 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('lag', { ...nothing, planned: 0.6, done: 0.3 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('lag', { ...nothing, planned: 0.6, done: 0.299 }, DEFAULT_BOUNDS).light).toBe('red')
  })

  it('turns with a start that does not come, and with statistics that do not know it', () => {
    const onTime = july(0.6)
    expect(lightOf('lag', { ...onTime, monthsStartLate: 0 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('lag', { ...onTime, monthsStartLate: 3 }, DEFAULT_BOUNDS).light).toBe('red')
    expect(lightOf('lag', { ...onTime, monthsUncounted: 0 }, DEFAULT_BOUNDS).light).toBe('green')
    expect(lightOf('lag', { ...onTime, monthsUncounted: 2 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('lag', { ...onTime, monthsUncounted: 3 }, DEFAULT_BOUNDS).light).toBe('red')
  })

  it('by share of what was due: half and less than half', () => {
    expect(lightOf('share', july(7 / 12), DEFAULT_BOUNDS).light).toBe('green')
    expect(lightOf('share', july(0.3), DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('share', july(0.29), DEFAULT_BOUNDS).light).toBe('red')
  })

  it('by growth: falling is red, growing below plan or average is yellow', () => {
    const grown = { ...nothing, before: 100, now: 108, planned: 0.5, done: 0.5, averageGrowth: 0.06 }
    expect(lightOf('growth', grown, DEFAULT_BOUNDS).light).toBe('green')
    expect(lightOf('growth', { ...grown, averageGrowth: 0.09 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('growth', { ...grown, done: 0.4 }, DEFAULT_BOUNDS).light).toBe('yellow')
    expect(lightOf('growth', { ...grown, now: 99 }, DEFAULT_BOUNDS).light).toBe('red')
  })

  it('is unknown, not green, where nothing is known', () => {
    for (const rule of ['lag', 'share', 'growth'] as const)
      expect(lightOf(rule, nothing, DEFAULT_BOUNDS).light).toBe('unknown')
    // A start that is overdue is known even without a plan of the year.
    expect(lightOf('lag', { ...nothing, monthsStartLate: 4 }, DEFAULT_BOUNDS).light).toBe('red')
  })

  it('speaks to ever higher people as it stays', () => {
    expect(escalationOf(['green'])).toBe('none')
    expect(escalationOf(['green', 'yellow'])).toBe('responsible')
    expect(escalationOf(['yellow', 'yellow'])).toBe('deputy')
    expect(escalationOf(['yellow', 'red'])).toBe('chief')
    expect(escalationOf([])).toBe('none')
  })
})
