import { switchSystem } from '../../src/engines/registers/switch-store.ts'
import { inTransaction } from '../../src/platform/database/connect.ts'
import { type SimulatedDistrict, simulateDistrict } from '../../src/simulation/district.ts'
import { SIMULATION, writeDistrict } from '../../src/simulation/district-store.ts'
import { playRecords } from '../../src/simulation/play-records.ts'
import { samples } from '../../src/simulation/samples.ts'
import { type ActorOf, actorsOf } from '../../src/simulation/stage.ts'
import { systems } from '../../src/systems/all.ts'
import { type TestServer, testServer } from './server.ts'

/** A district that nobody has heard of. */
export const WANGHU = {
  code: '430499',
  name: { zh: '望湖区', en: 'Wanghu District' },
  parent: { code: '4304', name: { zh: '望湖市', en: 'Wanghu' } },
  parks: [{ zh: '望湖工业园', en: 'Wanghu Park' }],
  subdistricts: ['东', '西', '南', '北'].map((zh) => ({ zh: `${zh}关街道`, en: `Guan ${zh.charCodeAt(0)}` })),
}
const FROM = new Date('2021-01-04T01:00:00Z')
/** The last moment of the simulated time. */
export const UNTIL = new Date('2025-11-20T01:00:00Z')

export interface SimulatedStage {
  readonly stage: TestServer
  readonly district: SimulatedDistrict
  readonly actorOf: ActorOf
}

/** A server with a simulated district in which these systems run, with the records that their samples make. */
export async function simulatedStage(seed: string, wanted: readonly string[], scale: number): Promise<SimulatedStage> {
  const district = simulateDistrict({ seed, place: WANGHU, from: FROM })
  const stage = await testServer()
  const ids = await inTransaction(stage.db, async (tx) => {
    const people = await writeDistrict(tx, district)
    for (const system of wanted) await switchSystem(tx, WANGHU.code, system, true, '模拟数据', SIMULATION, FROM)
    return people
  })
  const own = samples.filter(({ system }) => wanted.includes(system))
  await playRecords(stage.db, district, ids, systems, own, { scale, until: UNTIL })
  return { stage, district, actorOf: actorsOf(district, ids) }
}
