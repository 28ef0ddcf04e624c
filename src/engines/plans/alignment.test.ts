import Excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import { PUBLIC } from '../../platform/access/actor.ts'
import type { AlignmentAnswer } from './alignment-answers.ts'
import type { DocumentAnswer, ReviewAnswer } from './answers.ts'

const TITLE = '国民经济和社会发展第十四个五年规划纲要'
const UPPER = `湖滨市${TITLE}
（2021—2025年）
第一章 主要目标
到2025年，森林覆盖率达到35%，城镇登记失业率控制在4.5%以内，学前教育毛入园率达到90%，民航旅客吞吐量达到300万人次，单位GDP能耗下降14%。`
const OWN = `湖滨市临湖区${TITLE}
（2021—2025年）
第一章 主要目标
到2025年，森林覆盖率达到30%，城镇登记失业率控制在4%以内，义务教育巩固率达到98%。
第二章 绿色发展
持续降低万元GDP综合能耗，建设节水型城区。`

let stage: TestServer
let upper: string
let own: string
const planner = personWith('planner')
const reporter = personWith('reporter', '018c0000-0000-7000-8000-000000000001')

/** Uploads a text, accepts all of its items and adopts it; gives the plan. */
async function adopted(text: string, kind: string, effectiveFrom = '2021-03-15', reason = 'first', plan = '') {
  const fields = { kind, ...(plan === '' ? {} : { plan }) }
  const sent = await sendFile(stage, planner, '/api/v1/documents', 'plan.txt', new TextEncoder().encode(text), fields)
  expect(sent.statusCode, sent.body).toBe(200)
  const document = sent.json<DocumentAnswer>()
  const path = `/api/v1/reviews/${LAKESIDE}/${document.compilation}`
  const review = (await stage.send(planner, 'GET', path)).json<ReviewAnswer>()
  const pending = review.states.filter(({ state }) => state !== 'pending').map(({ item }) => item)
  const decisions = review.items
    .filter(({ id }) => !pending.includes(id))
    .map(({ id }) => ({ action: 'accept', item: id, revision: 0, reason: null }))
  expect((await stage.send(planner, 'POST', `${path}/decisions`, { decisions })).statusCode).toBe(200)
  const { head } = (await stage.send(planner, 'GET', path)).json<ReviewAnswer>()
  const response = await stage.send(planner, 'POST', `/api/v1/plans/${LAKESIDE}/${document.plan}/adoptions`, {
    compilation: document.compilation,
    head,
    reason,
    approval: { number: '临政发〔2021〕3号', issuedOn: effectiveFrom, body: '临湖区人民代表大会' },
    effectiveFrom,
    effectiveTo: null,
  })
  expect(response.statusCode, response.body).toBe(200)
  return document.plan ?? ''
}

