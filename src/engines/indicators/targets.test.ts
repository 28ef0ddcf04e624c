import Excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LAKESIDE, personWith, type TestServer, testServer } from '../../../test/stage/server.ts'
import type { PlanModel } from '../../model/plan-model.ts'
import { inTransaction } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/ids.ts'
import type { PlanAdoption } from '../plans/definition.ts'
import { targetsFromAdoption } from './adopted-target.ts'
import { carryTargets } from './adoption-store.ts'
import type { Comparison, DecompositionProposal, TargetList, TargetPage, TargetRow } from './answers.ts'
import { lakesideDocument, type Said } from './lakeside.test-document.ts'
import { type NewObservation, observe } from './observation-store.ts'

let stage: TestServer
const bodies = { statistics: newId(), east: newId(), west: newId() }
const planner = personWith('planner')
const leader = personWith('leader')
const reporter = personWith('reporter', bodies.statistics)
const east = personWith('reporter', bodies.east)
const elsewhere = personWith('planner', null, { division: '999907' })

beforeAll(async () => {
  stage = await testServer(new Date('2024-03-05T02:00:00Z'))
  await stage.db
    .insertInto('body')
    .values(
      [
        { id: bodies.statistics, name_zh: '临湖区统计局', kind: 'department', position: 1 },
        { id: bodies.east, name_zh: '湖东街道', kind: 'subdistrict', position: 2 },
        { id: bodies.west, name_zh: '湖西街道', kind: 'subdistrict', position: 3 },
      ].map((body) => ({ division: LAKESIDE, name_en: null, parent: null, place: null, ended_on: null, ...body })),
    )
    .execute()
})
afterAll(() => stage.close())

const urban: Said = {
  indicator: '常住人口城镇化率',
  value: 70,
  unit: '%',
  comparator: 'ge',
  text: '常住人口城镇化率提高到70%以上',
}
const urbanBase: Said = {
  indicator: '常住人口城镇化率',
  value: 60,
  unit: '%',
  role: 'context',
  period: '2020',
  text: '2020年常住人口城镇化率达60%',
}
const growth: Said = {
  indicator: '地区生产总值',
  value: 6.5,
  unit: '%',
  measure: 'growth_rate',
  per: 'year',
  text: '地区生产总值年均增长6.5%',
}
const forest: Said = { indicator: '森林覆盖率', value: 32.5, unit: '%', text: '森林覆盖率达32.5%' }
const jobs: Said = {
  indicator: '城镇新增就业',
  value: 5,
  unit: '万人',
  measure: 'cumulative',
  period: '2021/2025',
  text: '五年累计城镇新增就业5万人',
}

const adoptionOf = (
  plan: string,
  number: number,
  said: readonly (Said & { readonly id: string; readonly was?: string })[],
  effectiveFrom = '2021-03-01',
  kind: 'outline' | 'upper' = 'outline',
): PlanAdoption => {
  const model: PlanModel = {
    ...lakesideDocument({ kind: 'plan' }, said),
    outline: [
      { id: 'c2', level: 'chapter', number: '2', title: '主要目标', line: 1, start: 0, end: 1 },
      { id: 's21', level: 'section', number: '2.1', title: '发展目标', line: 2, start: 0, end: 1 },
    ],
  }
  const adoption = {
    division: LAKESIDE,
    plan: { id: plan, kind, title: '临湖区规划纲要', from: 2021, to: 2025 },
    version: {
      number,
      reason: 'first',
      approval: { number: '', issuedOn: '', body: '' },
      effectiveFrom,
      effectiveTo: null,
    },
    document: newId(),
    text: '',
    model,
    elements: {
      statements: model.statements.map((value, i) => ({
        id: `statement:${said[i]?.id}`,
        was: said[i]?.was === undefined ? null : `statement:${said[i]?.was}`,
        way: 'person' as const,
        value,
        found: value,
        section: 's21',
      })),
      commitments: [],
      systems: [],
      names: [],
      diagnostics: [],
    },
    actor: planner,
    at: stage.now(),
  }
  return adoption as PlanAdoption
}

