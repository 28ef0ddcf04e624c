import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedStage, simulatedStage, WANGHU } from '../../test/stage/simulated-stage.ts'
import type { DrawList } from '../engines/draw-desk/answers.ts'
import { verifyDraw } from '../engines/draws/verify.ts'
import type { Published } from '../engines/housing/answers.ts'
import { PUBLIC } from '../platform/access/actor.ts'
import housing from '../systems/08-space/housing-security.ts'
import { playHousing } from './play-housing.ts'

let simulated: SimulatedStage
beforeAll(async () => {
  simulated = await simulatedStage('housing', [housing.id], 0.5)
  const { stage, district, actorOf } = simulated
  await playHousing(stage, district, actorOf)
}, 300_000)
afterAll(() => simulated?.stage.close())

describe('the simulated housing desk', () => {
  it('has a draw that verifies and one that waits, and publishes nobody’s name', async () => {
    const planner = { kind: 'person' as const, id: 'p', name: '规划', memberships: [membership('planner')] }
    const { rows } = (
      await simulated.stage.send(planner, 'GET', `/api/v1/draws?division=${WANGHU.code}&system=${housing.id}`)
    ).json<DrawList>()
    expect(rows.map(({ stage: at }) => at)).toEqual(['committing', 'drawn'])
    for (const { id } of rows) {
      const published = (
        await simulated.stage.send(PUBLIC, 'GET', `/api/v1/draws/${WANGHU.code}/${id}/published`)
      ).json()
      expect(verifyDraw(published).verdict).toMatch(/right|open/)
    }
    const list = (
      await simulated.stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${WANGHU.code}`)
    ).json<Published>()
    expect(list.simulated).toBe(true)
    expect(list.queue.length).toBeGreaterThan(20)
    for (const { name } of [...list.queue, ...list.notices]) expect(name).toMatch(/^\S{1,2}\*+$/)
  })
})

const membership = (role: 'planner') => ({ role, division: WANGHU.code, body: null, bodies: [], snapshots: [] })
