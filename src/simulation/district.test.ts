import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/stage/database.ts'
import { compile } from '../compiler/compile.ts'
import { documentFromText } from '../compiler/source/text.ts'
import { ROLES } from '../model/role.ts'
import type { SimulatedPlace } from '../model/sample-manifest.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { whatIsThere, writeDistrict } from './district-store.ts'
import { randomFrom } from './random.ts'

const LAKESIDE: SimulatedPlace = {
  code: '999906',
  name: { zh: '临湖区', en: 'Linhu District' },
  parent: { code: '9999', name: { zh: '湖滨市', en: 'Hubin' } },
  subdistricts: [
    { zh: '湖东街道办事处', en: 'Hudong Subdistrict' },
    { zh: '渔港镇人民政府', en: 'Yugang Town' },
  ],
  parks: [{ zh: '临湖工业园区管理委员会', en: 'Linhu Industrial Park Committee' }],
}
const from = new Date('2021-01-04T01:00:00Z')
const district = simulateDistrict({ seed: 'lake', place: LAKESIDE, from })

describe('random numbers', () => {
  it('[SD1] are the same for the same seed, and differ for another', () => {
    const draw = (seed: string) => {
      const random = randomFrom(seed)
      return [random.next(), random.whole(1, 100), random.normal(), random.id(from)]
    }
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
    expect(randomFrom('a').part('x').next()).not.toBe(randomFrom('a').part('y').next())
  })

  it('are spread evenly, and ids are UUIDs of version 7 in order of time', () => {
    const random = randomFrom('spread')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 20_000; i++) {
      const tenth = Math.floor(random.next() * 10)
      counts[tenth] = (counts[tenth] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
    const numbers = Array.from({ length: 20_000 }, () => random.normal())
    expect(numbers.reduce((sum, n) => sum + n, 0) / 20_000).toBeCloseTo(0, 1)
    expect(numbers.reduce((sum, n) => sum + n * n, 0) / 20_000).toBeCloseTo(1, 1)
    const ids = [0, 1, 2].map((hour) => random.id(new Date(from.getTime() + hour * 3_600_000)))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
  })
})

describe('a simulated district', () => {
  it('[SD1] is the same for the same seed', () => {
    expect(simulateDistrict({ seed: 'lake', place: LAKESIDE, from })).toEqual(district)
    const other = simulateDistrict({ seed: 'sea', place: LAKESIDE, from })
    expect(other.people.map(({ name }) => name)).not.toEqual(district.people.map(({ name }) => name))
  })

  it('[SD2] has the bodies that such a plan gives its tasks to', () => {
    const path = join(fileURLToPath(new URL('../..', import.meta.url)), 'plans/yanfeng-14/plan.md')
    const model = compile(documentFromText('plan.md', readFileSync(path, 'utf8')), { systems })
    const leads = new Set(model.commitments.flatMap(({ lead }) => (lead === null ? [] : [lead.body])))
    const names = new Set(district.bodies.map(({ name }) => name.zh))
    // A park has a name of its own; “each subdistrict” is no one body.
    expect([...leads].filter((lead) => !names.has(lead)).sort()).toEqual(['区园区管理委员会', '各街道（乡镇）'].sort())
  })

  it('[SD3] has somebody for every office, and in every body one who reports and another who reviews', () => {
    const roles = new Set(district.people.map(({ role }) => role))
    expect([...roles].sort()).toEqual([...ROLES].sort())
    for (const { key, kind } of district.bodies) {
      if (kind === 'leadership' || kind === 'assessor' || kind === 'company') continue
      const own = district.people.filter(({ body, isForBody }) => body === key && isForBody).map(({ role }) => role)
      const isCity = key === 'urban-management'
      const desk = kind === 'park' ? [] : ['clerk']
      const grid = isCity || kind === 'subdistrict' ? ['grid-worker', 'grid-worker'] : []
      expect(own.sort(), key).toEqual([...desk, ...grid, 'reporter', 'reviewer'])
    }
    for (const role of ['intake-officer', 'dispatcher']) {
      const officers = district.people.filter((one) => one.role === role)
      for (const officer of officers) expect(officer).toMatchObject({ body: 'urban-management', isForBody: false })
      // Whoever takes a report in may not close the case.
      expect(officers).toHaveLength(role === 'intake-officer' ? 2 : 1)
    }
    for (const distinct of ['name', 'loginName'] as const)
      expect(new Set(district.people.map((one) => one[distinct])).size).toBe(district.people.length)
  })
})

describe('a simulated district in a database', () => {
  let stage: TestDatabase
  beforeAll(async () => {
    stage = await testDatabase()
  })
  afterAll(() => stage.close())

  it('[SD4] is marked as simulated, division and people, and stands in the record', async () => {
    expect(await whatIsThere(stage.db)).toBe('nothing')
    const ids = await inTransaction(stage.db, (tx) => writeDistrict(tx, district))
    expect(ids.size).toBe(district.people.length)
    expect(await whatIsThere(stage.db)).toBe('simulated')
    const people = await stage.db.selectFrom('person').select(['simulated', 'post']).execute()
    expect(people.every(({ simulated, post }) => simulated && post?.endsWith('（模拟）'))).toBe(true)
    const act = await stage.db.selectFrom('audit_entry').select(['action', 'actor_name']).execute()
    expect(act).toEqual([{ action: 'simulation.write', actor_name: '模拟数据' }])
  })

  it('is told from real data', async () => {
    await stage.db
      .insertInto('division')
      .values({ code: '999907', name_zh: '对岸区', name_en: null, parent: null })
      .execute()
    expect(await whatIsThere(stage.db)).toBe('real')
  })
})
