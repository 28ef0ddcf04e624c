import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planText, SECTIONS } from '../../../test/fixtures/lakeside-plan.ts'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { newId } from '../../platform/database/ids.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import type { TargetRow } from '../indicators/answers.ts'
import { textOfBlock } from '../official-documents/model.ts'
import type { DocumentAnswer, ReviewAnswer } from '../plans/answers.ts'
import type {
  AnnexAnswer,
  AssessmentPage,
  DifferencesAnswer,
  MergedBlockAnswer,
  ReportList,
  ReportPage,
} from './answers.ts'
import { module } from './module.ts'

let stage: TestServer
let plan: string
let targets: readonly TargetRow[]
let report: string
const bodies = { planning: newId(), statistics: newId() }
const planner = personWith('planner')
const leader = personWith('leader')
const reviewer = personWith('reviewer', bodies.statistics)
const reporter = personWith('reporter', bodies.statistics)
const elsewhere = personWith('planner', null, { division: '999907' })

beforeAll(async () => {
  stage = await testServer(new Date('2021-04-05T02:00:00Z'))
  await stage.db
    .insertInto('body')
    .values(
      [
        { id: bodies.planning, name_zh: '临湖区发展和改革局', position: 1 },
        { id: bodies.statistics, name_zh: '临湖区统计局', position: 2 },
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
  plan = await adoptedPlan()
  targets = (await get<{ rows: TargetRow[] }>(`/api/v1/targets?plan=${plan}`)).rows
  await setBase('城镇化率', 64)
  await observe('城镇化率', '2021', '65.5', '2022-03-01T02:00:00Z')
  await observe('城镇化率', '2022', '66.8', '2023-03-01T02:00:00Z')
  stage.setNow(new Date('2023-07-10T02:00:00Z'))
})
afterAll(() => stage.close())

const done = async <T>(response: Promise<{ statusCode: number; body: string; json: () => T }>): Promise<T> => {
  const answer = await response
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const get = <T>(url: string, who: Actor = planner): Promise<T> => done<T>(stage.send(who, 'GET', url))
const post = <T>(url: string, body: unknown, who: Actor = planner): Promise<T> =>
  done<T>(stage.send(who, 'POST', url, body))
const put = <T>(url: string, body: unknown, who: Actor = planner): Promise<T> =>
  done<T>(stage.send(who, 'PUT', url, body))

/** Uploads the fictional plan, accepts all that was found in it, adopts it. */
async function adoptedPlan(): Promise<string> {
  const bytes = new TextEncoder().encode(planText(SECTIONS))
  const document = await done<DocumentAnswer>(
    sendFile(stage, planner, '/api/v1/documents', 'plan.txt', bytes, { kind: 'outline' }),
  )
  const review = await get<ReviewAnswer>(`/api/v1/reviews/${LAKESIDE}/${document.compilation}`)
  let head = review.head
  for (let i = 0; i < review.items.length; i += 50) {
    const decisions = review.items
      .slice(i, i + 50)
      .map(({ id }) => ({ action: 'accept', item: id, revision: 0, reason: null }))
    head = (
      await post<{ head: number }>(`/api/v1/reviews/${LAKESIDE}/${document.compilation}/decisions`, { decisions })
    ).head
  }
  await post(`/api/v1/plans/${LAKESIDE}/${document.plan}/adoptions`, {
    compilation: document.compilation,
    head,
    reason: 'first',
    approval: { number: '临政发〔2021〕3号', issuedOn: '2021-03-10', body: '临湖区人民代表大会' },
    effectiveFrom: '2021-03-15',
    effectiveTo: null,
  })
  return document.plan ?? ''
}

const targetOf = (name: string): TargetRow => {
  const found = targets.find((target) => target.name.zh.includes(name))
  if (found === undefined) throw new Error(`no target ${name} among ${targets.map((one) => one.name.zh).join()}`)
  return found
}

async function setBase(name: string, value: number) {
  const { id, revision } = targetOf(name)
  await post(`/api/v1/targets/${LAKESIDE}/${id}/bases`, {
    revision,
    name: { zh: '2020年统计公报', en: 'bulletin of 2020' },
    value,
    basis: '临湖区2020年统计公报',
    reason: '补充基期',
  })
}

async function observe(name: string, period: string, value: string, at: string, supersedes: string | null = null) {
  stage.setNow(new Date(at))
  const { id } = targetOf(name)
  return post<{ id: string }>(`/api/v1/targets/${LAKESIDE}/${id}/observations`, {
    period,
    measure: 'level',
    covers: 'moment',
    value,
    unit: '%',
    status: 'final',
    evidence: 'bulletin',
    source: { document: `临湖区${period}年统计公报`, sentence: `常住人口城镇化率达到${value}%。` },
    documents: [],
    definition: null,
    baseVersion: null,
    supersedes,
    note: null,
    reason: supersedes === null ? null : '普查修订',
  })
}

const at = (path = '') => `/api/v1/reports/${LAKESIDE}/${report}${path}`
const page = (who: Actor = planner) => get<ReportPage>(at(), who)
const make = (body: object, who: Actor = planner) =>
  stage.send(who, 'POST', `/api/v1/reports/${LAKESIDE}`, {
    plan,
    kind: 'mid-term',
    asOf: '2023-06-30',
    year: null,
    title: null,
    ...body,
  })
const blockOf = (shown: ReportPage, key: string): MergedBlockAnswer => {
  const found = shown.blocks.find((block) => block.key === key)
  if (found === undefined) throw new Error(`no block ${key} among ${shown.blocks.map((one) => one.key).join()}`)
  return found
}
const wordsOf = ({ block }: MergedBlockAnswer) => (block === null ? '' : textOfBlock(block))

describe('making a report', () => {
  it('[RS1] takes the text in force and the facts known on the day, through the other engines', async () => {
    report = (await done<{ id: string }>(make({}))).id
    const shown = await page()
    expect(shown).toMatchObject({
      state: 'draft',
      kind: 'mid-term',
      asOf: '2023-06-30',
      planVersion: 1,
      isIntact: true,
    })
    expect(shown.documentTitle).toContain('湖滨市临湖区国民经济和社会发展第十四个五年规划纲要')
    const said = shown.blocks.map(wordsOf).join('\n')
    expect(said).toContain('第1版，2021年初次采纳，临政发〔2021〕3号')
    expect(said).toContain('常住人口城镇化率2022年为66.8%，比2020年提高2.8个百分点，完成目标（72%）进度的35.0%')
    expect(said).toContain('森林覆盖率')
    expect(shown.targets.map(({ name }) => name)).toEqual(expect.arrayContaining([targetOf('城镇化率').name.zh]))
  })

  it('[RS1] cites the sentence of the plan and the document of the value', async () => {
    const shown = await page()
    const figures = shown.blocks.flatMap(({ block }) =>
      block?.kind === 'paragraph' ? block.runs.filter((run) => run.kind === 'figure') : [],
    )
    const id = `target:${targetOf('城镇化率').id}`
    expect(figures.find((one) => one.id === `${id}/value/2022`)?.cites).toMatchObject({
      kind: 'observation',
      value: 66.8,
      document: '临湖区2022年统计公报',
    })
    expect(figures.find((one) => one.id === `${id}/goal`)?.cites).toMatchObject({
      kind: 'sentence',
      text: expect.stringContaining('常住人口城镇化率提高到72%'),
    })
  })

  it('[RS2] is refused before the plan was in force, for a day to come, and to whoever may not', async () => {
    const early = await make({ asOf: '2021-03-14' })
    expect([early.statusCode, early.json().code]).toEqual([409, 'no-plan-text'])
    const late = await make({ asOf: '2023-07-11' })
    expect(late.json().faults).toMatchObject([{ at: 'asOf', code: 'in-future' }])
    for (const who of [leader, reviewer, reporter]) expect((await make({}, who)).statusCode).toBe(403)
    expect((await make({}, elsewhere)).statusCode).toBe(404)
    expect((await get<ReportList>(`/api/v1/reports?division=${LAKESIDE}`)).rows).toHaveLength(1)
  })

  it('[RS3] is seen by planners and leaders; by reviewers only while it is out for comments; by nobody elsewhere', async () => {
    expect((await stage.send(leader, 'GET', at())).statusCode).toBe(200)
    expect((await stage.send(reviewer, 'GET', at())).statusCode).toBe(404)
    expect((await stage.send(reporter, 'GET', at())).statusCode).toBe(403)
    expect((await stage.send(elsewhere, 'GET', at())).statusCode).toBe(404)
    expect((await stage.send(elsewhere, 'GET', `/api/v1/reports?division=${LAKESIDE}`)).statusCode).toBe(404)
  })

  it('[RS4] facts are frozen: later values do not move the text until somebody makes it again', async () => {
    const before = (await page()).blocks.map(wordsOf)
    await observe('森林覆盖率', '2022', '41.2', '2023-07-12T02:00:00Z')
    expect((await page()).blocks.map(wordsOf)).toEqual(before)
    const row = await stage.db.selectFrom('report_snapshot').selectAll().executeTakeFirstOrThrow()
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
    await expect(sql`update report_snapshot set facts = '{}'`.execute(stage.db)).rejects.toThrow(/permission denied/)
  })

  it('[RS4] facts that were tampered with are noticed', async () => {
    const { facts } = await stage.owner.selectFrom('report_snapshot').select('facts').executeTakeFirstOrThrow()
    await sql`update report_snapshot set facts = ${facts.replace('66.8', '69.8')}`.execute(stage.owner)
    const shown = await page()
    expect(shown.isIntact).toBe(false)
    const final = await stage.send(planner, 'POST', at('/state'), {
      to: 'final',
      reason: '急用',
      despiteOpen: true,
      revision: shown.revision,
    })
    expect(final.json().faults).toMatchObject([{ at: 'snapshot', code: 'not-intact' }])
    await sql`update report_snapshot set facts = ${facts}`.execute(stage.owner)
    expect((await page()).isIntact).toBe(true)
  })
})

/** The block that speaks of the urbanisation rate; found while nobody has written over it. */
let urban = ''
const keyOfUrban = async () => {
  if (urban !== '') return urban
  const found = (await page()).blocks.find((one) => wordsOf(one).includes('常住人口城镇化率2022年为'))
  urban = found?.key ?? ''
  return urban
}
const edit = (body: object, who: Actor = planner) =>
  stage.send(who, 'PUT', at('/blocks'), { part: '', kind: 'replace', words: '', seen: 0, ...body })

describe('writing over it', () => {
  it('[RS5] keeps a rewrite with who and when, and finds the figures in it again', async () => {
    const key = await keyOfUrban()
    const edited = await edit({ key, words: '城镇化稳步推进，2022年常住人口城镇化率为66.8%，完成35.0%。' })
    expect(edited.statusCode, edited.body).toBe(200)
    const block = blockOf(await page(), key)
    expect(block).toMatchObject({ state: 'rewritten', edit: { seq: edited.json().seq, kind: 'replace' } })
    const runs = block.block?.kind === 'paragraph' ? block.block.runs : []
    expect(runs.filter((run) => run.kind === 'figure').map(({ text }) => text)).toEqual(['66.8%', '35.0%'])
  })

  it('[RS6] refuses a stale edit and shows what stands', async () => {
    const key = await keyOfUrban()
    const stale = await edit({ key, words: '另一种写法。', seen: 0 })
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'stale-block'])
    expect(stale.json().current).toMatchObject({ key, kind: 'replace' })
  })

  it('[RS6] of two who save at once one is refused, and no edit is lost', async () => {
    const [first, second] = await Promise.all([
      edit({ key: 'introduction', words: '甲的写法。' }),
      edit({ key: 'introduction', words: '乙的写法。' }),
    ])
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409])
  })

  it('[RS7] refuses to write over a table or over nothing, and lets nobody else write', async () => {
    expect((await edit({ key: 'annex.targets', words: '改数' })).json().code).toBe('table-fixed')
    expect((await edit({ key: 'no.such.block', words: '改' })).json().code).toBe('no-block')
    expect((await edit({ key: 'overall.conclusion', words: '  ' })).json().faults).toMatchObject([{ at: 'words' }])
    for (const who of [leader, reviewer, reporter])
      expect((await edit({ key: 'overall.conclusion', words: '改' }, who)).statusCode).toBe(403)
    expect((await edit({ key: 'overall.conclusion', words: '改' }, elsewhere)).statusCode).toBe(404)
  })

  it('[RS8] paragraphs can be added, changed and taken away; blocks left out and brought back', async () => {
    const added = await edit({ key: 'overall.conclusion', kind: 'insert', words: '补充说明一。' })
    const again = await edit({ key: 'overall.conclusion', kind: 'insert', words: '补充说明二。' })
    expect([added.json().part, again.json().part]).toEqual(['1', '2'])
    await edit({
      key: 'overall.conclusion',
      part: '1',
      kind: 'insert',
      words: '补充说明一（改）。',
      seen: added.json().seq,
    })
    const shown = (await page()).blocks.filter(({ key }) => key === 'overall.conclusion')
    expect(shown.map(wordsOf).slice(1)).toEqual(['补充说明一（改）。', '补充说明二。'])
    await edit({ key: 'overall.conclusion', part: '2', kind: 'restore', seen: again.json().seq })
    expect((await page()).blocks.filter(({ key }) => key === 'overall.conclusion')).toHaveLength(2)
    const omitted = await edit({ key: 'overall.projects', kind: 'omit' })
    expect(blockOf(await page(), 'overall.projects')).toMatchObject({ state: 'omitted', block: null })
    await edit({ key: 'overall.projects', kind: 'restore', seen: omitted.json().seq })
    expect(blockOf(await page(), 'overall.projects').state).toBe('generated')
    const { edits } = await get<{ edits: { kind: string }[] }>(at('/edits/overall.projects'))
    expect(edits.map(({ kind }) => kind)).toEqual(['restore', 'omit'])
  })

  it('[RS9] made again from corrected values, the rewrite stays and is flagged with what differs', async () => {
    const key = await keyOfUrban()
    const urbanisation = targetOf('城镇化率')
    const old = await stage.db
      .selectFrom('observation')
      .select('id')
      .where('indicator', '=', urbanisation.indicator)
      .where('period', '=', '2022')
      .executeTakeFirstOrThrow()
    await observe('城镇化率', '2022', '67.2', '2023-07-13T02:00:00Z', old.id)
    const { revision } = await page()
    const made = await post<{ changed: number; orphaned: number }>(at('/regenerate'), {
      revision,
      asOf: '2023-06-30',
      year: null,
    })
    expect(made).toMatchObject({ changed: 1, orphaned: 0 })
    const block = blockOf(await page(), key)
    expect(block.state).toBe('changed')
    expect(wordsOf(block)).toBe('城镇化稳步推进，2022年常住人口城镇化率为66.8%，完成35.0%。')
    expect(block.changes).toEqual(
      expect.arrayContaining([
        { id: `target:${urbanisation.id}/value/2022`, before: '66.8%', after: '67.2%' },
        { id: `target:${urbanisation.id}/progress`, before: '35.0%', after: '40.0%' },
      ]),
    )
    expect(block.generated && textOfBlock(block.generated)).toContain('67.2%')
  })

  it('[RS9] a report cannot be called final while that is not settled; merging brings the figures up to date', async () => {
    const key = await keyOfUrban()
    const shown = await page()
    const final = await stage.send(planner, 'POST', at('/state'), {
      to: 'final',
      reason: '',
      despiteOpen: false,
      revision: shown.revision,
    })
    expect(final.json().faults).toEqual(
      expect.arrayContaining([expect.objectContaining({ at: `blocks.${key}`, code: 'changed' })]),
    )
    await post(at('/blocks/resolve'), { key, part: '', resolution: 'merge', seen: blockOf(shown, key).edit?.seq ?? 0 })
    const merged = blockOf(await page(), key)
    expect(merged.state).toBe('rewritten')
    expect(wordsOf(merged)).toBe('城镇化稳步推进，2022年常住人口城镇化率为67.2%，完成40.0%。')
  })

  it('[RS9] an earlier day gives what was known of it then', async () => {
    const { revision } = await page()
    await post(at('/regenerate'), { revision, asOf: '2022-06-30', year: null })
    const said = (await page()).blocks
      .map(({ generated, block }) =>
        (generated ?? block) ? textOfBlock((generated ?? block) as NonNullable<typeof block>) : '',
      )
      .join('\n') // one of the two is there
    expect(said).toContain('常住人口城镇化率2021年为65.5%')
    expect(said).not.toContain('67.2%，比2020年')
    const again = await page()
    await post(at('/regenerate'), { revision: again.revision, asOf: '2023-06-30', year: null })
    expect((await page()).snapshots.map(({ no }) => no)).toEqual([1, 2, 3, 4])
  })
})

