import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../test/stage/server.ts'
import { schemeFrom } from '../engines/evaluation/check-scheme.ts'
import type { ResultAnswer, RoundList, RoundPage } from '../engines/evaluations/answers.ts'
import { inTransaction } from '../platform/database/connect.ts'
import { simulateDistrict } from './district.ts'
import { writeDistrict } from './district-store.ts'
import { playAssessment } from './play-assessment.ts'
import { playEvaluations, simulatedScheme } from './play-evaluations.ts'
import { type ActorOf, actorsOf } from './stage.ts'

/** A district that nobody has heard of. */
const place = {
  code: '999908',
  name: { zh: '望湖区', en: 'Wanghu District' },
  parent: { code: '9998', name: { zh: '望湖市', en: 'Wanghu' } },
  parks: [{ zh: '望湖工业园', en: 'Wanghu Park' }],
  subdistricts: ['东', '西', '南', '北'].map((zh) => ({ zh: `${zh}关街道`, en: `Guan ${zh.charCodeAt(0)}` })),
}

let stage: TestServer
const district = simulateDistrict({ seed: 'evaluations', place, from: new Date('2021-01-04T01:00:00Z') })
let actorOf: ActorOf
let planner: ReturnType<ActorOf>
beforeAll(async () => {
  stage = await testServer()
  const ids = await inTransaction(stage.db, (tx) => writeDistrict(tx, district))
  actorOf = actorsOf(district, ids)
  planner = actorOf('planner1')
  await playEvaluations(stage, district, actorOf)
}, 120_000)
afterAll(() => stage.close())

const get = async <T>(path: string): Promise<T> => {
  const answer = await stage.send(planner, 'GET', path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<T>()
}

describe('the simulated evaluations', () => {
  it('stand on a scheme that is right', () => {
    expect(schemeFrom(JSON.parse(JSON.stringify(simulatedScheme().content))).ok).toBe(true)
  })

  it('are two final years, one with a corrected result, and a half-year on notice; all say that they are simulated', async () => {
    const { rows, isSimulated } = await get<RoundList>(`/api/v1/evaluation-rounds?division=${place.code}`)
    expect(isSimulated).toBe(true)
    expect(rows.map(({ period, state }) => [period, state])).toEqual([
      ['2025-H1', 'notice'],
      ['2024', 'final'],
      ['2023', 'final'],
    ])
    expect(rows.every(({ title }) => title.includes('模拟'))).toBe(true)
    const at = (n: number) => `/api/v1/evaluation-rounds/${place.code}/${rows[n]?.id}`
    const corrected = await get<RoundPage>(at(1))
    expect(corrected.results.map(({ why }) => why)).toEqual(['trial', 'objection'])
    expect(corrected.objections.map(({ answer }) => answer?.act).sort()).toEqual(['accepted', 'rejected'])
    const { moves, units } = await get<ResultAnswer>(`${at(1)}/results`)
    expect(units).toHaveLength(5)
    expect(moves?.every(({ places }) => places !== null)).toBe(true)
    const vetoed = (await get<ResultAnswer>(`${at(2)}/results`)).units.filter(({ decisions }) => decisions.length > 0)
    expect(vetoed).toHaveLength(1)
    expect((await get<RoundPage>(at(1))).gaps).toEqual([{ column: '排放削减率', missing: 1 }])
  })
})

describe('the simulated assessment', () => {
  it('scores every department and subdistrict, leaves out duties that a body does not have, and is final', async () => {
    await playAssessment(stage, district, actorOf)
    const { rows } = await get<RoundList>(`/api/v1/evaluation-rounds?division=${place.code}`)
    const round = rows.find(({ title }) => title.includes('目标管理考核'))
    expect(round?.state).toBe('final')
    const { units } = await get<ResultAnswer>(`/api/v1/evaluation-rounds/${place.code}/${round?.id}/results`)
    const bodies = district.bodies.filter(({ kind }) => kind === 'department' || kind === 'subdistrict').slice(0, 30)
    expect(units.map(({ name }) => name).sort()).toEqual(bodies.map(({ name }) => name.zh).sort())
    expect(units.every(({ score }) => score !== null && score > 0)).toBe(true)
    const { units: shown } = await get<RoundPage>(`/api/v1/evaluation-rounds/${place.code}/${round?.id}`)
    expect(new Set(shown.map(({ cells }) => cells.承担招商))).toEqual(new Set(['是', '否']))
    expect(shown.every(({ cells }) => ((cells.招商到位资金完成率 ?? '') === '') === (cells.承担招商 === '否'))).toBe(
      true,
    )
  })
})