const adopt = (adoption: PlanAdoption) => inTransaction(stage.db, (tx) => carryTargets(tx, adoption))

const reported = (period: string, value: string | null, over: Partial<NewObservation> = {}): NewObservation => ({
  part: null,
  indicator: 'urbanisation-rate-resident',
  dimension: null,
  period,
  measure: 'level',
  covers: 'moment',
  value,
  unit: '%',
  status: 'preliminary',
  evidence: 'bulletin',
  documents: [],
  definition: null,
  baseVersion: null,
  supersedes: null,
  body: null,
  note: null,
  reason: null,
  origin: {
    kind: 'sentence',
    of: 'report',
    document: '临湖区统计公报',
    sentence: `${period}年常住人口城镇化率为${value}%。`,
  },
  isSimulated: true,
  ...over,
})

const record = async (values: readonly NewObservation[], at = '2024-02-20T02:00:00Z'): Promise<readonly string[]> => {
  const outcome = await inTransaction(stage.db, (tx) =>
    observe(tx, { division: LAKESIDE, actor: { kind: 'system', name: '测试' }, at: new Date(at) }, values),
  )
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}

let plan: string
beforeEach(async () => {
  stage.setNow(new Date('2021-03-05T02:00:00Z'))
  plan = newId()
  await stage.owner.deleteFrom('observation').execute()
  await adopt(
    adoptionOf(plan, 1, [
      { ...urban, id: 'urban' },
      { ...urbanBase, id: 'base' },
      { ...growth, id: 'growth' },
      { ...jobs, id: 'jobs' },
    ]),
  )
  stage.setNow(new Date('2024-03-05T02:00:00Z'))
})

