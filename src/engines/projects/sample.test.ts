import { describe, expect, it } from 'vitest'
import type { SimulatedPlace } from '../../model/sample-manifest.ts'
import { simulateDistrict } from '../../simulation/district.ts'
import { makeSamples } from '../../simulation/make-samples.ts'
import { replayRecords } from '../../simulation/replay-records.ts'
import sample from '../../systems/13-delivery/project-lifecycle.sample.ts'
import { systems } from '../../systems/all.ts'
import { throughOf } from './calendar.ts'
import { judgeProject, type ProjectFacts } from './judge.ts'
import { LIGHTS } from './settings.ts'

const PLACE: SimulatedPlace = {
  code: '430499',
  name: { zh: '临湖区', en: 'Linhu District' },
  parent: { code: '4304', name: { zh: '湖滨市', en: 'Hubin' } },
  subdistricts: [{ zh: '湖东街道办事处', en: 'Hudong Subdistrict' }],
  parks: [{ zh: '临湖工业园区管理委员会', en: 'Linhu Industrial Park Committee' }],
}
const ON = '2025-11-20'

describe('simulated projects', () => {
  const district = simulateDistrict({ seed: 'lake', place: PLACE, from: new Date('2021-01-04T01:00:00Z') })
  const people = new Map(district.people.map(({ loginName }) => [loginName, `id-${loginName}`]))
  const made = makeSamples([sample], { district, people, scale: 1, from: '2021-01-01', to: '2025-11-19' })
  // Throws with every record that breaks a rule.
  const lives = replayRecords(systems, made.records, new Date(`${ON}T00:00:00Z`), made.newId)
  const of = (type: string) => lives.filter((life) => life.type === type)

  it('keep every rule of their lives, and are found at every stage', () => {
    const states = new Set(of('project').map(({ state }) => state))
    for (const state of ['idea', 'reserve', 'preparing', 'building', 'completed', 'in-use', 'dropped'])
      expect([...states], state).toContain(state)
    for (const type of [
      'project-gate',
      'project-fund',
      'project-payment',
      'project-year',
      'project-month',
      'project-problem',
      'project-bond',
    ])
      expect(of(type).length, type).toBeGreaterThan(3)
  })

  it('have green, yellow and red lights, and some that stopped', () => {
    const setting = LIGHTS.default
    const through = throughOf(ON, setting.reportedBy)
    const lights: Record<string, number> = {}
    let stalls = 0
    for (const { id, values, state } of of('project')) {
      const year = of('project-year').find(
        (one) => one.values.project === id && one.values.year === '2025' && one.state === 'approved',
      )
      const months = of('project-month').filter((one) => one.values.project === id && one.state === 'confirmed')
      const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
      const facts: ProjectFacts = {
        state: state ?? '',
        total: Number(values.total_investment),
        plannedStart: text('planned_start'),
        startedOn: text('started_on'),
        countedSince: text('counted_since'),
        plan: year === undefined ? null : Number(year.values.investment),
        planMonths: Array.from({ length: 12 }, (_, i) => {
          const amount = year?.values[`plan_${String(i + 1).padStart(2, '0')}`]
          return amount == null ? null : Number(amount)
        }),
        invested: new Map(months.map((one) => [String(one.values.month), Number(one.values.invested)])),
      }
      const { verdict, stall } = judgeProject(facts, through, setting, ON)
      if (verdict !== null) lights[verdict.light] = (lights[verdict.light] ?? 0) + 1
      if (stall !== null) stalls++
    }
    for (const light of ['green', 'yellow', 'red'])
      expect(lights[light] ?? 0, JSON.stringify(lights)).toBeGreaterThan(1)
    expect(stalls).toBeGreaterThan(0)
  })
})