const path = () => `/api/v1/plans/${LAKESIDE}/${own}/alignment`
async function alignment(who = planner): Promise<AlignmentAnswer> {
  const response = await stage.send(who, 'GET', `${path()}?with=${upper}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const lineOf = ({ lines }: AlignmentAnswer, name: string) => {
  const line = lines.find((one) => one.upper.words.includes(name))
  if (line === undefined) throw new Error(`no line of ${name}`)
  return line
}
const decide = async (name: string, over: object, who = planner) => {
  const found = await alignment()
  return stage.send(who, 'POST', path(), {
    with: upper,
    upperVersion: found.upper.version,
    ownVersion: found.own.version,
    statement: lineOf(found, name).upper.id,
    seq: 0,
    verdict: lineOf(found, name).verdict,
    own: null,
    note: '',
    reason: '',
    ...over,
  })
}

beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
  upper = await adopted(UPPER, 'upper')
  own = await adopted(OWN, 'outline')
})
afterAll(() => stage.close())

describe('the alignment of two adopted plans', () => {
  it('[AL1] tells what is taken up, weaker, missing, with both sentences', async () => {
    const found = await alignment()
    expect(lineOf(found, '森林覆盖率')).toMatchObject({
      verdict: 'weaker',
      stands: 'weaker',
      upper: { line: 4 },
      own: { line: 4 },
      decision: null,
    })
    expect(lineOf(found, '森林覆盖率').own?.sentence).toContain('30%')
    expect(lineOf(found, '失业率')).toMatchObject({ uptake: 'stronger', verdict: 'taken' })
    expect(lineOf(found, '毛入园率')).toMatchObject({ verdict: 'missing', own: null })
    expect(lineOf(found, '民航')).toMatchObject({ verdict: 'not-applicable' })
    expect(lineOf(found, '能耗')).toMatchObject({
      uptake: 'mentioned',
      verdict: 'weaker',
      own: { id: null, line: 6 },
    })
    expect(found.counts).toEqual({ taken: 1, weaker: 2, missing: 1, 'not-applicable': 1 })
    expect(lineOf(found, '森林覆盖率').upper.id).toMatch(/^statement:[0-9a-f]{16}$/)
  })

  it('[AL1] is refused between plans of the wrong kind', async () => {
    const swapped = await stage.send(planner, 'GET', `/api/v1/plans/${LAKESIDE}/${upper}/alignment?with=${own}`)
    expect(swapped.statusCode).toBe(422)
    expect(swapped.json().faults[0].at).toBe('with')
    const unknown = `${path()}?with=018c0000-0000-7000-8000-00000000dead`
    expect((await stage.send(planner, 'GET', unknown)).json()).toMatchObject({ code: 'no-such-plan' })
  })

  it('[AL2] takes a decision of a planner and refuses faulty ones with every fault', async () => {
    const faulty = await decide('毛入园率', { verdict: 'taken' })
    expect(faulty.statusCode).toBe(422)
    expect(faulty.json().faults.map(({ at }: { at: string }) => at)).toEqual(['note', 'reason'])
    const pointless = await decide('毛入园率', { own: 'statement:0000000000000000' })
    expect(pointless.json().faults.map(({ code }: { code: string }) => code)).toContain('not-taken-up')
    expect((await alignment()).counts.missing).toBe(1)

    const target = (await alignment()).targets.find(({ words }) => words.includes('巩固率'))
    const taken = { verdict: 'taken', own: target?.id, note: '由义务教育目标承接', reason: '区级统计口径如此' }
    const response = await decide('毛入园率', taken)
    expect(response.statusCode, response.body).toBe(200)
    const found = await alignment(reporter)
    expect(lineOf(found, '毛入园率')).toMatchObject({
      verdict: 'missing',
      stands: 'taken',
      isDecided: true,
      seq: 1,
      own: { id: target?.id },
      decision: { note: '由义务教育目标承接', byName: planner.kind === 'person' ? planner.name : '' },
    })
    expect(found.counts).toMatchObject({ taken: 2, missing: 0 })
    // A confirmation needs no reason.
    expect((await decide('民航', {})).statusCode).toBe(200)
  })

  it('[AL2] refuses a decision that has not seen the last one, with what stands', async () => {
    const stale = await decide('毛入园率', { verdict: 'not-applicable', reason: '不适用于本区' })
    expect(stale.statusCode).toBe(409)
    expect(stale.json()).toMatchObject({ code: 'stale', current: { seq: 1, verdict: 'taken' } })
    const both = await Promise.all([1, 2].map(() => decide('失业率', { note: '一致' })))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('[AL4] is decided by planners of the division alone; readers see it', async () => {
    for (const who of [reporter, personWith('leader')]) {
      const body = { with: upper, upperVersion: 1, ownVersion: 1, statement: 'x', seq: 0, verdict: 'taken' }
      const response = await stage.send(who, 'POST', path(), { ...body, own: null, note: '', reason: '' })
      expect(response.statusCode).toBe(403)
    }
    const address = `${path()}?with=${upper}`
    expect((await stage.send(PUBLIC, 'GET', address)).statusCode).toBe(401)
    expect((await stage.send(personWith('planner', null, { division: '9999' }), 'GET', address)).statusCode).toBe(404)
    // An assessor sees what both snapshots show, and nothing with one of them alone.
    const snapshots = await Promise.all(
      [own, upper].map(async (plan) => {
        const response = await stage.send(planner, 'GET', `/api/v1/plans/${LAKESIDE}/${plan}/versions`)
        return response.json<{ versions: { id: string }[] }>().versions[0]?.id ?? ''
      }),
    )
    for (const [given, status] of [
      [[], 403],
      [snapshots.slice(0, 1), 404],
      [snapshots, 200],
    ] as const)
      expect(
        (await stage.send(personWith('assessor', null, { snapshots: [...given] }), 'GET', address)).statusCode,
      ).toBe(status)
  })

  it('[AL4] is exported with both sentences, and the export is on the record', async () => {
    const response = await stage.send(planner, 'GET', `${path()}/workbook?with=${upper}`)
    expect(response.statusCode).toBe(200)
    const book = new Excel.Workbook()
    // Types of exceljs want the Buffer of an older Node.
    await book.xlsx.load(response.rawPayload as unknown as Parameters<typeof book.xlsx.load>[0])
    const rows = book.worksheets[0]?.getSheetValues().map((row) => JSON.stringify(row)) ?? []
    const line = rows.find((row) => row?.includes('毛入园率达到90%') && row.includes('由义务教育目标承接'))
    expect(line).toContain('已承接')
    expect(rows.length).toBe(4 + 5)
    const audit = await sql<{ n: string }>`
      select count(*) n from audit_entry where action = 'plans.export-alignment'`.execute(stage.db)
    expect(Number(audit.rows[0]?.n)).toBe(1)
  })

  it('[AL3] shows a decision on an earlier version and lets what is computed stand until it is confirmed', async () => {
    await adopted(OWN.replace('98%', '99%'), 'outline', '2023-06-01', 'update', own)
    const found = await alignment()
    expect(found.own.version).toBe(2)
    expect(lineOf(found, '毛入园率')).toMatchObject({
      stands: 'missing',
      isDecided: false,
      seq: 1,
      decision: { verdict: 'taken', ownVersion: 1 },
    })
    const old = await decide('毛入园率', { ownVersion: 1, seq: 1 })
    expect([old.statusCode, old.json().code]).toEqual([409, 'stale-versions'])
    expect((await decide('毛入园率', { seq: 1 })).statusCode).toBe(200)
    expect(lineOf(await alignment(), '毛入园率')).toMatchObject({ stands: 'missing', isDecided: true, seq: 2 })
  })
})