const list = async (actor: Parameters<TestServer['send']>[0] = planner, query = ''): Promise<TargetList> => {
  const answer = await stage.send(actor, 'GET', `/api/v1/targets?plan=${plan}${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const rowNamed = async (name: string, query = ''): Promise<TargetRow> => {
  const row = (await list(planner, query)).rows.find((one) => one.name.zh === name)
  if (row === undefined) throw new Error(`no target ${name}`)
  return row
}
const page = async (id: string, query = ''): Promise<TargetPage> => {
  const answer = await stage.send(planner, 'GET', `/api/v1/targets/${LAKESIDE}/${id}${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const act = (method: 'PUT' | 'POST', path: string, body: unknown, actor = planner) =>
  stage.send(actor, method, `/api/v1/targets/${LAKESIDE}/${path}`, body)

const URBAN = '常住人口城镇化率'

describe('targets of an adopted plan', () => {
  it('[TA1] the text makes targets, with the base that it states and the way to their sentence', async () => {
    const { rows } = await list()
    expect(rows.map(({ name, type, nature, base, wanted }) => [name.zh, type, nature, base, wanted.zh])).toEqual([
      [URBAN, 'level', 'expected', 60, '2025年达到70%以上'],
      ['地区生产总值', 'average-growth', 'expected', null, '年均增长6.5%以上'],
      ['城镇新增就业', 'cumulative', 'expected', null, '5年累计5万人以上'],
    ])
    expect(rows[0]).toMatchObject({
      chapter: '2 主要目标',
      section: '2.1 发展目标',
      clause: '1.p0',
      standing: 'no-data',
    })
    const { standing } = await page(rows[0]?.id ?? '')
    expect(standing.origins.target).toMatchObject({
      kind: 'sentence',
      of: 'plan',
      sentence: '常住人口城镇化率提高到70%以上',
    })
  })

  it('[TA1] a target that the text says twice is one target; a horizon is another', () => {
    const adoption = adoptionOf(plan, 1, [
      { ...urban, id: 'a' },
      { ...urban, text: '| 常住人口城镇化率 | % | 60 | 70 |', comparator: 'ge', id: 'b' },
      { ...urban, value: 80, period: '2035', text: '2035年常住人口城镇化率达80%以上', id: 'c' },
    ])
    const texts = targetsFromAdoption(adoption.model, [...adoption.elements.statements])
    expect(texts.map(({ items, targetYear }) => [items, targetYear])).toEqual([
      [['statement:a', 'statement:b'], 2025],
      [['statement:c'], 2035],
    ])
  })

  it('[TA2] an edited sentence keeps its target with all that hangs on it; a dropped one ends', async () => {
    const before = await rowNamed(URBAN)
    await record([reported('2023', '66')])
    await act('PUT', `${before.id}/setting`, {
      revision: before.revision,
      body: bodies.statistics,
      reason: '明确责任单位',
    })
    stage.setNow(new Date('2023-07-01T02:00:00Z'))
    await adopt(
      adoptionOf(
        plan,
        2,
        [{ ...urban, value: 72, text: '常住人口城镇化率提高到72%以上', id: 'urban-2', was: 'urban' }],
        '2023-07-01',
      ),
    )
    stage.setNow(new Date('2024-03-05T02:00:00Z'))
    const { rows } = await list()
    expect(rows.map(({ id, value, body, latest }) => [id, value, body?.name, latest?.value])).toEqual([
      [before.id, 72, '临湖区统计局', 66],
    ])
    // As of a day before, the text then in force holds, with every target of it.
    const then = await list(planner, '&asOf=2023-06-30')
    expect(then.rows.map(({ value }) => value)).toEqual([70, 6.5, 5])
  })

  it('[TA4] what the level above promises is no target of ours', async () => {
    const upper = newId()
    await adopt(adoptionOf(upper, 1, [{ ...forest, id: 'f' }], '2021-03-01', 'upper'))
    const answer = await stage.send(planner, 'GET', `/api/v1/targets?plan=${upper}`)
    expect(answer.json<TargetList>().rows).toEqual([])
  })
})

describe('standing, through the front door', () => {
  it('[ST8] values move the standing, and every figure opens its origin', async () => {
    await record([reported('2021', '62'), reported('2022', '64'), reported('2023', '66.5')])
    const row = await rowNamed(URBAN)
    expect(row).toMatchObject({
      progress: 0.65,
      elapsed: 0.6,
      standing: 'on-track',
      latest: { period: '2023', value: 66.5 },
    })
    const { standing, observations } = await page(row.id)
    expect(observations.map(({ period, value, isUsed, state }) => [period, value, isUsed, state])).toEqual([
      ['2023', '66.5', true, 'in-force'],
      ['2022', '64', false, 'in-force'],
      ['2021', '62', false, 'in-force'],
    ])
    expect(standing.methods.map(({ method, decides }) => [method, decides])).toEqual([
      ['A', true],
      ['B', false],
      ['C', false],
      ['D', false],
    ])
    expect(standing.origins.progress).toMatchObject({
      kind: 'computed',
      worked: '(66.5 − 60) ÷ (70 − 60) = 65%',
      parts: [
        { symbol: 'T' },
        { symbol: 'B' },
        { symbol: 'C', origin: { document: '临湖区统计公报' } },
        { symbol: 'A' },
        { symbol: 'n' },
        { symbol: 'N' },
      ],
    })
    const origin = await stage.send(planner, 'GET', `/api/v1/targets/${LAKESIDE}/${row.id}/origins/latest`)
    expect(origin.json()).toMatchObject({ kind: 'sentence', sentence: '2023年常住人口城镇化率为66.5%。' })
  })

  it('[ST9] a kept answer is never older than the last write, nor another day’s', async () => {
    await record([reported('2022', '64')])
    expect((await rowNamed(URBAN)).latest?.value).toBe(64)
    const [id = ''] = await record([reported('2023', '66')])
    expect((await rowNamed(URBAN)).latest?.value).toBe(66)
    await record([reported('2023', '67', { supersedes: id, reason: '核实' })], '2024-03-01T02:00:00Z')
    expect((await rowNamed(URBAN)).latest?.value).toBe(67)
    expect((await rowNamed(URBAN, '&asOf=2024-02-25')).latest?.value).toBe(66)
    expect((await rowNamed(URBAN, '&asOf=2022-12-31')).latest).toBeNull()
    expect((await rowNamed(URBAN, '&asOf=2022-12-31&known=now')).latest?.value).toBe(64)
    const { observations } = await page((await rowNamed(URBAN)).id)
    expect(observations.map(({ value, state, reason }) => [value, state, reason])).toEqual([
      ['67', 'in-force', '核实'],
      ['66', 'replaced', null],
      ['64', 'in-force', null],
    ])
  })

  it('[OB8] two corrections of one value: the second is told what the first said', async () => {
    const [id = ''] = await record([reported('2023', '66')])
    await record([reported('2023', '67', { supersedes: id, reason: '核实' })])
    const outcome = await inTransaction(stage.db, (tx) =>
      observe(tx, { division: LAKESIDE, actor: planner, at: stage.now() }, [
        reported('2023', '68', { supersedes: id, reason: '再核实' }),
      ]),
    )
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'stale', current: { value: '67' } } })
  })

  it('[OB9] faulty values are refused with every fault, and nothing is written', async () => {
    const outcome = await inTransaction(stage.db, (tx) =>
      observe(tx, { division: LAKESIDE, actor: planner, at: stage.now() }, [
        reported('2023', '66'),
        reported('二三年', '六十六'),
        reported('2022', null),
        reported('2022', '1', { supersedes: newId() }),
      ]),
    )
    if (outcome.kind !== 'refused') throw new Error('it was taken')
    expect(outcome.refusal.faults?.map(({ at, code }) => [at, code])).toEqual([
      ['observations.1.period', 'no-period'],
      ['observations.1.value', 'no-number'],
      ['observations.2.value', 'nothing-to-withdraw'],
      ['observations.3.reason', 'no-reason'],
    ])
    expect((await rowNamed(URBAN)).latest).toBeNull()
  })

  it('[OB10] what was recorded cannot be changed or deleted, by the program itself', async () => {
    await record([reported('2023', '66')])
    await expect(sql`update observation set value = 70`.execute(stage.db)).rejects.toThrow()
    await expect(sql`delete from observation`.execute(stage.db)).rejects.toThrow()
  })
})

