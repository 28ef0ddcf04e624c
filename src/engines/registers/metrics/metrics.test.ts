import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RegistersStage, registersStage } from '../../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith } from '../../../../test/stage/server.ts'
import type { Metric } from '../../../language/metric.ts'
import { getPeriod } from '../../../model/period.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { findMetricFor, metricsOf as sourcesById } from '../../../platform/metrics/metric-source.ts'
import { lanterns } from '../lanterns.test-builders.ts'
import { registersOf } from '../register.ts'
import { periodsWithin } from './metric-store.ts'
import { metricSources } from './metrics.ts'

const n = (zh: string, en: string) => ({ zh, en })
const metric = (id: string, more: Partial<Metric>): Metric => ({
  id,
  name: n(`指标${id}`, `Figure ${id}`),
  about: n('说明', 'About'),
  unit: null,
  of: 'lantern',
  time: { at: 'lit_on' },
  take: 'count',
  ...more,
})
const METRICS: readonly Metric[] = [
  metric('lit', {}),
  metric('standing', { time: { from: 'lit_on', until: 'mended_on' } }),
  metric('power', {
    unit: 'W',
    take: { sum: 'watts' },
    by: ['kind', 'keeper_body'],
    answers: ['路灯总功率', 'lantern-power'],
  }),
  metric('mean-power', { take: { mean: 'watts' }, where: 'kind == "led"' }),
  metric('solar', { unit: '%', take: { share: 'is_solar' }, by: ['is_solar'] }),
  metric('per-lamp', { take: { ratio: ['watts', 'lamps'] } }),
  metric('share-of-lamps', { unit: '%', take: { ratio: ['lamps', 'lamps + 1'] }, where: 'name == "甲"' }),
  metric('standing-lit', {
    time: { from: 'lit_on' },
    where: 'state == "lit" && lit_on >= "2024-01-01"',
    take: { sum: 'watts' },
  }),
  metric('repairs', { of: 'lantern-repair', time: { at: 'made_at' }, take: { sum: 'cost' } }),
]
const system = { ...lanterns, metrics: METRICS }

let stage: RegistersStage
let planner: Actor
let reporter: Actor
beforeAll(async () => {
  stage = await registersStage([system])
  planner = personWith('planner')
  reporter = personWith('reporter', stage.bodies.lamps)
  const { lamps, parks } = stage.bodies
  const rows = [
    { name: '甲', kind: 'led', watts: '60.1', lamps: 2, is_solar: true, lit_on: '2024-01-01', keeper_body: lamps },
    { name: '乙', kind: 'led', watts: '40.2', lamps: 1, is_solar: false, lit_on: '2024-12-31', keeper_body: lamps },
    {
      name: '丙',
      kind: 'sodium',
      reason_for_sodium: '旧',
      watts: '200',
      lamps: 1,
      lit_on: '2024-06-01',
      keeper_body: parks,
    },
    { name: '丁', kind: 'led', lamps: 3, is_solar: true, lit_on: '2024-03-01', keeper_body: parks },
    { name: '戊', kind: 'led', watts: '9', lit_on: '2023-12-31', keeper_body: lamps },
    { name: '己', kind: 'led', watts: '9', keeper_body: lamps },
  ]
  for (const values of rows) {
    const made = await stage.send(planner, 'POST', '/api/v1/records/lantern', { division: LAKESIDE, values })
    expect(made.statusCode, made.body).toBe(200)
  }
})
afterAll(() => stage.close())