describe('comments and states', () => {
  it('[RS10] reviewers comment while it is out for comments, and planners settle that', async () => {
    const comment = (who: Actor, body: object = {}) =>
      stage.send(who, 'POST', at('/comments'), {
        key: 'overall.conclusion',
        answers: null,
        text: '建议补充分析。',
        ...body,
      })
    expect((await comment(reviewer)).statusCode).toBe(404)
    const { revision } = await page()
    await post(at('/state'), { to: 'consulting', reason: '', despiteOpen: false, revision })
    expect((await page(reviewer)).state).toBe('consulting')
    const { id } = await done<{ id: string }>(comment(reviewer))
    await done(comment(leader, { answers: id, text: '同意。', key: null }))
    expect((await comment(reviewer, { text: ' ' })).statusCode).toBe(422)
    expect((await comment(planner, { answers: newId() })).statusCode).toBe(404)
    expect((await stage.send(reviewer, 'POST', at(`/comments/${id}/resolved`))).statusCode).toBe(403)
    await post(at(`/comments/${id}/resolved`), undefined)
    const { comments } = await page()
    expect(comments).toHaveLength(2)
    expect(comments.find((one) => one.id === id)).toMatchObject({ role: 'reviewer', isResolved: true })
    expect(comments.find((one) => one.answers === id)).toMatchObject({ role: 'leader', isResolved: false })
  })

  it('[RS11] names every open question before it is final, and takes a reason instead', async () => {
    const shown = await page()
    const decide = (body: object) =>
      stage.send(planner, 'POST', at('/state'), {
        to: 'final',
        reason: '',
        despiteOpen: false,
        revision: shown.revision,
        ...body,
      })
    const open = await decide({})
    expect(open.statusCode).toBe(422)
    expect(open.json().faults.filter(({ code }: { code: string }) => code === 'open')).toHaveLength(
      shown.open.questions.length,
    )
    expect((await decide({ despiteOpen: true })).json().faults).toMatchObject([{ at: 'reason' }])
    expect((await decide({ to: 'issued' })).json().faults).toMatchObject([{ at: 'to', code: 'wrong-step' }])
    expect(
      (await stage.send(leader, 'POST', at('/state'), { to: 'final', reason: '', despiteOpen: true, revision: 1 }))
        .statusCode,
    ).toBe(403)
  })

  it('[RS12] freezes the document when it is final and when it is issued, and closes it', async () => {
    const frame = {
      ...(await page()).frame,
      number: '临发改〔2023〕18号',
      date: '2023-07-20',
      addressee: '临湖区人民代表大会常务委员会',
    }
    const { frameNo } = await page()
    await put(at('/frame'), { seen: frameNo, frame })
    expect((await stage.send(planner, 'PUT', at('/frame'), { seen: frameNo, frame })).statusCode).toBe(409)
    await post(at('/state'), {
      to: 'final',
      reason: '待补充内容随后补报',
      despiteOpen: true,
      revision: (await page()).revision,
    })
    expect((await edit({ key: 'overall.projects', words: '改' })).json().code).toBe('report-closed')
    const final = await page()
    expect(final.versions).toMatchObject([{ no: 1 }])
    const back = await stage.send(planner, 'POST', at('/state'), {
      to: 'draft',
      reason: '',
      despiteOpen: false,
      revision: final.revision,
    })
    expect(back.json().faults).toMatchObject([{ at: 'reason' }])
    await post(at('/state'), { to: 'issued', reason: '', despiteOpen: false, revision: final.revision })
    const issued = await page()
    expect(issued).toMatchObject({ state: 'issued', next: [] })
    expect(issued.versions.map(({ no }) => no)).toEqual([1, 2])
    expect(issued.steps.map(({ state }) => state)).toEqual(['draft', 'consulting', 'final', 'issued'])
    const again = await stage.send(planner, 'POST', at('/state'), {
      to: 'draft',
      reason: '改',
      despiteOpen: false,
      revision: issued.revision,
    })
    expect(again.json().code).toBe('report-issued')
  })
})