describe('what people set', () => {
  it('[TS1] attributes, with a reason; a stale edit is refused with what stands', async () => {
    const row = await rowNamed(URBAN)
    const first = await act('PUT', `${row.id}/setting`, {
      revision: row.revision,
      nature: 'binding',
      reason: '省级指标',
    })
    expect(first.json()).toEqual({ revision: row.revision + 1 })
    expect((await rowNamed(URBAN)).nature).toBe('binding')
    const second = await act('PUT', `${row.id}/setting`, { revision: row.revision, nature: 'expected', reason: 'x' })
    expect(second.statusCode).toBe(409)
    expect(second.json()).toMatchObject({ code: 'target-changed', current: { revision: row.revision + 1 } })
    const silent = await act('PUT', `${row.id}/setting`, {
      revision: row.revision + 1,
      nature: 'expected',
      reason: ' ',
    })
    expect(silent.json()).toMatchObject({ faults: [{ at: 'reason' }] })
  })

  it('[TS2] a revised base stands beside the original', async () => {
    await record([reported('2023', '66')])
    const row = await rowNamed(URBAN)
    const base = { name: { zh: '第七次人口普查', en: 'census' }, value: 62, basis: '普查公报', reason: '普查修订' }
    expect((await act('POST', `${row.id}/bases`, { revision: row.revision, ...base })).statusCode).toBe(200)
    const after = await page(row.id)
    expect(after.row).toMatchObject({ base: 60, progress: 0.6, value: 70 })
    expect(after.standing.revisions).toMatchObject([
      { value: 62, progress: 0.5, name: { zh: '按修订后口径：第七次人口普查' } },
    ])
  })

  it('[TS3] yearly values by proposal, by hand with a reason, and rolled on; versions stay', async () => {
    await record([reported('2021', '61'), reported('2022', '62'), reported('2023', '64')])
    const row = await rowNamed(URBAN)
    const propose = async (query: string) =>
      (
        await stage.send(planner, 'GET', `/api/v1/targets/${LAKESIDE}/${row.id}/decomposition?${query}`)
      ).json<DecompositionProposal>()
    expect((await propose('')).years.map(({ computed }) => computed)).toEqual([62, 64, 66, 68, 70])
    const rolled = await propose('after=2023')
    expect(rolled).toMatchObject({ reached: 64, method: 'linear' })
    expect(rolled.years.map(({ computed, actual, isPast }) => [computed, actual, isPast])).toEqual([
      [62, 61, true],
      [64, 62, true],
      [66, 64, true],
      [67, null, false],
      [70, null, false],
    ])
    const plan = { method: 'linear', weights: null, rolledAfter: 2023, documentNo: null, reason: '2023年未达年度目标' }
    const years = rolled.years.map(({ year, computed }) => ({ year, value: computed ?? 0, override: null }))
    const short = await act('PUT', `${row.id}/annual-plan`, {
      ...plan,
      revision: row.revision,
      years: years.map((one) => (one.year === 2025 ? { ...one, value: 69 } : one)),
    })
    expect(short.json()).toMatchObject({ code: 'annual-plan-faulty', faults: [{ code: 'misses-target' }] })
    const set = await act('PUT', `${row.id}/annual-plan`, { ...plan, revision: row.revision, years })
    expect(set.statusCode, set.body).toBe(200)
    const after = await page(row.id)
    expect(after.annualPlans).toMatchObject([{ version: 1, isInForce: true, rolledAfter: 2023 }])
    expect(after.standing.years.map(({ value }) => value)).toEqual([62, 64, 66, 67, 70])
  })

  it('[SH1] shares are drafted, and a binding target is published only when they make it', async () => {
    stage.setNow(new Date('2024-03-05T02:00:00Z'))
    const row = await rowNamed('城镇新增就业')
    await act('PUT', `${row.id}/setting`, { revision: row.revision, nature: 'binding', reason: '约束性' })
    const shares = (east: number) => ({
      year: 2025,
      combines: 'adds',
      reason: '分解到街道',
      documentNo: '临发改〔2024〕3号',
      shares: [
        { part: bodies.east, value: east, weight: null },
        { part: bodies.west, value: 2, weight: null },
      ],
    })
    const draft = await act('PUT', `${row.id}/shares`, { ...shares(2.9), revision: row.revision + 1, publishes: false })
    expect(draft.json()).toEqual({ revision: row.revision + 2, isBlocked: true, shortfall: 0.1 })
    const blocked = await act('PUT', `${row.id}/shares`, {
      ...shares(2.9),
      revision: row.revision + 2,
      publishes: true,
    })
    expect(blocked.statusCode).toBe(422)
    expect(blocked.json().faults[0].message).toContain('少 0.1')
    expect((await rowNamed('城镇新增就业')).shares).toBe('short')
    expect((await list(east)).rows).toEqual([])
    const published = await act('PUT', `${row.id}/shares`, {
      ...shares(3),
      revision: row.revision + 2,
      publishes: true,
    })
    expect(published.json()).toMatchObject({ isBlocked: false })
    expect((await rowNamed('城镇新增就业')).shares).toBe('published')
    // Whoever has a share sees the target.
    expect((await list(east)).rows.map(({ name }) => name.zh)).toEqual(['城镇新增就业'])
  })

  it('[SO14] a changed definition is pending until it is ruled on', async () => {
    const row = await rowNamed(URBAN)
    const noted = await act('POST', `${row.id}/definitions`, { words: '按第七次普查口径', since: '2023', basis: null })
    const { id } = noted.json<{ id: string }>()
    await record([reported('2022', '64'), reported('2023', '66', { definition: id })])
    expect((await rowNamed(URBAN)).standing).toBe('definition-pending')
    const ruling = await stage.send(planner, 'POST', `/api/v1/definitions/${LAKESIDE}/${id}/rulings`, {
      isAccepted: true,
      reason: '统计局来函明确',
      documentNo: '临统函〔2024〕2号',
    })
    expect(ruling.json()).toEqual({ no: 1 })
    expect((await rowNamed(URBAN)).standing).toBe('on-track')
  })

  it('[OB11] a planner records a published value with its words; the act is on record', async () => {
    const row = await rowNamed(URBAN)
    const answer = await act('POST', `${row.id}/observations`, {
      ...{ period: '2023', measure: 'level', covers: 'moment', value: '66.4', unit: '%', status: 'preliminary' },
      evidence: 'bulletin',
      source: { document: '临湖区2023年统计公报', sentence: '年末常住人口城镇化率为66.4%。' },
      ...{ documents: [], definition: null, baseVersion: null, supersedes: null, note: null, reason: null },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await rowNamed(URBAN)).latest?.value).toBe(66.4)
    const entry = await stage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'observation.record')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(entry).toMatchObject({ subject_id: answer.json<{ id: string }>().id, actor_id: 'planner-all' })
  })
})

