import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedStage, simulatedStage, UNTIL, WANGHU } from '../../test/stage/simulated-stage.ts'
import type { DeskAnswer, MineAnswer } from '../engines/policies/answers.ts'
import { playPolicies } from './play-policies.ts'

const wanted = ['policy-delivery', 'enterprise-gradient', 'regulation', 'power-lists']

let simulated: SimulatedStage
beforeAll(async () => {
  simulated = await simulatedStage('policies', wanted, 0.05)
  const { stage, district, actorOf } = simulated
  await playPolicies(stage, district, actorOf)
  stage.setNow(UNTIL)
}, 300_000)
afterAll(() => simulated?.stage.close())

describe('the simulated claims', () => {
  it('stand at every stage, and no fund is overspent', async () => {
    const desk = (
      await simulated.stage.send(simulated.actorOf('planner1'), 'GET', `/api/v1/policies/desk?division=${WANGHU.code}`)
    ).json<DeskAnswer>()
    expect(desk.isSimulated).toBe(true)
    expect(desk.clauses.length).toBeGreaterThan(20)
    for (const state of ['submitted', 'returned', 'accepted', 'on-notice', 'paid'])
      expect(desk.states[state] ?? 0, `${state} of ${JSON.stringify(desk.states)}`).toBeGreaterThan(0)
    for (const { left, title } of desk.funds) expect(Number(left), title).toBeGreaterThanOrEqual(0)
    expect(desk.funds.some(({ paid }) => Number(paid) > 0)).toBe(true)
    const agents = simulated.district.people.filter(({ role }) => role === 'enterprise')
    const mine = await Promise.all(
      agents.map(async ({ loginName }) =>
        (
          await simulated.stage.send(
            simulated.actorOf(loginName),
            'GET',
            `/api/v1/policies/mine?division=${WANGHU.code}`,
          )
        ).json<MineAnswer>(),
      ),
    )
    expect(mine.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(1)
  })
})
