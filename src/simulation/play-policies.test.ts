import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../test/stage/server.ts'
import type { DeskAnswer, MineAnswer } from '../engines/policies/answers.ts'
import { switchSystem } from '../engines/registers/switch-store.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { SIMULATION, writeDistrict } from './district-store.ts'
import { playPolicies } from './play-policies.ts'
import { playRecords } from './play-records.ts'
import { samples } from './samples.ts'
import { type ActorOf, actorsOf } from './stage.ts'

/** A district that nobody has heard of. */
const place = {
  code: '430499',
  name: { zh: '望湖区', en: 'Wanghu District' },
  parent: { code: '4304', name: { zh: '望湖市', en: 'Wanghu' } },
  parks: [{ zh: '望湖工业园', en: 'Wanghu Park' }],
  subdistricts: ['东', '西', '南', '北'].map((zh) => ({ zh: `${zh}关街道`, en: `Guan ${zh.charCodeAt(0)}` })),
}
const wanted = ['policy-delivery', 'enterprise-gradient', 'regulation', 'power-lists']

let stage: TestServer
let actorOf: ActorOf
const from = new Date('2021-01-04T01:00:00Z')
const until = new Date('2025-11-20T01:00:00Z')
const district = simulateDistrict({ seed: 'policies', place, from })
beforeAll(async () => {
  stage = await testServer()
  const ids = await inTransaction(stage.db, async (tx) => {
    const people = await writeDistrict(tx, district)
    for (const system of wanted) await switchSystem(tx, place.code, system, true, '模拟数据', SIMULATION, from)
    return people
  })
  actorOf = actorsOf(district, ids)
  const own = samples.filter(({ system }) => wanted.includes(system))
  await playRecords(stage.db, district, ids, systems, own, { scale: 0.05, until })
  await playPolicies(stage, district, actorOf)
  stage.setNow(until)
}, 300_000)
afterAll(() => stage.close())

describe('the simulated claims', () => {
  it('stand at every stage, and no fund is overspent', async () => {
    const desk = (
      await stage.send(actorOf('planner1'), 'GET', `/api/v1/policies/desk?division=${place.code}`)
    ).json<DeskAnswer>()
    expect(desk.isSimulated).toBe(true)
    expect(desk.clauses.length).toBeGreaterThan(20)
    for (const state of ['submitted', 'returned', 'accepted', 'on-notice', 'paid'])
      expect(desk.states[state] ?? 0, `${state} of ${JSON.stringify(desk.states)}`).toBeGreaterThan(0)
    for (const { left, title } of desk.funds) expect(Number(left), title).toBeGreaterThanOrEqual(0)
    expect(desk.funds.some(({ paid }) => Number(paid) > 0)).toBe(true)
    const agents = district.people.filter(({ role }) => role === 'enterprise')
    const mine = await Promise.all(
      agents.map(async ({ loginName }) =>
        (
          await stage.send(actorOf(loginName), 'GET', `/api/v1/policies/mine?division=${place.code}`)
        ).json<MineAnswer>(),
      ),
    )
    expect(mine.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(1)
  })
})
