import Excel from 'exceljs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { Commitment } from '../../model/plan-model.ts'
import { stateCouncilCalendar } from '../../platform/calendar/calendar.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Adopted, PlanAdoption } from '../plans/definition.ts'
import { carryCommitments } from './adoption-store.ts'
import type { CommitmentList, CommitmentPage, CommitmentRow } from './answers.ts'
import { defaultCommitmentSettings } from './standing.ts'
import { sweepSupervisions } from './supervision-store.ts'

let stage: TestServer
const bodies = { transport: newId(), water: newId(), culture: newId() }
const planner = personWith('planner')
const leader = personWith('leader')
const reporter = personWith('reporter', bodies.transport)
const reviewer = personWith('reviewer', bodies.transport)
const waterReporter = personWith('reporter', bodies.water)
const stranger = personWith('reporter', bodies.culture)
const elsewhere = personWith('planner', null, { division: '999907' })

beforeAll(async () => {
  stage = await testServer(new Date('2022-03-01T02:00:00Z'))
  await stage.db
    .insertInto('body')
    .values(
      [
        { id: bodies.transport, name_zh: '临湖区交通运输局' },
        { id: bodies.water, name_zh: '临湖区水务局' },
        { id: bodies.culture, name_zh: '临湖区文化旅游局' },
      ].map((body) => ({
        division: LAKESIDE,
        kind: 'department',
        name_en: null,
        parent: null,
        place: null,
        ended_on: null,
        ...body,
      })),
    )
    .execute()
})
afterAll(() => stage.close())

let plan: string
let first: CommitmentRow
let second: CommitmentRow
beforeEach(async () => {
  stage.setNow(new Date('2022-03-01T02:00:00Z'))
  plan = newId()
  await adopt(1, [promise('road', 11, '新建环湖公路'), promise('wharf', 12, '改造湖东码头')])
  const rows = await list(planner)
  first = rows[0] as CommitmentRow
  second = rows[1] as CommitmentRow
})

const promise = (id: string, line: number, text: string, was: string | null = null): Adopted<Commitment> => {
  const value: Commitment = {
    id: `commitment:${id}`,
    clause: `3.1.p${line}.s1`,
    line,
    start: 0,
    end: text.length,
    text,
    verb: text.slice(0, 2),
    object: text.slice(2),
    place: null,
    period: '2025',
    bodies: [],
    lead: { body: '区交通运输局', reason: '文中写明', confidence: 0.9 },
    verifiable: true,
    confidence: 0.9,
  }
  return { id, was, way: 'person', value, found: value, section: 's31' }
}

const adopt = (number: number, commitments: readonly Adopted<Commitment>[], kind: 'outline' | 'upper' = 'outline') =>
  inTransaction(
    stage.db,
    (tx) =>
      carryCommitments(tx, {
        division: LAKESIDE,
        plan: { id: plan, kind, title: '临湖区规划', from: 2021, to: 2025 },
        version: { number },
        model: {
          outline: [
            { id: 'c3', level: 'chapter', number: '3', title: '基础设施' },
            { id: 's31', level: 'section', number: '3.1', title: '交通' },
          ],
        },
        elements: { commitments },
        at: stage.now(),
      } as unknown as PlanAdoption), // what the listener reads of an adoption
  )

const list = async (actor: Parameters<TestServer['send']>[0], query = ''): Promise<readonly CommitmentRow[]> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/commitments?plan=${plan}${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<CommitmentList>().rows
}
const page = async (id: string, actor = planner): Promise<CommitmentPage> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/commitments/${LAKESIDE}/${id}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const act = (actor: Parameters<TestServer['send']>[0], method: 'PUT' | 'POST', path: string, body: unknown) =>
  stage.send(actor, method, `/api/v1/commitments/${LAKESIDE}/${path}`, body)

