import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../test/stage/server.ts'
import type { DrawList } from '../engines/draw-desk/answers.ts'
import { verifyDraw } from '../engines/draws/verify.ts'
import type { Published } from '../engines/housing/answers.ts'
import { registersModule } from '../engines/registers/registers.ts'
import { switchSystem } from '../engines/registers/switch-store.ts'
import { PUBLIC } from '../platform/access/actor.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { APP } from '../platform/database/embedded/cluster.ts'
import { grantToApplication } from '../platform/database/grants.ts'
import sample from '../systems/08-space/housing-security.sample.ts'
import housing from '../systems/08-space/housing-security.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { SIMULATION, writeDistrict } from './district-store.ts'
import { playHousing } from './play-housing.ts'
import { playRecords } from './play-records.ts'
import { actorsOf } from './stage.ts'

const place = {
  code: '430499',
  name: { zh: '望湖区', en: 'Wanghu District' },
  parent: { code: '4304', name: { zh: '望湖市', en: 'Wanghu' } },
  parks: [{ zh: '望湖工业园', en: 'Wanghu Park' }],
  subdistricts: ['东', '西'].map((zh) => ({ zh: `${zh}关街道`, en: `Guan ${zh.charCodeAt(0)}` })),
}

let stage: TestServer
const district = simulateDistrict({ seed: 'housing', place, from: new Date('2021-01-04T01:00:00Z') })
beforeAll(async () => {
  stage = await testServer()
  await registersModule(systems).schema?.(stage.owner)
  await grantToApplication(stage.owner, APP, ['audit_entry', 'draw', 'draw_step', 'record_step'])
  const ids = await inTransaction(stage.db, (tx) => writeDistrict(tx, district))
  await playRecords(stage.db, district, ids, systems, [sample], {
    scale: 0.5,
    until: new Date('2025-11-20T01:00:00Z'),
  })
  await inTransaction(stage.db, (tx) =>
    switchSystem(tx, place.code, housing.id, true, '模拟数据', SIMULATION, new Date('2021-01-04T01:00:00Z')),
  )
  await playHousing(stage, district, actorsOf(district, ids))
}, 300_000)
afterAll(() => stage?.close())

describe('the simulated housing desk', () => {
  it('has a draw that verifies and one that waits, and publishes nobody’s name', async () => {
    const planner = { kind: 'person' as const, id: 'p', name: '规划', memberships: [membership('planner')] }
    const { rows } = (
      await stage.send(planner, 'GET', `/api/v1/draws?division=${place.code}&system=${housing.id}`)
    ).json<DrawList>()
    expect(rows.map(({ stage: at }) => at)).toEqual(['committing', 'drawn'])
    for (const { id } of rows) {
      const published = (await stage.send(PUBLIC, 'GET', `/api/v1/draws/${place.code}/${id}/published`)).json()
      expect(verifyDraw(published).verdict).toMatch(/right|open/)
    }
    const list = (await stage.send(PUBLIC, 'GET', `/api/v1/housing/published?division=${place.code}`)).json<Published>()
    expect(list.simulated).toBe(true)
    expect(list.queue.length).toBeGreaterThan(20)
    for (const { name } of [...list.queue, ...list.notices]) expect(name).toMatch(/^\S{1,2}\*+$/)
  })
})

const membership = (role: 'planner') => ({ role, division: place.code, body: null, bodies: [], snapshots: [] })