describe('files', () => {
  it('[RS13] gives the docx and the workbook, as they stand or as they were frozen, and records it', async () => {
    const docx = await stage.send(leader, 'GET', at('/file?format=docx&version=2'))
    expect(docx.statusCode).toBe(200)
    expect(decodeURIComponent(String(docx.headers['content-disposition']))).toContain('（第2版）.docx')
    const xml = strFromU8(unzipSync(new Uint8Array(docx.rawPayload))['word/document.xml'] ?? new Uint8Array())
    const words = xml.replace(/<[^>]+>/g, '')
    expect(words).toContain('临发改〔2023〕18号')
    expect(words).toContain('2023年7月20日')
    expect(words).toContain('城镇化稳步推进，2022年常住人口城镇化率为67.2%')
    const xlsx = await stage.send(planner, 'GET', at('/file?format=xlsx'))
    expect(Object.keys(unzipSync(new Uint8Array(xlsx.rawPayload)))).toContain('xl/workbook.xml')
    expect((await stage.send(planner, 'GET', at('/file?format=docx&version=9'))).statusCode).toBe(404)
    for (const who of [reviewer, reporter])
      expect((await stage.send(who, 'GET', at('/file?format=docx'))).statusCode).toBe(403)
    const acts = await stage.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'reports.export')
      .execute()
    expect(acts).toHaveLength(2)
  })

  it('[RS14] makes the pdf in the background, tells how far it is, and says plainly when it cannot', async () => {
    const before = process.env.GANGMU_SOFFICE
    process.env.GANGMU_SOFFICE = '/nowhere/soffice'
    const worker = startWorker({
      services: { db: stage.db, now: stage.now } as Parameters<typeof startWorker>[0]['services'], // what the job uses
      modules: [module],
      pollEvery: 20,
    })
    try {
      const { job } = await post<{ job: string }>(at('/pdf'), { version: 2, sources: 'none' })
      const result = await waitFor(job)
      expect(result).toMatchObject({ file: null, refusal: { code: 'no-libreoffice' } })
    } finally {
      await worker.stop()
      if (before === undefined) delete process.env.GANGMU_SOFFICE
      else process.env.GANGMU_SOFFICE = before
    }
  })
})

