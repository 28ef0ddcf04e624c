import Excel from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { Scheme } from '../../model/evaluation-scheme.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import { observe } from '../indicators/observation-store.ts'
import type { DataChangeAnswer, ResultAnswer, RoundPage, SchemePage, UnitPage } from './answers.ts'
import { lakesideCsv, lakesideScheme } from './lakeside.test-scheme.ts'

let stage: TestServer
const bodies = { east: newId(), west: newId(), south: newId(), park: newId() }
const names = { east: '东湖街道', west: '西湖街道', south: '南湖街道', park: '湖北工业园' } as const
const planner = personWith('planner')
const leader = personWith('leader')
const eastReporter = personWith('reporter', bodies.east)
const eastReviewer = personWith('reviewer', bodies.east)
const westReporter = personWith('reporter', bodies.west)
const reviewers = Object.values(bodies).map((body) => personWith('reviewer', body))
const elsewhere = personWith('planner', null, { division: '999907' })
type Actor = typeof planner

const START = new Date('2024-03-05T02:00:00Z')
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

let round: string
let scheme: { id: string; revision: number }
let count = 0
beforeEach(async () => {
  stage.setNow(START)
  scheme = await newScheme({ ...lakesideScheme, id: `lakeside/quality-${++count}` })
  round = await newRound()
})

