import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Actor,
  act,
  confirmAll,
  count,
  eastReporter,
  eastReviewer,
  elsewhere,
  leader,
  newRound,
  newScheme,
  object,
  ok,
  page,
  path,
  planner,
  published,
  result,
  round,
  stage,
  tried,
  unit,
  upload,
  use,
  westReporter,
} from '../../../test/stage/evaluations-stage.ts'
import { withoutIds } from '../../../test/stage/ids.ts'
import { stagePerson } from '../../../test/stage/people.ts'
import { LAKESIDE, type TestServer } from '../../../test/stage/server.ts'
import type { RoundPage } from './answers.ts'
import { lakesideCsv, lakesideScheme } from './lakeside.test-scheme.ts'
import { shippedSchemes } from './shipped-store.ts'

describe('the stages', () => {
  it('[ST1] asks units, waits for them, then freezes the data', async () => {
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    await ok(act('ask-confirmation'))
    expect((await page()).dueOn).toBe('2024-03-12')
    expect((await act('try')).json()).toMatchObject({ status: 409, code: 'not-confirmed' })
    const own = (await page(eastReviewer)).units
    expect(own.map(({ code }) => code)).toEqual(['E'])
    const said = { rowNo: own[0]?.rowNo ?? 0, says: 'doubted', note: '税收少了' }
    expect(
      (await stage.send(eastReviewer, 'POST', path('/units/W/confirmation'), said)).statusCode,
      'another body’s unit',
    ).toBe(404)
    expect((await stage.send(eastReporter, 'POST', path('/units/E/confirmation'), said)).statusCode).toBe(403)
    await ok(stage.send(eastReviewer, 'POST', path('/units/E/confirmation'), said))
    stage.setNow(new Date('2024-03-13T02:00:00Z'))
    expect((await act('try')).json()).toMatchObject({ code: 'units-doubt' })
    const corrected = {
      revision: (await page()).revision,
      cells: [{ code: 'E', column: '税收', text: '4200' }],
      reason: '',
    }
    expect((await stage.send(planner, 'PUT', path('/cells'), corrected)).statusCode, 'no reason').toBe(422)
    await ok(stage.send(planner, 'PUT', path('/cells'), { ...corrected, reason: '补计代征' }))
    // Silence after the day counts as consent; the corrected row has to be said anew, and nobody doubts it now.
    await ok(act('try'))
    expect(await page()).toMatchObject({ state: 'trial', resultNo: 1, dataNo: 2 })
    const frozen = await stage.send(planner, 'PUT', path('/cells'), {
      ...corrected,
      revision: (await page()).revision,
      reason: 'x',
    })
    expect(frozen.json()).toMatchObject({ status: 409, code: 'data-frozen' })
  })

  it('[ST2] steps out of turn, stale or by others are refused', async () => {
    expect((await act('publish', { documentNo: '1号' })).json()).toMatchObject({ code: 'act-not-now' })
    expect((await act('ask-confirmation')).json()).toMatchObject({ code: 'no-units' })
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    const { revision } = await page()
    await ok(act('ask-confirmation'))
    const late = await stage.send(planner, 'POST', path('/steps'), {
      revision,
      act: 'back-to-draft',
      reason: '改数',
      documentNo: null,
    })
    expect(late.json()).toMatchObject({ status: 409, code: 'round-changed' })
    expect((await act('back-to-draft')).statusCode, 'without a reason').toBe(422)
    for (const actor of [leader, eastReviewer]) expect((await act('try', {}, actor)).statusCode).toBe(403)
    expect((await act('try', {}, elsewhere)).statusCode).toBe(404)
  })

  it('[ST3] a scheme that is not in force runs no round', async () => {
    const draft = await ok<{ id: string }>(
      stage.send(planner, 'POST', `/api/v1/evaluation-schemes/${LAKESIDE}`, {
        content: { ...lakesideScheme, id: `lakeside/draft-${count}` },
        reason: '',
      }),
    )
    use({ scheme: { id: draft.id, revision: 1 } })
    use({ round: await newRound() })
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    expect((await act('ask-confirmation')).json()).toMatchObject({ code: 'scheme-not-in-force' })
  })
})

