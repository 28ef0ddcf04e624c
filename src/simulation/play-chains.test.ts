import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../test/stage/server.ts'
import type { ChainList, OrderList, OwnAnswer } from '../engines/chains/answers.ts'
import { switchSystem } from '../engines/registers/switch-store.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { SIMULATION, writeDistrict } from './district-store.ts'
import { playChains } from './play-chains.ts'
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
const wanted = ['industrial-chain', 'enterprise-gradient']

let stage: TestServer
let actorOf: ActorOf
const from = new Date('2021-01-04T01:00:00Z')
const until = new Date('2025-11-20T01:00:00Z')
const district = simulateDistrict({ seed: 'chains', place, from })
beforeAll(async () => {
  stage = await testServer()
  const ids = await inTransaction(stage.db, async (tx) => {
    const people = await writeDistrict(tx, district)
    for (const system of wanted) await switchSystem(tx, place.code, system, true, '模拟数据', SIMULATION, from)
    return people
  })
  actorOf = actorsOf(district, ids)
  const own = samples.filter(({ system }) => wanted.includes(system))
  await playRecords(stage.db, district, ids, systems, own, { scale: 0.2, until })
  await playChains(stage, district, actorOf)
  stage.setNow(until)
}, 300_000)
afterAll(() => stage.close())

const read = async <T>(who: string, path: string): Promise<T> =>
  (await stage.send(actorOf(who), 'GET', `${path}?division=${place.code}`)).json<T>()

describe('the simulated chains', () => {
  it('have every state and kind of gap to look at, and a rate that may be told', async () => {
    const { rows, supply } = await read<ChainList>('planner1', '/api/v1/chains')
    expect(rows).toHaveLength(3)
    const [first] = [...rows].sort((a, b) => b.counts.nodes - a.counts.nodes)
    for (const [state, count] of Object.entries(first?.counts.states ?? {})) expect(count, state).toBeGreaterThan(0)
    expect(first?.counts.gaps.fill).toBeGreaterThan(0)
    expect(first?.counts.gaps.extend).toBeGreaterThan(0)
    expect(first?.counts.inHand).toBeGreaterThan(0)
    expect(supply.rate).not.toBeNull()
    expect(supply.undecided).toBeGreaterThan(0)
  })

  it('have orders of every standing, whole for their parties alone', async () => {
    const all = await read<OrderList>('planner1', '/api/v1/chain-orders')
    for (const state of ['open', 'confirmed', 'disputed'])
      expect(all.rows.filter((row) => row.state === state).length, state).toBeGreaterThan(0)
    expect(all.rows.every(({ amount }) => amount === null)).toBe(true)
    const own = await read<OrderList>('firm1', '/api/v1/chain-orders')
    expect(own.rows.length).toBeGreaterThan(0)
    expect(own.rows.every(({ amount, sides }) => amount !== null && sides.length > 0)).toBe(true)
    expect((await read<OwnAnswer>('firm3', '/api/v1/chains/mine')).firms.length).toBeGreaterThan(0)
  })
})