const ok = async <T>(answer: ReturnType<TestServer['send']>): Promise<T> => {
  const { statusCode, body } = await answer
  expect(statusCode, body).toBeLessThan(300)
  return JSON.parse(body) as T
}
async function newScheme(content: Scheme, needs: unknown[] = []) {
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
const newRound = async (more: object = {}) =>
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
const path = (rest = '') => `/api/v1/evaluation-rounds/${LAKESIDE}/${round}${rest}`
const page = (actor: Actor = planner) => ok<RoundPage>(stage.send(actor, 'GET', path()))
const upload = (csv: string, query = '', name = '数据.csv') =>
  sendFile(stage, planner, path(`/data?${query}`), name, new TextEncoder().encode(csv))
const act = async (name: string, more: object = {}, actor: Actor = planner) =>
  stage.send(actor, 'POST', path('/steps'), {
    revision: (await page()).revision,
    act: name,
    reason: '',
    documentNo: null,
    ...more,
  })
const result = (actor: Actor = planner, no?: number) =>
  ok<ResultAnswer>(stage.send(actor, 'GET', path(`/results${no === undefined ? '' : `?no=${no}`}`)))
const unit = (code: string, actor: Actor = planner) => ok<UnitPage>(stage.send(actor, 'GET', path(`/units/${code}`)))
const confirmAll = async () => {
  const { units } = await page()
  for (const { code, body, rowNo } of units) {
    const reviewer = reviewers.find((one) => one.kind === 'person' && one.memberships[0]?.body === body)
    if (reviewer === undefined) throw new Error(`nobody reviews ${code}`)
    await ok(stage.send(reviewer, 'POST', path(`/units/${code}/confirmation`), { rowNo, says: 'confirmed', note: '' }))
  }
}
async function tried() {
  await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
  await ok(act('ask-confirmation'))
  await confirmAll()
  await ok(act('try'))
}
async function published() {
  await tried()
  await ok(act('publish', { documentNo: '临发改公示〔2024〕2号' }))
}
const object = (actor: Actor = eastReporter, code = 'E') =>
  stage.send(actor, 'POST', path('/objections'), { code, columns: ['税收'], text: '税收漏计代征部分', files: [] })

describe('schemes', () => {
  const address = () => `/api/v1/evaluation-schemes/${LAKESIDE}/${scheme.id}`
  const content = () => ({ ...lakesideScheme, id: `lakeside/quality-${count}` })

  it('[SC1] every saved version stays, and a stale edit is refused with what stands', async () => {
    const changed = { ...content(), score: { digits: 3 } }
    const body = { revision: scheme.revision, content: changed, needs: [], reason: '保留三位小数' }
    expect(await ok(stage.send(planner, 'PUT', address(), body))).toMatchObject({ no: 2 })
    const late = await stage.send(planner, 'PUT', address(), body)
    expect(late.json()).toMatchObject({ status: 409, code: 'scheme-changed', current: { no: 2 } })
    const old = await ok<SchemePage>(stage.send(planner, 'GET', `${address()}?no=1`))
    expect(old.content.score).toEqual({ digits: 2 })
    expect(old.versions.map(({ no }) => no)).toEqual([1, 2])
    expect(old.inForce).toBe(1)
  })

  it('[SC2] tells every fault at its place, and saves nothing', async () => {
    const wrong = {
      ...content(),
      indicators: content().indicators.map((one) => ({ ...one, weight: 10, group: 'nix' })),
    }
    const answer = await stage.send(planner, 'PUT', address(), {
      revision: scheme.revision,
      content: wrong,
      needs: [],
      reason: 'x',
    })
    expect(answer.statusCode).toBe(422)
    const at = answer.json<{ faults: { at: string }[] }>().faults.map((fault) => fault.at)
    expect(at).toContain('content/indicators/0/group')
    expect(at).toContain('content/indicators/2/group')
    expect((await ok<SchemePage>(stage.send(planner, 'GET', address()))).versions).toHaveLength(1)
  })

  it('[SC3] comes into force from its day by a document; units see no draft', async () => {
    const changed = { ...content(), score: { digits: 3 } }
    const saved = await ok<{ revision: number }>(
      stage.send(planner, 'PUT', address(), { revision: scheme.revision, content: changed, needs: [], reason: '改' }),
    )
    const enact = { revision: saved.revision, no: 2, from: '2024-04-01', documentNo: '' }
    expect((await stage.send(planner, 'POST', `${address()}/enact`, enact)).statusCode).toBe(422)
    expect((await ok<SchemePage>(stage.send(eastReporter, 'GET', address()))).no).toBe(1)
    expect((await stage.send(eastReporter, 'GET', `${address()}?no=2`)).statusCode).toBe(404)
    await ok(stage.send(planner, 'POST', `${address()}/enact`, { ...enact, documentNo: '临政办发〔2024〕9号' }))
    expect((await ok<SchemePage>(stage.send(planner, 'GET', address()))).inForce).toBe(1)
    stage.setNow(new Date('2024-04-01T02:00:00Z'))
    expect((await ok<SchemePage>(stage.send(planner, 'GET', address()))).inForce).toBe(2)
  })

  it('[SC4] starts from the ones that are shipped', async () => {
    const list = await ok<{ rows: { key: string }[] }>(
      stage.send(planner, 'GET', `/api/v1/evaluation-schemes-shipped?division=${LAKESIDE}`),
    )
    expect(list.rows.map(({ key }) => key)).toContain('high-quality-development/min-max')
    const made = await ok<{ id: string }>(
      stage.send(planner, 'POST', `/api/v1/evaluation-schemes/${LAKESIDE}`, {
        shipped: 'high-quality-development/places',
        reason: '',
      }),
    )
    const shown = await ok<SchemePage>(stage.send(planner, 'GET', `/api/v1/evaluation-schemes/${LAKESIDE}/${made.id}`))
    expect(shown.inForce).toBeNull()
    expect(shown.columns.map(({ column }) => column)).toContain('建设用地面积')
  })

  it('only planning writes them, in its own division', async () => {
    for (const actor of [leader, eastReviewer, eastReporter]) {
      const answer = await stage.send(actor, 'POST', `/api/v1/evaluation-schemes/${LAKESIDE}`, {
        content: {},
        reason: '',
      })
      expect(answer.statusCode).toBe(403)
    }
    const body = { revision: scheme.revision, content: content(), needs: [], reason: 'x' }
    expect((await stage.send(elsewhere, 'PUT', address(), body)).statusCode).toBe(404)
    expect((await stage.send(elsewhere, 'GET', address())).statusCode).toBe(404)
  })
})

describe('data', () => {
  it('[DT1] takes units and cells from a table, and says of every cell where it comes from', async () => {
    const dry = await ok<DataChangeAnswer>(upload(lakesideCsv, 'dryRun=true') as ReturnType<TestServer['send']>)
    expect(dry).toMatchObject({ saved: false, units: 4, added: ['东湖街道', '西湖街道', '南湖街道', '湖北工业园'] })
    expect((await page()).units).toEqual([])
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    const { units, dataNo } = await page()
    expect(dataNo).toBe(1)
    expect(units.map(({ code, body }) => [code, body])).toEqual([
      ['E', bodies.east],
      ['W', bodies.west],
      ['S', bodies.south],
      ['P', bodies.park],
    ])
    expect((await unit('P')).origins.税收).toMatchObject({
      kind: 'submitted',
      person: 'planner',
      note: '数据.csv · 数据.csv!C5',
    })
  })

  it('[DT2] tells every fault at its cell at once, and nothing is half written', async () => {
    const wrong = lakesideCsv.replace('4000', '四千').replace('0.60', '零点六').replace('S,南湖', 'E,南湖')
    const answer = await upload(wrong)
    expect(answer.statusCode).toBe(422)
    const at = answer
      .json<{ faults: { at: string; code: string }[] }>()
      .faults.map((fault) => `${fault.at} ${fault.code}`)
    expect(at).toEqual(expect.arrayContaining(['数据.csv!A4 unit-twice']))
    const others = await upload(
      lakesideCsv.replace('4000', '四千').replace('0.60', '零点六').replace('研发强度', '研发投入'),
    )
    const more = others
      .json<{ faults: { at: string; code: string }[] }>()
      .faults.map((fault) => `${fault.at} ${fault.code}`)
    expect(more).toEqual(
      expect.arrayContaining(['数据.csv!E1 unknown-column', '数据.csv!C2 not-a-number', '数据.csv!F3 not-a-number']),
    )
    expect((await page()).dataNo).toBe(0)
  })

  it('[DT3] a part of the columns leaves the others, and a unit that does not take part is a fault', async () => {
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    const part = await ok<DataChangeAnswer>(
      upload('代码,研发强度\nE,3.5\nW,1.0', '', '科技.csv') as ReturnType<TestServer['send']>,
    )
    expect(part).toMatchObject({
      cells: 1,
      changes: [{ unit: '东湖街道', column: '研发强度', was: '3.0', text: '3.5' }],
    })
    const { units } = await page()
    expect(units[0]?.cells).toMatchObject({ 税收: '4000', 研发强度: '3.5' })
    const stranger = await upload('代码,研发强度\nX,3.5')
    expect(stranger.json()).toMatchObject({ status: 422, faults: [{ at: '数据.csv!A2', code: 'unknown-unit' }] })
    expect((await unit('E')).origins.研发强度).toMatchObject({ earlier: [{ value: '3.0' }] })
  })

  it('[DT4] the template is the scheme’s columns with units and rules, and comes back filled', async () => {
    await ok(upload(lakesideCsv) as ReturnType<TestServer['send']>)
    const answer = await stage.send(planner, 'GET', path('/template'))
    expect(answer.statusCode).toBe(200)
    const book = new Excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('数据')
    expect(sheet?.getRow(1).values).toEqual([
      undefined,
      '代码',
      '名称',
      '税收',
      '用地',
      '研发强度',
      '单位能耗',
      '安全事故',
    ])
    const notes = JSON.stringify(book.getWorksheet('填表说明')?.getSheetValues())
    expect(notes).toContain('亩均税收（分母）')
    expect(notes).toContain('逆向')
    sheet?.getCell('C2').model // read before it is changed
    if (sheet !== undefined) sheet.getCell('C2').value = 4100
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const change = await ok<DataChangeAnswer>(
      sendFile(stage, planner, path('/data'), '填好.xlsx', bytes) as ReturnType<TestServer['send']>,
    )
    expect(change.changes).toEqual([{ unit: '东湖街道', column: '税收', was: '4000', text: '4100' }])
    expect((await unit('E')).origins.税收).toMatchObject({ note: '填好.xlsx · 数据!C2' })
  })

  it('[DT5] a bound column is filled from the values of its indicator, with the value it came from', async () => {
    scheme = await newScheme({ ...lakesideScheme, id: `lakeside/bound-${count}` }, [
      {
        column: '研发强度',
        about: '按统计口径',
        provider: '区科技局',
        unit: '%',
        from: { kind: 'observation', indicator: 'rd-intensity', measure: 'level' },
      },
    ])
    round = await newRound({ units: { kind: 'bodies', bodies: [bodies.east, bodies.west] } })
    await inTransaction(stage.db, (tx) =>
      observe(tx, { division: LAKESIDE, actor: planner, at: START }, [
        {
          part: bodies.east,
          indicator: 'rd-intensity',
          dimension: null,
          period: '2023',
          measure: 'level',
          covers: 'period',
          value: '2.75',
          unit: '%',
          status: 'verified',
          evidence: 'official-letter',
          documents: [],
          definition: null,
          baseVersion: null,
          supersedes: null,
          body: bodies.east,
          note: null,
          reason: null,
          origin: { kind: 'setting', name: { zh: '测试', en: 'test' }, version: '1', since: '2024-01-01' },
          isSimulated: false,
        },
      ]),
    )
    const draw = { revision: (await page()).revision, dryRun: false, replaces: false, reason: '' }
    const drawn = await ok<DataChangeAnswer>(stage.send(planner, 'POST', path('/draw'), draw))
    expect(drawn.changes).toEqual([{ unit: '东湖街道', column: '研发强度', was: '', text: '2.75' }])
    expect(drawn.problems.map(({ unit: name }) => name)).toEqual(['西湖街道'])
    expect((await unit('东湖街道')).origins.研发强度).toMatchObject({
      kind: 'submitted',
      status: { zh: expect.any(String) },
    })
  })
})

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
    scheme = { id: draft.id, revision: 1 }
    round = await newRound()
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
    expect(JSON.stringify(cells)).not.toContain('4000')
    const notice = await stage.send(planner, 'POST', path('/notice'), { issuer: '临湖区发展和改革局', contact: null })
    const words = strFromU8(unzipSync(new Uint8Array(notice.rawPayload))['word/document.xml'] ?? new Uint8Array())
    expect(words).toContain('结果的公示')
    expect(words).toContain('2024年3月12日')
    expect(words).toContain('临发改公示〔2024〕2号')
    expect(words).toContain('湖北工业园')
  })

  it('[RS5] moves are counted from the last result of the round before', async () => {
    await published()
    stage.setNow(new Date('2024-03-20T02:00:00Z'))
    await ok(act('close-notice'))
    await ok(act('finalise', { documentNo: '临政〔2024〕3号' }))
    const before = round
    round = await newRound({ period: '2024', title: '2024年度', previous: before, units: { kind: 'previous' } })
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