describe('results', () => {
  it('[RS1] are frozen with scheme, data and hashes, and come out again', async () => {
    await tried()
    const { units, head, grades } = await result()
    expect(units.map(({ unit: code, rank, grade }) => [code, rank, grade])).toEqual([
      ['E', 1, '优秀'],
      ['P', 2, '优秀'],
      ['S', 3, '良好'],
      ['W', 4, '较差'],
    ])
    expect(grades).toEqual(['优秀', '良好', '较差'])
    expect(head.certainty).toMatchObject({ replays: 200, failed: 0 })
    const { results } = await page()
    expect(results[0]).toMatchObject({ no: 1, schemeNo: 1, dataNo: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await ok(stage.send(planner, 'GET', path('/results/1/verification')))).toEqual({
      isSame: true,
      isDataSame: true,
      units: 4,
    })
    // Somebody who could change a kept figure would be found out.
    await stage.owner
      .updateTable('evaluation_unit_row')
      .set({ cells: JSON.stringify({ 税收: '1', 用地: '100', 研发强度: '3.0', 单位能耗: '0.30', 安全事故: '' }) })
      .where('round', '=', round)
      .where('code', '=', 'E')
      .execute()
    expect(await ok(stage.send(planner, 'GET', path('/results/1/verification')))).toMatchObject({
      isSame: false,
      isDataSame: false,
    })
  })

  it('[RS2] a score unfolds, says how sure it is, and what would lift it', async () => {
    await tried()
    const west = await unit('W')
    expect(west.arithmetic).toMatchObject({ kind: 'final', value: 60 })
    expect(JSON.stringify(west.arithmetic)).toContain('1500')
    expect(west.result?.certainty?.rank.low).toBeGreaterThanOrEqual(1)
    const chances = Object.values((await unit('P')).result?.certainty?.grades ?? {})
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
    const lifts = await ok<{ by: { column: string; to: number | null }[] }>(
      stage.send(planner, 'GET', path('/units/W/lifts')),
    )
    const tax = lifts.by.find(({ column }) => column === '税收')
    expect(tax?.to).toBeGreaterThan(1500)
    const whatIf = await ok(
      stage.send(planner, 'POST', path('/units/W/what-if'), { values: { 税收: (tax?.to ?? 0) * 1.001 } }),
    )
    expect(whatIf).toMatchObject({ now: { grade: '较差' }, supposed: { grade: '良好' } })
    expect((await stage.send(planner, 'POST', path('/units/W/what-if'), { values: { 没有: 1 } })).statusCode).toBe(422)
  })

  it('[RS3] before the notice a unit sees its data and no result; then its own, and the list of all', async () => {
    await tried()
    expect((await page(eastReporter)).published).toBeNull()
    expect((await stage.send(eastReporter, 'GET', path('/results'))).statusCode).toBe(404)
    expect((await unit('E', eastReporter)).result).toBeNull()
    expect((await stage.send(eastReporter, 'POST', path('/units/E/what-if'), { values: {} })).statusCode).toBe(404)
    await ok(act('publish', { documentNo: '临发改公示〔2024〕2号' }))
    const seen = await page(eastReporter)
    expect(seen.published?.rows.map(({ cells, isOwn }) => [cells[1], isOwn])).toEqual([
      ['东湖街道', true],
      ['湖北工业园', false],
      ['南湖街道', false],
      ['西湖街道', false],
    ])
    expect(seen.units.map(({ code }) => code)).toEqual(['E'])
    expect(seen.data).toEqual([])
    expect((await result(eastReporter)).units.map(({ unit: code }) => code)).toEqual(['E'])
    expect((await stage.send(eastReporter, 'GET', path('/units/W'))).statusCode).toBe(404)
    expect((await stage.send(eastReporter, 'POST', path('/units/W/what-if'), { values: {} })).statusCode).toBe(404)
    expect((await stage.send(eastReporter, 'GET', path('/table'))).statusCode).toBe(404)
    expect((await stage.send(leader, 'GET', path('/table'))).statusCode).toBe(200)
    expect((await stage.send(elsewhere, 'GET', path())).statusCode).toBe(404)
  })

  it('[RS4] the list goes out as xlsx and docx, as published', async () => {
    await published()
    const list = await stage.send(eastReporter, 'GET', path('/list'))
    const book = new Excel.Workbook()
    await book.xlsx.load(list.rawPayload as unknown as ArrayBuffer)
    const cells = book.getWorksheet('名单')?.getSheetValues()
    expect(JSON.stringify(cells)).toContain('东湖街道')
    expect(withoutIds(cells)).not.toContain('4000')
    const notice = await stage.send(planner, 'POST', path('/notice'), { issuer: '临湖区发展和改革局', contact: null })
    const words = strFromU8(unzipSync(new Uint8Array(notice.rawPayload))['word/document.xml'] ?? new Uint8Array())
    expect(words).toContain('结果的公示')
    expect(words).toContain('2024年3月12日')
    expect(words).toContain('临发改公示〔2024〕2号')
    expect(words).toContain('湖北工业园')
  })

  it('[RS6] a duty that a unit does not have is re-weighted, not zero; caps and vetoes hold, each told where it worked', async () => {
    const assessment = shippedSchemes.get('target-management/district')
    if (assessment === undefined) throw new Error('not shipped')
    use({ scheme: await newScheme({ ...assessment, id: `lakeside/assessment-${count}` }) })
    use({ round: await newRound() })
    const head =
      '单位,名称,约束性指标完成率,预期性指标完成率,招商到位资金完成率,任务按期办结率,项目投资完成率,群众满意度,服务对象满意度,上年名次,督办逾期,通报批评,承担招商,单位类型,表彰,一票否决'
    const table = [
      head,
      'E,东湖街道,100,100,,96,100,95,95,2,0,0,否,街道,国家级、省级,',
      'W,西湖街道,90,110,130,96,100,95,95,1,0,0,是,街道,,',
      'S,南湖街道,100,100,不适用,80,90,85,,3,1,0,是,街道,,有',
      'P,湖北工业园,100,90,100,96,90,90,90,1,0,1,是,园区,,',
    ].join('\n')
    await ok(upload(table) as ReturnType<TestServer['send']>)
    await ok(act('ask-confirmation'))
    await confirmAll()
    await ok(act('try'))
    const { units } = await result()
    const of = (code: string) => units.find((one) => one.unit === code)
    // No duty to attract investment: the other two carry its weight, in full.
    expect(of('E')?.scores.plan).toBe(1)
    expect(of('E')?.bonus).toBe(3)
    expect(JSON.stringify((await unit('E')).arithmetic)).toContain('不适用')
    expect(of('W')).toMatchObject({ decisions: [{ id: 'binding', verdict: 'holds' }] })
    expect(of('W')?.grade).not.toBe('优秀')
    expect(of('S')).toMatchObject({ grade: '不合格' })
    // Missing satisfaction is not zero: the group is re-weighted as its scheme says.
    expect(of('S')?.scores.people).toBeGreaterThan(0.7)
    expect(of('P')?.deduction).toBe(1)
  })

  it('[RS5] moves are counted from the last result of the round before', async () => {
    await published()
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    await ok(act('close-notice'))
    await ok(act('finalise', { documentNo: '临政〔2024〕3号' }))
    const before = round
    use({ round: await newRound({ period: '2024', title: '2024年度', previous: before, units: { kind: 'previous' } }) })
    await ok(upload(lakesideCsv.replace('1500', '9000')) as ReturnType<TestServer['send']>)
    await ok(act('ask-confirmation'))
    await confirmAll()
    await ok(act('try'))
    const { moves, previousTitle } = await result()
    expect(previousTitle).toBe('2023年度高质量发展评价')
    const west = moves?.find(({ unit: code }) => code === 'W')
    expect(west?.before).toMatchObject({ rank: 4, grade: '较差' })
    expect(west?.places).toBeGreaterThan(0)
  })
})

describe('evidence', () => {
  const prove = (actor: Actor, code: string, more: object = {}) =>
    stage.send(actor, 'POST', path(`/units/${code}/evidence`), {
      columns: ['税收'],
      title: '完税证明',
      documentNo: '临税〔2024〕12号',
      files: [],
      ...more,
    })

  it('[EV1] proves cells of the own unit, is shown with their origin, and is not added to a final round', async () => {
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    expect((await prove(eastReporter, 'E')).statusCode, 'a draft is not known').toBe(404)
    await ok(act('ask-confirmation'))
    expect((await prove(eastReporter, 'W')).statusCode, 'another body’s unit').toBe(404)
    expect((await prove(leader, 'E')).statusCode).toBe(403)
    const bare = await prove(eastReporter, 'E', { columns: ['人口'], title: ' ', documentNo: null })
    expect(bare.json<{ faults: { at: string }[] }>().faults.map(({ at }) => at)).toEqual([
      'title',
      'columns.0',
      'files',
    ])
    await ok(prove(eastReporter, 'E'))
    const page = await unit('E')
    expect(page.evidence).toMatchObject([{ title: '完税证明', columns: ['税收'], documentNo: '临税〔2024〕12号' }])
    expect(page.origins.税收).toMatchObject({ evidence: [{ name: '完税证明（临税〔2024〕12号）' }] })
    expect(page.origins.用地).toMatchObject({ evidence: [] })
    const seen = await ok<RoundPage>(stage.send(planner, 'GET', path()))
    expect(seen.units.map(({ code, evidence }) => [code, evidence])).toContainEqual(['E', 1])
    await confirmAll()
    await ok(act('try'))
    await ok(act('publish', { documentNo: '2号' }))
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    await ok(act('close-notice'))
    await ok(act('finalise', { documentNo: '临政〔2024〕3号' }))
    expect((await prove(eastReporter, 'E')).json()).toMatchObject({ status: 409, code: 'final' })
    expect((await unit('E', eastReporter)).mayProve).toBe(false)
  })
})

describe('what waits', () => {
  let calendarOwner: Actor
  beforeAll(async () => {
    const login = { division: LAKESIDE, loginName: 'planner', roles: [{ role: 'planner' as const }] }
    calendarOwner = { ...planner, id: await stagePerson(stage.db, login, stage.now()) } as Actor // whose account calendars ask for
  })
  const day = async (actor: Actor) => {
    const { groups } = await ok<{
      groups: { group: string; entries: { note: { zh: string }; due: string | null; href: string }[] }[]
    }>(stage.send(actor, 'GET', `/api/v1/my-day?division=${LAKESIDE}`))
    const own = groups.find(({ group }) => group === 'evaluations')?.entries ?? []
    return own.filter(({ href }) => href.includes(round)).map(({ note, due }) => [note.zh, due])
  }

  it('[WT1] a body is told to confirm and that its result is on notice; planning what to answer and what comes next', async () => {
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    expect(await day(eastReviewer)).toEqual([])
    await ok(act('ask-confirmation'))
    expect(await day(eastReviewer)).toEqual([['核对“东湖街道”的数据', '2024-03-12']])
    expect(await day(eastReporter)).toEqual([])
    expect(await day(planner)).toEqual([])
    await confirmAll()
    expect(await day(eastReviewer)).toEqual([])
    expect(await day(planner)).toEqual([['可以锁定数据并试算', '2024-03-12']])
    await ok(act('try'))
    await ok(act('publish', { documentNo: '临发改公示〔2024〕2号' }))
    expect((await day(eastReporter)).map(([, due]) => due)).toEqual(['2024-03-12'])
    await ok(object())
    expect(await day(eastReporter)).toEqual([])
    expect(await day(planner)).toEqual([['答复“东湖街道”的异议', '2024-03-19']])
    expect(await day(westReporter)).toHaveLength(1)
  })

  it('[CK5] every stage has its last day; it is put off once, and a late one is told in the day and in the calendar', async () => {
    const opened = await ok<{ path: string }>(stage.send(calendarOwner, 'POST', '/api/v1/calendars', {}))
    const feed = async () =>
      (await stage.server.inject({ method: 'GET', url: opened.path })).body.replaceAll('\r\n ', '')
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    expect((await page()).clock).toBeNull()
    await ok(act('ask-confirmation'))
    await confirmAll()
    await ok(act('try'))
    expect((await page()).clock).toMatchObject({ dueOn: '2024-03-12', left: 5, isOver: false, extended: 0 })
    expect(await feed()).toContain('DTSTART:20240312T155959Z')
    const tooLong = await act('extend', { reason: '等核电量', days: 6 })
    expect(tooLong.json()).toMatchObject({ status: 422, faults: [{ at: 'days' }] })
    expect((await act('extend', { days: 2 })).statusCode, 'without a reason').toBe(422)
    expect((await act('extend', { reason: '等核电量', days: 2 }, leader)).statusCode).toBe(403)
    await ok(act('extend', { reason: '等核电量', days: 2 }))
    const put = await page()
    expect(put).toMatchObject({ state: 'trial', dueOn: '2024-03-14', clock: { extended: 1, left: 7 } })
    expect(put.steps.at(-1)).toMatchObject({ words: { zh: '延期' }, reason: '等核电量', dueOn: '2024-03-14' })
    expect((await act('extend', { reason: '再等', days: 1 })).json()).toMatchObject({ code: 'extended-before' })
    expect(await feed()).toContain('DTSTART:20240314T155959Z')
    stage.setNow(new Date('2024-03-18T02:00:00Z'))
    expect((await page()).clock).toMatchObject({
      isOverdue: true,
      left: -2,
      atEnd: { zh: expect.stringContaining('逾期') },
    })
    expect(await day(planner)).toEqual([['可以公示，已逾期', '2024-03-14']])
    await ok(act('publish', { documentNo: '2号' }))
    expect((await page()).dueOn).toBe('2024-03-25')
    stage.setNow(new Date('2024-03-26T02:00:00Z'))
    await ok(act('close-notice'))
    expect((await page()).dueOn).toBe('2024-04-10')
    await ok(act('finalise', { documentNo: '3号' }))
    expect((await page()).acts).toMatchObject([{ act: 'reopen', needs: ['reason'] }])
    stage.setNow(new Date('2024-06-03T02:00:00Z'))
    expect((await page()).acts).toMatchObject([{ act: 'reopen', needs: ['reason', 'document'] }])
    expect((await act('reopen', { reason: '审计发现' })).statusCode, 'settled').toBe(422)
    await ok(act('reopen', { reason: '审计发现', documentNo: '审〔2024〕1号' }))
    expect(await page()).toMatchObject({ state: 'review', clock: { isOverdue: false, longest: 20 } })
  })
})

describe('objections', () => {
  it('[OB1] an accepted one is a new result; the one objected to stays as it was', async () => {
    await published()
    const old = await result()
    const { id } = await ok<{ id: string }>(object(westReporter, 'W'))
    const answer = { act: 'accepted', reason: '经核实漏计', corrections: [{ code: 'W', column: '税收', text: '9000' }] }
    const to = path(`/objections/${id}/answer`)
    expect((await stage.send(westReporter, 'POST', to, answer)).statusCode).toBe(403)
    expect((await stage.send(planner, 'POST', to, { ...answer, reason: '' })).statusCode).toBe(422)
    expect((await stage.send(planner, 'POST', to, { ...answer, corrections: [] })).statusCode).toBe(422)
    const wrong = [{ code: 'W', column: '税收', text: '很多' }]
    expect((await stage.send(planner, 'POST', to, { ...answer, corrections: wrong })).statusCode).toBe(422)
    expect(await page()).toMatchObject({ dataNo: 1, resultNo: 1 })
    await ok(stage.send(planner, 'POST', to, answer))
    const now = await page()
    expect(now).toMatchObject({ dataNo: 2, resultNo: 2 })
    expect(now.objections[0]?.answer).toMatchObject({
      act: 'accepted',
      resultNo: 2,
      corrections: [{ was: '1500', text: '9000' }],
    })
    const after = await result()
    expect(after.units.find(({ unit: code }) => code === 'W')?.rank).toBe(2)
    expect(after.movesFromFirst?.find(({ unit: code }) => code === 'W')?.places).toBe(2)
    const kept = await result(planner, 1)
    expect(kept.units).toEqual(old.units)
    expect(await ok(stage.send(planner, 'GET', path('/results/1/verification')))).toMatchObject({ isSame: true })
    expect((await unit('W', westReporter)).origins.税收).toMatchObject({
      note: '经核实漏计',
      earlier: [{ value: '1500' }],
    })
    expect((await stage.send(planner, 'POST', to, answer)).json()).toMatchObject({ code: 'answered' })
  })

  it('[OB2] a rejected one needs its reason and changes nothing; final waits for all answers', async () => {
    await published()
    const { id } = await ok<{ id: string }>(object())
    expect((await object()).json()).toMatchObject({ code: 'objection-open' })
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    expect((await object(westReporter, 'W')).json()).toMatchObject({ code: 'no-notice' })
    await ok(act('close-notice'))
    expect((await act('finalise', { documentNo: '临政〔2024〕3号' })).json()).toMatchObject({ code: 'objections-open' })
    const answer = { act: 'rejected', reason: '代征部分按规定不计', corrections: [] }
    await ok(stage.send(planner, 'POST', path(`/objections/${id}/answer`), answer))
    expect(await page()).toMatchObject({ dataNo: 1, resultNo: 1 })
    expect((await act('finalise')).statusCode, 'without a document').toBe(422)
    await ok(act('finalise', { documentNo: '临政〔2024〕3号' }))
    expect((await page()).state).toBe('final')
  })

  it('[OB3] is of the own unit alone, seen by its body and planning, and may be taken back', async () => {
    await published()
    expect((await object(eastReporter, 'W')).statusCode).toBe(404)
    expect((await object(planner)).statusCode).toBe(403)
    expect((await act('close-notice')).json()).toMatchObject({ code: 'notice-stands' })
    const { id } = await ok<{ id: string }>(object())
    expect((await page(westReporter)).objections).toEqual([])
    expect((await page(eastReporter)).objections).toMatchObject([{ id, mayWithdraw: true }])
    const back = path(`/objections/${id}/withdrawal`)
    expect((await stage.send(westReporter, 'POST', back, { reason: '' })).statusCode).toBe(404)
    await ok(stage.send(eastReporter, 'POST', back, { reason: '已说明' }))
    expect((await page()).objections[0]?.answer?.act).toBe('withdrawn')
    expect((await unit('E', eastReporter)).mayObject).toBe(true)
  })

  it('[OB4] a review corrects and computes anew; what was final stays readable', async () => {
    await published()
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    await ok(act('close-notice'))
    await ok(act('finalise', { documentNo: '临政〔2024〕3号' }))
    expect((await act('reopen')).statusCode).toBe(422)
    await ok(act('reopen', { reason: '审计指出税收口径有误' }))
    const cells = {
      revision: (await page()).revision,
      cells: [{ code: 'W', column: '税收', text: '9000' }],
      reason: '审计更正',
    }
    await ok(stage.send(planner, 'PUT', path('/cells'), cells))
    expect((await act('finalise', { documentNo: '临政〔2024〕8号' })).json()).toMatchObject({ code: 'not-recomputed' })
    await ok(stage.send(planner, 'POST', path('/results'), { revision: (await page()).revision, reason: '审计更正' }))
    await ok(act('finalise', { documentNo: '临政〔2024〕8号' }))
    expect(await page()).toMatchObject({ state: 'final', resultNo: 2 })
    expect((await result(planner, 1)).units[3]?.unit).toBe('W')
    expect((await result()).units[1]?.unit).toBe('W')
  })
})