const work = { lead: bodies.transport, supports: [bodies.water], goal: '2024年底通车', dueOn: '2024-12-31' }
const milestones = [
  { id: null, title: '完成设计', dueOn: '2022-06-30', weight: 1, needsEvidence: true },
  { id: null, title: '通车', dueOn: '2024-06-30', weight: 3, needsEvidence: true },
]
/** The first commitment, divided, with milestones, issued and acknowledged. */
async function running(): Promise<CommitmentPage> {
  const { id } = first
  expect((await act(planner, 'PUT', `${id}/work`, { revision: first.revision, work, reason: '' })).statusCode).toBe(200)
  const divided = await page(id)
  const set = await act(planner, 'PUT', `${id}/milestones`, { revision: divided.revision, milestones, reason: '' })
  expect(set.statusCode, set.body).toBe(200)
  expect((await act(planner, 'POST', 'issue', { commitments: [id], documentNo: '临发改〔2022〕3号' })).json()).toEqual({
    issued: 1,
  })
  expect((await act(reporter, 'POST', `${id}/answer`, { act: 'acknowledged', reason: '' })).statusCode).toBe(200)
  return page(id)
}
const doneReport = (milestone: string | null) => ({
  milestone,
  body: bodies.transport,
  says: 'done',
  doneOn: '2022-02-20',
  text: '设计已批复',
  needs: '',
  proofs: [{ grade: 'letter', title: '批复文件', file: null, documentNo: '临交〔2022〕8号' }],
})

describe('adoption', () => {
  it('[CA1] keeps division of work and milestones with a commitment whose sentence was edited', async () => {
    const before = await running()
    await adopt(2, [promise('road-2', 14, '新建环湖公路二期', 'road'), promise('bridge', 15, '新建湖心桥')])
    const after = await page(before.id)
    expect(after).toMatchObject({ version: 2, line: 14, lead: { id: bodies.transport }, milestones: 2, isEnded: false })
    expect(after.texts.map(({ version, line }) => [version, line])).toEqual([
      [1, 11],
      [2, 14],
    ])
    expect((await list(planner, '&version=2')).map(({ text }) => text)).toEqual(['新建环湖公路二期', '新建湖心桥'])
  })

  it('[CA2] ends what the new text drops, readable and unchangeable; [CA3] the earlier text stands as of its version', async () => {
    await adopt(2, [promise('road', 11, '新建环湖公路')])
    const dropped = await page(second.id)
    expect(dropped.isEnded).toBe(true)
    const refusal = await act(planner, 'PUT', `${second.id}/work`, { revision: dropped.revision, work, reason: '' })
    expect(refusal.json()).toMatchObject({ status: 409, code: 'commitment-ended' })
    expect((await list(planner, '&version=1')).map(({ text }) => text)).toEqual(['新建环湖公路', '改造湖东码头'])
    expect((await list(planner, '&version=2')).map(({ text }) => text)).toEqual(['新建环湖公路'])
  })

  it('makes nothing of a plan of the level above', async () => {
    plan = newId()
    await adopt(1, [promise('x', 1, '新建机场')], 'upper')
    expect(await list(planner)).toEqual([])
  })

  it('[CW2] suggests a lead and takes none', () => {
    expect(first).toMatchObject({ lead: null, standing: 'no-lead', suggestion: { body: { id: bodies.transport } } })
  })
})