async function waitFor(job: string): Promise<unknown> {
  for (let i = 0; i < 200; i++) {
    const row = await stage.db.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirstOrThrow()
    if (row.state === 'done') return row.result
    if (row.state === 'failed') throw new Error(row.error ?? '')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}

describe('third-party assessment', () => {
  let assignment: string
  let assessor: Awaited<ReturnType<TestServer['signInAs']>>
  let stranger: Awaited<ReturnType<TestServer['signInAs']>>

  beforeAll(async () => {
    report = (await done<{ id: string }>(make({ kind: 'mid-term' }))).id
    const university = newId()
    await stage.db
      .insertInto('body')
      .values({
        division: LAKESIDE,
        id: university,
        name_zh: '湖滨学院',
        name_en: null,
        kind: 'assessor',
        parent: null,
        place: null,
        position: 9,
        ended_on: null,
      })
      .execute()
    assessor = await stage.signInAs({
      division: LAKESIDE,
      loginName: 'assessor',
      name: '评估员',
      roles: [{ role: 'assessor', body: university }],
    })
    stranger = await stage.signInAs({
      division: LAKESIDE,
      loginName: 'other-assessor',
      roles: [{ role: 'assessor', body: university }],
    })
  })

  it('[RA1] gives an assessor the frozen facts and nothing else', async () => {
    const people = await get<{ rows: { id: string; body: string | null }[] }>(`/api/v1/report-assessors/${LAKESIDE}`)
    expect(people.rows.find(({ id }) => id === assessor.id)).toMatchObject({ body: '湖滨学院' })
    expect((await stage.send(planner, 'POST', at('/assignments'), { person: 'nobody', dueOn: null })).json().code).toBe(
      'not-an-assessor',
    )
    assignment = (await post<{ assignment: string }>(at('/assignments'), { person: assessor.id, dueOn: '2023-08-15' }))
      .assignment
    expect(
      (await stage.send(planner, 'POST', at('/assignments'), { person: assessor.id, dueOn: null })).json().faults,
    ).toMatchObject([{ code: 'assigned-already' }])
    const own = await done<{ rows: { id: string }[] }>(assessor.send('GET', '/api/v1/assessments'))
    expect(own.rows.map(({ id }) => id)).toEqual([assignment])
    const shown = await done<AssessmentPage>(assessor.send('GET', `/api/v1/assessments/${LAKESIDE}/${assignment}`))
    expect(shown.facts.targets.length).toBe(targets.length)
    expect(shown.isIntact).toBe(true)
    for (const path of [
      at(),
      at('/file?format=docx'),
      `/api/v1/targets?division=${LAKESIDE}`,
      `/api/v1/reports?division=${LAKESIDE}`,
    ])
      expect([403, 404]).toContain((await assessor.send('GET', path)).statusCode)
  })

  it('[RA2] lets no other assessor, planner or leader see or write it', async () => {
    const path = `/api/v1/assessments/${LAKESIDE}/${assignment}`
    expect((await stranger.send('GET', path)).statusCode).toBe(404)
    expect((await done<{ rows: unknown[] }>(stranger.send('GET', '/api/v1/assessments'))).rows).toEqual([])
    for (const who of [planner, leader]) expect((await stage.send(who, 'GET', path)).statusCode).toBe(403)
    const submit = await stranger.send('POST', `${path}/submit`, {
      findings: { overall: '代写', targets: [], commitments: [] },
    })
    expect(submit.statusCode).toBe(404)
  })

  it('[RA3] saves a draft for the assessor alone, and refuses a stale one', async () => {
    const path = `/api/v1/assessments/${LAKESIDE}/${assignment}/draft`
    const findings = { overall: '初稿', targets: [], commitments: [] }
    expect((await done<{ revision: number }>(assessor.send('PUT', path, { revision: 0, findings }))).revision).toBe(1)
    const stale = await assessor.send('PUT', path, { revision: 0, findings })
    expect([stale.statusCode, stale.json().current]).toEqual([409, { revision: 1, findings }])
    await done(assessor.send('PUT', path, { revision: 1, findings: { ...findings, overall: '二稿' } }))
    expect((await get<DifferencesAnswer>(at('/differences'))).assessments).toEqual([])
  })

  it('[RA4] refuses findings with every fault at once', async () => {
    const { id } = targetOf('城镇化率')
    const response = await assessor.send('POST', `/api/v1/assessments/${LAKESIDE}/${assignment}/submit`, {
      findings: {
        overall: ' ',
        targets: [
          { target: id, standing: 'far-behind', text: '' },
          { target: id, standing: 'ahead', text: '重复' },
          { target: 'gone', standing: 'ahead', text: '' },
        ],
        commitments: [],
      },
    })
    expect(
      response.json().faults.map(({ at: where, code }: { at: string; code: string }) => `${where} ${code}`),
    ).toEqual(['overall empty', 'targets.1 twice', 'targets.2 unknown', 'targets.0.text empty'])
  })

  it('[RA5] stores findings to the letter with their hash; differences are listed and printed', async () => {
    const { id, name } = targetOf('城镇化率')
    const overall = '总体平稳。  （原文空格与标点不作改动；）\n第二段。'
    const submitted = await done<{ no: number; hash: string }>(
      assessor.send('POST', `/api/v1/assessments/${LAKESIDE}/${assignment}/submit`, {
        findings: {
          overall,
          targets: [{ target: id, standing: 'far-behind', text: '进度不足一半。' }],
          commitments: [],
        },
      }),
    )
    const shown = await done<AssessmentPage>(assessor.send('GET', `/api/v1/assessments/${LAKESIDE}/${assignment}`))
    expect(shown.submitted).toMatchObject([{ no: 1, hash: submitted.hash, isIntact: true, findings: { overall } }])
    const { differences, assessments } = await get<DifferencesAnswer>(at('/differences'))
    expect(differences).toMatchObject([
      { about: 'target', id, name: name.zh, theirs: '严重滞后', assessor: '湖滨学院', text: '进度不足一半。' },
    ])
    expect(assessments).toMatchObject([{ overall, compared: 1, different: 1 }])
    expect((await page()).differences).toBe(1)
    const annex = await get<AnnexAnswer>(at('/annexes/annex.assessments'))
    expect(annex.blocks.map(wordsOf).join('\n')).toContain('进度不足一半。')
    await expect(sql`update assessment set findings = '{}'`.execute(stage.db)).rejects.toThrow(/permission denied/)
  })

  it('[RA6] an assignment that was ended is closed to the assessor; what was submitted stays', async () => {
    await post(at(`/assignments/${assignment}/end`), { reason: '评估完成' })
    expect((await assessor.send('GET', `/api/v1/assessments/${LAKESIDE}/${assignment}`)).statusCode).toBe(404)
    const again = await assessor.send('POST', `/api/v1/assessments/${LAKESIDE}/${assignment}/submit`, {
      findings: { overall: '补充', targets: [], commitments: [] },
    })
    expect(again.json().code).toBe('assignment-ended')
    expect((await get<DifferencesAnswer>(at('/differences'))).differences).toHaveLength(1)
  })

  it('[RS15] proposals of people stand in 附表3 with who made them, and can be taken back', async () => {
    const { id } = targetOf('城镇化率')
    const propose = (body: object) =>
      stage.send(planner, 'PUT', at(`/adjustments/${id}`), {
        proposal: 'lower',
        proposed: '70%',
        reason: '人口流出',
        basis: '区统计局测算',
        ...body,
      })
    expect(
      (await propose({ proposed: '', reason: '' })).json().faults.map((fault: { at: string }) => fault.at),
    ).toEqual(['reason', 'proposed'])
    await done(propose({}))
    const annex = await get<AnnexAnswer>(at('/annexes/annex.adjustments'))
    expect(annex.blocks.map(wordsOf).join('\n')).toContain('下调：70%')
    await done(propose({ proposal: 'withdrawn' }))
    expect((await page()).adjustments).toEqual([])
  })

  it('[RS16] surveys are entered, checked and printed', async () => {
    const survey = {
      survey: null,
      isWithdrawn: false,
      title: '公众满意度问卷',
      from: '2023-06-01',
      to: '2023-06-20',
      valid: 200,
      satisfied: 150,
      topics: [],
    }
    const wrong = await stage.send(planner, 'POST', at('/surveys'), { ...survey, satisfied: 201, to: '2023-05-01' })
    expect(wrong.json().faults.map((fault: { at: string }) => fault.at)).toEqual(['to', 'satisfied'])
    await post(at('/surveys'), survey)
    const annex = await get<AnnexAnswer>(at('/annexes/annex.surveys'))
    expect(annex.blocks.map(wordsOf).join('\n')).toContain('收回有效问卷200份，总体满意率75.0%')
  })
})
