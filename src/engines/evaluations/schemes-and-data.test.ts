import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import {
  bodies,
  count,
  eastReporter,
  eastReviewer,
  elsewhere,
  leader,
  names,
  newRound,
  newScheme,
  ok,
  page,
  path,
  planner,
  START,
  scheme,
  stage,
  unit,
  upload,
  use,
} from '../../../test/stage/evaluations-stage.ts'
import { LAKESIDE, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import { modules } from '../../apps/server/modules.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import type { RoundSource } from '../../platform/metrics/round-source.ts'
import { observe } from '../indicators/observation-store.ts'
import type { DataChangeAnswer, RoundPage, SchemePage, UnitPage } from './answers.ts'
import { lakesideCsv, lakesideScheme } from './lakeside.test-scheme.ts'

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
    const extra = await ok<DataChangeAnswer>(
      upload('代码,联系电话,税收\nE,2234567,4000') as ReturnType<TestServer['send']>,
    )
    expect(extra).toMatchObject({ cells: 0, saved: false, ignored: ['联系电话'] })
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
    use({
      scheme: await newScheme({ ...lakesideScheme, id: `lakeside/bound-${count}` }, [
        {
          column: '研发强度',
          about: '按统计口径',
          provider: '区科技局',
          unit: '%',
          from: { kind: 'observation', indicator: 'rd-intensity', measure: 'level' },
        },
      ]),
    })
    use({ round: await newRound({ units: { kind: 'bodies', bodies: [bodies.east, bodies.west] } }) })
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

describe('columns from records', () => {
  it('[DT5] a register names the units and fills its columns; what it does not know is told, not zero', async () => {
    const asked: unknown[] = []
    const source: RoundSource = {
      id: 'lakes.quality',
      name: { zh: '临湖台账', en: 'register of the lake' },
      about: { zh: '测试用的台账', en: 'for this test' },
      columns: [{ id: 'tax', name: { zh: '税收', en: 'Tax' }, unit: '万元' }],
      units: async (_, ask) => {
        asked.push(ask.period.text)
        return [
          { code: 'E', name: '东湖街道', body: bodies.east },
          { code: 'W', name: '西湖街道', body: bodies.west },
        ]
      },
      cells: async (_, { units }) =>
        units.map((unit) => ({
          unit,
          column: 'tax',
          text: unit === 'E' ? '4000' : null,
          worked: { zh: '两条记录合计', en: 'the sum of two records' },
          records: [{ kind: 'payment', id: 'p1' }],
        })),
    }
    const own = await testServer(START, {
      modules: [...modules, { id: 'lakes', permissions: {}, routes: [], roundSources: [source] }],
    })
    const send = async <T>(method: 'GET' | 'POST', url: string, body?: unknown) =>
      ok<T>(own.send(planner, method, url, body))
    await own.db
      .insertInto('body')
      .values(
        (['east', 'west'] as const).map((key) => ({
          id: bodies[key],
          division: LAKESIDE,
          name_zh: names[key],
          kind: 'subdistrict',
          name_en: null,
          parent: null,
          place: null,
          ended_on: null,
        })),
      )
      .execute()
    const made = await send<{ id: string }>('POST', `/api/v1/evaluation-schemes/${LAKESIDE}`, {
      content: lakesideScheme,
      needs: [
        {
          column: '税收',
          about: '',
          provider: '',
          unit: '',
          from: { kind: 'records', source: 'lakes.quality', column: 'tax' },
        },
        {
          column: '用地',
          about: '',
          provider: '',
          unit: '',
          from: { kind: 'metric', metric: 'commitments.milestones-on-time' },
        },
      ],
      reason: '',
    })
    const { id } = await send<{ id: string }>('POST', `/api/v1/evaluation-rounds/${LAKESIDE}`, {
      title: '台账评价',
      scheme: made.id,
      schemeNo: 1,
      period: '2023-H1',
      previous: null,
      units: { kind: 'records', source: 'lakes.quality' },
    })
    expect(asked).toEqual(['2023-H1'])
    const at = `/api/v1/evaluation-rounds/${LAKESIDE}/${id}`
    const { revision } = await send<RoundPage>('GET', at)
    const drawn = await send<DataChangeAnswer>('POST', `${at}/draw`, {
      revision,
      dryRun: false,
      replaces: false,
      reason: '',
    })
    expect(drawn.changes).toEqual([{ unit: '东湖街道', column: '税收', was: '', text: '4000' }])
    expect(drawn.problems.map((one) => [one.unit, one.column, one.zh])).toEqual([
      ['西湖街道', '税收', '两条记录合计'],
      ['东湖街道', '用地', expect.stringContaining('没有到期的节点')],
      ['西湖街道', '用地', expect.stringContaining('没有到期的节点')],
    ])
    const { origins } = await send<UnitPage>('GET', `${at}/units/E`)
    expect(origins.税收).toMatchObject({ kind: 'records', count: 1, records: [{ id: 'p1', label: 'payment' }] })
    await own.close()
  })
})