describe('the division of work', () => {
  it('[CW7] refuses a stale edit and shows what stands', async () => {
    expect(
      (await act(planner, 'PUT', `${first.id}/work`, { revision: first.revision, work, reason: '' })).statusCode,
    ).toBe(200)
    const stale = await act(planner, 'PUT', `${first.id}/work`, {
      revision: first.revision,
      work: { ...work, supports: [] },
      reason: '',
    })
    expect(stale.json()).toMatchObject({
      status: 409,
      code: 'commitment-changed',
      current: { work: { lead: bodies.transport } },
    })
    expect((await page(first.id)).supports).toHaveLength(1)
  })

  it('[CW3] issues all or none, naming what every one lacks', async () => {
    const answer = await act(planner, 'POST', 'issue', { commitments: [first.id, second.id], documentNo: null })
    expect(answer.json()).toMatchObject({ status: 422, faults: [{ code: 'no-lead' }, { code: 'no-lead' }] })
    expect((await page(first.id)).issue).toBe('draft')
    expect((await page(first.id)).revision).toBe(first.revision)
  })

  it('[CW4] is taken note of or objected to with a reason, by the lead alone', async () => {
    const { id } = await running()
    expect(
      (await act(waterReporter, 'POST', `${id}/answer`, { act: 'objected', reason: '不归我局' })).json(),
    ).toMatchObject({ code: 'other-body' })
    expect((await act(reporter, 'POST', `${id}/answer`, { act: 'objected', reason: ' ' })).statusCode).toBe(422)
    expect(
      (await act(reporter, 'POST', `${id}/answer`, { act: 'objected', reason: '应由水务局牵头' })).statusCode,
    ).toBe(200)
    expect(await page(id)).toMatchObject({ standing: 'objected', objection: '应由水务局牵头' })
    expect((await act(planner, 'POST', `${id}/objection-answer`, { reason: '维持分工' })).statusCode).toBe(200)
    expect((await page(id)).issue).toBe('issued')
  })

  it('needs a reason for any change once it is issued', async () => {
    const { id, revision } = await running()
    expect(
      (await act(planner, 'PUT', `${id}/work`, { revision, work: { ...work, supports: [] }, reason: '' })).json(),
    ).toMatchObject({
      faults: [{ at: 'reason' }],
    })
    expect(
      (await act(planner, 'PUT', `${id}/work`, { revision, work: { ...work, supports: [] }, reason: '机构改革' }))
        .statusCode,
    ).toBe(200)
    expect((await page(id)).works.map(({ reason }) => reason)).toEqual(['', '机构改革'])
  })
})

describe('reports back', () => {
  it('[CP1] [CP5] count when the body endorsed them and the planner accepted them', async () => {
    const { id, milestoneList } = await running()
    const milestone = milestoneList[0]?.id ?? ''
    const bare = await act(reporter, 'POST', `${id}/reports`, { ...doneReport(milestone), proofs: [] })
    expect(bare.json()).toMatchObject({ status: 422, faults: [{ at: 'proofs', code: 'no-evidence' }] })
    const { report } = (await act(reporter, 'POST', `${id}/reports`, doneReport(milestone))).json<{ report: string }>()
    expect((await page(id)).progress).toEqual({ reached: 0, claimed: 0.25, expected: 0 })
    expect((await act(planner, 'POST', `${id}/reports/${report}/accepted`, { reason: '' })).json()).toMatchObject({
      code: 'report-submitted',
    })
    expect((await act(reporter, 'POST', `${id}/reports/${report}/endorsed`, { reason: '' })).statusCode).toBe(403)
    expect((await act(reviewer, 'POST', `${id}/reports/${report}/endorsed`, { reason: '' })).statusCode).toBe(200)
    expect((await act(planner, 'POST', `${id}/reports/${report}/accepted`, { reason: '' })).statusCode).toBe(200)
    expect((await page(id)).progress).toEqual({ reached: 0.25, claimed: 0, expected: 0 })
    // [CW6] What was accepted stays as it was.
    const { revision, milestoneList: now } = await page(id)
    const moved = now.map(({ id: key, title, weight, needsEvidence }) => ({
      id: key,
      title,
      dueOn: '2023-01-01',
      weight,
      needsEvidence,
    }))
    const refusal = await act(planner, 'PUT', `${id}/milestones`, { revision, milestones: moved, reason: '推迟' })
    expect(refusal.json()).toMatchObject({ status: 422, faults: [{ code: 'accepted' }] })
  })

  it('speak for the own body alone', async () => {
    const { id } = await running()
    expect((await act(waterReporter, 'POST', `${id}/reports`, doneReport(null))).json()).toMatchObject({
      code: 'other-body',
    })
    const own = { ...doneReport(null), body: bodies.water, says: 'under-way', doneOn: null, proofs: [] }
    expect((await act(waterReporter, 'POST', `${id}/reports`, own)).statusCode).toBe(200)
  })

  it('name every fault at once', async () => {
    const { id } = await running()
    const bad = {
      milestone: newId(),
      body: bodies.transport,
      says: 'done',
      doneOn: '2022-03-02',
      text: ' ',
      needs: '',
      proofs: [{ grade: 'letter', title: '', file: null, documentNo: null }],
    }
    const answer = await act(reporter, 'POST', `${id}/reports`, bad)
    expect(answer.json<{ faults: { at: string }[] }>().faults.map(({ at }) => at)).toEqual([
      'milestone',
      'text',
      'doneOn',
      'proofs.0.title',
      'proofs.0',
    ])
    expect((await page(id)).reports).toEqual([])
  })
})

