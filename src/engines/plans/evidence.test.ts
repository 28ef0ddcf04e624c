import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planText, SECTIONS } from '../../../test/fixtures/lakeside-plan.ts'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { DocumentAnswer, EvidenceAnswer, ReviewAnswer, ReviewChanges } from './answers.ts'
import type { Proposal } from './definition.ts'
import { readReports } from './documents/evidence.ts'

let stage: TestServer
const planner = personWith('planner')

const REPORT = `湖滨市临湖区政府工作报告
——2024年1月在区人民代表大会上

一、2023年工作回顾
2023年，全区常住人口城镇化率达到69.8%，城镇登记失业率为4.1%，森林覆盖率达到41.8%。
2023年，每千人口拥有执业医师数达到3.3人，新建改建农村公路36公里。
全年政务服务事项网上办理率达到95%。“十四五”规划的森林覆盖率目标提前实现。
全市生产总值增长6.1%，全区接待游客280万人次。

二、2024年工作安排
2024年，全区生产总值增长6%左右，城镇登记失业率控制在4.5%以内。
`

const bytes = (text: string) => new TextEncoder().encode(text)
async function upload(name: string, text: string, fields: Readonly<Record<string, string>>): Promise<DocumentAnswer> {
  const response = await sendFile(stage, planner, '/api/v1/documents', name, bytes(text), fields)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
async function get<T>(url: string): Promise<T> {
  const response = await stage.send(planner, 'GET', url)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const reviewOf = (document: DocumentAnswer) => get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${document.compilation}`)
const decide = (review: ReviewAnswer, decision: object) =>
  stage.send(planner, 'POST', `/api/v1/reviews/${LAKESIDE}/${review.compilation}/decisions`, {
    decisions: [{ reason: null, ...decision }],
  })
const found = (item: { readonly found: unknown }) => item.found as Proposal // items of reports are proposals
const proposal = (review: ReviewAnswer, indicator: string, group = 'proposal') => {
  const item = review.items.find((one) => one.group === group && found(one).indicator.includes(indicator))
  if (item === undefined) throw new Error(`no ${group} for ${indicator}`)
  return item
}
const observations = async () =>
  (
    await sql<{
      indicator: string
      period: string
      value: string | null
      supersedes: string | null
      origin: { sentence: string; line: number }
      evidence: string
      reason: string | null
    }>`select indicator, period, value, supersedes, origin, evidence, reason from observation order by at, id`.execute(
      stage.db,
    )
  ).rows

let plan: string
let report: DocumentAnswer
let review: ReviewAnswer

beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
  // The report is here before the plan: it is read against it once the plan is adopted.
  report = await upload('report.txt', REPORT, { kind: 'report' })
  expect((await reviewOf(report)).items).toEqual([])
  const document = await upload('plan.txt', planText(SECTIONS), { kind: 'outline' })
  plan = document.plan ?? ''
  const planReview = await reviewOf(document)
  const accepted = await stage.send(planner, 'POST', `/api/v1/reviews/${LAKESIDE}/${document.compilation}/decisions`, {
    decisions: planReview.items.map(({ id }) => ({ item: id, revision: 0, action: 'accept', reason: null })),
  })
  const adopted = await stage.send(planner, 'POST', `/api/v1/plans/${LAKESIDE}/${plan}/adoptions`, {
    compilation: document.compilation,
    head: accepted.json<ReviewChanges>().head,
    reason: 'first',
    approval: { number: '临政发〔2021〕3号', issuedOn: '2021-03-10', body: '临湖区人民代表大会' },
    effectiveFrom: '2021-03-15',
    effectiveTo: null,
  })
  expect(adopted.statusCode, adopted.body).toBe(200)
  const jobs = await sql<{ kind: string }>`select kind from job where division = ${LAKESIDE}`.execute(stage.db)
  expect(jobs.rows).toContainEqual({ kind: readReports.name })
  const tracked = await stage.send(planner, 'POST', `/api/v1/documents/${LAKESIDE}/${report.id}/track`)
  expect(tracked.statusCode, tracked.body).toBe(200)
  review = await reviewOf(report)
})
afterAll(() => stage.close())

describe('values of a report', () => {
  it('[EV1] come as proposals for targets of the plans in force, with sentence and reasons', () => {
    const share = proposal(review, '常住人口城镇化率')
    expect(found(share)).toMatchObject({
      plan,
      period: '2023',
      value: 69.8,
      unit: '%',
      measure: 'level',
      status: 'flash',
    })
    expect(found(share).sentence).toContain('69.8%')
    expect(found(share).reasons.length).toBeGreaterThan(2)
    const indicators = review.items.filter(({ group }) => group === 'proposal').map((item) => found(item).indicator)
    expect(indicators).not.toContain('城镇登记失业率控制')
    // What is arranged for next year, and what another place reached, is no value.
    expect(review.items.some((item) => item.group === 'proposal' && found(item).value === 6.1)).toBe(false)
  })

  it('[EV2] that failed a check are near-misses, with what differs; claims and silence are shown', async () => {
    const evidence = await get<EvidenceAnswer>(`/api/v1/documents/${LAKESIDE}/${report.id}/evidence`)
    const [reading] = evidence.readings
    expect(reading).toMatchObject({ plan: { id: plan }, version: 1 })
    expect(reading?.unanswered.length).toBeGreaterThan(0)
    expect(reading?.claims).toMatchObject([{ says: 'reached' }])
    expect(review.items.some(({ group }) => group === 'near-miss')).toBe(true)
    for (const item of review.items.filter(({ group }) => group === 'near-miss'))
      expect(found(item).reasons.join()).not.toBe('')
  })

  it('[EV4] become observations when accepted, citing the sentence', async () => {
    const share = proposal(review, '常住人口城镇化率')
    const response = await decide(review, { item: share.id, revision: 0, action: 'accept' })
    expect(response.statusCode, response.body).toBe(200)
    expect(await observations()).toMatchObject([
      { indicator: 'urbanisation-rate-resident', period: '2023', value: '69.8', evidence: 'own-statement' },
    ])
    const [first] = await observations()
    expect(first?.origin).toMatchObject({ kind: 'sentence', line: share.line })
    expect(first?.origin.sentence).toContain('69.8%')
  })

  it('[EV5] are corrected when amended after that, and withdrawn when undone; nothing is overwritten', async () => {
    const share = proposal(review, '常住人口城镇化率')
    stage.setNow(new Date('2024-03-05T03:00:00Z'))
    const amended = await decide(review, {
      item: share.id,
      revision: 1,
      action: 'amend',
      fields: { value: 69.9, status: 'verified' },
      reason: '按年报核实',
    })
    expect(amended.statusCode, amended.body).toBe(200)
    expect((await observations()).map(({ value, reason }) => [value, reason])).toEqual([
      ['69.8', null],
      ['69.9', '按年报核实'],
    ])
    for (const revision of [2, 3]) {
      stage.setNow(new Date(`2024-03-05T0${revision + 2}:00:00Z`))
      expect((await decide(review, { item: share.id, revision, action: 'undo' })).statusCode).toBe(200)
    }
    expect((await observations()).map(({ value }) => value)).toEqual(['69.8', '69.9', '69.8', null])
    const all = await observations()
    expect(all.filter(({ supersedes }) => supersedes === null)).toHaveLength(1)
  })

  it('[EV3] that are near-misses count only with a reason, and never together with others', async () => {
    const miss = review.items.find(({ group }) => group === 'near-miss')
    if (miss === undefined) throw new Error('no near-miss')
    const fields = { period: '2023' }
    const without = await decide(review, { item: miss.id, revision: 0, action: 'amend', fields })
    expect(without.json().faults.map(({ at }: { at: string }) => at)).toContain('reason')
    const bulk = await stage.send(planner, 'POST', `/api/v1/reviews/${LAKESIDE}/${review.compilation}/bulk`, {
      groups: ['near-miss'],
      from: 0.95,
      chapter: null,
      expected: 1,
    })
    expect(bulk.json()).toMatchObject({ code: 'near-misses-alone' })
  })

  it('[EV4] whose target is not in the plan are refused, and nothing is decided', async () => {
    const before = await observations()
    const rate = proposal(review, '失业率')
    const refused = await decide(review, {
      item: rate.id,
      revision: 0,
      action: 'amend',
      fields: { target: 'statement:0000000000000000' },
    })
    expect(refused.statusCode).toBe(404)
    expect(await observations()).toEqual(before)
    const { states } = await reviewOf(report)
    expect(states.some(({ item }) => item === rate.id)).toBe(false)
  })

  it('[EV6] read again are the same proposals, and stay decided', async () => {
    const rate = proposal(review, '失业率')
    await decide(review, { item: rate.id, revision: 0, action: 'accept' })
    await stage.send(planner, 'POST', `/api/v1/documents/${LAKESIDE}/${report.id}/track`)
    const again = await reviewOf(report)
    expect(again.items.map(({ id }) => id)).toEqual(review.items.map(({ id }) => id))
    expect(again.states.find(({ item }) => item === rate.id)?.state).toBe('accepted')
  })
})