describe('who may', () => {
  it('[TP1] leaders read and set nothing; a reporter sees only what their body answers for; others see nothing', async () => {
    const row = await rowNamed(URBAN)
    expect((await list(leader)).rows).toHaveLength(3)
    const setting = { revision: row.revision, nature: 'binding', reason: 'x' }
    expect((await act('PUT', `${row.id}/setting`, setting, leader)).statusCode).toBe(403)
    expect((await act('PUT', `${row.id}/setting`, setting, reporter)).statusCode).toBe(403)
    expect((await act('PUT', `${row.id}/setting`, setting, elsewhere)).statusCode).toBe(404)
    expect((await list(reporter)).rows).toEqual([])
    await act('PUT', `${row.id}/setting`, { revision: row.revision, body: bodies.statistics, reason: '责任单位' })
    expect((await list(reporter)).rows.map(({ id }) => id)).toEqual([row.id])
    expect((await stage.send(east, 'GET', `/api/v1/targets/${LAKESIDE}/${row.id}`)).statusCode).toBe(404)
    const other = await stage.send(elsewhere, 'GET', `/api/v1/targets?division=${LAKESIDE}&plan=${plan}`)
    expect(other.statusCode).toBe(404)
  })
})

describe('tables', () => {
  it('[TX1] the table goes into a workbook, in the order asked for, and the export is on record', async () => {
    await record([reported('2023', '66')])
    const { rows } = await list()
    const answer = await stage.send(planner, 'POST', '/api/v1/targets/workbook', {
      plan,
      ids: [rows[1]?.id, rows[0]?.id],
    })
    expect(answer.statusCode, answer.body).toBe(200)
    const book = new Excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer) // the types of the library know no Buffer
    const sheet = book.getWorksheet('指标进展')
    expect(sheet?.getCell('B2').text || sheet?.getCell('A2').text).toContain('模拟数据')
    expect([4, 5].map((line) => sheet?.getCell(line, 3).value)).toEqual(['地区生产总值', URBAN])
    expect([10, 11].map((column) => sheet?.getCell(5, column).value)).toEqual([66, 0.6])
    const entry = await stage.db.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirst()
    expect(entry).toMatchObject({ action: 'targets.export' })
  })

  it('[CM1] places side by side: rank by direction, share only where values add up, the missing last', async () => {
    await record([
      reported('2023', '66'),
      reported('2023', '80', { part: bodies.east }),
      reported('2022', '78', { part: bodies.east }),
      reported('2023', '81', { part: bodies.west }),
    ])
    const answer = await stage.send(
      planner,
      'GET',
      `/api/v1/comparison?indicator=urbanisation-rate-resident&plan=${plan}`,
    )
    expect(answer.statusCode, answer.body).toBe(200)
    const comparison = answer.json<Comparison>()
    expect(comparison).toMatchObject({ period: '2023', whole: 66, wanted: 70, unit: '%' })
    const parts = comparison.rows.filter(({ kind }) => kind === 'part')
    expect(parts.map(({ name, rank, value, share, change }) => [name, rank, value, share, change])).toEqual([
      ['湖西街道', 1, 81, null, null],
      ['湖东街道', 2, 80, null, 2],
    ])
  })
})