describe('supervision', () => {
  const sweep = (day: string) => {
    const at = new Date(`${day}T02:00:00Z`)
    stage.setNow(at)
    return inTransaction(stage.db, (tx) =>
      sweepSupervisions(tx, LAKESIDE, at, day, defaultCommitmentSettings, stateCouncilCalendar),
    )
  }
  it('[CV1] is opened and raised by the clock, each step once; [CV3] closes when the work is accepted', async () => {
    const { id, milestoneList } = await running()
    // Commitments of the other tests stand in the same division and are as late.
    const { opened } = await sweep('2022-07-01')
    expect(opened).toBeGreaterThan(0)
    expect(await sweep('2022-07-01')).toEqual({ opened: 0, raised: 0, closed: 0 })
    const [a, b] = await Promise.all([sweep('2022-07-18'), sweep('2022-07-18')])
    expect(a.raised + b.raised).toBe(opened)
    const supervised = (await page(id)).supervisions[0]
    expect(supervised).toMatchObject({
      level: 2,
      isOpen: true,
      steps: [
        { state: 'opened', level: 1 },
        { state: 'raised', level: 2 },
      ],
    })
    const answer = await act(reporter, 'POST', `${id}/supervisions/${supervised?.id}/answered`, { text: '本月完成' })
    expect(answer.statusCode, answer.body).toBe(200)
    for (const { id: milestone } of milestoneList) {
      const { report } = (await act(reporter, 'POST', `${id}/reports`, doneReport(milestone))).json<{
        report: string
      }>()
      await act(reviewer, 'POST', `${id}/reports/${report}/endorsed`, { reason: '' })
      await act(planner, 'POST', `${id}/reports/${report}/accepted`, { reason: '' })
    }
    expect(await sweep('2022-07-19')).toEqual({ opened: 0, raised: 0, closed: 1 })
    expect((await page(id)).supervisions[0]?.isOpen).toBe(false)
    const closed = await act(reporter, 'POST', `${id}/supervisions/${supervised?.id}/answered`, { text: '再答' })
    expect(closed.json()).toMatchObject({ code: 'supervision-closed' })
  })

  it('[CV2] may be opened by a planner or leader with a reason', async () => {
    const { id } = await running()
    const body = { level: 2, reason: '区长批示', answerBy: '2022-03-10' }
    expect((await act(reporter, 'POST', `${id}/supervisions`, body)).statusCode).toBe(403)
    expect(
      (await act(leader, 'POST', `${id}/supervisions`, { ...body, reason: '', answerBy: '2022-02-01' })).json(),
    ).toMatchObject({
      faults: [{ at: 'reason' }, { at: 'answerBy' }],
    })
    expect((await act(leader, 'POST', `${id}/supervisions`, body)).statusCode).toBe(200)
    expect((await list(planner, '&supervised=true')).map((row) => row.id)).toEqual([id])
  })
})

