import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/stage/database.ts'
import { typesWithClocks, verifyClocks } from '../engines/cases/clocks.ts'
import { holdsSql, nameSql } from '../engines/registers/expression-store.ts'
import { metricSources } from '../engines/registers/metrics/metrics.ts'
import { findSteps, recordFromRow } from '../engines/registers/record-store.ts'
import { registersOf } from '../engines/registers/register.ts'
import { settingDefaults } from '../language/rules.ts'
import { getPeriod } from '../model/period.ts'
import type { SimulatedPlace } from '../model/sample-manifest.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { systems } from '../systems/all.ts'
import { simulateDistrict } from './district.ts'
import { writeDistrict } from './district-store.ts'
import { neighbourOf } from './neighbours.ts'
import { playRecords } from './play-records.ts'
import { samples } from './samples.ts'

const LAKESIDE: SimulatedPlace = {
  code: '430499',
  name: { zh: '临湖区', en: 'Linhu District' },
  parent: { code: '4304', name: { zh: '湖滨市', en: 'Hubin' } },
  subdistricts: [
    { zh: '湖东街道办事处', en: 'Hudong Subdistrict' },
    { zh: '渔港镇人民政府', en: 'Yugang Town' },
  ],
  parks: [{ zh: '临湖工业园区管理委员会', en: 'Linhu Industrial Park Committee' }],
}
const district = simulateDistrict({ seed: 'lake', place: LAKESIDE, from: new Date('2021-01-04T01:00:00Z') })
const SCALE = Number(process.env.SAMPLE_SCALE ?? 0.02)

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('simulated records', () => {
  it('are loaded into the typed tables with their steps, numbers and photos', { timeout: 600_000 }, async () => {
    const { db } = database
    const ids = await inTransaction(db, (tx) => writeDistrict(tx, district))
    const begin = Date.now()
    const played = await playRecords(db, district, ids, systems, samples, {
      scale: SCALE,
      until: new Date('2025-11-20T01:00:00Z'),
    })
    console.log(`${played.records} records with ${played.steps} steps in ${Date.now() - begin} ms`)
    const registers = registersOf(systems)
    let count = 0
    for (const register of registers.values()) {
      const found = await sql<Record<string, unknown>>`select t.* from ${sql.table(register.table)} t`.execute(db)
      count += found.rows.length
      // A row is what its steps wrote, one after another.
      for (const row of found.rows.slice(0, 40)) {
        const record = recordFromRow(register, row)
        const steps = await findSteps(db, register, LAKESIDE.code, record.id)
        expect(steps.map(({ revision }) => revision)).toEqual(steps.map((_, i) => i + 1))
        expect(record.revision).toBe(steps.length)
        expect(record.state).toBe(steps.at(-1)?.to ?? null)
        const written = Object.assign({}, ...steps.map(({ gives }) => gives)) as Record<string, unknown>
        for (const [name, value] of Object.entries(record.values))
          expect({ name, value }).toEqual({ name, value: written[name] ?? null })
      }
    }
    expect(count).toBe(played.records)
    expect(count).toBeGreaterThan(1000)
    // Deadlines are those that the desk itself would keep by the same steps.
    let clocks = 0
    for (const register of typesWithClocks(registers)) {
      const found = await sql<
        Record<string, unknown>
      >`select t.* from ${sql.table(register.table)} t order by t.id limit 25`.execute(db)
      for (const row of found.rows) {
        expect(await verifyClocks(db, registers, register, recordFromRow(register, row))).toEqual([])
        clocks++
      }
    }
    expect(clocks).toBeGreaterThan(20)
    const photos = await sql<{ n: number }>`
      select count(*)::int n from record_file r join file_owner o on o.division = r.division and o.file = r.file and o.owner_id = r.record::text`.execute(
      db,
    )
    expect(photos.rows[0]?.n).toBeGreaterThan(0)
    const twice = await sql`select type, number from (
      select 'hazard' as type, number from r_hazard union all select 'city-case', number from r_city_case) n
      where number is not null group by 1, 2 having count(*) > 1`.execute(db)
    expect(twice.rows).toEqual([])
  })

  it('give every figure, list and total that any system declares', { timeout: 600_000 }, async () => {
    const { db } = database
    const registers = registersOf(systems)
    const wrong: string[] = []
    const values = new Map<string, string | null>()
    for (const source of metricSources(registers)) {
      try {
        const answer = await source.compute(db, { division: LAKESIDE.code, body: null, period: getPeriod('2024') })
        values.set(source.id, answer.value)
        expect(answer.value ?? '0').toMatch(/^-?\d+(?:\.\d+)?$/)
      } catch (error) {
        wrong.push(`metric ${source.id}: ${error}`)
      }
    }
    const setting = {
      today: '2025-11-19',
      now: new Date('2025-11-19T02:00:00Z'),
      typeOf: (id: string) => registers.get(id)?.type,
    }
    for (const { type, table, system } of registers.values()) {
      const own = { ...setting, setting: settingDefaults(system.settings) }
      const asked = [
        ...(type.views ?? []).map(({ id, where }) => [`view ${id}`, holdsSql(where, type, own)] as const),
        ...Object.keys({ ...type.rollups, ...type.computed }).map(
          (name) => [name, nameSql(name, type, own).sql] as const,
        ),
      ]
      for (const [what, text] of asked) {
        try {
          await sql`select count(${text}) from ${sql.table(table)} t where t.division = ${LAKESIDE.code}`.execute(db)
        } catch (error) {
          wrong.push(`${type.id} ${what}: ${error}`)
        }
      }
    }
    expect(wrong).toEqual([])
    const known = [...values.values()].filter((value) => value !== null)
    console.log(`${values.size} figures, ${known.length} of them known`)
    expect(known.length).toBeGreaterThan(values.size / 2)
  })

  it('are made for a neighbouring district as well, with people and codes of its own', {
    timeout: 600_000,
  }, async () => {
    const { db } = database
    const place = neighbourOf(LAKESIDE, 2)
    expect(place.code).toBe('430431')
    const other = simulateDistrict({ seed: 'lake/2', place, from: district.settings.from, logins: 'd2.' })
    const ids = await inTransaction(db, (tx) => writeDistrict(tx, other))
    const until = new Date('2025-11-20T01:00:00Z')
    const played = await playRecords(db, other, ids, systems, samples, { scale: 0.005, until })
    const found = await sql<{ division: string; n: number }>`
      select division, count(*)::int n from r_enterprise group by 1 order by 1`.execute(db)
    expect(found.rows.map(({ division }) => division)).toEqual(['430431', '430499'])
    expect(played.records).toBeGreaterThan(300)
  })
})