const get = async (actor: Actor, path: string) => {
  const answer = await stage.send(actor, 'GET', `/api/v1/metrics/lanterns${path}`)
  return { status: answer.statusCode, body: answer.json() }
}
const values = async (actor: Actor, period: string) => {
  const { status, body } = await get(actor, `?division=${LAKESIDE}&period=${period}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return Object.fromEntries(
    (body as readonly { id: string; value: string | null }[]).map(({ id, value }) => [
      id.replace('lanterns.', ''),
      value,
    ]),
  )
}

describe('figures of records', () => {
  it('count, add up, take means, shares and quotients, exactly; — where nothing can be said', async () => {
    expect(await values(planner, '2024')).toEqual({
      lit: '4',
      standing: '5',
      power: '300.3',
      'mean-power': '50.15',
      solar: '50',
      'per-lamp': '75.075',
      'share-of-lamps': '66.6666666667',
      'standing-lit': '300.3',
      repairs: null,
    })
    // Nobody lit anything in that year: a count and a sum are zero, a share and a mean are not known.
    expect(await values(planner, '2022')).toMatchObject({
      lit: '0',
      standing: '0',
      power: '0',
      'mean-power': null,
      solar: null,
      'per-lamp': null,
    })
    expect(await values(planner, '2024-Q1')).toMatchObject({ lit: '2', power: '60.1' })
    expect(await values(planner, '2023/2024')).toMatchObject({ lit: '5' })
  })

  it('say how they came about, and what they lack', async () => {
    const { body } = await get(planner, `/solar?division=${LAKESIDE}&period=2024`)
    expect(body.figure).toMatchObject({
      worked: { zh: '2024年（2024-01-01 至 2024-12-31）：2 ÷ 4 × 100%；其中 1 条情况不明，未计入分子' },
      counted: 4,
      unknown: 1,
      query: {
        name: 'records.lantern',
        parameters: { division: LAKESIDE, period: '2024', at: 'lit_on', take: 'share: is_solar' },
      },
    })
    expect(
      body.groups.is_solar.map(({ label, counted }: { label: { en: string }; counted: number }) => [label.en, counted]),
    ).toEqual([
      ['Yes', 2],
      ['No', 1],
      ['Not filled in', 1],
    ])
    const power = await get(planner, `/power?division=${LAKESIDE}&period=2024`)
    expect(power.body.figure.worked.zh).toContain('3 条记录合计 300.3W；另有 1 条未填，未计入')
    expect(power.body.groups.kind).toMatchObject([
      { key: 'led', label: { zh: 'LED' }, value: '100.3', counted: 3 },
      { key: 'sodium', value: '200', counted: 1 },
    ])
    expect(power.body.groups.keeper_body.map(({ label }: { label: { zh: string } }) => label.zh).sort()).toEqual(
      ['临湖区园林所', '临湖区路灯所'].sort(),
    )
  })

  it('lead to the records behind them, page by page, by part and by group', async () => {
    const behind = async (rest: string) => (await get(planner, `/${rest}`)).body
    const power = await behind(`power/records?division=${LAKESIDE}&period=2024&size=2`)
    expect(power.total).toBe(4)
    expect(power.rows.map(({ title, amount }: { title: string; amount: string }) => [title, amount])).toEqual([
      ['丙', '200'],
      ['甲', '60.1'],
    ])
    expect(power.rows[0].href).toMatch(new RegExp(`^/systems/lanterns/lantern/${LAKESIDE}/[0-9a-f-]{36}$`))
    const titles = async (rest: string) => (await behind(rest)).rows.map(({ title }: { title: string }) => title).sort()
    expect(await titles(`power/records?division=${LAKESIDE}&period=2024&size=2&page=2`)).toEqual(['丁', '乙'])
    expect(await titles(`solar/records?division=${LAKESIDE}&period=2024&only=part`)).toEqual(['丁', '甲'])
    expect(await titles(`solar/records?division=${LAKESIDE}&period=2024&only=unknown`)).toEqual(['丙'])
    expect(await titles(`power/records?division=${LAKESIDE}&period=2024&by=kind&key=sodium`)).toEqual(['丙'])
    expect((await get(planner, `/power/records?division=${LAKESIDE}&by=name`)).status).toBe(422)
    expect((await get(planner, `/power/records?division=${LAKESIDE}&period=20245`)).status).toBe(422)
    expect((await get(planner, `/nothing/records?division=${LAKESIDE}`)).status).toBe(404)
  })

  it('are those of the records that the person may see', async () => {
    expect(await values(reporter, '2024')).toMatchObject({ lit: '2', power: '100.3', solar: '50' })
    const { body } = await get(reporter, `/power/records?division=${LAKESIDE}&period=2024`)
    expect(body.rows.map(({ title }: { title: string }) => title)).toEqual(['甲', '乙'])
    expect((await get(personWith('audit-admin'), `?division=${LAKESIDE}`)).status).toBe(403)
  })

  it('answer indicators by id or name, in the same unit, and only where one alone does', () => {
    const sources = sourcesById([{ metrics: metricSources(registersOf([system])) }])
    const ask = (id: string, name: string, unit: string | null) =>
      findMetricFor(sources, { id, names: [name], unit })?.id
    expect(ask('x', '路灯“总功率”', 'W')).toBe('lanterns.power')
    expect(ask('lantern-power', '', 'W')).toBe('lanterns.power')
    expect(ask('lantern-power', '', 'kW')).toBeUndefined()
    expect(ask('x', '路灯功率', 'W')).toBeUndefined()
  })

  it('give the returns their value, the sum and the way to the records', async () => {
    const source = metricSources(registersOf([system])).find(({ id }) => id === 'lanterns.power')
    const answer = await source?.compute(stage.db, {
      division: LAKESIDE,
      body: stage.bodies.parks,
      period: getPeriod('2024'),
    })
    expect(answer).toMatchObject({ value: '200', counted: 2, records: [{ kind: 'lantern' }, { kind: 'lantern' }] })
    expect(answer?.href).toBe(
      `/systems/lanterns/lantern/metrics/power?division=${LAKESIDE}&period=2024&body=${stage.bodies.parks}`,
    )
    // The place where the figure is asked for has no lanterns at all: nothing is known, which is not zero.
    expect(
      await source?.compute(stage.db, { division: '999907', body: null, period: getPeriod('2024') }),
    ).toMatchObject({ value: null, counted: 0 })
  })

  it('of a period that is a field take every period that lies in the one that is asked for', () => {
    expect(periodsWithin(getPeriod('2024-Q1'))).toEqual(['2024-Q1', '2024-01', '2024-02', '2024-03'])
    expect(periodsWithin(getPeriod('2024'))).toHaveLength(1 + 2 + 4 + 12)
    expect(periodsWithin(getPeriod('2023/2024'))).toHaveLength(2 * 19)
    expect(periodsWithin(getPeriod('2024-H2'))).not.toContain('2024')
  })
})

describe('the stock of a period that is over', () => {
  it('[FG1] is of the records as they stood at its end, whatever was done to them since', async () => {
    const P = '/api/v1/records/lantern'
    const list = async (q: string) =>
      (await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=${encodeURIComponent(q)}`)).json().rows[0]
    stage.setNow(new Date('2025-01-10T02:00:00Z'))
    const { id } = await list('甲')
    const at = `${P}/${LAKESIDE}/${id}`
    const sent = async (method: 'PUT' | 'POST', path: string, body: object) => {
      const answer = await stage.send(planner, method, `${at}${path}`, body)
      expect(answer.statusCode, answer.body).toBe(200)
    }
    // In January somebody mends a figure of December; then the lamp breaks, and is given another one.
    await sent('PUT', '', { revision: 1, values: { watts: '61.1' } })
    await sent('POST', '/do/break', { revision: 2, gives: { broken_note: '不亮' } })
    await sent('PUT', '', { revision: 3, values: { watts: '500' } })
    expect((await values(planner, '2024'))['standing-lit']).toBe('301.3')
    // Broken now: of the year that runs it counts no more.
    expect((await values(planner, '2025'))['standing-lit']).toBe('240.2')
    const behind = await get(planner, `/standing-lit/records?division=${LAKESIDE}&period=2024`)
    expect(behind.body.rows.map(({ amount }: { amount: string }) => amount)).toContain('61.1')
    await sent('PUT', '', { revision: 4, values: { cost_limit: '10' } })
    await sent('POST', '/do/mend', { revision: 5 })
    expect((await values(planner, '2024'))['standing-lit']).toBe('301.3')
  })
})
