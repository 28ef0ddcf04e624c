import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { ResultAnswer, RoundPage, UnitPage } from '../../src/engines/evaluations/answers.ts'
import { lakesideCsv, lakesideScheme } from '../../src/engines/evaluations/lakeside.test-scheme.ts'
import type { Scheme } from '../../src/model/evaluation-scheme.ts'
import { newId } from '../../src/platform/database/ids.ts'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from './server.ts'

/**
 * 临湖区 with four bodies that take part in evaluations. Importing this gives the test file a server; before each test there
 * is a scheme in force and an empty round by it.
 */

export let stage: TestServer
export const bodies = { east: newId(), west: newId(), south: newId(), park: newId() }
export const names = { east: '东湖街道', west: '西湖街道', south: '南湖街道', park: '湖北工业园' } as const
export const planner = personWith('planner')
export const leader = personWith('leader')
export const eastReporter = personWith('reporter', bodies.east)
export const eastReviewer = personWith('reviewer', bodies.east)
export const westReporter = personWith('reporter', bodies.west)
export const reviewers = Object.values(bodies).map((body) => personWith('reviewer', body))
export const elsewhere = personWith('planner', null, { division: '999907' })
export type Actor = typeof planner

export const START = new Date('2024-03-05T02:00:00Z')
beforeAll(async () => {
  stage = await testServer(START)
  await stage.db
    .insertInto('body')
    .values(
      (Object.keys(bodies) as (keyof typeof bodies)[]).map((key) => ({
        id: bodies[key],
        division: LAKESIDE,
        name_zh: names[key],
        kind: key === 'park' ? 'park' : 'subdistrict',
        name_en: null,
        parent: null,
        place: null,
        ended_on: null,
      })),
    )
    .execute()
})
afterAll(() => stage.close())

export let round: string
export let scheme: { id: string; revision: number }
export let count = 0
beforeEach(async () => {
  stage.setNow(START)
  scheme = await newScheme({ ...lakesideScheme, id: `lakeside/quality-${++count}` })
  round = await newRound()
})

export const ok = async <T>(answer: ReturnType<TestServer['send']>): Promise<T> => {
  const { statusCode, body } = await answer
  expect(statusCode, body).toBeLessThan(300)
  return JSON.parse(body) as T
}
export async function newScheme(content: Scheme, needs: unknown[] = []) {
  const made = await ok<{ id: string; revision: number }>(
    stage.send(planner, 'POST', `/api/v1/evaluation-schemes/${LAKESIDE}`, { content, needs, reason: '' }),
  )
  const enacted = await ok<{ revision: number }>(
    stage.send(planner, 'POST', `/api/v1/evaluation-schemes/${LAKESIDE}/${made.id}/enact`, {
      revision: made.revision,
      no: 1,
      from: '2024-01-01',
      documentNo: '临政办发〔2024〕1号',
    }),
  )
  return { id: made.id, revision: enacted.revision }
}
export const newRound = async (more: object = {}) =>
  (
    await ok<{ id: string }>(
      stage.send(planner, 'POST', `/api/v1/evaluation-rounds/${LAKESIDE}`, {
        title: '2023年度高质量发展评价',
        scheme: scheme.id,
        schemeNo: 1,
        period: '2023',
        previous: null,
        units: { kind: 'file' },
        ...more,
      }),
    )
  ).id
export const path = (rest = '') => `/api/v1/evaluation-rounds/${LAKESIDE}/${round}${rest}`
export const page = (actor: Actor = planner) => ok<RoundPage>(stage.send(actor, 'GET', path()))
export const upload = (csv: string, query = '', name = '数据.csv') =>
  sendFile(stage, planner, path(`/data?${query}`), name, new TextEncoder().encode(csv))
export const act = async (name: string, more: object = {}, actor: Actor = planner) =>
  stage.send(actor, 'POST', path('/steps'), {
    revision: (await page()).revision,
    act: name,
    reason: '',
    documentNo: null,
    ...more,
  })
export const result = (actor: Actor = planner, no?: number) =>
  ok<ResultAnswer>(stage.send(actor, 'GET', path(`/results${no === undefined ? '' : `?no=${no}`}`)))
export const unit = (code: string, actor: Actor = planner) =>
  ok<UnitPage>(stage.send(actor, 'GET', path(`/units/${code}`)))
export const confirmAll = async () => {
  const { units } = await page()
  for (const { code, body, rowNo } of units) {
    const reviewer = reviewers.find((one) => one.kind === 'person' && one.memberships[0]?.body === body)
    if (reviewer === undefined) throw new Error(`nobody reviews ${code}`)
    await ok(stage.send(reviewer, 'POST', path(`/units/${code}/confirmation`), { rowNo, says: 'confirmed', note: '' }))
  }
}
export async function tried() {
  await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
  await ok(act('ask-confirmation'))
  await confirmAll()
  await ok(act('try'))
}
export async function published() {
  await tried()
  await ok(act('publish', { documentNo: '临发改公示〔2024〕2号' }))
}
export const object = (actor: Actor = eastReporter, code = 'E') =>
  stage.send(actor, 'POST', path('/objections'), { code, columns: ['税收'], text: '税收漏计代征部分', files: [] })

/** Works on another scheme, or another round. */
export const use = (other: { readonly scheme?: typeof scheme; readonly round?: string }) => {
  scheme = other.scheme ?? scheme
  round = other.round ?? round
}