describe('who sees what', () => {
  it('a body sees what it leads or supports, in the list, by id and in the counts', async () => {
    const { id } = await running()
    for (const actor of [reporter, reviewer, waterReporter])
      expect((await list(actor)).map((row) => row.id)).toEqual([id])
    for (const actor of [planner, leader]) expect(await list(actor)).toHaveLength(2)
    expect(await list(stranger)).toEqual([])
    expect((await stage.send(stranger, 'GET', `/api/v1/commitments/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    const asked = await stage.send(elsewhere, 'GET', `/api/v1/commitments?division=${LAKESIDE}`)
    expect(asked.json()).toMatchObject({ status: 404, code: 'no-such-division' })
    expect((await stage.send(elsewhere, 'GET', `/api/v1/commitments/${LAKESIDE}/${id}`)).statusCode).toBe(404)
    expect((await stage.send({ kind: 'public' }, 'GET', '/api/v1/commitments')).statusCode).toBe(401)
    const loads = (await stage.send(reporter, 'GET', `/api/v1/commitment-bodies?plan=${plan}`)).json()
    expect(loads.rows).toMatchObject([
      { leads: 1, finishedShare: 0 },
      { supports: 1, finishedShare: null },
    ])
  })

  it('keeps every act in the record', async () => {
    const { id } = await running()
    const acts = await stage.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(acts.map(({ action }) => action)).toEqual([
      'commitments.divide',
      'commitments.milestones',
      'commitments.acknowledged',
    ])
  })
})

describe('any order of acts', () => {
  it('[CV4] loses no step, and leaves every report in a known state', async () => {
    const { id, milestoneList } = await running()
    const milestone = milestoneList[0]?.id ?? null
    const step = fc.constantFrom('report', 'endorsed', 'accepted', 'returned', 'withdrawn', 'sent-back' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(3)), { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const [kind, which] of steps) {
          const before = await page(id)
          const target = before.reports.at(-1 - which)
          const answer =
            kind === 'report'
              ? await act(reporter, 'POST', `${id}/reports`, doneReport(milestone))
              : target === undefined
                ? null
                : await act(
                    {
                      endorsed: reviewer,
                      'sent-back': reviewer,
                      accepted: planner,
                      returned: planner,
                      withdrawn: reporter,
                    }[kind],
                    'POST',
                    `${id}/reports/${target.id}/${kind}`,
                    { reason: '测试' },
                  )
          if (answer !== null) expect([200, 409], answer.body).toContain(answer.statusCode)
          const after = await page(id)
          // Whatever stood before still stands, at the front of what stands now.
          for (const old of before.reports) {
            const now = after.reports.find((one) => one.id === old.id)
            expect(now?.steps.slice(0, old.steps.length)).toEqual(old.steps)
            expect(['submitted', 'endorsed', 'accepted', 'returned', 'withdrawn']).toContain(now?.state)
          }
        }
      }),
      { numRuns: 12 },
    )
  })
})

describe('the division of work in Excel', () => {
  const exported = async () => {
    const answer = await stage.send(planner, 'GET', `/api/v1/commitment-workbooks/division?plan=${plan}`)
    expect(answer.statusCode, answer.body).toBe(200)
    const book = new Excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer) // the library takes a Buffer, its types do not say so
    return book
  }
  const upload = async (book: Excel.Workbook, query = '') => {
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    return sendFile(
      stage,
      planner,
      `/api/v1/commitment-workbooks/${LAKESIDE}/division?plan=${plan}${query}`,
      '分工表.xlsx',
      bytes,
    )
  }
  const fill = (book: Excel.Workbook, row: number, values: Readonly<Record<number, string | number>>) => {
    const sheet = book.getWorksheet('分工表')
    for (const [column, value] of Object.entries(values))
      (sheet as Excel.Worksheet).getCell(row, Number(column)).value = value
  }

  it('goes out, is filled in, is shown as a dry run, and comes back whole', async () => {
    const book = await exported()
    fill(book, 2, { 6: '临湖区交通运输局', 7: '临湖区水务局', 8: '建成通车', 9: '2024年底' })
    book.getWorksheet('节点表')?.addRow([first.id, '', '完成设计', '2022/6/30', 2, '否'])
    const dry = await upload(book, '&dryRun=true')
    expect(dry.json()).toMatchObject({ saved: false, changes: [{ id: first.id, dueOn: '2024-12-31', milestones: 1 }] })
    expect((await page(first.id)).lead).toBeNull()
    expect((await upload(book)).json()).toMatchObject({ saved: true })
    expect(await page(first.id)).toMatchObject({
      lead: { id: bodies.transport },
      supports: [{ id: bodies.water }],
      goal: '建成通车',
      milestoneList: [{ title: '完成设计', dueOn: '2022-06-30', weight: 2, needsEvidence: false }],
    })
    // What comes back unchanged changes nothing.
    expect((await upload(await exported())).json()).toMatchObject({ changes: [] })
  })

  it('names every fault at its cell and saves nothing', async () => {
    const book = await exported()
    fill(book, 2, { 6: '交通运输局', 7: '临湖区水务局、临湖区水务局', 9: '2026-01-01' })
    fill(book, 3, { 1: '自己加的', 6: '临湖区水务局' })
    book.getWorksheet('节点表')?.addRow([first.id, '', '完成设计', '很快', '三', '也许'])
    const answer = await upload(book)
    expect(answer.statusCode).toBe(422)
    expect(
      answer
        .json<{ faults: { at: string; code: string }[] }>()
        .faults.map(({ at, code }) => `${at} ${code}`)
        .sort(),
    ).toEqual([
      '分工表!A3 unknown',
      '分工表!F2 unknown-body',
      '分工表!G2 twice',
      '分工表!I2 outside-period',
      '节点表!D2 not-a-day',
      '节点表!E2 not-a-number',
      '节点表!E2 not-positive',
      '节点表!F2 not-yes-or-no',
    ])
    expect(answer.body).toContain('是否指临湖区交通运输局')
    expect((await page(first.id)).revision).toBe(first.revision)
  })

  it('is refused with advice when it is another workbook', async () => {
    const book = new Excel.Workbook()
    book.addWorksheet('Sheet1').getCell('A1').value = 1
    expect((await upload(book)).json()).toMatchObject({ code: 'no-division-sheet' })
  })

  it('leaves as documents that departments receive, each on the record', async () => {
    const { id } = await running()
    const frame = { issuer: '临湖区发展和改革局', plan: '临湖区“十四五”规划', documentNo: '临发改〔2022〕3号' }
    const notice = await stage.send(planner, 'POST', `/api/v1/commitment-notices/${LAKESIDE}/division`, {
      ...frame,
      commitments: [id],
    })
    expect(notice.statusCode, notice.body).toBe(200)
    const words = textOfDocx(notice.rawPayload)
    for (const part of [
      '关于印发',
      '临发改〔2022〕3号',
      '新建环湖公路',
      '2022-06-30前：完成设计',
      '2022年3月8日前签收',
    ])
      expect(words).toContain(part)
    const progress = await stage.send(reporter, 'GET', `/api/v1/commitment-workbooks/progress?plan=${plan}`)
    expect(progress.statusCode).toBe(200)
    expect(
      (
        await stage.send(stranger, 'POST', `/api/v1/commitment-notices/${LAKESIDE}/division`, {
          ...frame,
          commitments: [id],
        })
      ).statusCode,
    ).toBe(403)
    const acts = await stage.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'commitments.export-%')
      .execute()
    expect(new Set(acts.map(({ action }) => action))).toEqual(
      new Set(['commitments.export-division', 'commitments.export-notice', 'commitments.export-progress']),
    )
  })
})

/** The words of a docx without its tags. */
const textOfDocx = (bytes: Uint8Array) =>
  strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')

describe('evidence', () => {
  it('goes with the report that names it, to be read by whoever sees the commitment', async () => {
    const { id, milestoneList } = await running()
    const given = await sendFile(
      stage,
      reporter,
      `/api/v1/files?division=${LAKESIDE}`,
      '批复.txt',
      new TextEncoder().encode('设计已批复'),
    )
    expect(given.statusCode, given.body).toBe(200)
    const { id: file } = given.json<{ id: string }>()
    const proofs = [{ grade: 'letter', title: '批复', file, documentNo: null }]
    const someoneElses = await act(reviewer, 'POST', `${id}/reports`, {
      ...doneReport(milestoneList[0]?.id ?? null),
      proofs,
    })
    expect(someoneElses.json()).toMatchObject({ status: 422, code: 'no-such-file' })
    expect((await page(id)).reports).toEqual([])
    const sent = await act(reporter, 'POST', `${id}/reports`, { ...doneReport(milestoneList[0]?.id ?? null), proofs })
    expect(sent.statusCode, sent.body).toBe(200)
    expect((await stage.send(planner, 'GET', `/api/v1/files/${LAKESIDE}/${file}`)).body).toBe('设计已批复')
    expect((await stage.send(stranger, 'GET', `/api/v1/files/${LAKESIDE}/${file}`)).statusCode).toBe(404)
  })
})
